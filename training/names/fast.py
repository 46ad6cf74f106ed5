"""The conditional random field: its weights from the same documents as the transformer's."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import pycrfsuite

from khabar.names.line import lines_of
from khabar.names.rules import Rules
from khabar.names.sequence import signs_of
from khabar.names.signs import rule_marks
from training.names.corpora import Document
from training.names.examples import LABELS
from training.names.score import Score, score
from training.names.swap import Names, swapped

SETTINGS = {
    "c1": 0.05,
    "c2": 0.1,
    "max_iterations": 100,
    "feature.minfreq": 2,
    "feature.possible_transitions": True,
}
#: How often each document is shown with other names, beside once as it is.
_SWAPS = 2
_SHARE = 0.5


def train(documents: Sequence[Document], pools: Names, path: Path, seed: int = 1) -> None:
    """Fit the weights and write them to `path`. The same documents and seed give the same bytes."""
    chance = random.Random(seed)
    trainer = pycrfsuite.Trainer(verbose=False)
    for document in documents:
        shown = [document, *(swapped(document, pools, _SHARE, chance) for _ in range(_SWAPS))]
        for one in shown:
            for signs, labels in zip(_signs(one), one.labels, strict=True):
                trainer.append(signs, labels)
    trainer.set_params(SETTINGS)
    trainer.train(str(path))


def measure(documents: Sequence[Document], path: Path) -> Score:
    """Names by tokens."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    guesses, labels = list[list[int]](), list[list[int]]()
    for document in documents:
        for signs, row in zip(_signs(document), document.labels, strict=True):
            guesses.append([LABELS.index(label) for label in tagger.tag(signs)])
            labels.append([LABELS.index(label) for label in row])
    return score(guesses, labels)


def _signs(document: Document) -> list[list[list[str]]]:
    lines = list(lines_of(document.text))
    ruled = rule_marks(lines, Rules().find(document.text))
    return [signs_of(line, marks) for line, marks in zip(lines, ruled, strict=True)]
