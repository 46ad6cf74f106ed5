"""Marks that keep Arabic, Latin and numbers in their places on one line.

A right-to-left mark at the head of a line makes it run from the right; what may be of either direction (a date, a file
name, a quotation) stands in a first-strong isolate, so that it cannot drag its neighbours along. Unicode Standard Annex
#9, sections 2.4 and 2.6. A terminal that knows nothing of this shows the same words in the order they are read.
"""

from __future__ import annotations

RLM = "\u200f"
_FSI, _LRI, _PDI = "\u2068", "\u2066", "\u2069"


def isolate(text: str) -> str:
    """`text` with a direction of its own, found from its first strong letter."""
    return f"{_FSI}{text}{_PDI}"


def left_to_right(text: str) -> str:
    """`text` as it is written from the left: dates, paths, ids, offsets."""
    return f"{_LRI}{text}{_PDI}"


def from_the_right(line: str) -> str:
    """`line` as one that runs from the right; an empty line stays empty. Spaces in front stay the indent."""
    body = line.lstrip(" ")
    return line[: len(line) - len(body)] + RLM + body if body else ""
