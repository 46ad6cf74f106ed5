"""Whether a sentence looks back or ahead at one of its words.

A bare weekday or month is the last one beside a past verb and the coming one beside a future verb. The nearest cue before the
word decides («سيدرس المجلس القرار الذي أقره الأحد» looks back); at the head of a sentence the verb that follows does.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from khabar.times.lexicon import word_at, words_of

_REACH = 25  # tokens before the word that are asked
_BREAKS = frozenset(
    {"،", ",", "؛", ":", "لكن", "ولكن", "بينما", "فيما"}
)  # a future verb does not reach over these
_TENSES = ("future", "past")
_HEAD = 8  # tokens after it, where it stands at the head of the sentence


def tense_at(keys: Sequence[str], at: int) -> int:
    """-1 where the sentence of folded words `keys` looks back at word `at`, 1 where it looks ahead, 0 where nothing
    tells."""
    same_clause = True
    for place in range(at - 1, max(-1, at - 1 - _REACH), -1):
        same_clause = same_clause and keys[place] not in _BREAKS
        told = _told(keys, place)
        if told:
            return told if same_clause or told < 0 else 0
    if at <= 2:
        for place in range(at + 1, min(len(keys), at + _HEAD)):
            if keys[place] in _BREAKS:
                break
            told = _told(keys, place)
            if told:
                return told
    return 0


def _told(keys: Sequence[str], at: int) -> int:
    word = word_at(keys, at, _TENSES)
    if word:
        return int(word.value)
    return 1 if _future_verb(keys[at]) else 0


@lru_cache(maxsize=50_000)
def _future_verb(key: str) -> bool:
    """Is this folded word a verb after the future س: «سيصل», «وستعقد»?"""
    bare = key[1:] if key.startswith(("و", "ف")) else key
    if len(bare) < 4 or not bare.startswith(("سي", "ست", "سن")):
        return False
    return not any(bare.startswith(word.keys[0]) for word in words_of("plain"))
