"""A statement with what stands around it: kind, hearer, place, time, and the link that handed it on."""

from __future__ import annotations

from khabar.records import Holder, Statement, StatementKind
from khabar.statements.content import Content, ContentReader
from khabar.statements.lexicon import word_set
from khabar.statements.paragraph import Passage
from khabar.statements.speakers import Discourse

#: Words at which the name of a venue ends.
_VENUE_ENDS = frozenset({"عقب", "بعد", "قبل", "ل", "حول", "بشان"})
_MARKS = '«»“”"„‹›،,.؛:؟!-–—() \u00a0…'


class CircumstanceReader(ContentReader):
    """Makes a statement of a content and who holds it. `_ends` are the tokens after the contents found so far."""

    def __init__(self, passage: Passage, discourse: Discourse) -> None:
        super().__init__(passage, discourse)
        self._ends: list[int] = []

    def _statement(
        self, content: Content, speaker: Holder | None, cue: str | None, at: int, via: tuple[Holder, ...] = ()
    ) -> Statement | None:
        start, end = self._trimmed(content)
        if end <= start:
            return None
        low, high = min(at, content.marker), max(at, content.marker)
        clause = self.passage.sentence_start(at)
        venue = self._venue(low, high) or self._venue(clause, low)
        clause = max(clause, self._said_up_to(at))
        times = [
            t.value for _, _, t in self.passage.times_in(min(low, clause), high) if not start <= t.start < end
        ]
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

    def _said_up_to(self, at: int) -> int:
        """The first token after the contents that were found before `at`."""
        return next((end for end in reversed(self._ends) if end <= at), 0)

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
                    and self.passage.tokens[end].key not in _VENUE_ENDS
                    and self.passage.tokens[end].kind == "word"
                    and not self._breaks(end)
                    and not self.passage.is_timed(end)
                ):
                    end += 1
                text = self.passage.words(at, end)
                return text.removeprefix("و")
        return None

    def _addressee(self, low: int, high: int) -> str | None:
        """«للصحفيين», «لوكالة «الأفق»», «لـ«الصدى»», «لوفده»: from the ل to the end of the name or its adjective."""
        passage = self.passage
        for at in range(low + 1, high):
            listed = passage.tokens[at].key in word_set("hearer")
            if not listed and not (self.discourse.is_hearer(passage, at) and self._follows_subject(at, low)):
                continue
            after = at + 1
            quote = passage.quote_at(after) if after < len(passage.tokens) else None
            named = next((b for _, b, _ in passage.named_in(at, after + 1)), None)
            if quote:
                return passage.text[passage.tokens[at].start : passage.tokens[quote[1]].end]
            if named:
                after = named if named <= high else after
            elif (
                listed
                and after < high
                and passage.tokens[after].key.endswith("ه")
                and passage.tokens[after].kind == "word"
            ):
                after += 1
            return passage.words(at, min(high, after))
        return None

    def _follows_subject(self, at: int, low: int) -> bool:
        """A ل that has no noun of its own before it: after the verb, a person's name or a comma."""
        if at - 1 == low or self.passage.tokens[at - 1].kind == "punct" or self.passage.tokens[at].key == "ل":
            return True
        before = self.passage.name_at(at - 1)
        return before is not None and before[2].type == "person"

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
