"""The stage: an article in, the same article with its times out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from khabar.arabic.sentences import sentences_with_tokens
from khabar.records import Article, Failure, Published, Time
from khabar.times.anchor import Anchor, anchor_of
from khabar.times.grammar import Grammar
from khabar.times.lexicon import uncliticised, word_at
from khabar.times.resolution import resolve
from khabar.times.tense import hangs_on, tense_at

#: What hangs on whether the sentence looks back or ahead.
_TENSED = frozenset({"weekday", "date", "lunar", "unit"})


@dataclass(frozen=True, slots=True)
class Options:
    """Nothing to choose yet."""


@dataclass(frozen=True, slots=True)
class Explained:
    """A time with the rules that fired: those that read it, then those that resolved it, in order."""

    time: Time
    rules: tuple[str, ...]


class Times:
    """Article → times: every temporal expression with its TIMEX3 value."""

    name = "times"
    version = 3

    def __init__(self, options: Options = Options()) -> None:
        self.options = options

    def run(self, records: Iterable[Article]) -> Iterator[Article | Failure]:
        """The same articles with `times`; what cannot be resolved without a guess is left out."""
        for article in records:
            found = self.explain_text(article.text, article.published)
            yield replace(article, times=tuple(one.time for one in found))

    def explain_text(self, text: str, published: Published | None) -> tuple[Explained, ...]:
        """The times of a text that appeared at `published`, in order, each with the rules that fired.

        >>> (found,) = Times().explain_text("غادر أمس.", Published("2026-01-28", "day", "page", ()))
        >>> found.time.value, found.rules
        ('2026-01-27', ('day word', 'counted from publication'))
        """
        anchor = anchor_of(published)
        found = []
        for _, words in sentences_with_tokens(text):
            tokens = uncliticised(words)
            grammar = Grammar(text, tokens)
            goes_on = bool(grammar.keys) and word_at(grammar.keys, 0, ("then",)) is not None
            anchor = replace(anchor, near=anchor.spoken if goes_on else None, far=None)
            told = 0
            for made in grammar.expressions():
                if made.meaning.kind == "weekday":
                    near = anchor.near if hangs_on(grammar.keys, told, made.first) else None
                    anchor = replace(anchor, far=near)
                if made.meaning.kind in _TENSED:
                    anchor = replace(anchor, tense=tense_at(grammar.keys, made.first, made.after))
                trail = list(made.meaning.rules)
                resolved = resolve(made.meaning, anchor, trail)
                if resolved is not None:
                    time = Time(
                        tokens[made.first].start,
                        tokens[made.after - 1].end,
                        made.meaning.type,
                        resolved.value,
                        made.meaning.mod,
                        *resolved.days,
                        resolved.conflict,
                    )
                    found.append(Explained(time, tuple(trail)))
                    if made.meaning.kind != "again" or made.meaning.unit == "D":
                        anchor = _having_told(anchor, time)
                        told = made.after
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
