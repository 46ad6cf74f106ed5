"""Mentions of one thing brought together: «سيرغي لافروف», «لافروف», «سيرجي لافروف».

Candidates share the bones of a word (its consonants, letters of one sound made one); whether two words are one name says `matching.py`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from khabar.arabic.folds import fold, squeeze
from khabar.names.again import parts
from khabar.names.matching import alike
from khabar.names.recogniser import Found
from khabar.names.spelling import skeleton
from khabar.outlets import find
from khabar.records import Entity, EntityType, Mention


@dataclass(slots=True)
class _Thing:
    """An entity in the making. `keys`: the parts of its fullest name; `first`: where it is first named."""

    type: EntityType
    name: str
    keys: list[str]
    same: str | None
    first: int
    spans: list[Found] = field(default_factory=list)


class _Index:
    """Things by what a spelling of their name must share with it: the name a gazetteer gives, or the two letters at either
    end of a part's skeleton (one changed consonant leaves one end whole). So a long text is not compared all with all."""

    def __init__(self) -> None:
        self.things: list[_Thing] = []
        self._by_sign: dict[tuple[str, ...], dict[int, _Thing]] = {}

    def near(self, name: Found, keys: list[str]) -> list[_Thing]:
        """The things that `name` may be, oldest first."""
        found: dict[int, _Thing] = {}
        for sign in _signs(name.type, keys, name.same):
            found.update(self._by_sign.get(sign, {}))
        return sorted(found.values(), key=lambda thing: thing.first)

    def add(self, thing: _Thing, keys: list[str], same: str | None) -> None:
        """Find `thing` by these keys from now on."""
        for sign in _signs(thing.type, keys, same):
            self._by_sign.setdefault(sign, {})[id(thing)] = thing


def _signs(kind: EntityType, keys: list[str], same: str | None) -> set[tuple[str, ...]]:
    heads = keys if kind == "person" else [keys[0].split(" ", 1)[0]]
    signs: set[tuple[str, ...]] = {(kind, "same", same)} if same else set()
    for key in heads:
        bones = skeleton(key)
        signs |= {(kind, "start", bones[:2]), (kind, "end", bones[-2:])}
    return signs


def link(text: str, found: list[Found]) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    """Mentions in reading order and their entities, `e1`, `e2` in order of first mention. `name` is the fullest form in this
    text, `forms` every distinct one."""
    index = _Index()
    known: dict[tuple[str, ...], _Thing] = {}  # where a name of the same words went: not for bare surnames
    short_for = _acronyms(text, found)
    owner: dict[int, _Thing] = {}
    for name in sorted(found, key=lambda f: (f.type == "person" and len(_keys(text, f)) == 1, f.start)):
        surface, keys = _whole(text, name), _keys(text, name)
        sign = (name.type, *keys)
        surname = name.type == "person" and len(keys) == 1
        thing = None if surname else known.get(sign)
        if thing is None and name.start in short_for:
            thing = owner.get(short_for[name.start])
        if thing is None:
            thing = _match(index, name, keys)
        if thing is None:
            thing = _Thing(name.type, surface, keys, name.same, name.start)
            index.things.append(thing)
        if sign not in known or surname:
            index.add(thing, keys, name.same)
        known.setdefault(sign, thing)
        owner[name.start] = thing
        _take(thing, name, surface, keys)
    return _records(text, index.things)


def _records(text: str, things: list[_Thing]) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    mentions: list[Mention] = []
    entities: list[Entity] = []
    for number, thing in enumerate(sorted(things, key=lambda thing: thing.first), 1):
        ident = f"e{number}"
        ordered = sorted(thing.spans, key=lambda span: span.start)
        forms = tuple(dict.fromkeys(squeeze(text[span.start : span.end]) for span in ordered))
        entities.append(Entity(ident, thing.name, thing.type, forms))
        mentions.extend(Mention(span.start, span.end, thing.type, ident) for span in ordered)
    return tuple(sorted(mentions, key=lambda mention: mention.start)), tuple(entities)


def _acronyms(text: str, found: list[Found]) -> dict[int, int]:
    """Start of a short name in brackets → start of the body named right before it («… الديمقراطية (قسد)»). An agency in
    brackets is a credit."""
    pairs: dict[int, int] = {}
    for before, name in pairwise(found):
        between = text[before.end : name.start]
        bodies = before.type == name.type == "organisation"
        surface = text[name.start : name.end]
        if bodies and len(between) < 5 and "(" in between and " " not in surface and find(surface) is None:
            pairs[name.start] = before.start
    return pairs


def _whole(text: str, name: Found) -> str:
    """The name with the article that its spelling swallowed: «شرق الأوسط» in «للشرق الأوسط» is «الشرق الأوسط»."""
    surface = squeeze(text[name.start : name.end])
    return (
        f"ال{surface}"
        if text[max(0, name.start - 2) : name.start] == "لل" and not surface.startswith("ال")
        else surface
    )


def _keys(text: str, name: Found) -> list[str]:
    surface = _whole(text, name)
    if name.type == "person":
        return ["".join(part) for part in parts(surface)] or [fold(surface)]
    return [fold(squeeze(surface))]


def _take(thing: _Thing, name: Found, surface: str, keys: list[str]) -> None:
    longer = len(keys) > len(thing.keys) if thing.type == "person" else len(surface) > len(thing.name)
    if longer:
        thing.name, thing.keys = surface, keys
    thing.same = thing.same or name.same
    thing.first = min(thing.first, name.start)
    thing.spans.append(name)


def _match(index: _Index, name: Found, keys: list[str]) -> _Thing | None:
    """The thing that `name` names: of the same type, the nearest before it first."""
    fitting = [thing for thing in index.near(name, keys) if _fits(thing, name, keys)]
    return min(
        fitting, key=lambda thing: (thing.first > name.start, abs(name.start - thing.first)), default=None
    )


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
