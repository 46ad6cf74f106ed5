"""The words of dates: month names of every Arab country, weekdays, and the runs of tokens that a printed date is read from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeAlias

from khabar.arabic.folds import fold
from khabar.arabic.tables import read_table
from khabar.arabic.tokens import Token, tokenize

Calendar: TypeAlias = Literal["gregorian", "hijri"]


@dataclass(frozen=True, slots=True)
class MonthName:
    """A month under one name: `words` are folded keys, one or two."""

    words: tuple[str, ...]
    number: int
    calendar: Calendar


@cache
def _months() -> dict[str, tuple[MonthName, ...]]:
    """Month names by their first folded word, longest first."""
    found: dict[str, list[MonthName]] = {}
    for row in read_table("khabar.arabic", "months.tsv"):
        words = tuple(fold(word) for word in row["name"].split())
        calendar: Calendar = "hijri" if row["calendar"] == "hijri" else "gregorian"
        found.setdefault(words[0], []).append(MonthName(words, int(row["month"]), calendar))
    return {word: tuple(sorted(names, key=lambda name: -len(name.words))) for word, names in found.items()}


@cache
def _weekdays() -> dict[str, int]:
    return {fold(row["name"]): int(row["number"]) for row in read_table("khabar.arabic", "weekdays.tsv")}


@cache
def _weekday_names() -> tuple[str, ...]:
    return tuple(_weekdays())


def month_at(tokens: list[Token], at: int) -> MonthName | None:
    """The month whose name starts at token `at`, the longest where two do."""
    for name in _months().get(tokens[at].key, ()):
        if tuple(token.key for token in tokens[at : at + len(name.words)]) == name.words:
            return name
    return None


def month_begins(key: str) -> bool:
    """Does a month name begin with that folded word?

    >>> month_begins("كانون"), month_begins("رجب"), month_begins("باب")
    (True, True, False)
    """
    return key in _months()


def month_number(key: str) -> int | None:
    """The number of the Gregorian month of that folded name, words parted by one space.

    >>> month_number("نيسان"), month_number("كانون الاول"), month_number("رجب")
    (4, 12, None)
    """
    words = tuple(key.split())
    for name in _months().get(words[0], ()) if words else ():
        if name.words == words and name.calendar == "gregorian":
            return name.number
    return None


def weekday_number(key: str) -> int | None:
    """The weekday of that folded name, Monday as 0.

    >>> weekday_number("الثلاثاء"), weekday_number("احد")
    (1, None)
    """
    return _weekdays().get(key)


# --- the parts of a printed date --------------------------------------------------------------------------------

NUMERIC = re.compile(r"^(\d{1,4})([/.])(\d{1,2})\2(\d{1,4})$")
CLOCK = re.compile(r"^(\d{1,2}):(\d{2})(?::\d{2})?$")
_HALVES = {
    "ص": 0,
    "صباحا": 0,
    "am": 0,
    "فجرا": 0,
    "م": 12,
    "مساء": 12,
    "pm": 12,
    "ظهرا": 12,
    "عصرا": 12,
    "ليلا": 12,
}
_ZONES = {"gmt": "Z", "utc": "Z", "غرينتش": "Z", "جرينتش": "Z"}
_GLUE = frozenset(
    {"من", "شهر", "يوم", "عام", "سنه", "الموافق", "لعام", "لسنه", "في", "ال", "على", "الساعه", "بتوقيت"}
)
_MARKS = frozenset("،,/-–|()[]:؛.·•")
_ENGLISH = {
    name: number
    for number, names in enumerate(
        (
            ("jan", "january"), ("feb", "february"), ("mar", "march"), ("apr", "april"), ("may",), ("jun", "june"),
            ("jul", "july"), ("aug", "august"), ("sep", "sept", "september"), ("oct", "october"), ("nov", "november"),
            ("dec", "december"),
        ),
        1,
    )
    for name in names
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """A token, or a month name of two, read as what it may be in a date."""

    kind: Literal["weekday", "month", "number", "numeric", "clock", "half", "zone", "hijri", "glue", "mark"]
    start: int
    end: int
    value: int = 0
    text: str = ""
    calendar: Calendar = "gregorian"


def runs(text: str) -> Iterator[list[Part]]:
    """Stretches of parts that stand side by side on one line."""
    run: list[Part] = []
    last = 0
    for part in _parts(text):
        if run and (part is None or "\n" in text[last : part.start]):
            yield run
            run = []
        if part is not None:
            run.append(part)
            last = part.end
    if run:
        yield run


def _parts(text: str) -> Iterator[Part | None]:
    """The parts of `text`; `None` where a token can be no part of a date."""
    tokens = _unglued(tokenize(text))
    at = 0
    while at < len(tokens):
        token = tokens[at]
        month = month_at(tokens, at) if token.kind == "word" else None
        if month:
            last = tokens[at + len(month.words) - 1]
            yield Part("month", token.start, last.end, month.number, calendar=month.calendar)
            at += len(month.words)
            continue
        yield _part(token)
        at += 1


def _glued_weekday(key: str) -> str | None:
    """The weekday that a word ends with and is not: «برسالاربعاء» → «الاربعاء»."""
    if not key.endswith(_weekday_names()):
        return None
    return next((name for name in _weekday_names() if key.endswith(name) and len(key) > len(name) + 1), None)


def _unglued(tokens: list[Token]) -> list[Token]:
    """What flattening has written together is cut: «برسالأربعاء 28 يناير», «4:24 صلا توجد تعليقات»."""
    found: list[Token] = []
    for at, token in enumerate(tokens):
        following = tokens[at + 1].kind if at + 1 < len(tokens) else ""
        day = _glued_weekday(token.key)
        if day and following == "number" and token.surface[-len(day) :].startswith("ا"):
            start = token.end - len(day)
            found.append(
                Token(token.start, start, token.surface[: -len(day)], token.key[: -len(day)], "word")
            )
            found.append(Token(start, token.end, token.surface[-len(day) :], day, "word"))
        elif found and CLOCK.match(found[-1].key) and token.key[:3] in {"صلا", "ملا", "صال", "مال"}:
            found.append(Token(token.start, token.start + 1, token.surface[:1], token.key[:1], "word"))
            found.append(Token(token.start + 1, token.end, token.surface[1:], token.key[1:], "word"))
        else:
            found.append(token)
    return found


def _part(token: Token) -> Part | None:
    key, span = token.key, (token.start, token.end)
    weekday = weekday_number(key)
    if weekday is not None:
        return Part("weekday", *span, weekday)
    if key in _ENGLISH:
        return Part("month", *span, _ENGLISH[key])
    if key in _HALVES:
        return Part("half", *span, _HALVES[key])
    if key in _ZONES:
        return Part("zone", *span, text=_ZONES[key])
    if key in {"ه", "هجري", "هجريه"}:
        return Part("hijri", *span)
    if key in _GLUE:
        return Part("glue", *span)
    if token.kind == "punct":
        return Part("mark", *span, text=key) if key in _MARKS else None
    if token.kind != "number":
        return None
    if CLOCK.match(key):
        return Part("clock", *span, text=key)
    if NUMERIC.match(key):
        return Part("numeric", *span, text=key)
    return Part("number", *span, int(key), key) if key.isdigit() and len(key) <= 4 else None
