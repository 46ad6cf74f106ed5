"""From a reporting word to the statement around it: where the content stands, who speaks, to whom, where and when.

The order of the parts is the one the press has: verb, subject, hearer, place, content; or subject first; or content first.
The idea of reading quotations from the reporting verb outwards is Alrahabi's (2010, "Excom-2"); the chain is ours.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from khabar.records import Holder, Statement, StatementKind
from khabar.statements.lexicon import Cue, Nominal, nominals, verb_forms, word_set
from khabar.statements.paragraph import Passage
from khabar.statements.speakers import Discourse

_THAT = frozenset(
    [
        "ان",
        "بان",
        "انه",
        "انها",
        "انهم",
        "انهما",
        "بانه",
        "بانها",
        "بانهم",
        "بانهما",
        "اننا",
        "باننا",
        "اني",
        "باني",
    ]
)
_PREPOSITIONS = {"عن": "عن", "الي": "إلى", "علي": "على", "من": "من", "في": "في"}
_FAR = 45
#: A preposition that brings content stands at most so many tokens after its verb.
_NEAR = 14
_GOVERNS = frozenset({"في", "من", "الي", "عن", "علي", "مع", "لدي", "خلال", "بعد", "قبل"})
#: Words after which another clause begins.
_TURNS = frozenset({"لكن", "لكنه", "لكنها", "لكنهم", "ولكن", "فيما", "بينما"})
#: «بحسب ما ورد»: an attribution to nobody.
_NOBODY = frozenset({"ورد", "جاء", "تردد", "يقال", "يبدو", "اتفق"})
#: Senses whose object is what was said: «نفت الوزارة وجود نقص».
_OBJECT_IS_SAID = frozenset(
    {"deny", "refuse", "expect", "condemn", "express", "affirm", "propose", "describe"}
)
#: Senses of verbs that name two parties: who speaks and who is spoken to or of.
_TWO_PARTIES = frozenset({"demand", "accuse", "propose", "ask"})
_MARKS = '«»“”"„‹›،,.؛:؟!-–—() \u00a0…'


@dataclass(frozen=True, slots=True)
class Content:
    """Token places of the content (`first` to before `after`), and of the word that brings it."""

    marker: int
    first: int
    after: int
    quoted: bool = False


class ParagraphReader:
    """Reads one paragraph; what it learns of speakers goes into `discourse`."""

    def __init__(self, passage: Passage, discourse: Discourse) -> None:
        self.passage = passage
        self.discourse = discourse
        self.found: list[Statement] = []
        self._ends: list[int] = []
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

    def _cue_at(self, at: int) -> Cue | None:
        token = self.passage.tokens[at]
        if token.kind != "word":
            return None
        forms = verb_forms()
        cue = forms.get(token.key)
        if cue is None and token.key.startswith(("و", "ف")) and len(token.key) > 3:
            cue = forms.get(token.key[1:])
        if cue is None:
            cue = self._with_object(token.key)
        if cue is None:
            return None
        before = self.passage.keys(at - 1, at)
        if before and before[0].removeprefix("و").removeprefix("ف") in {"لم", "لن", "لا"}:
            return None
        if token.key in word_set("marked") and "\u0651" not in token.surface:
            return None
        if token.key.endswith("راي") and not token.surface.endswith("ى"):
            return None
        return None if any(a <= at < b for a, b, _ in self.passage.mentions) else cue

    @staticmethod
    def _with_object(key: str) -> Cue | None:
        """«وصفها الكرملين», «حذره», «ودعاهم»: the verb with its object written on to it."""
        for lead in ("", "و", "ف"):
            for suffix in ("ها", "هم", "ه"):
                if key.startswith(lead) and key.endswith(suffix):
                    cue = verb_forms().get(key[len(lead) : -len(suffix)])
                    if cue and cue.tense == "perfect" and len(key) - len(lead) - len(suffix) >= 3:
                        return cue
        return None

    def _nominal_at(self, at: int) -> Nominal | None:
        tokens = self.passage.tokens
        for lead in ("", "و"):
            key = tokens[at].key
            if lead and not key.startswith(lead):
                continue
            for nominal in nominals().get(key.removeprefix(lead) if lead else key, ()):
                rest = tuple(self.passage.keys(at + 1, at + len(nominal.keys)))
                if rest == nominal.keys[1:]:
                    if nominal.keys == ("كما",) and (at + 1 >= len(tokens) or not self._says(at + 1)):
                        return None
                    return nominal
        return None

    def _says(self, at: int) -> bool:
        cue = verb_forms().get(self.passage.tokens[at].key)
        return bool(cue and cue.sense in {"say", "announce", "relay"} and cue.tense == "perfect")

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
        made = self._statement(content, speaker, cue=self._shown(at), at=at, via=via)
        if made is None:
            return
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
            )
        self.discourse.last = speaker
        self.discourse.venue, self.discourse.addressee = made.venue, made.addressee
        self.found.append(made)
        self._ends.append(content.after)
        if not content.quoted:
            self._outer = (content.after, speaker)

    def _notice(self, at: int, cue: Cue) -> None:
        """«وأعلن الوزير كمال سالم فتح تحقيق، وأقر بأن …»: who announced goes on speaking, though what he announced is no
        statement of its own."""
        if cue.tense in {"perfect", "imperfect"} and at + 1 < len(self.passage.tokens):
            told = self.discourse.holder_of(self.passage, at + 1, min(at + 10, self.passage.sentence_end(at)))
            persons = {mention.entity for _, _, mention in self.passage.mentions if mention.type == "person"}
            if told and told.entity in persons:
                self.discourse.last = told

    def _shown(self, at: int) -> str:
        token = self.passage.tokens[at]
        surface = token.surface
        return surface[1:] if token.key not in verb_forms() and token.key.startswith(("و", "ف")) else surface

    # --- content -----------------------------------------------------------------------------------------------

    def _content(self, at: int, cue: Cue) -> Content | None:
        """The content after the cue: past the subject to the first word that may bring it."""
        passage, stop = self.passage, self.passage.sentence_end(at)
        place = at + 1
        limit = min(len(passage.tokens), at + _FAR)
        while place < limit:
            token = passage.tokens[place]
            quote = passage.quote_at(place)
            if quote:
                if (
                    quote[1] - quote[0] > 3
                    and cue.takes & {"quote", "colon", "that"}
                    and not self._is_name(quote)
                ):
                    return self._quoted(place, quote)
                place = quote[1] + 1
                continue
            if place >= stop:
                return None
            if token.surface == ":" and cue.takes & {"colon", "quote"}:
                after = place + 1
                quote = passage.quote_at(after) if after < len(passage.tokens) else None
                return (
                    self._quoted(place, quote)
                    if quote
                    else Content(place, after, self._clause_end(after, stop))
                )
            if token.key in _THAT and "that" in cue.takes:
                return self._reported(place, place + 1, stop)
            if token.key in _TURNS:
                break
            preposition = _PREPOSITIONS.get(token.key) if place - at <= _NEAR else None
            if preposition and preposition in cue.takes and not self._is_venue(place):
                following = passage.keys(place + 1, place + 2)
                if following and following[0] in _THAT:
                    return self._reported(place, place + 2, stop)
                if cue.sense != "relay":
                    return self._reported(place, place + 1, stop)
            if "ب" in cue.takes and token.key == "ب" and (quote := passage.quote_at(place + 1)):
                return self._quoted(place, quote)
            if "ب" in cue.takes and self._brings_with_ba(place, at, cue):
                return self._reported(place, place, stop)
            if place > at + 1 and self._cue_at(place) and passage.tokens[place].key.startswith(("و", "ف")):
                break
            place += 1
        return self._object(at, cue, stop) if "object" in cue.takes else None

    def _brings_with_ba(self, place: int, at: int, cue: Cue) -> bool:
        """«اتهم الحكومة بالتقصير»: a word with ب in front, past the subject, that is no name and no adverb."""
        key = self.passage.tokens[place].key
        if not key.startswith("ب") or len(key) <= 3 or (place == at + 1 and cue.tense != "participle"):
            return False
        named = any(a <= place < b for a, b, _ in self.passage.mentions)
        return not named and key not in {"بعد", "بين", "بدوره", "بشان", "بحسب", "باسم", "بدورها"}

    def _object(self, at: int, cue: Cue, stop: int) -> Content | None:
        """«رفض مسؤولون في الكرملين التعليق على الأمر», «نافيا وجود خلاف»: the object is the content."""
        if cue.tense == "participle":
            first = at + 1
        else:
            named = [b for a, b, m in self.passage.mentions if at < a <= at + 6 and b < stop]
            if not named or cue.sense not in {
                "deny",
                "refuse",
                "expect",
                "condemn",
                "express",
                "affirm",
                "propose",
            }:
                return None
            first = named[0]
        after = self._clause_end(first, stop)
        return Content(first, first, after) if after - first >= 2 else None

    def _is_name(self, quote: tuple[int, int]) -> bool:
        """«رويترز», «داعش»: a quoted name is no speech."""
        return any(
            quote[0] < a and b <= quote[1] and b - a >= quote[1] - quote[0] - 2
            for a, b, _ in self.passage.mentions
        )

    def _quoted(self, marker: int, quote: tuple[int, int]) -> Content:
        stop = self.passage.sentence_end(quote[1])
        following = quote[1] + 1
        if following < stop and self.passage.tokens[following].kind == "word" and not self._breaks(following):
            return Content(marker, quote[0] + 1, self._clause_end(following, stop))
        return Content(marker, quote[0] + 1, quote[1], quoted=True)

    def _reported(self, marker: int, first: int, stop: int) -> Content:
        quote = self.passage.quote_at(first) if first < len(self.passage.tokens) else None
        if quote and quote[1] - quote[0] > 2:
            return self._quoted(marker, quote)
        return Content(marker, first, self._clause_end(first, stop))

    def _clause_end(self, first: int, stop: int) -> int:
        """Where reported words end: at the sentence's end, or before another cue, an attribution, a remark of the writer.
        A quotation inside is never cut."""
        at = first
        while at < stop:
            quote = self.passage.quote_at(at)
            if quote:
                at = quote[1] + 1
                stop = max(stop, self.passage.sentence_end(quote[1])) if quote[1] >= stop else stop
                continue
            if at > first and self._breaks(at):
                return at
            at += 1
        return max(stop, first)

    def _breaks(self, at: int) -> bool:
        token = self.passage.tokens[at]
        if token.kind != "word":
            return False
        if self._nominal_at(at):
            return True
        cue = self._cue_at(at)
        before = self.passage.tokens[at - 1].surface if at else ""
        if cue and cue.tense == "participle" and before in {"،", ",", "»", "”", '"'}:
            return True
        if (
            cue
            and token.key.startswith(("و", "ف"))
            and token.key not in verb_forms()
            and cue.tense == "perfect"
            and cue.sense != "none"
        ):
            return before in {"،", ",", ".", "»", "”", '"'}
        keys = self.passage.keys(at, at + 3)
        return tuple(keys[:2]) in {
            ("في", "اشاره"),
            ("في", "رد"),
            ("علي", "حد"),
            ("في", "حين"),
            ("في", "وقت"),
        } or (token.key in {"لكنه", "لكنها", "فيما", "بينما"} and before in {"،", ","})

    # --- who, to whom, where, when -------------------------------------------------------------------------------

    def _speaker(self, at: int, cue: Cue, marker: int) -> tuple[Holder | None, tuple[Holder, ...]]:
        passage, discourse = self.passage, self.discourse
        if cue.tense == "participle":
            return discourse.last, ()
        after = next(
            (n for n in range(at + 1, marker) if passage.tokens[n].key in {"قوله", "قولها", "قولهم"}), marker
        )
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
            weak = passage.tokens[marker].key not in _THAT and passage.tokens[marker].surface not in {
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
        named = [(a, b, m) for a, b, m in passage.mentions if at < a < marker]
        goes_on = passage.tokens[at].key not in verb_forms() or passage.keys(at - 1, at)[:1] == ["كما"]
        alone = len(named) == 1 and named[0][0] == at + 1 and named[0][2].type != "person"
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
            and passage.tokens[at - 2].key in _THAT
            and passage.tokens[at - 1].key.startswith("ال")
        ):
            named = [m for a, b, m in passage.mentions if a == at - 1]
            return Holder(named[0].entity if named else None, passage.tokens[at - 1].surface)
        names = [(a, b, m) for a, b, m in passage.mentions if start <= a and b <= at and at - b <= 1]
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
        named = next((m for a, _, m in self.passage.mentions if a == at), None)
        before = self.passage.keys(at - 1, at)
        governed = bool(before) and before[0].removeprefix("و") in _GOVERNS
        return governed or (
            named is not None and token.start < named.start and token.key.startswith(("ب", "ل", "ك"))
        )

    def _statement(
        self, content: Content, speaker: Holder | None, cue: str | None, at: int, via: tuple[Holder, ...] = ()
    ) -> Statement | None:
        start, end = self._trimmed(content)
        if end <= start:
            return None
        low, high = min(at, content.marker), max(at, content.marker)
        clause = self.passage.sentence_start(at)
        venue = self._venue(low, high) or self._venue(clause, low)
        times = [t.value for a, b, t in self.passage.times if low <= a < high or clause <= a < low]
        said = times[0] if times and times[0] not in {"PRESENT_REF", "PAST_REF"} else None
        return Statement(
            start=start,
            end=end,
            kind=self._kind(content, start, end),
            content=self.passage.text[start:end],
            speaker=speaker,
            cue=cue,
            addressee=self._addressee(low, high),
            venue=venue,
            via=via + self._told_through(low, high),
            time=said,
        )

    def _trimmed(self, content: Content) -> tuple[int, int]:
        text = self.passage.text
        start, end = self.passage.span(content.first, content.after)
        first = self.passage.tokens[content.first]
        if content.first == content.marker and first.key.startswith("ب"):
            start += 1
        while end > start and text[end - 1] in _MARKS:
            closes = text[end - 1] in ")" and "(" in text[start:end]
            if closes:
                break
            end -= 1
        while start < end and text[start] in _MARKS and text[start] != "(":
            start += 1
        return start, end

    def _kind(self, content: Content, start: int, end: int) -> StatementKind:
        if content.quoted:
            return "direct"
        marks = sum(mark in '«»“”"' for mark in self.passage.text[max(0, start - 1) : end + 1])
        return "mixed" if marks else "indirect"

    def _is_venue(self, at: int) -> bool:
        following = self.passage.keys(at + 1, at + 2)
        return bool(following) and following[0] in word_set("venue")

    def _venue(self, low: int, high: int) -> str | None:
        for at in range(low, high):
            if self.passage.tokens[at].key.removeprefix("و") in {
                "في",
                "خلال",
                "عبر",
                "علي",
                "اثناء",
            } and self._is_venue(at):
                end = at + 2
                while (
                    end < high
                    and self.passage.tokens[end].kind == "word"
                    and not self._breaks(end)
                    and not any(a <= end < b for a, b, _ in self.passage.times)
                ):
                    end += 1
                text = self.passage.words(at, end)
                return text.removeprefix("و")
        return None

    def _addressee(self, low: int, high: int) -> str | None:
        hearers = word_set("hearer")
        for at in range(low + 1, high):
            if self.passage.tokens[at].key in hearers:
                named = [b for a, b, _ in self.passage.mentions if at < a <= at + 2]
                return self.passage.words(at, min(high, named[0] if named else at + 1))
        return None

    def _told_through(self, low: int, high: int) -> tuple[Holder, ...]:
        """«في تصريح نقلته وكالة «سبوتنيك»»: the link that handed it on."""
        for at in range(low + 1, high):
            if self.passage.tokens[at].key in {
                "نقلته",
                "نقلتها",
                "نقله",
                "نقلها",
                "نشرته",
                "نشرتها",
                "اوردته",
                "بثته",
                "بثتها",
            }:
                link = self.discourse.holder_of(self.passage, at + 1, high)
                return (link,) if link else ()
        return ()

    # --- other orders --------------------------------------------------------------------------------------------

    def _content_before(self, at: int, cue: Cue) -> None:
        """«…»، قال الوزير."""
        if cue.tense == "participle" or "quote" not in cue.takes or at < 2:
            return
        tokens = self.passage.tokens
        closing = at - 2 if tokens[at - 1].surface in {"،", ","} else at - 1
        quote = next((q for q in self.passage.quotes if q[1] == closing), None)
        if quote is None or quote[1] - quote[0] <= 3 or closing in self._ends:
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
