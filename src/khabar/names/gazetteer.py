"""Names known in advance, of one word or many, found by their folded tokens.

A hit may be `sure` (it stands alone) or need a sign before it; the caller knows the signs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from khabar.arabic.folds import fold
from khabar.arabic.tokens import Token, tokenize
from khabar.names.vocabulary import heads, lines, look, never, table
from khabar.outlets import houses
from khabar.records import EntityType

_TYPES: dict[str, EntityType] = {"P": "person", "O": "organisation", "L": "place"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A known name. `same`: the name under which it is linked; `sure`: needs no sign before it; `bare`: a surname,
    which the full name in the same text makes surer; `listed`: by hand, not by a town register;
    `house`: an outlet or agency; `led`: a preposition is sign enough."""

    words: tuple[str, ...]
    type: EntityType
    sure: bool
    same: str | None = None
    bare: bool = False
    listed: bool = True
    house: bool = False
    led: bool = False


class Gazetteer:
    """Entries by their words. A later entry of the same words and type replaces none."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._by_words: dict[tuple[str, ...], list[Entry]] = {}
        sizes: dict[str, set[int]] = {}
        for entry in entries:
            if entry.words:
                alike = self._by_words.setdefault(entry.words, [])
                if all(entry.type != other.type for other in alike):
                    alike.append(entry)
                    sizes.setdefault(entry.words[0], set()).add(len(entry.words))
        self._sizes = {key: tuple(sorted(found, reverse=True)) for key, found in sizes.items()}

    def opens(self, key: str) -> bool:
        """Does any entry of several words start with the folded word?"""
        return self._sizes.get(key, (0,))[0] > 1

    def first(self, key: str) -> bool:
        """Does any entry start with the folded word?"""
        return key in self._sizes

    def alone(self, key: str) -> list[Entry]:
        """The entries of this one word."""
        return self._by_words.get((key,), [])

    def exactly(self, words: tuple[str, ...]) -> list[Entry]:
        """The entries of just these words."""
        return self._by_words.get(words, [])

    def at(self, tokens: Sequence[Token], place: int, key: str) -> list[Entry]:
        """The longest entries that start at `place`, whose word is read as `key` (its clitics off): those of one
        length, of any type; `[]` where there is none."""
        for size in self._sizes.get(key, ()):
            if place + size <= len(tokens):
                rest = [token.key for token in tokens[place + 1 : place + size]]
                if found := self._by_words.get((key, *rest)):
                    return found
        return []


def _words(name: str) -> tuple[str, ...]:
    return tuple(token.key for token in tokenize(name))


@cache
def known() -> Gazetteer:
    """The gazetteer of the package: hand tables first, then outlets and agencies, then the generated places."""
    entries: list[Entry] = []
    for file, kind in (("places.tsv", "place"), ("organisations.tsv", "organisation")):
        for row in table(file):
            same, stands = row["same"] or row["name"], row["stands"]
            entries.append(
                Entry(_words(row["name"]), _type(kind), stands == "alone", same, led=stands == "in")
            )
    for row in table("people.tsv"):
        if " " in row["name"]:
            entries.append(Entry(_words(row["name"]), "person", True, row["name"]))
        for bare in filter(None, map(str.strip, row["bare"].split("|"))):
            words = _words(bare)
            base = words[0].removeprefix("ال")
            plain = (
                len(words) == 1 and look(words[0]).direct and (base == words[0] or look(base).grade == "c")
            )
            entries.append(Entry(words, "person", not plain, row["name"], bare=True))
    for house in houses():
        for name in house.names:
            sure = house.agency and not _ordinary(name)
            entries.append(Entry(_words(name), "organisation", sure, house.names[0], house=True))
    barred = never() | {entry.words[0] for entry in entries if entry.bare and len(entry.words) == 1}
    for line in lines("places.tsv.gz"):
        key, mark, _ = line.split("\t")
        if mark == "-":
            continue
        words = tuple(key.split())
        outside = len(words) > 1 and "place-out" in heads().get(words[0], ())
        if key not in barred and not outside:
            entries.append(Entry(words, "place", mark == "S", listed=False))
    for line in lines("encyclopaedia.tsv.gz"):
        key, letter, mark = line.split("\t")
        entries.append(Entry(tuple(key.split()), _TYPES[letter], mark == "S", listed=False))
    return Gazetteer(entries)


def exactly(name: str) -> list[Entry]:
    """The entries of just this name, in any spelling that folding brings to it."""
    return known().exactly(_words(name))


def _ordinary(name: str) -> bool:
    """Is the name of an agency also a word («العمانية»)?"""
    word = look(fold(name))
    return " " not in name and (word.direct or word.nation or len(word.key) < 5)


@cache
def plain() -> Gazetteer:
    """Phrases that hold a name's word and name nothing («مسقط رأسه»)."""
    return Gazetteer([Entry(_words(row["phrase"]), "place", False) for row in table("plain.tsv")])


def _type(kind: str) -> EntityType:
    return "place" if kind == "place" else "organisation"
