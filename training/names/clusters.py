"""Word clusters from the base model: words whose vectors lie together, k-means over what the middle layers make of each word alone.

Words are those of `data/words.tsv.gz` and of the corpora; so the clusters hold no text, only which words are like each other.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import sentencepiece
import torch

from training.names.base import Base
from training.names.network import Network, Shape
from training.names.vocabulary import BEGIN, END, PAD, Vocabulary

LAYERS = 5
CLUSTERS = 512
_ROUNDS = 12


def vectors(
    words: list[str], base: Base, vocabulary: Vocabulary
) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    """One vector of length 1 a word: the mean of its pieces' states, the mean of all words taken off."""
    network = Network(base, vocabulary.kept, Shape(layers=LAYERS, marks=1)).eval()
    pieces = sentencepiece.SentencePieceProcessor(model_proto=vocabulary.model)
    rows = []
    with torch.inference_mode():
        for begun in range(0, len(words), 256):
            cut = [[BEGIN, *pieces.encode(word)[:12], END] for word in words[begun : begun + 256]]
            longest = max(map(len, cut))
            ids = torch.tensor([row + [PAD] * (longest - len(row)) for row in cut])
            mask = ids != PAD
            inner = mask.clone()
            inner[:, 0] = False
            states = network.states(ids, mask) * inner[..., None]
            rows.append((states.sum(1) / inner.sum(1, keepdim=True)).numpy())
    found = np.concatenate(rows)
    found -= found.mean(0)
    return found / np.linalg.norm(found, axis=1, keepdims=True)


def clustered(words: Iterable[str], base: Base, vocabulary: Vocabulary, seed: int) -> dict[str, int]:
    """Word → cluster. The same words and seed give the same clusters."""
    ordered = sorted(set(words))
    rows = vectors(ordered, base, vocabulary)
    chance = np.random.default_rng(seed)
    centres = rows[chance.choice(len(rows), CLUSTERS, replace=False)]
    nearest = np.zeros(len(rows), dtype=np.int64)
    for _ in range(_ROUNDS):
        nearest = (rows @ centres.T).argmax(1)
        for number in range(CLUSTERS):
            members = rows[nearest == number]
            if len(members):
                centre = members.mean(0)
                centres[number] = centre / np.linalg.norm(centre)
    return dict(zip(ordered, map(int, nearest), strict=True))


def write(found: dict[str, int], path: Path) -> None:
    lines = "\n".join(f"{word}\t{number}" for word, number in sorted(found.items()))
    with path.open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as out:
        out.write(lines.encode())
