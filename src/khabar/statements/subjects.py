"""Subjects that do not stand after their verb: before it, in the relative clause's antecedent, or in the sentence before."""

from __future__ import annotations

from khabar.records import Holder
from khabar.statements.agreement import feminine, phrase_agrees
from khabar.statements.kinds import THAT
from khabar.statements.lexicon import Cue, word_set
from khabar.statements.paragraph import Passage
from khabar.statements.parting import parted
from khabar.statements.phrases import Phrase, phrase_at
from khabar.statements.speakers import Discourse, Voice

_WAS = frozenset({"كان", "كانت", "وكان", "وكانت", "فكان", "كانوا", "وكانوا"})
_BETWEEN = frozenset({"قد", "ايضا", "كذلك", "بدوره", "بدورها", "وقد", "كان", "كانت", "كانوا", "حينها", "لا"})
_DASHES = frozenset({"،", ",", "-", "–", "—"})
_SUBJECT_REACH = 28
_TOPIC_REACH = 9


class SubjectFinder:
    """Finds subjects in one passage."""

    def __init__(self, passage: Passage, discourse: Discourse) -> None:
        self.passage = passage
        self.discourse = discourse

    def before(self, at: int, cue: Cue) -> Holder | None:
        """«بوتين أكد أن», «وكان الناطق، سالم الحداد، قد صرح»: the phrase that begins the clause and reaches the verb."""
        passage = self.passage
        if not cue.finite or cue.joined:
            return None
        if passage.key(at - 1) in {"الذي", "التي", "الذين"}:
            return self._antecedent(at - 2, cue)
        low = max(passage.sentence(at).first, at - _SUBJECT_REACH)
        for start in range(low, at):
            if not self._clause_may_begin(start, low) or (passage.quoted(start) and not passage.quoted(at)):
                continue
            phrase = phrase_at(passage, start, at)
            if (
                phrase is None
                or self._is_dateline(phrase)
                or not self._reaches(phrase.after, at)
                or not phrase_agrees(passage, cue, phrase)
            ):
                continue
            if (
                cue.plural
                and phrase.person
                and not phrase.joint
                and len(phrase.mentions) == 1
                and phrase.mentions[0][0] == start
            ):
                continue
            if self.discourse.can_speak(passage, phrase):
                return self.discourse.holder(passage, phrase)
        return None

    def _is_dateline(self, phrase: Phrase) -> bool:
        """«بغداد (رويترز) - قالت مصادر»: a place alone before a dash speaks for nobody."""
        passage = self.passage
        mention, after = passage.mention_at[phrase.first], phrase.after
        alone = passage.mention_end.get(phrase.first) == after or passage.mark(after - 1) == ")"
        if passage.mark(after) == "(":
            after = next((n for n in range(after, after + 9) if passage.mark(n) == ")"), after) + 1
        dash = passage.mark(after) in {"-", "–", "—"}
        return alone and dash and mention is not None and mention.type == "place"

    def _antecedent(self, at: int, cue: Cue) -> Holder | None:
        passage = self.passage
        at -= 1 if passage.mark(at) in {"،", ","} else 0
        mention = passage.mention_at[at] if at >= 0 else None
        if mention is None or (mention.type == "place") or cue.pronoun:
            return None
        return Holder(mention.entity, passage.text[mention.start : mention.end])

    def _clause_may_begin(self, start: int, low: int) -> bool:
        passage = self.passage
        if start == passage.sentence(start).first:
            return True
        before = passage.key(start - 1)
        return (
            before in THAT
            or before in _WAS
            or before in word_set("turn")
            or passage.mark(start - 1) in {"،", ",", "؛", ":", "»", "«", "“", '"'}
            or before in {"حيث", "لكن", "اذ", "ان"}
            or before in word_set("heard")
            or (passage.key(start).startswith("و") and passage.prefix(start) == "و")
        ) and passage.key(start) not in word_set("preposition")

    def _reaches(self, place: int, at: int) -> bool:
        """Nothing but asides, times and small words between the subject and its verb."""
        passage = self.passage
        while place < at:
            if (
                passage.key(place) in _BETWEEN
                or passage.time_at[place] is not None
                or passage.mark(place) in {"«", "“", '"'}
            ):
                place += 1
            elif passage.mark(place) in _DASHES:
                close = next((n for n in range(place + 1, at) if passage.mark(n) in _DASHES), -1)
                place = close + 1 if close > 0 else place + 1
            elif passage.mark(place) == "(":
                close = next((n for n in range(place + 1, at) if passage.mark(n) == ")"), -1)
                if close < 0:
                    return False
                place = close + 1
            elif passage.key(place) in word_set("beside"):
                phrase = phrase_at(passage, place + 1, at)
                if phrase is None:
                    return False
                place = phrase.after
            else:
                return False
        return True

    def topic(self, first: int, after: int) -> Voice | None:
        """The subject of a sentence as far as it can be told: the first phrase that can speak and stands under no preposition."""
        passage = self.passage
        place = first
        while place < min(after, first + _TOPIC_REACH):
            key = passage.key(place)
            if key.removeprefix("و") in word_set("preposition") or passage.prefix(place) in {"ب", "ل", "لل"}:
                phrase = phrase_at(passage, place + 1, after)
                place = phrase.after if phrase else place + 1
                continue
            phrase = (
                phrase_at(passage, place, after) if place > first or place in passage.mention_end else None
            )
            if phrase is not None:
                phrase = phrase_at(passage, place, parted(passage, phrase)) or phrase
            if (
                phrase is not None
                and passage.tokens[place].kind == "word"
                and self.discourse.can_speak(passage, phrase)
            ):
                return Voice(self.discourse.holder(passage, phrase), feminine(passage, phrase))
            place = phrase.after if phrase is not None and phrase.after > place else place + 1
        return None
