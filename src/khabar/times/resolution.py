"""From meanings to TIMEX3 values: against the day the article appeared, the tense of the sentence and the day last told.

Each function takes a `trail`, the names of the rules that fired, and adds its own; `khabar times` prints them.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from khabar.records import TimeConflict
from khabar.times import hijri
from khabar.times.anchor import Anchor, Resolved, Trail, real_day
from khabar.times.intervals import interval
from khabar.times.meaning import Meaning
from khabar.times.period_values import again, month_of, months_on, partial, season_year, unit, year_of

#: Days from publication within which a weekday that does not fit is a slip of the pen and says nothing of the year.
_SLIP = 10
#: Days by which two sightings of one moon may differ, and a print date may lag.
_MOON = 2
#: Days from publication beyond which a told day draws the weekdays of its sentence to itself.
_FAR = 13
#: The month and day of «العيد»: that of the fast, that of the sacrifice.
_BOTH_FEASTS = [(10, 1), (12, 10)]


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
        return unit(meaning, anchor, trail), None
    if meaning.kind == "again":
        return again(meaning, anchor, trail), None
    if meaning.kind == "season":
        year = meaning.year or season_year(meaning, anchor, trail)
        return (f"{year}-{meaning.piece}" if year else None), None
    return (partial(meaning, anchor, trail) if meaning.kind == "date" else None), None


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
    counted = anchor.day + timedelta(days=meaning.shift) if meaning.kind == "shift" and anchor.day else day
    lags = meaning.weekday is not None and abs((counted - day).days) > _MOON
    if lags or (meaning.weekday is not None and day.weekday() != meaning.weekday and meaning.daypart != "NI"):
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
        year = meaning.year or _weekday_year(meaning, anchor, trail) or year_of(meaning, anchor, trail)
        return real_day(year, meaning.month, meaning.day)
    if meaning.kind in {"holiday", "lunar"}:
        return _feast(meaning, anchor, trail)
    if meaning.kind == "again":
        return _day_again(meaning, anchor, trail)
    if meaning.kind == "unit" and meaning.day is not None:
        told = month_of(meaning, anchor)
        trail.append("month counted from publication")
        return real_day(told[0], told[1], meaning.day) if told else None
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
    """«أمس», «اليوم»: counted from publication; a weekday beside it is the last such day, since print dates lag behind
    writing."""
    trail.append("counted from publication")
    if meaning.year:
        return real_day(meaning.year, today.month, today.day)
    day = today + timedelta(days=meaning.shift + (meaning.direction or 0))
    if meaning.weekday is not None and day.weekday() != meaning.weekday:
        trail.append("its weekday")
        return day - timedelta(days=(day.weekday() - meaning.weekday) % 7)
    return day


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
    days = [real_day(year, meaning.month, meaning.day) for year in near]
    if anchor.day and any(day and abs((day - anchor.day).days) <= _SLIP for day in days):
        return None
    fit = [day.year for day in days if day and day.weekday() == meaning.weekday]
    if len(fit) != 1:
        return None
    trail.append("weekday fixes the year")
    return fit[0]


def _no_such_day(meaning: Meaning, anchor: Anchor, trail: Trail) -> tuple[str | None, TimeConflict | None]:
    """«31 نيسان»: the month stands, the day is contradicted; a day whose year nobody tells keeps its month and day."""
    year = meaning.year or year_of(meaning, anchor, [])
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
        year, month = months_on(*anchor.spoken_month, meaning.shift)
        return real_day(year, month, meaning.day)
    return None


def _feast(meaning: Meaning, anchor: Anchor, trail: Trail) -> date | None:
    """The day of a feast, or of a Hijri day without year: the one nearest to the article on the side that the text tells."""
    month, on = meaning.month or 1, meaning.day or 1
    if meaning.years is not None and anchor.year:
        return _feast(replace(meaning, years=None, year=anchor.year + meaning.years), anchor, trail)
    trail.append("Umm al-Qura" if meaning.unit != "G" else "feast of the Gregorian year")
    found = _feast_of(meaning, anchor, month, on)
    return found + timedelta(days=meaning.shift) if found else None


def _feast_of(meaning: Meaning, anchor: Anchor, month: int, on: int) -> date | None:
    if meaning.unit == "G":
        if meaning.year:
            return real_day(meaning.year, month, on)
        if anchor.day is None:
            return None
        days = [day for off in (-1, 0, 1) if (day := real_day(anchor.day.year + off, month, on))]
    else:
        if meaning.year and meaning.year < 1501:
            return hijri.day_of(meaning.year, month, on)
        base = date(meaning.year, 7, 1) if meaning.year else anchor.day
        feasts = [(month, on)] if meaning.month or meaning.kind == "lunar" else _BOTH_FEASTS
        days = [day for feast in feasts for day in (hijri.days_near(base, *feast) if base else [])]
        if meaning.year:
            return next((day for day in days if day.year == meaning.year), None)
    return _nearest(days, anchor.day, meaning.direction or 0)


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
