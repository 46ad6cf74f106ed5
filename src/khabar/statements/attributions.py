"""Attribution without a verb of its own: «وفق», «بحسب», «نقلا عن», «كما ذكر».

After words that already have a speaker it names a link of the chain; before or after words that have none it names the speaker.
"""

from __future__ import annotations

from collections.abc import Callable, MutableSequence
from dataclasses import dataclass, replace

from khabar.arabic.numbers import number_value
from khabar.records import Holder, Statement
from khabar.statements.agreement import feminine
from khabar.statements.contents import Content, ContentReader
from khabar.statements.kinds import THAT, listed, with_waw
from khabar.statements.lexicon import Cue, Nominal, cue_of, nominal_at, word_set
from khabar.statements.paragraph import Passage
from khabar.statements.phrases import Phrase, phrase_at
from khabar.statements.speakers import Discourse, Reading, medium

_SHORTEST = 12
_COMMAS = frozenset({"،", ","})
#: What leads over from the sentence before.
_OVERTURES = frozenset(
    {
        ("الي", "ذلك"), ("في", "المقابل"), ("من", "جهه", "اخري"), ("من", "ناحيه", "اخري"), ("في", "غضون", "ذلك"), ("ميدانيا",),
        ("في", "السياق"), ("وفي", "السياق"), ("في", "الاثناء"), ("وفي", "الاثناء"), ("كذلك",), ("وفي", "المقابل"), ("والي", "ذلك"),
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Source:
    """Who is named: the holder, the links to him, the word shown as cue, and the place after it all."""

    holder: Holder
    via: tuple[Holder, ...]
    shown: str
    after: int
    phrase: Phrase
    of_last: bool = False
    time: str | None = None


class AttributionReader:
    """Reads the attributions of one passage."""

    def __init__(
        self,
        passage: Passage,
        discourse: Discourse,
        contents: ContentReader,
        cue_at: Callable[[int], Cue | None],
        by_verb: Callable[[int, Cue, int], int],
    ) -> None:
        self.passage = passage
        self.discourse = discourse
        self.contents = contents
        self._cue_at = cue_at
        self._by_verb = by_verb

    def read(self, at: int, begun: int, found: MutableSequence[Reading]) -> int:
        """Read the attribution at `at`; words since `begun` have no speaker yet. The place to go on from, or `at`."""
        passage = self.passage
        sentence = passage.sentence(at)
        nominal = nominal_at(passage.keys, at)
        source = self._source(at, nominal, sentence.after) if nominal else None
        if nominal is None or source is None:
            return at
        if at == sentence.first or (at - sentence.first <= 2 and not passage.mark(at - 1)):
            return self._opening(at, sentence.after, source, found)
        last = found[-1] if found else None
        if last and not self._words_between(last.statement, at) and self._same_paragraph(last.statement):
            self._link(source, nominal, found)
            return source.after
        return self._said_before(at, max(begun, sentence.first), sentence.after, source, found)

    def _source(self, at: int, nominal: Nominal, stop: int) -> _Source | None:
        """The name or role after the words of attribution."""
        passage, discourse = self.passage, self.discourse
        by_lam = nominal.keys[-1] == "ل"
        first = at + len(nominal.keys) - by_lam
        lead = int(passage.key(at) != nominal.keys[0])
        shown = passage.words(at, at + 1 if by_lam else first)[lead:]
        via: tuple[Holder, ...] = ()
        of_last = False
        if nominal.needs == "verb":
            cue = cue_of(passage.key(first))
            if cue is None:
                return None
            shown = (
                passage.tokens[first].surface
                if nominal.keys == ("كما",)
                else passage.words(at, first + 1)[lead:]
            )
            first += 1
            if cue.sense == "relay" and passage.key(first) in {"عنه", "عنها", "عنهم", "عن"}:
                of_last = passage.key(first) != "عن" or True
                first += 1
        phrase = self._phrase(first, stop, by_lam)
        if phrase is None or (
            not discourse.can_speak(passage, phrase) and not self._is_last_words(phrase, stop)
        ):
            return None
        holder = self._holder(phrase, by_lam)
        if nominal.needs == "verb" and passage.key(phrase.after) == "عن":
            behind = phrase_at(passage, phrase.after + 1, stop)
            if behind is not None:
                via, holder = (holder,), discourse.holder(passage, behind)
                phrase = Phrase(phrase.first, behind.after, behind.mentions)
        after = phrase.after
        if passage.key(after) in word_set("obtained") and passage.key(after + 1) in {"عليه", "عليها"}:
            seen_by = phrase_at(passage, after + 2, stop)
            close = passage.closing.get(after + 2)
            if seen_by is not None:
                via, after = (*via, discourse.holder(passage, seen_by)), seen_by.after
            elif close is not None:
                via, after = (*via, Holder(None, passage.words(after + 3, close))), close + 1
        told: str | None = None
        while (
            after < stop and (time := passage.time_at[after]) is not None and after not in passage.mention_end
        ):
            dated = time.type in {"DATE", "TIME"} and time.value[:4].isdigit()
            told, after = (told or time.value) if dated else told, after + 1
        return _Source(holder, via, shown, after, phrase, of_last, told) if holder.text else None

    def _phrase(self, first: int, stop: int, by_lam: bool) -> Phrase | None:
        """The phrase; under «ل» its first word carries the preposition."""
        passage = self.passage
        while first < stop and passage.time_at[first] is not None and first not in passage.mention_end:
            first += 1
        if first >= stop:
            return None
        if not by_lam:
            return phrase_at(passage, first, stop)
        key = passage.key(first)
        word = key[1:]
        word = "ا" + word if word.startswith("ل") else word
        if listed(word, "nobody"):
            return None
        if first in passage.mention_end:
            mention = passage.mention_at[first]
            assert mention is not None
            return Phrase(first, passage.mention_end[first], [(first, mention)])
        rest = phrase_at(passage, first + 1, stop) if first + 1 < stop else None
        if key == "ل":
            return rest
        if rest is None or passage.key(rest.first) in THAT:
            return Phrase(first, first + 1)
        return Phrase(first, rest.after, rest.mentions, rest.joint, rest.relative)

    def _holder(self, phrase: Phrase, by_lam: bool) -> Holder:
        holder = self.discourse.holder(self.passage, phrase)
        text = holder.text
        if (by_lam and holder.entity is None) or (
            text.startswith("ل") and by_lam and phrase.first not in self.passage.mention_end
        ):
            if text.startswith("لل") and not text.startswith("لله"):
                return Holder(holder.entity, "ال" + text[2:])
            return Holder(holder.entity, text[1:] if text.startswith("ل") else text)
        return holder

    def _is_last_words(self, phrase: Phrase, stop: int) -> bool:
        """An unknown phrase counts where it ends the sentence or stands between commas: «، بحسب سالم الحداد.»"""
        passage = self.passage
        head = passage.key(phrase.first)
        if (
            head in word_set("nobody")
            or phrase.after - phrase.first > 6
            or head.removeprefix("ل").startswith(("ل", "ما"))
        ):
            return False
        return phrase.after >= stop or passage.mark(phrase.after) in {".", "،", ",", "؛"}

    def _words_between(self, statement: Statement, at: int) -> bool:
        between = self.passage.text[statement.end : self.passage.tokens[at].start]
        return len(between.strip(' ،,»"”.؛)').removeprefix("وذلك").strip()) > 0

    def _same_paragraph(self, statement: Statement) -> bool:
        return statement.start >= self.passage.paragraph.start

    def _link(self, source: _Source, nominal: Nominal, found: MutableSequence[Reading]) -> None:
        """A link of the statements that end here; «نقلا عن مصدر» after what a medium reports names the speaker instead."""
        end = found[-1].statement.end
        for place in range(len(found) - 1, -1, -1):
            said = found[place].statement
            if said.end != end:
                break
            if said.speaker is None or said.speaker == source.holder:
                continue
            if source.holder.entity is not None and source.holder.entity == said.speaker.entity:
                continue
            behind = nominal.keys[:1] == ("نقلا",) and medium(said.speaker.text)
            if behind:
                changed = replace(said, speaker=source.holder, via=(said.speaker, *said.via))
                self._put_behind(found, place, said.speaker, source.holder)
            else:
                changed = replace(said, via=(source.holder, *source.via, *said.via))
            found[place] = replace(found[place], statement=changed, rule=found[place].rule + ", linked")

    @staticmethod
    def _put_behind(found: MutableSequence[Reading], place: int, medium_: Holder, source: Holder) -> None:
        """Speech inside what the medium tells came by way of its source too."""
        for inner in range(place + 1, len(found)):
            via = found[inner].statement.via
            if medium_ in via:
                after = via.index(medium_) + 1
                changed = replace(found[inner].statement, via=(*via[:after], source, *via[after:]))
                found[inner] = replace(found[inner], statement=changed)

    def _said_before(
        self, at: int, begun: int, stop: int, source: _Source, found: MutableSequence[Reading]
    ) -> int:
        """«بلغ العدد مئة، بحسب الوزارة»: the sentence so far; with more after it, the whole sentence."""
        passage = self.passage
        begun = self._reckoned(self._past_lead(begun, at), at, source)
        while begun < at and passage.tokens[begun].kind == "punct" and begun not in passage.closing:
            begun += 1
        after = at
        goes_on = source.after
        if passage.mark(goes_on) in _COMMAS:
            goes_on += 1
        rest = goes_on < stop and passage.tokens[goes_on].kind == "word"
        if (
            rest
            and not self.contents.breaks(goes_on, goes_on - 3)
            and (passage.mark(at - 1) not in _COMMAS or at - begun < 8)
        ):
            after = self.contents.end(goes_on, stop)
        whole = begun in passage.closing and passage.closing[begun] >= at - 2 and after == at
        content = Content(at, begun + whole, passage.closing[begun] if whole else after, whole=whole)
        lead = passage.tokens[begun]
        cut = 1 if lead.key.startswith("و") and len(lead.key) > 2 and not self._keeps(begun) else 0
        statement = self._made(replace(content, cut=cut), source)
        if statement is None or source.of_last:
            return source.after
        found.append(Reading(statement, "attribution after the words", at))
        self.discourse.speak(source.holder, None, feminine(passage, source.phrase))
        return max(after, source.after)

    def _past_lead(self, begun: int, at: int) -> int:
        """«إلى ذلك، تمكنت الفصائل»: what leads over to the sentence is the writer's."""
        passage = self.passage
        comma = next((n for n in range(begun, min(begun + 4, at)) if passage.mark(n) in _COMMAS), None)
        words = tuple(passage.keys[begun:comma]) if comma else ()
        return comma + 1 if comma and words in _OVERTURES else begun

    def _reckoned(self, begun: int, at: int, source: _Source) -> int:
        """«اندلع القتال قبل عام، وأودى بألفي شخص، وفق تقديرات»: an estimate stands behind the clause with the count."""
        passage = self.passage
        if not listed(passage.key(source.phrase.first), "reckoning"):
            return begun
        for n in range(at - 2, begun, -1):
            joined = passage.mark(n - 1) in _COMMAS and passage.key(n).startswith("و") and not self._keeps(n)
            if joined and any(
                passage.tokens[m].kind == "number" or number_value(passage.key(m)) for m in range(n, at)
            ):
                return n
        return begun

    def _keeps(self, begun: int) -> bool:
        """Is the «و» part of the word? «وزارة» is no «و» + «زارة»."""
        passage = self.passage
        return (passage.prefix(begun) == "" and begun in passage.mention_end) or with_waw(passage.key(begun))

    def _opening(self, at: int, stop: int, source: _Source, found: MutableSequence[Reading]) -> int:
        """«وبحسب الوزارة، بلغ العدد مئة»; before a reporting verb it names a link."""
        passage = self.passage
        first = source.after
        comma = next((n for n in range(first, min(first + 14, stop)) if passage.mark(n) in _COMMAS), None)
        if comma is not None and (source.phrase.relative or comma == first):
            first = comma + 1
        if first >= stop:
            return source.after
        cue = self._cue_at(first)
        if cue is not None and cue.tense != "participle":
            before = len(found)
            after = self._by_verb(first, cue, stop)
            if after > first:
                for place in range(before, len(found)):
                    said = found[place].statement
                    if place == before and said.speaker != source.holder and source.holder not in said.via:
                        found[place] = replace(
                            found[place], statement=replace(said, via=(source.holder, *said.via))
                        )
                return after
        if passage.key(first) in {"فان", "ان"}:
            first += 1
        made = self.contents.after_marker(at, first, stop)
        statement = self._made(made, source) if made else None
        if statement is None or made is None:
            return source.after
        found.append(Reading(statement, "attribution before the words", at))
        self.discourse.speak(source.holder, None, feminine(passage, source.phrase))
        return made.after

    def _made(self, content: Content, source: _Source) -> Statement | None:
        start, end = self.contents.span(content)
        if end - start < _SHORTEST:
            return None
        return Statement(
            start=start,
            end=end,
            kind=self.contents.kind(content, start, end),
            content=self.passage.text[start:end],
            speaker=source.holder,
            cue=source.shown,
            via=source.via,
            time=source.time,
        )
