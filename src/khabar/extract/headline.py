"""Which line is the headline.

A page says its headline several times: in its metadata, as `<h1>`, in a breadcrumb, above the picture. A flattened page
has only lines, of which the right one stands before the body, shares its words with it, comes back elsewhere on the
page, and is followed by a date or a name. Each sign gives points; what no sign supports is not made a headline.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from khabar.arabic.folds import fold
from khabar.extract.blocks import Block, clean
from khabar.extract.features import Features, is_plain
from khabar.extract.furniture import bare_word
from khabar.extract.metadata import Metadata
from khabar.extract.model import Guess

#: What parts the headline of a title from the name of the site.
_PARTS = re.compile(r"\s+(?:[|–—»«›•·]|-{1,2}|::|:\||\|:|/)\s+|\s*(?:::|\|)\s*")
_CRUMBS = re.compile(r"\s[>»›/]\s")
_LEAST = 0.9
#: What the certainty of the model is worth.
_GUESSED = 6.0
#: What the first line of a page that is nothing but an article gains.
_OPENING = 3.0
#: How many blocks of the body are compared with a candidate, and how far before the body one may stand.
_LEAD = 5
_BACK = 60
#: How many blocks before its headline a page may print it once more.
_TWICE = 6
#: How far from the body a headline stands without losing for it.
_NEAR = 30


@dataclass(frozen=True, slots=True)
class Headline:
    """`block` is where it stands, `None` where only the metadata has it; `points` how much speaks for it."""

    text: str
    block: int | None
    reason: str
    points: float = 0.0


def key_of(text: str) -> str:
    """Folded words, one space between: under this a headline is compared with a line."""
    return " ".join(re.sub(r"[\W_]+", " ", fold(text)).split())


def title_keys(metadata: Metadata) -> tuple[str, ...]:
    """Every reading of the page's titles: whole, and each part between separators, longest first.

    >>> title_keys(Metadata(titles=("وصول الوفد إلى المدينة - موقع المرفأ",)))[1]
    'وصول الوفد الي المدينه'
    """
    found: dict[str, None] = {}
    for title in metadata.titles:
        found.setdefault(key_of(title))
    for title in metadata.titles:
        for part in sorted(_PARTS.split(title), key=len, reverse=True):
            found.setdefault(key_of(part))
    return tuple(key for key in found if key)


def title_texts(metadata: Metadata) -> frozenset[str]:
    """The page's titles as printed, whole and in parts.

    >>> sorted(title_texts(Metadata(titles=("وصول الوفد - موقع المرفأ",))))
    ['موقع المرفأ', 'وصول الوفد', 'وصول الوفد - موقع المرفأ']
    """
    parts = {clean(part) for title in metadata.titles for part in _PARTS.split(title)}
    return frozenset({*metadata.titles, *(part for part in parts if part)})


def find_headline(
    blocks: Sequence[Block],
    features: Sequence[Features],
    stretch: tuple[int, int],
    metadata: Metadata,
    guesses: Sequence[Guess],
) -> Headline | None:
    """The headline of the body that stands in `stretch`, from block to block (half open), or `None`."""
    start, end = stretch
    keys = title_keys(metadata)
    lead = _lead_words(blocks, features, start, end)
    first_prose = next((at for at in range(start, end) if features[at].prose), start)
    lines = frozenset(b.key for b in blocks)
    signs = _Signs(first_prose, lead, keys, _containers(blocks, keys), lines, is_plain(blocks, features))
    limit = _third_prose(features, start, end)
    best: tuple[float, int] | None = None
    for at in range(max(0, start - _BACK), limit):
        if features[at].prose and features[at].times_seen < 2 and blocks[at].key not in keys:
            continue
        value = _points(blocks, features, at, signs)
        value += _GUESSED * guesses[at].head
        if value >= _LEAST and (best is None or value > best[0]):
            best = (value, at)
    if best and (best[0] >= 4 or not metadata.titles or blocks[best[1]].key in keys):
        return _at(blocks, best)
    named = _from_metadata(metadata, lead)
    if named and (best is None or best[0] < 4):
        return Headline(named, None, "headline: from the page's metadata", 4.0)
    return _at(blocks, best) if best else None


def _at(blocks: Sequence[Block], best: tuple[float, int]) -> Headline:
    """The candidate, at the first of the places near by where it is printed: what stands between is of the head."""
    points, at = best
    for near in range(max(0, at - _TWICE), at - 1):
        block = blocks[near]
        plain = not (block.bullet or block.furniture_zone or block.links > 0.6)
        if block.key == blocks[at].key and plain and not block.heading < blocks[at].heading:
            at = near
            break
    return Headline(blocks[at].text, at, f"headline: {points:.1f} points", points)


def _third_prose(features: Sequence[Features], start: int, end: int) -> int:
    seen = 0
    for at in range(start, end):
        seen += features[at].prose
        if seen == 3:
            return at
    return end


def _lead_words(
    blocks: Sequence[Block], features: Sequence[Features], start: int, end: int
) -> frozenset[str]:
    prose = [at for at in range(start, end) if features[at].prose][:_LEAD]
    return frozenset(bare_word(word) for at in prose for word in blocks[at].words if len(word) > 2)


def _containers(blocks: Sequence[Block], keys: Sequence[str]) -> str:
    """All lines that may hold a headline within («Site - headline»), as one string to search in."""
    lines = [block.key for block in blocks if 5 <= len(block.words) <= 60]
    return "\n".join(f" {line} " for line in dict.fromkeys([*lines, *keys]))


@dataclass(frozen=True, slots=True)
class _Signs:
    """What candidates are weighed by: the first running text, the words of the lead, the titles, all lines that may
    hold a headline within, and whether the page is nothing but an article."""

    body: int
    lead: frozenset[str]
    keys: Sequence[str]
    held: str
    lines: frozenset[str]
    plain: bool


def _points(blocks: Sequence[Block], features: Sequence[Features], at: int, signs: _Signs) -> float:
    """How much speaks for the line at `at`."""
    block, feature = blocks[at], features[at]
    count = len(block.words)
    titled = block.key in signs.keys and count >= 2
    if count < 2 or count > 40 or feature.date_line or (feature.found and not titled) or feature.site_talk:
        return -9.0
    if block.furniture_zone and not titled:
        return -9.0
    telling = [bare_word(word) for word in block.words if len(word) > 2]
    shared = sum(word in signs.lead for word in telling)
    value = 3.0 * shared / len(telling) if telling else 0.0
    value += 4.0 if titled else 0.0
    value += {1: 2.0, 2: 1.0}.get(block.heading, 0.0)
    value += _OPENING if signs.plain and at == 0 and count >= 4 else 0.0
    twin = _twin(blocks, at)
    if count >= 4 and (feature.times_seen > 1 + twin or signs.held.count(f" {block.key} ") > 1):
        value += 2.0
    if shared >= 2 or value >= 1.0 or not telling:
        value += _beside_date(features, at)
        value += 1.0 if _first_of_its_kind(blocks, features, at) else 0.0
    value += 0.5 if 5 <= count <= 22 else 0.0
    value += 0.4 if at + 1 == signs.body and not block.ends else 0.0
    value -= {2: 2.5, 3: 1.5}.get(count, 0.0) if not titled else 0.0
    value -= 2.0 if block.text.rstrip().endswith(".") and not block.text.rstrip().endswith("..") else 0.0
    value -= 3.0 if block.bullet and not titled else 0.0
    value -= 3.0 if block.links > 0.6 and not block.heading else 0.0
    value -= 3.0 if block.furniture_zone else 0.0
    value -= 4.0 if block.zone in {"caption", "author", "date"} else 0.0
    value -= 2.0 if _CRUMBS.search(block.text) and not titled else 0.0
    value -= 2.0 if twin else 0.0
    value -= 9.0 if _holds_line(block, signs.lines) else 0.0
    value -= 4.0 if block.arabic < 0.4 and not titled else 0.0
    value -= 4.0 if at >= signs.body and not titled and not _dated_next(features, at) else 0.0
    return value - 0.04 * min(abs(signs.body - at), _NEAR) - (1.0 if abs(signs.body - at) > _NEAR else 0.0)


def _holds_line(block: Block, lines: Collection[str]) -> bool:
    """Is it a title («Site - headline») of which one part stands on a line of its own?"""
    parts = _PARTS.split(block.text)
    return len(parts) > 1 and any(len(part.split()) >= 4 and key_of(part) in lines for part in parts)


def _first_of_its_kind(blocks: Sequence[Block], features: Sequence[Features], at: int) -> bool:
    """Is the line before it the site's (menu, breadcrumb, phrase, date), so that it opens the article?"""
    before = at - 1
    while before >= 0 and features[before].date_line:
        before -= 1
    if before < 0:
        return True
    block = blocks[before]
    return block.bullet or block.furniture_zone or features[before].found is not None or block.links > 0.6


def _beside_date(features: Sequence[Features], at: int) -> float:
    """A headline stands above the date line; what stands below it is a caption or a name."""
    value = 0.0
    if any(_dated(features[after]) for after in range(at + 1, min(at + 4, len(features)))):
        value = 2.0 if _dated_next(features, at) else 1.0
    above = any(_dated(features[before]) for before in range(max(0, at - 3), at))
    return value - (1.0 if above else 0.0)


def _dated_next(features: Sequence[Features], at: int) -> bool:
    return at + 1 < len(features) and _dated(features[at + 1])


def _dated(feature: Features) -> bool:
    return feature.date_line or bool(feature.dates) or bool(feature.found and feature.found.kind == "label")


def _twin(blocks: Sequence[Block], at: int) -> bool:
    """Does the same line stand right before or after it? A caption repeats the words of its picture so; so does a headline
    where nothing else does, which costs it little."""
    neighbours = [blocks[place].key for place in (at - 1, at + 1) if 0 <= place < len(blocks)]
    return blocks[at].key in neighbours


def _from_metadata(metadata: Metadata, lead: frozenset[str]) -> str | None:
    """The title of the metadata that shares most with the body, its site name off."""
    best: tuple[float, str] | None = None
    for title in metadata.titles:
        parts = [part for part in _PARTS.split(title) if len(part.split()) >= 3] or [title]
        for part in [title, *parts] if title == metadata.titles[0] and len(parts) == 1 else parts:
            words = [bare_word(word) for word in key_of(part).split() if len(word) > 2]
            share = sum(word in lead for word in words) / len(words) if words else 0.0
            if share >= 0.3 and (best is None or share > best[0] + 0.01):
                best = (share, clean(part))
    return best[1] if best else None
