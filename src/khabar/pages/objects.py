"""A file of JSON cut into its records: one object, objects one after another, or an array of them.

The file is read in pieces and only one record is in memory at a time: an array of a whole crawl may be larger than the
machine. Brackets and strings are all that is looked at; whether a record is JSON is for its reader to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

_TELLING = re.compile(rb'["\\{}\[\]]')
_PIECE = 2**16
_OPEN = b"{["
_QUOTE, _ESCAPE, _ARRAY = b'"'[0], b"\\"[0], b"["[0]


class Cutter:
    """Cuts the pieces that it is fed. `listed` once the records stand in an array; `inside` while one is open."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.listed = False
        self._depth = 0
        self._quoted = False
        self._skip = 0
        self._kept = bytearray()
        self._large = False

    @property
    def inside(self) -> bool:
        return self._depth > 0

    def feed(self, piece: bytes) -> Iterator[bytes | None]:
        """The records that end in `piece`; `None` for one over the limit."""
        start = 0
        for match in _TELLING.finditer(piece):
            at = match.start()
            if at < self._skip:
                continue
            mark = piece[at]
            if self._quoted:
                if mark == _ESCAPE:
                    self._skip = at + 2
                self._quoted = mark != _QUOTE
            elif mark == _QUOTE:
                self._quoted = True
            elif mark in _OPEN:
                if not self._depth and not self.listed and mark == _ARRAY:
                    self.listed = True
                    continue
                if not self._depth:
                    start = at
                self._depth += 1
            elif mark != _ESCAPE and self._depth:
                self._depth -= 1
                if not self._depth:
                    yield self._whole(piece[start : at + 1])
                    start = at + 1
        if self._depth:
            self._keep(piece[start:])
        self._skip = max(0, self._skip - len(piece))

    def _keep(self, piece: bytes) -> None:
        self._large = self._large or len(self._kept) + len(piece) > self.limit
        if self._large:
            self._kept.clear()
        else:
            self._kept += piece

    def _whole(self, end: bytes) -> bytes | None:
        self._keep(end)
        record = None if self._large else bytes(self._kept)
        self._kept.clear()
        self._large = False
        return record


def cut(stream: BinaryIO, first: bytes, cutter: Cutter) -> Iterator[bytes | None]:
    """Every record of the file whose first bytes are `first`."""
    piece = first
    while piece:
        yield from cutter.feed(piece)
        piece = stream.read(_PIECE)
