"""Other people's finders of dates in text behind one signature, used as their own documentation shows first. Extractors are
in `extractors.py`."""

from __future__ import annotations

import importlib
import importlib.metadata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from benchmarks.extractors import Absent

#: Text and the day it was written → (words, ISO date) of every date in it, in order.
DateFinder = Callable[[str, datetime], list[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class DatePeer:
    """A date finder with its version."""

    name: str
    version: str
    find: DateFinder


def date_finders() -> Iterator[DatePeer | Absent]:
    """dateparser's `search_dates`, told that the text is Arabic and of the past."""
    try:
        module = importlib.import_module("dateparser.search")
    except ImportError as error:
        yield Absent("dateparser", str(error))
        return
    yield DatePeer("dateparser", importlib.metadata.version("dateparser"), _dateparser(module))


def _dateparser(module: Any) -> DateFinder:
    def find(text: str, written: datetime) -> list[tuple[str, str]]:
        settings = {"RELATIVE_BASE": written, "PREFER_DATES_FROM": "past"}
        found = module.search_dates(text, languages=["ar"], settings=settings)
        return [(words, when.date().isoformat()) for words, when in found or ()]

    return find
