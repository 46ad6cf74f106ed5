"""Two noun phrases with nothing between them: «وعدت وزيرة التربية | المعلمين بصرف الرواتب», «رفض المتحدث | التعليق».

A definite word after a definite word is its adjective or begins the next phrase. Adjectives are known by the ending of relation
(«المصرية»), by a list, or by agreeing to the letter («المواطنين المصريين»); a word for somebody who speaks, or a noun in «ية» of its
own («المسؤولية»), is none (Ryding 2005, "A Reference Grammar of Modern Standard Arabic", ch. 10 on adjectives).
"""

from __future__ import annotations

from functools import lru_cache

from khabar.statements.kinds import bare, definite, human, listed, speaks
from khabar.statements.lexicon import word_set
from khabar.statements.paragraph import Passage
from khabar.statements.phrases import Phrase

_RELATION = ("ي", "يه", "يين", "يون", "يات", "يان", "يتين", "يتان")
_ENDINGS = ("تين", "تان", "ين", "ون", "ان", "ات", "ه")
_AGREEING = ("ين", "ون", "ات")


@lru_cache(maxsize=50_000)
def adjective(key: str) -> bool:
    """Is the folded definite word an adjective?

    >>> adjective("المصريه"), adjective("الجديدين"), adjective("المسووليه"), adjective("الموظفين"), adjective("المستقيل")
    (True, True, False, False, True)
    """
    word = bare(key)
    adjectives = word_set("adjective")
    if word in adjectives or any(word.endswith(end) and word[: -len(end)] in adjectives for end in _ENDINGS):
        return True
    if word in word_set("abstract") or listed(key, "abstract"):
        return False
    if word.endswith(_RELATION) and len(word) > 3:
        return not _speaker_by_relation(key, word)
    return word.startswith("م") and not speaks(key) and not word.endswith(("ين", "ون", "ات"))


def _speaker_by_relation(key: str, word: str) -> bool:
    """«البلدية», «المديرية» speak; «الصحفي», «الدبلوماسي» are adjectives as often."""
    return word in word_set("body") or (listed(key, "people") and word.endswith(("يين", "يون")))


def parted(passage: Passage, phrase: Phrase) -> int:
    """Where in the phrase the next one begins; its own end where it is one phrase."""
    known = False
    for at in range(phrase.first, phrase.after):
        key, before = passage.key(at), passage.mention_at[at - 1] if at > phrase.first else None
        if passage.mention_at[at] is not None:
            if before is not None and before.type == "person" and at in passage.mention_end:
                return at
            known = True
        elif not definite(key) or (before is not None and human(key)):
            known = False
        elif (
            known
            and not adjective(key)
            and not _agrees(passage.key(at - 1), key)
            and not _titled(passage, phrase, at)
        ):
            return at
        else:
            known = True
    return phrase.after


def _titled(passage: Passage, phrase: Phrase, at: int) -> bool:
    """«وزير الصحة المهندس خالد الفالح»: another title of the person who is named at last."""
    person = phrase.person
    earlier = any(place < at and mention.type == "person" for place, mention in phrase.mentions)
    return (
        person is not None
        and person[0] - at in (1, 2)
        and not earlier
        and human(passage.key(at))
        and human(passage.key(phrase.first))
    )


def _agrees(before: str, key: str) -> bool:
    return any(before.endswith(end) and key.endswith(end) for end in _AGREEING)
