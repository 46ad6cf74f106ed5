"""The days that a TIMEX3 value covers, first and last, so that a timeline can sort and overlap values of any grain.

An edge of a period («مطلع», «منتصف», «أواخر») is its first, middle or last third. Seasons are those of the weather services
(spring from March), winter by the year in which it begins; weeks are of ISO 8601, their weekend Saturday and Sunday.
Years before Christ are ISO 8601's (1 BC is 0000), so they do not sort as text.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TypeAlias

from khabar.records import TimexMod

Interval: TypeAlias = tuple[str | None, str | None]

_DAY = re.compile(r"^(\d{4})-(\d\d)-(\d\d)(?:T.*)?$")
_MONTH = re.compile(r"^(\d{4})-(\d\d)$")
_WEEK = re.compile(r"^(\d{4})-W(\d\d)(-WE)?$")
_PIECE = re.compile(r"^(\d{4})-([QH]\d|SP|SU|FA|WI)$")
_YEARS = re.compile(r"^(\d{2,4})$")
_BEFORE_CHRIST = re.compile(r"^BC(\d{2,4})$")
#: First month of a piece of a year, and how many it has.
_PIECES = {
    "Q1": (1, 3), "Q2": (4, 3), "Q3": (7, 3), "Q4": (10, 3), "H1": (1, 6), "H2": (7, 6),
    "SP": (3, 3), "SU": (6, 3), "FA": (9, 3), "WI": (12, 3),
}  # fmt: skip
_THIRDS = {"START": 0, "MID": 1, "END": 2}


def interval(value: str, mod: TimexMod | None, published: str | None) -> Interval:
    """First and last day of `value`, both included; `None` where that side is open or unknown. Vague references lie on
    their side of `published`.

    >>> interval("2026-W05", None, None)
    ('2026-01-26', '2026-02-01')
    >>> interval("2015-07", "MID", None)  # «منتصف يوليو»
    ('2015-07-11', '2015-07-21')
    >>> interval("199", None, None), interval("18", None, None)  # «التسعينيات», «القرن التاسع عشر»
    (('1990-01-01', '1999-12-31'), ('1800-01-01', '1899-12-31'))
    >>> interval("PAST_REF", None, "2026-01-28"), interval("XXXX-03", None, None)
    ((None, '2026-01-28'), (None, None))
    """
    day = published[:10] if published and len(published) >= 10 else None
    if value == "PAST_REF":
        return None, day
    if value == "PRESENT_REF":
        return day, day
    if value == "FUTURE_REF":
        return day, None
    ancient = _BEFORE_CHRIST.match(value)
    if ancient:
        return _ancient(ancient[1])
    days = _days(value)
    if days is None:
        return None, None
    first, last = days
    if mod in _THIRDS and last > first:
        third = (last - first).days + 1
        place = _THIRDS[mod]
        first, last = (
            first + timedelta(days=round(third * place / 3)),
            first + timedelta(days=round(third * (place + 1) / 3) - 1),
        )
    return first.isoformat(), last.isoformat()


def _days(value: str) -> tuple[date, date] | None:
    if match := _DAY.match(value):
        day = date(int(match[1]), int(match[2]), int(match[3]))
        return day, day
    if match := _MONTH.match(value):
        return _months(int(match[1]), int(match[2]), 1)
    if match := _WEEK.match(value):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return (monday + timedelta(days=5) if match[3] else monday), monday + timedelta(days=6)
    if match := _PIECE.match(value):
        return _months(int(match[1]), *_PIECES[match[2]])
    if match := _YEARS.match(value):
        length = 10 ** (4 - len(match[1]))
        year = int(match[1]) * length
        return (date(year, 1, 1), date(year + length - 1, 12, 31)) if year else None
    return None


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    after = year * 12 + month - 1 + count
    return date(year, month, 1), date(after // 12, after % 12 + 1, 1) - timedelta(days=1)


def _ancient(digits: str) -> Interval:
    """Years before Christ: `BC0300` is the year 300, `BC02` the third century."""
    if len(digits) == 4:
        first = last = 1 - int(digits)
    else:
        length = 10 ** (4 - len(digits))
        last = -int(digits) * length
        first = last - length + 1
    return f"{_signed(first)}-01-01", f"{_signed(last)}-12-31"


def _signed(year: int) -> str:
    return f"{year:04d}" if year >= 0 else f"-{-year:04d}"
