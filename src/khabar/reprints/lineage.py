"""Which of two texts that share words came first."""

from __future__ import annotations

from typing import Literal, TypeAlias

from khabar.outlets import name_key
from khabar.records import Article

First: TypeAlias = Literal["a", "b", "unknown"]


def first_of(a: Article, b: Article) -> First:
    """The one that the other credits; else the one published earlier, where both say so precisely enough to tell. Two that
    credit the same agency are siblings: neither came first."""
    if _credits(a, b) != _credits(b, a):
        return "b" if _credits(a, b) else "a"
    if a.dateline.agency and b.dateline.agency and name_key(a.dateline.agency) == name_key(b.dateline.agency):
        return "unknown"
    if a.published is None or b.published is None:
        return "unknown"
    one, two = a.published.value[:16], b.published.value[:16]
    length = min(len(one), len(two))
    if one[:length] == two[:length]:
        return "unknown"
    return "a" if one[:length] < two[:length] else "b"


def _credits(article: Article, other: Article) -> bool:
    """Does `article` name the outlet of `other` as where its report is from?"""
    name = other.outlet.name
    return bool(
        name and article.dateline.agency and name in article.dateline.agency and name != article.outlet.name
    )
