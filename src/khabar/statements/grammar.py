"""From a reporting verb to the statement around it, and from one statement to the next.

A paragraph is read from left to right. Each verb that reports makes a statement; reading goes on after its content, and the content
itself is read for speech inside speech, which hangs on the outer speaker. Reading quotations outwards from the reporting verb is
Alrahabi's idea (2010, "EXCOM-2: a semantic annotation platform"); the chain of attribution is ours.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from khabar.records import Holder, Statement
from khabar.statements.agreement import feminine
from khabar.statements.attributions import AttributionReader
from khabar.statements.claims import shape
from khabar.statements.clauses import ClauseReader
from khabar.statements.contents import Content, ContentReader
from khabar.statements.kinds import RESUMING, bare, definite, speaks
from khabar.statements.lexicon import Cue, word_set
from khabar.statements.paragraph import Passage
from khabar.statements.phrases import Phrase
from khabar.statements.reporting import NEGATIONS, CueReader
from khabar.statements.sayers import SayerFinder
from khabar.statements.settings import Clause
from khabar.statements.speakers import Discourse, Reading, Voice

_FRONT = 30
#: Words before a verb that may stay unread before what is told there no longer counts as the setting of the saying.
_UNREAD = 8
#: Tokens after a verb that tell whether it brings content at all.
_PROBE = 80


@dataclass(frozen=True, slots=True)
class _Outer:
    """The statement whose content is being read for speech inside it."""

    speaker: Holder | None
    via: tuple[Holder, ...]
    stop: int


class ParagraphReader:
    """Reads one paragraph; what it learns of speakers goes into `discourse`."""

    def __init__(self, passage: Passage, discourse: Discourse) -> None:
        self.passage = passage
        self.discourse = discourse
        self.contents = ContentReader(passage, self._starts)
        self.cues = CueReader(passage)
        self.clauses = ClauseReader(passage, discourse, self.contents)
        self.probes = ClauseReader(passage, discourse, ContentReader(passage, _never))
        self.attributions = AttributionReader(
            passage,
            discourse,
            self.contents,
            self.cues.at,
            self._by_verb_from,
        )
        self.found: list[Reading] = []
        self.sayers = SayerFinder(passage, discourse, self.found)
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
        cue = self.cues.at(at)
        if cue is None:
            return at + 1
        after = self.by_verb(at, cue, stop, None)
        if after > at:
            self._from = after
            return after
        return at + 1

    def _starts(self, at: int, clausal: bool) -> bool:
        """Does the reporting verb inside reported words take over from them? Asked once a place."""
        if (at, clausal) not in self._asked:
            self._asked[at, clausal] = False
            self._asked[at, clausal] = self._takes_over(at, clausal)
        return self._asked[at, clausal]

    def _takes_over(self, at: int, clausal: bool) -> bool:
        passage = self.passage
        cue = self.cues.at(at)
        if cue is None or passage.quoted(at):
            return False
        before = at - (passage.key(at - 1) in {"كما", "حيث"})
        comma = passage.mark(before - 1) in {"،", ",", "؛", "»", "”", '"', ")"} or passage.key(
            before - 1
        ) in word_set("turn")
        stop = min(passage.sentence(at).after, at + _PROBE)
        if cue.tense == "participle":
            return self.probes.read(at, cue, stop, True).content is not None
        if not cue.joined and not (comma or passage.key(at - 1) in {"كما", "وقد"}):
            return False
        if cue.tense == "imperfect" and not comma:
            return False
        clause = self.probes.read(at, cue, stop, False)
        if clause.content is None or self.cues.doubtful(at, cue, clause, False):
            return False
        near = clause.content.marker - at <= 2 + (
            clause.subject.after - clause.subject.first if clause.subject else 0
        )
        return comma or ((clause.strong or not clausal or bool(cue.pronoun)) and near and clause.gaps == 0)

    # --- a statement by its verb -----------------------------------------------------------------------------------

    def by_verb(self, at: int, cue: Cue, stop: int, outer: _Outer | None) -> int:
        """Make the statement of the verb at `at`; the place after its content, or `at` where it makes none."""
        before = self.sayers.subjects.before(at, cue)
        if before is None and self.passage.key(at - 1) == "من":
            return at
        clause = self.clauses.read(at, cue, stop if outer is None else outer.stop, before is not None)
        if outer is not None and clause.content is not None:
            clause.content = self._before_resumption(clause.content)
        content = clause.content
        if (
            content is None
            or content.after <= content.first
            or self.cues.doubtful(at, cue, clause, before is not None)
        ):
            return self._content_before(at, cue, clause) if outer is None else at
        if (
            outer is not None
            and "doubt" in cue.takes
            and before is None
            and not self._somebody(clause.subject)
        ):
            return at
        sayer = self.sayers.read(at, cue, clause, before)
        if sayer is None:
            return at
        holder, via, rule = sayer.holder, sayer.via, sayer.rule
        if outer is not None:
            if rule.startswith("dropped") or holder == outer.speaker:
                return at
            via = (*outer.via, *((outer.speaker,) if outer.speaker else ()), *via)
        statement = self._statement(at, cue, clause, holder, via)
        if statement is None:
            return at
        parted_by = self.passage.mark(at - 1) in {"،", ","} and not cue.joined
        if outer is None and content.whole and parted_by:  # «"…"، يقول المدرب، "…"»
            self._content_before(at, cue, replace(clause))
        if outer is None:
            statement = self._carried(statement, cue, rule)
            if holder is not None:
                self.discourse.speak(holder, cue, sayer.feminine)
            self.discourse.venue, self.discourse.addressee = statement.venue, statement.addressee
            self.discourse.time, self.discourse.via = statement.time, statement.via
        else:
            statement = replace(statement, venue=None, time=None, addressee=clause.hearer)
        self.found.append(Reading(statement, rule, at))
        self._inside(content, holder, via)
        return max(content.after, at + 1)

    # --- the statement ---------------------------------------------------------------------------------------------

    def _statement(
        self, at: int, cue: Cue, clause: Clause, speaker: Holder | None, via: tuple[Holder, ...]
    ) -> Statement | None:
        content = clause.content
        start, end = self.contents.span(content) if content else (0, 0)
        if content is None or end <= start:
            return None
        front = self._circumstances_before(at, cue)
        polarity, modality = shape(cue, self.passage.key(at - 1).removeprefix("و") in NEGATIONS)
        shown = clause.masdar or self.passage.tokens[at].surface[len(cue.joined) :]
        if cue.verb == "اكتفى" and self.passage.key(content.marker - 1) == "بالقول":
            shown = "القول"
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
            polarity=polarity,
            modality=modality,
        )

    def _circumstances_before(self, at: int, cue: Cue) -> Clause:
        """Place and time told before the verb, after the last statement in this sentence; none where the words between are
        mostly about something else."""
        first = max(self.passage.sentence(at).first, self._from, at - _FRONT)
        if cue.tense == "participle" or cue.joined:
            return Clause()
        clause = self.clauses.settings.read(first, at)
        if clause.gaps > _UNREAD:
            return Clause(through=clause.through)
        if clause.venue is None:  # «وحول زيارة الوفد للمملكة قال»: nobody is spoken to there
            clause.hearer = None
        return clause

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

    def _inside(self, content: Content, speaker: Holder | None, via: tuple[Holder, ...]) -> None:
        """Speech inside speech: a verb with a subject of its own within the content."""
        passage = self.passage
        outer = _Outer(speaker, via, content.after)
        at = content.first
        while at < content.after:
            cue = self.cues.at(at)
            if cue is not None and cue.finite and at > content.first - 1:
                after = self.by_verb(at, cue, min(content.after, passage.sentence(at).after), outer)
                if after > at:
                    at = after
                    continue
            at += 1

    def _somebody(self, subject: Phrase | None) -> bool:
        return subject is not None and (subject.person is not None or speaks(self.passage.key(subject.first)))

    def _before_resumption(self, content: Content) -> Content:
        """«أن الوزير طلب تسليم المطلوبين | ، وأن الجانبين …»: what the outer speaker goes on with is not the inner one's."""
        passage = self.passage
        for at in range(content.first + 1, content.after):
            if passage.mark(at - 1) in {"،", ","} and passage.key(at) in RESUMING and not passage.quoted(at):
                return replace(content, after=at - 1)
        return content

    def _content_before(self, at: int, cue: Cue, clause: Clause) -> int:
        """«…»، قال الوزير: the words stood before the verb. Else who announced something is remembered as the subject."""
        passage = self.passage
        last = at - 1 - (passage.key(at - 1) in {"هكذا", "بهذا", "بهذه"})
        closing = last - 1 if passage.mark(last) in {"،", ",", "-", "–", ".", "؛"} else last
        opened = passage.opening.get(closing)
        subject = clause.subject
        if opened is None and subject is not None and last == at - 1:
            return self._clause_before(at, cue, clause, subject)
        if (
            opened is None
            or not cue.finite
            or "quote" not in cue.takes
            or not self._words_of_somebody(opened, closing)
            or subject is None
        ):
            return at
        start = passage.tokens[opened + 1].start
        if any(r.statement.start <= start < r.statement.end for r in self.found):
            return at
        return self._said_before(at, cue, clause, subject, Content(opened, opened + 1, closing, whole=True))

    def _words_of_somebody(self, opened: int, close: int) -> bool:
        """Also a short quotation is, that holds no name: «الفوز لا يكفي»، هكذا علق المدرب."""
        passage = self.passage
        named = any(passage.mention_at[at] for at in range(opened + 1, close))
        return passage.is_speech(opened) or (close - opened > 2 and not named)

    def _clause_before(self, at: int, cue: Cue, clause: Clause, subject: Phrase) -> int:
        """«لا نية لتأجيل الانتخابات، قال رئيس الهيئة.»: a verb of speech and its subject after a comma end the sentence."""
        passage = self.passage
        sentence = passage.sentence(at)
        ends = subject.after >= sentence.after or passage.mark(subject.after) in {".", "!", "؟"}
        first = max(sentence.first, self._from)
        alone = passage.mark(at - 1) in {"،", ","} and at - first > 3 and cue.sense == "say" and cue.finite
        if not (ends and alone) or cue.joined or self._from > sentence.first or passage.closing.get(first):
            return at
        return self._said_before(at, cue, clause, subject, Content(at, first, at - 1))

    def _said_before(self, at: int, cue: Cue, clause: Clause, subject: Phrase, content: Content) -> int:
        holder = self.discourse.holder(self.passage, subject)
        clause.content = content
        statement = self._statement(at, cue, clause, holder, clause.through)
        if statement is None:
            return at
        self.found.append(Reading(statement, "words before the verb", at))
        self.discourse.speak(holder, cue, feminine(self.passage, subject))
        return subject.after

    # --- topics ------------------------------------------------------------------------------------------------------

    def _note_topic(self, first: int, after: int) -> None:
        """A sentence without speech may bring the person who speaks in the next."""
        voice = self.sayers.subjects.topic(first, after)
        if voice is not None:
            entity = voice.holder.entity
            named = any(
                m is not None and m.entity == entity and m.type == "person"
                for m in self.passage.mention_at[first:after]
            )
            if named or self._official_first(voice, first):
                self.discourse.topic = voice

    def _official_first(self, voice: Voice, first: int) -> bool:
        """«ووصل الوزير إلى دمشق.»: a title right after the verb, the person not named."""
        passage = self.passage
        for at in range(first + 1, min(first + 3, len(passage.tokens))):
            if passage.words(at, at + 1) == voice.holder.text.partition(" ")[0]:
                return definite(passage.key(at)) and bare(passage.key(at)) in word_set("role")
        return False


def _never(at: int, clausal: bool) -> bool:
    """For a clause of which only the beginning counts, no other takes over."""
    return False
