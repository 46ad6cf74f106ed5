"""What is kept of a run, and what a person sees."""

from __future__ import annotations

import io
import json
from pathlib import Path

from rich.console import Console

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
