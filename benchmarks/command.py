"""The command: three races (stages, extractors, date finders), then each subject in a process of its own."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from rich.console import Console

from benchmarks.alone import SUBJECTS
from benchmarks.machine import ROOT, commit, this_machine
from benchmarks.peers import Absent, DatePeer, ExtractorPeer, date_finders, extractors
from benchmarks.race import Laps, race
from benchmarks.report import Alone, Race, Row, Run, print_run, today, write_run
from benchmarks.subjects import (
    GoldArticle,
    body_figures,
    dated,
    extractor_runners,
    gold_articles,
    stage_runners,
    time_figures,
    time_runners,
)
from evaluation.sets import VARIABLE, outside_folder, page_sets
from evaluation.story_measures import GoldError
from khabar import __version__

#: Columns where the output is no terminal: every table fits.
WIDTH = 140


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmarks. Returns the exit status: 0, or 2 where there are no pages to run on."""
    asked = _parser().parse_args(arguments)
    errors = Console(stderr=True)
    try:
        articles = gold_articles(page_sets(outside_folder(asked.gold)))
    except GoldError as error:
        errors.print(f"benchmarks: {error}", style="red")
        return 2
    if not articles:
        errors.print("benchmarks: no pages found", style="red")
        return 2
    run = measure(articles, asked.rounds, errors)
    print_run(Console(width=None if sys.stdout.isatty() else WIDTH), run)
    if asked.write:
        errors.print(f"written to {write_run(run)}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="rounds that count, each subject once a round")
    parser.add_argument("--write", action="store_true", help="keep the figures in benchmarks/results/")
    parser.add_argument(
        "--gold",
        type=Path,
        metavar="FOLDER",
        help=f"a folder of gold beside the checkout (or set {VARIABLE})",
    )
    return parser


def measure(articles: Sequence[GoldArticle], rounds: int, progress: Console) -> Run:
    """All races and processes over the pages of the gold."""
    peers, finders = list(extractors()), list(date_finders())
    absent = [f"{one.name} ({one.reason})" for one in (*peers, *finders) if isinstance(one, Absent)]
    with progress.status("timing the stages"):
        races = [_stages(articles, rounds)]
    with progress.status("timing the extractors"):
        races.append(_extractors(articles, [one for one in peers if not isinstance(one, Absent)], rounds))
    with progress.status("timing the date finders"):
        races.append(_dates(articles, [one for one in finders if not isinstance(one, Absent)], rounds))
    missing = {one.name for one in (*peers, *finders) if isinstance(one, Absent)}
    with progress.status("starting processes"):
        alone = [in_process(name, articles, rounds) for name in SUBJECTS if name not in missing]
    return Run(today(), commit(), __version__, this_machine(), rounds, races, alone, absent)


def _stages(articles: Sequence[GoldArticle], rounds: int) -> Race:
    runners, words = stage_runners([one.page for one in articles])
    laps = race(runners, rounds)
    rows = [_row(name, None, lap, len(articles), words=words) for name, lap in laps.items()]
    remark = "words are those of the articles; «whole» is a page through every stage up to statements"
    return Race("stages of khabar", len(articles), rows, remark)


def _extractors(articles: Sequence[GoldArticle], peers: Sequence[ExtractorPeer], rounds: int) -> Race:
    html = [one for one in articles if one.page.media_type == "text/html" and one.gold.headline]
    laps = race(extractor_runners([one.page for one in html], peers), rounds)
    figures = body_figures(html, peers)
    versions = {peer.name: peer.version for peer in peers}
    rows = []
    for name, lap in laps.items():
        one = figures[name]
        right = {"body F1": one.score, "P": one.precision or 0.0, "R": one.recall or 0.0}
        rows.append(_row(name, versions.get(name), lap, len(html), right=right))
    remark = (
        "ours reads headline, captions, author, dateline and date in the same pass; it was developed on these "
        "pages and the peers were not, so its F1 is what to expect at best"
    )
    return Race("HTML to text", len(html), rows, remark)


def _dates(articles: Sequence[GoldArticle], peers: Sequence[DatePeer], rounds: int) -> Race:
    texts = dated(articles)
    laps = race(time_runners(texts, peers), rounds)
    figures = time_figures(texts, peers)
    versions = {peer.name: peer.version for peer in peers}
    words = sum(len(one.text.split()) for one in texts)
    rows = []
    for name, lap in laps.items():
        right = {f"{one.measure} F1": one.score for one in figures[name]}
        rows.append(_row(name, versions.get(name), lap, len(texts), words=words, right=right))
    remark = (
        "a date finder gives days only, so months, durations and vague times count against it; ours was "
        "developed on these texts"
    )
    return Race("times in text", len(texts), rows, remark)


def _row(
    name: str,
    version: str | None,
    laps: Laps,
    pages: int,
    *,
    words: int | None = None,
    right: dict[str, float] | None = None,
) -> Row:
    return Row(name, version, laps.rate(pages), laps.rate(words) if words else None, right or {})


def in_process(name: str, articles: Sequence[GoldArticle], rounds: int) -> Alone:
    """Start a fresh process for the subject `rounds` times over the pages it takes; the median of each figure."""
    _, suffix = SUBJECTS[name]
    paths = [one.page.path for one in articles if Path(one.page.path).suffix == suffix]
    found = []
    for _ in range(rounds):
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.alone", name, *paths],
            cwd=ROOT,
            check=True,
            capture_output=True,
            text=True,
        )
        found.append(json.loads(done.stdout))
    return Alone(
        name,
        len(paths),
        median(one["import"] for one in found),
        median(one["first"] for one in found),
        median(one["peak"] for one in found),
    )
