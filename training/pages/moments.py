"""When a made page says that its article appeared: a moment that the article's own words allow."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta, timezone

from khabar.arabic.calendar import PrintedDate, printed_dates
from khabar.extract.deixis import this_month, weekday_of_publication
from training.pages.articles import Source

_YEARS = (2006, 2026)


def publication(article: Source, chance: random.Random) -> datetime:
    """A moment of publication in the zone of the outlet: on the weekday that the body names («اليوم الخميس»), shortly
    after the latest full date in it, in the month that it calls the current one."""
    body = "\n".join(part.text for part in article.parts)
    day = _first_day(body, chance)
    named = weekday_of_publication(body)
    while named is not None and not named.fits(day):
        day += timedelta(days=1)
    zone = timezone(timedelta(hours=chance.choice((2, 3))))
    return datetime(day.year, day.month, day.day, chance.randint(6, 22), chance.randint(0, 59), tzinfo=zone)


def _first_day(body: str, chance: random.Random) -> date:
    printed = [found for found in printed_dates(body) if found.calendar == "gregorian"]
    whole = [_day(found, found.year) for found in printed if found.year]
    past = [day for day in whole if day is not None and day.year <= _YEARS[1]]
    latest = max(past, default=None)
    years = [found.year for found in printed if found.year and found.year <= _YEARS[1]]
    year = latest.year if latest else max(years, default=chance.randint(*_YEARS))
    month = this_month(body)
    if month:
        return date(year, month[0], 27)
    bare = [day for found in printed if found.year is None and (day := _day(found, year)) is not None]
    start = max([*bare, *([latest] if latest else [])], default=None)
    if start is None:
        return date(year, chance.randint(1, 12), chance.randint(1, 28))
    return start + timedelta(days=chance.randint(0, 1))


def _day(printed: PrintedDate, year: int | None) -> date | None:
    try:
        return date(year or 0, printed.month or 0, printed.day or 0)
    except ValueError:
        return None
