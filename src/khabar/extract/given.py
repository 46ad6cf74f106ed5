"""Articles that somebody else has extracted: one JSON object, whose fields are taken as they are given.

Only the credit is read: `author` in such corpora is the line that the outlet printed, and its place and agency belong to
the dateline.
"""

from __future__ import annotations

import html
import re
from typing import Any

import msgspec

from khabar.errors import RecordError
from khabar.extract.blocks import Block, clean
from khabar.extract.credits import parse_credit
from khabar.extract.metadata import host_of
from khabar.extract.outlet import own_names
from khabar.extract.problem import EMPTY
from khabar.extract.published import stated_date
from khabar.extract.reading import Reading
from khabar.outlets import find
from khabar.records import Dateline, Line, LineRole, Outlet

_ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{1,5});")
_LONGEST_SUBHEADING = 14


def read_given(content: bytes, url: str | None) -> Reading:
    """Read one line of `.jsonl`. Raises `RecordError` where it is no JSON object with a `text`."""
    try:
        entry = msgspec.json.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise RecordError(f"not a line of JSON: {error}") from None
    if not isinstance(entry, dict) or not isinstance(entry.get("text"), str):
        raise RecordError("no field `text` that is a string")
    outlet = _outlet(entry, url)
    headline = _string(entry, "headline")
    paragraphs = [tidy for line in _plain(entry["text"]).splitlines() if (tidy := clean(line))]
    if not paragraphs:
        return Reading((), outlet, problem=EMPTY)
    parts = [(_role(paragraphs, at), text) for at, text in enumerate(paragraphs)]
    whole: list[tuple[LineRole, str]] = [("headline", headline), *parts] if headline else list(parts)
    authors, dateline = _credit(entry, own_names(outlet))
    printed = _string(entry, "published")
    return Reading(
        lines=tuple(Line(n, text, role, "given") for n, (role, text) in enumerate(whole, 1)),
        outlet=outlet,
        headline=headline,
        parts=tuple(whole),
        authors=authors,
        dateline=dateline,
        published=stated_date(printed) if printed else None,
    )


def _role(paragraphs: list[str], at: int) -> LineRole:
    """A short line without an end, right before a longer one, is a subheading; never the first or the last."""
    block = Block(paragraphs[at])
    if at == 0 or at == len(paragraphs) - 1 or block.ends or len(block.words) > _LONGEST_SUBHEADING:
        return "body"
    opens = paragraphs[at].rstrip().endswith((":", "،", "؛")) or paragraphs[at][0] in "-–*•"
    following = Block(paragraphs[at + 1])
    return "body" if opens or len(following.words) < 2 * len(block.words) else "subheading"


def _outlet(entry: dict[str, Any], url: str | None) -> Outlet:
    name = _string(entry, "outlet")
    domain = host_of(url) if url else None
    if name is None:
        house = find(None, domain)
        name = house.names[0] if house else None
    return Outlet(name, domain)


def _credit(entry: dict[str, Any], own: frozenset[str]) -> tuple[tuple[str, ...], Dateline]:
    """The people, and the place and agency, of the fields `author` and `dateline`."""
    people: list[str] = []
    place = agency = None
    raw = entry.get("author")
    for text in raw if isinstance(raw, list) else [raw]:
        if not isinstance(text, str) or not clean(text):
            continue
        credit = parse_credit(_plain(text), own, given=True)
        if credit:
            people.extend(credit.authors)
            place, agency = place or credit.place, agency or credit.agency
    line = entry.get("dateline")
    if isinstance(line, dict):
        place, agency = _string(line, "place") or place, _string(line, "agency") or agency
    elif isinstance(line, str) and clean(line):
        credit = parse_credit(_plain(line), own, given=True)
        if credit:
            place, agency = credit.place or place, credit.agency or agency
    return tuple(dict.fromkeys(people)), Dateline(place, agency)


def _string(entry: dict[str, Any], name: str) -> str | None:
    value = entry.get(name)
    return (clean(_plain(value)) or None) if isinstance(value, str) else None


def _plain(text: str) -> str:
    """Character references resolved: corpora scraped from the web keep `&nbsp;` in their fields."""
    return html.unescape(text) if _ENTITY.search(text) else text
