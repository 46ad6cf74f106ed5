"""How alike two articles are: words weighed by rarity and place, and the names that carry them."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from khabar.arabic.folds import fold
from khabar.arabic.stems import light_stem
from khabar.arabic.tables import read_table
from khabar.arabic.tokens import Token, tokenize
from khabar.records import Article
from khabar.stories.spelling import name_key

#: As if so many more articles had been seen: a handful of pages on one story must not make its own words look common.
_BACKGROUND = 2000
_LEAD = 3
_TOP_TERMS = 20
_TOP_NAMES = 8
_YEAR = re.compile(r"(?:1[34]|19|20)\d\d$")


@dataclass(frozen=True)
class Profile:
    """What an article is compared by: term weights of length 1, its heaviest terms, its main names, its day."""

    article: Article
    terms: dict[str, float]
    heads: tuple[str, ...]
    names: frozenset[str]
    people: frozenset[str]
    day: date | None


def stop_stems() -> frozenset[str]:
    """Stems that say nothing of what a text is about."""
    return frozenset(light_stem(fold(row["word"])) for row in read_table("khabar.stories", "stopwords.tsv"))


def profiles(articles: Sequence[Article]) -> list[Profile]:
    """The profiles of all articles, weighed together."""
    stops = stop_stems()
    counts = [_counts(article, stops) for article in articles]
    frequency = Counter(term for count in counts for term in count)
    total = len(articles) + _BACKGROUND
    return [
        _profile(article, count, frequency, total) for article, count in zip(articles, counts, strict=True)
    ]


def _counts(article: Article, stops: frozenset[str]) -> Counter[str]:
    count: Counter[str] = Counter()
    body = 0
    for paragraph in article.paragraphs:
        body += paragraph.role == "body"
        weight = 3.0 if paragraph.role == "headline" else 1.5 if body <= _LEAD else 0.5
        for token in tokenize(article.text, paragraph.start, paragraph.end):
            term = _term(token, stops)
            if term:
                count[term] += weight  # type: ignore[assignment]
    return count


def _term(token: Token, stops: frozenset[str]) -> str | None:
    """What a token counts as: a stem, or a number of two digits or more, which few but reports of one happening share
    («41 متهما»); years and single digits say nothing."""
    if token.kind == "number":
        return None if len(token.key) < 2 or _YEAR.match(token.key) else token.key
    if token.kind == "punct" or len(token.key) < 3:
        return None
    stem = light_stem(token.key)
    return None if stem in stops else stem


def _profile(article: Article, count: Counter[str], frequency: Counter[str], total: int) -> Profile:
    terms = {
        term: (1 + math.log(max(n, 0.5))) * math.log(total / (1 + frequency[term]))
        for term, n in count.items()
    }
    terms = {term: weight for term, weight in terms.items() if weight > 0}
    length = math.sqrt(sum(weight * weight for weight in terms.values())) or 1.0
    terms = {term: weight / length for term, weight in terms.items()}
    heads = tuple(sorted(terms, key=lambda term: (-terms[term], term))[:_TOP_TERMS])
    kinds = {entity.id: entity for entity in article.entities}
    named = Counter(mention.entity for mention in article.mentions)
    first = article.paragraphs[0].end if article.paragraphs else 0
    named.update({mention.entity: 2 for mention in article.mentions if mention.start < first})
    main = sorted(named, key=lambda entity: (-named[entity], entity))[:_TOP_NAMES]
    return Profile(
        article,
        terms,
        heads,
        frozenset(name_key(kinds[entity].name) for entity in main),
        frozenset(name_key(kinds[entity].name) for entity in main if kinds[entity].type == "person"),
        _day(article),
    )


def _day(article: Article) -> date | None:
    value = article.published.value if article.published else ""
    parts = [int(part) for part in value[:10].split("-")] if value else []
    return date(*parts, *([1] * (3 - len(parts)))) if parts else None


def cosine(one: dict[str, float], two: dict[str, float]) -> float:
    """The cosine of two vectors of length 1; of other vectors, their inner product."""
    if len(one) > len(two):
        one, two = two, one
    return sum(weight * two[term] for term, weight in one.items() if term in two)


def pairs(found: Sequence[Profile], common: int) -> Iterator[tuple[int, int]]:
    """Pairs that share at least two of their heaviest terms, rare enough (at most `common` articles) to mean something."""
    holders: dict[str, list[int]] = defaultdict(list)
    for place, profile in enumerate(found):
        for term in profile.heads:
            holders[term].append(place)
    shared: Counter[tuple[int, int]] = Counter()
    for places in holders.values():
        if 1 < len(places) <= common:
            shared.update((a, b) for n, a in enumerate(places) for b in places[n + 1 :])
    yield from sorted(pair for pair, count in shared.items() if count >= 2)
