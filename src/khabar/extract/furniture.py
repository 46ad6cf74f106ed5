"""What a line is by its words alone: the phrases that sites print around an article (`furniture.tsv`), and the vocabulary
in which a site speaks of itself (`site_words.tsv`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from khabar.arabic.folds import fold
from khabar.arabic.tables import read_table
from khabar.extract.blocks import Block

#: Heads over other articles; what follows them is theirs.
HEADS = frozenset({"also", "list"})
#: After one of these the article does not go on.
BARRIERS = frozenset({"comments", "rights", "login"})
_SHORT = 14
#: Kinds that are meant only where a figure stands in the line too («نشر في 12/03», «الظهر ١٢:١٥»).
_WITH_FIGURES = frozenset({"label", "almanac"})
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
    figures = len(bare) < len(words)
    sentence = block.ends and len(words) > 8
    for phrase in _phrases().get(bare[0] if bare else "", ()):
        if bare[: len(phrase.words)] != phrase.words:
            continue
        rest = len(bare) - len(phrase.words)
        if phrase.match == "whole" and rest:
            continue
        if phrase.match == "start" and (
            sentence or len(words) > (_SHORT if phrase.kind != "also" else 2 * _SHORT)
        ):
            continue
        if phrase.kind in _WITH_FIGURES and phrase.match == "start" and not figures and rest:
            continue
        return Found(phrase.kind, " ".join(phrase.words), rest)
    return _inside(words, sentence) if len(words) <= _SHORT else None


def _inside(words: tuple[str, ...], sentence: bool) -> Found | None:
    """A phrase of the `part` kind anywhere in a short line."""
    if sentence and len(words) > 10:
        return None
    table = _phrases()
    for at, word in enumerate(words):
        for phrase in table.get(word, ()):
            if phrase.match == "part" and words[at : at + len(phrase.words)] == phrase.words:
                return Found(phrase.kind, " ".join(phrase.words), len(words) - at - len(phrase.words))
    return None


@cache
def _site_words() -> frozenset[str]:
    return frozenset(bare_word(fold(row["word"])) for row in read_table("khabar.extract", "site_words.tsv"))


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
