"""Pages that hold no article are refused, each with its kind; pages that look like them and hold one are read.

`pages/problems/*.pages` hold the cases in few marks (`page_maker.py`), each read as HTML and as flattened text;
`pages/problems/whole/` holds pages in full, named after their kind.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from khabar.arabic.tables import read_table
from khabar.extract import Extract
from khabar.extract.problem import KINDS
from khabar.pages import open_pages
from khabar.records import Article, Page
from tests.extract.page_maker import FOLDER, as_html, as_text, cases

WHOLE = sorted((FOLDER / "whole").iterdir())
#: Pages that nothing but the sense of the words could tell, and that are read wrongly today.
KNOWN = {
    ("front-author-sy", "text/plain"),
    ("front-opinion-page-lb", "text/plain"),
    ("site-editing-rules", "text/html"),
    ("site-editing-rules", "text/plain"),
    ("forum-plain", "text/html"),
    ("forum-plain", "text/plain"),
}
#: Of the refused pages, how many have the right kind.
_LEAST_KINDS = 0.97


def read(name: str, text: str, media_type: str) -> Article:
    (article,) = Extract().run([Page(name, text.encode(), media_type)])
    assert isinstance(article, Article)
    return article


def kind(article: Article) -> str:
    return article.problem.split(":")[0] if article.problem else "article"


def readings(name: str) -> list[tuple[str, str, str, Article]]:
    """Each case of a file twice: its name, the form, the kind that is right, what was read."""
    found = []
    for case in cases(name):
        for media_type, made in (("text/html", as_html(case)), ("text/plain", as_text(case))):
            found.append((case.name, media_type, case.kind, read(case.name, made, media_type)))
    return found


def test_pages_without_an_article_are_refused() -> None:
    found = readings("refused.pages")
    missed = {(name, form) for name, form, _, article in found if not article.problem}
    assert missed == KNOWN, f"recall {1 - len(missed) / len(found):.3f} of {len(found)}: {sorted(missed)}"


def test_the_kind_is_the_right_one() -> None:
    found = [entry for entry in readings("refused.pages") if entry[3].problem]
    wrong = [(name, form, right, a.problem) for name, form, right, a in found if kind(a) != right]
    assert len(wrong) <= (1 - _LEAST_KINDS) * len(found), f"{len(wrong)} of {len(found)}: {wrong}"


def test_articles_that_look_like_such_pages_are_read() -> None:
    found = readings("articles.pages")
    refused = {(name, form): a.problem for name, form, _, a in found if a.problem}
    assert not refused, f"{len(refused)} of {len(found)} refused: {refused}"


@pytest.mark.parametrize("path", WHOLE, ids=[path.name for path in WHOLE])
def test_whole_pages(path: Path) -> None:
    (page,) = open_pages([path])
    assert isinstance(page, Page)
    (article,) = Extract().run([page])
    assert isinstance(article, Article)
    assert kind(article) == path.name.split(".")[0].replace("-", " "), article.problem


@pytest.mark.parametrize("name", ["refused.pages", "articles.pages"])
def test_a_problem_begins_with_a_kind_and_leaves_nothing_else(name: str) -> None:
    for _, _, _, article in readings(name):
        if article.problem:
            assert kind(article) in KINDS and article.problem.startswith(f"{kind(article)}: ")
            assert (article.headline, article.text, article.author) == (None, "", ())
            assert (article.paragraphs, article.captions, article.published) == ((), (), None)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "not a page: PDF"),
        (b"\x89PNG\r\n\x1a\n", "not a page: a picture"),
        (b"PK\x03\x04\x14\x00", "not a page: an archive"),
        (b'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"></feed>', "not a page: a feed"),
        (b'[{"id": 1, "title": "a"}]', "not a page: an answer for programs"),
        (b'<meta http-equiv="refresh" content="0; url=/new">', "redirect: the page has moved"),
    ],
)
def test_files_that_are_no_page(content: bytes, problem: str) -> None:
    (article,) = Extract().run([Page("x", content, "text/html")])
    assert isinstance(article, Article) and article.problem == problem


def test_the_files_hold_enough_of_each() -> None:
    refused, articles = cases("refused.pages"), cases("articles.pages")
    assert len(refused) >= 60 and len(articles) >= 40
    assert {case.kind for case in refused} == set(KINDS) - {"no text"}


def test_the_table_of_notices_says_only_what_the_code_knows() -> None:
    rows = read_table("khabar.extract", "notices.tsv")
    assert {row["where"] for row in rows} == {"any", "head", "title", "says", "mark", "opens", "self", "sign"}
    assert {row["kind"] for row in rows} <= set(KINDS)
    assert len({(row["phrase"], row["where"], row["kind"]) for row in rows}) == len(rows)


def test_the_docs_name_every_kind() -> None:
    docs = Path(__file__).parents[2] / "docs" / "reference" / "records.md"
    (row,) = (
        line for line in docs.read_text(encoding="utf-8").splitlines() if line.startswith("| `problem`")
    )
    assert [name for name in KINDS if f"`{name}`" not in row] == []
