"""Whole pages, each in the manner of some part of the Arab press, against what a reader would take from them.

The pages lie in `pages/`, written for this test. `expected.json` says for each what it holds; where a change of the stage
changes a page, read the page before you change the expectation.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from khabar.extract import Extract
from khabar.pages import open_pages
from khabar.records import Article, Page

HERE = Path(__file__).parent
EXPECTED: dict[str, dict[str, Any]] = json.loads((HERE / "expected.json").read_text(encoding="utf-8"))


def page(name: str) -> Page:
    (found,) = open_pages([HERE / "pages" / name])
    assert isinstance(found, Page)
    return found


def read(name: str) -> Article:
    (article,) = Extract().run([page(name)])
    assert isinstance(article, Article)
    return article


def shown(article: Article) -> dict[str, Any]:
    """What a page's expectation says, of an article."""
    published = article.published
    return {
        "problem": article.problem,
        "outlet": [article.outlet.name, article.outlet.domain],
        "parts": [[part.role, article.text[part.start : part.end]] for part in article.paragraphs],
        "captions": list(article.captions),
        "author": list(article.author),
        "dateline": [article.dateline.place, article.dateline.agency],
        "published": [published.value, published.basis, *published.evidence] if published else None,
    }


def test_every_page_has_its_expectation() -> None:
    assert sorted(EXPECTED) == sorted(path.name for path in (HERE / "pages").iterdir() if path.is_file())


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_the_page_gives_what_a_reader_takes_from_it(name: str) -> None:
    assert shown(read(name)) == EXPECTED[name]


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_paragraphs_are_the_whole_text_and_start_with_the_headline(name: str) -> None:
    article = read(name)
    parts = [article.text[part.start : part.end] for part in article.paragraphs]
    assert "\n\n".join(parts) == article.text
    assert all(part and part == part.strip() for part in parts)
    if article.headline:
        assert parts[0] == article.headline and article.paragraphs[0].role == "headline"


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_explain_takes_the_same_decisions_as_run(name: str) -> None:
    lines = Extract().explain(page(name))
    article = read(name)
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    assert all(line.reason for line in lines)
    body = [line.text for line in lines if line.role in {"body", "subheading"}]
    told = [article.text[part.start : part.end] for part in article.paragraphs if part.role != "headline"]
    assert body == told
