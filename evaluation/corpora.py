"""Corpora of names that others made, in CoNLL form, beside the gold: how the recogniser does on text that nobody of ours fitted.

Each has conventions of its own (clitics inside the name, `MISC`, cities as `GPE`), so spans are compared by whole words: a name
counts where first word, last word and type agree (CoNLL-2003, Tjong Kim Sang and De Meulder). No corpus holds articles; sentences
that stand together are read together, so that a full name can mark its short forms.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from evaluation.sheet import Count, Figure, Miss, MissKind, harmonic
from evaluation.story_measures import GoldError
from khabar.names import Names
from khabar.records import Article, EntityType, PageRef, Paragraph

#: First word, last word, type.
Name: TypeAlias = tuple[int, int, EntityType]

_TYPES: dict[str, EntityType] = {
    "PERS": "person", "PER": "person", "LOC": "place", "GPE": "place", "FAC": "place", "ORG": "organisation",
}  # fmt: skip
#: `training/names` reads these, or the same sentences under other labels; its README has the figures on what it leaves out.
_TRAINED_ON = frozenset({"anercorp_train", "cleananercorp"})
#: Sentences that are read as one article.
_TOGETHER = 10


@dataclass(frozen=True, slots=True)
class Corpus:
    """Files in CoNLL form: a word and its labels a line, an empty line (or a full stop) after a sentence."""

    name: str
    files: tuple[Path, ...]


def corpora(folder: Path) -> list[Corpus]:
    """The corpora under `folder` (`data/ner` beside the gold) that are there, by folder or file name, but for those that the shipped
    models were trained on: what a model has seen measures nothing."""
    found = []
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.stem in _TRAINED_ON:
            continue
        files = sorted(path.glob("*.txt")) if path.is_dir() else [path] if path.suffix == ".txt" else []
        files = [one for one in files if "README" not in one.name]
        if files:
            found.append(Corpus(path.stem, tuple(files)))
    return found


def measure_names(corpus: Corpus) -> tuple[list[Figure], list[Miss]]:
    """Precision, recall and F1 of names by words, all and by type. Raises `GoldError` where a line has no label."""
    counts = {
        "names.words": Count(),
        **{f"names.{kind}": Count() for kind in ("person", "organisation", "place")},
    }
    misses: list[Miss] = []
    stage = Names()
    for text, words, wanted in _texts(corpus):
        (read,) = stage.run([_article(text)])
        assert isinstance(read, Article)
        starts = [start for start, _ in words]
        found = {
            (bisect_right(starts, one.start) - 1, bisect_right(starts, one.end - 1) - 1, one.type)
            for one in read.mentions
        }
        for name, count in counts.items():
            ours, theirs = (_of(names, name.removeprefix("names.")) for names in (found, wanted))
            count.hits += len(ours & theirs)
            count.found += len(ours)
            count.wanted += len(theirs)
        misses += _misses(text, words, found, wanted)
    figures = [
        Figure(name, harmonic(one.precision, one.recall), one.wanted, one.precision, one.recall)
        for name, one in counts.items()
    ]
    return figures, misses


def _of(names: Iterable[Name], kind: str) -> set[Name]:
    return {name for name in names if kind in ("words", name[2])}


def _misses(
    text: str, words: Sequence[tuple[int, int]], found: set[Name], wanted: set[Name]
) -> Iterator[Miss]:
    def said(name: Name) -> str:
        return f"{text[words[name[0]][0] : words[name[1]][1]]} ({name[2]})"

    def around(name: Name) -> str:
        first, last = words[max(0, name[0] - 8)][0], words[min(len(words) - 1, name[1] + 8)][1]
        return text[first:last].replace("\n", " / ")

    for name in sorted(wanted - found):
        crossed = next((one for one in sorted(found) if one[0] <= name[1] and name[0] <= one[1]), None)
        kind: MissKind = "missed"
        if crossed:
            kind = "wrong span" if crossed[2] == name[2] else "wrong type"
        yield Miss(f"names.{name[2]}", kind, said(name), said(crossed) if crossed else None, around(name))
    for name in sorted(found - wanted):
        if not any(one[0] <= name[1] and name[0] <= one[1] for one in wanted):
            yield Miss(f"names.{name[2]}", "spurious", None, said(name), around(name))


def _article(text: str) -> Article:
    return Article(
        id="corpus", page=PageRef("corpus"), text=text, paragraphs=(Paragraph(0, len(text), "body"),)
    )


def _texts(corpus: Corpus) -> Iterator[tuple[str, list[tuple[int, int]], set[Name]]]:
    """Texts of some sentences a line, the spans of their words, and their names by word."""
    for path in corpus.files:
        sentences = list(sentences_of(path))
        for begun in range(0, len(sentences), _TOGETHER):
            text, words, names = "", list[tuple[int, int]](), set[Name]()
            for sentence in sentences[begun : begun + _TOGETHER]:
                names |= {(len(words) + a, len(words) + b, kind) for a, b, kind in names_of(sentence)}
                for word, _ in sentence:
                    words.append((len(text), len(text) + len(word)))
                    text += word + " "
                text = text[:-1] + "\n"
            yield text.rstrip("\n"), words, names


def sentences_of(path: Path) -> Iterator[list[tuple[str, list[str]]]]:
    sentence: list[tuple[str, list[str]]] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        cells = line.split()
        if len(cells) == 1:
            raise GoldError(f"{path}:{number}: a word without a label")
        if cells:
            sentence.append((cells[0], cells[1:]))
        if sentence and (not cells or cells[0] in {".", "؟", "!"}):
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def names_of(sentence: Sequence[tuple[str, list[str]]]) -> Iterator[Name]:
    """The outermost names of a sentence: where labels are nested the longest stands."""
    found: list[Name] = []
    for kind, meant in _TYPES.items():
        at = 0
        while at < len(sentence):
            after = at + 1
            if any(label in (f"B-{kind}", f"I-{kind}") for label in sentence[at][1]):
                while after < len(sentence) and f"I-{kind}" in sentence[after][1]:
                    after += 1
                found.append((at, after - 1, meant))
            at = after
    for name in found:
        if not any(other != name and other[0] <= name[0] and name[1] <= other[1] for other in found):
            yield name
