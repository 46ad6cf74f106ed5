"""The passages that two texts share, word by word.

The longest common subsequence of words (rapidfuzz) gives equal runs; runs that a few changed words part are one passage, and
a passage counts from `SHORTEST` words on, so that set phrases do not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

GAP = 3
SHORTEST = 8
#: The most pairs of words that are aligned exactly: two texts of 20,000 words. A page may hold millions.
_EXACT = 20_000 * 20_000


@dataclass(frozen=True, slots=True)
class Shared:
    """Word places of a shared passage on both sides (ends excluded), and how many words are equal in it."""

    start: int
    end: int
    of_start: int
    of_end: int
    words: int


def passages(one: Sequence[str], two: Sequence[str]) -> list[Shared]:
    """The shared passages of two word lists, in order.

    >>> one = "قال الوزير ان السد القديم في الوادي انهار فجرا بعد المطر".split()
    >>> [(run.start, run.end, run.words) for run in passages(one, ["امس", *one[2:]])]
    [(2, 11, 9)]
    """
    found: list[Shared] = []
    for run in _equal(one, two) if len(one) * len(two) <= _EXACT else _seeded(one, two):
        last = found[-1] if found else None
        if last and run.start - last.end <= GAP and run.of_start - last.of_end <= GAP:
            found[-1] = Shared(last.start, run.end, last.of_start, run.of_end, last.words + run.words)
        else:
            found.append(run)
    return [run for run in found if run.words >= SHORTEST and run.words >= 0.6 * (run.end - run.start)]


def _equal(one: Sequence[str], two: Sequence[str]) -> Iterator[Shared]:
    """The equal runs of the longest common subsequence."""
    for code in LCSseq.opcodes(one, two):
        if code.tag == "equal":
            yield Shared(
                code.src_start, code.src_end, code.dest_start, code.dest_end, code.src_end - code.src_start
            )


def _seeded(one: Sequence[str], two: Sequence[str]) -> Iterator[Shared]:
    """Equal runs grown from runs of `SHORTEST` words, left to right, each on both sides after the one before: in one walk
    over each text."""
    places: dict[tuple[str, ...], int] = {}
    for at in range(len(two) - SHORTEST, -1, -1):
        places[tuple(two[at : at + SHORTEST])] = at
    at = reached = 0
    while at <= len(one) - SHORTEST:
        start = places.get(tuple(one[at : at + SHORTEST]), -1)
        if start < reached:
            at += 1
            continue
        words = SHORTEST
        while at + words < len(one) and start + words < len(two) and one[at + words] == two[start + words]:
            words += 1
        yield Shared(at, at + words, start, start + words, words)
        at, reached = at + words, start + words
