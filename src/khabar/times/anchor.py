"""What values are counted from, and what resolving gives."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from khabar.records import Precision, Published, TimeConflict
from khabar.times.intervals import Interval

#: The names of the rules that fired; each function that resolves adds its own.
Trail: TypeAlias = list[str]

_ISO = re.compile(r"^([1-9]\d{3})(?:-(\d\d)(?:-(\d\d))?)?$", re.ASCII)


@dataclass(frozen=True, slots=True)
class Anchor:
    """What values are counted from. `year`, `month` and `day` are the article's own at the precision that is known; `tense`
    is -1 where the sentence looks back, 1 where it looks ahead; `near` is the day told last in the same sentence,
    `far` the same where nothing but a few words stand between, `spoken` the one told last in the article, `spoken_month` and `spoken_year` likewise."""

    year: int | None
    month: int | None
    day: date | None
    tense: int = 0
    near: date | None = None
    far: date | None = None
    spoken: date | None = None
    spoken_month: tuple[int, int] | None = None
    spoken_year: int | None = None


@dataclass(frozen=True, slots=True)
class Resolved:
    """A value, the days it covers, and what the calendar has against it."""

    value: str
    days: Interval = (None, None)
    conflict: TimeConflict | None = None


def anchor_of(published: Published | None) -> Anchor:
    """The anchor of an article; nothing is known where `published` is `None`."""
    if published is None:
        return Anchor(None, None, None)
    parts = published.value[:10].split("-")
    whole = date.fromisoformat(published.value[:10]) if len(parts) == 3 else None
    return Anchor(int(parts[0]), int(parts[1]) if len(parts) > 1 else None, whole)


def published_on(day: str) -> Published:
    """A day, month or year of ISO 8601 as the time of publication. Raises `ValueError` where it is none.

    >>> published_on("2026-01").precision
    'month'
    """
    match = _ISO.match(day)
    if not match or real_day(int(match[1]), int(match[2] or 1), int(match[3] or 1)) is None:
        raise ValueError(f"{day!r} is no day, month or year such as 2026-01-28, 2026-01 or 2026")
    precision: Precision = "day" if match[3] else "month" if match[2] else "year"
    return Published(day, precision, "page")


def real_day(year: int | None, month: int | None, day: int | None) -> date | None:
    """The day, or `None` where a part is unknown or the calendar has no such day."""
    if year is None or month is None or day is None:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
