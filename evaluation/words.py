"""One spelling a word, for comparing: what two careful annotators may write differently and mean the same.

These folds are those of the measure, not of the reader (`khabar.arabic.folds`): they stay as they are when the reader
changes, or two figures a year apart would not compare.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable

_MARKS = re.compile("[\u064b-\u0652\u0670\u0640\u200e\u200f\u00ad]")
_LETTERS = str.maketrans("أإآٱى", "ااااي")
_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"\w+")
_OUTER = " \u00a0.,،؛:؟!\"'«»“”()[]-–—"


def plain(text: str | None) -> str:
    """Without diacritics, with one alef, single spaces and no punctuation at the ends; nothing for `None`.

    >>> plain("«الأُردنّ».")
    'الاردن'
    """
    return _SPACE.sub(" ", _MARKS.sub("", text or "").translate(_LETTERS)).strip(_OUTER)


def words(text: str | None) -> list[str]:
    """The words of `plain(text)`.

    >>> words("قال: نعم!")
    ['قال', 'نعم']
    """
    return _WORD.findall(plain(text))


def shingles(text: str, size: int = 4) -> list[tuple[str, ...]]:
    """Every run of `size` words; a shorter text is one run, an empty one none. Two texts that share most of their runs
    have the same words in the same order (Broder 1997).

    >>> shingles("عاد الوفد إلى العاصمة مساء")
    [('عاد', 'الوفد', 'الي', 'العاصمة'), ('الوفد', 'الي', 'العاصمة', 'مساء')]
    """
    all_words = words(text)
    if not all_words:
        return []
    return [tuple(all_words[at : at + size]) for at in range(max(1, len(all_words) - size + 1))]


def shared(one: Iterable[Hashable], other: Iterable[Hashable]) -> int:
    """How many things stand in both, each as often as it stands in the one where it is rarer.

    >>> shared("ااب", "ابب")
    2
    """
    return (Counter(one) & Counter(other)).total()


def likeness(one: str | None, other: str | None) -> float:
    """F1 of the words of two texts, 0 to 1; two empty texts are alike.

    >>> round(likeness("وزير النقل", "وزير النقل السابق"), 2)
    0.8
    """
    first, second = words(one), words(other)
    both = shared(first, second)
    precision = both / len(first) if first else float(not second)
    recall = both / len(second) if second else 1.0
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
