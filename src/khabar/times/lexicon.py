"""The words of time, from `units.tsv` and `words.tsv`, looked up by folded tokens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, TypeAlias

from khabar.arabic.calendar import month_at, weekday_number
from khabar.arabic.clitics import cuts
from khabar.arabic.folds import fold
from khabar.arabic.numbers import number_value, ordinal_value
from khabar.arabic.tables import read_table
from khabar.arabic.tokens import Token

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


def word_at(tokens: Sequence[Token], at: int, *senses: str) -> Word | None:
    """The longest entry of one of `senses` that starts at token `at`."""
    if at >= len(tokens):
        return None
    for word in _words().get(tokens[at].key, ()):
        if word.sense in senses and tuple(t.key for t in tokens[at : at + len(word.keys)]) == word.keys:
            return word
    return None


def unit_of(key: str) -> tuple[Unit, bool] | None:
    """The unit of a folded word, and whether it has the article: «الاسبوع» → (W, True)."""
    unit = _units().get(key)
    if unit:
        return unit, False
    unit = _units().get(key[2:]) if key.startswith("ال") else None
    return (unit, True) if unit else None


def _known(token: Token) -> bool:
    key = token.key
    return bool(
        key in _words()
        or unit_of(key)
        or weekday_number(key) is not None
        or number_value(key) is not None
        or ordinal_value(key) is not None
        or month_at([token], 0)
        or key in {"ال", "كانون", "تشرين", "ربيع", "جمادي", "ذو", "ذي"}
    )


def _counts_on(token: Token, before: Sequence[Token]) -> bool:
    """Is this the second half of a number: «خمسة وعشرين», «الحادي والعشرين»?"""
    if not before or not token.key.startswith("و"):
        return False
    last, rest = before[-1].key, token.key[1:]
    return (number_value(last) is not None and number_value(rest) is not None) or (
        ordinal_value(last) is not None
        and (ordinal_value(rest) is not None or number_value(rest) is not None)
    )


def uncliticised(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with و، ف، ب، ل، ك cut off the words that are words of time without them, offsets moved along:
    «وأمس» → «أمس», «للأسبوع» → «أسبوع» read as «الأسبوع»."""
    found: list[Token] = []
    for token in tokens:
        found.append(_bare(token) if token.kind == "word" and not _counts_on(token, found) else token)
    return found


def _bare(token: Token) -> Token:
    """The token without its clitics, if that makes it a word of time and it was none before."""
    if _known(token):
        return token
    for cut in cuts(token.key):
        shifted = replace(token, key=cut.word)
        if cut.clitics and _known(shifted) and len(token.surface) > cut.length:
            return replace(shifted, start=token.start + cut.length, surface=token.surface[cut.length :])
    return token
