"""`python -m training.names --data FOLDER`: trains both models anew, from corpora that lie in FOLDER as `training/names/README.md` says, and measures
them on the last fifth of the news, which they do not learn from: what ships is what was measured."""

from __future__ import annotations

import argparse
import random
import sqlite3
from collections.abc import Sequence
from pathlib import Path

import torch

from khabar.names.signs import LETTER
from khabar.names.vocabulary import lines, table
from training.gazetteer.parts import package_file
from training.names import accurate, corpora, fast
from training.names.corpora import Document
from training.names.examples import read
from training.names.swap import Names

MODELS = Path(__file__).parents[2] / "src" / "khabar" / "names" / "models"
OWN = Path(__file__).parent / "sentences"
#: The part of the news corpus that is trained on; the rest is held out.
_SHARE = 0.8
#: Sentences beside the cut that are in neither part: they may be of one article.
_GAP = 20


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.names", description=__doc__)
    parser.add_argument(
        "--data",
        type=Path,
        required=True,
        help="holds ner/anercorp_train.txt",
    )
    parser.add_argument("--model", choices=("fast", "accurate", "both"), default="both")
    parser.add_argument("--out", type=Path, default=MODELS, help="where the models go")
    parser.add_argument("--epochs", type=int, default=accurate.Settings().epochs)
    asked = parser.parse_args()
    torch.set_num_threads(2)
    shown, held = documents(asked.data)
    pools = names(shown)
    words = sum(len(document.text.split()) for document in shown)
    print(f"{len(shown)} documents of {words} words, {len(held)} held out", flush=True)
    folder: Path = asked.out
    folder.mkdir(parents=True, exist_ok=True)
    if asked.model != "accurate":
        path = folder / "fast.crfsuite"
        fast.train(shown, pools, path)
        print(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB", fast.measure(held, path), flush=True)
    if asked.model != "fast":
        trainer = accurate.Trainer(read(shown), pools, accurate.Settings(epochs=asked.epochs))
        trainer.train(trainer.examples(read(held)))
        trainer.write(folder)
        print(f"accurate.onnx: {(folder / 'accurate.onnx').stat().st_size / 1e6:.1f} MB")


def documents(data: Path) -> tuple[list[Document], list[Document]]:
    """What is trained on, and what is held out: the end of the news corpus, with the cleaned labels of others where they lie beside it."""
    news = corpora.edited(corpora.conll([data / "ner" / "anercorp_train.txt"]), "anercorp")
    own = list(corpora.written(OWN.glob("*.txt")))
    cut = int(len(news) * _SHARE)
    held = news[cut + _GAP :]
    cleaned = data / "ner" / "cleananercorp" / "cleananercorp_TRAIN.txt"
    if cleaned.is_file():
        theirs = corpora.conll([cleaned])
        begin = _same_place(theirs, held)
        held = theirs[begin:]
    shown = [*corpora.documents(news[:cut]), *own]
    return shown, list(corpora.documents(held))


def _same_place(theirs: Sequence[corpora.Sentence], held: Sequence[corpora.Sentence]) -> int:
    """Where the other edition of the corpus reaches the first of our held-out sentences that it has too."""
    places = {sentence.words: at for at, sentence in enumerate(theirs)}
    return next(
        places[sentence.words] for sentence in held if len(sentence.words) > 8 and sentence.words in places
    )


def names(shown: Sequence[Document]) -> Names:
    """Names to swap in: those of the documents, and of open lists."""
    found: dict[str, list[str]] = {letter: [] for letter in LETTER.values()}
    for document in shown:
        for start, end, kind in corpora.spans(document.text, document.labels):
            found[LETTER[kind]].append(document.text[start:end])
    store = sqlite3.connect(package_file("arabic_name_romanizer", "resources/names.sqlite3"))
    people = sorted(
        {key for (key,) in store.execute("select arabic_key from full_names") if len(key.split()) in (2, 3)}
    )
    store.close()
    random.Random(1).shuffle(people)
    wide = [line.split("\t") for line in lines("encyclopaedia.tsv.gz")]
    by_kind = {
        letter: [key for key, kind, mark in wide if kind == letter and mark == "S"] for letter in found
    }
    return Names(
        {
            "P": [*found["P"], *people[:2000], *by_kind["P"][::3]],
            "O": [
                *sorted(set(found["O"])),
                *(row["name"] for row in table("organisations.tsv")),
                *by_kind["O"][::2],
            ],
            "L": [
                *sorted(set(found["L"])) * 2,
                *(row["name"] for row in table("places.tsv")),
                *by_kind["L"][::4],
            ],
        }
    )


if __name__ == "__main__":
    main()
