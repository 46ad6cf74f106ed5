"""Fresh processes for the subjects, and the medians of what they say."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import TypedDict

from benchmarks.extraction import Cold, Slowest
from benchmarks.machine import ROOT
from benchmarks.report import Alone

#: A process a round is more than its medians need.
MOST = 3


class Said(TypedDict):
    """What `alone.py` prints."""

    imported: float
    pages: list[float]
    peak: float


def cold(name: str, paths: Sequence[str], times: int) -> Cold:
    """The extractor in a fresh process, `times` times."""
    runs = [_start(name, paths) for _ in range(min(times, MOST))]
    first = [median(seconds) for seconds in zip(*(one["pages"] for one in runs), strict=True)]
    at = max(range(len(first)), key=first.__getitem__)
    return Cold(
        median(one["imported"] for one in runs),
        Slowest(Path(paths[at]).name, first[at] * 1000),
        median(one["peak"] for one in runs),
    )


def alone(name: str, paths: Sequence[str], times: int) -> Alone:
    """The subject in a fresh process, `times` times."""
    runs = [_start(name, paths) for _ in range(min(times, MOST))]
    return Alone(
        name,
        len(paths),
        median(one["imported"] for one in runs),
        median(one["pages"][0] for one in runs),
        median(one["peak"] for one in runs),
    )


def _start(name: str, paths: Sequence[str]) -> Said:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.alone", name],
        input="\n".join(str(Path(path).absolute()) for path in paths),
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        check=True,
        capture_output=True,
        text=True,
    )
    said: Said = json.loads(done.stdout)
    return said
