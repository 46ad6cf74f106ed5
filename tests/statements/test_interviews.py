"""Answers of an interview are statements of the person interviewed."""

import json

import pytest

from khabar import Reader
from khabar.records import Article, Page

FRONT = "هدى سالم في حوار مع «المرفأ»: المسرح لا يموت", "التقت «المرفأ» المخرجة هدى سالم في مكتبها بتونس."
TURNS = (
    "* كيف بدأت الفكرة؟",
    "- بدأت من رسالة قديمة وجدتها في بيت جدي.",
    "* ومتى يعرض العمل؟",
    "- في الخريف. قال لي مدير المهرجان سامي الحداد إن القاعة جاهزة.",
    "* هل تخشين النقد؟",
    "- أبدا، فالنقد يعلم.",
)


def _read(headline: str, *paragraphs: str) -> Article:
    line = json.dumps({"headline": headline, "text": "\n".join(paragraphs)}, ensure_ascii=False)
    return Reader().read(Page("interview.jsonl", line.encode(), "application/x-ndjson"))


def test_answers_are_statements_of_the_guest() -> None:
    article = _read(*FRONT, *TURNS)
    said = [one.content for one in article.statements if one.cue is None and one.start > len(FRONT[0])]
    assert said == [
        "بدأت من رسالة قديمة وجدتها في بيت جدي",
        "في الخريف. قال لي مدير المهرجان سامي الحداد إن القاعة جاهزة",
        "أبدا، فالنقد يعلم",
    ]
    assert all(
        one.speaker and one.speaker.text == "هدى سالم" for one in article.statements if one.content in said
    )


def test_speech_inside_an_answer_came_through_the_guest() -> None:
    (inner,) = (one for one in _read(*FRONT, *TURNS).statements if one.content == "القاعة جاهزة")
    assert inner.speaker and inner.speaker.text == "سامي الحداد"
    assert [link.text for link in inner.via] == ["هدى سالم"]


@pytest.mark.parametrize(
    "paragraphs",
    [
        (FRONT[1], *TURNS[:4]),  # too few questions
        ("هذا مقال عن المسرح في تونس.", *(turn.lstrip("*- ") for turn in TURNS)),  # questions of a writer
        ("حوار في المسرح.", *TURNS),  # nobody is named
    ],
)
def test_questions_alone_make_no_interview(paragraphs: tuple[str, ...]) -> None:
    article = _read("أسئلة المسرح", *paragraphs)
    assert not [one for one in article.statements if one.cue is None]
