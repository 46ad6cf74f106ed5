"""Which sentence a span stands in, and which spans of two records are the same thing.

The two records may hold slightly different texts (a paragraph lost, a menu line kept), so spans are set side by side by
their words and by the words of their sentence, never by offsets.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass

from evaluation.words import plain, words
from khabar.arabic.sentences import sentences
from khabar.records import Article


@dataclass(frozen=True, slots=True)
class Place:
    """A span with its words, its label (a type, a value) and the sentence around it."""

    surface: str
    label: str
    sentence: str
    start: int


class Sentences:
    """The sentences of one article, by offset."""

    def __init__(self, article: Article) -> None:
        self._text = article.text
        self._spans = sentences(article.text)
        self._starts = [start for start, _ in self._spans]

    def around(self, start: int) -> str:
        """The sentence that holds the offset; an empty string in an empty text."""
        at = bisect_right(self._starts, start) - 1
        if at < 0:
            return ""
        begin, end = self._spans[at]
        return self._text[begin:end]

    def place(self, start: int, end: int, label: str) -> Place:
        """The span with all that is needed to compare it."""
        return Place(plain(self._text[start:end]), label, self.around(start), start)


@dataclass(frozen=True, slots=True)
class Aligned:
    """What two lists of places share, and what is left: `missed` stands in the gold only, `spurious` in what was found
    only, `crossed` are pairs of them (found, wanted) that stand in one sentence and share a word or the surface."""

    hits: int
    missed: tuple[Place, ...]
    spurious: tuple[Place, ...]
    crossed: tuple[tuple[Place, Place], ...]


def align(found: Sequence[Place], wanted: Sequence[Place], key: Callable[[Place], Hashable]) -> Aligned:
    """Pair places whose `key` is equal, in the same sentence first, then anywhere; then pair what is left and overlaps.
    The number of hits does not depend on the order: it is that of the two multisets of keys."""
    left_found, left_wanted = list(found), list(wanted)
    for by in (lambda place: (key(place), plain(place.sentence)), key):
        left_found, left_wanted = _without_pairs(left_found, left_wanted, by)
    hits = len(found) - len(left_found)
    crossed = []
    for place in list(left_wanted):
        other = next((one for one in left_found if _overlap(one, place)), None)
        if other is not None:
            crossed.append((other, place))
            left_found.remove(other)
            left_wanted.remove(place)
    return Aligned(hits, tuple(left_wanted), tuple(left_found), tuple(crossed))


def _without_pairs(
    found: Iterable[Place], wanted: Iterable[Place], key: Callable[[Place], Hashable]
) -> tuple[list[Place], list[Place]]:
    waiting: dict[Hashable, list[Place]] = defaultdict(list)
    for place in wanted:
        waiting[key(place)].append(place)
    left = []
    for place in found:
        same = waiting.get(key(place))
        if same:
            same.pop(0)
        else:
            left.append(place)
    return left, sorted((one for rest in waiting.values() for one in rest), key=lambda place: place.start)


def _overlap(one: Place, other: Place) -> bool:
    if plain(one.sentence) != plain(other.sentence):
        return False
    return one.surface == other.surface or bool(set(words(one.surface)) & set(words(other.surface)))
