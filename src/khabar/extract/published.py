"""When the article appeared, weighed from everything on the page that says so.

A page is full of dates: the clock of its rendering, the last update, the neighbours, the comments. Trust goes by place and
word: metadata that says publication; a date beside the headline; the address; then what the body implies («15 يوليو
الجاري» is of that month), and a weekday in the body («اليوم الخميس») that meets a dated neighbour. A clock at the head of
the page counts for nothing by itself. What nothing settles is `None`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from khabar.arabic.calendar import PrintedDate
from khabar.extract.blocks import Block
from khabar.extract.dates import Candidate, Dates, day_of, gather, is_real, stated
from khabar.extract.deixis import Deixis, this_month, weekday_of_publication
from khabar.extract.features import Features
from khabar.extract.metadata import Metadata
from khabar.records import Basis, LineRole, Precision, Published

#: Farthest that a dated neighbour may lie from the day that a weekday names.
_NEIGHBOUR_DAYS = 3


def find_published(
    blocks: Sequence[Block],
    features: Sequence[Features],
    verdicts: Sequence[tuple[LineRole, str]],
    metadata: Metadata,
    url: str | None,
) -> Published | None:
    """The moment of publication, or `None` where nothing settles it."""
    dates = gather(blocks, features, verdicts, metadata, url)
    body = "\n".join(
        block.text
        for block, (role, _) in zip(blocks, verdicts, strict=True)
        if role in {"body", "subheading"}
    )
    deixis = weekday_of_publication(body)
    month = this_month(body)
    named = month[0] if month else None
    for found in (
        _from_metadata(dates, deixis),
        _from_page(dates, deixis, named),
        _from_address(dates, deixis),
        _from_neighbours(dates, deixis),
    ):
        if found and (found.basis == "metadata" or named is None or found.value[5:7] in {"", f"{named:02d}"}):
            return found
    return _from_month(month, dates) or _from_clock(dates, deixis)


def stated_date(text: str) -> Published | None:
    """A date given as a field, at the precision it has: ISO 8601, a year, a year and month, or as printed for readers.

    >>> stated_date("2015-08-03").value, stated_date("2015-08").precision
    ('2015-08-03', 'month')
    """
    partial = re.fullmatch(r"((?:19|20)\d\d)(?:-(0[1-9]|1[0-2]))?", text)
    if partial:
        return Published(text, "month" if partial[2] else "year", "metadata")
    found = stated(text)
    return _published(found[0].printed, "metadata", ()) if found else None


def _from_metadata(dates: Dates, deixis: Deixis | None) -> Published | None:
    if not dates.metadata:
        return None
    stated = dates.metadata[0]
    near = [c for c in dates.near if is_real(c.printed) and not c.update]
    same = [c for c in near if abs((day_of(c.printed) - day_of(stated.printed)).days) <= 1]
    if near and not same:
        earlier = day_of(near[0].printed) < day_of(stated.printed) and near[0].alone
        fits = deixis is not None and deixis.fits(day_of(near[0].printed))
        if (fits and deixis and not deixis.fits(day_of(stated.printed))) or (
            earlier and (deixis is None or fits)
        ):
            return None  # the metadata was stamped again, when the page was saved or the site moved
    printed = stated.printed
    if printed.hour == 0 and printed.minute == 0 and not (same and same[0].printed.hour is not None):
        printed = replace(printed, hour=None, minute=None, zone=None)
    evidence = list(stated.evidence)
    if same:
        beside = same[0].printed
        evidence += same[0].evidence
        if (
            beside.hour is not None
            and printed.hour is not None
            and beside.zone is None
            and printed.zone == "Z"
        ):
            printed = beside  # the reader's clock is the outlet's; a bare Z is the server's
        elif beside.hour is not None and printed.hour is None:
            printed = beside
    return _published(printed, "metadata", evidence)


def _from_page(dates: Dates, deixis: Deixis | None, month: int | None) -> Published | None:
    """The date beside the headline, then one that follows the body; "updated" only where nothing else is there."""
    ordered = [
        *(c for c in dates.near if not c.update),
        *(c for c in dates.above if not c.update and _may_be(c.printed, deixis)),
        *(c for c in dates.after if not c.update),
        *(c for c in dates.near if c.update),
    ]
    for candidate in ordered:
        if candidate.printed.month is None or (
            month and candidate.printed.month != month and not candidate.labelled
        ):
            continue
        if candidate.printed.year is not None:
            fits = (
                deixis is None
                or candidate.printed.day is None
                or not is_real(candidate.printed)
                or deixis.fits(day_of(candidate.printed), 2)
            )
            if fits or not candidate.update:
                return _published(candidate.printed, candidate.basis, list(candidate.evidence))
        else:
            dated = _with_year(candidate, dates)
            if dated:
                return dated
    return None


def _may_be(printed: PrintedDate, deixis: Deixis | None) -> bool:
    """Does a date over the headline agree with the body, as far as the body says anything?"""
    return (
        deixis is None
        or not is_real(printed)
        or (deixis.fits(day_of(printed), 1) and deixis.allows(day_of(printed)))
    )


def _with_year(candidate: Candidate, dates: Dates) -> Published | None:
    """A date without a year: of the years that the page speaks of, the one in which that day had that weekday."""
    printed = candidate.printed
    if printed.day is None or printed.month is None:
        return None
    known = [c.printed.year for c in (*dates.neighbours, *dates.clocks, *dates.addresses) if c.printed.year]
    latest = max([*known, *([dates.year] if dates.year else [])], default=None)
    if latest is None:
        return None
    for year in range(latest, latest - 6, -1):
        try:
            day = date(year, printed.month, printed.day)
        except ValueError:
            continue
        if printed.weekday is None or day.weekday() == printed.weekday:
            rest = _year_evidence(dates, year)
            return _published(replace(printed, year=year), candidate.basis, [*candidate.evidence, *rest])
    return None


def _year_evidence(dates: Dates, year: int) -> list[str]:
    if dates.year == year and dates.year_evidence:
        return [dates.year_evidence]
    return [
        c.evidence[0] for c in (*dates.clocks, *dates.neighbours, *dates.addresses) if c.printed.year == year
    ][:1]


def _from_address(dates: Dates, deixis: Deixis | None) -> Published | None:
    for candidate in (*dates.addresses, *dates.weak):
        if is_real(candidate.printed) and (deixis is None or deixis.fits(day_of(candidate.printed), 1)):
            if candidate in dates.weak and deixis is None:
                continue
            return _published(
                candidate.printed, "metadata", [*candidate.evidence, *(deixis.evidence if deixis else ())]
            )
    return None


def _from_month(found: tuple[int, str] | None, dates: Dates) -> Published | None:
    """«15 يوليو الجاري»: the article is of that month, in the latest year that the page allows."""
    if found is None:
        return None
    month, text = found
    known = [c.printed for c in (*dates.clocks, *dates.neighbours) if is_real(c.printed)]
    if known:
        latest = max(known, key=day_of)
        year = latest.year if latest.year and (latest.month or 12) >= month else (latest.year or 0) - 1
        return Published(f"{year:04d}-{month:02d}", "month", "text", (text,))
    if dates.year:
        return Published(
            f"{dates.year:04d}-{month:02d}", "month", "text", (text, dates.year_evidence or str(dates.year))
        )
    return None


def _from_neighbours(dates: Dates, deixis: Deixis | None) -> Published | None:
    """The day of that weekday at a dated neighbour: the latest neighbour on it, or the one closest to the latest."""
    days = [(c, day_of(c.printed)) for c in dates.neighbours if is_real(c.printed)]
    if deixis is None or not days:
        return None
    exact = [(c, day) for c, day in days if day.weekday() == deixis.weekday and deixis.allows(day)]
    if exact:
        candidate, day = max(exact, key=lambda pair: (pair[1], -dates.neighbours.index(pair[0])))
        return Published(day.isoformat(), "day", "inferred", (*deixis.evidence, candidate.evidence[0]))
    latest, newest = max(days, key=lambda pair: pair[1])
    for away in range(1, _NEIGHBOUR_DAYS + 1):
        day = newest - timedelta(days=away)
        if day.weekday() == deixis.weekday and deixis.allows(day):
            return Published(day.isoformat(), "day", "inferred", (*deixis.evidence, latest.evidence[0]))
    return None


def _from_clock(dates: Dates, deixis: Deixis | None) -> Published | None:
    """The clock at the head of the page, only where a weekday in the body says that it was printed on that day."""
    if deixis is None:
        return None
    for candidate in (*dates.clocks, *dates.near):
        if (
            is_real(candidate.printed)
            and deixis.fits(day_of(candidate.printed))
            and deixis.allows(day_of(candidate.printed))
        ):
            return _published(
                replace(candidate.printed, hour=None, minute=None),
                "inferred",
                [*deixis.evidence, *candidate.evidence],
            )
    return None


def _published(printed: PrintedDate, basis: Basis, evidence: Sequence[str]) -> Published | None:
    """The record at the precision that is printed."""
    if printed.year is None:
        return None
    value = f"{printed.year:04d}"
    precision: Precision = "year"
    if printed.month is not None:
        value, precision = f"{value}-{printed.month:02d}", "month"
        if printed.day is not None:
            value, precision = f"{value}-{printed.day:02d}", "day"
            if printed.hour is not None:
                value += f"T{printed.hour:02d}:{printed.minute or 0:02d}{printed.zone or ''}"
                precision = "minute"
    return Published(value, precision, basis, tuple(dict.fromkeys(evidence)))
