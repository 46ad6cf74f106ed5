"""Pairs of articles that may share text, from selected fingerprints of their words.

Of every window of consecutive word 5-grams the one with the least hash is kept (winnowing), so that two texts that share a
stretch of `GRAM + WINDOW - 1` words share at least one fingerprint. A fingerprint that many articles hold is a formula
(telegrams, weather, market bulletins) and counts for nothing.
"""

from __future__ import annotations

import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from khabar.arabic.tokens import Token, tokenize
from khabar.records import Article

GRAM = 5
WINDOW = 4


@dataclass(frozen=True, slots=True)
class Words:
    """The words of an article's body, folded, with their tokens; the headline is left out."""

    article: Article
    tokens: tuple[Token, ...]
    keys: tuple[str, ...]


def words_of(article: Article) -> Words:
    """Body and subheadings of `article` as words."""
    tokens = tuple(
        token
        for paragraph in article.paragraphs
        if paragraph.role != "headline"
        for token in tokenize(article.text, paragraph.start, paragraph.end)
        if token.kind != "punct"
    )
    return Words(article, tokens, tuple(token.key for token in tokens))


def winnow(keys: Sequence[str]) -> frozenset[int]:
    """The selected fingerprints of a text."""
    hashes = [zlib.crc32(" ".join(keys[at : at + GRAM]).encode()) for at in range(len(keys) - GRAM + 1)]
    if len(hashes) <= WINDOW:
        return frozenset(hashes)
    return frozenset(min(hashes[at : at + WINDOW]) for at in range(len(hashes) - WINDOW + 1))


def candidates(texts: Sequence[Words], common: int, least: int) -> Iterator[tuple[int, int]]:
    """Pairs of places in `texts` that share at least `least` fingerprints which at most `common` texts hold."""
    holders: dict[int, list[int]] = defaultdict(list)
    for place, text in enumerate(texts):
        for print_ in winnow(text.keys):
            holders[print_].append(place)
    shared: Counter[tuple[int, int]] = Counter()
    for places in holders.values():
        if 1 < len(places) <= common:
            shared.update((a, b) for n, a in enumerate(places) for b in places[n + 1 :])
    yield from sorted(pair for pair, count in shared.items() if count >= least)
