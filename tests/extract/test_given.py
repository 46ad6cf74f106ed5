"""Lines of `.jsonl`: what is given is taken as it is."""

from __future__ import annotations

import json
from typing import Any

import pytest

from khabar.extract import Extract
from khabar.records import Article, Failure, Page, PageRef, Published

BODY = "أعلنت البلدية خطة جديدة للنقل في الأحياء القديمة.\n\nمسارات جديدة\nوتشمل الخطة ثلاثة مسارات للحافلات تربط الميناء بوسط المدينة."


def run(**fields: Any) -> Article | Failure:
    (found,) = Extract().run(
        [Page("f.jsonl#1", json.dumps(fields).encode(), "application/x-ndjson", fields.get("url"))]
    )
    return found


def article(**fields: Any) -> Article:
    found = run(**fields)
    assert isinstance(found, Article)
    return found


def test_fields_are_taken_as_given() -> None:
    found = article(
        id="x-1",
        text=BODY,
        headline="خطة للنقل",
        published="2015-08-03",
        outlet="المرفأ",
        url="http://www.marfa.example/1",
    )
    assert found.id == "x-1"
    assert isinstance(found.page, PageRef) and found.page.url == "http://www.marfa.example/1"
    assert (found.outlet.name, found.outlet.domain) == ("المرفأ", "marfa.example")
    assert found.published == Published("2015-08-03", "day", "metadata")
    assert [part.role for part in found.paragraphs] == ["headline", "body", "subheading", "body"]
    assert found.text.startswith("خطة للنقل\n\nأعلنت البلدية")


@pytest.mark.parametrize(
    ("author", "place", "agency", "people"),
    [
        ("لندن: «المرفأ أونلاين»", "لندن", "المرفأ أونلاين", ()),
        ("عواصم - وكالات", "عواصم", "وكالات", ()),
        ("&nbsp;سامي الحداد (جدة)", "جدة", None, ("سامي الحداد",)),
        ("هدى سالم", None, None, ("هدى سالم",)),
    ],
)
def test_the_raw_credit_is_read(
    author: str, place: str | None, agency: str | None, people: tuple[str, ...]
) -> None:
    found = article(text=BODY, author=author, outlet="المرفأ")
    assert (found.dateline.place, found.dateline.agency, found.author) == (place, agency, people)


def test_nothing_is_made_up() -> None:
    found = article(text=BODY)
    assert found.headline is None and found.published is None and found.outlet.name is None
    assert found.paragraphs[0].role == "body" and len(found.id) == 16


def test_no_text_is_a_failure_and_an_empty_one_a_problem() -> None:
    assert isinstance(run(headline="خطة للنقل"), Failure)
    empty = article(text=" \n ")
    assert empty.problem == "empty: a page without text" and empty.text == ""


def test_explain_shows_what_was_given() -> None:
    page = Page("f#1", json.dumps({"text": BODY, "headline": "خطة للنقل"}).encode(), "application/x-ndjson")
    assert [line.role for line in Extract().explain(page)] == ["headline", "body", "subheading", "body"]
