"""The tokens of one sentence, and the small questions that every reader asks of them."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.arabic.tokens import Token
from khabar.times.lexicon import Unit, Word, unit_of, word_at
from khabar.times.meaning import Expression

_DASHES = frozenset({"–", "—", "ـ"})
_GREGORIAN = frozenset({"م", "ميلادي", "ميلاديه", "للميلاد"})
_QUOTES = {"«": "»", '"': '"', "“": "”", "'": "'", "‘": "’", "”": "“”"}
_HIJRI = frozenset({"ه", "هجري", "هجريه", "للهجره"})


class Cursor:
    """One sentence. `text` is the whole article, so that offsets hold. `known` keeps what `core` found at each token, as a
    packrat parser does (Ford 2002), since many readers ask for the same day; `repeating` are weekdays that recur («أيام
    الاثنين والأربعاء»)."""

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.text = text
        self.tokens = list(tokens)
        self.keys = ["-" if token.key in _DASHES else token.key for token in tokens]
        self.known: dict[int, Expression | None] = {}
        self.repeating: set[int] = set()

    def _key(self, at: int) -> str:
        return self.keys[at] if 0 <= at < len(self.keys) else ""

    def _is(self, at: int, *keys: str) -> bool:
        return 0 <= at < len(self.keys) and self.keys[at] in keys

    def _word(self, at: int, *senses: str) -> Word | None:
        return word_at(self.keys, at, senses) if 0 <= at < len(self.keys) else None

    def _past(self, at: int, *senses: str) -> int:
        """The index after a word of one of `senses` at `at`, or `at`."""
        word = self._word(at, *senses)
        return at + len(word.keys) if word else at

    def _quoted(self, first: int, after: int) -> bool:
        """Do the words from `first` to before `after` fill a pair of quotation marks?"""
        close = _QUOTES.get(self._key(first - 1))
        return close is not None and self._key(after) != "" and self._key(after) in close

    def _direction(self, at: int) -> tuple[int | None, int]:
        word = self._word(at, "relative")
        return (int(word.value), at + len(word.keys)) if word else (None, at)

    def _unit_at(self, at: int) -> tuple[Unit, bool] | None:
        return unit_of(self._key(at))

    def _joined(self, at: int) -> bool:
        """Is the token at `at` written on to a «و» that was cut off it, or does «و» stand before it?"""
        if not 0 < at < len(self.tokens):
            return False
        return self._follows(at, "و") or self._is(at - 1, "و")

    def _glued(self, at: int) -> bool:
        """Does the token at `at` stand right after the one before it: «2015م»?"""
        return 0 < at < len(self.tokens) and self.tokens[at].start == self.tokens[at - 1].end

    def _clitic(self, at: int) -> bool:
        """Is something written on to the front of the token at `at` that was cut off it?"""
        start = self.tokens[at].start
        return self.text[start - 1 : start].isalpha()

    def _follows(self, at: int, letter: str) -> bool:
        """Is `letter` written on to the front of the token at `at`: ل in «لسنوات», ب in «بأسبوع»?"""
        start = self.tokens[at].start
        return self.text[start - 1 : start] == letter

    def _and(self, at: int) -> str:
        """The word at `at` without the «و» that joins it to the one before, «» where nothing joins it."""
        key = self._key(at)
        if key.startswith("و") and len(key) > 2 and unit_of(key) is None:
            return key[1:]
        return key if self._joined(at) and not self._is(at - 1, "و") else ""

    def _year_number(self, at: int, hijri: bool = False) -> int | None:
        """The year printed at `at`: four digits that can be one in that calendar."""
        key = self._key(at)
        if len(key) != 4 or not key.isdigit():
            return None
        low, high = (1343, 1500) if hijri else (1501, 2100)
        return int(key) if low <= int(key) <= high else None

    def _era(self, at: int, hijri: bool = False) -> int:
        """Past «م» or «هـ» after a year."""
        return at + 1 if self._key(at) in (_HIJRI if hijri else _GREGORIAN) else at

    def _counts_next(self, at: int, number: int) -> bool:
        """Does the number at `number` count the word at `at`? Years that end in 00 are doubted most: after those that end in
        11 to 99 the counted word stands in the accusative singular, after those in 3 to 10 in the plural."""
        if at >= len(self.tokens) or self.tokens[at].kind != "word" or self._era(at) > at:
            return self._key(at) in {"%", "$"}
        key = self._key(at)
        if self._clitic(at):
            return False
        if self._unit_at(at) and not key.startswith("ال"):
            return True
        if key.startswith(("ال", "و", "بال", "لل")) or self._word(at, "span", "before", "past", "future"):
            return False
        last = int(self._key(number)[-2:])
        if last == 0:
            return key not in {"و", "علي", "عن", "ان", "عندما", "حين", "الي"}
        return len(key) > 3 and key.endswith(("ا", "ه") if last > 10 else ("ات", "ين", "ون"))
