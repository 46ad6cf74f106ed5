"""From a reporting word to the statement around it: where the content stands, who speaks, to whom, where and when.

The order of the parts is the one the press has: verb, subject, hearer, place, content; or subject first; or content first.
The idea of reading quotations from the reporting verb outwards is Alrahabi's (2010, "Excom-2"); the chain is ours.
"""

from __future__ import annotations

from dataclasses import replace

from khabar.records import Holder, Statement
from khabar.statements.circumstances import CircumstanceReader
from khabar.statements.content import THAT, Content
from khabar.statements.lexicon import Cue, Nominal, verb_forms
from khabar.statements.paragraph import Passage
from khabar.statements.speakers import Discourse

_GOVERNS = frozenset({"في", "من", "الي", "عن", "علي", "مع", "لدي", "خلال", "بعد", "قبل"})
_HIS_WORDS = frozenset({"قوله", "قولها", "قولهم"})
#: «بحسب ما ورد»: an attribution to nobody.
_NOBODY = frozenset({"ورد", "جاء", "تردد", "يقال", "يبدو", "اتفق"})
#: Senses of verbs that name two parties: who speaks and who is spoken to or of.
_TWO_PARTIES = frozenset({"demand", "accuse", "propose", "ask"})


class ParagraphReader(CircumstanceReader):
    """Reads one paragraph; what it learns of speakers goes into `discourse`."""

    def __init__(self, passage: Passage, discourse: Discourse) -> None:
        super().__init__(passage, discourse)
        self.found: list[Statement] = []
        self._outer: tuple[int, Holder] | None = None

    def read(self) -> list[Statement]:
        passage = self.passage
        at = 0
        while at < len(passage.tokens):
            if passage.inside_quote(at):
                at += 1
                continue
            nominal = self._nominal_at(at)
            if nominal:
                at = max(at + len(nominal.keys), self._by_nominal(at, nominal))
                continue
            cue = self._cue_at(at)
            if cue:
                self._by_cue(at, cue)
            at += 1
        return self.found

    # --- cues ------------------------------------------------------------------------------------------------

    def _by_cue(self, at: int, cue: Cue) -> None:
        content = self._content(at, cue)
        if content is None or content.after <= content.first:
            self._content_before(at, cue)
            self._notice(at, cue)
            return
        speaker, via = self._speaker(at, cue, content.marker)
        if speaker is None:
            return
        named = speaker is not self.discourse.last
        made = self._statement(
            self._described(at, cue, content), speaker, cue=self._word(at, cue, content), at=at, via=via
        )
        if made is None:
            return
        if cue.sense == "demand" and made.addressee is None:
            made = replace(made, addressee=self._called_upon(at, content.marker, speaker))
        outer = self._outer
        if outer and at < outer[0] and cue.tense != "participle" and speaker.text != outer[1].text:
            self.found.append(replace(made, via=(outer[1], *made.via), venue=None))
            return
        carried = cue.sense == "add" or cue.tense == "participle"
        if carried and self.discourse.last and (not named or speaker.entity == self.discourse.last.entity):
            made = replace(
                made,
                venue=made.venue or self.discourse.venue,
                addressee=made.addressee or self.discourse.addressee,
                via=made.via or self.discourse.via,
            )
        self.discourse.last = speaker
        self.discourse.venue, self.discourse.addressee, self.discourse.via = (
            made.venue,
            made.addressee,
            made.via,
        )
        self.found.append(made)
        self._ends.append(content.after)
        if not content.quoted:
            self._outer = (content.after, speaker)

    def _word(self, at: int, cue: Cue, content: Content) -> str:
        """The reporting word as it stands: in «نقلت وكالة عن مصدر قوله» it is «قوله»."""
        said = (n for n in range(at + 1, content.marker + 1) if self.passage.tokens[n].key in _HIS_WORDS)
        own = next(said, None) if cue.sense == "relay" else None
        return self._shown(at) if own is None else self.passage.tokens[own].surface

    def _described(self, at: int, cue: Cue, content: Content) -> Content:
        """«وصف الوزير سالم الاتفاق بأنه خطوة»: what is described belongs to the content."""
        if cue.sense != "describe" or self.passage.tokens[at].key.endswith(("ها", "هم", "ه")):
            return content
        persons = [b for _, b, m in self.passage.named_in(at + 1, content.marker) if m.type == "person"]
        if not persons or persons[0] >= content.marker:
            return content
        return replace(content, marker=persons[0], first=persons[0], quoted=False)

    def _called_upon(self, at: int, marker: int, speaker: Holder) -> str | None:
        """Of whom something is demanded: what stands between the speaker (or the verb) and the content."""
        passage = self.passage
        own = [b for _, b, m in passage.named_in(at + 1, marker) if m.entity == speaker.entity]
        told = passage.text[passage.tokens[at].end :].lstrip().startswith(speaker.text)
        role = len(speaker.text.split()) if told and not own else 0
        first = own[-1] if own else at + 1 + role
        after = first
        while after < marker and passage.tokens[after].kind == "word" and not passage.is_timed(after):
            if after == first and passage.tokens[after].key in {"في", "خلال", "من", "اثناء", "عبر"}:
                break
            after += 1
        text = passage.words(first, after)
        return text if text and text not in speaker.text and after - first <= 8 else None

    def _notice(self, at: int, cue: Cue) -> None:
        """«وأعلن الوزير كمال سالم فتح تحقيق، وأقر بأن …»: who announced goes on speaking, though what he announced is no
        statement of its own."""
        if cue.tense in {"perfect", "imperfect"} and at + 1 < len(self.passage.tokens):
            told = self.discourse.holder_of(self.passage, at + 1, min(at + 10, self.passage.sentence_end(at)))
            persons = {m.entity for _, _, m in self.passage.named_in(at + 1, at + 10) if m.type == "person"}
            if told and told.entity in persons:
                self.discourse.last = told

    def _speaker(self, at: int, cue: Cue, marker: int) -> tuple[Holder | None, tuple[Holder, ...]]:
        passage, discourse = self.passage, self.discourse
        if cue.tense == "participle":
            return discourse.last, ()
        after = next((n for n in range(at + 1, marker) if passage.tokens[n].key in _HIS_WORDS), marker)
        if cue.sense == "relay":
            return self._relayed(at, after)
        told = discourse.holder_of(passage, at + 1, marker)
        before = self._subject_before(at)
        if cue.sense in _TWO_PARTIES:
            return self._first_party(at, cue, marker, told, before), ()
        if (
            before
            and (told is None or told.entity is None)
            and not (told and discourse.can_speak(passage, told))
        ):
            return before, ()
        if told and told.text:
            weak = passage.tokens[marker].key not in THAT and passage.tokens[marker].surface not in {
                ":",
                "«",
                "“",
                '"',
            }
            return (None if weak and not discourse.can_speak(passage, told) else told), ()
        if before:
            return before, ()
        return (None if cue.tense == "imperfect" else discourse.last), ()

    def _first_party(
        self, at: int, cue: Cue, marker: int, told: Holder | None, before: Holder | None
    ) -> Holder | None:
        """Who demands, accuses or proposes: in «طالبت باكستان الهند بـ» the first name, in «الهند اتهمت باكستان» the one before the
        verb, in «ودعا الهند إلى» the last speaker, for the only name is the one that is called upon."""
        if before:
            return before
        passage, last = self.passage, self.discourse.last
        named = passage.named_in(at + 1, marker)
        goes_on = passage.tokens[at].key not in verb_forms() or passage.keys(at - 1, at)[:1] == ["كما"]
        alone = len(named) == 1 and named[0][:2] == (at + 1, marker) and named[0][2].type != "person"
        if alone and goes_on and last is not None:
            return last
        if named and named[0][0] > at + 1 and named[0][2].type != "person" and len(named) <= 2:
            role = self.discourse.holder_of(passage, at + 1, named[0][0])
            if role and self.discourse.can_speak(passage, role) and " " in role.text:
                return role
        if len(named) >= 2 and named[0][0] == at + 1:
            return Holder(named[0][2].entity, passage.text[named[0][2].start : named[0][2].end])
        return told or last

    def _relayed(self, at: int, marker: int) -> tuple[Holder | None, tuple[Holder, ...]]:
        """«نقلت وكالة عن مصدر قوله»: the subject is the link, what follows عن the speaker."""
        passage = self.passage
        of = next((n for n in range(at + 1, marker) if passage.tokens[n].key == "عن"), None)
        if of is None:
            return self.discourse.holder_of(passage, at + 1, marker), ()
        link = self.discourse.holder_of(passage, at + 1, of) or self._subject_before(at)
        speaker = self.discourse.holder_of(passage, of + 1, marker)
        return speaker, (link,) if link and link.text else ()

    def _subject_before(self, at: int) -> Holder | None:
        """«بوتين أكد أن», «وكان بيسكوف، المتحدث باسم الرئاسة، قد صرح»."""
        passage = self.passage
        start = passage.sentence_start(at)
        was = next(
            (
                n
                for n in range(start, at)
                if passage.tokens[n].key in {"كان", "وكان", "كانت", "وكانت", "وكانوا"}
            ),
            None,
        )
        if was is not None:
            return self.discourse.holder_of(passage, was + 1, at)
        if (
            at - 2 >= start
            and passage.tokens[at - 2].key in THAT
            and passage.tokens[at - 1].key.startswith("ال")
        ):
            named = [m for _, _, m in passage.named_in(at - 1, at)]
            return Holder(named[0].entity if named else None, passage.tokens[at - 1].surface)
        names = [
            (a, b, m) for a, b, m in passage.named_in(max(start, at - 12), at) if b <= at and at - b <= 1
        ]
        if names and self._is_object(names[-1][0]):
            return None
        if names and (
            names[-1][0] == start
            or passage.tokens[names[-1][0] - 1].surface in {"،", ",", ".", "و", "لكن", "ان"}
            or at - start <= 6
        ):
            mention = names[-1][2]
            return Holder(mention.entity, passage.text[mention.start : mention.end])
        return None

    def _is_object(self, at: int) -> bool:
        """«وفي باركند، اتهم المتحدث»: a name after a preposition is no subject."""
        token = self.passage.tokens[at]
        named = next((m for _, _, m in self.passage.named_in(at, at + 1)), None)
        before = self.passage.keys(at - 1, at)
        governed = bool(before) and before[0].removeprefix("و") in _GOVERNS
        return governed or (
            named is not None and token.start < named.start and token.key.startswith(("ب", "ل", "ك"))
        )

    def _content_before(self, at: int, cue: Cue) -> None:
        """«…»، قال الوزير."""
        if cue.tense == "participle" or "quote" not in cue.takes or at < 2:
            return
        tokens = self.passage.tokens
        closing = at - 2 if tokens[at - 1].surface in {"،", ","} else at - 1
        quote = self.passage.quote_before(closing)
        if quote is None or quote[1] - quote[0] <= 3 or closing in self._ends[-5:]:
            return
        speaker = self.discourse.holder_of(self.passage, at + 1, self.passage.sentence_end(at))
        if speaker:
            made = self._statement(
                Content(quote[0], quote[0] + 1, quote[1], quoted=True), speaker, self._shown(at), at
            )
            if made:
                self.found.append(made)
                self.discourse.last = speaker

    def _by_nominal(self, at: int, nominal: Nominal) -> int:
        """«وفق رويترز» after words that have a speaker is a link; before or after words that have none it is the speaker."""
        passage = self.passage
        stop = passage.sentence_end(at)
        first = at + len(nominal.keys)
        shown = nominal.shown
        if (
            first < stop
            and (cue := verb_forms().get(passage.tokens[first].key.removesuffix("ه")))
            and cue.tense == "perfect"
        ):
            shown = f"{shown} {passage.tokens[first].surface}"
            first += 1
        if first < stop and nominal.keys in {("وفقا",), ("طبقا",)}:
            end = self._phrase_end(first, stop)
            holder = self._after_lam(first, end)
        else:
            end = self._phrase_end(first, stop)
            holder = self.discourse.holder_of(passage, first, end)
        if holder is None or not holder.text or passage.tokens[first].key in _NOBODY:
            return first
        begun = passage.sentence_start(at)
        opening = (at - begun <= 1 and passage.tokens[at].key.startswith("و")) or at == begun
        if opening:
            return self._opening(at, end, stop, holder, shown)
        last = self.found[-1] if self.found else None
        if (
            last
            and last.end <= passage.tokens[at].start
            and last.start >= passage.tokens[begun].start - 400
            and passage.tokens[at].start - last.end <= 4
        ):
            if not holder.entity or not last.speaker or holder.entity != last.speaker.entity:
                self.found[-1] = replace(last, via=(holder, *last.via))
            return end
        content = Content(at, begun, at)
        text_start, text_end = self._trimmed(content)
        if text_end - text_start > 25:
            lead = passage.tokens[begun]
            made = self._statement(content, holder, shown, at)
            if made:
                cut = 1 if lead.key.startswith("و") and made.start == lead.start and len(lead.key) > 3 else 0
                made = replace(
                    made,
                    start=made.start + cut,
                    content=passage.text[made.start + cut : made.end],
                    venue=None,
                )
                self.found.append(made)
                self.discourse.last = holder
        return end

    def _opening(self, at: int, end: int, stop: int, holder: Holder, shown: str) -> int:
        passage = self.passage
        first = end + 1 if end < stop and passage.tokens[end].surface in {"،", ","} else end
        if first >= stop:
            return end
        cue = self._cue_at(first)
        if cue and cue.tense != "participle":
            before = len(self.found)
            self._by_cue(first, cue)
            if len(self.found) > before:
                self.found[-1] = replace(self.found[-1], via=(holder, *self.found[-1].via))
                return first + 1
        quote = passage.quote_at(first)
        content = (
            self._quoted(at, quote)
            if quote and quote[1] - quote[0] > 3
            else Content(at, first, self._clause_end(first, stop))
        )
        made = self._statement(replace(content, marker=at), holder, shown.removeprefix("و"), at)
        if made and made.end - made.start > 12:
            self.found.append(made)
            self.discourse.last = holder
            return content.after
        return end

    def _phrase_end(self, first: int, stop: int) -> int:
        at = first
        while at < stop:
            quote = self.passage.quote_at(at)
            if quote and quote[1] - quote[0] <= 5 and at - first <= 3:
                at = quote[1] + 1
                continue
            if self.passage.tokens[at].surface in "،,.:؛" or quote:
                return at
            at += 1
        return stop

    def _after_lam(self, first: int, end: int) -> Holder | None:
        """«وفقا للوزارة», «وفقا لوكالة «سبوتنيك»»: the ل is no part of the name."""
        holder = self.discourse.holder_of(self.passage, first, end)
        if holder and holder.entity is None:
            text = holder.text
            text = "ال" + text[2:] if text.startswith("لل") else text[1:] if text.startswith("ل") else text
            return Holder(None, text)
        if holder and holder.text.startswith("ل") and holder.entity:
            return Holder(holder.entity, holder.text[1:])
        return holder
