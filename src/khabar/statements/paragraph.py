"""A paragraph ready for the grammar: tokens, sentences, quotations, and which names and times stand where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from khabar.arabic.sentences import sentences
from khabar.arabic.tokens import Token, tokenize
from khabar.records import Article, Mention, Paragraph, Time

_OPENS, _CLOSES, _BOTH = frozenset("«‹"), frozenset("»›"), frozenset('“”"„')


@dataclass(frozen=True)
class Passage:
    """One paragraph of one article; token places are counted from its first token."""

    article: Article
    paragraph: Paragraph

    @property
    def text(self) -> str:
        return self.article.text

    @cached_property
    def tokens(self) -> list[Token]:
        return tokenize(self.text, self.paragraph.start, self.paragraph.end)

    @cached_property
    def quotes(self) -> list[tuple[int, int]]:
        """Outermost quotations as token places of the marks; one that never closes runs to the end of its sentence."""
        found: list[tuple[int, int]] = []
        opened: int | None = None
        depth = 0
        straight = False
        for at, token in enumerate(self.tokens):
            mark = token.surface
            if mark in _OPENS:
                opened = at if opened is None else opened
                depth += 1
            elif mark in _CLOSES and depth:
                depth -= 1
            elif mark in _BOTH and depth == 0:
                opened = at if not straight else opened
                straight = not straight
            else:
                continue
            if depth == 0 and not straight and opened is not None:
                found.append((opened, at))
                opened = None
        if opened is not None and len(self.tokens) - opened > 3:
            found.append((opened, self.sentence_end(opened)))
        return found

    @cached_property
    def _bounds(self) -> list[tuple[int, int]]:
        """First token and one past the last of each sentence."""
        found = []
        at = 0
        for _, end in sentences(self.text, self.paragraph.start, self.paragraph.end):
            first = at
            while at < len(self.tokens) and self.tokens[at].start < end:
                at += 1
            found.append((first, at))
        return found

    def sentence_start(self, at: int) -> int:
        return next((first for first, after in self._bounds if first <= at < after), 0)

    def sentence_end(self, at: int) -> int:
        """One past the last token of the sentence of token `at`."""
        return next((after for first, after in self._bounds if first <= at < after), len(self.tokens))

    def quote_at(self, at: int) -> tuple[int, int] | None:
        """The quotation that opens at token `at`."""
        return next((quote for quote in self.quotes if quote[0] == at), None)

    def inside_quote(self, at: int) -> tuple[int, int] | None:
        """The quotation that token `at` stands inside of, marks not counted."""
        return next((quote for quote in self.quotes if quote[0] < at < quote[1]), None)

    @cached_property
    def mentions(self) -> list[tuple[int, int, Mention]]:
        """Mentions as token places: first, one past the last."""
        return [
            (*found, mention)
            for mention in self.article.mentions
            if (found := self._places(mention.start, mention.end)) is not None
        ]

    @cached_property
    def times(self) -> list[tuple[int, int, Time]]:
        """Times as token places."""
        return [
            (*found, time)
            for time in self.article.times
            if (found := self._places(time.start, time.end)) is not None
        ]

    def _places(self, start: int, end: int) -> tuple[int, int] | None:
        if not self.paragraph.start <= start < self.paragraph.end:
            return None
        inside = [at for at, token in enumerate(self.tokens) if token.start < end and token.end > start]
        return (inside[0], inside[-1] + 1) if inside else None

    def span(self, first: int, after: int) -> tuple[int, int]:
        """Offsets of the tokens from `first` to before `after`."""
        return self.tokens[first].start, self.tokens[after - 1].end

    def words(self, first: int, after: int) -> str:
        if first >= after:
            return ""
        start, end = self.span(first, after)
        return self.text[start:end]

    def keys(self, first: int, after: int) -> Sequence[str]:
        return [token.key for token in self.tokens[max(0, first) : after]]
