"""The tokens of one sentence, and the small questions that every reader asks of them."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.arabic.tokens import Token
from khabar.times.lexicon import word_at


class Cursor:
    """One sentence. `text` is the whole article, so that offsets hold."""

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.text = text
        self.tokens = tokens

    def _key(self, at: int) -> str:
        return self.tokens[at].key if 0 <= at < len(self.tokens) else ""

    def _is(self, at: int, *keys: str) -> bool:
        return self._key(at) in keys

    def _direction(self, at: int) -> tuple[int | None, int]:
        word = word_at(self.tokens, at, "relative")
        return (int(word.value), at + len(word.keys)) if word else (None, at)
