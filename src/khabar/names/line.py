"""One line of the text as the rules see it: tokens with what is known of each, and what stands before them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from khabar.arabic.clitics import Cut
from khabar.arabic.folds import MARKS, fold
from khabar.arabic.tokens import Token, tokenize
from khabar.names.vocabulary import Word, heads, look, look_as, spelt, titles, verbs

OPENING = frozenset("«“\"'(‘[”")
CLOSING = frozenset("»”\"')’]“")


#: A word with the tanwin of an object or adverb («تعقيبًا») is no name.
_TANWIN = replace(look(fold("جدا")), cuts=())


@cache
def _spelt_keys() -> frozenset[str]:
    return frozenset(fold(spelling) for spelling in spelt())


@lru_cache(maxsize=100_000)
def _as_title(key: str) -> str | None:
    return next((titles()[cut.word] for cut in look(key).cuts if cut.word in titles()), None)


@lru_cache(maxsize=100_000)
def _as_head(key: str) -> tuple[Cut, frozenset[str]] | None:
    return next(((cut, heads()[cut.word]) for cut in look(key).cuts if cut.word in heads()), None)


@lru_cache(maxsize=100_000)
def _as_verb(key: str) -> bool:
    return any(cut.word in verbs() for cut in look(key).cuts if cut.clitics in ("", "و", "ف", "ل", "ب"))


def _known(token: Token) -> Word | None:
    if token.kind != "word":
        return None
    if token.key in _spelt_keys() or (token.key[:2] == "ال" and token.surface[:1] in "أإآ"):
        return look_as(token.surface, token.key)
    return _TANWIN if "\u064b" in token.surface else look(token.key)


@dataclass(frozen=True, slots=True)
class Line:
    """The tokens of one line, with offsets into the whole text, and what is known of each; `None` for what is no word."""

    tokens: list[Token]
    words: list[Word | None]
    places: frozenset[str] = frozenset()  # words that this text shows to be places (`learn.py`)

    def __len__(self) -> int:
        return len(self.tokens)

    def word(self, place: int) -> Word | None:
        """What is known of the token, `None` where it is no word or there is none."""
        return self.words[place] if 0 <= place < len(self.words) else None

    def key(self, place: int) -> str:
        """The folded token, empty outside the line."""
        return self.tokens[place].key if 0 <= place < len(self.tokens) else ""

    def learnt(self, place: int) -> bool:
        """Is the word, uncut, one that this text shows to be a place?"""
        return self.key(place) in self.places

    def nation(self, place: int) -> bool:
        """An adjective of a nation, a known one or one made from a place of this text («الأرخاني»)."""
        word = self.word(place)
        if word is None or not word.key.startswith("ال"):
            return word is not None and word.nation
        return word.nation or any(stem in self.places for stem in stems(word.key))

    def title(self, place: int) -> str | None:
        """`name` or `office` where a title stands («للرئيس» too)."""
        word = self.word(place)
        return _as_title(word.key) if word and not word.never else None

    def head(self, place: int) -> tuple[Cut, frozenset[str]] | None:
        """The reading and the marks of a common noun that opens a name."""
        word = self.word(place)
        return _as_head(word.key) if word and not word.never else None

    def verb(self, place: int) -> bool:
        """A word after which a person may stand."""
        return _as_verb(self.tokens[place].key) if self.word(place) else False

    def after_verb(self, place: int) -> bool:
        """Does a person after such a word start at `place`? «قد» and an opening quotation mark may stand between."""
        before = place - 1
        if self.key(before) in ("قد", "ان", "كان"):
            return True
        return self.verb(before)

    def start(self, place: int, letters: int) -> int:
        """The offset at which the token starts once so many letters of it are cut; marks and tatweel after them go too."""
        token = self.tokens[place]
        at = 0
        while at < len(token.surface) and (letters > 0 or (at > 0 and MARKS.match(token.surface[at]))):
            letters -= not MARKS.match(token.surface[at])
            at += 1
        return token.start + at

    def joined(self, place: int) -> bool:
        """Does the token stand right after the one before, without a space?"""
        return 0 < place < len(self.tokens) and self.tokens[place - 1].end == self.tokens[place].start


def stems(adjective: str) -> tuple[str, ...]:
    """What a definite adjective in «ي» can be made from.

    >>> stems("الارخانيه")
    ('ارخان', 'ارخانا', 'ارخانه', 'ارخانيا', 'الارخان')
    """
    for ending in ("يين", "يون", "يات", "يه", "ي"):
        if adjective.endswith(ending) and len(adjective) - len(ending) > 4:
            stem = adjective[2 : -len(ending)]
            return (stem, stem + "ا", stem + "ه", stem + "يا", "ال" + stem)
    return ()


def lines_of(text: str) -> Iterator[Line]:
    """The lines of `text` that hold a word, in order."""
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        tokens = tokenize(text, start, end)
        if tokens:
            yield Line(tokens, [_known(token) for token in tokens])
        start = end + 1
