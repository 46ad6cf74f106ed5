"""The measures of statements: found at all, whole to its edges, then who, how, with which word, to whom, where, when, through whom.

A statement that was found is paired with the one of the gold that shares most of its words, at least half (Dice); every
other measure is counted on the pairs, against all that were found and all that were wanted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from evaluation.places import Sentences
from evaluation.sheet import Miss, MissKind, Scored
from evaluation.words import likeness, plain, shared, words
from khabar.records import Article, Holder, Statement

_ARTICLE = re.compile("^(وال|بال|لل|ال)(?=..)")
_ENOUGH = 0.5
#: Words at either end that must agree.
_EDGE = 2
_Field = Literal["cue", "addressee", "venue", "time"]
_FIELDS: tuple[_Field, ...] = ("cue", "addressee", "venue", "time")


def compare_statements(found: Article, wanted: Article) -> Iterator[Scored]:
    """Every measure of statements on one page."""
    pairs, missed, spurious = match_statements(found.statements, wanted.statements)
    said, held = len(found.statements), len(wanted.statements)
    ours, theirs = Sentences(found), Sentences(wanted)
    misses = [
        Miss("statement.content", "missed cue", _told(one), None, theirs.around(one.start)) for one in missed
    ]
    misses += [
        Miss("statement.content", "false cue", None, _told(one), ours.around(one.start)) for one in spurious
    ]
    yield Scored("statement.content", len(pairs), said, held, tuple(misses))
    edges = [miss for one, other in pairs if (miss := _edges(one, other, theirs.around(other.start)))]
    yield Scored("statement.edges", len(pairs) - len(edges), said, held, tuple(edges))
    wrong = [
        Miss(
            "statement.speaker",
            "wrong speaker",
            _name(other.speaker),
            _name(one.speaker),
            theirs.around(other.start),
        )
        for one, other in pairs
        if not same_holder(found, one.speaker, wanted, other.speaker)
    ]
    yield Scored("statement.speaker", len(pairs) - len(wrong), said, held, tuple(wrong))
    wrong = [
        _differ("statement.kind", one.kind, other.kind, theirs.around(other.start))
        for one, other in pairs
        if one.kind != other.kind
    ]
    yield Scored("statement.kind", len(pairs) - len(wrong), said, held, tuple(wrong))
    for field in _FIELDS:
        yield _compare_field(field, found, wanted, pairs)
    yield _compare_chains(found, wanted, pairs)


def _edges(found: Statement, wanted: Statement, sentence: str) -> Miss | None:
    """Does the content begin and end with the words that it should? At the start first, if both are wrong."""
    ours, theirs = words(found.content), words(wanted.content)
    if ours[:_EDGE] != theirs[:_EDGE]:
        return Miss("statement.edges", "wrong start", _told(wanted), _told(found), sentence)
    if ours[-_EDGE:] != theirs[-_EDGE:]:
        return Miss("statement.edges", "wrong end", _told(wanted), _told(found), sentence)
    return None


Pairs = list[tuple[Statement, Statement]]


def match_statements(
    found: Sequence[Statement], wanted: Sequence[Statement]
) -> tuple[Pairs, list[Statement], list[Statement]]:
    """Pairs (found, wanted) that share half of their words or more, the closest first, each statement in one pair at
    most; then the wanted that are left, and the found that are left."""
    our_words, their_words = [words(one.content) for one in found], [words(one.content) for one in wanted]
    likenesses = sorted(
        (
            (2 * shared(a, b) / max(1, len(a) + len(b)), at, other)
            for at, a in enumerate(our_words)
            for other, b in enumerate(their_words)
        ),
        reverse=True,
    )
    taken: dict[int, int] = {}
    used: set[int] = set()
    for score, at, other in likenesses:
        if score >= _ENOUGH and at not in taken and other not in used:
            taken[at] = other
            used.add(other)
    pairs = [(found[at], wanted[other]) for at, other in taken.items()]
    missed = [one for at, one in enumerate(wanted) if at not in used]
    return pairs, missed, [one for at, one in enumerate(found) if at not in taken]


def same_holder(found: Article, one: Holder | None, wanted: Article, other: Holder | None) -> bool:
    """Do two holders, each in its own article, name the same? They do where any form of the one is a form of the
    other, or the same words but for up to four more on one side: «الوزير علي», «علي»."""
    if one is None or other is None:
        return one is other
    ours, theirs = _forms(found, one), _forms(wanted, other)
    return bool(ours & theirs) or any(_alike(a, b) for a in ours for b in theirs)


def _forms(article: Article, holder: Holder) -> set[str]:
    forms = {plain(holder.text)}
    for entity in article.entities:
        if entity.id == holder.entity:
            forms.update(plain(form) for form in (entity.name, *entity.forms))
    return forms - {""}


def _alike(one: str, other: str) -> bool:
    first, second = ({_ARTICLE.sub("", word) for word in words(text)} for text in (one, other))
    if not first or not second:
        return False
    return (first <= second or second <= first) and abs(len(first) - len(second)) <= 4


def _compare_field(field: _Field, found: Article, wanted: Article, pairs: Pairs) -> Scored:
    name = f"statement.{field}"
    around = Sentences(wanted)
    hits, misses = 0, []
    for one, other in pairs:
        ours, theirs = getattr(one, field) or None, getattr(other, field) or None
        if ours and theirs and (ours == theirs if field == "time" else likeness(ours, theirs) >= _ENOUGH):
            hits += 1
        elif ours or theirs:
            misses.append(_differ(name, ours, theirs, around.around(other.start)))
    said = sum(bool(getattr(one, field)) for one in found.statements)
    held = sum(bool(getattr(one, field)) for one in wanted.statements)
    return Scored(name, hits, said, held, tuple(misses))


def _compare_chains(found: Article, wanted: Article, pairs: Pairs) -> Scored:
    name = "statement.via"
    around = Sentences(wanted)
    hits, misses = 0, []
    for one, other in pairs:
        left = list(one.via)
        for link in other.via:
            same = next((x for x in left if same_holder(found, x, wanted, link)), None)
            if same is None:
                misses.append(Miss(name, "wrong chain", link.text, _chain(one), around.around(other.start)))
            else:
                left.remove(same)
                hits += 1
        misses += [Miss(name, "wrong chain", _chain(other), x.text, around.around(other.start)) for x in left]
    said = sum(len(one.via) for one in found.statements)
    held = sum(len(one.via) for one in wanted.statements)
    return Scored(name, hits, said, held, tuple(misses))


def _differ(name: str, found: str | None, wanted: str | None, sentence: str) -> Miss:
    kind: MissKind = "missed" if found is None else "spurious" if wanted is None else "wrong value"
    return Miss(name, kind, wanted, found, sentence)


def _name(holder: Holder | None) -> str | None:
    return holder.text if holder else None


def _chain(statement: Statement) -> str | None:
    return " ← ".join(link.text for link in statement.via) or None


def _told(statement: Statement) -> str:
    """A statement on one line: speaker, cue, content."""
    return f"{_name(statement.speaker) or '?'} [{statement.cue or '-'}] {statement.content}"
