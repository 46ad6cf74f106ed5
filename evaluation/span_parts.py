"""The measures of what is marked in the text: names, whom they name, and times."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import get_args

from evaluation.places import Place, Sentences, align
from evaluation.sheet import Miss, MissKind, Scored
from evaluation.words import plain
from khabar.records import Article, EntityType


def compare_mentions(found: Article, wanted: Article) -> Iterator[Scored]:
    """Names with their type, all and by type, and the entity each leads to. A name counts by its words, as often as it
    stands in the text; a link counts once a form."""
    ours, theirs = _mentions(found), _mentions(wanted)
    aligned = align(ours, theirs, lambda place: (place.surface, place.label))
    yield Scored("mentions", aligned.hits, len(ours), len(theirs))
    for kind in get_args(EntityType):
        name = f"mentions.{kind}"
        of_kind = align(_only(ours, kind), _only(theirs, kind), lambda place: place.surface)
        misses = [
            Miss(name, "missed", one.surface, None, one.sentence)
            for one in aligned.missed
            if one.label == kind
        ]
        misses += [
            Miss(name, "spurious", None, one.surface, one.sentence)
            for one in aligned.spurious
            if one.label == kind
        ]
        misses += [_crossed_name(name, one, other) for one, other in aligned.crossed if other.label == kind]
        yield Scored(name, of_kind.hits, len(_only(ours, kind)), len(_only(theirs, kind)), tuple(misses))
    yield _links(found, wanted)


def _mentions(article: Article) -> list[Place]:
    around = Sentences(article)
    return [around.place(one.start, one.end, one.type) for one in article.mentions]


def _only(places: Sequence[Place], label: str) -> list[Place]:
    return [place for place in places if place.label == label]


def _crossed_name(name: str, found: Place, wanted: Place) -> Miss:
    kind: MissKind = "wrong type" if found.surface == wanted.surface else "wrong span"
    return Miss(
        name, kind, f"{wanted.surface} ({wanted.label})", f"{found.surface} ({found.label})", wanted.sentence
    )


def _links(found: Article, wanted: Article) -> Scored:
    name = "entities.linked"
    ours, theirs = _forms(found), _forms(wanted)
    hits = ours.keys() & theirs.keys()
    misses: list[Miss] = []
    claimed: dict[str, list[str]] = {}
    for form, entity in sorted(ours.keys() - hits):
        claimed.setdefault(form, []).append(entity)
    for form, entity in sorted(theirs.keys() - hits):
        said = f"{form} → {entity}"
        if claimed.get(form):
            other = f"{form} → {claimed[form].pop(0)}"
            misses.append(Miss(name, "wrong value", said, other, theirs[form, entity]))
        else:
            misses.append(Miss(name, "missed", said, None, theirs[form, entity]))
    for form, entities in claimed.items():
        misses += [Miss(name, "spurious", None, f"{form} → {one}", ours[form, one]) for one in entities]
    return Scored(name, len(hits), len(ours), len(theirs), tuple(misses))


def _forms(article: Article) -> dict[tuple[str, str], str]:
    """Each form with the name of its entity, and the first sentence where it stands."""
    around = Sentences(article)
    names = {entity.id: plain(entity.name) for entity in article.entities}
    forms: dict[tuple[str, str], str] = {}
    for one in article.mentions:
        if one.entity in names:
            pair = (plain(article.text[one.start : one.end]), names[one.entity])
            forms.setdefault(pair, around.around(one.start))
    return forms


def compare_times(found: Article, wanted: Article) -> Iterator[Scored]:
    """Times found (the words) and resolved (the words and their TIMEX3 value)."""
    ours, theirs = _times(found), _times(wanted)
    by_words = align(ours, theirs, lambda place: place.surface)
    misses = [Miss("times.found", "missed", _valued(one), None, one.sentence) for one in by_words.missed]
    misses += [Miss("times.found", "spurious", None, _valued(one), one.sentence) for one in by_words.spurious]
    misses += [
        Miss("times.found", "wrong span", _valued(other), _valued(one), other.sentence)
        for one, other in by_words.crossed
    ]
    yield Scored("times.found", by_words.hits, len(ours), len(theirs), tuple(misses))
    by_value = align(ours, theirs, lambda place: (place.surface, place.label))
    wrong = [
        Miss("times.resolved", "wrong value", _valued(other), _valued(one), other.sentence)
        for one, other in by_value.crossed
        if one.surface == other.surface
    ]
    yield Scored("times.resolved", by_value.hits, len(ours), len(theirs), tuple(wrong))


def _times(article: Article) -> list[Place]:
    around = Sentences(article)
    return [around.place(one.start, one.end, one.value) for one in article.times]


def _valued(place: Place) -> str:
    return f"{place.surface} = {place.label}"
