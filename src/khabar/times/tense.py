"""Whether a sentence looks back or ahead at one of its words.

A bare weekday or month is the last one beside a past verb and the coming one beside a future verb. The nearest cue before the
word decides («سيدرس المجلس القرار الذي أقره الأحد» looks back); at the head of a clause, and where nothing before it tells, the verb
that follows does («يوم 6 أغسطس سيتم افتتاح القناة»).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from khabar.times.lexicon import word_at, words_of

_REACH = 25  # words before the time that are asked
_OPENING = 3  # words from the head of a clause within which a time opens it
#: Over these a future verb does not reach.
_BREAKS = frozenset({"،", ",", "؛", ":", "لكن", "ولكن", "بينما", "فيما", "»", "”"})
#: Behind these stands what was said.
_SPEECH = frozenset({"ان", "بان", "انه", "انها", "انهم", "بانه", "بانها", ":", "«", "“"})
_TENSES = ("future", "past")
_SHORT = 40  # words of a sentence that may do without a verb: headlines, bulletins
_HEAD = 5  # words after the time that are asked


def tense_at(keys: Sequence[str], at: int, after: int) -> int:
    """-1 where the sentence of folded words `keys` looks back at the words from `at` to before `after`, 1 where it looks
    ahead, 0 where nothing tells."""
    told, opens = _before(keys, at)
    if told and not opens:
        return told
    return _after(keys, after, opens) or told or _planned(keys)


def hangs_on(keys: Sequence[str], first: int, after: int) -> bool:
    """Do the words from `first` to before `after` carry on without a verb of their own, so that a time after them hangs on
    the one before («بين 3 مايو 2020 والثلاثاء»)?"""
    return after - first <= _OPENING and not any(_told(keys, place) for place in range(first, after))


def _before(keys: Sequence[str], at: int) -> tuple[int, bool]:
    """What the nearest cue before word `at` tells, and whether the word opens a clause, so that the verb after it counts
    more. A future verb does not reach over a comma, and «قال» says nothing of what was said."""
    same_clause, same_speech, opens = True, True, at == 0
    for place in range(at - 1, max(-1, at - 1 - _REACH), -1):
        key = keys[place]
        if key in _BREAKS or key in _SPEECH:
            opens = opens or at - place <= _OPENING
            same_clause = same_clause and key not in _BREAKS
            same_speech = same_speech and key not in _SPEECH
        told = _told(keys, place)
        if told > 0:
            return (told if same_clause else 0), opens
        if told < 0:
            return (told if same_speech else 0), opens
    return 0, opens or at <= _OPENING


def _after(keys: Sequence[str], after: int, opens: bool) -> int:
    """What the words after the time tell. Where it opens no clause only a plain future counts, and a perfect right after it
    («في يونيو بلغ»): other verbs there may be of the next clause."""
    for place in range(after, min(len(keys), after + _HEAD)):
        if keys[place] in _BREAKS:
            return 0
        told = _told(keys, place)
        if told and (opens or (place == after if told < 0 else _future(keys[place]))):
            return told
    return 0


def _planned(keys: Sequence[str]) -> int:
    """1 where the sentence opens with something that is planned and has no verb of the lexicon: «اجتماع طارئ للوزراء
    الأربعاء»."""
    if len(keys) > _SHORT:
        return 0
    opens = any(word_at(keys, place, ("agenda",)) for place in range(min(_OPENING, len(keys))))
    return 1 if opens and not any(_told(keys, place) for place in range(len(keys))) else 0


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
