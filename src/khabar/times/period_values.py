"""The values of months, years, weeks and seasons."""

from __future__ import annotations

from datetime import timedelta

from khabar.times.anchor import Anchor, Trail
from khabar.times.meaning import Meaning

#: Days before publication beyond which a told day lends its year to the months after it.
_LONG_AGO = 400
_SEPTEMBER, _HOLIDAYS = 9, (7, 8)
#: First and last month of each season.
_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}


def year_of(meaning: Meaning, anchor: Anchor, trail: Trail) -> int | None:
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


def partial(meaning: Meaning, anchor: Anchor, trail: Trail) -> str | None:
    """A month or a year."""
    if meaning.month is None:
        return _pieced(meaning.year, meaning.piece)
    year = meaning.year or year_of(meaning, anchor, trail)
    return f"{year}-{meaning.month:02d}" if year else f"XXXX-{meaning.month:02d}"


def _pieced(year: int | None, piece: str | None) -> str | None:
    if year is None:
        return None
    return f"{year}-{piece}" if piece else f"{year:04d}"


def months_on(year: int, month: int, shift: int) -> tuple[int, int]:
    months = year * 12 + month - 1 + shift
    return months // 12, months % 12 + 1


def month_of(meaning: Meaning, anchor: Anchor) -> tuple[int, int] | None:
    if anchor.year is None or anchor.month is None:
        return None
    return months_on(anchor.year, anchor.month, meaning.direction or 0)


def unit(meaning: Meaning, anchor: Anchor, trail: Trail) -> str | None:
    """«الأسبوع المقبل», «الشهر الماضي», «هذا العام», «العقد الماضي»."""
    shift = meaning.direction or 0
    trail.append("counted from publication")
    if meaning.unit == "Y":
        return _year(meaning, anchor)
    if meaning.unit == "SY":
        return _school_year(shift, anchor)
    if meaning.unit == "M":
        told = month_of(meaning, anchor)
        return f"{told[0]}-{told[1]:02d}" if told else None
    if meaning.unit == "DE" and anchor.year is not None:
        return f"{(anchor.year + 10 * shift) // 10}"
    if meaning.unit != "W" or anchor.day is None:
        return None
    if meaning.piece == "WE" and meaning.direction is None:
        shift = 0 if anchor.tense > 0 or anchor.day.weekday() >= 5 else -1
    year, week, _ = (anchor.day + timedelta(weeks=shift)).isocalendar()
    return f"{year}-W{week:02d}" + (f"-{meaning.piece}" if meaning.piece else "")


def _school_year(shift: int, anchor: Anchor) -> str | None:
    """The year in which a school year begins, in September; in the holidays the last one is that which has just ended."""
    if anchor.year is None or anchor.month is None:
        return None
    this = anchor.year if anchor.month >= _SEPTEMBER else anchor.year - 1
    return str(this if shift == -1 and anchor.month in _HOLIDAYS else this + shift)


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


def again(meaning: Meaning, anchor: Anchor, trail: Trail) -> str | None:
    """«الشهر نفسه», «العام التالي», «الأسبوع السابق», from the month, year or day last told; «العام السابق» where none was
    told is last year."""
    trail.append("counted from what was told last")
    if meaning.unit == "Y":
        year = anchor.spoken_year
        if year is None and meaning.shift == -1 and anchor.year:
            year = anchor.year
        return _pieced(year + meaning.shift, meaning.piece) if year is not None else None
    if meaning.unit == "M" and anchor.spoken_month:
        year, month = months_on(*anchor.spoken_month, meaning.shift)
        return f"{year}-{month:02d}"
    if meaning.unit == "W" and anchor.spoken:
        year, week, _ = (anchor.spoken + timedelta(weeks=meaning.shift)).isocalendar()
        return f"{year}-W{week:02d}"
    return None


def season_year(meaning: Meaning, anchor: Anchor, trail: Trail) -> int | None:
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
