"""A paragraph ready for the grammar: tokens, sentences, quotations, and which names and times stand where."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from khabar.arabic.sentences import sentences
from khabar.arabic.tokens import Token, tokenize
from khabar.records import Article, Mention, Paragraph, Time

#: A mention with the tokens it covers: first, one past the last.
Named: TypeAlias = tuple[int, int, Mention]

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
    def _sentence_of(self) -> list[tuple[int, int]]:
        """For each token the first token of its sentence and one past the last."""
        found: list[tuple[int, int]] = []
        for _, end in sentences(self.text, self.paragraph.start, self.paragraph.end):
            first = after = len(found)
            while after < len(self.tokens) and self.tokens[after].start < end:
                after += 1
            found.extend([(first, after)] * (after - first))
        found.extend([(len(found), len(self.tokens))] * (len(self.tokens) - len(found)))
        return found

    def sentence_start(self, at: int) -> int:
        return self._sentence_of[at][0] if at < len(self.tokens) else 0

    def sentence_end(self, at: int) -> int:
        """One past the last token of the sentence of token `at`."""
        return self._sentence_of[at][1] if at < len(self.tokens) else len(self.tokens)

    @cached_property
    def _quote_opening(self) -> dict[int, tuple[int, int]]:
        return {quote[0]: quote for quote in self.quotes}

    @cached_property
    def _quote_closing(self) -> dict[int, tuple[int, int]]:
        return {quote[1]: quote for quote in self.quotes}

    @cached_property
    def _quoted(self) -> dict[int, tuple[int, int]]:
        return {at: quote for quote in self.quotes for at in range(quote[0] + 1, quote[1])}

    def quote_at(self, at: int) -> tuple[int, int] | None:
        """The quotation that opens at token `at`."""
        return self._quote_opening.get(at)

    def quote_before(self, at: int) -> tuple[int, int] | None:
        """The quotation that closes at token `at`."""
        return self._quote_closing.get(at)

    def inside_quote(self, at: int) -> tuple[int, int] | None:
        """The quotation that token `at` stands inside of, marks not counted."""
        return self._quoted.get(at)

    @cached_property
    def mentions(self) -> list[Named]:
        """Mentions as token places: first, one past the last."""
        spans = self.article.mentions
        first = bisect_left(spans, self.paragraph.start, key=lambda mention: mention.start)
        after = bisect_left(spans, self.paragraph.end, key=lambda mention: mention.start)
        return [(*self._places(mention.start, mention.end), mention) for mention in spans[first:after]]

    @cached_property
    def times(self) -> list[tuple[int, int, Time]]:
        """Times as token places."""
        spans = self.article.times
        first = bisect_left(spans, self.paragraph.start, key=lambda time: time.start)
        after = bisect_left(spans, self.paragraph.end, key=lambda time: time.start)
        return [(*self._places(time.start, time.end), time) for time in spans[first:after]]

    def _places(self, start: int, end: int) -> tuple[int, int]:
        first = bisect_right(self.tokens, start, key=lambda token: token.end)
        return first, max(first + 1, bisect_left(self.tokens, end, key=lambda token: token.start))

    def named_in(self, first: int, after: int) -> list[Named]:
        """The mentions that start from token `first` to before `after`."""
        low = bisect_left(self.mentions, first, key=lambda named: named[0])
        return self.mentions[low : bisect_left(self.mentions, after, key=lambda named: named[0])]

    def times_in(self, first: int, after: int) -> list[tuple[int, int, Time]]:
        """The times that start from token `first` to before `after`."""
        low = bisect_left(self.times, first, key=lambda timed: timed[0])
        return self.times[low : bisect_left(self.times, after, key=lambda timed: timed[0])]

    @cached_property
    def _name_of(self) -> dict[int, Named]:
        return {at: named for named in self.mentions for at in range(named[0], named[1])}

    @cached_property
    def _timed(self) -> frozenset[int]:
        return frozenset(at for a, b, _ in self.times for at in range(a, b))

    def name_at(self, at: int) -> Named | None:
        """The mention that token `at` is part of."""
        return self._name_of.get(at)

    def is_timed(self, at: int) -> bool:
        """Is token `at` part of a time?"""
        return at in self._timed

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
