"""Numerals in digits of three scripts and in Arabic words.

Word numerals are read as they are spoken: units, tens joined by و («خمسة وعشرين»), hundreds written in one word or two
(«ثلاثمئة», «ثلاث مئة»), thousands and millions with their duals. Gender and case make no difference to the value.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from khabar.arabic.folds import fold
from khabar.arabic.tables import read_table
from khabar.arabic.tokens import Token

#: «أحد» is "one" only in «أحد عشر»; alone it is "one of".
_ELEVEN = frozenset({"احد", "احدي"})
_LONGEST = 16  # words of one number
_TEN = frozenset({"عشر", "عشره"})


@cache
def _words() -> dict[str, int]:
    return {
        fold(form): int(row["value"])
        for row in read_table("khabar.arabic", "numbers.tsv")
        for form in row["forms"].split()
    }


@cache
def _ordinals() -> dict[str, int]:
    rows = read_table("khabar.arabic", "ordinals.tsv")
    return {fold(form): int(row["value"]) for row in rows for form in row["forms"].split()}


def number_value(key: str) -> int | None:
    """The value of one folded number word or run of digits.

    >>> number_value("عشرين"), number_value("الفان"), number_value("٤٥"), number_value("وزير")
    (20, 2000, None, None)
    """
    return int(key) if key.isascii() and key.isdigit() else _words().get(key)


def ordinal_value(key: str) -> int | None:
    """The value of one folded ordinal, with or without the article.

    >>> ordinal_value("الثامن"), ordinal_value("العاشره"), ordinal_value("الوزير")
    (8, 10, None)
    """
    return _ordinals().get(key.removeprefix("ال")) if key.startswith("ال") else _ordinals().get(key)


def _joined(key: str) -> int | None:
    """The value of a word that و joins to the one before it: «وعشرين»."""
    return number_value(key[1:]) if key.startswith("و") and len(key) > 2 else None


def read_number(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """The whole number that starts at token `at`, as value and the index after it; `None` where none starts. Decimals and
    numbers with separators in them are not whole numbers.

    >>> from khabar.arabic.tokens import tokenize
    >>> read_number(tokenize("خمسة وعشرين يوما"), 0), read_number(tokenize("مئتي ألف شخص"), 0)
    ((25, 2), (200000, 2))
    >>> read_number(tokenize("أحد عشر عاما"), 0), read_number(tokenize("أحد الشهود"), 0)
    ((11, 2), None)
    """
    value = number_value(tokens[at].key) if at < len(tokens) else None
    if value is None and at + 1 < len(tokens) and tokens[at].key in _ELEVEN and tokens[at + 1].key in _TEN:
        return 11, at + 2
    if value is None:
        return None
    total, part, after = 0, value, at + 1
    while after < min(len(tokens), at + _LONGEST) and tokens[after].kind == "word":
        key = tokens[after].key
        plain, joined = number_value(key), _joined(key)
        if plain is not None and plain >= 100 and part < plain:
            part *= plain
        elif joined is not None and (joined < part or joined in {20, 30, 40, 50, 60, 70, 80, 90}):
            if part >= 1000:
                total, part = total + part, joined
            else:
                part += joined
        elif plain == 10 and 0 < part < 10:
            part += 10
        else:
            break
        after += 1
    return total + part, after
