"""Floors only go up, and a figure that falls fails."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.floors import Result, SetFloors, falls, raised, read_floors, write_floors
from evaluation.sets import fingerprint
from evaluation.sheet import Figure
from evaluation.story_measures import GoldError


def result(score: float, corpus: str = "c1", measure: str = "mentions") -> Result:
    """One set with one figure."""
    return Result("examples", corpus, [Figure(measure, score, 10)])


FLOORS = {"examples": SetFloors("c1", {"mentions": 0.8})}


def test_at_or_above_the_floor_holds() -> None:
    assert falls([result(0.8)], FLOORS) == []
    assert falls([result(0.93)], FLOORS) == []


def test_a_lowered_figure_fails() -> None:
    (fall,) = falls([result(0.7994)], FLOORS)
    assert (fall.set_name, fall.measure) == ("examples", "mentions")
    assert "below its floor of 0.800" in fall.reason


def test_a_measure_that_is_gone_fails() -> None:
    (fall,) = falls([result(0.9, measure="times.found")], FLOORS)
    assert "not measured any more" in fall.reason


def test_changed_gold_is_noticed() -> None:
    (fall,) = falls([result(0.9, corpus="c2")], FLOORS)
    assert fall.measure is None and "changed" in fall.reason


def test_a_set_that_is_not_here_holds_and_so_does_one_without_floors() -> None:
    assert falls([], FLOORS) == []
    assert falls([result(0.1)], {}) == []


def test_raising_never_lowers() -> None:
    assert raised([result(0.9)], FLOORS)["examples"].measures == {"mentions": 0.9}
    lower = raised([result(0.5, corpus="c2")], FLOORS)
    assert lower["examples"] == SetFloors("c2", {"mentions": 0.8})
    assert falls([result(0.5, corpus="c2")], lower)
    assert FLOORS["examples"].measures == {"mentions": 0.8}


def test_a_floor_is_rounded_down_so_that_it_holds_at_once() -> None:
    once = raised([result(0.87654)], {})
    assert once["examples"].measures == {"mentions": 0.876}
    assert falls([result(0.87654)], once) == []


def test_written_and_read_again(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    assert read_floors(path) == {}
    write_floors(FLOORS, path)
    assert read_floors(path) == FLOORS
    path.write_text("[]", encoding="utf-8")
    with pytest.raises(GoldError, match=r"floors\.json"):
        read_floors(path)


def test_the_fingerprint_knows_names_and_content(tmp_path: Path) -> None:
    page = tmp_path / "a.json"
    page.write_text("{}", encoding="utf-8")
    before = fingerprint([page])
    assert fingerprint([page]) == before
    page.write_text("{} ", encoding="utf-8")
    assert fingerprint([page]) != before
