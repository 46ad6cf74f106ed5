"""The pages of the extractor race, a set each: HTML with gold, from this repository, from the folder of gold beside the
checkout, and from any folder of `NAME.html` with `NAME.json` beside it."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from evaluation.page_parts import PARTS
from evaluation.sets import PageSet
from evaluation.story_measures import GoldError
from khabar.pages import Limits, open_pages
from khabar.records import ARTICLE_SCHEMA, Article, Page


@dataclass(frozen=True, slots=True)
class HtmlPage:
    """A page with its gold. `held` names the parts that the annotator wrote."""

    page: Page
    gold: Article
    held: frozenset[str]


@dataclass(frozen=True, slots=True)
class HtmlSet:
    """Pages that run together and share a table."""

    name: str
    pages: Sequence[HtmlPage]

    def thinned(self, most: int) -> HtmlSet:
        """At most `most` pages, drawn by lot (always the same lot) and in order: every third page of a set that was made in
        turns would be of one kind."""
        count = len(self.pages)
        drawn = sorted(random.Random(count).sample(range(count), min(most, count)))
        return HtmlSet(self.name, [self.pages[at] for at in drawn])


def html_sets(page_sets: Iterable[PageSet], folders: Iterable[Path]) -> list[HtmlSet]:
    """Every set that holds HTML pages of articles. A page whose gold has no headline holds no article, and is left out."""
    sets = [HtmlSet(one.name, _pages_of(one)) for one in page_sets]
    sets += [HtmlSet(folder.name or str(folder), folder_pages(folder)) for folder in folders]
    return [one for one in sets if one.pages]


def _pages_of(page_set: PageSet) -> list[HtmlPage]:
    found = []
    for page in open_pages(page_set.sources, Limits()):
        gold = page_set.pages.get(Path(page.path).name)
        if isinstance(page, Page) and page.media_type == "text/html" and gold and gold.article.headline:
            found.append(HtmlPage(page, gold.article, gold.held))
    return found


def folder_pages(folder: Path) -> list[HtmlPage]:
    """Every `NAME.html` of the folder that has an article record `NAME.json` beside it. Raises `GoldError` where there is no
    such page, or a record cannot be read."""
    found = []
    for path in sorted(folder.glob("*.html")):
        record = path.with_suffix(".json")
        if record.is_file():
            gold, held = _gold(record)
            if gold.headline:
                found.append(HtmlPage(Page(str(path), path.read_bytes(), "text/html"), gold, held))
    if not found:
        raise GoldError(f"{folder}: no NAME.html with its gold in NAME.json")
    return found


def _gold(path: Path) -> tuple[Article, frozenset[str]]:
    try:
        record = json.loads(path.read_bytes())
        if not isinstance(record, dict) or record.get("schema") != ARTICLE_SCHEMA:
            raise GoldError(f"{path}: not an article record ({ARTICLE_SCHEMA})")
        article = msgspec.convert({"id": path.stem, "page": {"path": path.name}, **record}, Article)
    except (ValueError, msgspec.ValidationError) as error:
        raise GoldError(f"{path}: {error}") from None
    return article, frozenset(record.get("annotated", PARTS))
