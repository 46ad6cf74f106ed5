"""The stage: coverage in, the same coverage with its reprints out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from khabar.records import Article, Coverage, Failure, Passage, Reprint, ReprintLabel
from khabar.reprints.alignment import Shared, passages
from khabar.reprints.fingerprints import GRAM, Words, candidates, formulae, words_of
from khabar.reprints.lineage import first_of, retold


@dataclass(frozen=True, slots=True)
class Options:
    """`common` is the most articles and `days` the most days that may hold a word run before it counts as a formula;
    `least` how many fingerprints a pair must share to be aligned; `adapted` and `reprint` are the parts of the shorter text
    that must stand in the longer one. From `longer` times its length on, a text of its own writing that holds an agency's
    whole report has adapted it."""

    common: int = 40
    days: int = 3
    least: int = 2
    adapted: float = 0.30
    reprint: float = 0.84
    longer: float = 1.5


class Reprints:
    """Coverage → who repeats whom."""

    name = "reprints"
    version = 2

    def __init__(self, options: Options = Options()) -> None:
        self.options = options

    def run(self, records: Iterable[Coverage]) -> Iterator[Coverage | Failure]:
        """The same coverage with `reprints`, one for each pair, ordered by ids; the order of the articles makes no
        difference."""
        for coverage in records:
            texts = [words_of(article) for article in _once(coverage.articles)]
            known = formulae(texts, self.options.days, self.options.common)
            found = []
            for one, two in candidates(texts, self.options.common, self.options.least):
                made = self._compare(texts[one], texts[two], known)
                if made:
                    found.append(made)
            yield replace(coverage, reprints=tuple(sorted(found, key=lambda made: (made.article, made.of))))

    def _compare(self, a: Words, b: Words, known: frozenset[int]) -> Reprint | None:
        """The reprint that `a` and `b` make. `known` formulae count only where the whole text is the same."""
        shared = passages(a.keys, b.keys)
        least = self.options.reprint * min(len(a.keys), len(b.keys))
        if sum(run.words for run in shared) < least:
            shared = [left for run in shared if (left := _without(run, a, known))]
        label = label_of(len(a.keys), len(b.keys), shared, self.options)
        if label is None:
            return None
        first = first_of(a.article, b.article)
        longer, shorter = (a, b) if len(a.keys) >= len(b.keys) else (b, a)
        if len(longer.keys) >= self.options.longer * len(shorter.keys) and retold(
            longer.article, shorter.article
        ):
            label = "adapted"
        later, earlier = (a, b) if first == "b" or (first == "unknown" and longer is b) else (b, a)
        runs = (
            shared if later is a else [Shared(s.of_start, s.of_end, s.start, s.end, s.words) for s in shared]
        )
        return Reprint(
            article=later.article.id,
            of=earlier.article.id,
            label=label,
            share=round(sum(run.words for run in runs) / len(later.keys), 3),
            passages=tuple(_passage(later, earlier, run) for run in sorted(runs, key=lambda run: run.start)),
            direction="unknown" if first == "unknown" else "known",
        )


def label_of(one: int, two: int, shared: list[Shared], options: Options = Options()) -> ReprintLabel | None:
    """The label of two texts of `one` and `two` words; `None` where what they share is too little to mean anything."""
    words = sum(run.words for run in shared)
    short = min(one, two)
    if not short or words < 8:
        return None
    if words >= options.reprint * short:
        return "reprint"
    return "adapted" if words >= options.adapted * short and max(run.words for run in shared) >= 10 else None


def _without(run: Shared, text: Words, known: frozenset[int]) -> Shared | None:
    """The run with only as many words as are no formula; `None` where nothing is left."""
    grams = text.grams[run.start : max(run.start + 1, run.end - GRAM + 1)]
    own = sum(gram not in known for gram in grams)
    return replace(run, words=round(run.words * own / len(grams))) if own else None


def _passage(later: Words, earlier: Words, run: Shared) -> Passage:
    return Passage(
        later.tokens[run.start].start,
        later.tokens[run.end - 1].end,
        earlier.tokens[run.of_start].start,
        earlier.tokens[run.of_end - 1].end,
    )


def _once(articles: Iterable[Article]) -> list[Article]:
    """Each id once, ordered by it."""
    return [article for _, article in sorted({article.id: article for article in articles}.items())]
