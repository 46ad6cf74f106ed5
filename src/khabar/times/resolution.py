"""From meanings to TIMEX3 values: against the day the article appeared, the tense of the sentence and the day last told.

Each function takes a `trail`, the names of the rules that fired, and adds its own; `khabar times` prints them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeAlias

from khabar.records import Precision, Published, TimeConflict
from khabar.times import hijri
from khabar.times.intervals import Interval, interval
from khabar.times.meaning import Meaning

Trail: TypeAlias = list[str]

_ISO = re.compile(r"^([1-9]\d{3})(?:-(\d\d)(?:-(\d\d))?)?$", re.ASCII)

#: Days from publication within which a weekday that does not fit is a slip of the pen and says nothing of the year.
_SLIP = 10
#: Days by which two sightings of one moon may differ.
_MOON = 2
#: Days from publication beyond which a told day draws the weekdays of its sentence to itself.
_FAR = 13
#: Days before publication beyond which a told day lends its year to the months after it.
_LONG_AGO = 400
#: The month and day of «العيد»: that of the fast, that of the sacrifice.
_BOTH_FEASTS = [(10, 1), (12, 10)]
#: First and last month of each season.
_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}


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
    if not match or _real(int(match[1]), int(match[2] or 1), int(match[3] or 1)) is None:
        raise ValueError(f"{day!r} is no day, month or year such as 2026-01-28, 2026-01 or 2026")
    precision: Precision = "day" if match[3] else "month" if match[2] else "year"
    return Published(day, precision, "page")


def resolve(meaning: Meaning, anchor: Anchor, trail: Trail) -> Resolved | None:
    """The value of a meaning, `None` where it would be a guess."""
    if meaning.kind == "lunar" and meaning.day is None:
        return _lunar(meaning, anchor, trail)
    value, conflict = _value(meaning, anchor, trail)
    if value is None:
        return None
    if meaning.type not in {"DATE", "TIME"}:
        return Resolved(value)
    published = anchor.day.isoformat() if anchor.day else None
    return Resolved(value, interval(value, meaning.mod, published), conflict)


def _value(meaning: Meaning, anchor: Anchor, trail: Trail) -> tuple[str | None, TimeConflict | None]:
    if meaning.kind == "fixed":
        return meaning.value, None
    day = _day(meaning, anchor, trail)
    if day is not None and meaning.kind == "lunar" and meaning.weekday is not None:
        day = _sighted(day, meaning.weekday, trail)
    if day is not None:
        return _clocked(day, meaning), _conflict(day, meaning, anchor, trail)
    if meaning.kind == "date" and meaning.day is not None:
        return _no_such_day(meaning, anchor, trail)
    if meaning.day is not None:
        return None, None
    if meaning.kind == "unit":
        return _unit(meaning, anchor, trail), None
    if meaning.kind == "again":
        return _again(meaning, anchor, trail), None
    if meaning.kind == "season":
        year = meaning.year or _season_year(meaning, anchor, trail)
        return (f"{year}-{meaning.piece}" if year else None), None
    return (_partial(meaning, anchor, trail) if meaning.kind == "date" else None), None


def _sighted(day: date, weekday: int, trail: Trail) -> date:
    """«الأربعاء 9 ذي الحجة»: where the moon was seen a day sooner or later than the tables say, the weekday tells."""
    for off in (0, 1, -1):
        moved = day + timedelta(days=off)
        if moved.weekday() == weekday:
            if off:
                trail.append("weekday settles the sighting of the moon")
            return moved
    return day


def _clocked(day: date, meaning: Meaning) -> str:
    if meaning.clock:
        return f"{day}T{meaning.clock[0]:02d}:{meaning.clock[1]:02d}{meaning.zone}"
    return f"{day}T{meaning.daypart}" if meaning.daypart else day.isoformat()


def _conflict(day: date, meaning: Meaning, anchor: Anchor, trail: Trail) -> TimeConflict | None:
    """Does the printed weekday, or the date in the other calendar, contradict the day?"""
    if meaning.weekday is not None and day.weekday() != meaning.weekday and meaning.daypart != "NI":
        trail.append("weekday does not fit the date")
        return "weekday"
    if meaning.twin is not None:
        other = _day(meaning.twin, anchor, [])
        if other is not None and abs((other - day).days) > _MOON:
            trail.append("the two calendars do not meet")
            return "calendar"
    return None


# --- days -----------------------------------------------------------------------------------------------------


def _day(meaning: Meaning, anchor: Anchor, trail: Trail) -> date | None:
    """The day of a meaning that is one."""
    if meaning.kind == "date":
        if meaning.day is None:
            return None
        year = meaning.year or _weekday_year(meaning, anchor, trail) or _year_of(meaning, anchor, trail)
        return _real(year, meaning.month, meaning.day)
    if meaning.kind in {"holiday", "lunar"}:
        return _feast(meaning, anchor, trail)
    if meaning.kind == "again":
        return _day_again(meaning, anchor, trail)
    if meaning.kind == "unit" and meaning.day is not None:
        month = _month(meaning, anchor)
        trail.append("month counted from publication")
        return _real(month[0], month[1], meaning.day) if month else None
    if meaning.kind == "part":
        trail.append("day told in the sentence" if anchor.near else "day of publication")
        return anchor.near or anchor.day
    if anchor.day is None:
        return None
    if meaning.kind == "weekday" and meaning.weekday is not None:
        return _weekday(meaning, meaning.weekday, anchor, anchor.day, trail)
    if meaning.kind != "shift" and not (meaning.kind == "unit" and meaning.unit == "D"):
        return None
    return _shifted(meaning, anchor.day, trail)


def _shifted(meaning: Meaning, today: date, trail: Trail) -> date | None:
    """«أمس», «اليوم»: counted from publication; a weekday beside it up to two days earlier is the day, since print dates
    lag behind writing."""
    trail.append("counted from publication")
    if meaning.year:
        return _real(meaning.year, today.month, today.day)
    day = today + timedelta(days=meaning.shift + (meaning.direction or 0))
    if meaning.weekday is not None and day.weekday() != meaning.weekday:
        late = (day.weekday() - meaning.weekday) % 7
        if late <= 2:
            trail.append("its weekday")
            return day - timedelta(days=late)
    return day


def _real(year: int | None, month: int | None, day: int | None) -> date | None:
    if year is None or month is None or day is None:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _weekday(meaning: Meaning, weekday: int, anchor: Anchor, today: date, trail: Trail) -> date:
    """The last such day, the article's own included; the coming one where the sentence looks ahead; the next one after a
    far day that stands right before it."""
    back = (today.weekday() - weekday) % 7
    if meaning.shift:
        trail.append("weekday after the day told last")
        told = anchor.spoken or today
        return told + timedelta(days=(weekday - told.weekday() - 1) % 7 + 1)
    if meaning.direction is not None and meaning.direction > 0:
        trail.append("coming weekday")
        return today + timedelta(days=(7 - back) + 7 * (meaning.direction - 1))
    if meaning.direction is not None and meaning.direction < 0:
        trail.append("last weekday before publication")
        return today - timedelta(days=(back or 7) + 7 * (-meaning.direction - 1))
    if anchor.far and meaning.direction is None and abs((anchor.far - today).days) > _FAR:
        trail.append("weekday after the day told before it")
        return anchor.far + timedelta(days=(weekday - anchor.far.weekday()) % 7)
    if anchor.tense > 0 and back and meaning.direction is None:
        trail.append("coming weekday, the sentence looks ahead")
        return today + timedelta(days=7 - back)
    trail.append("last weekday up to publication")
    return today - timedelta(days=back)


def _weekday_year(meaning: Meaning, anchor: Anchor, trail: Trail) -> int | None:
    """The year in which the printed day has the printed weekday, where only one near the article's does."""
    if meaning.weekday is None or anchor.year is None or meaning.direction is not None:
        return None
    near = [anchor.year + off for off in (-1, 0, 1)]
    days = [_real(year, meaning.month, meaning.day) for year in near]
    if anchor.day and any(day and abs((day - anchor.day).days) <= _SLIP for day in days):
        return None
    fit = [day.year for day in days if day and day.weekday() == meaning.weekday]
    if len(fit) != 1:
        return None
    trail.append("weekday fixes the year")
    return fit[0]


def _no_such_day(meaning: Meaning, anchor: Anchor, trail: Trail) -> tuple[str | None, TimeConflict | None]:
    """«31 نيسان»: the month stands, the day is contradicted; a day whose year nobody tells keeps its month and day."""
    year = meaning.year or _year_of(meaning, anchor, [])
    if year is None:
        trail.append("year unknown")
        return f"XXXX-{meaning.month:02d}-{meaning.day:02d}", None
    trail.append("no such day")
    return f"{year:04d}-{meaning.month:02d}", "no such day"


def _day_again(meaning: Meaning, anchor: Anchor, trail: Trail) -> date | None:
    if meaning.unit == "D":
        trail.append("counted from the day told last")
        return anchor.spoken + timedelta(days=meaning.shift) if anchor.spoken else None
    if meaning.unit == "M" and meaning.day is not None and anchor.spoken_month:
        trail.append("in the month told last")
        year, month = _months_on(*anchor.spoken_month, meaning.shift)
        return _real(year, month, meaning.day)
    return None


def _feast(meaning: Meaning, anchor: Anchor, trail: Trail) -> date | None:
    """The day of a feast, or of a Hijri day without year: the one nearest to the article on the side that the text tells."""
    month, on = meaning.month or 1, meaning.day or 1
    if meaning.years is not None and anchor.year:
        return _feast(replace(meaning, years=None, year=anchor.year + meaning.years), anchor, trail)
    trail.append("Umm al-Qura" if meaning.unit != "G" else "feast of the Gregorian year")
    if meaning.unit == "G":
        if meaning.year:
            return _real(meaning.year, month, on)
        if anchor.day is None:
            return None
        days = [day for off in (-1, 0, 1) if (day := _real(anchor.day.year + off, month, on))]
    else:
        if meaning.year and meaning.year < 1501:
            return hijri.day_of(meaning.year, month, on)
        base = date(meaning.year, 7, 1) if meaning.year else anchor.day
        feasts = [(month, on)] if meaning.month or meaning.kind == "lunar" else _BOTH_FEASTS
        days = [day for feast in feasts for day in (hijri.days_near(base, *feast) if base else [])]
        if meaning.year:
            return next((day for day in days if day.year == meaning.year), None)
    found = _nearest(days, anchor.day, meaning.direction or 0)
    return found + timedelta(days=meaning.shift) if found else None


def _nearest(days: list[date], today: date | None, side: int) -> date | None:
    if today is None:
        return None
    fit = [one for one in days if (side < 0 and one <= today) or (side > 0 and one >= today) or side == 0]
    return min(fit, key=lambda one: abs((one - today).days), default=None)


def _lunar(meaning: Meaning, anchor: Anchor, trail: Trail) -> Resolved | None:
    """A Hijri month or year as the Gregorian one in which most of it lies, with its own first and last day: «شهر رجب 1436»
    → 2015-05, «عام 1436هـ» → 2015."""
    trail.append("Umm al-Qura")
    if meaning.month is None:
        year = meaning.year or 0
        first, after = hijri.day_of(year, 1, 1), hijri.day_of(year + 1, 1, 1)
        value: str | None = f"{hijri.gregorian_year(year):04d}"
        if not (first and after):
            return Resolved(str(value), interval(str(value), None, None))
    else:
        middle = _middle(meaning, meaning.month, anchor)
        first = middle - timedelta(days=14) if middle else None
        after = middle + timedelta(days=15) if middle else None
        value = f"{middle.year}-{middle.month:02d}" if middle else None
    if value is None:
        return None
    days = (first.isoformat(), (after - timedelta(days=1)).isoformat()) if first and after else (None, None)
    return Resolved(value, days)


def _middle(meaning: Meaning, month: int, anchor: Anchor) -> date | None:
    """The 15th of a Hijri month."""
    if meaning.year:
        return hijri.day_of(meaning.year, month, 15)
    if anchor.day is None:
        return None
    side = min(anchor.tense, 0) if meaning.direction is None else meaning.direction
    return _nearest(hijri.days_near(anchor.day, month, 15), anchor.day, side)


# --- months, years, weeks -------------------------------------------------------------------------------------


def _year_of(meaning: Meaning, anchor: Anchor, trail: Trail) -> int | None:
    """The year of a month without one: the last such month beside the past, the coming one beside the future, the nearest
    where nothing tells."""
    if anchor.year is None or meaning.month is None:
        return None
    if meaning.years is not None:
        trail.append("year counted from publication")
        return anchor.year + meaning.years
    if anchor.month is None:
        return None
    if meaning.direction == 0 or meaning.month == anchor.month:
        trail.append("month of publication" if meaning.month == anchor.month else "year of publication")
        return _year_of_this_month(meaning, anchor.year)
    last = anchor.year if meaning.month < anchor.month else anchor.year - 1
    if meaning.direction is None and anchor.near and anchor.tense <= 0 and anchor.day:
        told = anchor.near
        if (anchor.day - told).days > _LONG_AGO and meaning.month >= told.month:
            trail.append("year of the day told before it")
            return told.year
    if meaning.direction is not None:
        trail.append("coming month" if meaning.direction > 0 else "last such month")
        return last + 1 if meaning.direction > 0 else last
    coming = (meaning.month - anchor.month) % 12
    reach = {1: 10, 0: 3 if meaning.day is not None else 2, -1: 0}[anchor.tense]
    trail.append("coming month" if coming <= reach else "last such month")
    return last + 1 if coming <= reach else last


def _year_of_this_month(meaning: Meaning, year: int) -> int:
    """The year of the month in which the article appeared: «يوليو الماضي» in July is last year's, unless it has a day."""
    if meaning.day is not None or not meaning.direction:
        return year
    return year + (1 if meaning.direction > 0 else -1)


def _partial(meaning: Meaning, anchor: Anchor, trail: Trail) -> str | None:
    """A month or a year."""
    if meaning.month is None:
        return _pieced(meaning.year, meaning.piece)
    year = meaning.year or _year_of(meaning, anchor, trail)
    return f"{year}-{meaning.month:02d}" if year else f"XXXX-{meaning.month:02d}"


def _pieced(year: int | None, piece: str | None) -> str | None:
    if year is None:
        return None
    return f"{year}-{piece}" if piece else f"{year:04d}"


def _months_on(year: int, month: int, shift: int) -> tuple[int, int]:
    months = year * 12 + month - 1 + shift
    return months // 12, months % 12 + 1


def _month(meaning: Meaning, anchor: Anchor) -> tuple[int, int] | None:
    if anchor.year is None or anchor.month is None:
        return None
    return _months_on(anchor.year, anchor.month, meaning.direction or 0)


def _unit(meaning: Meaning, anchor: Anchor, trail: Trail) -> str | None:
    """«الأسبوع المقبل», «الشهر الماضي», «هذا العام», «العقد الماضي»."""
    shift = meaning.direction or 0
    trail.append("counted from publication")
    if meaning.unit == "Y":
        return _year(meaning, anchor)
    if meaning.unit == "M":
        month = _month(meaning, anchor)
        return f"{month[0]}-{month[1]:02d}" if month else None
    if meaning.unit == "DE" and anchor.year is not None:
        return f"{(anchor.year + 10 * shift) // 10}"
    if meaning.unit != "W" or anchor.day is None:
        return None
    if meaning.piece == "WE" and meaning.direction is None:
        shift = 0 if anchor.tense > 0 or anchor.day.weekday() >= 5 else -1
    year, week, _ = (anchor.day + timedelta(weeks=shift)).isocalendar()
    return f"{year}-W{week:02d}" + (f"-{meaning.piece}" if meaning.piece else "")


def _year(meaning: Meaning, anchor: Anchor) -> str | None:
    if anchor.year is None:
        return None
    if meaning.new:
        return str(anchor.year + (1 if anchor.month >= 7 else 0)) if anchor.month is not None else None
    shift = meaning.direction or 0
    if meaning.direction is None and meaning.piece and anchor.month is not None:
        begins = 3 * int(meaning.piece[1]) - 2
        shift = -1 if begins > anchor.month and anchor.tense <= 0 else 0
    return _pieced(anchor.year + shift, meaning.piece)


def _again(meaning: Meaning, anchor: Anchor, trail: Trail) -> str | None:
    """«الشهر نفسه», «العام التالي», «الأسبوع السابق», from the month, year or day last told; «العام السابق» where none was
    told is last year."""
    trail.append("counted from what was told last")
    if meaning.unit == "Y":
        year = anchor.spoken_year
        if year is None and meaning.shift == -1 and anchor.year:
            year = anchor.year
        return _pieced(year + meaning.shift, meaning.piece) if year is not None else None
    if meaning.unit == "M" and anchor.spoken_month:
        year, month = _months_on(*anchor.spoken_month, meaning.shift)
        return f"{year}-{month:02d}"
    if meaning.unit == "W" and anchor.spoken:
        year, week, _ = (anchor.spoken + timedelta(weeks=meaning.shift)).isocalendar()
        return f"{year}-W{week:02d}"
    return None


def _season_year(meaning: Meaning, anchor: Anchor, trail: Trail) -> int | None:
    """The year of «الصيف الماضي»: that of the last one that was over."""
    if anchor.year is None:
        return None
    trail.append("season counted from publication")
    if meaning.unit == "Y":
        return anchor.year + meaning.shift
    if anchor.month is None:
        return None
    begins, ends = _SEASONS[meaning.piece or "SU"]
    if meaning.direction == -1:
        return anchor.year if anchor.month > ends and meaning.piece != "WI" else anchor.year - 1
    if meaning.direction == 1:
        return anchor.year if anchor.month < begins else anchor.year + 1
    if meaning.piece == "WI" and anchor.month <= 2:
        return anchor.year - 1
    return anchor.year
