"""Where the body of the article is: of all runs of text that the model found, the one with most of it.

A page may hold several articles, one whole and others as leads, or others whole under the first one; the run that follows a
what looks like its headline counts more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from khabar.extract.blocks import Block
from khabar.extract.features import Features
from khabar.extract.headline import Headline, find_headline
from khabar.extract.metadata import Metadata
from khabar.extract.model import Guess

#: Beyond so many points a headline is no surer.
_MOST_POINTS = 9.0
#: How many blocks that are no text may stand within one body.
_APART = 30


@dataclass(frozen=True, slots=True)
class Stretch:
    """Blocks `start` to `end` (half open), and their words of running text."""

    start: int
    end: int
    score: float


def find_body(
    blocks: Sequence[Block], features: Sequence[Features], guesses: Sequence[Guess], metadata: Metadata
) -> tuple[Stretch | None, Headline | None]:
    """The stretch from the first to the last block of the body, with its headline; `None` where nothing on the page reads
    like one. The terms of use of a site are longer than many an article, but they are under no headline."""
    best: tuple[Stretch | None, Headline | None] = (None, None)
    value = 0.0
    for stretch in _runs(blocks, features, guesses):
        headline = find_headline(blocks, features, (stretch.start, stretch.end), metadata, guesses)
        worth = stretch.score * (1.0 + min(max(headline.points if headline else 0.0, 0.0), _MOST_POINTS))
        if worth > value:
            best, value = (stretch, headline), worth
    return best


def _runs(blocks: Sequence[Block], features: Sequence[Features], guesses: Sequence[Guess]) -> list[Stretch]:
    """Text without a wide gap or a barrier («التعليقات», «جميع الحقوق محفوظة») in it: after one the article does not go on."""
    runs: list[list[int]] = []
    barred = False
    for at, guess in enumerate(guesses):
        barred = barred or features[at].barrier
        if guess.label not in {"B", "S"}:
            continue
        if runs and at - runs[-1][-1] <= _APART and not barred:
            runs[-1].append(at)
        else:
            runs.append([at])
        barred = False
    return [
        Stretch(run[0], run[-1] + 1, sum(_weight(blocks[at], features[at], guesses[at]) for at in run))
        for run in runs
    ]


def _weight(block: Block, feature: Features, guess: Guess) -> float:
    return 0.0 if feature.site_talk else len(block.words) * guess.text
