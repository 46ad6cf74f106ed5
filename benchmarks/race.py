"""Runners timed in turns: every round runs each of them once, in an order that moves on by one a round."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import ceil
from statistics import median

Runner = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Laps:
    """The seconds of every round, in order."""

    seconds: tuple[float, ...]

    def rate(self, amount: float) -> Rate:
        """`amount` things (pages, words) a round, as things a second."""
        return Rate(amount / median(self.seconds), amount / max(self.seconds), amount / min(self.seconds))


@dataclass(frozen=True, slots=True)
class Rate:
    """Things a second: the median round, the slowest and the fastest."""

    median: float
    slowest: float
    fastest: float


def race(
    runners: Mapping[str, Runner],
    rounds: int,
    least: float = 0.2,
    clock: Callable[[], float] = time.perf_counter,
) -> dict[str, Laps]:
    """Time every runner `rounds` times, interleaved, after one run that does not count (tables load, caches fill). A runner
    that takes less than `least` seconds is run several times a round, and the time shared out. The results stand in the
    order of `runners`."""
    names = list(runners)
    repeats: dict[str, int] = {}
    for name in names:
        runners[name]()
        repeats[name] = max(1, ceil(least / max(_seconds(runners[name], 1, clock), 1e-6)))
    taken: dict[str, list[float]] = {name: [] for name in names}
    for number in range(rounds):
        turn = number % len(names) if names else 0
        for name in names[turn:] + names[:turn]:
            taken[name].append(_seconds(runners[name], repeats[name], clock))
    return {name: Laps(tuple(seconds)) for name, seconds in taken.items()}


def _seconds(runner: Runner, times: int, clock: Callable[[], float]) -> float:
    begun = clock()
    for _ in range(times):
        runner()
    return (clock() - begun) / times
