"""`floors.json`: the least that every measure must reach. Figures go up; only a person who edits the file takes one down.

A floor is a score rounded down to three digits. Beside the floors of a set stands the fingerprint of its corpus: gold
that has changed is noticed, and its floors are to be confirmed with `--raise-floors`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from evaluation.sheet import Figure
from evaluation.story_measures import GoldError

FLOORS = Path(__file__).parent / "floors.json"
#: Three digits stand in the file: a floor written is below the score it was taken from by less than this.
_STEP = 1000


class SetFloors(msgspec.Struct):
    """The floors of one set, and the corpus they were measured on."""

    fingerprint: str
    measures: dict[str, float] = msgspec.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fall:
    """One thing that keeps the floors from holding, as a line for a person."""

    set_name: str
    measure: str | None
    reason: str


@dataclass(slots=True)
class Result:
    """The figures of one set, and the fingerprint of its corpus."""

    name: str
    fingerprint: str
    figures: Sequence[Figure] = field(default_factory=list)


def read_floors(path: Path) -> dict[str, SetFloors]:
    """The floors by set; none where the file is not there yet. Raises `GoldError` where it is not a file of floors."""
    if not path.is_file():
        return {}
    try:
        return msgspec.json.decode(path.read_bytes(), type=dict[str, SetFloors])
    except msgspec.DecodeError as error:
        raise GoldError(f"{path}: {error}") from None


def falls(results: Sequence[Result], floors: Mapping[str, SetFloors]) -> list[Fall]:
    """Every measure below its floor, every floor whose measure is gone, every set whose corpus has changed. Sets without
    floors, and floors of sets that are not here, hold."""
    found = []
    for result in results:
        kept = floors.get(result.name)
        if kept is None:
            continue
        if kept.fingerprint != result.fingerprint:
            reason = (
                "the gold or its pages changed since the floors were written: look, then run --raise-floors"
            )
            found.append(Fall(result.name, None, reason))
        scores = {figure.measure: figure.score for figure in result.figures}
        for measure, floor in kept.measures.items():
            score = scores.get(measure)
            if score is None:
                found.append(
                    Fall(result.name, measure, f"is not measured any more, its floor is {floor:.3f}")
                )
            elif rounded(score) < floor:
                found.append(Fall(result.name, measure, f"is {score:.3f}, below its floor of {floor:.3f}"))
    return found


def raised(results: Sequence[Result], floors: Mapping[str, SetFloors]) -> dict[str, SetFloors]:
    """The floors with every score that is higher than its floor in its place, and the fingerprints of today. No floor
    goes down: a measure that fell keeps the floor it fell below, and goes on failing."""
    new = {name: SetFloors(kept.fingerprint, dict(kept.measures)) for name, kept in floors.items()}
    for result in results:
        kept = new.setdefault(result.name, SetFloors(result.fingerprint))
        kept.fingerprint = result.fingerprint
        for figure in result.figures:
            kept.measures[figure.measure] = max(rounded(figure.score), kept.measures.get(figure.measure, 0.0))
    return new


def write_floors(floors: Mapping[str, SetFloors], path: Path) -> None:
    """Write the file, sets in alphabetical order, measures as they come."""
    ordered = {name: floors[name] for name in sorted(floors)}
    path.write_bytes(msgspec.json.format(msgspec.json.encode(ordered), indent=2) + b"\n")


def rounded(score: float) -> float:
    """The score rounded down to three digits.

    >>> rounded(0.98765)
    0.987
    """
    return math.floor(score * _STEP + 1e-9) / _STEP
