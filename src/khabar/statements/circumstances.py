"""A statement with what stands around it: kind, hearer, place, time, and the link that handed it on."""

from __future__ import annotations

from khabar.records import Holder, Statement, StatementKind
from khabar.statements.content import Content, ContentReader
from khabar.statements.lexicon import word_set

_MARKS = '«»“”"„‹›،,.؛:؟!-–—() \u00a0…'


class CircumstanceReader(ContentReader):
    """Makes a statement of a content and who holds it."""

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
