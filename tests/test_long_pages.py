"""Pages of any shape are read in time that grows with their length: no page can hang a reader."""

from __future__ import annotations

import json
import time

import pytest

from khabar import Article, Page, Reader

SENTENCE = "قال وزير الخارجية الروسي سيرغي لافروف إن الاتفاق مع سوريا جاهز. وأضاف أن موسكو ستعلن الموعد قريبا، مشيرا إلى موافقة دمشق. "


def seconds(reader: Reader, text: str) -> tuple[float, Article]:
    given = json.dumps(
        {"id": "long", "headline": "خبر طويل", "text": text, "published": "2026-01-28"}
    ).encode()
    begun = time.perf_counter()
    article = reader.read(Page("long", given, "application/x-ndjson"))
    return time.perf_counter() - begun, article


@pytest.mark.parametrize("end", ["", "\n"], ids=["one paragraph", "many paragraphs"])
def test_four_times_the_text_takes_no_more_than_ten_times_the_time(end: str) -> None:
    reader = Reader()
    seconds(reader, SENTENCE)  # tables are loaded once
    short, few = seconds(reader, (SENTENCE + end) * 100)
    long, many = seconds(reader, (SENTENCE + end) * 400)
    assert len(many.statements) >= 3.9 * len(few.statements) > 0
    assert long < 10 * short + 0.5


@pytest.mark.parametrize(
    "run",
    ["12 و" * 3000 + "12 آب", "«" * 5000 + "نعم", "قال إن " * 800, "من 2015 إلى " * 3000, "وبين " * 800],
    ids=["days of a month", "open quotations", "reporting verbs", "years", "conjunctions"],
)
def test_a_line_that_never_ends_is_read(run: str) -> None:
    taken, article = seconds(Reader(), f"اجتمع الوفدان في القاهرة أمس.\nيجتمعون في {run}.")
    assert taken < 20
    assert article.text.endswith(".")
