"""Which lines are furniture by what they say, from `furniture.tsv`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from khabar.arabic.tables import read_table
from khabar.arabic.tokens import tokenize
from khabar.extract.blocks import Block

#: A line with more words than this is a sentence that mentions the phrase, not furniture.
_LONGEST = {"line": 6, "start": 16, "in": 25}


@dataclass(frozen=True, slots=True)
class Phrase:
    """One line of the table. `key` is folded, words parted by one space."""

    key: str
    where: str
    kind: str
    shown: str


@cache
def _phrases() -> tuple[dict[str, Phrase], dict[str, list[Phrase]], list[Phrase]]:
    whole: dict[str, Phrase] = {}
    starts: dict[str, list[Phrase]] = {}
    inside: list[Phrase] = []
    for row in read_table("khabar.extract", "furniture.tsv"):
        key = " ".join(token.key for token in tokenize(row["phrase"]))
        phrase = Phrase(key, row["where"], row["kind"], row["phrase"])
        if phrase.where == "line":
            whole[key] = phrase
        elif phrase.where == "start":
            starts.setdefault(key.split()[0], []).append(phrase)
        else:
            inside.append(phrase)
    return whole, starts, inside


def furniture(block: Block) -> Phrase | None:
    """The phrase that makes `block` furniture, or `None`. A line whose words are all share buttons is one too."""
    whole, starts, inside = _phrases()
    key = block.key
    if key in whole:
        return whole[key]
    if block.words > _LONGEST["in"]:
        return None
    padded = f"{key} "
    if block.words <= _LONGEST["start"]:
        for phrase in starts.get(key.split(" ", 1)[0], ()):
            if padded.startswith(f"{phrase.key} ") and not _is_sentence(block):
                return phrase
    for phrase in inside:
        if f" {phrase.key} " in f" {padded}":
            return phrase
    words = key.split()
    if block.words <= _LONGEST["line"] and words:
        known = [
            whole[word] for word in words if word in whole and whole[word].kind in {"share", "menu", "count"}
        ]
        if known and 2 * len(known) >= len(words) and not _is_sentence(block):
            return known[0]
    return None


def _is_sentence(block: Block) -> bool:
    return block.words > 8 and block.text.endswith((".", "؟", "!")) and not block.text.endswith("...")
