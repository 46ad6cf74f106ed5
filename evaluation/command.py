"""The command: run the reader over every set that is here, print, compare with the floors."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console

from evaluation import floors as kept
from evaluation.corpora import Corpus, corpora, measure_names
from evaluation.made import made_sets
from evaluation.page_parts import compare
from evaluation.pairs import measure_pairs
from evaluation.reading import read_apart, read_pages, read_stories
from evaluation.report import print_falls, print_figures, print_misses
from evaluation.sentences import by_kind, lenient, read_cases, tagged
from evaluation.sets import (
    OURS,
    VARIABLE,
    PageSet,
    StorySet,
    fingerprint,
    outside_folder,
    page_sets,
    story_sets,
)
from evaluation.sheet import Figure, Miss, Sheet
from evaluation.speech import by_construction, heard, read_speech
from evaluation.story_lines import compare_lines
from evaluation.story_measures import (
    GoldError,
    cluster_figures,
    cluster_misses,
    found_homes,
    found_verdicts,
    gold_homes,
    gold_verdicts,
    reprint_figures,
    reprint_misses,
)
from khabar.records import Article, PageRef

#: Columns where the output is no terminal: every table fits.
WIDTH = 140


@dataclass(slots=True)
class Measured:
    """One set, measured: its result, its misses, and a line on how the run went. What is not `floored` is for people who
    look for the cause of a miss."""

    result: kept.Result
    misses: list[tuple[str, Miss]] = field(default_factory=list)
    note: str = ""
    floored: bool = True


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the evaluation. Returns the exit status: 0 where every floor holds, 1 where one does not or a page of the gold
    could not be read, 2 where the gold itself is at fault."""
    asked = _parser().parse_args(arguments)
    console = Console(width=None if sys.stdout.isatty() else WIDTH)
    errors = Console(stderr=True)
    try:
        measured = list(_measure(asked, errors))
        floors = kept.read_floors(kept.FLOORS)
    except GoldError as error:
        print(f"evaluation: {error}", file=sys.stderr)
        return 2
    if not measured:
        print(
            "evaluation: no gold found; evaluation/gold is empty and no other folder is here", file=sys.stderr
        )
        return 2
    if asked.errors is not None:
        for one in measured:
            wanted = [pair for pair in one.misses if _asked_for(pair[1].measure, asked.errors)]
            print_misses(console, one.result.name, wanted)
        return 0
    print_figures(
        console, [one.result for one in measured], floors, {one.result.name: one.note for one in measured}
    )
    results = [one.result for one in measured if one.floored]
    if asked.raise_floors:
        floors = kept.raised(results, floors)
        kept.write_floors(floors, kept.FLOORS)
    found = kept.falls(results, floors)
    print_falls(errors, found)
    return 1 if found else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evaluation", description=__doc__)
    parser.add_argument(
        "--errors",
        nargs="?",
        const="",
        metavar="MEASURE",
        help="list each miss with its sentence, by kind; of one measure, or of all that begin so (times, statement)",
    )
    parser.add_argument("--raise-floors", action="store_true", help="write higher floors; none goes down")
    parser.add_argument(
        "--apart",
        action="store_true",
        help="also run each stage on the gold of the stages before it: whose miss is it?",
    )
    parser.add_argument("--only", nargs="+", metavar="SET", default=(), help="these sets only")
    parser.add_argument(
        "--gold",
        type=Path,
        metavar="FOLDER",
        help=f"a folder of gold beside the checkout (or set {VARIABLE})",
    )
    parser.add_argument(
        "--jobs", type=int, default=os.cpu_count() or 1, help="processes that read days of articles"
    )
    return parser


def _measure(asked: argparse.Namespace, progress: Console) -> Iterator[Measured]:
    outside = outside_folder(asked.gold)
    pages = {one.name: one for one in (*page_sets(outside), *made_sets())}
    sentences = OURS / "times.tsv"
    stories = {f"{one.name} stories": one for one in story_sets(outside)}
    words = {one.name: one for one in (corpora(outside.parent / "data" / "ner") if outside else ())}
    named = {*pages, "times", "speech", "pairs", *words, *stories, *(name.split()[0] for name in stories)}
    unknown = set(asked.only) - named
    if unknown:
        known = ", ".join([*pages, "times", "speech", "pairs", *words, *stories])
        raise GoldError(f"no set {', '.join(sorted(unknown))} here; there are {known}")
    for name, page_set in pages.items():
        if not asked.only or name in asked.only:
            with progress.status(f"reading {name}"):
                yield measure_pages(page_set)
                apart = measure_apart(page_set) if asked.apart else None
                if apart is not None and apart.result.figures:
                    yield apart
    if sentences.is_file() and (not asked.only or "times" in asked.only):
        yield from measure_sentences(sentences)
    speech = OURS / "speech.txt"
    if speech.is_file() and (not asked.only or "speech" in asked.only):
        with progress.status("reading speech"):
            yield from measure_speech(speech)
    pairs = OURS / "pairs.tsv"
    if pairs.is_file() and (not asked.only or "pairs" in asked.only):
        figures, misses = measure_pairs(pairs)
        result = kept.Result("pairs", fingerprint([pairs]), figures)
        yield Measured(result, [("pairs", miss) for miss in misses], "names that are one or two")
    for name, corpus in words.items():
        if not asked.only or name in asked.only:
            with progress.status(f"reading {name}"):
                yield measure_corpus(corpus)
    for name, story_set in stories.items():
        if not asked.only or {name, name.split()[0]} & set(asked.only):
            with progress.status(f"reading {name}"):
                yield measure_stories(name, story_set, asked.jobs)


def measure_pages(wanted: PageSet) -> Measured:
    """Read the pages of a set and compare each with its gold. A page that failed is compared as an empty record."""
    begun = time.perf_counter()
    articles, failures = read_pages(wanted.sources)
    seconds = time.perf_counter() - begun
    sheet = Sheet()
    missing = [name for name in wanted.pages if name not in articles]
    for name, gold in wanted.pages.items():
        article = articles.get(name) or Article(id=name, page=PageRef(path=name))
        sheet.add(name, compare(article, gold.article, gold.held))
    note = f"{len(wanted.pages)} pages in {seconds:.1f} s"
    if missing:
        reasons = "; ".join(f"{one.path}: {one.reason}" for one in failures)
        note += f", without a record: {', '.join(missing)} ({reasons})"
    result = kept.Result(wanted.name, fingerprint(wanted.files), sheet.figures())
    return Measured(result, sheet.misses, note)


def measure_sentences(path: Path) -> Iterator[Measured]:
    """Tag the sentences of a file: the measures of pages, the lenient match, and the share of sentences all right by
    kind."""
    begun = time.perf_counter()
    pairs = list(tagged(read_cases(path)))
    seconds = time.perf_counter() - begun
    sheet = Sheet()
    for case, found in pairs:
        sheet.add(case.article.id, compare(found, case.article, frozenset({"times"})))
    figures = [*sheet.figures(), lenient((case.article, found) for case, found in pairs)]
    note = f"{len(pairs)} sentences in {seconds:.1f} s"
    yield Measured(kept.Result("times", fingerprint([path]), figures), sheet.misses, note)
    kinds = kept.Result("times by kind", fingerprint([path]), by_kind(pairs))
    yield Measured(kinds, [], "sentences with every time right and none too many", floored=False)


def measure_speech(path: Path) -> Iterator[Measured]:
    """Find the statements of short texts: the measures of pages, and the share of cases all right by construction."""
    begun = time.perf_counter()
    pairs = list(heard(read_speech(path)))
    seconds = time.perf_counter() - begun
    sheet = Sheet()
    for case, found in pairs:
        sheet.add(case.article.id, compare(found, case.article, frozenset({"statements"})))
    note = f"{len(pairs)} texts in {seconds:.1f} s"
    yield Measured(kept.Result("speech", fingerprint([path]), sheet.figures()), sheet.misses, note)
    kinds = kept.Result("speech by construction", fingerprint([path]), by_construction(pairs))
    yield Measured(kinds, [], "texts with every statement, speaker, kind and chain right", floored=False)


def measure_corpus(corpus: Corpus) -> Measured:
    """Read a corpus of names that others made, under its own conventions."""
    begun = time.perf_counter()
    figures, misses = measure_names(corpus)
    note = f"names of a corpus with conventions of its own, by whole words, in {time.perf_counter() - begun:.1f} s"
    result = kept.Result(corpus.name, fingerprint(corpus.files), figures)
    return Measured(result, [(corpus.name, miss) for miss in misses], note)


def measure_apart(wanted: PageSet) -> Measured:
    """Each stage on the gold of the stages before it, for the parts that an annotator wrote."""
    sheet = Sheet()
    for name, gold in wanted.pages.items():
        for part, article in read_apart(gold.article):
            if part in gold.held:
                sheet.add(name, compare(article, gold.article, frozenset({part})))
    result = kept.Result(f"{wanted.name} apart", fingerprint(wanted.files), sheet.figures())
    return Measured(result, sheet.misses, "each stage on the gold of those before it", floored=False)


def measure_stories(name: str, wanted: StorySet, jobs: int) -> Measured:
    """Set all articles of a set beside each other, and compare with the gold of stories and of reprints."""
    begun = time.perf_counter()
    found, articles = read_stories(wanted, jobs)
    seconds = time.perf_counter() - begun
    titles = {one.page.path: one.headline for one in articles}
    figures: list[Figure] = []
    misses: list[tuple[str, Miss]] = []
    homes = gold_homes(wanted.stories)
    ours = found_homes(found, homes)
    figures += cluster_figures(ours, homes)
    misses += cluster_misses(ours, homes, titles)
    for told in compare_lines(found, wanted.stories):
        figures.append(told.figure)
        misses += told.misses
    if wanted.reprints is not None:
        verdicts = gold_verdicts(wanted.reprints)
        said = found_verdicts(found, verdicts)
        figures += reprint_figures(said, verdicts)
        misses += reprint_misses(said, verdicts, titles)
    note = f"{len(articles)} articles, {len(found.stories)} stories in {seconds:.1f} s"
    return Measured(kept.Result(name, fingerprint(wanted.files), figures), misses, note)


def _asked_for(measure: str, asked: str) -> bool:
    return measure == asked or measure.startswith(asked)
