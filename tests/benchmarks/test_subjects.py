"""The subjects do what their names say, peers where they are installed."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from benchmarks.machine import ROOT
from benchmarks.peers import Absent, DatePeer, ExtractorPeer, date_finders, extractors
from benchmarks.subjects import GoldArticle, body_figures, dated, stage_runners, time_figures, written
from evaluation.page_parts import PARTS
from khabar.records import Page
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


def test_a_headline_in_front_of_the_body_is_no_fault_of_a_peer() -> None:
    perfect = ExtractorPeer("peer", "1", lambda page: f"{HEADLINE}\n{FIRST}\n{SECOND}")
    half = ExtractorPeer("half", "1", lambda page: FIRST)
    figures = body_figures([GOLD], [perfect, half])
    assert figures["peer"].score == 1.0
    assert figures["half"].precision == 1.0 and (figures["half"].recall or 0) < 1.0


def test_a_date_finder_is_told_the_day_and_measured_on_what_it_marks() -> None:
    told: list[datetime] = []

    def find(text: str, day: datetime) -> list[tuple[str, str]]:
        told.append(day)
        return [("أمس الاثنين", "2026-03-02"), ("كلمات ليست هنا", "2026-03-02")]

    figures = {one.measure: one for one in time_figures([article()], [DatePeer("peer", "1", find)])["peer"]}
    assert told == [datetime(2026, 3, 3)]
    resolved = figures["times.resolved"]
    assert (resolved.precision, resolved.recall) == (1.0, 0.5)


def test_only_texts_with_times_and_a_known_day_are_used() -> None:
    undated = replace(article(), published=None)
    unmarked = replace(GOLD, held=frozenset({"headline"}))
    assert dated([GOLD, replace(GOLD, gold=undated), unmarked]) == [article()]
    assert written(article()) == datetime(2026, 3, 3)


@pytest.mark.parametrize("name", ["trafilatura", "readability-lxml", "resiliparse"])
def test_a_peer_finds_the_paragraphs(name: str) -> None:
    (peer,) = (one for one in extractors() if one.name == name)
    if isinstance(peer, Absent):
        pytest.skip(f"{name} is not installed here")
    assert "رئيس البلدية ياسر الحلو" in peer.extract(HTML.encode())


def test_the_other_date_finder_answers() -> None:
    (peer,) = date_finders()
    if isinstance(peer, Absent):
        pytest.skip("dateparser is not installed here")
    found = peer.find("وصل الوفد في 5 مارس 2026 إلى العاصمة", datetime(2026, 3, 9))
    assert [day for _, day in found] == ["2026-03-05"]


def test_a_process_of_its_own_says_what_it_took(tmp_path: Path) -> None:
    page = tmp_path / "bridge.html"
    page.write_text(HTML, encoding="utf-8")
    command = [sys.executable, "-m", "benchmarks.alone", "python", str(page)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    figures = json.loads(done.stdout)
    assert figures.keys() == {"import", "first", "peak"}
    assert 1 < figures["peak"] < 100
