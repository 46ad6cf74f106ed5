"""What a comparison yields, and the sheet that adds it up over pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

MissKind: TypeAlias = Literal[
    "missed", "spurious", "wrong value", "wrong type", "wrong span",
    "missed cue", "false cue", "wrong start", "wrong end", "wrong speaker", "wrong chain",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Miss:
    """One thing that went wrong: what the gold holds, what the reader wrote, and the sentence it stands in."""

    measure: str
    kind: MissKind
    wanted: str | None
    found: str | None
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Scored:
    """One measure on one page: `hits` of the `found` things are among the `wanted` ones."""

    measure: str
    hits: int
    found: int
    wanted: int
    misses: tuple[Miss, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """One measure over a set. `score` is what the floor is for (F1, or the share that is right); `support` says how many
    things of the gold it rests on. Precision and recall are `None` where the measure has none."""

    measure: str
    score: float
    support: int
    precision: float | None = None
    recall: float | None = None


@dataclass(slots=True)
class Count:
    """Hits, things found and things wanted, over all pages so far."""

    hits: int = 0
    found: int = 0
    wanted: int = 0

    @property
    def precision(self) -> float:
        """The part of what was found that is right. Nothing found is right where nothing was wanted."""
        return self.hits / self.found if self.found else float(self.wanted == 0)

    @property
    def recall(self) -> float:
        """The part of what was wanted that was found."""
        return self.hits / self.wanted if self.wanted else 1.0


def harmonic(precision: float, recall: float) -> float:
    """F1: the harmonic mean, 0 where both are 0.

    >>> round(harmonic(0.5, 1.0), 3)
    0.667
    """
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


@dataclass(slots=True)
class Sheet:
    """The sums of every measure, in the order in which they first came, and every miss with its page."""

    counts: dict[str, Count] = field(default_factory=dict)
    misses: list[tuple[str, Miss]] = field(default_factory=list)

    def add(self, page: str, scored: Iterable[Scored]) -> None:
        """Add what was measured on one page."""
        for one in scored:
            count = self.counts.setdefault(one.measure, Count())
            count.hits += one.hits
            count.found += one.found
            count.wanted += one.wanted
            self.misses.extend((page, miss) for miss in one.misses)

    def figures(self) -> list[Figure]:
        """Every measure as a figure."""
        return [
            Figure(name, harmonic(one.precision, one.recall), one.wanted, one.precision, one.recall)
            for name, one in self.counts.items()
        ]
