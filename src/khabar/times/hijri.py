"""Hijri days, months and years as Gregorian ones, by Umm al-Qura (`hijridate`, MIT), which holds 1343 to 1500."""

from __future__ import annotations

from datetime import date

from hijridate import Gregorian, Hijri

#: The Gregorian years that the tables cover whole.
_LUNAR, _EPOCH = (
    354.36707 / 365.2425,
    622.06,
)  # length of a mean lunar year in Gregorian ones; the middle of year 0
_COVERED = range(1925, 2077)


def day_of(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a Hijri one; `None` where there is no such day.

    >>> day_of(1447, 7, 14), day_of(1436, 13, 1)
    (datetime.date(2026, 1, 3), None)
    """
    try:
        return date(*Hijri(year, month, day).to_gregorian().datetuple())
    except (ValueError, OverflowError):
        return None


def year_of(day: date) -> int | None:
    """The Hijri year of a Gregorian day; `None` outside the tables."""
    return Gregorian(day.year, day.month, day.day).to_hijri().year if day.year in _COVERED else None


def gregorian_year(year: int) -> int:
    """The Gregorian year that holds the first of the seventh month of a Hijri one; outside the tables by the mean length
    of the lunar year.

    >>> gregorian_year(1436), gregorian_year(656)
    (2015, 1258)
    """
    middle = day_of(year, 7, 1)
    return middle.year if middle else int(year * _LUNAR + _EPOCH)


def days_near(day: date, month: int, on: int) -> list[date]:
    """The day `on` of the Hijri `month` in the Hijri year of `day`, the one before and the one after.

    >>> [str(one) for one in days_near(date(2026, 1, 28), 9, 1)]  # أول رمضان
    ['2025-03-01', '2026-02-18', '2027-02-08']
    """
    year = year_of(day)
    if year is None:
        return []
    return [found for off in (-1, 0, 1) if (found := day_of(year + off, month, on))]
