"""The transformer: fine-tuning, and the file that ships (ONNX, weights of eight bits)."""

from __future__ import annotations

import json
import random
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import onnx
import sentencepiece
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor
from torch.nn.utils.rnn import pad_sequence
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from training.names import base as bases
from training.names.examples import LABELS, Example, Read, examples, inventory, read, shuffled
from training.names.network import Network, Shape
from training.names.score import Score, score
from training.names.swap import Names, swapped
from training.names.vocabulary import BEGIN, END, PAD, UNKNOWN, Vocabulary, cut


@dataclass(frozen=True, slots=True)
class Settings:
    """`average`: how much of the running mean of the weights (Polyak and Juditsky 1992) each step keeps: what ships is the mean; `lengths`: a
    window's pieces, drawn anew for each document; `swap`: the share of names swapped in every second document; `blank`: the
    share of pieces blanked; `unruled`, `unmarked`: windows that go without the rules' marks, without any."""

    epochs: int = 10
    batch: int = 16
    rate: float = 1e-4
    head_rate: float = 1e-3
    chain_rate: float = 1e-2
    average: float = 0.99
    warm: float = 0.1
    lengths: tuple[int, ...] = (48, 96, 128)
    swap: float = 0.5
    blank: float = 0.05
    unruled: float = 0.15
    unmarked: float = 0.05
    layers: int = 8
    seed: int = 1


class Trainer:
    """Fine-tunes one network. The same data, settings and machine give the same weights."""

    def __init__(self, reads: Sequence[Read], pools: Names, settings: Settings) -> None:
        self.settings, self.reads, self.pools = settings, reads, pools
        torch.manual_seed(settings.seed)
        self.chance = random.Random(settings.seed)
        self.base = bases.read(bases.installed())
        self.vocabulary: Vocabulary = cut(self.base)
        pieces = sentencepiece.SentencePieceProcessor(model_proto=self.vocabulary.model)
        self.pieces = lru_cache(1 << 17)(lambda word: tuple(pieces.encode(word)) or (UNKNOWN,))
        self.marks = inventory(reads)
        self._ruled = torch.tensor([mark.startswith("rule-") for mark in self.marks])
        shape = Shape(layers=settings.layers, marks=len(self.marks), labels=len(LABELS))
        self.network = Network(self.base, self.vocabulary.kept, shape)

    def examples(self, reads: Sequence[Read], longest: int = 160) -> list[Example]:
        return list(examples(reads, self.pieces, self.marks, longest, (BEGIN, END)))

    def train(self, held: Sequence[Example] = ()) -> None:
        """Every epoch sees other names and other windows."""
        settings = self.settings
        body = [
            p
            for name, p in self.network.named_parameters()
            if name.startswith(("layers", "first_norm", "places"))
        ]
        inside = {id(p) for p in body}
        chain = list(self.network.chain.parameters())
        inside |= {id(p) for p in chain}
        head = [p for p in self.network.parameters() if id(p) not in inside]
        rates, parts = (settings.rate, settings.head_rate, settings.chain_rate), (body, head, chain)
        optimizer = torch.optim.AdamW([{"params": part} for part in parts], weight_decay=0.01)
        mean = AveragedModel(self.network, multi_avg_fn=get_ema_multi_avg_fn(settings.average))
        step, steps = 0, 0
        for epoch in range(settings.epochs):
            begun, lost = time.time(), 0.0
            batches = shuffled(self._drawn(), settings.batch, self.chance)
            steps = steps or len(batches) * settings.epochs
            self.network.train()
            for batch in batches:
                warm = min(1.0, step / (settings.warm * steps)) * max(0.0, 1 - step / steps)
                for group, rate in zip(optimizer.param_groups, rates, strict=True):
                    group["lr"] = rate * warm
                step += 1
                scores, real = self._scores(batch, learning=True)
                labels = pad_sequence([torch.tensor(one.labels) for one in batch], batch_first=True)
                loss = -self.network.chain(scores, labels, real, reduction="token_mean")
                optimizer.zero_grad()
                loss.backward()  # type: ignore[no-untyped-call]
                torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
                optimizer.step()
                mean.update_parameters(self.network)
                lost += loss.item()
            told = f"epoch {epoch + 1}: loss {lost / len(batches):.4f}, {time.time() - begun:.0f} s"
            print(told, self.measure(held) if held else "", flush=True)
        self.network.load_state_dict(mean.module.state_dict())
        print("mean of the weights:", self.measure(held) if held else "", flush=True)

    def measure(self, rows: Sequence[Example]) -> Score:
        """Names by tokens."""
        self.network.eval()
        guesses: list[list[int]] = []
        with torch.inference_mode():
            for row in rows:
                guesses += self.network.chain.decode(*self._scores([row]))
        return score(guesses, [row.labels for row in rows])

    def _drawn(self) -> list[Example]:
        found: list[Example] = []
        for kept in self.reads:
            one = kept
            if self.chance.random() < 0.5 and self.settings.swap:
                (one,) = read([swapped(kept.document, self.pools, self.settings.swap, self.chance)])
            found += self.examples([one], self.chance.choice(self.settings.lengths))
        return found

    def _scores(self, batch: Sequence[Example], learning: bool = False) -> tuple[Tensor, Tensor]:
        """Scores, windows × tokens × labels, and which tokens are real."""
        longest = max(len(one.pieces) for one in batch)
        ids = torch.full((len(batch), longest), PAD)
        mask = torch.zeros(len(batch), longest, dtype=torch.bool)
        for row, one in enumerate(batch):
            ids[row, : len(one.pieces)] = torch.tensor(one.pieces)
            mask[row, : len(one.pieces)] = True
        marks = torch.tensor(np.concatenate([one.marks for one in batch]))
        if learning:
            blank = (torch.rand(ids.shape) < self.settings.blank) & (ids > PAD)
            ids = torch.where(blank, torch.full_like(ids, UNKNOWN), ids)
            self._hide(marks, batch)
        states = self.network.states(ids, mask)
        firsts = torch.cat([states[row, torch.tensor(one.first)] for row, one in enumerate(batch)])
        sizes = [len(one.first) for one in batch]
        scores = pad_sequence(self.network.judge(firsts, marks).split(sizes), batch_first=True)
        real = torch.arange(max(sizes)) < torch.tensor(sizes)[:, None]
        return scores, real

    def _hide(self, marks: Tensor, batch: Sequence[Example]) -> None:
        """Some windows go without marks, so that the words are learnt too."""
        at = 0
        for one in batch:
            size, drawn = len(one.first), self.chance.random()
            if drawn < self.settings.unmarked:
                marks[at : at + size] = 0
            elif drawn < self.settings.unmarked + self.settings.unruled:
                marks[at : at + size, self._ruled] = 0
            at += size

    def write(self, folder: Path) -> None:
        """`accurate.onnx` with eight-bit weights, and `accurate.spm`, its tokenizer."""
        folder.mkdir(exist_ok=True)
        (folder / "accurate.spm").write_bytes(self.vocabulary.model)
        self.network.eval()
        length, tokens = 40, 25
        sample = (
            torch.randint(4, 900, (length,)),
            torch.arange(1, tokens + 1),
            torch.zeros(tokens, len(self.marks)),
        )
        with tempfile.TemporaryDirectory() as place:
            whole, small = Path(place) / "whole.onnx", folder / "accurate.onnx"
            torch.onnx.export(
                self.network, sample, str(whole), input_names=["ids", "first", "marks"], output_names=["scores"], opset_version=17,
                dynamic_axes={"ids": {0: "pieces"}, "first": {0: "tokens"}, "marks": {0: "tokens"}, "scores": {0: "tokens"}}, dynamo=False,
            )  # fmt: skip
            # seven bits: the sums of eight overflow on processors without VNNI, and answers must not hang on the machine
            quantize_dynamic(
                str(whole),
                str(small),
                weight_type=QuantType.QInt8,
                per_channel=True,
                reduce_range=True,
                op_types_to_quantize=["MatMul"],
            )
        model = onnx.load(str(small))
        told = {"marks": " ".join(self.marks), "labels": " ".join(LABELS), "chain": json.dumps(self._chain())}
        onnx.helper.set_model_props(model, told)
        onnx.save(model, str(small))

    def _chain(self) -> dict[str, list[float]]:
        chain = self.network.chain
        parts = {"begins": chain.start_transitions, "steps": chain.transitions, "ends": chain.end_transitions}
        return {
            name: [round(number, 4) for number in part.flatten().tolist()] for name, part in parts.items()
        }
