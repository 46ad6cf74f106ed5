"""Whose words a reporting verb brings: its subject, the one behind it, the last speaker, or nobody named; and the links of the chain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from khabar.records import Holder
from khabar.statements.agreement import agrees, feminine
from khabar.statements.kinds import RELATIVES, listed
from khabar.statements.lexicon import Cue, word_set
from khabar.statements.paragraph import Passage
from khabar.statements.phrases import phrase_at
from khabar.statements.settings import Clause
from khabar.statements.speakers import Discourse, Reading
from khabar.statements.subjects import SubjectFinder

_FRONT = 30


@dataclass(frozen=True, slots=True)
class Sayer:
    """Who says it, through whom, by which rule, and what the words show of the gender; `holder` is `None` where the text names nobody."""

    holder: Holder | None
    via: tuple[Holder, ...]
    rule: str
    feminine: bool | None = None


class SayerFinder:
    """Finds who says what a verb brings, in one passage. `found` are the statements so far."""

    def __init__(self, passage: Passage, discourse: Discourse, found: Sequence[Reading]) -> None:
        self.passage = passage
        self.discourse = discourse
        self.subjects = SubjectFinder(passage, discourse)
        self._found = found

    def read(self, at: int, cue: Cue, clause: Clause, before: Holder | None) -> Sayer | None:
        """Who says what the verb at `at` brings; `before` is the subject that stands before it. `None` where it is nobody's speech."""
        made = self._speaker(at, cue, clause, before)
        if clause.behind is None:
            return made
        via = (*made.via, *((made.holder,) if made.holder else ())) if made else ()
        return Sayer(self.discourse.holder(self.passage, clause.behind), via, "behind the one who tells")

    def _speaker(self, at: int, cue: Cue, clause: Clause, before: Holder | None) -> Sayer | None:
        passage, discourse = self.passage, self.discourse
        via = clause.through
        if "passive" in cue.takes:
            near = before is None and clause.content is not None and clause.content.marker - at <= 2
            return Sayer(None, via, "nobody named") if near else None
        if cue.sense == "state":
            return self._stated(at, via)
        if cue.sense == "relay" and (clause.source is not None or clause.of_last):
            return self._relayed(clause, before)
        if before is not None:
            return Sayer(before, via, "subject before the verb")
        if (
            passage.key(at - 1) in RELATIVES
            and cue.sense != "describe"
            and (cue.pronoun or self._points_back(at))
        ):
            return None
        if passage.key(at - 1) in RELATIVES and not (
            clause.subject is not None and discourse.can_speak(passage, clause.subject)
        ):
            return None
        if clause.subject is not None:
            holder = discourse.holder(passage, clause.subject)
            shown = feminine(passage, clause.subject)
            return Sayer(holder, via, "subject after the verb", shown) if holder.text else None
        if passage.key(at - 1) in RELATIVES or clause.orphan:
            return None
        if cue.tense == "imperfect" and not cue.joined and passage.sentence(at).first != at:
            return None
        local = (
            self.subjects.topic(passage.sentence(at).first, at)
            if cue.sense != "add" or cue.tense == "participle"
            else None
        )
        spoken = (
            self._found
            and passage.tokens[passage.sentence(at).first].start <= self._found[-1].statement.start
        )
        if local is not None and not spoken and agrees(cue, local.feminine):
            return Sayer(local.holder, via, "dropped: the subject of the sentence", local.feminine)
        if cue.tense == "participle" and local is None and not spoken and not self._sentence_goes_on(at):
            return None
        if self._impersonal(at, cue):
            return Sayer(None, via, "nobody named")
        if self._of_the_writer(at, cue):
            return None
        last = discourse.dropped(cue)
        if last is None or (cue.tense == "perfect" and not cue.joined and not self._may_go_on(at)):
            return None
        return Sayer(last, via, "dropped: the last speaker", cue.feminine if cue.finite else None)

    def _points_back(self, at: int) -> bool:
        """«الهدنة التي أعلن عنها الرئيس»: what was said stands before."""
        return self.passage.key(at + 1) in {
            "عنها",
            "عنه",
            "عنهم",
            "اليها",
            "اليه",
            "عليها",
            "عليه",
            "بها",
            "به",
        }

    def _of_the_writer(self, at: int, cue: Cue) -> bool:
        """«أقترح أن»: with its hamza the verb is of the first person."""
        shown = self.passage.tokens[at].surface[len(cue.joined) :]
        return cue.tense == "perfect" and cue.verb.startswith("ا") and shown.startswith("أ")

    def _impersonal(self, at: int, cue: Cue) -> bool:
        """«ذُكر أن», «أُعلن رسميا أن» at the head of a sentence, while nobody has spoken."""
        passage = self.passage
        head = not cue.joined or self.discourse.dropped(cue) is None
        return (
            cue.tense == "perfect"
            and not (cue.feminine or cue.plural or cue.pronoun)
            and cue.sense in {"say", "announce"}
            and head
            and passage.sentence(at).first == at
        )

    def _stated(self, at: int, via: tuple[Holder, ...]) -> Sayer | None:
        """«جاء في البيان أن»: the document speaks."""
        passage = self.passage
        if passage.key(at + 1) != "في" or not listed(passage.key(at + 2), "document"):
            return None
        phrase = phrase_at(passage, at + 2, passage.sentence(at).after)
        return Sayer(self.discourse.holder(passage, phrase), via, "stated in a document") if phrase else None

    def _may_go_on(self, at: int) -> bool:
        before = self.passage.key(at - 1)
        return (
            self.passage.sentence(at).first == at
            or before in word_set("turn") | {"كما", "قد", "وقد", "ثم", "حيث"}
            or bool(self.passage.mark(at - 1))
            or self.passage.sentence(at).first >= at - _FRONT
        )

    def _sentence_goes_on(self, at: int) -> bool:
        """A participle in a sentence that nobody has spoken in yet belongs to somebody only where the sentence is short."""
        return at - self.passage.sentence(at).first <= 3

    def _relayed(self, clause: Clause, before: Holder | None) -> Sayer | None:
        """«نقلت وكالة عن مصدر قوله»: the subject is the link, what follows عن the speaker."""
        passage, discourse, subject = self.passage, self.discourse, clause.subject
        behind = None
        if subject is not None and subject.person and listed(passage.key(subject.first), "people"):
            behind = subject.person[1]  # «نقل زوار الرئيس عنه»
        if clause.source is not None:
            speaker = discourse.holder(passage, clause.source)
        elif behind is not None:
            speaker = Holder(behind.entity, passage.text[behind.start : behind.end])
            via = Holder(None, passage.words(subject.first, subject.after)) if subject else None
            return Sayer(speaker, ((via,) if via else ()) + clause.through, "relayed by those around him")
        elif discourse.last is not None:
            speaker = discourse.last.holder
        else:
            return None
        link = discourse.holder(passage, clause.subject) if clause.subject else before
        return Sayer(speaker, ((link,) if link and link.text else ()) + clause.through, "relayed")
