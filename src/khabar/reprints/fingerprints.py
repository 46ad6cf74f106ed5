"""Pairs of articles that may share text, from selected fingerprints of their words, and the word runs that are formulae.

Of every window of consecutive word 5-grams the one with the least hash is kept (winnowing), so that two texts that share a
stretch of `GRAM + WINDOW - 1` words share at least one fingerprint. A 5-gram is a formula where it comes back day after day
(weather, telegrams, sentences carried out, market bulletins) or stands in very many texts: news is printed and gone.
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
#: Of a fingerprint that more than `common` texts hold, each text is paired with so many next ones only.
_NEIGHBOURS = 3


@dataclass(frozen=True, slots=True)
class Words:
    """The words of an article's body, folded, with their tokens and the hashes of their 5-grams; the headline is left out."""

    article: Article
    tokens: tuple[Token, ...]
    keys: tuple[str, ...]
    grams: tuple[int, ...]


def words_of(article: Article) -> Words:
    """Body and subheadings of `article` as words."""
    tokens = tuple(
        token
        for paragraph in article.paragraphs
        if paragraph.role != "headline"
        for token in tokenize(article.text, paragraph.start, paragraph.end)
        if token.kind != "punct"
    )
    keys = tuple(token.key for token in tokens)
    return Words(article, tokens, keys, hashes(keys))


def hashes(keys: Sequence[str]) -> tuple[int, ...]:
    """The hash of every 5-gram, in order; the same on every machine."""
    return tuple(zlib.crc32(" ".join(keys[at : at + GRAM]).encode()) for at in range(len(keys) - GRAM + 1))


def winnow(grams: Sequence[int]) -> frozenset[int]:
    """The selected fingerprints of a text, from the hashes of its 5-grams."""
    if len(grams) <= WINDOW:
        return frozenset(grams)
    return frozenset(min(grams[at : at + WINDOW]) for at in range(len(grams) - WINDOW + 1))


def formulae(texts: Sequence[Words], days: int, common: int) -> frozenset[int]:
    """The 5-grams that texts of more than `days` different days hold, or more than `common` texts. A text without a
    date belongs to no day."""
    dated: Counter[int] = Counter()
    latest: dict[int, str] = {}
    holders: Counter[int] = Counter()
    for day, text in sorted(((_day(text.article), text) for text in texts), key=lambda pair: pair[0]):
        for gram in set(text.grams):
            holders[gram] += 1
            if day and latest.get(gram) != day:
                latest[gram] = day
                dated[gram] += 1
    return frozenset(gram for gram, count in holders.items() if count > common or dated[gram] > days)


def _day(article: Article) -> str:
    known = article.published and article.published.precision in {"day", "minute"}
    return article.published.value[:10] if article.published and known else ""


def candidates(texts: Sequence[Words], common: int, least: int) -> Iterator[tuple[int, int]]:
    """Pairs of places in `texts` that share at least `least` fingerprints. A text that very many print is paired with
    its neighbours alone: they lead from each copy to the next."""
    holders: dict[int, list[int]] = defaultdict(list)
    for place, text in enumerate(texts):
        for print_ in winnow(text.grams):
            holders[print_].append(place)
    shared: Counter[tuple[int, int]] = Counter()
    for places in holders.values():
        reach = len(places) if len(places) <= common else _NEIGHBOURS
        shared.update((a, b) for n, a in enumerate(places) for b in places[n + 1 : n + 1 + reach])
    yield from sorted(pair for pair, count in shared.items() if count >= least)
