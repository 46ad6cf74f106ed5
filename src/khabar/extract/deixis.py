"""What the body says about its own day: «اليوم (الخميس)», «أمس الثلاثاء», «15 يوليو الجاري».

`اليوم` with a weekday is the day of publication, `أمس` the day before; the majority of such phrases names the weekday on
which the article was written. «الجاري» and «الحالي» after a month name that month.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cache

from khabar.arabic.calendar import printed_dates, weekday_number
from khabar.arabic.folds import fold
from khabar.arabic.tables import read_table

_SHIFTS = {"اليوم": 0, "امس": 1, "الامس": 1, "البارحه": 1, "غدا": -1, "غد": -1}


@dataclass(frozen=True, slots=True)
class Deixis:
    """The weekday of publication (Monday 0) and the phrases that say so. `year` is the latest year of a past date in the
    body, before which the article cannot have been written."""

    weekday: int
    evidence: tuple[str, ...]
    year: int | None = None

    def fits(self, day: date, slack: int = 0) -> bool:
        """Is `day` that weekday, or at most `slack` days after it?"""
        return (day.weekday() - self.weekday) % 7 <= slack

    def allows(self, day: date) -> bool:
        """Is `day` not before the latest year that the body tells of?"""
        return self.year is None or day.year >= self.year


@cache
def _pattern() -> re.Pattern[str]:
    days = sorted({row["name"] for row in read_table("khabar.arabic", "weekdays.tsv")}, key=len, reverse=True)
    names = "|".join(days)
    shifts = "اليوم|أمس|امس|الأمس|البارحة|غدا|غداً|غدًا|غد"
    return re.compile(
        rf"(?<!\w)(?:[وفبل]?)(?P<shift>{shifts})(?P<first>\s+الأول)?\s*[،,]?\s*\(?(?P<day>{names})\)?(?!\w)"
    )


def weekday_of_publication(body: str) -> Deixis | None:
    """What the weekdays of the body say, or `None` where they say nothing or contradict each other.

    >>> weekday_of_publication("أعلن اليوم (الخميس) وقال أمس (الأربعاء)").weekday
    3
    """
    votes: Counter[int] = Counter()
    evidence: dict[int, list[str]] = {}
    for match in _pattern().finditer(body):
        number = weekday_number(fold(match["day"]))
        shift = _SHIFTS.get(fold(match["shift"]))
        if number is None or shift is None:
            continue
        weekday = (number + shift + bool(match["first"])) % 7
        votes[weekday] += 1
        text = body[match.start("shift") : match.end()]
        evidence.setdefault(weekday, [])
        if text not in evidence[weekday]:
            evidence[weekday].append(text)
    if not votes:
        return None
    ranked = votes.most_common(2)
    if len(ranked) > 1 and ranked[0][1] == ranked[1][1]:
        return None
    return Deixis(ranked[0][0], tuple(evidence[ranked[0][0]][:3]), _latest_year(body))


def _latest_year(body: str) -> int | None:
    """The latest year of a full date in the body, unless it lies ahead of all others by far: «بحلول 2030» is no past."""
    years = sorted(
        found.year
        for line in body.splitlines()
        if _FULL_YEAR.search(line)
        for found in printed_dates(line)
        if found.year and found.calendar == "gregorian" and found.year <= 2100
    )
    return years[-1] if years else None


#: Only a line with one of these can name a year, or the current month: reading every line for dates takes time.
_FULL_YEAR = re.compile(r"(?<!\d)[12١٢]\d{3}(?!\d)")
_CURRENT = re.compile("الجاري|الحالي|الجارى|الحالى")
_THIS = re.compile(r"\s*(?:\([^)]{2,20}\)|/\s*\S+)?\s*(?:الجاري|الحالي|الجارى|الحالى)(?!\w)")


def this_month(body: str) -> tuple[int, str] | None:
    """The month that the body calls the current one, with the phrase; `None` where it names none, or two.

    >>> this_month("قال في 15 يوليو الجاري إن المشروع انتهى")
    (7, '15 يوليو الجاري')
    """
    found: dict[int, str] = {}
    for line in body.splitlines():
        for printed in printed_dates(line) if _CURRENT.search(line) else ():
            after = _THIS.match(line, printed.end)
            if after and printed.month and printed.year is None:
                found.setdefault(printed.month, line[printed.start : after.end()])
    return next(iter(found.items())) if len(found) == 1 else None
