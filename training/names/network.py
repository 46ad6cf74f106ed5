"""The network: the lower layers of the base model over a cut vocabulary, a head that also sees the marks of lists and rules, and a linear chain
over its labels (`khabar.names.chain` at run time, pytorch-crf here).

Word embeddings are kept as bytes with a scale a row, in training as at run time, so that nothing changes between the two.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn
from torchcrf import CRF

from training.names.base import Base


@dataclass(frozen=True, slots=True)
class Shape:
    """`layers` of the base that are kept; `marks` known to the head; `labels` it gives."""

    layers: int = 8
    marks: int = 0
    labels: int = 7
    marks_width: int = 64
    inner: int = 192
    dropout: float = 0.1
    longest: int = 256


class _Layer(nn.Module):
    def __init__(self, base: Base, number: int, dropout: float) -> None:
        super().__init__()
        width, inner = base.width, base.inner
        self.heads, self.drop = base.heads, nn.Dropout(dropout)
        self.query, self.key, self.value, self.out = (nn.Linear(width, width) for _ in range(4))
        self.widen, self.narrow = nn.Linear(width, inner), nn.Linear(inner, width)
        self.after_attention = nn.LayerNorm(width, base.epsilon)
        self.after_inner = nn.LayerNorm(width, base.epsilon)
        for module, name in (
            (self.query, "q"), (self.key, "k"), (self.value, "v"), (self.out, "ao"),
            (self.widen, "fi"), (self.narrow, "fo"), (self.after_attention, "aln"), (self.after_inner, "oln"),
        ):  # fmt: skip
            with torch.no_grad():
                weight = torch.tensor(base.tensors[f"l{number}.{name}.w"])
                module.weight.copy_(weight.view(module.weight.shape))
                module.bias.copy_(torch.tensor(base.tensors[f"l{number}.{name}.b"]))

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        batch, length, width = x.shape
        q, k, v = (
            part(x).view(batch, length, self.heads, width // self.heads).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        if mask is None:  # spelt out, so that it can be exported
            weights = torch.softmax(q @ k.transpose(2, 3) * (width // self.heads) ** -0.5, dim=-1)
            seen = weights @ v
        else:
            seen = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        seen = seen.transpose(1, 2).reshape(batch, length, width)
        x = self.after_attention(x + self.drop(self.out(seen)))
        return self.after_inner(x + self.drop(self.narrow(F.gelu(self.widen(x)))))


class Network(nn.Module):
    """Piece ids → the labels' scores of each token."""

    def __init__(self, base: Base, kept: Sequence[int], shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        table = base.matrix("emb.word", base.width)[list(kept)]
        scale = np.abs(table).max(axis=1, keepdims=True) / 127
        self.register_buffer("words", torch.tensor(np.round(table / scale), dtype=torch.int8))
        self.register_buffer("scale", torch.tensor(scale, dtype=torch.float32))
        places = base.matrix("emb.pos", base.width)[: shape.longest] + base.tensors["emb.type"][: base.width]
        self.places = nn.Parameter(torch.tensor(places))
        self.first_norm = nn.LayerNorm(base.width, base.epsilon)
        with torch.no_grad():
            self.first_norm.weight.copy_(torch.tensor(base.tensors["emb.ln.w"]))
            self.first_norm.bias.copy_(torch.tensor(base.tensors["emb.ln.b"]))
        self.layers = nn.ModuleList(_Layer(base, n, shape.dropout) for n in range(shape.layers))
        self.marks = nn.Linear(shape.marks, shape.marks_width, bias=False)
        self.mix = nn.Linear(base.width + shape.marks_width, shape.inner)
        self.label = nn.Linear(shape.inner, shape.labels)
        self.drop = nn.Dropout(shape.dropout)
        self.chain = CRF(shape.labels, batch_first=True)

    def states(self, ids: Tensor, mask: Tensor | None) -> Tensor:
        """The state of each piece; `mask` (batch × length) is true where there is one, `None` where all are."""
        words: Tensor = self.words[ids].float() * self.scale[ids]  # type: ignore[index]
        x = self.drop(self.first_norm(words + self.places[: ids.shape[1]]))
        wide = None if mask is None else mask[:, None, None, :]
        for layer in self.layers:
            x = layer(x, wide)
        return x

    def judge(self, states: Tensor, marks: Tensor) -> Tensor:
        """Scores from the states of the tokens' first pieces and their marks (tokens × marks, 0 or 1)."""
        mixed = torch.cat([states, self.marks(marks)], dim=-1)
        scores: Tensor = self.label(self.drop(F.gelu(self.mix(mixed))))
        return scores

    def forward(self, ids: Tensor, first: Tensor, marks: Tensor) -> Tensor:
        """One window: ids (length), first (tokens), marks (tokens × marks) → scores (tokens × labels)."""
        return self.judge(self.states(ids[None], None)[0][first], marks)
