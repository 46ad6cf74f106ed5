"""Every date of one page, by where it stands: in the metadata, beside the headline, after the body, at the head of the page,
at a neighbour, in the address.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from khabar.arabic.calendar import PrintedDate, printed_dates
from khabar.arabic.folds import fold_digits
from khabar.extract.blocks import Block
from khabar.extract.features import Features, unglue
from khabar.extract.metadata import Metadata, readable_url
from khabar.records import Basis, LineRole

_ISO = re.compile(
    r"^(?P<year>(?:19|20)\d\d)-(?P<month>\d\d?)-(?P<day>\d\d?)(?:[T\s]+(?P<hour>\d\d?):(?P<minute>\d\d)"
    r"(?::\d\d(?:\.\d+)?)?\s*(?P<zone>Z|[+-]\d\d:?\d\d)?)?"
)
_IN_ADDRESS = re.compile(
    r"(?<!\d)(?P<year>(?:19[89]|20[0-4])\d)[/_-]?(?P<month>0[1-9]|1[0-2]|[1-9](?=[/_-]))[/_-]?(?P<day>0[1-9]|[12]\d|3[01]|[1-9](?=[/_-]))(?=\d{0,12}(?:\D|$))"
)
_YEAR = re.compile(r"(?<!\d)(20[0-4]\d|199\d)(?!\d)")
_COPYRIGHT = re.compile(r"©|\(c\)|copyright|حقوق|الحقوق", re.IGNORECASE)
#: A year printed in a copyright line, with its sign.
_SIGNED_YEAR = re.compile(
    r"(?:©|\(c\))\s*[^\d\n]{0,3}(?:[12]\d{3}\s*[-–]\s*)?[12]\d{3}|[12]\d{3}\s*(?:©|\(c\))", re.IGNORECASE
)
#: The issue of a newspaper: «العدد 43210».
_ISSUE = re.compile(r"العدد\s*:?\s*\(?[\d٠-٩]{2,}")
#: The first lines of a page belong to its head; a date there is that of the day.
_MASTHEAD = 4
#: Most dates of a page that are weighed.
_MOST = 400


@dataclass(frozen=True, slots=True)
class Candidate:
    """One possible moment: its date as printed, where it is from and the string it rests on; whether a word before it says
    that it is an update, or that it is the publication; whether it stands alone on its line."""

    printed: PrintedDate
    basis: Basis
    evidence: tuple[str, ...]
    update: bool = False
    labelled: bool = False
    alone: bool = False


@dataclass(slots=True)
class Dates:
    """All dates of one page, by where they stand."""

    metadata: list[Candidate] = field(default_factory=list)
    weak: list[Candidate] = field(default_factory=list)
    near: list[Candidate] = field(default_factory=list)
    above: list[Candidate] = field(default_factory=list)
    after: list[Candidate] = field(default_factory=list)
    clocks: list[Candidate] = field(default_factory=list)
    neighbours: list[Candidate] = field(default_factory=list)
    addresses: list[Candidate] = field(default_factory=list)
    year: int | None = None
    year_evidence: str | None = None


def gather(
    blocks: Sequence[Block],
    features: Sequence[Features],
    verdicts: Sequence[tuple[LineRole, str]],
    metadata: Metadata,
    url: str | None,
) -> Dates:
    found = Dates()
    found.metadata = [c for text in metadata.published for c in stated(text)]
    found.weak = [c for text in metadata.weak_dates for c in stated(text)]
    for address in (*metadata.urls, url or ""):
        match = _IN_ADDRESS.search(readable_url(address))
        if match:
            printed = PrintedDate(0, 0, int(match["year"]), int(match["month"]), int(match["day"]))
            found.addresses.append(Candidate(printed, "metadata", (address,)))
            break
    body = [at for at, (role, _) in enumerate(verdicts) if role in {"body", "subheading"}]
    if not body:
        return found
    first = next((at for at in body if verdicts[at][0] == "body"), body[0])
    last = body[-1]
    headline = next((at for at, (role, _) in enumerate(verdicts) if role == "headline"), max(-1, first - 6))
    count = 0
    for at, feature in enumerate(features):
        role = verdicts[at][0]
        if not feature.dates or role in {"body", "subheading", "headline", "caption"} or count > _MOST:
            continue
        count += 1
        place = _place(at, (headline, first, last), blocks, features)
        for candidate in _printed(blocks[at].text, feature):
            getattr(found, place).append(candidate)
    for at in range(headline + 1, first):
        moment = blocks[at].moment
        phrase = features[at].found
        if moment and not (phrase and phrase.kind == "update"):
            found.metadata.extend(stated(moment))
    _copyright_year(blocks, found)
    return found


def _place(
    at: int, spots: tuple[int, int, int], blocks: Sequence[Block], features: Sequence[Features]
) -> str:
    """Where a dated line stands: `near` the headline, right `after` the body, a clock at the head, or a neighbour's. `spots`
    are the headline, the first and the last block of the body."""
    headline, first, last = spots
    found = features[at].found
    if blocks[at].furniture_zone and blocks[at].zone not in {"share", "navigation"}:
        return "neighbours"
    if headline < at < first or (headline > first and at < first and first - at <= 6):
        return "near"
    if at < headline:
        return _above(at, headline, blocks, features)
    if last < at <= last + 6 and found is not None and found.kind == "label":
        return "after"
    return "neighbours"


def _above(at: int, headline: int, blocks: Sequence[Block], features: Sequence[Features]) -> str:
    """A date over the headline is the article's where a word or the markup says so, where it is the date of a printed
    issue, and where it stands right over the headline and below the head of the page; else it is a clock."""
    found = features[at].found
    if (found is not None and found.kind == "label") or (blocks[at].zone == "date" and headline - at <= 3):
        return "near"
    if _ISSUE.search(blocks[at].text):
        return "above"
    between = range(at + 1, headline)
    masthead = range(max(0, at - _MASTHEAD))
    dated = any(features[before].dates for before in masthead)  # the day's clock stands there already
    close = headline - at <= 3 and at >= _MASTHEAD and not any(blocks[near].bullet for near in between)
    ticks = features[at].dates[0].hour is not None or (
        features[at + 1].date_line and not features[at + 1].dates
    )
    return "above" if close and (not ticks or dated or headline == at + 1) else "clocks"


def _printed(text: str, feature: Features) -> list[Candidate]:
    """The dates of one line, each with its evidence and whether a word before it says "update"."""
    tidy = unglue(text)
    line_updates = feature.found is not None and feature.found.kind == "update"
    found = []
    for number, printed in enumerate(feature.dates):
        before = tidy[: printed.start]
        updates = bool(re.search(r"تحديث|تعديل|محدث|حُ?دِّ?ث|updated", before[-30:], re.IGNORECASE)) or (
            line_updates and number == 0
        )
        label = re.search(r"(?:تم النشر|تم نشره|نشر|نُشر)\s*(?:في|بتاريخ)?\s*:?\s*$", before)
        whole = label is not None and before.strip() == label.group().strip()
        last = printed.end + tidy[printed.start : printed.end + 1].endswith(")") * (
            "(" in tidy[printed.start : printed.end]
        )
        evidence = tidy[label.start() if label and whole else printed.start : last]
        found.append(Candidate(printed, "page", (evidence.strip(),), updates, bool(label), feature.date_line))
    return _joined(found)


def _joined(found: list[Candidate]) -> list[Candidate]:
    """One date in two calendars is one: «الثلاثاء 22 شعبان 1447هـ - 10 فبراير 2026م»."""
    if len(found) == 2:
        one, two = (c.printed for c in found)
        days = [(p.year, p.month, p.day) for p in (one, two)]
        near = None not in days[0] and None not in days[1] and abs((day_of(one) - day_of(two)).days) <= 1
        if near and "hijri" in {one.calendar, two.calendar} and one.calendar != two.calendar:
            kept = found[0] if one.calendar == "gregorian" else found[1]
            return [kept]
    return found


def day_of(printed: PrintedDate) -> date:
    return date(printed.year or 1, printed.month or 1, printed.day or 1)


def _copyright_year(blocks: Sequence[Block], found: Dates) -> None:
    """The latest year that a copyright line prints."""
    for block in blocks:
        if len(block.words) <= 25 and _COPYRIGHT.search(block.text):
            tidy = unglue(block.text)
            for match in _YEAR.finditer(fold_digits(tidy)):
                year = int(match[1])
                if found.year is None or year >= found.year:
                    signed = _SIGNED_YEAR.search(fold_digits(tidy))
                    found.year = year
                    found.year_evidence = (
                        tidy[signed.start() : signed.end()] if signed else tidy[match.start() : match.end()]
                    )


def stated(text: str) -> list[Candidate]:
    """A date of the metadata: ISO 8601, or printed as for readers."""
    match = _ISO.match(text)
    if match:
        hour = int(match["hour"]) if match["hour"] else None
        minute = int(match["minute"]) if match["minute"] else None
        zone = match["zone"]
        if zone and zone != "Z" and ":" not in zone:
            zone = f"{zone[:3]}:{zone[3:]}"
        printed = PrintedDate(
            0, len(text), int(match["year"]), int(match["month"]), int(match["day"]), None, hour, minute, zone
        )
        return [Candidate(printed, "metadata", (text,))] if is_real(printed) else []
    found = [printed for printed in printed_dates(text) if is_real(printed)]
    return [Candidate(found[0], "metadata", (text,))] if found else []


def is_real(printed: PrintedDate) -> bool:
    """A day that exists, in years in which pages were written."""
    if (
        printed.year is None
        or printed.month is None
        or printed.day is None
        or not 1990 <= printed.year <= 2100
    ):
        return False
    try:
        return bool(day_of(printed))
    except ValueError:
        return False
