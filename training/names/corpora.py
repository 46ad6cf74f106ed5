"""Labelled sentences as documents: texts of some lines with their names by offset.

A corpus is read where it lies and nothing of it is copied. What we relabelled is kept in `edits/` as numbers: sentence, first word, last
word, type (`-` where a label goes).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.corpora import Name, names_of, sentences_of
from khabar.arabic.tokens import Token, tokenize
from khabar.names.signs import LETTER, TYPE
from khabar.records import EntityType

EDITS = Path(__file__).parent / "edits"
#: Sentences of a corpus that are read as one document.
TOGETHER = 10


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words as the corpus has them, and names as first word, last word, type."""

    words: tuple[str, ...]
    names: frozenset[Name]


@dataclass(frozen=True, slots=True)
class Document:
    """Some sentences a line each; `labels` has one label for every token of every line (`O`, `B-P`, `I-L` …)."""

    text: str
    labels: tuple[tuple[str, ...], ...]


def conll(paths: Iterable[Path]) -> list[Sentence]:
    """The sentences of files in CoNLL form."""
    return [
        Sentence(tuple(word for word, _ in sentence), frozenset(names_of(sentence)))
        for path in paths
        for sentence in sentences_of(path)
    ]


def edited(sentences: Sequence[Sentence], name: str) -> list[Sentence]:
    """The sentences with the edits of `edits/NAME.tsv`. Raises `ValueError` where an edit meets no such words."""
    edits: dict[int, list[tuple[int, int, str]]] = {}
    for number, line in enumerate((EDITS / f"{name}.tsv").read_text("utf-8").splitlines(), 1):
        if number == 1 or not line:
            continue
        at, first, last, kind = line.split("\t")
        if int(at) >= len(sentences) or int(last) >= len(sentences[int(at)].words):
            raise ValueError(f"{name}.tsv:{number}: no such words")
        edits.setdefault(int(at), []).append((int(first), int(last), kind))
    return [_with(sentence, edits.get(at, ())) for at, sentence in enumerate(sentences)]


def _with(sentence: Sentence, edits: Iterable[tuple[int, int, str]]) -> Sentence:
    names = set(sentence.names)
    for first, last, kind in edits:
        names = {one for one in names if one[1] < first or last < one[0]}
        if kind != "-":
            names.add((first, last, TYPE[kind]))
    return Sentence(sentence.words, frozenset(names))


def documents(sentences: Sequence[Sentence], together: int = TOGETHER) -> Iterator[Document]:
    """Neighbouring sentences as one text, a line each."""
    for begun in range(0, len(sentences), together):
        lines: list[str] = []
        labels: list[tuple[str, ...]] = []
        for sentence in sentences[begun : begun + together]:
            line = " ".join(sentence.words)
            tokens = tokenize(line)
            if tokens:
                lines.append(line)
                labels.append(_labels(sentence, tokens))
        yield Document("\n".join(lines), tuple(labels))


_MARKED = re.compile(r"\[([POL]) ([^\[\]]+)\]")


def written(paths: Iterable[Path]) -> Iterator[Document]:
    """News of our own: a paragraph a line, a blank line after an item, names in brackets with the letter of their type and clitics before
    the bracket («و[P بوتين]»). Raises `ValueError` where a bracket is broken."""
    for path in sorted(paths):
        for item in path.read_text("utf-8").split("\n\n"):
            lines = [" ".join(line.split()) for line in item.splitlines() if line.strip()]
            if lines:
                yield Document(*_joined([_unmarked(line, path) for line in lines]))


def _unmarked(line: str, path: Path) -> tuple[str, list[tuple[int, int, str]]]:
    text, names, at = "", list[tuple[int, int, str]](), 0
    for mark in _MARKED.finditer(line):
        text += line[at : mark.start()]
        names.append((len(text), len(text) + len(mark[2]), mark[1]))
        text += mark[2]
        at = mark.end()
    text += line[at:]
    if "[" in text or "]" in text:
        raise ValueError(f"{path.name}: a broken bracket: {line[:60]}")
    return text, names


def _joined(
    lines: Sequence[tuple[str, list[tuple[int, int, str]]]],
) -> tuple[str, tuple[tuple[str, ...], ...]]:
    return "\n".join(text for text, _ in lines), tuple(labelled(text, names) for text, names in lines)


def labelled(text: str, names: Sequence[tuple[int, int, str]]) -> tuple[str, ...]:
    """A label for each token of one line; `names` by offset and letter. A clitic is of its name's first token."""
    labels, begun = [], set[int]()
    for token in tokenize(text):
        name = next((one for one in names if token.start < one[1] and one[0] < token.end), None)
        labels.append("O" if name is None else f"{'I' if name[0] in begun else 'B'}-{name[2]}")
        if name is not None:
            begun.add(name[0])
    return tuple(labels)


def _labels(sentence: Sentence, tokens: Sequence[Token]) -> tuple[str, ...]:
    starts, at = list[int](), 0
    for word in sentence.words:
        starts.append(at)
        at += len(word) + 1
    labels = ["O"] * len(tokens)
    for first, last, kind in sentence.names:
        end = starts[last] + len(sentence.words[last])
        inside = [n for n, token in enumerate(tokens) if starts[first] <= token.start < end]
        while inside and tokens[inside[0]].kind == "punct":
            del inside[0]
        while inside and tokens[inside[-1]].kind == "punct":
            del inside[-1]
        for n in inside:
            labels[n] = ("B-" if n == inside[0] else "I-") + LETTER[kind]
    return tuple(labels)


def spans(text: str, labels: Sequence[Sequence[str]]) -> Iterator[tuple[int, int, EntityType]]:
    """Names by offset from labels by token: the way back."""
    start = 0
    for line, row in zip(text.split("\n"), labels, strict=True):
        name: list[int] | None = None
        kind = ""
        for token, label in zip(tokenize(line), row, strict=True):
            if name and (label[0] != "I" or label[2] != kind):
                yield name[0], name[1], TYPE[kind]
                name = None
            if label == "O":
                continue
            if name is None:
                name, kind = [start + token.start, start + token.end], label[2]
            else:
                name[1] = start + token.end
        if name:
            yield name[0], name[1], TYPE[kind]
        start += len(line) + 1
