"""Printed dates: the day a page prints, in the naming and order of any Arab country.

A date is read from a run of tokens that can belong to one (weekday, day, month in one name or two, year, clock, zone),
never by one pattern for each outlet: «الأربعاء 28 يناير 4:24 ص», «GMT 16:34 2026 الأربعاء ,28 كانون الثاني / يناير»,
«17.03.2020», «2026-01-28T04:24». Hijri dates are turned into Gregorian ones by Umm al-Qura (`hijridate`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from hijridate import Hijri

from khabar.arabic.date_parts import (
    CLOCK,
    NUMERIC,
    Calendar,
    MonthName,
    Part,
    month_at,
    month_begins,
    month_number,
    runs,
    weekday_number,
)

__all__ = [
    "Calendar",
    "MonthName",
    "PrintedDate",
    "month_at",
    "month_begins",
    "month_number",
    "printed_dates",
    "weekday_number",
]


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date as printed; `text[start:end]` is its surface. What is not printed is `None`. `weekday` counts from Monday
    as 0; `zone` is `Z` or an offset such as `+03:00`."""

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    hour: int | None = None
    minute: int | None = None
    zone: str | None = None
    calendar: Calendar = "gregorian"


def printed_dates(text: str) -> list[PrintedDate]:
    """Every printed date of `text` that names at least a month, in order.

    >>> [(d.year, d.month, d.day) for d in printed_dates("GMT 16:34 2026 الأربعاء ,28 كانون الثاني / يناير")]
    [(2026, 1, 28)]
    >>> printed_dates("جميع الحقوق محفوظة 2026")
    []
    """
    found: list[PrintedDate] = []
    for run in runs(text):
        found.extend(_dates_of(run))
    return found


_NEAR = 8  # parts on either side in which a weekday or a clock is looked for


def _dates_of(run: list[Part]) -> Iterator[PrintedDate]:
    """The dates of one run. A second month that is not the double of the first («آب (أغسطس)») begins another date."""
    months = [at for at, part in enumerate(run) if part.kind == "month"]
    months = [at for n, at in enumerate(months) if n == 0 or not _doubles(run, months[n - 1], at)]
    begun = 0
    for n, at in enumerate(months):
        following = months[n + 1] if n + 1 < len(months) else len(run)
        made = _around(run, begun, at, following)
        if made:
            yield made
            while run[begun].end < made.end:
                begun += 1
            begun += 1
    for at, part in enumerate(run):
        if part.kind == "numeric":
            made = _numeric(part, run, at)
            if made:
                yield made
    yield from _iso(run)


def _doubles(run: list[Part], first: int, second: int) -> bool:
    between = run[first + 1 : second]
    return (
        run[first].value == run[second].value
        and len(between) <= 2
        and all(part.kind == "mark" and part.text in "/(-" for part in between)
    )


def _around(run: list[Part], begun: int, at: int, stop: int) -> PrintedDate | None:
    """The date whose month stands at `at`, from what stands before and after it."""
    month = run[at]
    day = year = weekday = None
    first = last = at
    end_of_names = at
    while (
        end_of_names + 1 < stop
        and run[end_of_names + 1].kind in {"month", "mark"}
        and _name_goes_on(run, end_of_names, stop)
    ):
        end_of_names += 1
        last = end_of_names
    back = at - 1
    while back >= begun:
        part = run[back]
        if part.kind == "number" and day is None and 1 <= part.value <= 31 and len(part.text) <= 2:
            day, first = part.value, back
        elif part.kind == "number" and year is None and _is_year(part, month.calendar):
            year, first = part.value, back
        elif part.kind == "weekday" and weekday is None:
            weekday, first = part.value, back
        elif part.kind not in {"mark", "glue"}:
            break
        back -= 1
    front = end_of_names + 1
    while front < stop and year is None:
        part = run[front]
        if part.kind == "number":
            if _is_year(part, month.calendar):
                year, last = part.value, front
            elif day is None and 1 <= part.value <= 31:
                day, last = part.value, front
            else:
                break
        elif part.kind not in {"mark", "glue"}:
            break
        front += 1
    clock = _clock(run, max(begun, first - 5), min(stop, last + 6), first, last)
    found = PrintedDate(
        run[first].start, run[last].end, year, month.value, day, weekday, calendar=month.calendar
    )
    return _with_clock(_gregorian(found), clock)


def _name_goes_on(run: list[Part], at: int, stop: int) -> bool:
    """Does the double of a month name («/ يناير», «(تشرين الأول)») go on after `at`?"""
    part = run[at + 1]
    if part.kind == "month":
        return True
    if part.text in "/(-" and at + 2 < stop and run[at + 2].kind == "month":
        return True
    return part.text == ")" and run[at].kind == "month"


def _is_year(part: Part, calendar: Calendar) -> bool:
    low, high = (1300, 1500) if calendar == "hijri" else (1900, 2100)
    return len(part.text) == 4 and low <= part.value <= high


_Clock: TypeAlias = tuple[int, int, str | None, int, int]


def _clock(run: list[Part], low: int, high: int, first: int, last: int) -> _Clock | None:
    """Hour, minute, zone and span of the clock time that stands beside the date between `first` and `last`."""
    near = [at for at in range(low, high) if run[at].kind == "clock"]
    if not near:
        return None
    at = min(near, key=lambda place: min(abs(place - first), abs(place - last)))
    match = CLOCK.match(run[at].text)
    assert match
    hour, minute = int(match[1]), int(match[2])
    start, end = run[at].start, run[at].end
    half = next((part for part in run[at + 1 : at + 2] if part.kind == "half"), None)
    if half:
        hour = hour % 12 + half.value
        end = half.end
    zone = next(
        (part for part in (*run[max(0, at - 1) : at], *run[at + 1 : at + 3]) if part.kind == "zone"), None
    )
    if zone:
        start, end = min(start, zone.start), max(end, zone.end)
    return (hour, minute, zone.text if zone else None, start, end) if hour < 24 and minute < 60 else None


def _with_clock(found: PrintedDate | None, clock: _Clock | None) -> PrintedDate | None:
    if found is None or clock is None or found.day is None:
        return found
    hour, minute, zone, start, end = clock
    return replace(
        found, hour=hour, minute=minute, zone=zone, start=min(found.start, start), end=max(found.end, end)
    )


def _gregorian(found: PrintedDate) -> PrintedDate | None:
    """Hijri turned into Gregorian; `None` where there is no such day."""
    if found.calendar == "hijri":
        if found.year is None or found.day is None or found.month is None or not 1343 <= found.year <= 1500:
            return None
        try:
            day = Hijri(found.year, found.month, found.day).to_gregorian()
        except ValueError:
            return None
        return replace(found, year=day.year, month=day.month, day=day.day)
    if found.day is not None and found.month is not None:
        try:
            date(found.year or 2000, found.month, found.day)
        except ValueError:
            return None
    return found


def _numeric(part: Part, run: list[Part], at: int) -> PrintedDate | None:
    """«17.03.2020», «2026/01/28», «15/10/1436هـ». Day first, as the Arab press has it; the month first only where the
    other order gives no date."""
    match = NUMERIC.match(part.text)
    assert match
    one, two, three = int(match[1]), int(match[3]), int(match[4])
    if len(match[1]) == 4:
        year, month, day = one, two, three
    elif len(match[4]) == 4:
        year, month, day = three, two, one
    else:
        return None
    if month > 12 >= day:
        month, day = day, month
    hijri = 1300 <= year <= 1500
    if not (hijri or 1900 <= year <= 2100) or not 1 <= month <= 12:
        return None
    last = at + 1 if hijri and at + 1 < len(run) and run[at + 1].kind == "hijri" else at
    weekday = next((p.value for p in run[max(0, at - 2) : at] if p.kind == "weekday"), None)
    start = next((p.start for p in run[max(0, at - 2) : at] if p.kind == "weekday"), part.start)
    found = PrintedDate(
        start, run[last].end, year, month, day, weekday, calendar="hijri" if hijri else "gregorian"
    )
    return _with_clock(_gregorian(found), _clock(run, max(0, at - 4), min(len(run), at + 6), at, last))


def _iso(run: list[Part]) -> Iterator[PrintedDate]:
    """«2026-01-28», «28-01-2026»: three numbers with hyphens between."""
    for at in range(len(run) - 4):
        parts = run[at : at + 5]
        if [p.kind for p in parts] != ["number", "mark", "number", "mark", "number"]:
            continue
        if (
            parts[1].text not in "-/."
            or parts[3].text != parts[1].text
            or (parts[0].end != parts[1].start and parts[1].text == ".")
        ):
            continue
        joined = Part(
            "numeric",
            parts[0].start,
            parts[4].end,
            text="/".join((parts[0].text, parts[2].text, parts[4].text)),
        )
        before = run[max(0, at - _NEAR) : at]
        around = [*before, joined, *run[at + 5 : at + 5 + _NEAR]]
        found = _numeric(joined, around, len(before)) if NUMERIC.match(joined.text) else None
        if found:
            yield found
