"""Rules and a trained model together: the model is told what the rules found, and of both the surer stays.

A full name that either of them finds marks its later short forms (`again.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from khabar.names.again import again
from khabar.names.line import Line
from khabar.names.recogniser import Found, settle
from khabar.names.rules import first_pass, read_lines


class Model(Protocol):
    """A trained model: the names it sees in lines, when it is told what the rules found there."""

    def find(self, lines: Sequence[Line], ruled: Sequence[Found]) -> list[Found]: ...


class Trained:
    """A model as a `Recogniser`."""

    def __init__(self, model: Model) -> None:
        self._model = model

    def find(self, text: str) -> list[Found]:
        """The names of `text` in reading order, none overlapping another."""
        lines = read_lines(text)
        first = first_pass(lines)
        ruled = again(text, lines, first)
        seen = self._model.find(lines, ruled)
        return again(text, lines, together(first, seen))


def together(ruled: Sequence[Found], seen: Sequence[Found]) -> list[Found]:
    """What the model saw and what the rules found, the surer where they differ. Where both mean one name the rules say where it starts, for they
    know its clitics, and under which name it is known."""
    by_end = {(name.end, name.type): name for name in ruled}
    return settle([*(_edged(name, by_end.get((name.end, name.type))) for name in seen), *ruled])


def _edged(name: Found, rule: Found | None) -> Found:
    if rule is None:
        return name
    return replace(name, start=rule.start, same=rule.same, reason=f"{name.reason}, {rule.reason}")
