"""Stories and reprints, counted by hand."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from evaluation.story_lines import compare_lines
from evaluation.story_measures import (
    GoldError,
    Verdict,
    cluster_figures,
    cluster_misses,
    found_homes,
    found_verdicts,
    gold_homes,
    gold_verdicts,
    reprint_figures,
    reprint_misses,
)
from khabar.records import (
    Discrepancy,
    Event,
    Outlet,
    Reprint,
    Side,
    Source,
    Span,
    Story,
    StoryArticle,
    StoryFile,
)


def story(name: str, *paths: str, reprints: tuple[Reprint, ...] = ()) -> Story:
    """A story of articles whose ids are their paths with a prefix."""
    articles = tuple(StoryArticle(f"id-{path}", path, Outlet(), None, None) for path in paths)
    return Story(name, name, Span(None, None), articles, reprints=reprints)


def test_one_story_torn_in_two() -> None:
    wanted = {"a": 1, "b": 1, "c": 1, "d": 1, "e": 2}
    found = found_homes(StoryFile(stories=(story("s", "a", "b"), story("t", "c", "d"))), wanted)
    bcubed, pairwise = cluster_figures(found, wanted)
    assert (bcubed.precision, pairwise.precision, pairwise.support) == (1.0, 1.0, 6)
    assert bcubed.recall == pytest.approx((4 * 0.5 + 1) / 5)
    assert pairwise.recall == pytest.approx(2 / 6)
    missed = cluster_misses(found, wanted, {"a": "الجسر", "c": "جسر المدينة"})
    assert [(key, miss.kind, miss.wanted) for key, miss in missed] == [
        ("c", "missed", "الجسر"),
        ("d", "missed", "الجسر"),
    ]


def test_a_stranger_in_a_story() -> None:
    wanted = {"a": 1, "b": 1, "x": 2}
    found = found_homes(StoryFile(stories=(story("s", "a", "b", "x"),)), wanted)
    assert [(key, miss.kind) for key, miss in cluster_misses(found, wanted, {})] == [("x", "spurious")]


def test_an_article_in_two_stories_is_refused() -> None:
    with pytest.raises(GoldError, match="two stories: a"):
        found_homes(StoryFile(stories=(story("s", "a"), story("t", "a"))), {"a": 1})


def test_verdicts_come_from_reprints_then_from_stories() -> None:
    wanted = {
        ("a", "b"): Verdict("reprint", "b"),
        ("c", "a"): Verdict("same_event", "unknown"),
        ("a", "x"): Verdict("adapted", "a"),
    }
    copy = Reprint("id-a", "id-b", "reprint", 0.9, direction="known")
    found = found_verdicts(StoryFile(stories=(story("s", "a", "b", "c", reprints=(copy,)),)), wanted)
    assert found == {
        ("a", "b"): Verdict("reprint", "b"),
        ("c", "a"): Verdict("same_event"),
        ("a", "x"): Verdict("unrelated"),
    }
    figures = {one.measure: one for one in reprint_figures(found, wanted)}
    assert (figures["reprints.related"].precision, figures["reprints.related"].recall) == (1.0, 0.5)
    assert figures["reprints.label"].score == pytest.approx(2 / 3)
    assert figures["reprints.source_side"].score == 0.5
    ((pair, miss),) = reprint_misses(found, wanted, {"a": "الجسر"})
    assert (pair, miss.wanted, miss.found, miss.sentence) == ("a x", "adapted", "unrelated", "الجسر | ")


def test_gold_that_contradicts_itself_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "gold.json"
    path.write_text(json.dumps({"stories": [{"articles": ["a", "b"]}], "negatives": ["a"]}), encoding="utf-8")
    with pytest.raises(GoldError, match="in two places: a"):
        gold_homes(path)
    twice = [{"a": "a", "b": "b", "label": "reprint"}, {"a": "b", "b": "a", "label": "adapted"}]
    path.write_text(json.dumps(twice), encoding="utf-8")
    with pytest.raises(GoldError, match="a pair twice"):
        gold_verdicts(path)
    path.write_text(json.dumps([{"a": "a", "b": "b", "label": "copy"}]), encoding="utf-8")
    with pytest.raises(GoldError, match="label 'copy'"):
        gold_verdicts(path)


def test_gold_of_stories_that_holds_its_reprints_and_lines(tmp_path: Path) -> None:
    path = tmp_path / "stories.json"
    gold = {
        "stories": [
            {
                "title": "الجسر",
                "articles": ["a", "b", "c"],
                "events": [
                    {"date": "2026-03-02", "precision": "day", "title": "وعد بفتح الجسر"},
                    {"date": "2026-04-01", "precision": "day", "title": "فتح الجسر"},
                ],
                "discrepancies": [{"kind": "number", "files": ["a", "b"]}],
                "reprints": [{"a": "c", "b": "a", "label": "reprint", "source_side": "a"}],
            }
        ],
        "singles": ["x"],
    }
    path.write_text(json.dumps(gold), encoding="utf-8")
    assert len(set(gold_homes(path).values())) == 2
    assert gold_verdicts(path) == {
        ("c", "a"): Verdict("reprint", "a"),
        ("a", "b"): Verdict("same_event", "unknown"),
        ("b", "c"): Verdict("same_event", "unknown"),
    }
    sides = tuple(Side(text, Source(f"id-{key}", 0, 1)) for key, text in (("a", "ثلاثون"), ("b", "أربعون")))
    told = replace(
        story("s", "a", "b", "c"),
        events=(Event("e", "2026-03-02", "day", "الجسر", ()), Event("f", "2026-03-09", "day", "الجسر", ())),
        discrepancies=(Discrepancy("number", sides, "عدد العمال"), Discrepancy("date", sides, "يوم الفتح")),
    )
    events, numbers = compare_lines(StoryFile(stories=(told,)), path)
    assert (events.figure.precision, events.figure.recall) == (0.5, 0.5)
    assert [miss.kind for _, miss in events.misses] == ["missed", "spurious"]
    assert (numbers.figure.precision, numbers.figure.recall) == (0.5, 1.0)
    assert [miss.found for _, miss in numbers.misses] == ["date: يوم الفتح"]
    (events, numbers) = compare_lines(StoryFile(), path)
    assert (events.figure.recall, numbers.figure.recall) == (0.0, 0.0)
