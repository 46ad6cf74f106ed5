"""The command: four races (stages, extractors, taggers of time, recognisers of names), then each subject in a process of its own."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TypeVar

from rich.console import Console

from benchmarks.alone import SUBJECTS
from benchmarks.extraction import measure_set
from benchmarks.extractors import EXTRACTORS, Absent, load
from benchmarks.machine import commit, this_machine
from benchmarks.pages import HtmlSet, html_sets
from benchmarks.peers import TimePeer, time_taggers
from benchmarks.processes import alone, cold
from benchmarks.race import Laps, race
from benchmarks.recognisers import NamePeer, name_figures, recognisers, with_names
from benchmarks.report import Alone, Race, Row, Run, print_run, today, write_run
from benchmarks.subjects import (
    GoldArticle,
    dated,
    gold_articles,
    our_tagger,
    stage_runners,
    time_figures,
    written,
)
from evaluation.made import made_sets
from evaluation.sentences import read_cases
from evaluation.sets import OURS, VARIABLE, outside_folder, page_sets
from evaluation.story_measures import GoldError
from khabar import __version__
from khabar.records import Article

#: Columns where the output is no terminal: every table fits.
WIDTH = 160

Peer = TypeVar("Peer")


#: The races there are.
RACES = ("stages", "extractors", "times", "names")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmarks. Returns the exit status: 0, or 2 where there are no pages to run on."""
    asked = _parser().parse_args(arguments)
    errors = Console(stderr=True)
    try:
        sets = [*page_sets(outside_folder(asked.gold)), *made_sets()]
        field = Field(gold_articles(sets), html_sets(sets, asked.pages))
    except GoldError as error:
        errors.print(f"benchmarks: {error}", style="red")
        return 2
    if not field.articles and not field.sets:
        errors.print("benchmarks: no pages found", style="red")
        return 2
    run = measure(field, asked.only or RACES, asked.rounds, asked.timed, errors)
    print_run(Console(width=None if sys.stdout.isatty() else WIDTH), run)
    if asked.write:
        errors.print(f"written to {write_run(run)}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="rounds that count, each subject once a round")
    parser.add_argument("--only", action="append", choices=RACES, help="this race only; may be given again")
    parser.add_argument(
        "--pages",
        action="append",
        type=Path,
        default=[],
        metavar="FOLDER",
        help="also race the extractors over the NAME.html of this folder, with article records in NAME.json",
    )
    parser.add_argument(
        "--timed",
        type=int,
        default=40,
        help="pages of a set that the extractors are timed on, at most (default: 40)",
    )
    parser.add_argument("--write", action="store_true", help="keep the figures in benchmarks/results/")
    parser.add_argument(
        "--gold",
        type=Path,
        metavar="FOLDER",
        help=f"a folder of gold beside the checkout (or set {VARIABLE})",
    )
    return parser


@dataclass(frozen=True, slots=True)
class Field:
    """What the races run on: every page with gold, and the HTML pages among them with those of other folders, a set each."""

    articles: Sequence[GoldArticle]
    sets: Sequence[HtmlSet]


def measure(field: Field, only: Sequence[str], rounds: int, timed: int, progress: Console) -> Run:
    """The races named in `only`, and the processes that belong to them."""
    races, extractions, processes, absent = [], [], [], []
    if "stages" in only:
        with progress.status("timing the stages"):
            races.append(_stages(field.articles, rounds))
            processes += [_alone(name, field.articles, rounds) for name in ("python", "khabar")]
    if "extractors" in only:
        extractors, missing = _present(map(load, EXTRACTORS))
        absent += missing
        for one in field.sets:
            with progress.status(f"timing the extractors on {one.name}"):
                start = partial(cold, times=rounds)
                extractions.append(measure_set(one, extractors, rounds, timed, start))
    if "times" in only:
        taggers, missing = _present(time_taggers())
        absent += missing
        with progress.status("timing the taggers of time"):
            races.append(_times("times in articles", dated(field.articles), taggers, rounds))
            cases = [case.article for case in read_cases(OURS / "times.tsv")]
            quick = [one for one in taggers if not one.starts]
            races.append(_times("times in sentences", cases, quick, rounds))
            processes += [_alone(one.name, field.articles, rounds) for one in taggers if not one.starts]
    if "names" in only:
        with progress.status("timing the recognisers of names"):
            found, missing = _present(recognisers())
            absent += missing
            races.append(_names(with_names(field.articles), found, rounds))
    return Run(today(), commit(), __version__, this_machine(), rounds, races, processes, absent, extractions)


def _present(peers: Iterable[Peer | Absent]) -> tuple[list[Peer], list[str]]:
    """Those that can run here, and a line for each that cannot."""
    every = list(peers)
    missing = [f"{one.name} ({one.reason})" for one in every if isinstance(one, Absent)]
    return [one for one in every if not isinstance(one, Absent)], missing


def _alone(name: str, articles: Sequence[GoldArticle], rounds: int) -> Alone:
    _, suffix = SUBJECTS[name]
    return alone(name, [one.page.path for one in articles if Path(one.page.path).suffix == suffix], rounds)


def _stages(articles: Sequence[GoldArticle], rounds: int) -> Race:
    runners, words = stage_runners([one.page for one in articles])
    laps = race(runners, rounds)
    rows = [_row(name, None, lap, len(articles), words=words) for name, lap in laps.items()]
    remark = "words are those of the articles; «whole» is a page through every stage up to statements"
    return Race("stages of khabar", len(articles), rows, remark)


def _times(name: str, texts: Sequence[Article], peers: Sequence[TimePeer], rounds: int) -> Race:
    every = (our_tagger(), *peers)
    given = [written(one) for one in texts]
    laps = race({peer.name: partial(peer.tag, given) for peer in every if not peer.starts}, rounds)
    words = sum(len(one.text.split()) for one in texts)
    rows = []
    for peer in every:
        begun = perf_counter()
        figures = time_figures(texts, peer.tag)
        lap = laps.get(peer.name) or Laps((perf_counter() - begun,))
        right = {one.measure.removeprefix("times."): one.score for one in figures}
        rows.append(_row(peer.name, peer.version, lap, len(texts), words=words, right=right))
    remark = (
        "F1: found (words; TempEval's strict match), resolved (words and value), lenient (the two touch). dateparser gives "
        "days only, so months, durations and vague times count against it; HeidelTime takes prepositions into its spans, so "
        "look at lenient, and its rate holds the start of Java for each day of publication; ours was developed on these texts"
    )
    return Race(name, len(texts), rows, remark)


def _names(texts: Sequence[Article], peers: Sequence[NamePeer], rounds: int) -> Race:
    given = [one.text for one in texts]
    laps = race({peer.name: partial(peer.recognise, given) for peer in peers}, rounds)
    words = sum(len(text.split()) for text in given)
    rows = []
    for peer in peers:
        right = {one.measure: one.score for one in name_figures(texts, peer.recognise)}
        rows.append(_row(peer.name, peer.version, laps[peer.name], len(texts), words=words, right=right))
    remark = "F1 by span and type, one core each; ours was developed on these texts"
    return Race("names in articles", len(texts), rows, remark)


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
