"""Rules and a trained model together: the model is told what the rules found, and its word counts, but for bodies that the rules know whole.

Where both find the very same name, less of the model's certainty is asked; where a name begins and ends the lists help to say (`edges.py`). A full
name marks its later short forms (`again.py`).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Protocol

from khabar.names.again import again
from khabar.names.edges import edged, ordinary, without_nation
from khabar.names.line import Line
from khabar.names.recogniser import Found, settle
from khabar.names.rules import first_pass, read_lines

#: A body that the rules found stands from this score on, whatever the model says; so does one named by its country («الرئاسة الفرنسية»).
SURE_BODY = 0.86
#: The probability from which a name of the model stands, alone and where the rules found the very same. Like `SURE_BODY` chosen on our example
#: pages and on news that others marked, with a model that had seen none of it.
SEEN, AGREED = 0.7, 0.3
#: The same for a place made of ordinary words alone: «الضفة الشرقية», «بتوفيق الله».
PLAIN_PLACE = 0.97


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
        edges = (edged(text, name, ruled) for name in self._model.find(lines, ruled))
        seen = [name for name in edges if name is not None]
        plain = {name for name in seen if name.type == "place" and ordinary(text, name)}
        bodies = [without_nation(text, name) for name in first if _is_sure(name)]
        return again(text, lines, together(bodies, seen, ruled, plain))


def _is_sure(name: Found) -> bool:
    return name.type == "organisation" and (name.score >= SURE_BODY or name.reason == "head of a nation")


def together(
    bodies: Sequence[Found], seen: Sequence[Found], ruled: Sequence[Found], plain: Collection[Found]
) -> list[Found]:
    """The bodies that the rules are sure of, and of what the model saw what it is sure of, or what the rules found too. Of
    what is in `plain` it must be surer.

    >>> rule, model = Found(0, 4, "place", 0.6, "gazetteer"), Found(0, 9, "person", 0.9, "model")
    >>> unsure = Found(0, 9, "person", 0.5, "model")
    >>> together([], [model], [rule], ()) == [model], together([], [unsure], [rule], ())
    (True, [])
    """
    agreed = {(name.start, name.end, name.type) for name in ruled}
    kept = settle(list(bodies))
    taken = {at for name in kept for at in range(name.start, name.end)}

    def least(name: Found) -> float:
        if (name.start, name.end, name.type) in agreed:
            return AGREED
        return PLAIN_PLACE if name in plain else SEEN

    stands = [
        name for name in seen if name.score >= least(name) and taken.isdisjoint(range(name.start, name.end))
    ]
    return sorted([*kept, *settle(stands)], key=lambda name: name.start)
