"""Documents as a network sees them: windows of pieces with a row of marks and a label for each token."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from khabar.names.line import lines_of
from khabar.names.rules import Rules
from khabar.names.signs import list_marks, rule_marks
from khabar.names.windows import windows
from training.names.corpora import Document

LABELS = ("O", "B-P", "I-P", "B-L", "I-L", "B-O", "I-O")
#: A mark that fewer tokens bear teaches nothing.
_SEEN = 20


@dataclass(frozen=True, slots=True)
class Read:
    """A document with the surfaces and marks of its tokens, a list a line."""

    document: Document
    surfaces: list[list[str]]
    marks: list[list[list[str]]]
    ruled: list[list[str | None]]


@dataclass(frozen=True, slots=True)
class Example:
    """One window."""

    pieces: list[int]
    first: list[int]
    marks: npt.NDArray[np.float32]
    labels: list[int]


def read(documents: Sequence[Document]) -> list[Read]:
    """The marks of every document; the rules see it whole."""
    rules, found = Rules(), []
    for document in documents:
        lines = list(lines_of(document.text))
        ruled = rule_marks(lines, rules.find(document.text))
        surfaces = [[token.surface for token in line.tokens] for line in lines]
        found.append(Read(document, surfaces, [list_marks(line) for line in lines], ruled))
    return found


def inventory(reads: Sequence[Read]) -> list[str]:
    """The marks worth a weight, in a fixed order: of the lists, then of the rules."""
    listed: Counter[str] = Counter()
    ruled: Counter[str] = Counter()
    for one in reads:
        listed.update(mark for line in one.marks for marks in line for mark in marks)
        ruled.update(f"rule-{mark}" for line in one.ruled for mark in line if mark)
    return [m for m in sorted(listed) if listed[m] >= _SEEN] + [m for m in sorted(ruled) if ruled[m] >= _SEEN]


def examples(
    reads: Sequence[Read],
    pieces: Callable[[str], Sequence[int]],
    marks: Sequence[str],
    longest: int,
    ends: tuple[int, int],
) -> Iterator[Example]:
    """The windows of all documents, in order."""
    column = {mark: n for n, mark in enumerate(marks)}
    for one in reads:
        every = [marks for line in one.marks for marks in line]
        ruled = [mark for line in one.ruled for mark in line]
        labels = [LABELS.index(label) for line in one.document.labels for label in line]
        for window in windows(one.surfaces, pieces, ends[0], ends[1], longest):
            rows = np.zeros((window.end - window.begin, len(column)), dtype=np.float32)
            for row, at in enumerate(range(window.begin, window.end)):
                for mark in (*every[at], *([f"rule-{ruled[at]}"] if ruled[at] else [])):
                    if mark in column:
                        rows[row, column[mark]] = 1
            yield Example(window.pieces, window.first, rows, labels[window.begin : window.end])


def shuffled(rows: Sequence[Example], size: int, chance: random.Random) -> list[list[Example]]:
    """Batches of windows of like length, in any order."""
    order = list(rows)
    chance.shuffle(order)
    groups = [
        sorted(order[n : n + size * 20], key=lambda one: len(one.pieces))
        for n in range(0, len(order), size * 20)
    ]
    batches = [group[n : n + size] for group in groups for n in range(0, len(group), size)]
    chance.shuffle(batches)
    return batches
