"""The fast recogniser: a linear-chain conditional random field over words, affixes, lists and what the rules found.

Lafferty, McCallum and Pereira (2001); CRFsuite (Okazaki 2007). Affixes and lists after Benajiba, Diab and Rosso (2008, "Arabic named entity
recognition using optimized feature sets"). `training/names` makes the weights, `models/fast.crfsuite`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache
from importlib.resources import files

import pycrfsuite

from khabar.arabic.tokens import Token
from khabar.names.labels import names_of
from khabar.names.line import Line
from khabar.names.recogniser import Found
from khabar.names.signs import list_marks, rule_marks, word_marks

#: Marks of the word two places away that tell something.
_FAR = ("title", "head", "verb", "nation")


@lru_cache(maxsize=1 << 17)
def _own(key: str, kind: str) -> tuple[str, ...]:
    if kind != "word":
        return (f"is={kind}", f"w={key}")
    signs = [f"w={key}", f"n={min(len(key), 8)}"]
    signs += [f"p{size}={key[:size]}" for size in (1, 2, 3)]
    signs += [f"s{size}={key[-size:]}" for size in (1, 2, 3)]
    return tuple(signs)


@lru_cache(maxsize=1 << 17)
def _beside(key: str, kind: str, where: str) -> tuple[str, ...]:
    signs = [f"{where}w={key}"]
    if kind == "word":
        marks = word_marks(key)
        if where in ("-1", "+1"):
            signs += [f"{where}s={key[-2:]}", f"{where}p={key[:2]}"]
            signs += [f"{where}m={mark}" for mark in marks]
        else:
            signs += [f"{where}m={mark}" for mark in marks if mark.startswith(_FAR)]
    return tuple(signs)


def signs_of(line: Line, ruled: Sequence[str | None]) -> list[list[str]]:
    """The signs of every token of a line; `ruled` as `signs.rule_marks` gives it."""
    tokens, rows = line.tokens, []
    listed = list_marks(line)
    last = len(tokens) - 1
    for at, token in enumerate(tokens):
        signs = [*_own(token.key, token.kind), *listed[at], f"r={ruled[at]}"]
        for step, where in ((-1, "-1"), (1, "+1"), (-2, "-2"), (2, "+2")):
            if 0 <= at + step <= last:
                other: Token = tokens[at + step]
                signs += _beside(other.key, other.kind, where)
                if step in (-1, 1):
                    signs.append(f"{where}r={ruled[at + step]}")
            else:
                signs.append(f"{where}#")
        rows.append(signs)
    return rows


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
