"""Where gold lies: the sets of this repository, and those in a folder of gold beside the checkout.

A set of pages is a folder of `*.json`, one article record a page, with `annotated` where only some parts were written.
Its pages lie in `examples/` for our own set; for a set NAME of the folder outside, in `NAME/articles.jsonl` (articles
already extracted) or in `../data/NAME/` seen from that folder. Stories and reprints have a file each.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from evaluation.page_parts import PARTS
from evaluation.story_measures import GoldError
from khabar.records import ARTICLE_SCHEMA, Article

ROOT = Path(__file__).parent.parent
OURS = ROOT / "evaluation" / "gold"
EXAMPLES = ROOT / "examples"
#: Names another folder of gold than `shared/gold` beside the checkout.
VARIABLE = "KHABAR_GOLD"


@dataclass(frozen=True, slots=True)
class GoldPage:
    """What an annotator wrote for one page. `held` names the parts that were written."""

    article: Article
    held: frozenset[str]


@dataclass(frozen=True, slots=True)
class PageSet:
    """Pages with gold. `pages` is keyed by file name; `sources` is what the reader is given."""

    name: str
    pages: Mapping[str, GoldPage]
    sources: tuple[Path, ...]
    files: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class StorySet:
    """Articles with gold on which belong together. `days` are archives of articles, one JSON list each; where there are
    none the reader is given `sources`. `stories` and `reprints` are the gold files, often one and the same; `reprints` is
    `None` where not written."""

    name: str
    stories: Path
    reprints: Path | None
    sources: tuple[Path, ...] = ()
    days: tuple[Path, ...] = ()

    @property
    def files(self) -> tuple[Path, ...]:
        """Every file the figures rest on."""
        gold = {self.stories, self.reprints or self.stories}
        return (*sorted(gold), *self.days, *self.sources)


def outside_folder(named: Path | None = None) -> Path | None:
    """The folder of gold beside the checkout: as named, else by `KHABAR_GOLD`, else `../shared/gold`; `None` where there
    is none. Raises `GoldError` where a folder was named that is not there."""
    asked = named or (Path(os.environ[VARIABLE]) if os.environ.get(VARIABLE) else None)
    if asked is not None and not asked.is_dir():
        raise GoldError(f"{asked}: no such folder of gold")
    beside = asked or ROOT.parent / "shared" / "gold"
    return beside if beside.is_dir() else None


def page_sets(outside: Path | None) -> list[PageSet]:
    """Our own set `examples`, where its gold is written, then every set of pages in the folder outside."""
    sets = []
    ours = _gold_pages(OURS)
    if ours:
        sources = tuple(EXAMPLES / name for name in sorted(ours))
        sets.append(PageSet("examples", ours, sources, _present(OURS.glob("*.json"), sources)))
    for folder in sorted(outside.iterdir()) if outside else ():
        pages = _gold_pages(folder) if folder.is_dir() else {}
        if pages and outside:
            sets.append(_outside_set(folder, pages, outside.parent / "data" / folder.name))
    return sets


def _outside_set(folder: Path, pages: Mapping[str, GoldPage], data: Path) -> PageSet:
    articles = folder / "articles.jsonl"
    sources = (articles,) if articles.is_file() else tuple(data / name for name in sorted(pages))
    return PageSet(folder.name, pages, sources, _present(folder.glob("*.json"), sources))


def story_sets(outside: Path | None) -> list[StorySet]:
    """Stories and reprints of our own set, where written, then those of the folder outside."""
    sets = []
    ours = OURS / "stories.json"
    if ours.is_file():
        sources = tuple(EXAMPLES / name for name in sorted(_gold_pages(OURS)))
        sets.append(StorySet("examples", ours, ours, sources))
    if outside is not None:
        stories, reprints = (outside / name / "dev.json" for name in ("stories", "reprints"))
        days = _days(stories, outside.parent / "data" / "news") if stories.is_file() else ()
        if days:
            sets.append(StorySet("days", stories, reprints if reprints.is_file() else None, days=days))
    return sets


def _days(stories: Path, news: Path) -> tuple[Path, ...]:
    """The archives of the days that the gold of stories names; none where there is no news at all. Raises `GoldError`
    where a day is missing between others."""
    dates: list[str] = json.loads(stories.read_text(encoding="utf-8"))["dates"]
    if not news.is_dir():
        return ()
    found = []
    for date in dates:
        archives = sorted(news.glob(f"*/{date}.zip"))
        if not archives:
            raise GoldError(f"{news}: no archive of {date}")
        found.append(archives[0])
    return tuple(found)


def _gold_pages(folder: Path) -> dict[str, GoldPage]:
    """The article records of a folder, by the file name of their page."""
    pages: dict[str, GoldPage] = {}
    for path in sorted(folder.glob("*.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(record, dict) or record.get("schema") != ARTICLE_SCHEMA:
            continue
        held = frozenset(record.get("annotated", PARTS))
        try:
            article = msgspec.convert({"id": path.stem, **record}, Article)
        except msgspec.ValidationError as error:
            raise GoldError(f"{path}: {error}") from None
        pages[Path(article.page.path).name] = GoldPage(article, held)
    return pages


def _present(gold: Iterable[Path], pages: Iterable[Path]) -> tuple[Path, ...]:
    """Gold and page files, in a fixed order. Raises `GoldError` where a page of the gold is not there."""
    found = list(pages)
    for path in found:
        if not path.is_file():
            raise GoldError(f"{path}: the gold names this page, and it is not there")
    return (*sorted(gold), *found)


def fingerprint(files: Iterable[Path]) -> str:
    """The sha256 of the files with their names: changed gold, or a changed page, is another corpus."""
    digest = hashlib.sha256()
    for path in files:
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        digest.update(f"{path.name} {content}\n".encode())
    return digest.hexdigest()
