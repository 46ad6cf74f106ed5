"""From meanings to TIMEX3 values, against the day the article appeared and the tense of the sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from khabar.records import Published
from khabar.times.meaning import Meaning


@dataclass(frozen=True, slots=True)
class Anchor:
    """What values are counted from: the article's own date at the precision that is known, and whether the sentence looks
    ahead."""

    year: int | None
    month: int | None
    day: date | None
    ahead: bool = False


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
    if meaning.kind == "unit":
        return _unit(meaning, anchor)
    if meaning.kind == "season":
        year = meaning.year or _season_year(meaning, anchor)
        return f"{year}-{meaning.piece}" if year else None
    day = _day(meaning, anchor)
    if day is None:
        return _partial(meaning, anchor) if meaning.kind == "date" else None
    if meaning.clock:
        return f"{day}T{meaning.clock[0]:02d}:{meaning.clock[1]:02d}"
    return f"{day}T{meaning.daypart}" if meaning.daypart else day.isoformat()


def _day(meaning: Meaning, anchor: Anchor) -> date | None:
    if meaning.kind == "date":
        year = meaning.year or _year_of(meaning, anchor)
        if year is None or meaning.month is None or meaning.day is None:
            return None
        try:
            return date(year, meaning.month, meaning.day)
        except ValueError:
            return None
    if anchor.day is None:
        return None
    if meaning.kind == "weekday" and meaning.weekday is not None:
        return _weekday(meaning, meaning.weekday, anchor.day, anchor.ahead)
    day = anchor.day + timedelta(days=meaning.shift)
    if meaning.weekday is not None and day.weekday() != meaning.weekday:
        late = (day.weekday() - meaning.weekday) % 7
        return day - timedelta(days=late) if late <= 2 else day
    return day


def _weekday(meaning: Meaning, weekday: int, today: date, ahead: bool) -> date:
    back = (today.weekday() - weekday) % 7
    if meaning.direction == 1 or (meaning.direction is None and ahead and back):
        return today + timedelta(days=(7 - back) if back else 7)
    if meaning.direction == -1 and back == 0:
        back = 7
    return today - timedelta(days=back)


def _year_of(meaning: Meaning, anchor: Anchor) -> int | None:
    """The year of a month without one: the last such month, unless the sentence looks ahead or the day is near."""
    if anchor.year is None or anchor.month is None or meaning.month is None:
        return None
    if meaning.direction == 0:
        return anchor.year
    if meaning.direction == 1:
        return anchor.year if meaning.month > anchor.month else anchor.year + 1
    if meaning.direction == -1:
        return anchor.year if meaning.month < anchor.month else anchor.year - 1
    coming = (meaning.month - anchor.month) % 12
    if coming == 0:
        return anchor.year
    if coming <= (3 if anchor.ahead else 1) or (coming == 2 and meaning.day is not None):
        return anchor.year if meaning.month > anchor.month else anchor.year + 1
    return anchor.year if meaning.month < anchor.month else anchor.year - 1


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


def _unit(meaning: Meaning, anchor: Anchor) -> str | None:
    shift = meaning.direction or 0
    if meaning.unit == "Y":
        return _pieced(anchor.year + shift, meaning.piece) if anchor.year else None
    if meaning.unit == "M":
        if anchor.year is None or anchor.month is None:
            return None
        months = anchor.year * 12 + anchor.month - 1 + shift
        return f"{months // 12}-{months % 12 + 1:02d}"
    if anchor.day is None:
        return None
    if meaning.unit == "W":
        year, week, _ = (anchor.day + timedelta(weeks=shift)).isocalendar()
        return f"{year}-W{week:02d}" + (f"-{meaning.piece}" if meaning.piece else "")
    if meaning.unit == "D":
        return (anchor.day + timedelta(days=shift)).isoformat()
    if meaning.unit == "DE":
        return f"{(anchor.day.year + 10 * shift) // 10}"
    return None


def _season_year(meaning: Meaning, anchor: Anchor) -> int | None:
    """The year of «الصيف الماضي»: that of the last one that was over."""
    if anchor.year is None or anchor.month is None:
        return None
    ends = {"SP": 5, "SU": 9, "FA": 11, "WI": 2}[meaning.piece or "SU"]
    begins = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[meaning.piece or "SU"]
    if meaning.direction == -1:
        return anchor.year if anchor.month > ends and meaning.piece != "WI" else anchor.year - 1
    if meaning.direction == 1:
        return anchor.year if anchor.month < begins else anchor.year + 1
    return anchor.year
