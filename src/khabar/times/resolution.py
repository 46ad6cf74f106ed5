"""From meanings to TIMEX3 values: against the day the article appeared, the tense of the sentence and the day last told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from hijridate import Gregorian, Hijri

from khabar.records import Published
from khabar.times.meaning import Meaning

#: Days from publication within which a weekday that does not fit is a slip of the pen and says nothing of the year.
_SLIP = 10
#: First and last month of each season.
_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}


@dataclass(frozen=True, slots=True)
class Anchor:
    """What values are counted from. `year`, `month` and `day` are the article's own at the precision that is known; `tense`
    is -1 where the sentence looks back, 1 where it looks ahead; `near` is the day told last in the same sentence,
    `spoken` the one told last in the article, `spoken_year` the year."""

    year: int | None
    month: int | None
    day: date | None
    tense: int = 0
    near: date | None = None
    spoken: date | None = None
    spoken_month: tuple[int, int] | None = None
    spoken_year: int | None = None


def anchor_of(published: Published | None) -> Anchor:
    """The anchor of an article; nothing is known where `published` is `None`."""
    if published is None:
        return Anchor(None, None, None)
    parts = published.value[:10].split("-")
    whole = date.fromisoformat(published.value[:10]) if len(parts) == 3 else None
    return Anchor(int(parts[0]), int(parts[1]) if len(parts) > 1 else None, whole)


def value_of(meaning: Meaning, anchor: Anchor) -> str | None:
    """The TIMEX3 value, `None` where it would be a guess."""
    if meaning.kind == "fixed":
        return meaning.value
    day = _day(meaning, anchor)
    if day is not None:
        if meaning.clock:
            return f"{day}T{meaning.clock[0]:02d}:{meaning.clock[1]:02d}{meaning.zone}"
        return f"{day}T{meaning.daypart}" if meaning.daypart else day.isoformat()
    if meaning.day is not None and meaning.kind != "date":
        return None
    if meaning.kind == "unit":
        return _unit(meaning, anchor)
    if meaning.kind == "again":
        return _again(meaning, anchor)
    if meaning.kind == "season":
        year = meaning.year or _season_year(meaning, anchor)
        return f"{year}-{meaning.piece}" if year else None
    if meaning.kind == "hijri":
        return _hijri(meaning, anchor)
    return _partial(meaning, anchor) if meaning.kind == "date" else None


# --- days -----------------------------------------------------------------------------------------------------


def _day(meaning: Meaning, anchor: Anchor) -> date | None:
    """The day of a meaning that is one."""
    if meaning.kind == "date":
        year = meaning.year or _weekday_year(meaning, anchor) or _year_of(meaning, anchor)
        return _real(year, meaning.month, meaning.day)
    if meaning.kind == "holiday" or (meaning.kind == "hijri" and meaning.day is not None):
        return _feast(meaning, anchor)
    if meaning.kind == "again":
        return _day_again(meaning, anchor)
    if meaning.kind == "unit" and meaning.day is not None:
        month = _month(meaning, anchor)
        return _real(month[0], month[1], meaning.day) if month else None
    if meaning.kind == "part":
        return anchor.near or anchor.day
    if anchor.day is None:
        return None
    if meaning.kind == "weekday" and meaning.weekday is not None:
        return _weekday(meaning, meaning.weekday, anchor.day, anchor.tense)
    if meaning.kind != "shift" and not (meaning.kind == "unit" and meaning.unit == "D"):
        return None
    day = anchor.day + timedelta(days=meaning.shift + (meaning.direction or 0))
    if meaning.weekday is not None and day.weekday() != meaning.weekday:
        late = (day.weekday() - meaning.weekday) % 7
        return day - timedelta(days=late) if late <= 2 else day
    return day


def _real(year: int | None, month: int | None, day: int | None) -> date | None:
    if year is None or month is None or day is None:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _weekday(meaning: Meaning, weekday: int, today: date, tense: int) -> date:
    """The last such day, the article's own included; the coming one where the sentence looks ahead."""
    back = (today.weekday() - weekday) % 7
    if meaning.direction is not None:
        if meaning.direction > 0:
            return today + timedelta(days=(7 - back) + 7 * (meaning.direction - 1))
        if meaning.direction < 0:
            return today - timedelta(days=(back or 7) + 7 * (-meaning.direction - 1))
    if tense > 0 and back and meaning.direction is None:
        return today + timedelta(days=7 - back)
    return today - timedelta(days=back)


def _weekday_year(meaning: Meaning, anchor: Anchor) -> int | None:
    """The year in which the printed day has the printed weekday, where only one near the article's does."""
    if meaning.weekday is None or anchor.year is None or meaning.direction is not None:
        return None
    near = [anchor.year + off for off in (-1, 0, 1)]
    days = [_real(year, meaning.month, meaning.day) for year in near]
    if anchor.day and any(day and abs((day - anchor.day).days) <= _SLIP for day in days):
        return None
    fit = [day.year for day in days if day and day.weekday() == meaning.weekday]
    return fit[0] if len(fit) == 1 else None


def _day_again(meaning: Meaning, anchor: Anchor) -> date | None:
    if meaning.unit == "D":
        return anchor.spoken + timedelta(days=meaning.shift) if anchor.spoken else None
    if meaning.unit == "M" and meaning.day is not None and anchor.spoken_month:
        year, month = _months_on(*anchor.spoken_month, meaning.shift)
        return _real(year, month, meaning.day)
    return None


def _feast(meaning: Meaning, anchor: Anchor) -> date | None:
    """The day of a feast, or of a Hijri day without year: the one nearest to the article on the side that the text tells."""
    month, day = meaning.month or 1, meaning.day or 1
    if meaning.unit == "G":
        if meaning.year:
            return _real(meaning.year, month, day)
        if anchor.day is None:
            return None
        days = [_real(anchor.day.year + off, month, day) for off in (-1, 0, 1)]
    else:
        if meaning.year and meaning.year < 1501:
            return _from_hijri(meaning.year, month, day)
        base = date(meaning.year, 7, 1) if meaning.year else anchor.day
        year = _hijri_year(base) if base else None
        if base is None or year is None:
            return None
        days = [_from_hijri(year + off, month, day) for off in (-1, 0, 1)]
        if meaning.year:
            return next((one for one in days if one and one.year == meaning.year), None)
    return _nearest([one for one in days if one], anchor.day, meaning.direction or 0)


def _nearest(days: list[date], today: date | None, side: int) -> date | None:
    if today is None:
        return None
    fit = [one for one in days if (side < 0 and one <= today) or (side > 0 and one >= today) or side == 0]
    return min(fit, key=lambda one: abs((one - today).days), default=None)


# --- Hijri ----------------------------------------------------------------------------------------------------


def _from_hijri(year: int, month: int, day: int) -> date | None:
    try:
        return Hijri(year, month, day).to_gregorian()
    except ValueError:
        return None


def _hijri_year(day: date) -> int | None:
    """The Hijri year of a day between 1925 and 2076; outside the tables of Umm al-Qura there is none."""
    return Gregorian(day.year, day.month, day.day).to_hijri().year if 1925 <= day.year <= 2076 else None


def _hijri(meaning: Meaning, anchor: Anchor) -> str | None:
    """A Hijri month or year as the Gregorian one in which most of it lies: «شهر رجب 1436» → 2015-05, «عام 1436هـ» →
    2015."""
    if meaning.month is None:
        middle = _from_hijri(meaning.year, 7, 1) if meaning.year else None
        return str(middle.year) if middle else None
    if meaning.year:
        middle = _from_hijri(meaning.year, meaning.month, 15)
    else:
        year = _hijri_year(anchor.day) if anchor.day else None
        if year is None:
            return None
        days = [_from_hijri(year + off, meaning.month, 15) for off in (-1, 0, 1)]
        middle = _nearest([one for one in days if one], anchor.day, meaning.direction or min(anchor.tense, 0))
    return f"{middle.year}-{middle.month:02d}" if middle else None


# --- months, years, weeks -------------------------------------------------------------------------------------


def _year_of(meaning: Meaning, anchor: Anchor) -> int | None:
    """The year of a month without one: the last such month beside the past, the coming one beside the future, the nearest
    where nothing tells."""
    if anchor.year is None or meaning.month is None:
        return None
    if meaning.years is not None:
        return anchor.year + meaning.years
    if anchor.month is None:
        return None
    if meaning.direction == 0 or meaning.month == anchor.month:
        return _year_of_this_month(meaning, anchor.year)
    last = anchor.year if meaning.month < anchor.month else anchor.year - 1
    if meaning.direction is not None:
        return last + 1 if meaning.direction > 0 else last
    coming = (meaning.month - anchor.month) % 12
    reach = {1: 9, 0: 3 if meaning.day is not None else 2, -1: 0}[anchor.tense]
    return last + 1 if coming <= reach else last


def _year_of_this_month(meaning: Meaning, year: int) -> int:
    """The year of the month in which the article appeared: «يوليو الماضي» in July is last year's, unless it has a day."""
    if meaning.day is not None or not meaning.direction:
        return year
    return year + (1 if meaning.direction > 0 else -1)


def _partial(meaning: Meaning, anchor: Anchor) -> str | None:
    if meaning.month is None:
        return _pieced(meaning.year, meaning.piece)
    year = meaning.year or _year_of(meaning, anchor)
    if meaning.day is None:
        return f"{year}-{meaning.month:02d}" if year else f"XXXX-{meaning.month:02d}"
    return f"XXXX-{meaning.month:02d}-{meaning.day:02d}" if year is None else None


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


def _unit(meaning: Meaning, anchor: Anchor) -> str | None:
    shift = meaning.direction or 0
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
    if meaning.rule == "new year":
        if anchor.month is None:
            return None
        return str(anchor.year + (1 if anchor.month >= 7 else 0))
    shift = meaning.direction or 0
    if meaning.rule == "part of this year" and anchor.month is not None and meaning.piece:
        begins = 3 * int(meaning.piece[1]) - 2
        shift = -1 if begins > anchor.month and anchor.tense <= 0 else 0
    return _pieced(anchor.year + shift, meaning.piece)


def _again(meaning: Meaning, anchor: Anchor) -> str | None:
    """«الشهر نفسه», «العام التالي», «الأسبوع السابق», from the month, year or day last told; «العام السابق» where none was
    told is last year."""
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


def _season_year(meaning: Meaning, anchor: Anchor) -> int | None:
    """The year of «الصيف الماضي»: that of the last one that was over."""
    if anchor.year is None:
        return None
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
