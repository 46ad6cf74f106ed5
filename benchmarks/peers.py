"""Other people's extractors and date finders behind one signature, used as their own documentation shows first.

A peer that is not installed is left out, and the report says so.
"""

from __future__ import annotations

import importlib
import importlib.metadata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from types import ModuleType
from typing import Any

#: Bytes of an HTML page → the text of its article, a paragraph a line.
Extractor = Callable[[bytes], str]
#: Text and the day it was written → (words, ISO date) of every date in it, in order.
DateFinder = Callable[[str, datetime], list[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Absent:
    """A peer that cannot run here, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class ExtractorPeer:
    """An extractor with its version."""

    name: str
    version: str
    extract: Extractor


@dataclass(frozen=True, slots=True)
class DatePeer:
    """A date finder with its version."""

    name: str
    version: str
    find: DateFinder


def extractors() -> Iterator[ExtractorPeer | Absent]:
    """trafilatura (Barbaresi 2021), readability-lxml (Arc90's algorithm) and resiliparse (Bevendorff et al. 2018)."""
    for name, module, make in (
        ("trafilatura", "trafilatura", _trafilatura),
        ("readability-lxml", "readability", _readability),
        ("resiliparse", "resiliparse.extract.html2text", _resiliparse),
    ):
        loaded = _load(name, module)
        yield loaded if isinstance(loaded, Absent) else ExtractorPeer(name, _version(name), make(loaded))


def date_finders() -> Iterator[DatePeer | Absent]:
    """dateparser's `search_dates`, told that the text is Arabic and of the past."""
    loaded = _load("dateparser", "dateparser.search")
    yield (
        loaded
        if isinstance(loaded, Absent)
        else DatePeer("dateparser", _version("dateparser"), _dateparser(loaded))
    )


def _load(name: str, module: str) -> ModuleType | Absent:
    try:
        return importlib.import_module(module)
    except ImportError as error:
        return Absent(name, str(error))


def _version(name: str) -> str:
    return importlib.metadata.version(name)


def _trafilatura(module: Any) -> Extractor:
    def extract(page: bytes) -> str:
        return module.extract(page, include_comments=False) or ""

    return extract


def _readability(module: Any) -> Extractor:
    html = importlib.import_module("lxml.html")

    def extract(page: bytes) -> str:
        summary = module.Document(page.decode("utf-8", "replace")).summary(html_partial=True)
        return str(html.fromstring(summary).text_content())

    return extract


def _resiliparse(module: Any) -> Extractor:
    def extract(page: bytes) -> str:
        return str(module.extract_plain_text(page.decode("utf-8", "replace"), main_content=True))

    return extract


def _dateparser(module: Any) -> DateFinder:
    def find(text: str, written: datetime) -> list[tuple[str, str]]:
        settings = {"RELATIVE_BASE": written, "PREFER_DATES_FROM": "past"}
        found = module.search_dates(text, languages=["ar"], settings=settings)
        return [(words, when.date().isoformat()) for words, when in found or ()]

    return find
