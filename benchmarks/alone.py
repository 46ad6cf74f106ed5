"""One subject in a process of its own: `python -m benchmarks.alone SUBJECT PAGE...`.

Prints JSON: seconds to import, seconds for the first page (tables and models load), and the most memory the process
held, in MiB. Nothing else is imported before the clock starts.
"""

from __future__ import annotations

import importlib
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

#: What is imported, and the pages it is given: a date finder takes text only.
SUBJECTS: dict[str, tuple[str, str]] = {
    "python": ("json", ".html"),
    "khabar": ("khabar", ".html"),
    "trafilatura": ("trafilatura", ".html"),
    "dateparser": ("dateparser.search", ".txt"),
}

_MACOS_BYTES = 1024 * 1024


def main(arguments: list[str]) -> int:
    """Run one subject over the pages."""
    subject, *pages = arguments
    begun = time.perf_counter()
    module = importlib.import_module(SUBJECTS[subject][0])
    imported = time.perf_counter()
    reads: dict[str, Callable[[str], object]] = {
        "python": lambda page: Path(page).read_bytes(),
        "khabar": lambda page: list(module.Reader().read_all([page])),
        "trafilatura": lambda page: module.extract(Path(page).read_bytes()),
        "dateparser": lambda page: module.search_dates(Path(page).read_text("utf-8"), languages=["ar"]),
    }
    first = imported
    for number, page in enumerate(pages):
        reads[subject](page)
        first = time.perf_counter() if number == 0 else first
    print(json.dumps({"import": imported - begun, "first": first - imported, "peak": _peak()}))
    return 0


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
