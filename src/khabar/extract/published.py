"""When the article appeared: every candidate is weighed, and the body has the last word.

Metadata first, where it can be read as a date; then the date lines between headline and body; then what the body implies
(«15 يوليو الجاري»); then weekday words settled by dated neighbours. A clock above the headline is when the page was rendered.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from khabar.arabic.calendar import PrintedDate, printed_dates, weekday_number
from khabar.arabic.tokens import Token, tokenize
from khabar.records import Basis, Published

_ISO = re.compile(
    r"^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?"
)
_URL = re.compile(r"/(20\d{2})[/-](\d{1,2})[/-](\d{1,2})(?:/|-|$)|/(20\d{2})(\d{2})(\d{2})\d*")
_COPYRIGHT = re.compile(
    r"(20\d{2})\s*©|©\s*(20\d{2})|(?:محفوظة|copyright)[^\d\n]{0,40}(20\d{2})", re.IGNORECASE
)
_UPDATED = frozenset({"تحديث", "محدثه", "التحديث", "updated", "تعديل"})
_CURRENT = frozenset({"الجاري", "الحالي"})
_TODAY = frozenset({"اليوم"})
_YESTERDAY = frozenset({"امس"})


@dataclass(frozen=True, slots=True)
class Said:
    """A weekday that the body ties to its own day: `shift` 0 for «اليوم الأربعاء», 1 for «أمس (الثلاثاء)»."""

    weekday: int
    shift: int
    text: str


def published(
    claims: Sequence[tuple[str, str]],
    near: Sequence[str],
    body: str,
    everywhere: Sequence[str],
    url: str | None,
) -> Published | None:
    """The date of the article. `claims` are from the metadata, `near` the lines between headline and body (nearest the
    headline first), `everywhere` all lines of the page."""
    year_hint = _copyright_year(everywhere)
    said = _said(body)
    implied = _implied(body, everywhere)
    printed = _printed(near, year_hint, said)
    claimed = next((found for found in (_claim(value, place) for value, place in claims) if found), None)
    if printed and claimed and printed.value[:10] == claimed.value[:10]:
        return printed if len(printed.value) > len(claimed.value) else claimed
    for found in (printed, claimed):
        if found and _agrees(found, said, implied):
            return found
    inferred = _from_neighbours(said, everywhere)
    if implied and not (inferred and inferred.value.startswith(implied.value)):
        return implied
    return inferred or printed or claimed or _from_url(url)


def _claim(value: str, place: str) -> Published | None:
    match = _ISO.match(value.strip())
    if match and match[4]:
        zone = match[6] or ""
        return Published(
            f"{match[1]}-{match[2]}-{match[3]}T{match[4]}:{match[5]}{zone}", "minute", "metadata", (value,)
        )
    if match:
        return Published(match[0], "day", "metadata", (value,))
    dates = [found for found in printed_dates(value) if found.year and found.day]
    return _of_date(dates[0], value, "metadata", ()) if dates and place != "creation_date" else None


def _of_date(found: PrintedDate, text: str, basis: Basis, more: tuple[str, ...]) -> Published | None:
    if found.year is None or found.month is None:
        return None
    evidence = (text[found.start : found.end], *more)
    if found.day is None:
        return Published(f"{found.year:04d}-{found.month:02d}", "month", basis, evidence)
    day = f"{found.year:04d}-{found.month:02d}-{found.day:02d}"
    if found.hour is None:
        return Published(day, "day", basis, evidence)
    return Published(
        f"{day}T{found.hour:02d}:{found.minute or 0:02d}{found.zone or ''}", "minute", basis, evidence
    )


def _printed(
    near: Sequence[str], year_hint: tuple[int, str] | None, said: Sequence[Said]
) -> Published | None:
    """The first date line that is no update; a year that is not printed comes from weekday and copyright."""
    for line in near:
        for found in printed_dates(line):
            before = {token.key for token in tokenize(line[max(0, found.start - 25) : found.start])}
            if before & _UPDATED or found.day is None:
                continue
            if found.year is not None:
                return _of_date(found, line, "page", ())
            dated = _with_year(found, year_hint)
            if dated and year_hint:
                return _of_date(dated, line, "page", (year_hint[1],))
    return None


def _with_year(found: PrintedDate, hint: tuple[int, str] | None) -> PrintedDate | None:
    """The year in which the date falls on its weekday, the copyright year or the one before it."""
    if hint is None or found.weekday is None or found.month is None or found.day is None:
        return None
    for year in (hint[0], hint[0] - 1, hint[0] + 1):
        try:
            day = date(year, found.month, found.day)
        except ValueError:
            continue
        if day.weekday() == found.weekday:
            return PrintedDate(
                found.start,
                found.end,
                year,
                found.month,
                found.day,
                found.weekday,
                found.hour,
                found.minute,
                found.zone,
            )
    return None


def _copyright_year(lines: Sequence[str]) -> tuple[int, str] | None:
    years = [
        (int(match[1] or match[2] or match[3]), match[0])
        for line in lines
        for match in _COPYRIGHT.finditer(line)
    ]
    return max(years, default=None)


def _said(body: str) -> list[Said]:
    """«اليوم الأربعاء», «اليوم (الخميس)», «أمس (الثلاثاء)» in the body."""
    tokens = tokenize(body)
    found = []
    for at, token in enumerate(tokens):
        if token.key not in _TODAY and token.key not in _YESTERDAY:
            continue
        following = [one for one in tokens[at + 1 : at + 3] if one.kind == "word"][:1]
        day = weekday_number(following[0].key) if following and _beside(tokens, at) else None
        if day is not None:
            last = following[0].end
            closing = body[last : last + 1] == ")"
            found.append(Said(day, int(token.key in _YESTERDAY), body[token.start : last + closing]))
    return found


def _beside(tokens: Sequence[Token], at: int) -> bool:
    return at + 1 < len(tokens) and (tokens[at + 1].kind == "word" or tokens[at + 1].surface in "(،,")


def _implied(body: str, lines: Sequence[str]) -> Published | None:
    """«15 يوليو الجاري»: the month of the article; its year is printed beside it, or is that of the last such month
    before the latest date on the page."""
    for found in printed_dates(body):
        following = tokenize(body[found.end : found.end + 12])[:1]
        if following and following[0].key in _CURRENT and found.month:
            year = found.year or _year_of_month(found.month, lines)
            if year is not None:
                text = body[found.start : found.end + following[0].end]
                return Published(f"{year:04d}-{found.month:02d}", "month", "text", (text,))
    return None


def _year_of_month(month: int, lines: Sequence[str]) -> int | None:
    whole = [(d.year, d.month) for line in lines for d in printed_dates(line) if d.year and d.month and d.day]
    if not whole:
        return None
    year, latest = max(whole)
    return year if month <= latest else year - 1


def _agrees(found: Published, said: Sequence[Said], implied: Published | None) -> bool:
    """Does the body let the article be of that day? A body says «اليوم الأربعاء» of its own Wednesday, give or take the
    night on which it was put on the page."""
    if implied and not found.value.startswith(implied.value[5:7], 5):
        return False
    if not said or len(found.value) < 10:
        return True
    day = date.fromisoformat(found.value[:10])
    return any(
        (day - timedelta(days=one.shift + late)).weekday() == one.weekday for one in said for late in (0, 1)
    )


def _from_neighbours(said: Sequence[Said], lines: Sequence[str]) -> Published | None:
    """Weekday words settled by a dated line of the same weekday, the latest but never later than the crawl."""
    if not said:
        return None
    candidates = []
    for line in lines:
        for found in printed_dates(line):
            if found.year and found.month and found.day:
                day = date(found.year, found.month, found.day)
                if all((day - timedelta(days=one.shift)).weekday() == one.weekday for one in said):
                    candidates.append((day, line[found.start : found.end]))
    if not candidates:
        return None
    day, text = max(candidates)
    evidence = tuple(dict.fromkeys([*(one.text for one in said), text]))
    return Published(day.isoformat(), "day", "inferred", evidence)


def _from_url(url: str | None) -> Published | None:
    match = _URL.search(url or "")
    if not match:
        return None
    year, month, day = (
        int(part) for part in (match[1] or match[4], match[2] or match[5], match[3] or match[6])
    )
    try:
        return Published(date(year, month, day).isoformat(), "day", "inferred", (match[0],))
    except ValueError:
        return None
