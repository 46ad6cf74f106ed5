"""The fast recogniser: a linear-chain conditional random field over words, affixes, lists and what the rules found.

Lafferty, McCallum and Pereira (2001); CRFsuite (Okazaki 2007). Affixes and lists after Benajiba, Diab and Rosso (2008, "Arabic named entity
recognition using optimized feature sets"). `training/names` makes the weights, `models/fast.crfsuite`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files

import pycrfsuite

from khabar.names.labels import names_of
from khabar.names.line import Line
from khabar.names.recogniser import Found
from khabar.names.signs import list_marks, rule_marks, word_marks

#: Marks of the word beside that tell something alone.
_TELLING = ("title", "head", "verb", "nation")


#: Where a word stands seen from another: «-1» is right before it.
_BEFORE2, _BEFORE, _AFTER, _AFTER2 = "-2", "-1", "+1", "+2"


@dataclass(frozen=True, slots=True)
class _Signs:
    """The signs of one word: for itself, and for the words up to two places from it."""

    own: tuple[str, ...]
    before2: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    after2: tuple[str, ...]


_EDGE = _Signs((), *((f"{where}#",) for where in (_BEFORE2, _BEFORE, _AFTER, _AFTER2)))


@lru_cache(maxsize=1 << 17)
def _signs(key: str, kind: str) -> _Signs:
    own: tuple[str, ...] = (f"is={kind}", f"w={key}")
    if kind == "word":
        own = (
            f"w={key}",
            f"n={min(len(key), 8)}",
            *(f"p{size}={key[:size]}" for size in (2, 3)),
            *(f"s{size}={key[-size:]}" for size in (1, 2, 3)),
        )
    return _Signs(own, *(_beside(key, kind, where) for where in (_BEFORE2, _BEFORE, _AFTER, _AFTER2)))


def _beside(key: str, kind: str, where: str) -> tuple[str, ...]:
    signs = [f"{where}w={key}"]
    if kind == "word":
        marks = word_marks(key)
        if where in (_BEFORE, _AFTER):
            signs += [f"{where}s={key[-2:]}", f"{where}m={' '.join(marks)}"]
            signs += [f"{where}m={mark}" for mark in marks if mark.startswith(_TELLING)]
    return tuple(signs)


def signs_of(line: Line, ruled: Sequence[str | None]) -> list[list[str]]:
    """The signs of every token of a line; `ruled` as `signs.rule_marks` gives it."""
    known = [_EDGE, _EDGE, *(_signs(token.key, token.kind) for token in line.tokens), _EDGE, _EDGE]
    marks = ["", *(f"r={mark}" for mark in ruled), ""]
    return [
        [
            *known[at + 2].own, *own, marks[at + 1],
            *known[at].before2, *known[at + 1].before, *known[at + 3].after, *known[at + 4].after2,
            f"-1{marks[at]}", f"+1{marks[at + 2]}",
        ]
        for at, own in enumerate(list_marks(line))
    ]  # fmt: skip


class Field:
    """The weights, loaded when first asked. Not to be shared between threads."""

    @cached_property
    def _tagger(self) -> tuple[pycrfsuite.Tagger, bytes]:
        weights = files("khabar.names").joinpath("models", "fast.crfsuite").read_bytes()
        tagger = pycrfsuite.Tagger()
        tagger.open_inmemory(weights)  # keeps no copy of its own
        return tagger, weights

    def find(self, lines: Sequence[Line], ruled: Sequence[Found]) -> list[Found]:
        """The names that the model sees, in reading order. The probability of a name is that of its first token's label."""
        tagger, _ = self._tagger
        alone = frozenset(token.key for line in lines for token in line.tokens)
        found: list[Found] = []
        for line, marks in zip(lines, rule_marks(lines, ruled), strict=True):
            labels = tagger.tag(signs_of(line, marks))
            if any(label != "O" for label in labels):
                scores = [
                    tagger.marginal(label, at) if label != "O" else 0.0 for at, label in enumerate(labels)
                ]
                found += names_of(line, labels, scores, alone, "model")
        return found
