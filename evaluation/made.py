"""Made pages as sets with gold: our articles in the templates that are held apart from training, as HTML and as text."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec

from evaluation.sets import ROOT, GoldPage, PageSet
from khabar.records import Article
from training.pages.articles import read_articles
from training.pages.flatten import MANNERS, flatten
from training.pages.make import make_pages
from training.pages.render import HERE, Made

FOLDER = ROOT / "build" / "made"
_EACH = 6


def made_sets(folder: Path = FOLDER) -> list[PageSet]:
    """The sets `made` (HTML) and `made-flat`, their pages written under `folder`; the same pages every time."""
    templates = sorted((HERE / "held").glob("*.html"))
    pages = list(make_pages(templates, read_articles(HERE / "articles"), _EACH))
    return [_set("made", pages, folder / "html"), _set("made-flat", pages, folder / "flat")]


def _set(name: str, pages: list[Made], folder: Path) -> PageSet:
    folder.mkdir(parents=True, exist_ok=True)
    gold: dict[str, GoldPage] = {}
    files: list[Path] = []
    for number, made in enumerate(pages):
        flat = name.endswith("flat")
        path = folder / f"{made.name}.{'txt' if flat else 'html'}"
        text = flatten(made.html, MANNERS[number % len(MANNERS)]) if flat else made.html
        path.write_text(text, encoding="utf-8")
        record = path.with_suffix(".json")
        record.write_text(json.dumps(made.gold, ensure_ascii=False), encoding="utf-8")
        held = frozenset(made.gold["annotated"])
        gold[path.name] = GoldPage(msgspec.convert(made.gold, Article), held)
        files.extend((path, record))
    return PageSet(name, gold, tuple(folder / page for page in sorted(gold)), tuple(sorted(files)))
