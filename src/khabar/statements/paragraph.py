"""A paragraph ready for the grammar: tokens, sentences, quotations, and which names and times stand where.

Everything is laid out once per paragraph in arrays by token place, so that the grammar asks in constant time; a paragraph of
any length is read in one pass.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from khabar.arabic.sentences import sentences
from khabar.arabic.tokens import Token, tokenize
from khabar.records import Article, Mention, Paragraph, Time

_OPENS, _CLOSES, _BOTH, _CURVED = frozenset("«‹"), frozenset("»›"), frozenset('“”"„'), frozenset("“”„")
#: A quotation of at most so many words without a verb of speech before it is a name or a term: «داعش», «قريبا».
SHORT_QUOTE = 3


@dataclass(frozen=True, slots=True)
class Sentence:
    """Token places of one sentence, half open."""

    first: int
    after: int


class Passage:
    """One paragraph of one article; places are counted from its first token."""

    def __init__(self, article: Article, paragraph: Paragraph, spans: Spans) -> None:
        self.article = article
        self.paragraph = paragraph
        self.text = article.text
        self.tokens: list[Token] = tokenize(self.text, paragraph.start, paragraph.end)
        self.keys: list[str] = [token.key for token in self.tokens]
        starts = [token.start for token in self.tokens]
        self.sentences, self._sentence_of = self._split(starts)
        self._matched = self._match()
        self._straight = [at for at, token in enumerate(self.tokens) if token.surface == '"']
        self._curved = [at for at, token in enumerate(self.tokens) if token.surface in _CURVED]
        self.quotes = self._quotations(0, len(self.tokens))
        inner = [pair for opened, close in self.quotes for pair in self._quotations(opened + 1, close)]
        self.closing: dict[int, int] = dict([*self.quotes, *inner])
        self.opening: dict[int, int] = {close: opened for opened, close in self.closing.items()}
        self._inside = self._inside_marks()
        self.mention_at: list[Mention | None] = [None] * len(self.tokens)
        self.mention_end: dict[int, int] = {}
        self.time_at: list[Time | None] = [None] * len(self.tokens)
        for mention in spans.mentions(paragraph):
            first, after = self._places(starts, mention.start, mention.end)
            if first < after and self.mention_at[first] is None:
                self.mention_end[first] = after
                self.mention_at[first:after] = [mention] * (after - first)
        for time in spans.times(paragraph):
            first, after = self._places(starts, time.start, time.end)
            self.time_at[first:after] = [time] * (after - first)

    def _split(self, starts: Sequence[int]) -> tuple[list[Sentence], list[int]]:
        found: list[Sentence] = []
        of: list[int] = []
        first = 0
        for _, end in sentences(self.text, self.paragraph.start, self.paragraph.end):
            after = bisect.bisect_left(starts, end)
            if after > first:
                of.extend([len(found)] * (after - first))
                found.append(Sentence(first, after))
                first = after
        if first < len(starts):
            of.extend([len(found)] * (len(starts) - first))
            found.append(Sentence(first, len(starts)))
        return found, of

    def _quotations(self, low: int, high: int) -> list[tuple[int, int]]:
        """Quotations between two places, outermost only, as places of their marks; one that never closes runs to the end of its sentence.
        A mark that looks like a closing one and has nothing to close is a slip of the pen."""
        found: list[tuple[int, int]] = []
        at = low
        while at < high:
            mark = self.tokens[at].surface
            if mark not in _OPENS and not (mark in _BOTH and not self._only_closes(self.tokens[at])):
                at += 1
                continue
            close = self._close(at, high)
            if close is None and high - at > SHORT_QUOTE and high == len(self.tokens):
                end = self.sentence(at).after
                close = end - 1 if end - 1 > at and self.tokens[end - 1].surface in ".!؟?" else end
            if close is None:
                at += 1
                continue
            found.append((at, close))
            at = close + 1
        return found

    def _close(self, opened: int, high: int) -> int | None:
        """The mark that closes what opens at `opened`: of its own kind, or, where there is none, a straight one for a curved one."""
        mark = self.tokens[opened].surface
        if mark in _OPENS:
            close = self._matched.get(opened)
            return close if close is not None and close < high else None
        for places in (self._straight,) if mark == '"' else (self._curved, self._straight):
            next_ = bisect.bisect_right(places, opened)
            if next_ < len(places) and places[next_] < high:
                return places[next_]
        return None

    def _match(self) -> dict[int, int]:
        """Angle marks that belong together; what never closes belongs to none."""
        matched: dict[int, int] = {}
        waiting: list[int] = []
        for at, token in enumerate(self.tokens):
            if token.surface in _OPENS:
                waiting.append(at)
            elif token.surface in _CLOSES and waiting:
                matched[waiting.pop()] = at
        return matched

    def _only_closes(self, token: Token) -> bool:
        """A word before it and none after it: «… للاحتراف".»"""
        before = self.text[token.start - 1 : token.start]
        after = self.text[token.end : token.end + 1]
        return bool(before) and not before.isspace() and before not in "(:،" and not after.isalnum()

    def _inside_marks(self) -> list[bool]:
        inside = [False] * len(self.tokens)
        for opened, close in self.quotes:
            inside[opened + 1 : close] = [True] * max(0, min(close, len(inside)) - opened - 1)
        return inside

    @staticmethod
    def _places(starts: Sequence[int], start: int, end: int) -> tuple[int, int]:
        return max(0, bisect.bisect_right(starts, start) - 1), bisect.bisect_left(starts, end)

    def sentence(self, at: int) -> Sentence:
        """The sentence of the token at `at`; the last one for a place past the end."""
        if not self.sentences:
            return Sentence(0, 0)
        return self.sentences[self._sentence_of[at] if at < len(self._sentence_of) else -1]

    def quoted(self, at: int) -> bool:
        """Does the token stand between quotation marks?"""
        return self._inside[at]

    def is_speech(self, opened: int) -> bool:
        """Is the quotation that opens at `opened` long enough, and no mere name, to be somebody's words?"""
        close = self.closing[opened]
        if close - opened - 1 <= SHORT_QUOTE:
            return False
        named = sum(self.mention_at[at] is not None for at in range(opened + 1, min(close, len(self.tokens))))
        return named < close - opened - 1

    def key(self, at: int) -> str:
        """The folded token at `at`, empty past either end."""
        return self.keys[at] if 0 <= at < len(self.keys) else ""

    def mark(self, at: int) -> str:
        """The surface at `at` where it is punctuation, else empty."""
        return (
            self.tokens[at].surface if 0 <= at < len(self.tokens) and self.tokens[at].kind == "punct" else ""
        )

    def span(self, first: int, after: int) -> tuple[int, int]:
        """Offsets of the tokens from `first` to before `after`."""
        return self.tokens[first].start, self.tokens[after - 1].end

    def words(self, first: int, after: int) -> str:
        """The text of the tokens from `first` to before `after`."""
        if first >= after:
            return ""
        start, end = self.span(first, after)
        return self.text[start:end]

    def prefix(self, at: int) -> str:
        """What is written on to the name that begins at `at`: «و» in «وبوتين», «ل» in «للشرع»."""
        mention = self.mention_at[at]
        return self.text[self.tokens[at].start : mention.start] if mention and at in self.mention_end else ""


class Spans:
    """The mentions and times of an article in the order of the text, handed out paragraph by paragraph."""

    def __init__(self, article: Article) -> None:
        self._mentions = sorted(article.mentions, key=lambda mention: (mention.start, -mention.end))
        self._times = sorted(article.times, key=lambda time: (time.start, -time.end))
        self._mention_starts = [mention.start for mention in self._mentions]
        self._time_starts = [time.start for time in self._times]

    def mentions(self, paragraph: Paragraph) -> Iterable[Mention]:
        """Mentions that begin in the paragraph."""
        low = bisect.bisect_left(self._mention_starts, paragraph.start)
        return self._mentions[low : bisect.bisect_left(self._mention_starts, paragraph.end)]

    def times(self, paragraph: Paragraph) -> Iterable[Time]:
        """Times that begin in the paragraph."""
        low = bisect.bisect_left(self._time_starts, paragraph.start)
        return self._times[low : bisect.bisect_left(self._time_starts, paragraph.end)]
