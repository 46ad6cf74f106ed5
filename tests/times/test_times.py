"""Temporal expressions, found and resolved; half of the trouble is what only looks like one."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.sentences import Case, read_cases, tagged
from khabar.records import Article, PageRef, Paragraph, Published, Time
from khabar.times import Times

CASES = read_cases(Path(__file__).parent / "cases.tsv")


def article(text: str, published: str | None) -> Article:
    precision = "day" if published and len(published) == 10 else "month"
    when = Published(published, precision, "page") if published else None  # type: ignore[arg-type]
    return Article(
        id="a",
        page=PageRef("a.txt"),
        text=text,
        paragraphs=(Paragraph(0, len(text), "body"),),
        published=when,
    )


def times(text: str, published: str | None) -> tuple[Time, ...]:
    (read,) = Times().run([article(text, published)])
    assert isinstance(read, Article)
    return read.times


@pytest.mark.parametrize("case", CASES, ids=[case.article.id for case in CASES])
def test_a_case(case: Case) -> None:
    ((_, found),) = tagged([case])
    text = case.article.text
    assert [(text[t.start : t.end], t.type, t.value) for t in found.times] == [
        (text[t.start : t.end], t.type, t.value) for t in case.article.times
    ]


def test_what_hangs_on_an_unknown_day_is_left_out() -> None:
    text = "وصل اليوم بعد غياب منذ عام 2015."
    assert [text[t.start : t.end] for t in times(text, None)] == ["عام 2015"]


def test_a_month_is_enough_for_a_year_but_not_for_a_day() -> None:
    text = "قال اليوم إن الزيارة جرت في مارس."
    found = {text[t.start : t.end]: t.value for t in times(text, "2024-07")}
    assert found == {"مارس": "2024-03"}


def test_each_time_says_which_rule_read_it() -> None:
    explained = Times().explain_text("غادر أمس بعد يومين.", Published("2026-01-28", "day", "page"))
    assert [one.rules for one in explained] == [("day word", "counted from publication"), ("duration",)]


def test_clitics_stay_out_of_the_span() -> None:
    text = "بين الأحد والثلاثاء"
    assert [text[t.start : t.end] for t in times(text, "2026-01-28")] == ["الأحد", "الثلاثاء"]
