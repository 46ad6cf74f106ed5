"""What is kept of a run, and what a person sees."""

from __future__ import annotations

import io
import json
from pathlib import Path

from rich.console import Console

from benchmarks.extraction import Cold, Entrant, Extraction, Slowest
from benchmarks.machine import Machine, commit, this_machine
from benchmarks.race import Rate
from benchmarks.report import Alone, Race, Row, Run, print_run, write_run

RUN = Run(
    date="2026-03-02",
    commit="abc1234+",
    version="0.1.0",
    machine=Machine("a processor", 2, "a system", "CPython 3.11", 0.5),
    rounds=3,
    races=(
        Race(
            "HTML to text",
            7,
            (
                Row("ours", None, Rate(200, 150, 250), None, {"body F1": 0.98}),
                Row("theirs", "2.0", Rate(90, 80, 95), Rate(9000, 8000, 9500)),
            ),
            "one remark",
        ),
    ),
    alone=(Alone("ours", 7, 0.1, 0.2, 64.0),),
    absent=("another (No module named 'another')",),
    extractions=(
        Extraction(
            "made",
            300,
            280,
            40,
            61.5,
            (
                Entrant(
                    "a peer",
                    "3.1",
                    {"body F1": 0.912, "P": 0.9, "R": 0.95},
                    2,
                    1,
                    Rate(40, 38, 41),
                    Slowest("a.html", 61.7),
                    Cold(0.33, Slowest("b.html", 1270.0), 128.4),
                ),
                Entrant("dates", "1.9", {"day": 0.55}, 0, 0, Rate(500, 490, 510), Slowest("a.html", 2.25)),
            ),
        ),
    ),
)


def test_a_run_is_kept_with_machine_and_commit(tmp_path: Path) -> None:
    path = write_run(RUN, tmp_path / "results")
    assert path.name == "2026-03-02-abc1234-changed.json"
    kept = json.loads(path.read_text(encoding="utf-8"))
    assert kept["machine"]["cores"] == 2
    assert kept["races"][0]["rows"][0]["pages"] == {"median": 200, "slowest": 150, "fastest": 250}


def test_the_tables_name_versions_ranges_and_who_was_left_out() -> None:
    console = Console(file=io.StringIO(), record=True, width=160)
    print_run(console, RUN)
    printed = console.export_text()
    for words in (
        "theirs 2.0",
        "200 (150–250)",
        "0.980",
        "one remark",
        "left out: another",
        "64",
        "90 (80–95)",
    ):
        assert words in printed


def test_this_machine_has_a_name() -> None:
    here = this_machine()
    assert here.processor and here.cores >= 1
    assert commit() is None or len(str(commit())) >= 7


def test_the_extractor_race_has_a_table_a_set() -> None:
    console = Console(file=io.StringIO(), record=True, width=160)
    print_run(console, RUN)
    printed = console.export_text()
    for words in (
        "HTML pages: made (300 pages, 40 of them timed, 61.5 kB a page, 280 with",
        "a peer 3.1",
        "0.912",
    ):
        assert words in printed
    for words in ("2 (1 failed)", "1,270", "62", "0.33", "128", "40 (38–41)"):
        assert words in printed
    (dates,) = (line for line in printed.splitlines() if line.startswith("dates 1.9"))
    assert dates.split() == ["dates", "1.9", "0.550", "500", "(490–510)", "2.2"]
