"""Articles that somebody else has extracted: a record whose fields are taken as they are given.

Only the credit and the date are read: `author` in such corpora is the line that the outlet printed, and its place and
agency belong to the dateline; a date may be the time of a server. `khabar.pages.exports` knows whose record it is.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from khabar.extract.blocks import Block, clean
from khabar.extract.credits import parse_credit
from khabar.extract.local_day import local_date
from khabar.extract.metadata import host_of
from khabar.extract.outlet import own_names
from khabar.extract.problem import EMPTY
from khabar.extract.published import stated_date
from khabar.extract.reading import Reading
from khabar.outlets import House, find
from khabar.pages.exports import Given
from khabar.pages.mojibake import mend
from khabar.records import Dateline, Line, LineRole, Outlet, Published

_ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{1,5});")
_BREAK = re.compile(r"<br\s*/?>|</?p>", re.IGNORECASE)
_LONGEST_SUBHEADING = 14


def read_given(given: Given, url: str | None) -> Reading:
    """One record as a reading. One without text has the problem that an empty page has."""
    outlet, house = _outlet(given, url)
    headline = _tidy(given.headline)
    parts = list(_parts(given))
    if given.foreign and parts and headline and Block(parts[0][1]).key == Block(headline).key:
        parts.pop(0)  # the tool took the headline for the first paragraph
    if not parts:
        return Reading((), outlet, problem=EMPTY)
    whole: list[tuple[LineRole, str]] = [("headline", headline), *parts] if headline else parts
    authors, dateline = _credit(given, own_names(outlet))
    return Reading(
        lines=tuple(Line(n, text, role, "given") for n, (role, text) in enumerate(whole, 1)),
        outlet=outlet,
        headline=headline,
        parts=tuple(whole),
        captions=tuple(dict.fromkeys(tidy for text in given.captions if (tidy := _tidy(text)))),
        authors=authors,
        dateline=dateline,
        published=_published(given, house),
    )


def _parts(given: Given) -> Iterator[tuple[LineRole, str]]:
    """The paragraphs with the roles that the record tells; where it tells none, short lines are subheadings."""
    if given.parts:
        for role, text in given.parts:
            for line in _BREAK.sub("\n", _plain(text)).splitlines():
                if tidy := clean(line):
                    yield role, tidy
        return
    lines = _BREAK.sub("\n", _plain(given.text)).splitlines()
    paragraphs = [tidy for line in lines if (tidy := clean(line))]
    for at, text in enumerate(paragraphs):
        yield _role(paragraphs, at), text


def _published(given: Given, house: House | None) -> Published | None:
    printed = _tidy(given.published)
    if printed is None:
        return None
    return local_date(printed, house.country if house else None) if given.foreign else stated_date(printed)


def _role(paragraphs: list[str], at: int) -> LineRole:
    """A short line without an end, right before a longer one, is a subheading; never the first or the last."""
    block = Block(paragraphs[at])
    if at == 0 or at == len(paragraphs) - 1 or block.ends or len(block.words) > _LONGEST_SUBHEADING:
        return "body"
    opens = paragraphs[at].rstrip().endswith((":", "،", "؛")) or paragraphs[at][0] in "-–*•"
    following = Block(paragraphs[at + 1])
    return "body" if opens or len(following.words) < 2 * len(block.words) else "subheading"


def _outlet(given: Given, url: str | None) -> tuple[Outlet, House | None]:
    """The outlet, and its house where it is on file. Tools write the address where they find no name."""
    name = _tidy(given.outlet)
    domain = (host_of(url) if url else None) or (host_of(f"http://{given.domain}") if given.domain else None)
    if name and given.foreign and (host_of(name) or host_of(f"http://{name}")):
        domain, name = domain or host_of(f"http://{name}"), None
    house = find(name, domain)
    if name is None and house:
        name = house.names[0]
    return Outlet(name, domain), house


def _credit(given: Given, own: frozenset[str]) -> tuple[tuple[str, ...], Dateline]:
    """The people, and the place and agency, of the credit and the dateline."""
    people: list[str] = []
    place = agency = None
    for text in given.credits:
        credit = parse_credit(_plain(text), own, given=True) if clean(text) else None
        if credit:
            people.extend(credit.authors)
            place, agency = place or credit.place, agency or credit.agency
    line = given.dateline
    if isinstance(line, tuple):
        place, agency = _tidy(line[0]) or place, _tidy(line[1]) or agency
    elif line and clean(line):
        credit = parse_credit(_plain(line), own, given=True)
        if credit:
            place, agency = credit.place or place, credit.agency or agency
    return tuple(dict.fromkeys(people)), Dateline(place, agency)


def _tidy(text: str | None) -> str | None:
    return (clean(_plain(text)) or None) if text else None


def _plain(text: str) -> str:
    """Character references resolved and wrong decodings mended: corpora scraped from the web keep both."""
    return mend(html.unescape(text) if _ENTITY.search(text) else text)
