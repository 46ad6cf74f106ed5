"""The tokenizer of the base cut down to what Arabic news is written with, as a sentencepiece model (Kudo and Richardson 2018, Apache-2.0).

Kept are all pieces of Arabic letters, and of the pieces in ASCII the commonest. A word whose piece is gone is cut into smaller ones.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sentencepiece import sentencepiece_model_pb2 as proto

from training.names.base import Base

_ARABIC = re.compile("▁?[\u0621-\u063a\u0641-\u064aپچژڤگکی]+")
_ASCII = re.compile("▁?[!-~]+")
_SIGNS = re.compile("▁|[،؛؟«»“”‘’–—…•٪]|▁[،؛؟«»“”‘’–—…•٪]")
#: The vocabulary is in order of frequency: what stands before this is common in some language.
_COMMON = 20_000
#: ids of our model: the four of the base that are no pieces of text.
BEGIN, END, UNKNOWN, PAD = 0, 1, 2, 3


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """`kept`: for each id of ours the id in the base; `model`: the tokenizer's bytes."""

    kept: list[int]
    model: bytes


def cut(base: Base) -> Vocabulary:
    """The vocabulary for Arabic news."""
    kept = [base.begin, base.end, base.unknown, 1]
    model = proto.ModelProto()
    for piece, kind in (("<s>", 3), ("</s>", 3), ("<unk>", 2), ("<pad>", 3)):
        model.pieces.add(piece=piece, score=0.0, type=kind)
    for number, piece in enumerate(base.pieces):
        if number < 4:
            continue
        common = number < _COMMON and _ASCII.fullmatch(piece)
        if common or _ARABIC.fullmatch(piece) or _SIGNS.fullmatch(piece) or re.fullmatch("[!-~]", piece):
            kept.append(number)
            model.pieces.add(piece=piece, score=float(base.scores[number]), type=1)
    trainer = model.trainer_spec
    trainer.model_type = proto.TrainerSpec.UNIGRAM
    trainer.bos_id, trainer.eos_id, trainer.unk_id, trainer.pad_id = BEGIN, END, UNKNOWN, PAD
    trainer.vocab_size = len(kept)
    normal = model.normalizer_spec
    normal.name, normal.add_dummy_prefix = "identity", True
    normal.remove_extra_whitespaces, normal.escape_whitespaces = True, True
    return Vocabulary(kept, model.SerializeToString())
