"""What a line is by its words alone: the phrases that sites print around an article (`furniture.tsv`), and the vocabulary
in which a site speaks of itself (`site_words.tsv`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from khabar.arabic.calendar import printed_dates
from khabar.arabic.folds import fold
from khabar.arabic.tables import read_table
from khabar.extract.blocks import Block

#: Heads over other articles; what follows them is theirs.
HEADS = frozenset({"also", "list"})
#: After one of these the article does not go on.
BARRIERS = frozenset({"comments", "rights", "login"})
_SHORT = 14
#: How many more words a line may have around a phrase that headlines hold too («سياسة الخصوصية»).
_FEW = 3
#: Kinds that are meant only beside a date or figure («نشر في 12/03», «الظهر ١٢:١٥»): «نشر الجيش» is no label.
_WITH_DATE = frozenset({"label", "update", "almanac"})
_FIGURES = re.compile(r"\d")
_CLOCK = re.compile(r"\d{1,2}:\d{2}")
_COLON = re.compile(r"^[^:]{1,30}:")
_CLITICS = re.compile("^(?:و|ف)?(?:بال|كال|لل|ال|ب|ل|ك)?")


@dataclass(frozen=True, slots=True)
class Phrase:
    """One entry of the table: its folded words, how it matches and what it marks."""

    words: tuple[str, ...]
    match: str
    kind: str


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase found in a line; `rest` is how many words of the line stand after it."""

    kind: str
    phrase: str
    rest: int


@cache
def _phrases() -> dict[str, tuple[Phrase, ...]]:
    """Phrases by their first word, longest first."""
    found: dict[str, list[Phrase]] = {}
    for row in read_table("khabar.extract", "furniture.tsv"):
        words = tuple(re.sub(r"[\W_]+", " ", fold(row["phrase"])).split())
        found.setdefault(words[0], []).append(Phrase(words, row["match"], row["kind"]))
    return {
        word: tuple(sorted(group, key=lambda phrase: -len(phrase.words))) for word, group in found.items()
    }


def furniture(block: Block) -> Found | None:
    """The phrase that makes `block` furniture, or `None`.

    >>> furniture(Block("اقرأ أيضاً: افتتاح معرض الكتاب"))
    Found(kind='also', phrase='اقرا ايضا', rest=3)
    >>> furniture(Block("نشر الجيش قواته على الحدود."))
    """
    words = block.words
    if not words or len(words) > 2 * _SHORT:
        return None
    bare = tuple(word for word in words if not word.isdigit())
    for phrase in _phrases().get(bare[0], ()) if bare else ():
        if bare[: len(phrase.words)] == phrase.words and _begins(
            phrase, block, len(bare) - len(phrase.words)
        ):
            return Found(phrase.kind, " ".join(phrase.words), len(bare) - len(phrase.words))
    return _inside(block) if len(words) <= _SHORT else None


def _begins(phrase: Phrase, block: Block, rest: int) -> bool:
    """Does a phrase at the head of a line, with `rest` words after it, make it furniture?"""
    if phrase.match == "whole":
        return rest == 0
    if phrase.match == "label":
        return rest == 0 or bool(_COLON.match(block.text))
    if phrase.match == "few":
        return rest <= _FEW
    if phrase.match == "part":
        return len(block.words) <= _SHORT
    longest = 2 * _SHORT if phrase.kind == "also" else _SHORT
    if len(block.words) > longest or (block.ends and len(block.words) > 8):
        return False
    if phrase.kind in _WITH_DATE and rest:
        return bool(_FIGURES.search(block.text)) and (phrase.kind == "almanac" or _dated(block.text))
    if phrase.kind == "share" and len(phrase.words) == 1:
        return rest == 0 or all(word in _share_words() for word in block.words)
    return True


def _dated(text: str) -> bool:
    return bool(_CLOCK.search(text)) or bool(printed_dates(text))


def _inside(block: Block) -> Found | None:
    """A phrase of the `part` or `few` kind anywhere in a short line."""
    words = block.words
    if block.ends and len(words) > 10:
        return None
    table = _phrases()
    for at, word in enumerate(words):
        for phrase in table.get(word, ()):
            if words[at : at + len(phrase.words)] != phrase.words:
                continue
            around = len(words) - len(phrase.words)
            if phrase.match == "part" or (phrase.match == "few" and around <= _FEW):
                return Found(phrase.kind, " ".join(phrase.words), len(words) - at - len(phrase.words))
    return None


@cache
def _share_words() -> frozenset[str]:
    """Every word of the phrases for sharing: a row of buttons consists of nothing else."""
    return frozenset(
        word
        for group in _phrases().values()
        for phrase in group
        if phrase.kind in {"share", "login"}
        for word in phrase.words
    ) | {"x", "f", "و", "على", "عبر"}


@cache
def _site_words() -> frozenset[str]:
    return frozenset(bare_word(fold(row["word"])) for row in read_table("khabar.extract", "site_words.tsv"))


@lru_cache(maxsize=50_000)
def bare_word(key: str) -> str:
    """A folded word with the clitics in front of it off, where three letters stay."""
    match = _CLITICS.match(key)
    end = match.end() if match else 0
    return key[end:] if len(key) - end >= 3 else key


def speaks_of_site(block: Block) -> bool:
    """Does the paragraph hold three words in which a site speaks of itself, or two in a short one?

    >>> speaks_of_site(Block("سيظهر تعليقك بعد مراجعة المشرفين على محتوى الصفحة"))
    True
    """
    table = _site_words()
    found = {word for word in map(bare_word, block.words) if word in table}
    return len(found) >= (2 if len(block.words) < 20 else 3 if len(block.words) < 60 else 5)
