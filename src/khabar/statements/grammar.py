"""From a reporting verb to the statement around it, and from one statement to the next.

A paragraph is read from left to right. Each verb that reports makes a statement; reading goes on after its content, and the content
itself is read for speech inside speech, which hangs on the outer speaker. Reading quotations outwards from the reporting verb is
Alrahabi's idea (2010, "EXCOM-2: a semantic annotation platform"); the chain of attribution is ours.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from khabar.records import Holder, Statement
from khabar.statements.attributions import AttributionReader
from khabar.statements.clauses import ClauseReader
from khabar.statements.contents import Content, ContentReader
from khabar.statements.lexicon import Cue, cue_of, word_set
from khabar.statements.paragraph import Passage
from khabar.statements.phrases import RELATIVES, THAT, feminine, human, listed, phrase_at, speaks
from khabar.statements.settings import Clause
from khabar.statements.speakers import Discourse, Reading, agrees
from khabar.statements.subjects import SubjectFinder

_NEGATIONS = frozenset({"لم", "لن", "لا", "ما", "ليس"})
_DOUBLE = frozenset({"استبعد", "نفى", "أنكر"})
_HYPOTHESES = frozenset({"اذا", "لو", "كلما", "كي", "لكي", "سوف", "هل", "مهما", "لما", "ان"})
_FRONT = 30
#: Words before a verb that may stay unread before what is told there no longer counts as the setting of the saying.
_UNREAD = 8


@dataclass(frozen=True, slots=True)
class _Outer:
    """The statement whose content is being read for speech inside it."""

    speaker: Holder
    via: tuple[Holder, ...]
    stop: int


class ParagraphReader:
    """Reads one paragraph; what it learns of speakers goes into `discourse`."""

    def __init__(self, passage: Passage, discourse: Discourse) -> None:
        self.passage = passage
        self.discourse = discourse
        self.contents = ContentReader(passage, self._starts)
        self.subjects = SubjectFinder(passage, discourse)
        self.clauses = ClauseReader(passage, discourse, self.contents)
        self.attributions = AttributionReader(
            passage,
            discourse,
            self.contents,
            self._cue,
            lambda at, cue, stop: self.by_verb(at, cue, stop, None),
        )
        self.found: list[Reading] = []
        self._from = 0
        self._asked: dict[tuple[int, bool], bool] = {}

    def _by_verb_from(self, at: int, cue: Cue, stop: int) -> int:
        """The statement of a verb that begins a clause: nothing before it is read for place or time."""
        self._from = at
        return self.by_verb(at, cue, stop, None)

    def read(self) -> list[Reading]:
        """The statements of the paragraph with their rules, in the order they were found."""
        at = 0
        for sentence in self.passage.sentences:
            at = max(at, sentence.first)
            before = len(self.found)
            if at < sentence.after:
                self._from = at
            while at < sentence.after:
                at = self._step(at, sentence.after)
            if len(self.found) == before:
                self._note_topic(sentence.first, sentence.after)
        return self.found

    def _step(self, at: int, stop: int) -> int:
        """Read what begins at `at`; the place to go on from."""
        passage = self.passage
        close = passage.closing.get(at)
        if close is not None:
            return min(close, len(passage.tokens) - 1) if close > at else at + 1
        if passage.tokens[at].kind != "word":
            return at + 1
        if self.contents.attribution(at):
            taken = self.attributions.read(at, self._from, self.found)
            if taken > at:
                self._from = max(self._from, taken)
                return taken
        cue = self._cue(at)
        if cue is None:
            return at + 1
        after = self.by_verb(at, cue, stop, None)
        if after > at:
            self._from = after
            return after
        return at + 1

    # --- is it a reporting verb here? ------------------------------------------------------------------------------

    def _cue(self, at: int) -> Cue | None:
        """The reporting verb at `at`, unless it is denied, supposed, part of a name, or only looks like one."""
        passage = self.passage
        token = passage.tokens[at]
        if token.kind != "word" or (passage.mention_at[at] is not None and at not in passage.mention_end):
            return None
        cue = cue_of(token.key)
        if cue is None or passage.mention_at[at] is not None or cue.tense == "masdar":
            return None
        before = passage.key(at - 1).removeprefix("و").removeprefix("ف")
        if cue.tense == "perfect" and cue.plural and "\u064b" in token.surface:
            return None
        if before in _NEGATIONS and cue.verb not in _DOUBLE:
            return None
        if before in _HYPOTHESES and cue.finite and (cue.tense == "imperfect" or before != "ان"):
            return None
        if cue.tense == "participle" and not self._circumstantial(at, cue):
            return None
        if (
            cue.verb == "رأى"
            and not cue.feminine
            and not cue.plural
            and cue.tense == "perfect"
            and not token.surface.endswith("ى")
        ):
            return None
        if (
            "idle" in cue.takes
            and cue.tense == "imperfect"
            and passage.key(at + 1) in THAT
            and not cue.feminine
            and cue.verb != "رأى"
        ):
            return None
        if before in word_set("preposition") and not cue.joined and passage.key(at - 1) not in {"بعد", "قبل"}:
            return None
        return cue

    def _circumstantial(self, at: int, cue: Cue) -> bool:
        """«مشيرة إلى», «مؤكدين أن», not «مدينة», «طالبة», «مذكرة»: a form that may be a noun needs a comma before it, or at once what
        brings content."""
        passage = self.passage
        key, before, following = passage.key(at), passage.key(at - 1), passage.key(at + 1)
        if before in word_set("preposition") and not cue.joined:
            return False
        brings = following in THAT or passage.mark(at + 1) in {":", "«", "“", '"'}
        brings = brings or (passage.key(at + 2) in THAT and following in word_set("preposition"))
        if speaks(key) or speaks(key.removeprefix(cue.joined)):
            return brings
        if key.endswith("ا"):
            return True
        return (
            brings
            or bool(cue.joined)
            or bool(passage.mark(at - 1))
            or following in {"الي", "علي", "عن", "من"}
        )

    def _doubtful(self, at: int, cue: Cue, clause: Clause, has_subject: bool) -> bool:
        """A form that is also an ordinary noun reports where it begins a clause of which nothing is left unread."""
        passage = self.passage
        if "doubt" not in cue.takes or "\u0651" in passage.tokens[at].surface or cue.tense == "participle":
            return False
        subject = clause.subject
        if (
            clause.strong
            and not clause.gaps
            and subject
            and (subject.person or human(passage.key(subject.first)))
        ):
            return False
        begins = (
            at == passage.sentence(at).first
            or bool(cue.joined)
            or has_subject
            or cue.tense == "imperfect"
            or cue.feminine
            or passage.mark(at - 1) in {"،", ",", "»", "”", '"'}
            or passage.key(at - 1) in word_set("turn") | {"كما", "قد", "وقد", "من", "جهته"}
        )
        named = clause.subject is not None or has_subject or cue.sense == "add" or clause.source is not None
        named = named or (bool(cue.joined) and cue.sense in {"describe", "refuse"})
        return not begins or clause.gaps > 2 or not (named or (clause.strong and cue.verb != "بين"))

    def _starts(self, at: int, clausal: bool) -> bool:
        """Does the reporting verb inside reported words take over from them? Asked once a place."""
        if (at, clausal) not in self._asked:
            self._asked[at, clausal] = False
            self._asked[at, clausal] = self._takes_over(at, clausal)
        return self._asked[at, clausal]

    def _takes_over(self, at: int, clausal: bool) -> bool:
        passage = self.passage
        cue = self._cue(at)
        if cue is None or passage.quoted(at):
            return False
        comma = passage.mark(at - 1) in {"،", ",", "؛", "»", "”", '"', ")"} or passage.key(
            at - 1
        ) in word_set("turn")
        if cue.tense == "participle":
            clause = self.clauses.read(at, cue, passage.sentence(at).after, True)
            return clause.content is not None
        if not cue.joined and not (comma or passage.key(at - 1) in {"كما", "وقد"}):
            return False
        if cue.tense == "imperfect" and not comma:
            return False
        clause = self.clauses.read(at, cue, passage.sentence(at).after, False)
        if clause.content is None or self._doubtful(at, cue, clause, False):
            return False
        near = clause.content.marker - at <= 2 + (
            clause.subject.after - clause.subject.first if clause.subject else 0
        )
        return comma or ((clause.strong or not clausal or bool(cue.pronoun)) and near and clause.gaps == 0)

    # --- a statement by its verb -----------------------------------------------------------------------------------

    def by_verb(self, at: int, cue: Cue, stop: int, outer: _Outer | None) -> int:
        """Make the statement of the verb at `at`; the place after its content, or `at` where it makes none."""
        before = self.subjects.before(at, cue)
        if before is None and self.passage.key(at - 1) == "من":
            return at
        clause = self.clauses.read(at, cue, stop if outer is None else outer.stop, before is not None)
        content = clause.content
        if (
            content is None
            or content.after <= content.first
            or self._doubtful(at, cue, clause, before is not None)
        ):
            return self._content_before(at, cue, clause) if outer is None else at
        made = self._who(at, cue, clause, before)
        if made is None:
            return at
        holder, via, rule, sex = made
        if outer is not None:
            if rule.startswith("dropped") or holder == outer.speaker:
                return at
            via = (outer.speaker, *outer.via, *via)
        statement = self._statement(at, cue, clause, holder, via)
        if statement is None:
            return at
        if outer is None:
            statement = self._carried(statement, cue, rule)
            self.discourse.speak(holder, cue, sex)
            self.discourse.venue, self.discourse.addressee = statement.venue, statement.addressee
            self.discourse.time, self.discourse.via = statement.time, statement.via
        else:
            statement = replace(statement, venue=None, time=None)
        self.found.append(Reading(statement, rule, at))
        self._inside(content, holder, via)
        return max(content.after, at + 1)

    def _who(
        self, at: int, cue: Cue, clause: Clause, before: Holder | None
    ) -> tuple[Holder, tuple[Holder, ...], str, bool | None] | None:
        """Speaker, links, the rule, and the gender that the words show."""
        passage, discourse = self.passage, self.discourse
        via = clause.through
        if cue.sense == "state":
            return self._stated(at, via)
        if cue.sense == "relay" and (clause.source is not None or clause.of_last):
            return self._relayed(clause, before)
        if before is not None:
            return before, via, "subject before the verb", None
        if passage.key(at - 1) in RELATIVES and not (
            clause.subject is not None and discourse.can_speak(passage, clause.subject)
        ):
            return None
        if clause.subject is not None:
            holder = discourse.holder(passage, clause.subject)
            return (
                (holder, via, "subject after the verb", feminine(passage, clause.subject))
                if holder.text
                else None
            )
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
            self.found and passage.tokens[passage.sentence(at).first].start <= self.found[-1].statement.start
        )
        if local is not None and not spoken and agrees(cue, local.feminine):
            return local.holder, via, "dropped: the subject of the sentence", local.feminine
        if cue.tense == "participle" and local is None and not spoken and not self._sentence_goes_on(at):
            return None
        holder_or_none = discourse.dropped(cue)
        if holder_or_none is None or (cue.tense == "perfect" and not cue.joined and not self._may_go_on(at)):
            return None
        return holder_or_none, via, "dropped: the last speaker", cue.feminine if cue.finite else None

    def _stated(
        self, at: int, via: tuple[Holder, ...]
    ) -> tuple[Holder, tuple[Holder, ...], str, bool | None] | None:
        """«جاء في البيان أن»: the document speaks."""
        passage = self.passage
        if passage.key(at + 1) != "في" or not listed(passage.key(at + 2), "document"):
            return None
        phrase = phrase_at(passage, at + 2, passage.sentence(at).after)
        return (self.discourse.holder(passage, phrase), via, "stated in a document", None) if phrase else None

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

    def _relayed(
        self, clause: Clause, before: Holder | None
    ) -> tuple[Holder, tuple[Holder, ...], str, bool | None] | None:
        """«نقلت وكالة عن مصدر قوله»: the subject is the link, what follows عن the speaker."""
        passage, discourse = self.passage, self.discourse
        if clause.source is not None:
            speaker = discourse.holder(passage, clause.source)
        elif discourse.last is not None:
            speaker = discourse.last.holder
        else:
            return None
        link = discourse.holder(passage, clause.subject) if clause.subject else before
        return speaker, ((link,) if link and link.text else ()) + clause.through, "relayed", None

    # --- the statement ---------------------------------------------------------------------------------------------

    def _statement(
        self, at: int, cue: Cue, clause: Clause, speaker: Holder, via: tuple[Holder, ...]
    ) -> Statement | None:
        content = clause.content
        start, end = self.contents.span(content) if content else (0, 0)
        if content is None or end <= start:
            return None
        front = self._circumstances_before(at, cue)
        shown = clause.masdar or self.passage.tokens[at].surface[len(cue.joined) :]
        return Statement(
            start=start,
            end=end,
            kind=self.contents.kind(content, start, end),
            content=self.passage.text[start:end],
            speaker=speaker,
            cue=shown,
            addressee=clause.hearer or front.hearer,
            venue=clause.venue or front.venue or clause.place or front.place or self._tail_venue(content),
            via=(*via, *(link for link in front.through if link not in via)),
            time=clause.time or front.time,
        )

    def _circumstances_before(self, at: int, cue: Cue) -> Clause:
        """Place and time told before the verb, after the last statement in this sentence; none where the words between are
        mostly about something else."""
        first = max(self.passage.sentence(at).first, self._from, at - _FRONT)
        if cue.tense == "participle":
            return Clause()
        clause = self.clauses.settings.read(first, at)
        return clause if clause.gaps <= _UNREAD else Clause(through=clause.through)

    def _tail_venue(self, content: Content) -> str | None:
        """«…، خلال لقاء في المدينة»: the place told after the content."""
        passage = self.passage
        first = content.after + (1 if content.whole else 0)
        while passage.mark(first) in {"،", ","}:
            first += 1
        if first >= len(passage.tokens) or passage.sentence(first) != passage.sentence(
            max(0, content.after - 1)
        ):
            return None
        clause = self.clauses.settings.read(first, min(first + 12, passage.sentence(first).after))
        told = clause.venue
        return (
            told
            if told and passage.words(first, first + 2) and told.startswith(passage.tokens[first].surface)
            else None
        )

    def _carried(self, statement: Statement, cue: Cue, rule: str) -> Statement:
        """Hearer, place and time go on under أضاف, تابع and participles while the speaker is the same; the links as well."""
        last = self.discourse.last
        same = (
            last is not None
            and statement.speaker is not None
            and (
                last.holder == statement.speaker
                or (last.holder.entity is not None and last.holder.entity == statement.speaker.entity)
            )
        )
        if not same or not (
            cue.sense == "add"
            or cue.tense == "participle"
            or (rule.startswith("dropped") and not statement.venue)
        ):
            return statement
        if cue.sense != "add" and cue.tense != "participle":
            links = statement.via or self._links_of_sentence(statement)
            return replace(
                statement, via=links, time=statement.time or (self.discourse.time if links else None)
            )
        return replace(
            statement,
            venue=statement.venue or self.discourse.venue,
            addressee=statement.addressee or self.discourse.addressee,
            time=statement.time or self.discourse.time,
            via=statement.via or self._links_of_sentence(statement),
        )

    def _links_of_sentence(self, statement: Statement) -> tuple[Holder, ...]:
        """«نقل التلفزيون عن الوزير قوله إن …، لكنه حذر …»: the link holds to the end of the sentence."""
        if not self.found:
            return ()
        passage, reading = self.passage, self.found[-1]
        same_sentence = passage.tokens[passage.sentence(reading.place).after - 1].end >= statement.end
        return self.discourse.via if same_sentence else ()

    def _inside(self, content: Content, speaker: Holder, via: tuple[Holder, ...]) -> None:
        """Speech inside speech: a verb with a subject of its own within the content."""
        passage = self.passage
        outer = _Outer(speaker, via, content.after)
        at = content.first
        while at < content.after:
            cue = self._cue(at)
            if cue is not None and cue.finite and at > content.first - 1:
                after = self.by_verb(at, cue, min(content.after, passage.sentence(at).after), outer)
                if after > at:
                    at = after
                    continue
            at += 1

    def _content_before(self, at: int, cue: Cue, clause: Clause) -> int:
        """«…»، قال الوزير: the words stood before the verb. Else who announced something is remembered as the subject."""
        passage = self.passage
        closing = at - 2 if passage.mark(at - 1) in {"،", ",", "-", "–", "."} else at - 1
        opened = passage.opening.get(closing)
        subject = clause.subject
        if (
            opened is None
            or not cue.finite
            or "quote" not in cue.takes
            or not passage.is_speech(opened)
            or subject is None
        ):
            return at
        start = passage.tokens[opened + 1].start
        if any(r.statement.start <= start < r.statement.end for r in self.found):
            return at
        holder = self.discourse.holder(passage, subject)
        clause.content = Content(opened, opened + 1, closing, whole=True)
        statement = self._statement(at, cue, clause, holder, clause.through)
        if statement is None:
            return at
        self.found.append(Reading(statement, "quotation before the verb", at))
        self.discourse.speak(holder, cue, feminine(passage, subject))
        return subject.after

    # --- topics ------------------------------------------------------------------------------------------------------

    def _note_topic(self, first: int, after: int) -> None:
        """A sentence without speech may bring the person who speaks in the next."""
        voice = self.subjects.topic(first, after)
        if voice is not None:
            entity = voice.holder.entity
            if any(
                m is not None and m.entity == entity and m.type == "person"
                for m in self.passage.mention_at[first:after]
            ):
                self.discourse.topic = voice
