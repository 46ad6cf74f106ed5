"""The library as a user calls it."""

from __future__ import annotations

from pathlib import Path

import pytest

import khabar
from khabar.errors import PageError
from khabar.records import Page
from tests.conftest import FLAT


def test_all_that_is_named_can_be_imported() -> None:
    assert sorted(khabar.__all__) == khabar.__all__
    for name in khabar.__all__:
        assert getattr(khabar, name) is not None


def test_one_page_by_path_and_in_memory(flat_page: Path) -> None:
    by_path = khabar.read(flat_page)
    in_memory = khabar.read(Page(path=str(flat_page), content=FLAT.encode(), media_type="text/plain"))
    assert by_path == in_memory
    assert by_path.statements and by_path.times and by_path.mentions


def test_what_cannot_be_read_raises_with_the_path(tmp_path: Path) -> None:
    with pytest.raises(PageError, match=r"nowhere\.html"):
        khabar.read(tmp_path / "nowhere.html")


def test_several_pages_are_for_read_all(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(FLAT, encoding="utf-8")
    with pytest.raises(PageError, match="several"):
        khabar.read(tmp_path)
    assert len(list(khabar.Reader().read_all([tmp_path]))) == 2


def test_a_failure_stands_in_its_place(flat_page: Path, tmp_path: Path) -> None:
    found = list(khabar.Reader().read_all([flat_page, tmp_path / "nowhere.txt", flat_page]))
    assert [type(one) for one in found] == [khabar.Article, khabar.Failure, khabar.Article]


def test_stories_do_not_depend_on_the_order(tmp_path: Path) -> None:
    other = FLAT.replace("سامر العلي", "سامر علي العلي").replace("10:15", "11:20")
    for name, text in (("a.txt", FLAT), ("b.txt", other)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    articles = [one for one in khabar.Reader().read_all([tmp_path]) if isinstance(one, khabar.Article)]
    assert khabar.stories(articles) == khabar.stories(reversed(articles))


def test_every_span_is_the_thing_itself(flat_page: Path) -> None:
    article = khabar.read(flat_page)
    for statement in article.statements:
        assert article.text[statement.start : statement.end] == statement.content
    forms = {entity.id: entity.forms for entity in article.entities}
    for mention in article.mentions:
        assert article.text[mention.start : mention.end] in forms[mention.entity]
    for time in article.times:
        assert article.text[time.start : time.end].strip() == article.text[time.start : time.end] != ""
