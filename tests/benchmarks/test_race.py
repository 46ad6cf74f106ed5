"""Runs are interleaved and counted right, on a clock of our own."""

from __future__ import annotations

import pytest

from benchmarks.race import Laps, race


class Clock:
    """Time that passes only when somebody works."""

    def __init__(self) -> None:
        self.now = 0.0
        self.order: list[str] = []

    def __call__(self) -> float:
        return self.now

    def work(self, name: str, seconds: float) -> None:
        """One run of `name`."""
        self.order.append(name)
        self.now += seconds


def test_everybody_runs_in_turns_and_nobody_is_always_first() -> None:
    clock = Clock()
    runners = {
        "a": lambda: clock.work("a", 1.0),
        "b": lambda: clock.work("b", 3.0),
    }
    laps = race(runners, rounds=3, least=0.2, clock=clock)
    assert "".join(clock.order) == "aabb" + "ab" + "ba" + "ab"
    assert laps == {"a": Laps((1.0, 1.0, 1.0)), "b": Laps((3.0, 3.0, 3.0))}


def test_a_quick_runner_runs_several_times_a_round() -> None:
    clock = Clock()
    laps = race({"a": lambda: clock.work("a", 0.05)}, rounds=2, least=0.2, clock=clock)
    assert len(clock.order) == 2 + 2 * 4
    assert laps["a"].seconds == pytest.approx((0.05, 0.05))


def test_rates_are_those_of_the_median_the_slowest_and_the_fastest_round() -> None:
    rate = Laps((1.0, 4.0, 2.0)).rate(20)
    assert (rate.median, rate.slowest, rate.fastest) == (10.0, 5.0, 20.0)


def test_nobody_runs_nothing() -> None:
    assert race({}, rounds=2) == {}
