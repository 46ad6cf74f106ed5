"""Mentions of one thing brought together: «سيرغي لافروف», «لافروف», «سيرجي لافروف».

Names are compared by a skeleton of consonants, so that «ترمب» meets «ترامب» and «بوتن» «بوتين»; names of three consonants and
less must agree in full («علي» is not «علياء», «حسن» not «حسين»). After Freeman, Condon and Ackerman (2006, "Cross
linguistic name matching in English and Arabic") for the classes of letters.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from khabar.arabic.folds import fold, squeeze
from khabar.names.again import parts
from khabar.names.recogniser import Found
from khabar.records import Entity, EntityType, Mention

#: Letters that stand for one foreign sound.
_SOUNDS = str.maketrans({"غ": "ج", "گ": "ج", "ڤ": "ف", "پ": "ب", "چ": "ش", "ظ": "ز", "ذ": "د", "ث": "ت", "ط": "ت", "ض": "د",
                         "ص": "س", "ق": "ك", "ح": "ه"})  # fmt: skip
_WEAK = str.maketrans("", "", "اوي")


@lru_cache(maxsize=50_000)
def skeleton(word: str) -> str:
    """The consonants of a folded word, its article off, sounds that foreign names mix made one.

    >>> skeleton(fold("سيرغي")) == skeleton(fold("سيرجي")), skeleton(fold("ترامب")) == skeleton(fold("ترمب"))
    (True, True)
    """
    bare = word[2:] if word.startswith("ال") and len(word) > 4 else word
    return bare[:1] + bare[1:].translate(_SOUNDS).translate(_WEAK)


def alike(one: str, other: str) -> bool:
    """Are two folded words spellings of one name? Long ones may differ in their weak letters and in one consonant."""
    if one == other or one.removeprefix("ال") == other.removeprefix("ال"):
        return True
    if min(len(one), len(other)) < 4:
        return False
    first, second = skeleton(one), skeleton(other)
    if first == second:
        return len(first) > 2 and abs(len(one) - len(other)) <= 2
    return min(len(first), len(second)) > 4 and Levenshtein.distance(first, second) <= 1


@dataclass(slots=True)
class _Thing:
    """An entity in the making. `keys`: the parts of its fullest name."""

    type: EntityType
    name: str
    keys: list[str]
    same: str | None
    forms: list[str] = field(default_factory=list)
    spans: list[Found] = field(default_factory=list)


def link(text: str, found: list[Found]) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    """Mentions in reading order and their entities, `e1`, `e2` in order of first mention. `name` is the fullest form in this
    text, `forms` every distinct one."""
    things: list[_Thing] = []
    for name in sorted(found, key=lambda f: (f.type == "person" and len(_keys(text, f)) == 1, f.start)):
        surface = squeeze(text[name.start : name.end])
        keys = _keys(text, name)
        thing = _match(things, name, keys)
        if thing is None:
            thing = _Thing(name.type, surface, keys, name.same)
            things.append(thing)
        _take(thing, name, surface, keys)
    things.sort(key=lambda thing: min(span.start for span in thing.spans))
    mentions: list[Mention] = []
    entities: list[Entity] = []
    for number, thing in enumerate(things, 1):
        ident = f"e{number}"
        ordered = sorted(thing.spans, key=lambda span: span.start)
        forms = tuple(dict.fromkeys(squeeze(text[span.start : span.end]) for span in ordered))
        entities.append(Entity(ident, thing.name, thing.type, forms))
        mentions.extend(Mention(span.start, span.end, thing.type, ident) for span in ordered)
    return tuple(sorted(mentions, key=lambda mention: mention.start)), tuple(entities)


def _keys(text: str, name: Found) -> list[str]:
    surface = text[name.start : name.end]
    if name.type == "person":
        return ["".join(part) for part in parts(surface)] or [fold(surface)]
    return [fold(squeeze(surface))]


def _take(thing: _Thing, name: Found, surface: str, keys: list[str]) -> None:
    longer = len(keys) > len(thing.keys) if thing.type == "person" else len(surface) > len(thing.name)
    if longer:
        thing.name, thing.keys = surface, keys
    thing.same = thing.same or name.same
    thing.spans.append(name)


def _match(things: list[_Thing], name: Found, keys: list[str]) -> _Thing | None:
    """The thing that `name` names: of the same type, the nearest before it first."""
    fitting = [thing for thing in things if thing.type == name.type and _fits(thing, name, keys)]
    if not fitting:
        return None
    return min(fitting, key=lambda thing: _distance(thing, name))


def _distance(thing: _Thing, name: Found) -> tuple[bool, int]:
    first = min(span.start for span in thing.spans)
    return (first > name.start, abs(name.start - first))


def _fits(thing: _Thing, name: Found, keys: list[str]) -> bool:
    if thing.same and name.same:
        return thing.same == name.same
    if thing.type != "person":
        return _same_words(thing.keys[0], keys[0])
    shorter, longer = sorted((thing.keys, keys), key=len)
    if len(shorter) == 1:
        return any(alike(shorter[0], part) for part in (longer[1:] or longer))
    rest = iter(longer)
    return all(any(alike(part, other) for other in rest) for part in shorter)


def _same_words(one: str, other: str) -> bool:
    """Spellings of one place or body: word by word alike, no word more or less."""
    first, second = one.split(), other.split()
    if len(first) != len(second):
        return False
    return all(
        a == b
        or (a.removeprefix("ال") == b.removeprefix("ال"))
        or (len(a) > 4 and len(b) > 4 and alike(a, b))
        for a, b in zip(first, second, strict=True)
    )
