"""The stage: coverage in, the same coverage with its reprints out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from khabar.records import Article, Coverage, Failure, Passage, Reprint, ReprintLabel
from khabar.reprints.alignment import Shared, passages
from khabar.reprints.fingerprints import Words, candidates, words_of
from khabar.reprints.lineage import first_of


@dataclass(frozen=True, slots=True)
class Options:
    """`common` is the most articles that may hold a fingerprint before it counts as a formula; `least` how many
    fingerprints a pair must share to be aligned; `adapted` and `reprint` are the parts of the shorter text that must stand
    in the longer one."""

    common: int = 14
    least: int = 2
    adapted: float = 0.30
    reprint: float = 0.84


class Reprints:
    """Coverage → who repeats whom."""

    name = "reprints"
    version = 1

    def __init__(self, options: Options = Options()) -> None:
        self.options = options

    def run(self, records: Iterable[Coverage]) -> Iterator[Coverage | Failure]:
        """The same coverage with `reprints`, one for each pair, ordered by ids; the order of the articles makes no
        difference."""
        for coverage in records:
            texts = [words_of(article) for article in _once(coverage.articles)]
            found = []
            for one, two in candidates(texts, self.options.common, self.options.least):
                made = self._compare(texts[one], texts[two])
                if made:
                    found.append(made)
            yield replace(coverage, reprints=tuple(sorted(found, key=lambda made: (made.article, made.of))))

    def _compare(self, a: Words, b: Words) -> Reprint | None:
        shared = passages(a.keys, b.keys)
        label = label_of(len(a.keys), len(b.keys), shared, self.options)
        if label is None:
            return None
        first = first_of(a.article, b.article)
        later, earlier = (
            (a, b) if first == "b" or (first == "unknown" and len(a.keys) <= len(b.keys)) else (b, a)
        )
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
