"""Numerals in digits and words."""

from __future__ import annotations

import pytest

from khabar.arabic.numbers import number_value, ordinal_value, read_number
from khabar.arabic.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "value", "after"),
    [
        ("15 شهرا", 15, 1),
        ("٤٥ يوما", 45, 1),
        ("ثلاثة أيام", 3, 1),
        ("خمسة وعشرين عاما", 25, 2),
        ("خمسة عشر يوما", 15, 2),
        ("مئة وعشرين شخصا", 120, 2),
        ("ثلاثمئة منزل", 300, 1),
        ("مئتي ألف نازح", 200_000, 2),
        ("ثلاثة آلاف جندي", 3000, 2),
        ("ألفي شخص", 2000, 1),
        ("خمسة ملايين دولار", 5_000_000, 2),
    ],
)
def test_a_number_and_where_it_ends(text: str, value: int, after: int) -> None:
    assert read_number(tokenize(text), 0) == (value, after)


@pytest.mark.parametrize("text", ["وزير النقل", "2.5 مليون", "الأول من مايو", ""])
def test_no_number_starts_here(text: str) -> None:
    tokens = tokenize(text)
    assert read_number(tokens, 0) is None


def test_single_words() -> None:
    assert (number_value("عشرين"), number_value("ثماني"), number_value("وزير")) == (20, 8, None)
    assert (ordinal_value("الثامن"), ordinal_value("عاشره"), ordinal_value("ثامن")) == (8, 10, 8)
