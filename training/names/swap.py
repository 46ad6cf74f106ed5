"""Names put in the place of other names, so that a model learns from the sentence and not by heart (Dai and Adel 2020, "An analysis of simple
data augmentation for named entity recognition", mention replacement).

Within one document a name is always swapped for the same other, and a surname for the last part of what its full name became. Some of the
names put in are spelt as nobody is called, so that no list knows them and the sentence alone must tell.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from khabar.names.signs import LETTER
from training.names.corpora import Document, labelled, spans

#: The share of names put in that are made strange.
_STRANGE = 0.3
_LETTERS = "بتجدرزسشطعغفقكلمنه"
_KEPT = frozenset("اويةىءأإآؤئ")


@dataclass(frozen=True, slots=True)
class Names:
    """Names to put in, by letter of their type."""

    pools: Mapping[str, Sequence[str]]


class _Choice:
    """What each name of a document became."""

    def __init__(self, names: Names, share: float, chance: random.Random) -> None:
        self._names, self._share, self._chance = names, share, chance
        self._chosen: dict[tuple[str, str], str] = {}

    def other(self, old: str, letter: str) -> str:
        if (letter, old) not in self._chosen:
            new = old
            if self._chance.random() < self._share:
                new = self._chance.choice(self._names.pools[letter])
                if self._chance.random() < _STRANGE:
                    new = strange(new, letter, self._chance)
            self._chosen[letter, old] = new
            if letter == "P" and " " in old and " " in new:
                self._chosen.setdefault((letter, old.rsplit(maxsplit=1)[-1]), new.rsplit(maxsplit=1)[-1])
        return self._chosen[letter, old]


def strange(name: str, letter: str, chance: random.Random) -> str:
    """The name with one or two consonants changed in the word that tells it apart: a person's last, a place's first, of a body only where it is
    one word. «لافروف» may become «لاجروس»."""
    words = name.split()
    at = 0 if letter == "L" else -1
    article = "ال" if words[at].startswith("ال") else ""
    word = list(words[at].removeprefix(article))
    places = [n for n, char in enumerate(word) if char not in _KEPT]
    if (letter == "O" and len(words) > 1) or len(places) < 2 or words[at].isascii():
        return name
    for n in chance.sample(places, min(len(places), chance.choice((1, 2)))):
        word[n] = chance.choice(_LETTERS)
    words[at] = article + "".join(word)
    return " ".join(words)


def swapped(document: Document, names: Names, share: float, chance: random.Random) -> Document:
    """The document with about `share` of its different names swapped."""
    choice = _Choice(names, share, chance)
    lines: list[str] = []
    labels: list[tuple[str, ...]] = []
    for line, row in zip(document.text.split("\n"), document.labels, strict=True):
        text, marked, at = "", list[tuple[int, int, str]](), 0
        for start, end, kind in spans(line, [row]):
            text += line[at:start]
            at = end
            new = choice.other(line[start:end], LETTER[kind])
            marked.append((len(text), len(text) + len(new), LETTER[kind]))
            text += new
        text += line[at:]
        lines.append(text)
        labels.append(labelled(text, marked))
    return Document("\n".join(lines), tuple(labels))
