"""HTML → blocks: the visible text in reading order, each block with what the markup says about it.

One walk over the tree, without recursion (a page may nest ten thousand deep). A block ends where a block element or a
line break stands. An element's zone comes from its tag or from the words in its class; a zone named by class alone that
would hold most of the page's running text is a layout's name («page-with-sidebar»), and is not believed.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from khabar.extract.blocks import FURNITURE_ZONES, Block, Zone, clean, take_bullet
from khabar.extract.html_zones import ZONE_OF_TAG, zone_of_class

_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "img",
        "amp-img",
        "picture",
        "source",
    ]
)
_SKIPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "iframe",
        "object",
        "embed",
        "canvas",
        "audio",
        "video",
        "map",
        "head",
        "title",
        "meta",
        "link",
        "select",
        "option",
        "datalist",
        "textarea",
        "input",
        "amp-ad",
        "amp-analytics",
    ]
)
_BOLD = frozenset({"b", "strong"})
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_HIDES = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
#: Deeper than this no page of readers' text is nested; old pages that never close a font reach some hundreds.
DEEPEST = 5_000
#: Blocks kept of one page; a page with more is no article, and the walk stays bounded.
MOST_BLOCKS = 60_000
_WORD = re.compile(r"\w")
_MOST_IN_ROW = 60
_LAYOUT_SHARE = 0.45
_NO_ZONE = -1
#: Names of classes that stand around articles too.
_MISNAMED = frozenset({"side", "related", "form", "hidden", "embed", "footer", "advertisement", "comments"})
#: Characters from which a line counts as running text.
_RUNNING = 80
#: Elements that hold nothing a reader sees.
_UNSEEN = [
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "iframe",
    "select",
    "textarea",
    "audio",
    "video",
    "object",
]
#: Elements without content that may state a date.
_EMPTY_THAT_TELL = frozenset({"time", "meta", "span"})


@dataclass(slots=True)
class _Frame:
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
class _ZoneSeen:
    """One element that marks a zone; `parent` is the zone around it, `sure` where its tag says so."""

    zone: Zone
    parent: int
    sure: bool
    prose: int = 0


@dataclass(slots=True)
class _Piece:
    """A stretch of text with one formatting; `inline` numbers the outermost inline element that it stands in, 0 where it
    stands in the block itself."""

    text: str
    in_link: bool
    bold: bool
    inline: int
    zone: int


@dataclass(slots=True)
class _Raw:
    """A block before its zone is settled."""

    text: str
    frame: _Frame
    zone: int
    links: float
    bold: bool
    gap: int
    moment: str | None


@dataclass(slots=True)
class _Walk:
    """The state of one walk."""

    titles: Collection[str] = ()
    zones: list[_ZoneSeen] = field(default_factory=list)
    raws: list[_Raw] = field(default_factory=list)
    pieces: list[_Piece] = field(default_factory=list)
    gap: int = 0
    elements: int = 0
    moment: str | None = None


_NESTED = re.compile(
    r"<(/?)(?:div|span|font|b|i|u|em|strong|center|table|section|article|blockquote|ul|ol|dl|form|main|nav|aside)\b",
    re.IGNORECASE,
)


def nesting(text: str) -> int:
    """How deep the elements of a page are nested, before it is parsed: parsing takes the square of it in time.

    >>> nesting("<div><p>خبر</p><div><b>آخر</b></div></div>")
    3
    """
    depth = deepest = 0
    for match in _NESTED.finditer(text):
        depth = max(0, depth - 1) if match[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest


def html_blocks(tree: LexborHTMLParser, titles: Collection[str] = ()) -> list[Block]:
    """The blocks of a parsed page. `titles` are the readings of its title: a part of the page in which one stands as a
    heading is no side column, whatever its class says. What nobody sees is taken out of the tree."""
    body = tree.body
    if body is None:
        return []
    tree.strip_tags(_UNSEEN)
    walk = _Walk(titles=titles)
    stack: list[tuple[_Frame, LexborNode | None]] = []
    frame = _Frame("body", _NO_ZONE, False, False, 0, False, False, True)
    node = body.child
    while len(walk.raws) < MOST_BLOCKS:
        if node is None:
            if frame.block:
                _flush(walk, frame)
            if not stack:
                break
            frame, node = stack.pop()
            continue
        following = node.next
        tag = node.tag
        if tag == "-text":
            _text(walk, frame, node)
        elif tag == "br":
            _flush(walk, frame)
        elif (
            tag is not None
            and tag not in _SKIPPED
            and not tag.startswith("-")
            and tag[0] != "_"
            and tag != "!doctype"
        ):
            inner = _enter(walk, frame, node, tag)
            if inner is not None:
                stack.append((frame, following))
                frame, node = inner, node.child
                continue
        node = following
    return _settled(walk)


def _text(walk: _Walk, frame: _Frame, node: LexborNode) -> None:
    text = node.text_content
    if text and (walk.pieces or not text.isspace()):
        walk.pieces.append(
            _Piece(text, frame.in_link, frame.bold or frame.heading > 0, frame.inline, frame.zone)
        )


def _enter(walk: _Walk, outer: _Frame, node: LexborNode, tag: str) -> _Frame | None:
    """Open an element: a block element ends the block before it; its tag and class may mark a zone. `None` where nothing
    is left to walk in it: it is empty, or a part of the furniture that was taken as a whole."""
    attributes = node.attributes
    if node.child is None and tag not in _EMPTY_THAT_TELL:
        if tag not in _INLINE:
            _flush(walk, outer)
            walk.gap += 1
        return None
    block = tag not in _INLINE
    if block:
        _flush(walk, outer)
    walk.elements += 1
    zone = outer.zone
    in_body = outer.in_body
    marked, sure = _marked(tag, attributes, outer)
    if marked == "body":
        in_body = True
    elif marked is not None:
        walk.zones.append(_ZoneSeen(marked, outer.zone, sure))
        zone = len(walk.zones) - 1
        if block and marked in FURNITURE_ZONES and _taken_whole(walk, node, tag, zone):
            return None
    walk.moment = _moment(tag, attributes) or walk.moment
    return _Frame(
        tag if block else outer.tag,
        zone,
        outer.in_link or tag == "a",
        outer.bold or tag in _BOLD,
        _HEADINGS.get(tag, outer.heading),
        outer.in_article or tag == "article",
        in_body,
        block,
        walk.elements if block else outer.own,
        outer.own if block else outer.parent,
        0 if block else outer.inline or walk.elements,
    )


def _taken_whole(walk: _Walk, node: LexborNode, tag: str, zone: int) -> bool:
    """Take a part of the furniture in which no line is long enough to be running text, a block a line, without looking
    at its elements one by one: half of the elements of a page stand in its menus."""
    lines = [tidy for line in node.text(separator="\n", strip=True).split("\n") if (tidy := clean(line))]
    if any(len(line) >= _RUNNING for line in lines):
        return False
    if walk.zones[zone].zone in _MISNAMED and any(line in walk.titles for line in lines):
        return False
    frame = _Frame(tag, zone, False, False, 0, False, False, True, walk.elements)
    walk.raws.extend(_Raw(line, frame, zone, 0.0, False, 1, None) for line in lines)
    walk.gap = 1
    return True


def _moment(tag: str, attributes: dict[str, str | None]) -> str | None:
    """The date of publication that an element states for programs: `<time datetime>`, or `content` beside a property that
    names it. One whose class speaks of an update states another."""
    if tag != "time" and "content" not in attributes:
        return None
    names = (attributes.get("class") or "").lower()
    if ("updat" in names or "modif" in names) and "publish" not in names:
        return None
    if tag == "time" and attributes.get("datetime"):
        return attributes["datetime"]
    stated = f"{attributes.get('property') or ''} {attributes.get('itemprop') or ''}".lower()
    return attributes.get("content") if "dc:date" in stated or "datepublished" in stated else None


def _marked(tag: str, attributes: dict[str, str | None], outer: _Frame) -> tuple[Zone | None, bool]:
    """The zone that an element marks, and whether its tag or a plain attribute says so rather than its class."""
    if "hidden" in attributes or _HIDES.search(attributes.get("style") or ""):
        return "hidden", False
    zone = ZONE_OF_TAG.get(tag)
    if zone in {"header", "footer"} and outer.in_article:
        zone = None
    if zone:
        return zone, tag not in {"form", "aside", "header"}
    if attributes.get("itemprop") == "articleBody":
        return "body", True
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    if tag in {"main", "article", "html", "body"} or len(names) < 2:
        return None, False
    zone = zone_of_class(names)
    return (None if tag in _HEADINGS and zone not in {"date", "author"} else zone), False


def _flush(walk: _Walk, frame: _Frame) -> None:
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


def _groups(walk: _Walk, pieces: list[_Piece], frame: _Frame) -> list[list[_Piece]]:
    """The pieces of an open block, as one or, where short inline elements stand side by side, as several blocks. Words for
    screen readers only are left out where a reader sees others."""
    seen = [piece for piece in pieces if piece.zone == _NO_ZONE or walk.zones[piece.zone].zone != "hidden"]
    if any(not piece.text.isspace() for piece in seen):
        pieces = seen
    segments: list[list[_Piece]] = []
    for piece in pieces:
        if segments and (segments[-1][-1].inline == piece.inline or _labels(segments[-1])):
            segments[-1].append(piece)
        else:
            segments.append([piece])
    filled = [segment for segment in segments if any(clean(piece.text) for piece in segment)]
    if len(filled) < 2 or not _side_by_side(filled, frame):
        return [pieces] if filled else []
    return filled


def _labels(segment: list[_Piece]) -> bool:
    """Does it name what follows: «المصدر:», «بقلم:»?"""
    return clean("".join(piece.text for piece in segment)).endswith(":")


def _add(walk: _Walk, frame: _Frame, pieces: list[_Piece], text: str) -> None:
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
        walk.raws.append(_Raw(tidy, frame, zone, links, bold, walk.gap, walk.moment))
        if len(tidy) >= _RUNNING and links <= 0.5:
            _weigh(walk, zone, tidy)
        walk.gap = 0


def _side_by_side(segments: list[list[_Piece]], frame: _Frame) -> bool:
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


def _weigh(walk: _Walk, zone: int, text: str) -> None:
    """Add running text to every zone that it stands in."""
    while zone != _NO_ZONE:
        walk.zones[zone].prose += len(text)
        zone = walk.zones[zone].parent


def _settled(walk: _Walk) -> list[Block]:
    prose = sum(len(raw.text) for raw in walk.raws if raw.links <= 0.5 and len(raw.text) >= _RUNNING)
    believed = [zone.sure or zone.prose <= _LAYOUT_SHARE * prose for zone in walk.zones]
    for raw in walk.raws if walk.titles else ():
        at = raw.zone if raw.frame.heading and raw.text in walk.titles else _NO_ZONE
        while at != _NO_ZONE:
            believed[at] = believed[at] and (walk.zones[at].sure or walk.zones[at].zone not in _MISNAMED)
            at = walk.zones[at].parent
    return [_block(raw, walk.zones, believed) for raw in walk.raws]


def _block(raw: _Raw, zones: list[_ZoneSeen], believed: list[bool]) -> Block:
    zone: Zone | None = None
    at = raw.zone
    while at != _NO_ZONE:
        here = zones[at]
        if believed[at] and (zone is None or here.zone in FURNITURE_ZONES) and zone not in FURNITURE_ZONES:
            zone = here.zone
        at = here.parent
    text, bullet = take_bullet(raw.text)
    return Block(
        text,
        gap=raw.gap,
        tag=raw.frame.tag,
        zone=zone,
        links=raw.links,
        heading=raw.frame.heading,
        bold=raw.bold,
        bullet=bullet or raw.frame.tag == "li",
        in_article=raw.frame.in_article,
        in_body=raw.frame.in_body,
        moment=raw.moment,
        own=raw.frame.own,
        parent=raw.frame.parent,
    )
