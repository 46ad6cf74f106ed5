"""Who said what to whom through whom, read by the whole way up to statements."""

from __future__ import annotations

import json
import time
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from khabar import Article, Page, Reader
from khabar.arabic.folds import fold
from khabar.records import Holder, PageRef, Paragraph, Statement
from khabar.statements.lexicon import nominals, verb_forms

CASES = tomllib.loads((Path(__file__).parent / "cases.toml").read_text(encoding="utf-8"))["case"]


@cache
def reader() -> Reader:
    return Reader()


def read(text: str, headline: str = "خبر من المدينة") -> Article:
    given = {"id": "case", "headline": headline, "text": text, "published": "2026-01-28"}
    return reader().read(Page("case", json.dumps(given).encode(), "application/x-ndjson"))


def names(article: Article, holder: Holder | None) -> set[str]:
    if holder is None:
        return set()
    entity = next((entity for entity in article.entities if entity.id == holder.entity), None)
    return {holder.text} | ({entity.name, *entity.forms} if entity else set())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_case(case: dict[str, Any]) -> None:
    article = read(case["text"])
    assert len(article.statements) == len(case["said"]), article.statements
    for said, expected in zip(article.statements, case["said"], strict=True):
        compare(article, said, expected)


def compare(article: Article, said: Statement, expected: dict[str, Any]) -> None:
    for field in ("cue", "kind", "content", "addressee", "venue", "time", "polarity", "modality"):
        if field in expected:
            assert getattr(said, field) == expected[field], field
    if "speaker" in expected:
        assert expected["speaker"] in names(article, said.speaker)
    if "entity" in expected:
        assert said.speaker is not None and (said.speaker.entity is not None) == expected["entity"]
    if "via" in expected:
        assert len(said.via) == len(expected["via"])
        for link, name in zip(said.via, expected["via"], strict=True):
            assert any(name in shown for shown in names(article, link))
    if expected.get("linked"):
        assert said.via


def test_a_headline_with_a_colon_is_a_statement_without_a_cue() -> None:
    article = read("التقى الرئيس التركي رجب طيب أردوغان وفدا من النواب.", "أردوغان: لن نغلق الحدود")
    said = article.statements[0]
    assert said.cue is None and said.content == "لن نغلق الحدود"
    assert "رجب طيب أردوغان" in names(article, said.speaker)


def test_a_headline_with_a_colon_after_a_thing_is_none() -> None:
    assert read("انهار جزء من الجسر فجرا.", "كارثة الجسر: 12 قتيلا في الوادي").statements == ()


@pytest.mark.parametrize(
    ("headline", "speaker", "content"),
    [
        ("«لن نرحل عن بيوتنا».. أهالي الحي يتحدون القرار", "أهالي الحي", "لن نرحل عن بيوتنا"),
        (
            "«السينما أنقذتني من الحزن»... حوار مع المخرجة سلمى العلي",
            "سلمى العلي",
            "السينما أنقذتني من الحزن",
        ),
        ("الصحة العالمية تحذر من نقص حاد في اللقاحات", "الصحة العالمية", "نقص حاد في اللقاحات"),
    ],
)
def test_headlines_have_no_cue(headline: str, speaker: str, content: str) -> None:
    article = read("قالت المخرجة سلمى العلي إن أهالي الحي باقون.", headline)
    said = article.statements[0]
    assert (said.cue, said.content) == (None, content)
    assert speaker in names(article, said.speaker)


@pytest.mark.parametrize(
    "headline", ["بالصور: احتفالات رأس السنة في الجبل", "«الحوت الأزرق».. فيلم جديد عن البحر"]
)
def test_headlines_of_the_same_form_that_nobody_says(headline: str) -> None:
    assert read("خرج الآلاف إلى الشوارع أمس.", headline).statements == ()


def test_each_statement_has_its_sentence_and_its_rule() -> None:
    article = read("وصل الوفد إلى جدة. وقال الوزير إن الميناء آمن. ثم غادر.")
    (told,) = reader().statements(article)
    assert article.text[told.first : told.after] == "وقال الوزير إن الميناء آمن."
    assert (told.statement, told.rule) == (article.statements[0], "subject after the verb")


def test_a_sentence_of_many_verbs_takes_time_in_proportion() -> None:
    for unit in ("وبين الجيش ", "قال إن ", "وأضاف الوزير أن ", "« “ "):
        spent = []
        for size in (400, 1600):
            article = bare(unit * size)
            begun = time.process_time()
            reader().statements(article)
            spent.append(time.process_time() - begun)
        assert spent[1] < 10 * max(spent[0], 0.05), unit


def bare(text: str) -> Article:
    return Article(id="a", page=PageRef("a.txt"), text=text, paragraphs=(Paragraph(0, len(text), "body"),))


def test_the_span_is_the_content() -> None:
    for case in CASES:
        article = read(case["text"])
        for said in article.statements:
            assert article.text[said.start : said.end] == said.content


@pytest.mark.parametrize(
    "form",
    ["قال", "قالت", "قالوا", "يقول", "تقول", "يقولون", "قائلا", "دعت", "دعوا", "مشيره", "نفت", "اعلنت"],
)
def test_verbs_are_conjugated_by_rule(form: str) -> None:
    assert fold(form) in verb_forms()


def test_the_tables_hold_what_they_promise() -> None:
    assert len({cue.verb for cue in verb_forms().values()}) >= 210
    assert sum(len(found) for found in nominals().values()) >= 40
