"""Text cut into tokens that know where they stood.

A token is a run of letters with their marks, a number with its separators («866.646», «24,5», «5+1»), or one
punctuation character; tatweel that stands alone («قال ـ رحمه الله ـ») is a dash. White space and invisible characters
are no tokens. «ال24» is two: ال and 24; «الكردية.وقال» is three. The offsets are code points of the text that was
given, the key is `folds.fold` of the surface.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, TypeAlias, cast

import msgspec

from khabar.arabic.folds import fold

TokenKind: TypeAlias = Literal["word", "number", "punct"]

_LETTER = "[^\\W\\d_]"
_MARK = "[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0640\u200c\u200d\u00ad]"
_TOKEN = re.compile(
    rf"(?P<word>\u0640*(?!\u0640){_LETTER}(?:{_LETTER}|{_MARK}|['’](?={_LETTER}))*)"
    r"|(?P<number>\d+(?:[.,٫٬:/](?=\d)\d+)*)"
    r"|(?P<punct>\u0640+|[^\s\w\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]|_)"
)


class Token(msgspec.Struct, frozen=True, gc=False):
    """`text[start:end]` is `surface`; `key` is its folded form, or the surface where folding leaves nothing."""

    start: int
    end: int
    surface: str
    key: str
    kind: TokenKind


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of `text[start:end]`, with offsets into the whole `text`.

    >>> [t.surface for t in tokenize("وقال: «2,5 مليون».")]
    ['وقال', ':', '«', '2,5', 'مليون', '»', '.']
    >>> [(t.key, t.kind) for t in tokenize("ـ نعم ـه")]
    [('ـ', 'punct'), ('نعم', 'word'), ('ه', 'word')]
    """
    stop = len(text) if end is None else end
    return [
        Token(match.start(), match.end(), match[0], _key(match[0]), cast(TokenKind, match.lastgroup))
        for match in _TOKEN.finditer(text, start, stop)
    ]


@lru_cache(maxsize=1 << 16)
def _key(surface: str) -> str:
    return fold(surface) or surface
