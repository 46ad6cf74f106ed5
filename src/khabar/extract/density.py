"""Where running text is densest: a first guess at the body, made by hand, that the model takes as one sign among others.

Each block has a score: running text above zero, menus, heads and dates below. Of all stretches whose sum cannot be
raised by making them longer or shorter (Ruzzo and Tompa 1999, "A linear time algorithm for finding all maximal scoring
subsequences") the one wins that has the largest sum, weighted by what stands before it: an article follows its
headline. Density of text against links goes back to Kohlschütter, Fankhauser and Nejdl (2010, "Boilerplate detection
using shallow text features"); here a flattened line, which has lost its links, is scored by the same model.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence

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
_STEPS = (-5.0, -0.9, -0.4, -0.15, 0.0, 0.5, 1.5, 3.0)
#: How many lines under a "read also" head are taken to belong to it.
_UNDER_HEAD = 10
#: How many blocks may stand between a headline and the body that it is over.
NEAR = 30


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


def stretches(scores: Sequence[float]) -> list[tuple[int, int, float]]:
    """All maximal scoring stretches (Ruzzo and Tompa 1999), in order: start, end (half open) and sum. A barrier starts anew.

    >>> stretches([1.0, -5.0, 3.0, -1.0, 2.0])
    [(0, 1, 1.0), (2, 5, 4.0)]
    """
    found: list[tuple[int, int, float]] = []
    low = 0
    for at, value in enumerate(scores):
        if value <= _BARRIER:
            found.extend(_maximal(scores, low, at))
            low = at + 1
    found.extend(_maximal(scores, low, len(scores)))
    return found


def _maximal(scores: Sequence[float], low: int, high: int) -> list[tuple[int, int, float]]:
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
    return [(start, end, right - left) for start, end, left, right in kept]


def densest(
    blocks: Sequence[Block], features: Sequence[Features], titles: Collection[str]
) -> tuple[range, list[float]]:
    """The densest stretch of running text, empty where there is none, and the score of every block. A stretch under a line
    that the page itself points at (`titles`, folded; `<h1>`; a line that comes back) counts double."""
    scores = _scores(blocks, features)
    heads = [at for at in range(len(blocks)) if _points_at(blocks[at], features[at], titles)]
    best = range(0)
    value = 0.0
    for first, last, total in stretches(scores):
        worth = total * (2.0 if any(first - NEAR <= head < last for head in heads) else 1.0)
        if worth > value:
            best, value = range(first, last), worth
    return best, scores


def density_signs(
    blocks: Sequence[Block], features: Sequence[Features], titles: Collection[str]
) -> list[str]:
    """For every block a sign of whether it stands `in` the densest stretch, `before` or `after`, and of its own score."""
    best, scores = densest(blocks, features, titles)
    return [
        f"{'in' if at in best else 'before' if at < best.start else 'after'}:{bisect_right(_STEPS, score)}"
        for at, score in enumerate(scores)
    ]


def _points_at(block: Block, feature: Features, titles: Collection[str]) -> bool:
    """May the line be the headline: a title of the page again, an `<h1>`, or a line that comes back?"""
    if block.furniture_zone or feature.prose or feature.found or not 3 <= len(block.words) <= 30:
        return False
    return block.key in titles or block.heading == 1 or (not block.heading and feature.times_seen > 1)
