"""Whether a sentence looks back or ahead at one of its words.

A bare weekday or month is the last one beside a past verb and the coming one beside a future verb. The nearest cue before the
word decides («سيدرس المجلس القرار الذي أقره الأحد» looks back); at the head of a sentence the verb that follows does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

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
    return int(word.value) if word else _verb(keys[at])


@lru_cache(maxsize=1 << 16)
def _verb(key: str) -> int:
    """What a folded verb tells by its form: 1 for a future («سيصل») or an imperfect of the lexicon in any person («تخوض»),
    -1 for a perfect of it («عقدوا»), 0 for another word."""
    for bare in (key, key[1:]) if key.startswith(("و", "ف")) else (key,):
        if _future(bare) or any(form in _verbs("future") for form in _imperfect(bare)):
            return 1
        if any(form in _verbs("past") for form in _perfect(bare)):
            return -1
    return 0


@cache
def _verbs(sense: str) -> frozenset[str]:
    return frozenset(word.keys[0] for word in words_of(sense) if len(word.keys) == 1)


def _imperfect(key: str) -> Iterator[str]:
    """«تخوض», «يخوضون», «يخوضها» → «يخوض»."""
    if key.startswith(("ي", "ت")):
        masculine = "ي" + key[1:]
        for ending in ("", "ون", "ان", "ها", "ه"):
            if masculine.endswith(ending):
                yield masculine.removesuffix(ending)


def _perfect(key: str) -> Iterator[str]:
    """«عقدت», «عقدوا», «عقده» → «عقد»; «التقت» → «التقي», «دعت» → «دعا»."""
    yield key
    for ending in ("ت", "وا", "تا", "ه", "ها", "ته", "تها", "ا"):
        if key.endswith(ending) and len(key) > len(ending) + 2:
            bare = key.removesuffix(ending)
            yield bare
            if ending in {"ت", "وا"}:
                yield bare + "ي"
                yield bare + "ا"


def _future(key: str) -> bool:
    """Is this folded word a verb after the future س: «سيصل»?"""
    if len(key) < 4 or not key.startswith(("سي", "ست", "سن")):
        return False
    return not any(key.startswith(word.keys[0]) for word in words_of("plain"))
