"""Where the body of the article is: the stretch of blocks that reads most like running text.

Each block has a score: running text above zero, menus, heads and dates below. Of all stretches whose sum cannot be
raised by making them longer or shorter (Ruzzo and Tompa 1999, "A linear time algorithm for finding all maximal scoring
subsequences") the one wins that has the largest sum, weighted by what stands before it: an article follows its
headline. Density of text against links goes back to Kohlschütter, Fankhauser and Nejdl (2010, "Boilerplate detection
using shallow text features"); here a flattened line, which has lost its links, is scored by the same model.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from khabar.extract.blocks import Block
from khabar.extract.features import Features

_BARRIER = -1000.0
_FURNITURE = {"also": -1.2, "list": -3.0, "tags": -2.0, "share": -1.0, "count": -0.5, "advertisement": -0.3}
#: Zones that stand in the middle of articles cost little, the others much.
_ZONE = {
    "related": -0.3,
    "advertisement": -0.1,
    "share": -0.3,
    "embed": -0.1,
    "hidden": -0.1,
    "form": -0.8,
    "navigation": -0.8,
}
_MOST_WORDS = 80
#: How many lines under a "read also" head are taken to belong to it.
_UNDER_HEAD = 10
#: How many blocks may stand between a headline and the body that it is over.
NEAR = 30


@dataclass(frozen=True, slots=True)
class Stretch:
    """Blocks `start` to `end` (half open) with their summed score."""

    start: int
    end: int
    score: float


def score(block: Block, features: Features) -> float:
    """How much one block reads like the running text of an article. About 1 for ten words of it."""
    count = len(block.words)
    if features.barrier:
        return _BARRIER
    if block.furniture_zone:
        return _ZONE.get(block.zone or "", -3.0)
    if features.found:
        return _FURNITURE.get(features.found.kind, -1.0)
    if features.date_line:
        return -0.7
    if features.site_talk:
        return -2.0
    if features.prose:
        value = min(count, _MOST_WORDS) / 10
        value *= 0.3 if features.teaser else 1.0
        return value * 1.5 if block.in_body else value
    if block.links > 0.6:
        return -0.8
    if block.ends and count >= 4 and not block.bullet:
        return 0.2
    if block.zone in {"caption", "author", "date"} or features.speech:
        return -0.1
    if block.in_body:
        return -0.2
    return -0.9 if block.bullet else -0.5


def _scores(blocks: Sequence[Block], features: Sequence[Features]) -> list[float]:
    """The score of every block; under a head over other articles its lines cost little, for such a block may stand in
    the middle of the body."""
    found = []
    under = 0
    for block, feature in zip(blocks, features, strict=True):
        value = score(block, feature)
        if feature.found and feature.found.kind == "also":
            value = max(value, -0.12 if under else -0.5)
            under = _UNDER_HEAD
        elif under and not feature.prose and value > _BARRIER:
            under -= 1
            value = max(value, -0.12)
        else:
            under = 0
        found.append(value)
    return found


def stretches(scores: Sequence[float]) -> list[Stretch]:
    """All maximal scoring stretches, in order (Ruzzo and Tompa 1999). A barrier starts anew.

    >>> [(s.start, s.end) for s in stretches([1.0, -5.0, 3.0, -1.0, 2.0])]
    [(0, 1), (2, 5)]
    """
    found: list[Stretch] = []
    low = 0
    for at, value in enumerate(scores):
        if value <= _BARRIER:
            found.extend(_maximal(scores, low, at))
            low = at + 1
    found.extend(_maximal(scores, low, len(scores)))
    return found


def _maximal(scores: Sequence[float], low: int, high: int) -> list[Stretch]:
    """The algorithm of the paper on `scores[low:high]`: each candidate keeps the sums before it and up to its end."""
    kept: list[tuple[int, int, float, float]] = []
    total = 0.0
    for at in range(low, high):
        before = total
        total += scores[at]
        if scores[at] <= 0:
            continue
        start, left, right = at, before, total
        while True:
            place = len(kept) - 1
            while place >= 0 and kept[place][2] >= left:
                place -= 1
            if place < 0 or kept[place][3] >= right:
                break
            start, left = kept[place][0], kept[place][2]
            del kept[place:]
        kept.append((start, at + 1, left, right))
    return [Stretch(start, end, right - left) for start, end, left, right in kept]


def choose(blocks: Sequence[Block], features: Sequence[Features], heads: Collection[int]) -> Stretch | None:
    """The stretch that is the body, or `None` where nothing on the page reads like one. `heads` are the blocks that may
    be the headline."""
    found = stretches(_scores(blocks, features))
    best: Stretch | None = None
    value = 0.0
    for stretch in found:
        worth = stretch.score
        if any(stretch.start - NEAR <= head < stretch.end for head in heads):
            worth *= 2.0
        inside = range(stretch.start, stretch.end)
        if any(blocks[at].in_body for at in inside):
            worth *= 1.5
        if any(blocks[at].in_article for at in inside):
            worth *= 1.2
        if worth > value:
            best, value = stretch, worth
    return best
