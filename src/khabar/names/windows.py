"""A text cut into windows that a transformer reads at once: pieces of words, and what the lists and rules know of each token.

Lines that stand together go into one window as long as they fit, with a separator between them, so that a headline is read with its lede; a
longer line is cut between tokens.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from khabar.arabic.folds import MARKS, as_letters, fold_digits

Pieces = Callable[[str], Sequence[int]]


@dataclass(slots=True)
class Window:
    """`pieces` of the tokens from `begin` up to `end` (counted through the whole text); `first` is the place of each token's first piece."""

    begin: int
    end: int
    pieces: list[int] = field(default_factory=list)
    first: list[int] = field(default_factory=list)


@lru_cache(maxsize=1 << 16)
def readable(surface: str) -> str:
    """A token as the model saw it in training: no marks, no tatweel, ASCII digits.

    >>> readable("الأُرْدُنّ"), readable("٢٠٢٦")
    ('الأردن', '2026')
    """
    return MARKS.sub("", fold_digits(as_letters(surface))) or surface


def windows(
    lines: Sequence[Sequence[str]], pieces: Pieces, begin: int, separator: int, longest: int
) -> Iterator[Window]:
    """Windows over the tokens (surfaces, a line each) of at most `longest` pieces, the frame of `begin` and `separator` included."""
    at = 0
    window = Window(0, 0, [begin])
    for line in lines:
        cut = [list(pieces(readable(surface)))[: longest // 2] for surface in line]
        size = sum(map(len, cut)) + 1
        if len(window.pieces) > 1 and len(window.pieces) + size > longest:
            yield window
            window = Window(at, at, [begin])
        for token in cut:
            if len(window.pieces) + len(token) + 1 > longest:
                window.pieces.append(separator)
                yield window
                window = Window(at, at, [begin])
            window.first.append(len(window.pieces))
            window.pieces.extend(token)
            at += 1
            window.end = at
        window.pieces.append(separator)
    if window.first:
        yield window
