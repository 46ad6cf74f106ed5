"""The state of a walk over a page, and the text of its blocks: what stands in one line, and what merely stands side by side."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from khabar.extract.blocks import Zone, clean

#: Characters from which a line counts as running text.
RUNNING = 80
NO_ZONE = -1
_WORD = re.compile(r"\w")
_MOST_IN_ROW = 60


@dataclass(slots=True)
class Frame:
    """What an open element hands down to all that stands in it."""

    tag: str
    zone: int
    in_link: bool
    bold: bool
    heading: int
    in_article: bool
    in_body: bool
    block: bool
    own: int = 0
    parent: int = 0
    inline: int = 0


@dataclass(slots=True)
class ZoneSeen:
    """One element that marks a zone; `parent` is the zone around it, `sure` where its tag says so."""

    zone: Zone
    parent: int
    sure: bool
    prose: int = 0


@dataclass(slots=True)
class Piece:
    """A stretch of text with one formatting; `inline` numbers the outermost inline element that it stands in, 0 where it
    stands in the block itself."""

    text: str
    in_link: bool
    bold: bool
    inline: int
    zone: int


@dataclass(slots=True)
class Raw:
    """A block before its zone is settled."""

    text: str
    frame: Frame
    zone: int
    links: float
    bold: bool
    gap: int
    moment: str | None


@dataclass(slots=True)
class Walk:
    """The state of one walk."""

    titles: Collection[str] = ()
    zones: list[ZoneSeen] = field(default_factory=list)
    raws: list[Raw] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    gap: int = 0
    elements: int = 0
    moment: str | None = None


def flush(walk: Walk, frame: Frame) -> None:
    """End the open block. One that consists of nothing but short inline elements side by side («byline · date») is
    several blocks on one line."""
    pieces = walk.pieces
    if not pieces:
        walk.gap += 1
        return
    walk.pieces = []
    for group in _groups(walk, pieces, frame) if len(pieces) > 1 else (pieces,):
        _add(walk, frame, group, "".join(piece.text for piece in group))
    walk.moment = None


def _groups(walk: Walk, pieces: list[Piece], frame: Frame) -> list[list[Piece]]:
    """The pieces of an open block, as one or, where short inline elements stand side by side, as several blocks. Words for
    screen readers only are left out where a reader sees others."""
    seen = [piece for piece in pieces if piece.zone == NO_ZONE or walk.zones[piece.zone].zone != "hidden"]
    if any(not piece.text.isspace() for piece in seen):
        pieces = seen
    segments: list[list[Piece]] = []
    for piece in pieces:
        if segments and (segments[-1][-1].inline == piece.inline or _labels(segments[-1])):
            segments[-1].append(piece)
        else:
            segments.append([piece])
    filled = [segment for segment in segments if any(clean(piece.text) for piece in segment)]
    if len(filled) < 2 or not _side_by_side(filled, frame):
        return [pieces] if filled else []
    return filled


def _labels(segment: list[Piece]) -> bool:
    """Does it name what follows: «المصدر:», «بقلم:»?"""
    return clean("".join(piece.text for piece in segment)).endswith(":")


def _add(walk: Walk, frame: Frame, pieces: list[Piece], text: str) -> None:
    """One block, or one for each line of preformatted text."""
    first = pieces[0]
    if len(pieces) == 1:
        links, bold, zone = float(first.in_link), first.bold, first.zone
    else:
        letters = sum(len(piece.text) for piece in pieces)
        links = sum(len(piece.text) for piece in pieces if piece.in_link) / letters
        bold = all(piece.bold for piece in pieces)
        zone = first.zone if len({piece.zone for piece in pieces}) == 1 else frame.zone
    for line in text.split("\n") if frame.tag == "pre" else (text,):
        tidy = clean(line.replace("\n", " "))
        if not tidy:
            walk.gap += 1
            continue
        walk.raws.append(Raw(tidy, frame, zone, links, bold, walk.gap, walk.moment))
        if len(tidy) >= RUNNING and links <= 0.5:
            _weigh(walk, zone, tidy)
        walk.gap = 0


def _side_by_side(segments: list[list[Piece]], frame: Frame) -> bool:
    """Are they a row of short things, rather than a sentence with names marked in it?"""
    if frame.tag in {"p", "li", "blockquote"} or frame.heading or len(segments) > _MOST_IN_ROW:
        return False
    texts = [clean("".join(piece.text for piece in segment)) for segment in segments]
    if sum(map(len, texts)) > 60 * len(texts):
        return False
    if any(text[-1:] in ".،,؛" and len(text) > 25 for text in texts[:-1]):
        return False
    bare = sum(segment[0].inline == 0 for segment in segments)
    return bare <= len(segments) / 2 and all(_WORD.search(text) for text in texts)


def _weigh(walk: Walk, zone: int, text: str) -> None:
    """Add running text to every zone that it stands in."""
    while zone != NO_ZONE:
        walk.zones[zone].prose += len(text)
        zone = walk.zones[zone].parent
