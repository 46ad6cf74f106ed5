"""HTML → blocks: the visible text in reading order, each block with what the markup says about it.

One walk over the tree, without recursion (a page may nest ten thousand deep). A block ends where a block element or a
line break stands. An element's zone comes from its tag or from the words in its class; a zone named by class alone that
would hold most of the page's running text is a layout's name («page-with-sidebar»), and is not believed.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from selectolax.lexbor import LexborHTMLParser, LexborNode

from khabar.extract.blocks import FURNITURE_ZONES, Block, Zone, clean, take_bullet
from khabar.extract.html_walk import NO_ZONE, RUNNING, Frame, Piece, Raw, Walk, ZoneSeen, flush
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
_LAYOUT_SHARE = 0.45
#: Names of classes that stand around articles too.
_MISNAMED = frozenset({"side", "related", "form", "hidden", "embed", "footer", "advertisement", "comments"})
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
    walk = Walk(titles=titles)
    stack: list[tuple[Frame, LexborNode | None]] = []
    frame = Frame("body", NO_ZONE, False, False, 0, False, False, True)
    node = body.child
    while len(walk.raws) < MOST_BLOCKS:
        if node is None:
            if frame.block:
                flush(walk, frame)
            if not stack:
                break
            frame, node = stack.pop()
            continue
        following = node.next
        tag = node.tag
        if tag == "-text":
            _text(walk, frame, node)
        elif tag == "br":
            flush(walk, frame)
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


def _text(walk: Walk, frame: Frame, node: LexborNode) -> None:
    text = node.text_content
    if text and (walk.pieces or not text.isspace()):
        walk.pieces.append(
            Piece(text, frame.in_link, frame.bold or frame.heading > 0, frame.inline, frame.zone)
        )


def _enter(walk: Walk, outer: Frame, node: LexborNode, tag: str) -> Frame | None:
    """Open an element: a block element ends the block before it; its tag and class may mark a zone. `None` where nothing
    is left to walk in it: it is empty, or a part of the furniture that was taken as a whole."""
    attributes = node.attributes
    if node.child is None and tag not in _EMPTY_THAT_TELL:
        if tag not in _INLINE:
            flush(walk, outer)
            walk.gap += 1
        return None
    block = tag not in _INLINE
    if block:
        flush(walk, outer)
    walk.elements += 1
    zone = outer.zone
    in_body = outer.in_body
    marked, sure = _marked(tag, attributes, outer)
    if marked == "body":
        in_body = True
    elif marked is not None:
        walk.zones.append(ZoneSeen(marked, outer.zone, sure))
        zone = len(walk.zones) - 1
        if block and marked in FURNITURE_ZONES and _taken_whole(walk, node, tag, zone):
            return None
    walk.moment = _moment(tag, attributes) or walk.moment
    return Frame(
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


def _taken_whole(walk: Walk, node: LexborNode, tag: str, zone: int) -> bool:
    """Take a part of the furniture in which no line is long enough to be running text, a block a line, without looking
    at its elements one by one: half of the elements of a page stand in its menus."""
    lines = [tidy for line in node.text(separator="\n", strip=True).split("\n") if (tidy := clean(line))]
    if any(len(line) >= RUNNING for line in lines):
        return False
    if walk.zones[zone].zone in _MISNAMED and any(line in walk.titles for line in lines):
        return False
    frame = Frame(tag, zone, False, False, 0, False, False, True, walk.elements)
    walk.raws.extend(Raw(line, frame, zone, 0.0, False, 1, None) for line in lines)
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


def _marked(tag: str, attributes: dict[str, str | None], outer: Frame) -> tuple[Zone | None, bool]:
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


def _settled(walk: Walk) -> list[Block]:
    prose = sum(len(raw.text) for raw in walk.raws if raw.links <= 0.5 and len(raw.text) >= RUNNING)
    believed = [zone.sure or zone.prose <= _LAYOUT_SHARE * prose for zone in walk.zones]
    for raw in walk.raws if walk.titles else ():
        at = raw.zone if raw.frame.heading and raw.text in walk.titles else NO_ZONE
        while at != NO_ZONE:
            believed[at] = believed[at] and (walk.zones[at].sure or walk.zones[at].zone not in _MISNAMED)
            at = walk.zones[at].parent
    return [_block(raw, walk.zones, believed) for raw in walk.raws]


def _block(raw: Raw, zones: list[ZoneSeen], believed: list[bool]) -> Block:
    zone: Zone | None = None
    at = raw.zone
    while at != NO_ZONE:
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
