"""The figures as tables for a person, and as JSON to keep."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
from rich.console import Console
from rich.table import Table

from benchmarks.extraction import Entrant, Extraction, Slowest
from benchmarks.machine import Machine
from benchmarks.race import Rate

RESULTS = Path(__file__).parent / "results"


@dataclass(frozen=True, slots=True)
class Row:
    """One subject in one race. `right` holds the scores it reached on the same pages, by measure."""

    name: str
    version: str | None
    pages: Rate
    words: Rate | None = None
    right: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Alone:
    """One subject in a process of its own: the pages it read, seconds to import, seconds for the first page, peak memory
    in MiB."""

    name: str
    pages: int
    import_seconds: float
    first_seconds: float
    peak_mib: float


@dataclass(frozen=True, slots=True)
class Race:
    """Subjects that ran in turns over the same pages. `remark` says what the figures do not."""

    title: str
    pages: int
    rows: Sequence[Row]
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the benchmarks: all that is kept."""

    date: str
    commit: str | None
    version: str
    machine: Machine
    rounds: int
    races: Sequence[Race]
    alone: Sequence[Alone]
    absent: Sequence[str] = ()
    extractions: Sequence[Extraction] = ()


def print_run(console: Console, run: Run) -> None:
    """Every race as a table, then the processes."""
    console.print(
        f"{run.date}, commit {run.commit}, {run.machine.processor}, {run.machine.cores} cores, {run.machine.python}, "
        f"load {run.machine.load}; median of {run.rounds} rounds (slowest to fastest)"
    )
    for race in run.races:
        console.print(_race_table(race))
    for extraction in run.extractions:
        console.print(_extraction_table(extraction))
    if run.extractions:
        console.print(EXTRACTION_REMARK, soft_wrap=True)
    if run.alone:
        console.print(_alone_table(run.alone))
    for line in run.absent:
        console.print(f"left out: {line}")


def _alone_table(processes: Sequence[Alone]) -> Table:
    table = Table(title="\na process of its own", title_justify="left", box=None, pad_edge=False)
    for column in ("", "pages", "import s", "first page s", "peak MiB"):
        table.add_column(column, justify="right" if column else "left")
    for one in processes:
        seconds = f"{one.import_seconds:.2f}", f"{one.first_seconds:.2f}"
        table.add_row(one.name, str(one.pages), *seconds, f"{one.peak_mib:.0f}")
    return table


def _race_table(race: Race) -> Table:
    title = f"\n{race.title} ({race.pages} pages)"
    table = Table(
        title=title,
        caption=race.remark,
        title_justify="left",
        caption_justify="left",
        box=None,
        pad_edge=False,
    )
    measures = list(dict.fromkeys(name for row in race.rows for name in row.right))
    words = any(row.words for row in race.rows)
    table.add_column("")
    for column in ("pages/s", *(("words/s",) if words else ()), *measures):
        table.add_column(column, justify="right")
    for row in race.rows:
        cells = [f"{row.name} {row.version or ''}".strip(), _rate(row.pages)]
        cells += [_rate(row.words) if row.words else ""] if words else []
        cells += [f"{row.right[name]:.3f}" if name in row.right else "" for name in measures]
        table.add_row(*cells)
    return table


#: What the figures of the extractor race do not say by themselves.
EXTRACTION_REMARK = (
    "body F1, P, R: runs of four words, mean over the pages; no text: pages that gave none; day: of publication; "
    "first: fresh process, so tables load; warm: median of the rounds. Ours finds captions, author and dateline in the "
    "same pass; it was developed on the examples and on the gold beside the checkout, and the peers were not."
)
MEASURES = ("body F1", "P", "R", "headline", "day", "wrong day")


def _extraction_table(extraction: Extraction) -> Table:
    timed = "" if extraction.timed == extraction.scored else f", {extraction.timed} of them timed"
    table = Table(
        title=f"\nHTML pages: {extraction.name} ({extraction.scored} pages{timed}, {extraction.kilobytes} kB a page, "
        f"{extraction.dated} with a day of publication)",
        title_justify="left",
        box=None,
        pad_edge=False,
    )
    table.add_column("", no_wrap=True)
    columns = (*MEASURES, "no text", "pages/s", "slowest ms first", "warm", "import s", "peak MiB")
    for column in columns:
        table.add_column(column, justify="right")
    for one in extraction.entrants:
        table.add_row(f"{one.name} {one.version}", *_entrant(one))
    return table


def _entrant(one: Entrant) -> list[str]:
    """The cells of one extractor; a measure that it cannot give stays empty."""
    cells = [f"{one.right[name]:.3f}" if name in one.right else "" for name in MEASURES]
    failed = f" ({one.failed} failed)" if one.failed else ""
    cells.append(f"{one.empty}{failed}" if "body F1" in one.right else failed.strip())
    cells.append(_rate(one.pages))
    if one.cold is None:
        return [*cells, "", _milliseconds(one.slowest), "", ""]
    cold = one.cold
    return [
        *cells,
        _milliseconds(cold.slowest),
        _milliseconds(one.slowest),
        f"{cold.import_seconds:.2f}",
        f"{cold.peak_mib:.0f}",
    ]


def _milliseconds(slowest: Slowest) -> str:
    return f"{slowest.milliseconds:,.0f}" if slowest.milliseconds >= 10 else f"{slowest.milliseconds:.2g}"


def _rate(rate: Rate) -> str:
    """Three digits are as many as a busy machine repeats."""
    median, slowest, fastest = (
        f"{one:,.0f}" if one >= 100 else f"{one:.3g}" for one in (rate.median, rate.slowest, rate.fastest)
    )
    return f"{median} ({slowest}–{fastest})"


def write_run(run: Run, folder: Path = RESULTS) -> Path:
    """Keep the run as `DATE-COMMIT.json`; a second run of the same day and commit takes the place of the first."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{run.date}-{(run.commit or 'nowhere').replace('+', '-changed')}.json"
    path.write_bytes(msgspec.json.format(msgspec.json.encode(run), indent=1) + b"\n")
    return path


def today() -> str:
    """The date in UTC, ISO 8601."""
    return datetime.datetime.now(datetime.UTC).date().isoformat()
