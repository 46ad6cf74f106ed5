"""What every recogniser of names looks like from outside, so that rules and a trained model can stand for each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from khabar.records import EntityType


@dataclass(frozen=True, slots=True)
class Found:
    """A name found in a text: `text[start:end]`, clitics and titles already off. `score` (0 to 1) settles overlaps;
    `reason` says in a word or two what it rests on («title», «gazetteer», «head»); `same` is the name under which a
    gazetteer knows the thing, where it does."""

    start: int
    end: int
    type: EntityType
    score: float
    reason: str
    same: str | None = None


class Recogniser(Protocol):
    """Finds the names in a text."""

    def find(self, text: str) -> list[Found]:
        """The names of `text` in reading order; no two overlap. A newline ends every name."""
        ...


def settle(candidates: list[Found]) -> list[Found]:
    """Of overlapping candidates the best score stays, then the longest, then the first; the rest go.

    >>> a, b = Found(0, 5, "person", 0.5, "pair"), Found(0, 9, "organisation", 0.8, "head")
    >>> settle([a, b]) == [b]
    True
    """
    kept: list[Found] = []
    taken: set[int] = set()
    for found in sorted(candidates, key=lambda f: (-f.score, f.start - f.end, f.start)):
        span = range(found.start, found.end)
        if found.start < found.end and taken.isdisjoint(span):
            taken.update(span)
            kept.append(found)
    return sorted(kept, key=lambda f: f.start)
