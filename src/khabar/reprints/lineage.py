"""Which of two texts that share words came first, and how sure that is."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Literal, TypeAlias

from khabar.arabic.tokens import tokenize
from khabar.outlets import find, name_key
from khabar.records import Article

First: TypeAlias = Literal["a", "b", "unknown"]

#: How far apart clocks without a zone may be in the countries whose papers are read.
_ZONES = timedelta(hours=4)
_AND = re.compile(r"\s*[،,/|+–—-]\s*|\s+و(?=\S{3})")


def first_of(a: Article, b: Article) -> First:
    """The one that the other credits; else the one that carries an agency's report under the agency's name; else the one
    that appeared earlier, where both say so precisely enough to tell. Two that credit the same agency are siblings: neither
    came first."""
    if _credits(a, b) != _credits(b, a):
        return "b" if _credits(a, b) else "a"
    one, two = _credited(a), _credited(b)
    if one.keys() & two.keys():
        return "unknown"
    if any(one.values()) != any(two.values()):
        return "a" if any(one.values()) else "b"
    return _earlier(a, b)


def retold(longer: Article, shorter: Article) -> bool:
    """Does the shorter text carry an agency's name and the longer one not? Then the longer is more than a copy."""
    return any(_credited(shorter).values()) and not any(_credited(longer).values())


def _credited(article: Article) -> dict[str, bool]:
    """Whom the report is credited to, by key, and whether that is known for an agency: «واس، الجزيرة» names an agency and
    a newspaper; «وكالات» names none. The article's own outlet is left out."""
    own = _key(article.outlet.name or "")
    found = {}
    for part in _AND.split(article.dateline.agency or ""):
        house, key = find(part), _key(part)
        if key and key != own:
            named = "وكاله" in {token.key for token in tokenize(part)}
            found[key] = named or bool(house and house.agency)
    return found


def _key(name: str) -> str:
    house = find(name)
    return house.key if house else name_key(name)


def _credits(article: Article, other: Article) -> bool:
    """Does `article` name the outlet of `other` as where its report is from?"""
    name = other.outlet.name
    return bool(name and name != article.outlet.name and _key(name) in _credited(article))


def _earlier(a: Article, b: Article) -> First:
    """By the day; within two days by the minute, if the clocks of both can be compared."""
    if a.published is None or b.published is None:
        return "unknown"
    one, two = a.published.value, b.published.value
    if len(one) > 10 and len(two) > 10:
        first, second = datetime.fromisoformat(one), datetime.fromisoformat(two)
        if (first.tzinfo is None) != (second.tzinfo is None):
            first, second = first.replace(tzinfo=None), second.replace(tzinfo=None)
        least = timedelta() if first.tzinfo else _ZONES
        if abs(first - second) <= least:
            return "unknown"
        return "a" if first < second else "b"
    length = min(len(one), len(two), 10)
    if one[:length] == two[:length]:
        return "unknown"
    return "a" if one[:length] < two[:length] else "b"
