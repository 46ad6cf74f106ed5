"""The word that brings what is said past words that were not understood: «أن», a colon, a quotation mark."""

from __future__ import annotations

from khabar.statements.kinds import RELATIVES, THAT, is_generic, listed
from khabar.statements.lexicon import Cue, cue_of, word_set
from khabar.statements.paragraph import Passage
from khabar.statements.settings import asked_end, told_them, unnamed_end

#: So many tokens after its verb a marker may stand.
FAR = 60
_COMMAS = frozenset("،,")
#: «بي إن سبورتس», «سي إن إن»: letters of a name that are spelt out.
_LETTERS = frozenset({"بي", "سي"})
#: Senses of verbs under which any quotation is speech.
_VOICED = frozenset({"say", "add", "write", "comment", "answer", "ask"})


class MarkerFinder:
    """Finds markers in one passage."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage

    def find(self, at: int, cue: Cue, stop: int) -> int | None:
        """The place of the first «أن», colon or quotation that the verb at `at` can take before `stop`."""
        passage = self.passage
        place, far = at + 1, min(stop, at + FAR)
        comma = False
        short: int | None = None
        while place < far:
            key, mark = passage.key(place), passage.mark(place)
            aside = max(unnamed_end(passage, place, far), asked_end(passage, place, far))
            if aside > place:
                place = aside
                continue
            close = passage.closing.get(place)
            if close is not None:
                if passage.is_speech(place) and cue.takes & {"quote", "colon"} and not self._bracketed(place):
                    return place
                short = short if short is not None or not self._exclaimed(place, cue) else place
                place = close + 1
                continue
            if mark == ":" and cue.takes & {"colon", "quote"} and passage.mark(place + 1) != "/":
                return place
            if mark == "(":
                place = (
                    next((n for n in range(place, min(place + 25, far)) if passage.mark(n) == ")"), place) + 1
                )
                continue
            spelt = passage.key(place - 1) in _LETTERS or passage.mention_at[place] is not None
            if (
                key in THAT
                and "that" in cue.takes
                and not spelt
                and passage.key(place - 1) not in word_set("before_that")
            ):
                return place
            if self._barrier(place, at, cue, comma):
                return short
            comma = comma or mark in _COMMAS
            place += 1
        return short

    def _exclaimed(self, opened: int, cue: Cue) -> bool:
        """«وهتف المتظاهرون «لا للغلاء»»: a short quotation is speech under a verb of speech, unless it is a name: «قال «حزب الله» إن»."""
        passage = self.passage
        if (
            cue.sense not in _VOICED
            or listed(passage.key(opened - 1), "media")
            or is_generic(passage.key(opened - 1))
        ):
            return False
        inside = range(opened + 1, min(passage.closing[opened], len(passage.tokens)))
        return (
            len(inside) > 1 and not any(passage.mention_at[n] for n in inside) and not self._bracketed(opened)
        )

    def _bracketed(self, place: int) -> bool:
        """A title in quotation marks: «مقالا بعنوان "…"», «برنامج "…"»."""
        return self.passage.key(place - 1) in word_set("entitled")

    def _barrier(self, place: int, at: int, cue: Cue, comma: bool) -> bool:
        passage, key = self.passage, self.passage.key(place)
        if key in word_set("turn") or (key in {"في"} and passage.key(place + 1) == "حين"):
            return True
        if place == at + 1:
            return False
        other = cue_of(key)
        if other is None or passage.mention_at[place] is not None or told_them(passage, place, other):
            return False
        if cue.sense == "add" and other.verb == "قال" and other.tense == "imperfect" and not other.joined:
            return False  # «وتابع الشيخ يقول: …»
        if other.tense == "participle":
            return other.verb != "قال" and not passage.key(place - 1).startswith("ال") and comma
        if "doubt" in other.takes or not other.finite or other.pronoun:
            return False
        return other.joined == "و" or (
            passage.key(place - 1) not in RELATIVES and passage.key(place - 1) not in {"لم", "عدم", "ما"}
        )
