"""The extractor race on one set of pages: what each got right, how fast it is once warm, what it costs to start.

`measure_set` is the entry point. Scores are over all pages of the set; times over at most `most` of them, in turns as in
every race (`race.py`), and page by page in a process of its own for the first time (`alone.py`).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import fmean, median

from benchmarks.extractors import Extractor, Reading
from benchmarks.pages import HtmlPage, HtmlSet
from benchmarks.race import Rate, race
from evaluation.page_parts import body
from evaluation.sheet import harmonic
from evaluation.words import plain, shared, shingles
from khabar.records import Article


@dataclass(frozen=True, slots=True)
class Slowest:
    """The page that took longest: its name and the milliseconds."""

    page: str
    milliseconds: float


@dataclass(frozen=True, slots=True)
class Cold:
    """An extractor in a fresh process: seconds to import, the page that took longest when read for the first time, peak
    memory in MiB after all pages. Medians over the processes; the page is that of the median."""

    import_seconds: float
    slowest: Slowest
    peak_mib: float


@dataclass(frozen=True, slots=True)
class Entrant:
    """One extractor on one set. `right` holds its scores by measure; `empty` counts pages that gave no text where text was
    wanted, `failed` those on which it threw an error. `cold` is `None` where no process was started."""

    name: str
    version: str
    right: dict[str, float]
    empty: int
    failed: int
    pages: Rate
    slowest: Slowest
    cold: Cold | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """One set raced over: how many pages were scored, how many of their gold records hold a day of publication, how many
    pages were timed, and their mean size in kB."""

    name: str
    scored: int
    dated: int
    timed: int
    kilobytes: float
    entrants: Sequence[Entrant]


#: Starts a fresh process for the extractor of this name over these files; `None` where it has no process.
Start = Callable[[str, Sequence[str]], Cold | None]


def measure_set(
    wanted: HtmlSet, extractors: Sequence[Extractor], rounds: int, most: int, start: Start
) -> Extraction:
    """Every extractor over one set."""
    scores = {one.name: score(wanted.pages, one) for one in extractors}
    timed = wanted.thinned(most).pages
    watches = {one.name: Watch(one, timed) for one in extractors}
    laps = race({name: watch.lap for name, watch in watches.items()}, rounds)
    paths = [one.page.path for one in timed]
    entrants = [
        Entrant(
            one.name,
            one.version,
            scores[one.name].right,
            scores[one.name].empty,
            scores[one.name].failed,
            laps[one.name].rate(len(timed)),
            watches[one.name].slowest(),
            start(one.name, paths),
        )
        for one in extractors
    ]
    dated = sum(day(one.gold) is not None for one in wanted.pages if "published" in one.held)
    kilobytes = fmean(len(one.page.content) for one in timed) / 1000
    return Extraction(wanted.name, len(wanted.pages), dated, len(timed), round(kilobytes, 1), entrants)


@dataclass(slots=True)
class Watch:
    """Reads all pages in a lap and keeps the seconds of each page."""

    extractor: Extractor
    pages: Sequence[HtmlPage]
    laps: list[list[float]] = field(default_factory=list)

    def lap(self) -> None:
        """One lap."""
        seconds = []
        for one in self.pages:
            begun = time.perf_counter()
            self.extractor.attempt(one.page.content)
            seconds.append(time.perf_counter() - begun)
        self.laps.append(seconds)

    def slowest(self) -> Slowest:
        """The page with the highest median over all laps but the first, in which tables may still have been loading."""
        medians = [median(seconds) for seconds in zip(*(self.laps[1:] or self.laps), strict=True)]
        at = max(range(len(medians)), key=medians.__getitem__)
        return Slowest(Path(self.pages[at].page.path).name, medians[at] * 1000)


@dataclass(frozen=True, slots=True)
class Score:
    """What an extractor got right on a set."""

    right: dict[str, float]
    empty: int
    failed: int


def score(pages: Sequence[HtmlPage], extractor: Extractor) -> Score:
    """Read every page once and compare with the gold."""
    attempts = [(one, extractor.attempt(one.page.content)) for one in pages]
    readings = [(one, found or Reading()) for one, found in attempts]
    failed = sum(found is None for _, found in attempts)
    gives, empty = extractor.gives, 0
    right: dict[str, float] = {}
    if "text" in gives:
        texts = [(one.gold, found.text or "") for one, found in readings if "text" in one.held]
        right.update(body_scores(texts))
        empty = sum(not plain(text) for gold, text in texts if body(gold))
    if "headline" in gives:
        right.update(headline_scores((one.gold, found) for one, found in readings if "headline" in one.held))
    if "published" in gives:
        right.update(day_scores((one.gold, found) for one, found in readings if "published" in one.held))
    return Score(right, empty, failed)


def body_scores(texts: Iterable[tuple[Article, str]]) -> Mapping[str, float]:
    """F1, precision and recall of the runs of four words of the body, each the mean over the pages: a long article weighs
    as much as a short one. (`body.shingle4` of the evaluation adds the runs of all pages up instead.)"""
    figures = []
    for gold, text in texts:
        found, wanted = shingles(without_headline(text, gold)), shingles(body(gold))
        hits = shared(found, wanted)
        precision = hits / len(found) if found else float(not wanted)
        recall = hits / len(wanted) if wanted else 1.0
        figures.append((harmonic(precision, recall), precision, recall))
    names = ("body F1", "P", "R")
    return {name: fmean(column) for name, column in zip(names, zip(*figures, strict=True), strict=False)}


def without_headline(text: str, gold: Article) -> str:
    """Peers may give the headline as a line of the text; that is no fault of theirs."""
    return "\n".join(line for line in text.split("\n") if plain(line) != plain(gold.headline))


def headline_scores(readings: Iterable[tuple[Article, Reading]]) -> Mapping[str, float]:
    """The share of pages whose headline is right, compared as in the evaluation."""
    right = [plain(found.headline) == plain(gold.headline) for gold, found in readings]
    return {"headline": fmean(right)} if right else {}


def day_scores(readings: Iterable[tuple[Article, Reading]]) -> Mapping[str, float]:
    """Of the pages whose day of publication is known, the share that is right and the share that is given and wrong: no day
    is better than a wrong one."""
    days = [(day(gold), (found.published or "")[:10]) for gold, found in readings]
    known = [(wanted, found) for wanted, found in days if wanted is not None]
    if not known:
        return {}
    right = sum(wanted == found for wanted, found in known)
    given = sum(bool(found) for _, found in known)
    return {"day": right / len(known), "wrong day": (given - right) / len(known)}


def day(article: Article) -> str | None:
    """The day of publication, ISO 8601; `None` where the gold knows none."""
    published = article.published
    return published.value[:10] if published and published.precision in ("day", "minute") else None
