"""The subjects do what their names say, peers where they are installed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from benchmarks.extractors import Absent
from benchmarks.peers import TimePeer, Written, placed, time_taggers
from benchmarks.processes import alone, cold
from benchmarks.subjects import GoldArticle, dated, stage_runners, time_figures, written
from evaluation.page_parts import PARTS
from khabar.records import Page, Time
from tests.evaluation.records import FIRST, HEADLINE, SECOND, article

HTML = f"""<html lang="ar"><head><title>{HEADLINE}</title></head><body><nav><a href="/">الرئيسية</a></nav>
<article><h1>{HEADLINE}</h1><p>{FIRST}</p><p>{SECOND}</p></article><footer>جميع الحقوق محفوظة</footer></body></html>"""
GOLD = GoldArticle(Page("pages/bridge.html", HTML.encode(), "text/html"), article(), frozenset(PARTS))


def test_every_stage_has_a_runner() -> None:
    runners, words = stage_runners([GOLD.page])
    assert list(runners)[:2] == ["whole", "extract"]
    assert list(runners)[2:] == ["times", "names", "statements", "reprints", "stories"]
    assert words > 10
    for runner in runners.values():
        runner()


def test_a_tagger_is_told_the_day_and_measured_on_what_it_marks() -> None:
    told: list[date] = []

    def tag(texts: Sequence[Written]) -> list[tuple[Time, ...]]:
        told.extend(one.day for one in texts)
        said = [("أمس الاثنين", "DATE", "2026-03-02"), ("كلمات ليست هنا", "DATE", "2026-03-02")]
        return [placed(one.text, said) for one in texts]  # type: ignore[arg-type]

    figures = {one.measure: one for one in time_figures([article()], tag)}
    assert told == [date(2026, 3, 3)]
    resolved = figures["times.resolved"]
    assert (resolved.precision, resolved.recall) == (1.0, 0.5)


def test_only_texts_with_times_and_a_known_day_are_used() -> None:
    undated = replace(article(), published=None)
    unmarked = replace(GOLD, held=frozenset({"headline"}))
    assert dated([GOLD, replace(GOLD, gold=undated), unmarked]) == [article()]
    assert written(article()).day == date(2026, 3, 3)


@pytest.mark.parametrize("peer", [*time_taggers()], ids=lambda peer: peer.name)
def test_the_other_taggers_answer(peer: TimePeer | Absent) -> None:
    if isinstance(peer, Absent):
        pytest.skip(f"{peer.name}: {peer.reason}")
    texts = [
        Written("وصل الوفد في 5 مارس 2026 إلى العاصمة", date(2026, 3, 9)),
        Written("لا شيء", date(2026, 3, 9)),
    ]
    assert [[one.value for one in times] for times in peer.tag(texts)] == [["2026-03-05"], []]


def test_a_process_of_its_own_says_what_it_took(tmp_path: Path) -> None:
    page = tmp_path / "bridge.html"
    page.write_text(HTML, encoding="utf-8")
    figures = alone("python", [str(page)], times=1)
    assert (figures.name, figures.pages) == ("python", 1)
    assert 1 < figures.peak_mib < 100
    ours = cold("khabar extract", [str(page)], times=1)
    assert ours.slowest.page == "bridge.html"
    assert ours.import_seconds > 0 and ours.peak_mib > figures.peak_mib
