"""The stage: an article in, the same article with its times out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from khabar.arabic.sentences import sentences
from khabar.arabic.tokens import Token, tokenize
from khabar.records import Article, Failure, Time
from khabar.times.grammar import Grammar
from khabar.times.lexicon import uncliticised, word_at
from khabar.times.resolution import anchor_of, value_of

_FUTURE_STARTS = ("سي", "ست", "سن", "وسي", "وست", "وسن")
#: Words that only look like a future verb.
_NOT_FUTURE = frozenset(
    [
        "سيد",
        "سياسه",
        "سياسي",
        "سيناريو",
        "سيناء",
        "ستين",
        "ستون",
        "سته",
        "سيره",
        "سيطره",
        "سياره",
        "سياج",
        "سنه",
        "سنوات",
        "سنوي",
        "سنين",
        "ستار",
        "سيدي",
        "ستراتيجيه",
    ]
)


@dataclass(frozen=True, slots=True)
class Options:
    """Nothing to choose yet."""


@dataclass(frozen=True, slots=True)
class Explained:
    """A time with the rule that found it."""

    time: Time
    rule: str


class Times:
    """Article → times: every temporal expression with its TIMEX3 value."""

    name = "times"
    version = 1

    def __init__(self, options: Options = Options()) -> None:
        self.options = options

    def run(self, records: Iterable[Article]) -> Iterator[Article | Failure]:
        """The same articles with `times`; what cannot be resolved without a guess is left out."""
        for article in records:
            yield replace(article, times=tuple(found.time for found in self.explain(article)))

    def explain(self, article: Article) -> tuple[Explained, ...]:
        """The times of one article in order, each with the name of the rule that read it."""
        anchor = anchor_of(article.published)
        found = []
        for start, end in sentences(article.text):
            tokens = uncliticised(tokenize(article.text, start, end))
            for made in Grammar(article.text, tokens).expressions():
                ahead = any(_looks_ahead(tokens, at) for at in range(made.first))
                value = value_of(made.meaning, replace(anchor, ahead=ahead))
                if value is not None:
                    first, last = tokens[made.first], tokens[made.after - 1]
                    time = Time(first.start, last.end, made.meaning.type, value)
                    found.append(Explained(time, made.meaning.rule))
        return tuple(found)


def _looks_ahead(tokens: Sequence[Token], at: int) -> bool:
    key = tokens[at].key
    if word_at(tokens, at, "future"):
        return True
    return (
        len(key) >= 4
        and key.startswith(_FUTURE_STARTS)
        and not any(key.removeprefix("و").startswith(no) for no in _NOT_FUTURE)
    )
