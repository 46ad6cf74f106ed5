"""Which articles are one story.

Pairs are joined from the most alike down, and two groups only where their articles are alike on average (average linkage), so
that a chain of half-similar reports does not swallow everything. Reports far apart in time must share their main names as well
as their words. The order in which articles arrive makes no difference: pairs are ordered by likeness and id.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from khabar.records import Coverage
from khabar.stories.similarity import Profile, cosine, pairs

#: The likeness of copies, above every other.
_COPY = 2.0


@dataclass(frozen=True, slots=True)
class Limits:
    """`near` is the likeness that joins reports at most `days` apart. Others must share main names as well as words,
    however near they are: `middling` with `some` names, `far` with `many` names and a person among them. A name counts only if it is rare: at
    most `known` articles have it among their main ones, or one in a hundred. `average` is the likeness that the articles of
    two groups must reach on average, pair by pair; `common` the most articles that may hold a telling term."""

    near: float = 0.25
    days: int = 4
    middling: float = 0.24
    some: int = 3
    far: float = 0.16
    many: int = 4
    known: int = 30
    average: float = 0.17
    common: int = 250


def groups(found: Sequence[Profile], coverage: Coverage, limits: Limits) -> list[list[int]]:
    """Places in `found`, grouped; the largest group first, then by the least place. Copies of one text are always together.

    The sum of the cosines between all articles of two groups is the product of the groups' summed vectors."""
    rare = _rare_names(found, limits)
    joined = [
        (score, one, two)
        for one, two in pairs(found, limits.common)
        if (score := _likeness(found[one], found[two], rare, limits))
    ]
    place = {profile.article.id: at for at, profile in enumerate(found)}
    for reprint in coverage.reprints:
        if reprint.article in place and reprint.of in place and reprint.label == "reprint":
            one, two = sorted((place[reprint.article], place[reprint.of]))
            joined.append((_COPY, one, two))
    joined.sort(key=lambda pair: (-pair[0], found[pair[1]].article.id, found[pair[2]].article.id))
    home = list(range(len(found)))
    members = {at: [at] for at in home}
    sums = {at: dict(profile.terms) for at, profile in enumerate(found)}
    for score, one, two in joined:
        a, b = sorted((home[one], home[two]))
        if a == b:
            continue
        between = len(members[a]) * len(members[b])
        least = min(limits.average, score) * between
        if score < _COPY and between > 1 and cosine(sums[a], sums[b]) < least:
            continue
        for at in members.pop(b):
            home[at] = a
            members[a].append(at)
        for term, weight in sums.pop(b).items():
            sums[a][term] = sums[a].get(term, 0.0) + weight
    return sorted((sorted(group) for group in members.values()), key=lambda group: (-len(group), group))


def _rare_names(found: Sequence[Profile], limits: Limits) -> frozenset[str]:
    counted = Counter(name for profile in found for name in profile.names)
    most = max(limits.known, len(found) // 100)
    return frozenset(name for name, articles in counted.items() if articles <= most)


def _likeness(one: Profile, two: Profile, rare: frozenset[str], limits: Limits) -> float:
    """How alike two articles are, 0 where too little to join them."""
    score = cosine(one.terms, two.terms)
    if score >= limits.near and one.day and two.day and abs((one.day - two.day).days) <= limits.days:
        return score
    shared = len(one.names & two.names & rare)
    if score >= limits.middling and shared >= limits.some:
        return score
    if score >= limits.far and shared >= limits.many and one.people & two.people & rare:
        return score
    return 0.0
