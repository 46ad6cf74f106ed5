"""The extractor race, run with tiny peers: what is scored, what is timed, and what happens to one that fails."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from benchmarks.extraction import Cold, Slowest, Watch, body_scores, measure_set, score
from benchmarks.extractors import EXTRACTORS, Absent, Extractor, Reading, load
from benchmarks.machine import ROOT
from benchmarks.pages import HtmlPage, HtmlSet, folder_pages, html_sets
from evaluation.page_parts import PARTS
from evaluation.sets import GoldPage, PageSet
from evaluation.story_measures import GoldError
from khabar.records import Page, Published
from tests.evaluation.records import FIRST, HEADLINE, SECOND, article

HTML = f"""<html lang="ar"><head><title>{HEADLINE}</title></head><body><nav><a href="/">الرئيسية</a></nav>
<article><h1>{HEADLINE}</h1><p>{FIRST}</p><p>{SECOND}</p></article><footer>جميع الحقوق محفوظة</footer></body></html>"""
PAGE = HtmlPage(Page("pages/bridge.html", HTML.encode(), "text/html"), article(), frozenset(PARTS))
WHOLE = Reading(f"{HEADLINE}\n{FIRST}\n{SECOND}", HEADLINE, "2026-03-03T23:00+03:00")


def peer(reading: Reading, name: str = "peer") -> Extractor:
    return Extractor(name, "1", ("text", "headline", "published"), lambda page: reading)


def test_a_peer_that_finds_everything_is_right_everywhere() -> None:
    """A headline in front of the body is no fault of a peer, nor are the hours."""
    found = score([PAGE], peer(WHOLE))
    assert found.right == {"body F1": 1, "P": 1, "R": 1, "headline": 1, "day": 1, "wrong day": 0}
    assert (found.empty, found.failed) == (0, 0)


def test_half_a_body_an_ornate_headline_and_a_wrong_day() -> None:
    found = score([PAGE], peer(Reading(FIRST, f"«{HEADLINE}» | الميناء", "2026-03-04")))
    assert found.right["P"] == 1 and found.right["R"] < 1
    assert (found.right["headline"], found.right["day"], found.right["wrong day"]) == (0, 0, 1)


def test_what_a_peer_does_not_give_is_not_measured() -> None:
    dates_only = Extractor("dates", "1", ("published",), lambda page: Reading(published="2026-03-03"))
    assert score([PAGE], dates_only).right == {"day": 1, "wrong day": 0}


def test_what_the_annotator_did_not_write_is_not_measured() -> None:
    assert score([replace(PAGE, held=frozenset({"headline"}))], peer(WHOLE)).right == {"headline": 1}


def test_a_month_is_no_day() -> None:
    vague = replace(article(), published=Published("2026-03", "month", "page"))
    assert "day" not in score([replace(PAGE, gold=vague)], peer(WHOLE)).right


def test_a_peer_that_throws_has_found_nothing() -> None:
    def read(page: bytes) -> Reading:
        raise ValueError("empty document")

    found = score([PAGE], Extractor("fragile", "1", ("text", "published"), read))
    assert (found.failed, found.empty) == (1, 1)
    assert found.right["body F1"] == found.right["day"] == found.right["wrong day"] == 0


def test_a_long_page_weighs_as_much_as_a_short_one() -> None:
    short = article()
    long = replace(short, text=f"{HEADLINE}\n\n{'كلام طويل جدا يتكرر ' * 50}")
    end = len(long.text)
    long = replace(long, paragraphs=(replace(short.paragraphs[1], start=len(HEADLINE) + 2, end=end),))
    assert body_scores([(short, f"{FIRST}\n{SECOND}"), (long, "")])["body F1"] == 0.5


def test_the_set_is_measured_and_thinned_for_the_clock() -> None:
    pages = [replace(PAGE, page=replace(PAGE.page, path=f"{number}.html")) for number in range(10)]
    asked: list[tuple[str, list[str]]] = []

    def start(name: str, paths: Sequence[str]) -> Cold:
        asked.append((name, list(paths)))
        return Cold(0.1, Slowest(paths[0], 9.0), 30.0)

    found = measure_set(HtmlSet("ten", pages), [peer(WHOLE), peer(Reading(), "none")], 1, 4, start)
    assert (found.name, found.scored, found.dated, found.timed) == ("ten", 10, 10, 4)
    (_, timed), (_, again) = asked
    assert [name for name, _ in asked] == ["peer", "none"] and timed == again
    assert len(set(timed)) == 4 and timed == sorted(timed)
    first, second = found.entrants
    assert first.right["body F1"] == 1 and second.right["body F1"] == 0
    assert second.empty == 10 and first.pages.median > 0 and first.cold is not None


def test_the_slowest_page_is_that_of_the_medians_once_warm() -> None:
    watch = Watch(peer(WHOLE), [PAGE, replace(PAGE, page=replace(PAGE.page, path="slow.html"))])
    watch.laps = [[9.0, 9.0], [0.001, 0.004], [0.001, 0.005], [0.5, 0.003]]
    assert watch.slowest() == Slowest("slow.html", 4.0)


def brought(folder: Path, **changes: object) -> Path:
    """A folder as a user would bring it."""
    (folder / "bridge.html").write_text(HTML, encoding="utf-8")
    record = {**json.loads(msgspec.json.encode(article())), **changes}
    (folder / "bridge.json").write_text(json.dumps(record), encoding="utf-8")
    (folder / "without-gold.html").write_text(HTML, encoding="utf-8")
    return folder


def test_pages_of_a_folder_with_their_gold(tmp_path: Path) -> None:
    (page,) = folder_pages(brought(tmp_path, annotated=["headline", "text"]))
    assert Path(page.page.path).name == "bridge.html"
    assert page.gold.headline == HEADLINE and page.held == {"headline", "text"}


def test_a_folder_without_gold_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="no NAME"):
        folder_pages(tmp_path)
    with pytest.raises(GoldError, match="not an article record"):
        folder_pages(brought(tmp_path, schema="khabar/story/1"))


def test_a_page_without_an_article_does_not_run(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="no NAME"):
        folder_pages(brought(tmp_path, headline=None))


def test_sets_with_html_run_and_others_do_not(tmp_path: Path) -> None:
    brought(tmp_path)
    (tmp_path / "flat.txt").write_text(FIRST, encoding="utf-8")
    gold = GoldPage(article(), frozenset(PARTS))
    html = PageSet("html", {"bridge.html": gold}, (tmp_path / "bridge.html",), ())
    flat = PageSet("flat", {"flat.txt": gold}, (tmp_path / "flat.txt",), ())
    found = html_sets([html, flat], [tmp_path])
    assert [one.name for one in found] == ["html", tmp_path.name]
    assert [len(one.pages) for one in found] == [1, 1]


@pytest.mark.parametrize("name", EXTRACTORS)
def test_an_extractor_gives_what_it_says(name: str) -> None:
    """Ours always, peers where they are installed."""
    found = load(name)
    if isinstance(found, Absent):
        pytest.skip(f"{name} is not installed here")
    reading = found.attempt(HTML.encode())
    assert reading is not None and found.version
    if "headline" in found.gives:
        assert reading.headline == HEADLINE
    if "text" in found.gives and "jusText" not in name:  # which keeps nothing of so short a page
        assert reading.text is not None and FIRST in reading.text


def test_the_races_run_without_a_network() -> None:
    code = (
        "import socket; from benchmarks.offline import refuse_network; refuse_network();"
        "socket.create_connection(('127.0.0.1', 9))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False, capture_output=True, text=True)
    assert done.returncode == 1 and "without a network" in done.stderr
