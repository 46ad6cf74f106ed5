"""Printed dates: the day a page prints, in the naming and order of any Arab country.

A date is read from a run of tokens that can belong to one (weekday, day, month in one name or two, year, clock, zone),
never by one pattern for each outlet: «الأربعاء 28 يناير 4:24 ص», «GMT 16:34 2026 الأربعاء ,28 كانون الثاني / يناير»,
«17.03.2020», «2026-01-28T04:24». Hijri dates are turned into Gregorian ones by Umm al-Qura (`hijridate`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Literal, TypeAlias

from hijridate import Hijri

from khabar.arabic.folds import fold
from khabar.arabic.tables import read_table
from khabar.arabic.tokens import Token, tokenize

Calendar: TypeAlias = Literal["gregorian", "hijri"]


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


@dataclass(frozen=True, slots=True)
class MonthName:
    """A month under one name: `words` are folded keys, one or two."""

    words: tuple[str, ...]
    number: int
    calendar: Calendar


@cache
def _months() -> dict[str, tuple[MonthName, ...]]:
    """Month names by their first folded word, longest first."""
    found: dict[str, list[MonthName]] = {}
    for row in read_table("khabar.arabic", "months.tsv"):
        words = tuple(fold(word) for word in row["name"].split())
        calendar: Calendar = "hijri" if row["calendar"] == "hijri" else "gregorian"
        found.setdefault(words[0], []).append(MonthName(words, int(row["month"]), calendar))
    return {word: tuple(sorted(names, key=lambda name: -len(name.words))) for word, names in found.items()}


@cache
def _weekdays() -> dict[str, int]:
    return {fold(row["name"]): int(row["number"]) for row in read_table("khabar.arabic", "weekdays.tsv")}


def month_at(tokens: list[Token], at: int) -> MonthName | None:
    """The month whose name starts at token `at`, the longest where two do."""
    for name in _months().get(tokens[at].key, ()):
        if tuple(token.key for token in tokens[at : at + len(name.words)]) == name.words:
            return name
    return None


def month_begins(key: str) -> bool:
    """Does a month name begin with that folded word?

    >>> month_begins("كانون"), month_begins("رجب"), month_begins("باب")
    (True, True, False)
    """
    return key in _months()


def month_number(key: str) -> int | None:
    """The number of the Gregorian month of that folded name, words parted by one space.

    >>> month_number("نيسان"), month_number("كانون الاول"), month_number("رجب")
    (4, 12, None)
    """
    words = tuple(key.split())
    for name in _months().get(words[0], ()) if words else ():
        if name.words == words and name.calendar == "gregorian":
            return name.number
    return None


def weekday_number(key: str) -> int | None:
    """The weekday of that folded name, Monday as 0.

    >>> weekday_number("الثلاثاء"), weekday_number("احد")
    (1, None)
    """
    return _weekdays().get(key)


# --- from runs of tokens to dates -----------------------------------------------------------------------------

_NUMERIC = re.compile(r"^(\d{1,4})([/.])(\d{1,2})\2(\d{1,4})$")
_CLOCK = re.compile(r"^(\d{1,2}):(\d{2})(?::\d{2})?$")
_HALVES = {
    "ص": 0,
    "صباحا": 0,
    "am": 0,
    "فجرا": 0,
    "م": 12,
    "مساء": 12,
    "pm": 12,
    "ظهرا": 12,
    "عصرا": 12,
    "ليلا": 12,
}
_ZONES = {"gmt": "Z", "utc": "Z", "غرينتش": "Z", "جرينتش": "Z"}
_GLUE = frozenset(
    {"من", "شهر", "يوم", "عام", "سنه", "الموافق", "لعام", "لسنه", "في", "ال", "على", "الساعه", "بتوقيت"}
)
_MARKS = frozenset("،,/-–|()[]:؛.·•")
_ENGLISH = {
    name: number
    for number, names in enumerate(
        (
            ("jan", "january"), ("feb", "february"), ("mar", "march"), ("apr", "april"), ("may",), ("jun", "june"),
            ("jul", "july"), ("aug", "august"), ("sep", "sept", "september"), ("oct", "october"), ("nov", "november"),
            ("dec", "december"),
        ),
        1,
    )
    for name in names
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Part:
    """A token, or a month name of two, read as what it may be in a date."""

    kind: Literal["weekday", "month", "number", "numeric", "clock", "half", "zone", "hijri", "glue", "mark"]
    start: int
    end: int
    value: int = 0
    text: str = ""
    calendar: Calendar = "gregorian"


def printed_dates(text: str) -> list[PrintedDate]:
    """Every printed date of `text` that names at least a month, in order.

    >>> [(d.year, d.month, d.day) for d in printed_dates("GMT 16:34 2026 الأربعاء ,28 كانون الثاني / يناير")]
    [(2026, 1, 28)]
    >>> printed_dates("جميع الحقوق محفوظة 2026")
    []
    """
    found: list[PrintedDate] = []
    for run in _runs(text):
        found.extend(_dates_of(run))
    return found


def _runs(text: str) -> Iterator[list[_Part]]:
    """Stretches of parts that stand side by side on one line."""
    run: list[_Part] = []
    last = 0
    for part in _parts(text):
        if run and (part is None or "\n" in text[last : part.start]):
            yield run
            run = []
        if part is not None:
            run.append(part)
            last = part.end
    if run:
        yield run


def _parts(text: str) -> Iterator[_Part | None]:
    """The parts of `text`; `None` where a token can be no part of a date."""
    tokens = _unglued(tokenize(text))
    at = 0
    while at < len(tokens):
        token = tokens[at]
        month = month_at(tokens, at) if token.kind == "word" else None
        if month:
            last = tokens[at + len(month.words) - 1]
            yield _Part("month", token.start, last.end, month.number, calendar=month.calendar)
            at += len(month.words)
            continue
        yield _part(token)
        at += 1


def _unglued(tokens: list[Token]) -> list[Token]:
    """What flattening has written together is cut: «برسالأربعاء 28 يناير», «4:24 صلا توجد تعليقات»."""
    found: list[Token] = []
    for at, token in enumerate(tokens):
        following = tokens[at + 1].kind if at + 1 < len(tokens) else ""
        day = next(
            (name for name in _weekdays() if token.key.endswith(name) and len(token.key) > len(name) + 1),
            None,
        )
        if day and following == "number" and token.surface[-len(day) :].startswith("ا"):
            start = token.end - len(day)
            found.append(
                Token(token.start, start, token.surface[: -len(day)], token.key[: -len(day)], "word")
            )
            found.append(Token(start, token.end, token.surface[-len(day) :], day, "word"))
        elif found and _CLOCK.match(found[-1].key) and token.key[:3] in {"صلا", "ملا", "صال", "مال"}:
            found.append(Token(token.start, token.start + 1, token.surface[:1], token.key[:1], "word"))
            found.append(Token(token.start + 1, token.end, token.surface[1:], token.key[1:], "word"))
        else:
            found.append(token)
    return found


def _part(token: Token) -> _Part | None:
    key, span = token.key, (token.start, token.end)
    weekday = weekday_number(key)
    if weekday is not None:
        return _Part("weekday", *span, weekday)
    if key in _ENGLISH:
        return _Part("month", *span, _ENGLISH[key])
    if key in _HALVES:
        return _Part("half", *span, _HALVES[key])
    if key in _ZONES:
        return _Part("zone", *span, text=_ZONES[key])
    if key in {"ه", "هجري", "هجريه"}:
        return _Part("hijri", *span)
    if key in _GLUE:
        return _Part("glue", *span)
    if token.kind == "punct":
        return _Part("mark", *span, text=key) if key in _MARKS else None
    if token.kind != "number":
        return None
    if _CLOCK.match(key):
        return _Part("clock", *span, text=key)
    if _NUMERIC.match(key):
        return _Part("numeric", *span, text=key)
    return _Part("number", *span, int(key), key) if key.isdigit() and len(key) <= 4 else None


def _dates_of(run: list[_Part]) -> Iterator[PrintedDate]:
    """The dates of one run. A second month that is not the double of the first («آب (أغسطس)») begins another date."""
    months = [at for at, part in enumerate(run) if part.kind == "month"]
    months = [at for n, at in enumerate(months) if n == 0 or not _doubles(run, months[n - 1], at)]
    begun = 0
    for n, at in enumerate(months):
        following = months[n + 1] if n + 1 < len(months) else len(run)
        made = _around(run, begun, at, following)
        if made:
            yield made
            begun = next(i for i, part in enumerate(run) if part.end >= made.end) + 1
    for at, part in enumerate(run):
        if part.kind == "numeric":
            made = _numeric(part, run, at)
            if made:
                yield made
    yield from _iso(run)


def _doubles(run: list[_Part], first: int, second: int) -> bool:
    between = run[first + 1 : second]
    return (
        run[first].value == run[second].value
        and len(between) <= 2
        and all(part.kind == "mark" and part.text in "/(-" for part in between)
    )


def _around(run: list[_Part], begun: int, at: int, stop: int) -> PrintedDate | None:
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


def _name_goes_on(run: list[_Part], at: int, stop: int) -> bool:
    """Does the double of a month name («/ يناير», «(تشرين الأول)») go on after `at`?"""
    part = run[at + 1]
    if part.kind == "month":
        return True
    if part.text in "/(-" and at + 2 < stop and run[at + 2].kind == "month":
        return True
    return part.text == ")" and run[at].kind == "month"


def _is_year(part: _Part, calendar: Calendar) -> bool:
    low, high = (1300, 1500) if calendar == "hijri" else (1900, 2100)
    return len(part.text) == 4 and low <= part.value <= high


_Clock: TypeAlias = tuple[int, int, str | None, int, int]


def _clock(run: list[_Part], low: int, high: int, first: int, last: int) -> _Clock | None:
    """Hour, minute, zone and span of the clock time that stands beside the date between `first` and `last`."""
    near = [at for at in range(low, high) if run[at].kind == "clock"]
    if not near:
        return None
    at = min(near, key=lambda place: min(abs(place - first), abs(place - last)))
    match = _CLOCK.match(run[at].text)
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


def _numeric(part: _Part, run: list[_Part], at: int) -> PrintedDate | None:
    """«17.03.2020», «2026/01/28», «15/10/1436هـ». Day first, as the Arab press has it; the month first only where the
    other order gives no date."""
    match = _NUMERIC.match(part.text)
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


def _iso(run: list[_Part]) -> Iterator[PrintedDate]:
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
        joined = _Part(
            "numeric",
            parts[0].start,
            parts[4].end,
            text="/".join((parts[0].text, parts[2].text, parts[4].text)),
        )
        found = (
            _numeric(joined, [*run[:at], joined, *run[at + 5 :]], at) if _NUMERIC.match(joined.text) else None
        )
        if found:
            yield found
