"""A recogniser from a model hub, by name: any token classifier of Hugging Face whose labels are persons, organisations and places.

    Options(recogniser="hub:CAMeL-Lab/bert-base-arabic-camelbert-msa-ner")

needs `pip install "khabar[hub]"` and, the first time, the network (or a folder with the saved model in place of the name). Its labels are read
in the usual schemes (BIO, IO; PER or PERS, LOC, GPE or FAC, ORG); others are left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from khabar.errors import ModelMissing
from khabar.names.labels import names_of
from khabar.names.line import Line
from khabar.names.recogniser import Found

_TYPES = {"PER": "P", "PERS": "P", "PERSON": "P", "LOC": "L", "GPE": "L", "FAC": "L", "ORG": "O"}
#: Tokens of ours that are read at once; a hub model takes 512 pieces.
_TOKENS = 120


class HubModel:
    """`name` is a hub's `owner/model` or a folder; loaded when first asked. Raises `ModelMissing` where the libraries or the model are not to be
    had, with the reason."""

    def __init__(self, name: str, revision: str | None = None) -> None:
        self.name, self._revision = name, revision

    @cached_property
    def _loaded(self) -> tuple[Any, Any, Any, dict[int, str]]:
        try:
            import torch  # noqa: PLC0415 an extra
            from transformers import AutoModelForTokenClassification, AutoTokenizer  # noqa: PLC0415
        except ImportError as error:
            raise ModelMissing(self.name, f'needs pip install "khabar[hub]" ({error})') from None
        try:
            tokenizer = AutoTokenizer.from_pretrained(self.name, revision=self._revision)
            model = AutoModelForTokenClassification.from_pretrained(self.name, revision=self._revision).eval()
        except (OSError, ValueError) as error:
            raise ModelMissing(self.name, str(error).splitlines()[0]) from None
        labels = {int(number): _label(label) for number, label in model.config.id2label.items()}
        if not any(label != "O" for label in labels.values()):
            raise ModelMissing(
                self.name, f"labels no names: {', '.join(map(str, model.config.id2label.values()))}"
            )
        return torch, tokenizer, model, labels

    def find(self, lines: Sequence[Line], ruled: Sequence[Found]) -> list[Found]:
        """The names that the model sees, in reading order; what the rules found is nothing to it."""
        alone = frozenset(token.key for line in lines for token in line.tokens)
        found: list[Found] = []
        for line in lines:
            labels: list[str] = []
            scores: list[float] = []
            for begun in range(0, len(line), _TOKENS):
                read = self._judge([token.surface for token in line.tokens[begun : begun + _TOKENS]])
                labels += [label for label, _ in read]
                scores += [score for _, score in read]
            found += names_of(line, _begun(labels), scores, alone, self.name)
        return found

    def _judge(self, words: list[str]) -> list[tuple[str, float]]:
        """A label and its probability for each word: those of its first piece."""
        torch, tokenizer, model, names = self._loaded
        read = tokenizer(words, is_split_into_words=True, return_tensors="pt", truncation=True)
        with torch.inference_mode():
            chances = model(**read).logits[0].softmax(-1)
        best: dict[int, tuple[str, float]] = {}
        for piece, word in enumerate(read.word_ids()):
            if word is not None and word not in best:
                score, number = chances[piece].max(-1)
                best[word] = (names[int(number)], float(score))
        return [best.get(word, ("O", 0.0)) for word in range(len(words))]


def _label(label: str) -> str:
    """`B-PERS`, `I-LOC`, `PER` in our letters; `O` for what is no name of ours."""
    place, _, kind = label.replace("_", "-").rpartition("-")
    letter = _TYPES.get(kind.upper())
    return f"{place[:1].upper() or 'I'}-{letter}" if letter else "O"


def _begun(labels: Sequence[str]) -> list[str]:
    """The labels with a beginning where a name starts without one."""
    found: list[str] = []
    for label in labels:
        goes_on = found and found[-1] != "O" and found[-1][2:] == label[2:]
        found.append(f"B-{label[2:]}" if label[0] == "I" and not goes_on else label)
    return found
