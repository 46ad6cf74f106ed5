"""Precision, recall and F1 of names by tokens: first token, last token and type must agree (CoNLL-2003)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from training.names.examples import LABELS

Span = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of names by letter of type."""

    hits: dict[str, int]
    found: dict[str, int]
    wanted: dict[str, int]

    def f1(self, kinds: str = "PLO") -> float:
        hits, found, wanted = (
            sum(counts[kind] for kind in kinds) for counts in (self.hits, self.found, self.wanted)
        )
        return 2 * hits / max(1, found + wanted)

    def __str__(self) -> str:
        return f"F1 {self.f1():.3f}  " + "  ".join(f"{kind} {self.f1(kind):.3f}" for kind in "PLO")


def score(guesses: Sequence[Sequence[int]], labels: Sequence[Sequence[int]]) -> Score:
    """Over rows of labels by number."""
    counts = [dict.fromkeys("PLO", 0) for _ in range(3)]
    for guess, label in zip(guesses, labels, strict=True):
        ours, theirs = set(spans(guess)), set(spans(label))
        for kind in "PLO":
            for count, names in zip(counts, (ours & theirs, ours, theirs), strict=True):
                count[kind] += sum(name[2] == kind for name in names)
    return Score(*counts)


def spans(row: Sequence[int]) -> Iterator[Span]:
    """First token, last token, type; a name may begin without its `B`."""
    first: int | None = None
    kind = ""
    for at, number in enumerate([*row, 0]):
        label = LABELS[number]
        if first is not None and (label == "O" or label[0] == "B" or label[2] != kind):
            yield first, at - 1, kind
            first = None
        if label != "O" and first is None:
            first, kind = at, label[2]
