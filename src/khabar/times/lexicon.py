"""The words of time, from `units.tsv` and `words.tsv`, looked up by folded tokens."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, TypeAlias, cast, get_args

from msgspec.structs import replace

from khabar.arabic.calendar import month_begins, weekday_number
from khabar.arabic.clitics import cuts
from khabar.arabic.folds import fold
from khabar.arabic.numbers import number_value, ordinal_value
from khabar.arabic.tables import read_table
from khabar.arabic.tokens import Token
from khabar.errors import DataError
from khabar.records import TimexMod

Number: TypeAlias = Literal["singular", "dual", "plural"]


@dataclass(frozen=True, slots=True)
class Word:
    """An entry of `words.tsv`; `keys` are its folded words."""

    keys: tuple[str, ...]
    sense: str
    value: str


@dataclass(frozen=True, slots=True)
class Unit:
    """A form of a unit of time; `code` is the TIMEX3 letter with T before it for parts of a day."""

    code: str
    number: Number


@cache
def _words() -> dict[str, tuple[Word, ...]]:
    found: dict[str, list[Word]] = {}
    for row in read_table("khabar.times", "words.tsv"):
        keys = tuple(fold(word) for word in row["phrase"].split())
        found.setdefault(keys[0], []).append(Word(keys, row["sense"], row["value"]))
        cut = (keys[0], *(key.removeprefix("و") if len(key) > 3 else key for key in keys[1:]))
        if row["sense"] == "none" and cut != keys:  # «وليلة» loses its و where it is a word of time
            found[keys[0]].append(Word(cut, row["sense"], row["value"]))
    return {first: tuple(sorted(words, key=lambda word: -len(word.keys))) for first, words in found.items()}


@cache
def _units() -> dict[str, Unit]:
    found = {}
    for row in read_table("khabar.times", "units.tsv"):
        numbers: tuple[Number, ...] = ("singular", "dual", "plural")
        for number in numbers:
            for form in row[number].split():
                found[fold(form)] = Unit(row["code"], number)
    return found


def word_at(keys: Sequence[str], at: int, senses: Collection[str]) -> Word | None:
    """The longest entry of one of `senses` that starts at the folded word `keys[at]`."""
    for word in _words().get(keys[at], ()):
        if word.sense in senses and (
            len(word.keys) == 1 or tuple(keys[at : at + len(word.keys)]) == word.keys
        ):
            return word
    return None


@cache
def words_of(sense: str) -> tuple[Word, ...]:
    """Every entry of one sense."""
    return tuple(word for words in _words().values() for word in words if word.sense == sense)


def unit_of(key: str) -> tuple[Unit, bool] | None:
    """The unit of a folded word, and whether it has the article: «الاسبوع» → (W, True)."""
    unit = _units().get(key)
    if unit:
        return unit, False
    unit = _units().get(key[2:]) if key.startswith("ال") else None
    return (unit, True) if unit else None


@lru_cache(maxsize=1 << 16)
def kinds_of(key: str) -> frozenset[str]:
    """What a folded word can be in the grammar: the senses of the entries that it begins, and `digit`, `unit`, `weekday`,
    `month`, `cardinal`, `ordinal`.

    >>> sorted(kinds_of("اليوم")), sorted(kinds_of("وزير"))
    (['day', 'none', 'unit'], [])
    """
    kinds = {word.sense for word in _words().get(key, ())}
    asked = (
        ("bracket", key == "("),
        ("digit", key[:1].isdigit()),
        ("unit", unit_of(key) is not None or key in {"عامي", "سنتي"}),
        ("weekday", weekday_number(key) is not None),
        ("month", month_begins(key)),
        ("cardinal", _number(key) is not None),
        ("ordinal", ordinal_value(key) is not None),
        ("decade-of", any(word.sense == "decade" for word in _words().get("ال" + key, ()))),
    )
    return frozenset(kinds.union(kind for kind, holds in asked if holds))


#: Kinds of words that open an expression.
_OPENING = frozenset(
    [
        "bracket",
        "day",
        "night",
        "now",
        "until",
        "ref",
        "alone",
        "same",
        "this",
        "part",
        "adverb",
        "edge",
        "weekend",
        "season",
        "set",
        "monthly",
        "each",
        "about",
        "several",
        "tens",
        "decade",
        "decade-of",
        "holiday",
        "digit",
        "unit",
        "weekday",
        "month",
        "cardinal",
        "ordinal",
        "article",
        "dayword",
        "hour",
        "piece",
        "century",
        "fraction",
        "first",
        "monthword",
        "eleven",
    ]
)


@lru_cache(maxsize=1 << 16)
def may_begin(key: str) -> bool:
    """Can an expression begin with this folded word?"""
    return not kinds_of(key).isdisjoint(_OPENING)


def mod_of(value: str) -> TimexMod:
    """The TIMEX3 `mod` of an entry. Raises `DataError` where there is no such."""
    if value not in get_args(TimexMod):
        raise DataError(f"words.tsv: no mod {value!r}")
    return cast(TimexMod, value)


def _number(key: str) -> int | None:
    """The value of a number word, also with the article: «الخمس» → 5."""
    value = number_value(key)
    return number_value(key[2:]) if value is None and key.startswith("ال") else value


def article_number(key: str) -> int | None:
    """The value of a number word with the article: «الخمس» → 5; `None` without it."""
    return number_value(key[2:]) if key.startswith("ال") else None


_TENS = frozenset(range(20, 100, 10))


def _counts_on(token: Token, before: Sequence[Token]) -> bool:
    """Is this the second half of a number: «خمسة وعشرين», «الحادي والعشرين»? In «ثلاثة وخمسة أعوام» there are two."""
    if not before or not token.key.startswith("و"):
        return False
    last, rest = before[-1].key, token.key[1:]
    last = last[1:] if _number(last) is None and len(before) > 1 and last.startswith("و") else last
    one, more = _number(last), _number(rest)
    if one is not None and more is not None:
        return more < one if one >= 100 else more in _TENS and one < 10
    return ordinal_value(last) is not None and (ordinal_value(rest) is not None or more is not None)


def uncliticised(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with و، ف، ب، ل، ك cut off the words that are words of time without them, offsets moved along:
    «وأمس» → «أمس», «للأسبوع» → «أسبوع» read as «الأسبوع»."""
    found: list[Token] = []
    for token in tokens:
        cut = _cut(token.key) if token.kind == "word" else None
        if cut and len(token.surface) > cut[1] and _may_be_cut(token, cut) and not _counts_on(token, found):
            key, length = cut
            found.append(replace(token, key=key, start=token.start + length, surface=token.surface[length:]))
        else:
            found.append(token)
    return found


def _may_be_cut(token: Token, cut: tuple[str, int]) -> bool:
    """«وآب» holds the month, «باب» does not: August is only cut free where it is written with its madda."""
    return cut[0] != "اب" or token.surface[cut[1] :] == "آب"


@lru_cache(maxsize=50_000)
def _cut(key: str) -> tuple[str, int] | None:
    """The word of time in `key` and how many letters stand before it; `None` where there is none to cut free."""
    if may_begin(key) or key in _words():
        return None
    for cut in cuts(key):
        if cut.clitics and "س" not in cut.clitics and (may_begin(cut.word) or cut.word in _words()):
            return cut.word, cut.length
    return None
