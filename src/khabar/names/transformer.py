"""The accurate recogniser: a small transformer over whole windows of text, in ONNX with weights of eight bits.

The lower layers of multilingual-e5-small (Wang and others 2024, MIT), fine-tuned by `training/names` to label each token, with what the lists
and the rules know of it beside its state. Windows are read one by one, so that an article's names hang on nothing but its text.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from functools import cached_property, lru_cache
from importlib.resources import files
from itertools import islice

import numpy as np
import onnxruntime
import sentencepiece

from khabar.names.chain import Chain, Scores
from khabar.names.labels import names_of
from khabar.names.line import Line
from khabar.names.recogniser import Found
from khabar.names.signs import list_marks, rule_marks
from khabar.names.windows import Window, windows

_BEGIN, _END, _UNKNOWN = 0, 1, 2
#: Pieces that are read at once; an Arabic word has one and a half of them.
_LONGEST = 160


class Transformer:
    """The weights, loaded when first asked and shared by all. `threads` of 0 takes every core that the process may use."""

    def __init__(self, threads: int = 0) -> None:
        self._threads = threads

    @property
    def _session(self) -> onnxruntime.InferenceSession:
        return _loaded(self._threads)

    @cached_property
    def _told(self) -> dict[str, str]:
        return dict(self._session.get_modelmeta().custom_metadata_map)

    @cached_property
    def _columns(self) -> dict[str, int]:
        return {mark: column for column, mark in enumerate(self._told["marks"].split())}

    @cached_property
    def _labels(self) -> list[str]:
        return self._told["labels"].split()

    @cached_property
    def _chain(self) -> Chain:
        parts = json.loads(self._told["chain"])
        begins, steps, ends = (
            np.array(parts[name], dtype=np.float32) for name in ("begins", "steps", "ends")
        )
        return Chain(begins, steps.reshape(len(begins), -1), ends)

    def label(self, lines: Sequence[Line], ruled: Sequence[Found]) -> list[tuple[list[str], list[float]]]:
        """For every line a label for each token and its probability."""
        marks = [row for line in lines for row in list_marks(line)]
        rules = [mark for line in rule_marks(lines, ruled) for mark in line]
        labels: list[str] = []
        scores: list[float] = []
        surfaces = [[token.surface for token in line.tokens] for line in lines]
        for window in windows(surfaces, _pieces, _BEGIN, _END, _LONGEST):
            best, sure = self._chain.labels(self._judge(window, marks, rules))
            labels += [self._labels[label] for label in best]
            scores += sure
        left, right = iter(labels), iter(scores)
        return [(list(islice(left, len(line))), list(islice(right, len(line)))) for line in lines]

    def find(self, lines: Sequence[Line], ruled: Sequence[Found]) -> list[Found]:
        """The names that the model sees, in reading order."""
        alone = frozenset(token.key for line in lines for token in line.tokens)
        return [
            name
            for line, (labels, scores) in zip(lines, self.label(lines, ruled), strict=True)
            for name in names_of(line, labels, scores, alone, "model")
        ]

    def _judge(self, window: Window, marks: Sequence[Sequence[str]], rules: Sequence[str | None]) -> Scores:
        rows = np.zeros((window.end - window.begin, len(self._columns)), dtype=np.float32)
        for row, at in enumerate(range(window.begin, window.end)):
            for mark in marks[at]:
                if (column := self._columns.get(mark)) is not None:
                    rows[row, column] = 1
            if rules[at] and (column := self._columns.get(f"rule-{rules[at]}")) is not None:
                rows[row, column] = 1
        scores: Scores
        (scores,) = self._session.run(
            None,
            {
                "ids": np.array(window.pieces, dtype=np.int64),
                "first": np.array(window.first, dtype=np.int64),
                "marks": rows,
            },
        )
        return scores


def _cores() -> int:
    """The cores this process may run on: fewer than the machine has where it was pinned, and threads beyond them wait for each other."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@lru_cache(maxsize=4)
def _loaded(threads: int) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads or _cores()
    options.log_severity_level = 3
    weights = files("khabar.names").joinpath("models", "accurate.onnx").read_bytes()
    return onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])


@lru_cache(maxsize=1)
def _tokenizer() -> sentencepiece.SentencePieceProcessor:
    model = files("khabar.names").joinpath("models", "accurate.spm").read_bytes()
    return sentencepiece.SentencePieceProcessor(model_proto=model)


@lru_cache(maxsize=1 << 16)
def _pieces(word: str) -> tuple[int, ...]:
    return tuple(_tokenizer().encode(word)) or (_UNKNOWN,)
