"""The measures of one page on records whose figures can be counted by hand."""

from __future__ import annotations

import doctest
from dataclasses import replace

import pytest

from evaluation import floors, sheet, words
from evaluation.page_parts import PARTS, compare
from evaluation.sheet import Figure, Sheet
from khabar.records import Article, Dateline, Entity, Holder, Mention, PageRef, Published, Time
from tests.evaluation.records import FIRST, SECOND, article, span, without_last_paragraph

ALL = frozenset(PARTS)


def measured(found: Article, wanted: Article, held: frozenset[str] = ALL) -> Sheet:
    """The sheet of one page."""
    filled = Sheet()
    filled.add("bridge.html", compare(found, wanted, held))
    return filled


def figure(found: Sheet, measure: str) -> Figure:
    """One figure of a sheet."""
    (one,) = (one for one in found.figures() if one.measure == measure)
    return one


@pytest.mark.parametrize("module", [words, sheet, floors])
def test_examples_in_the_docstrings(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


def test_a_record_against_itself_is_perfect_and_has_no_miss() -> None:
    filled = measured(article(), article())
    assert {one.score for one in filled.figures()} == {1.0}
    assert filled.misses == []


def test_a_page_without_a_record_has_no_recall() -> None:
    filled = measured(Article(id="bridge", page=PageRef(path="bridge.html")), article())
    for name in ("headline", "body.shingle4", "mentions", "times.found", "statement.content", "published"):
        assert figure(filled, name).score == 0.0, name
    assert {miss.kind for _, miss in filled.misses} == {"missed", "missed cue", "wrong value"}


def test_a_lost_paragraph_costs_recall_only() -> None:
    filled = measured(without_last_paragraph(), article())
    names = figure(filled, "mentions")
    assert (names.precision, names.support) == (1.0, 3)
    assert names.recall == pytest.approx(1 / 3)
    assert figure(filled, "statement.content").recall == 0.5
    assert figure(filled, "body.shingle4").precision == 1.0
    missed = [miss for _, miss in filled.misses if miss.measure == "body.shingle4"]
    assert [(miss.kind, miss.wanted) for miss in missed] == [("missed", SECOND)]


def test_parts_that_nobody_annotated_are_not_measured() -> None:
    filled = measured(article(), article(), frozenset({"headline", "times"}))
    assert [one.measure for one in filled.figures()] == ["headline", "times.found", "times.resolved"]


def test_a_wrong_value_is_found_but_not_resolved() -> None:
    whole = article()
    filled = measured(
        replace(whole, times=(replace(whole.times[0], value="2026-03-01"), whole.times[1])), whole
    )
    assert figure(filled, "times.found").score == 1.0
    assert figure(filled, "times.resolved").score == 0.5
    ((page, miss),) = filled.misses
    assert (page, miss.kind, miss.sentence) == ("bridge.html", "wrong value", FIRST)
    assert (miss.wanted, miss.found) == ("امس الاثنين = 2026-03-02", "امس الاثنين = 2026-03-01")


def test_a_short_span_is_told_apart_from_a_miss_and_a_stray() -> None:
    whole = article()
    short = Time(*span("أمس"), "DATE", "2026-03-02")
    filled = measured(replace(whole, times=(short, whole.times[1])), whole)
    assert [(miss.measure, miss.kind) for _, miss in filled.misses] == [("times.found", "wrong span")]


def test_kinds_of_misses_of_names() -> None:
    whole = article()
    typed = replace(whole.mentions[0], type="organisation")
    stray = Mention(*span("الجسر", len(whole.headline or "")), "place", "l1")
    found = replace(
        whole,
        mentions=(typed, stray, whole.mentions[1]),
        entities=(*whole.entities, Entity("l1", "الجسر", "place", ("الجسر",))),
    )
    filled = measured(found, whole)
    kinds = {(miss.measure, miss.kind) for _, miss in filled.misses if miss.measure.startswith("mentions")}
    assert kinds == {
        ("mentions.person", "wrong type"),
        ("mentions.person", "missed"),
        ("mentions.place", "spurious"),
    }
    assert figure(filled, "mentions").score == pytest.approx(1 / 3)


def test_a_name_that_leads_to_another_entity() -> None:
    whole = article()
    merged = replace(whole, mentions=(*whole.mentions[:2], replace(whole.mentions[2], entity="p1")))
    filled = measured(merged, whole)
    assert figure(filled, "entities.linked").score == pytest.approx(2 / 3)
    ((_, miss),) = filled.misses
    assert (miss.kind, miss.wanted, miss.found) == ("wrong value", "نادر → نادر", "نادر → ياسر الحلو")


def test_speakers_are_the_same_under_a_title_and_through_their_entity() -> None:
    whole = article()
    titled = replace(whole.statements[1], speaker=Holder(None, "المهندس نادر"))
    filled = measured(replace(whole, statements=(whole.statements[0], titled)), whole)
    assert figure(filled, "statement.speaker").score == 1.0
    other = replace(whole.statements[1], speaker=Holder(None, "مصدر أمني"))
    filled = measured(replace(whole, statements=(whole.statements[0], other)), whole)
    assert figure(filled, "statement.speaker").score == 0.5
    ((_, miss),) = filled.misses
    assert (miss.kind, miss.wanted, miss.found, miss.sentence) == (
        "wrong speaker",
        "نادر",
        "مصدر أمني",
        SECOND,
    )


def test_fields_and_chains_of_statements() -> None:
    whole = article()
    first = replace(whole.statements[0], cue=None, venue="في الميدان", time="2026-03-01")
    second = replace(whole.statements[1], via=(), kind="indirect")
    filled = measured(replace(whole, statements=(first, second)), whole)
    kinds = {(miss.measure, miss.kind) for _, miss in filled.misses}
    assert kinds == {
        ("statement.cue", "missed"),
        ("statement.venue", "spurious"),
        ("statement.time", "wrong value"),
        ("statement.via", "wrong chain"),
        ("statement.kind", "wrong value"),
    }


def test_words_that_begin_or_end_wrongly_are_told_apart() -> None:
    whole = article()
    first, second = whole.statements
    cut = replace(second, content=" ".join(second.content.split()[1:]))
    filled = measured(replace(whole, statements=(first, cut)), whole)
    assert [(miss.measure, miss.kind) for _, miss in filled.misses] == [("statement.edges", "wrong start")]
    long = replace(second, content=second.content + " مساء أمس")
    filled = measured(replace(whole, statements=(first, long)), whole)
    assert [(miss.measure, miss.kind) for _, miss in filled.misses] == [("statement.edges", "wrong end")]


def test_the_day_is_compared_at_the_precision_of_the_gold() -> None:
    whole = article()
    same_day = replace(whole, published=Published("2026-03-03", "day", "page"))
    assert figure(measured(same_day, whole), "published").score == 1.0
    month = replace(whole, published=Published("2026-03", "month", "text"))
    assert figure(measured(whole, month), "published").score == 1.0
    nothing = replace(whole, published=None)
    assert figure(measured(nothing, whole), "published").recall == 0.0
    assert "published" not in {one.measure for one in measured(nothing, nothing).figures()}


def test_head_of_the_report_and_credits() -> None:
    whole = article()
    found = replace(whole, dateline=Dateline(place="طنطا"), captions=(), author=("هالة سليم", "وكالات"))
    filled = measured(found, whole)
    kinds = {(miss.measure, miss.kind) for _, miss in filled.misses}
    assert kinds == {
        ("dateline.place", "wrong value"),
        ("dateline.agency", "missed"),
        ("captions", "missed"),
        ("author", "spurious"),
    }
    assert figure(filled, "author").precision == 0.5


def test_a_paragraph_cut_short_is_told_apart_from_a_lost_one() -> None:
    whole = article()
    last = whole.paragraphs[2]
    cut = replace(whole, paragraphs=(*whole.paragraphs[:2], replace(last, end=last.end - 8)))
    misses = [miss for _, miss in measured(cut, whole, frozenset({"text"})).misses]
    assert [(miss.kind, miss.wanted) for miss in misses] == [("wrong span", SECOND)]
