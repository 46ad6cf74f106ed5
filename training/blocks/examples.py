"""Made pages as the model sees them: a row of signs and a row of labels each."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from khabar.arabic.tables import read_table
from khabar.extract.blocks import Block
from khabar.extract.features import features_of
from khabar.extract.headline import title_keys, title_texts
from khabar.extract.html_blocks import html_blocks
from khabar.extract.metadata import Metadata, read_metadata
from khabar.extract.signs import signs_of, told
from khabar.extract.text_blocks import text_blocks
from khabar.pages import decode
from tests.extract import page_maker
from training.blocks.labels import labels_of
from training.pages.articles import Source
from training.pages.flatten import MANNERS, flatten
from training.pages.make import make_pages


@dataclass(frozen=True, slots=True)
class Row:
    """One page in one view (`html` or `flat`): the signs and the label of every block, and the texts for people."""

    page: str
    view: str
    texts: tuple[str, ...]
    signs: list[list[str]]
    labels: list[str]


#: Shares of pages that lose the names of their classes, and their metadata: most of the web has names that say nothing, and
#: much of it has no metadata.
_NAMELESS, _HEADLESS = 0.3, 0.3
_NAMES = re.compile(r"""\s(?:class|id|itemprop|role)=(?:"[^"]*"|'[^']*')""")
_HEAD = re.compile(r"<meta\b[^>]*>|<script\b.*?</script>", re.DOTALL)
_TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)


def _worn(html: str, chance: random.Random) -> str:
    """The page as a site with less care would send it."""
    if chance.random() < _NAMELESS:
        html = _NAMES.sub("", html)
    if chance.random() < _HEADLESS:
        html = _HEAD.sub("", html)
        html = _TITLE.sub("", html) if chance.random() < 0.5 else html
    return html


#: Share of the flattened pages whose body is interrupted once more than its template does.
_INTERRUPTED = 0.5
_TALES = ("", "", "...", " #{tag}", " - {section}", "{section}")


def _interrupted(text: str, gold: dict[str, Any], articles: Sequence[Source], chance: random.Random) -> str:
    """The page with the headlines of other articles between two of its paragraphs, in one of the manners of the press."""
    if chance.random() > _INTERRUPTED:
        return text
    lines = text.split("\n")
    paragraphs = {
        gold["text"][part["start"] : part["end"]] for part in gold["paragraphs"] if part["role"] == "body"
    }
    places = [at for at, line in enumerate(lines) if line.strip() in paragraphs]
    heads = [row["example"] for row in read_table("khabar.extract", "furniture.tsv") if row["kind"] == "also"]
    for _ in range(chance.randint(1, 2)):
        if not places:
            break
        at = chance.choice(places) + 1
        tale = chance.choice(_TALES)
        others = chance.sample(list(articles), chance.randint(1, 4))
        inset = [
            other.headline + tale.format(tag="".join(other.tags[:1]).replace(" ", "_"), section=other.section)
            for other in others
        ]
        if chance.random() < 0.6:
            inset.insert(0, chance.choice(heads).split(":")[0])
        if chance.random() < 0.3:
            inset = [f"{inset[0]}: {inset[-1]}"]
        bullet = chance.choice(("", "", "  • "))
        lines[at:at] = chance.choice(([""], [])) + [bullet + line for line in inset] + [""]
        places = [place for place in places if place < at]
    return "\n".join(lines)


def rows(templates: Sequence[Path], articles: Sequence[Source], each: int, seed: str) -> Iterator[Row]:
    """Every made page twice: as HTML and flattened, the manners of flattening in turn."""
    chance = random.Random(seed)
    for number, made in enumerate(make_pages(templates, articles, each, seed)):
        yield _of_html(made.name, _worn(made.html, chance), made.gold)
        text = flatten(made.html, MANNERS[number % len(MANNERS)])
        yield _row(
            made.name,
            "flat",
            text_blocks(_interrupted(text, made.gold, articles, chance)),
            Metadata(),
            made.gold,
        )


#: What marks a line of a case that is no paragraph.
_CASE_MARKS = frozenset("#+@->$!%*")


def written(folder: Path) -> Iterator[Row]:
    """The pages that were written by hand for the tests, each with what a reader takes from it."""
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    for name, wanted in expected.items():
        text = decode((folder / "pages" / name).read_bytes())
        gold = _as_gold(wanted)
        if name.endswith(".html"):
            yield _of_html(name, text, gold)
        else:
            yield _row(name, "flat", text_blocks(text), Metadata(), gold)


def cases(folder: Path) -> Iterator[Row]:
    """The short cases of the tests for pages that hold an article and pages that hold none, as HTML and as text."""
    for path in sorted((folder / "pages" / "problems").glob("*.pages")):
        for case in page_maker.cases(path.name):
            parts = [["headline", line[2:]] for line in case.lines if line.startswith("# ")]
            for line in case.lines if case.kind == "article" else ():
                if line.startswith("+ "):
                    parts.append(["subheading", line[2:]])
                elif line.startswith("* ") or line[:1] not in _CASE_MARKS:
                    parts.append(["body", line.removeprefix("* ")])
            captions = [line[2:] for line in case.lines if line.startswith("> ")]
            gold = _as_gold(
                {
                    "parts": parts if case.kind == "article" else [],
                    "captions": captions,
                    "author": [],
                    "dateline": [None, None],
                }
            )
            yield _of_html(case.name, page_maker.as_html(case), gold)
            yield _row(case.name, "flat", text_blocks(page_maker.as_text(case)), Metadata(), gold)


def _as_gold(wanted: dict[str, Any]) -> dict[str, Any]:
    text, paragraphs = "", []
    for role, part in wanted["parts"]:
        start = len(text) + 2 if text else 0
        text = f"{text}\n\n{part}" if text else part
        paragraphs.append({"start": start, "end": len(text), "role": role})
    place, agency = wanted["dateline"]
    return {
        "text": text,
        "paragraphs": paragraphs,
        "captions": wanted["captions"],
        "author": wanted["author"],
        "dateline": {"place": place, "agency": agency},
    }


def _of_html(page: str, html: str, gold: dict[str, Any]) -> Row:
    tree = LexborHTMLParser(html)
    metadata = read_metadata(tree)
    return _row(page, "html", html_blocks(tree, title_texts(metadata)), metadata, gold)


def _row(page: str, view: str, blocks: list[Block], metadata: Metadata, gold: dict[str, Any]) -> Row:
    features = features_of(blocks)
    kept = told(blocks, features)
    shown = [blocks[at] for at in kept]
    signs = signs_of(shown, [features[at] for at in kept], title_keys(metadata), metadata.pictures)
    return Row(page, view, tuple(block.text for block in shown), signs, labels_of(shown, gold))
