"""The sequence model: which role every block of a page plays, HTML and flattened text alike.

A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001; CRFsuite, Okazaki 2007) over the signs of
`signs.py`. Boilerplate removal as labelling a sequence of blocks goes back to Spousta, Marek and Pecina (2008, "Victor: the
web-page cleaning tool"). `training/blocks` makes the weights, `blocks.crfsuite`; `training/blocks/README.md` says from what.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from typing import Literal, TypeAlias, cast

import pycrfsuite

from khabar.extract.blocks import Block
from khabar.extract.features import Features
from khabar.extract.signs import signs_of, told

#: Headline, subheading, body, caption, credit (author or dateline), furniture.
Label: TypeAlias = Literal["H", "S", "B", "C", "K", "F"]


@dataclass(frozen=True, slots=True)
class Guess:
    """The label of a block, and how probable it is that the block is text of the article, and that it is the headline."""

    label: Label
    text: float
    head: float


#: From so many words a line of the body counts as running text.
_SENTENCE = 5
#: Blocks that are labelled together. No page for readers has more; of one that has, the memory stays bounded.
_AT_ONCE = 2_000
_FURNITURE = Guess("F", 0.0, 0.0)


class Model:
    """The weights, loaded once. Not to be shared between threads."""

    def __init__(self) -> None:
        self._weights = (
            files("khabar.extract").joinpath("blocks.crfsuite").read_bytes()
        )  # the tagger keeps no copy
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open_inmemory(self._weights)

    def label(
        self,
        blocks: Sequence[Block],
        features: Sequence[Features],
        titles: Sequence[str],
        pictures: Collection[str],
    ) -> list[Guess]:
        """A guess for every block. `titles` are the folded readings of the page's titles, `pictures` what its pictures
        say they show; both are empty for flattened text."""
        found = [_FURNITURE] * len(blocks)
        asked = told(blocks, features)
        for start in range(0, len(asked), _AT_ONCE):
            part = asked[start : start + _AT_ONCE]
            signs = signs_of([blocks[at] for at in part], [features[at] for at in part], titles, pictures)
            labels = self._tagger.tag(signs)
            for place, at in enumerate(part):
                label = cast(Label, labels[place])
                text = self._tagger.marginal("B", place) + self._tagger.marginal("S", place)
                found[at] = Guess(label, text, self._tagger.marginal("H", place))
        return found


def as_guessed(
    blocks: Sequence[Block], features: Sequence[Features], guesses: Sequence[Guess], body: range
) -> list[Features]:
    """The features, with running text where the model finds text of the article and nowhere else; only in `body`, where
    that holds most of it."""
    inside = sum(len(blocks[at].words) for at in body if guesses[at].label == "B")
    total = sum(len(block.words) for block, guess in zip(blocks, guesses, strict=True) if guess.label == "B")
    main = 2 * inside >= total
    found = []
    for at, (block, feature, guess) in enumerate(zip(blocks, features, guesses, strict=True)):
        prose = guess.label == "B" and (feature.prose or len(block.words) >= _SENTENCE)
        prose = prose and (not main or at in body)
        found.append(feature if feature.prose == prose else replace(feature, prose=prose))
    return found
