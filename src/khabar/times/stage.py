"""The stage: an article in, the same article with its times out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from khabar.arabic.sentences import sentences
from khabar.arabic.tokens import tokenize
from khabar.records import Article, Failure, Time
from khabar.times.grammar import Grammar
from khabar.times.lexicon import uncliticised
from khabar.times.resolution import Anchor, anchor_of, value_of
from khabar.times.tense import tense_at


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
    version = 2

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
            anchor = replace(anchor, near=None)
            for made in Grammar(article.text, tokens).expressions():
                value = value_of(made.meaning, replace(anchor, tense=tense_at(tokens, made.first)))
                if value is not None:
                    first, last = tokens[made.first], tokens[made.after - 1]
                    time = Time(first.start, last.end, made.meaning.type, value)
                    found.append(Explained(time, made.meaning.rule))
                    if made.meaning.kind != "again" or made.meaning.unit == "D":
                        anchor = _having_told(anchor, time)
        return tuple(found)


def _having_told(anchor: Anchor, time: Time) -> Anchor:
    """The anchor for what comes after `time`: «في اليوم التالي» counts from the day told last."""
    if time.type not in {"DATE", "TIME"} or not time.value[:4].isdigit() or len(time.value) < 4:
        return anchor
    parts = time.value[:10].split("-")
    anchor = replace(anchor, spoken_year=int(parts[0]))
    if len(parts) < 2 or not parts[1].isdigit():
        return anchor
    anchor = replace(anchor, spoken_month=(int(parts[0]), int(parts[1])))
    if len(parts) < 3 or not parts[2].isdigit():
        return anchor
    day = date(int(parts[0]), int(parts[1]), int(parts[2]))
    return replace(anchor, near=day, spoken=day)
