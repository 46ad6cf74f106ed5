"""One subject in a process of its own: `python -m benchmarks.alone SUBJECT`, the pages' paths on standard input, a line each.

Prints JSON: seconds to import, seconds for every page in turn, each read for the first time (with the first of them tables
and models load), and the most memory the process held, in MiB. Nothing that a subject needs is imported before the clock
starts.
"""

from __future__ import annotations

import importlib
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.extractors import EXTRACTORS, Absent, load
from benchmarks.offline import refuse_network
from benchmarks.one_core import stay_on_one_core

#: What is imported, and the pages it is given: a date finder takes text only.
SUBJECTS: dict[str, tuple[str, str]] = {
    "python": ("json", ".html"),
    "khabar": ("khabar", ".html"),
    "dateparser": ("dateparser.search", ".txt"),
}

_MACOS_BYTES = 1024 * 1024


def main(arguments: list[str]) -> int:
    """Run one subject, or one of `EXTRACTORS`, over the pages."""
    stay_on_one_core()
    refuse_network()
    (subject,) = arguments
    paths = [Path(line) for line in sys.stdin.read().splitlines()]
    begun = time.perf_counter()
    read = _extractor(subject) if subject in EXTRACTORS else _subject(subject)
    imported = time.perf_counter() - begun
    seconds = []
    for path in paths:
        begun = time.perf_counter()
        read(path)
        seconds.append(time.perf_counter() - begun)
    print(json.dumps({"imported": imported, "pages": seconds, "peak": _peak()}))
    return 0


def _extractor(name: str) -> Callable[[Path], object]:
    found = load(name)
    if isinstance(found, Absent):
        raise SystemExit(f"{name}: {found.reason}")
    return lambda path: found.attempt(path.read_bytes())


def _subject(name: str) -> Callable[[Path], object]:
    module: Any = importlib.import_module(SUBJECTS[name][0])
    reads: dict[str, Callable[[Path], object]] = {
        "python": lambda path: path.read_bytes(),
        "khabar": lambda path: list(module.Reader().read_all([path])),
        "dateparser": lambda path: module.search_dates(path.read_text("utf-8"), languages=["ar"]),
    }
    return reads[name]


def _peak() -> float:
    """The most memory this process held since it started, in MiB. Linux keeps that apart from what its parent held, which
    `getrusage` does not; elsewhere `getrusage` is all there is."""
    status = Path("/proc/self/status")
    if status.is_file():
        (line,) = (one for one in status.read_text("ascii").splitlines() if one.startswith("VmHWM:"))
        return int(line.split()[1]) / 1024
    resource = importlib.import_module("resource")
    return float(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) / _MACOS_BYTES


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
