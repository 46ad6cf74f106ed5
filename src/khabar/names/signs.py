"""What a trained recogniser is told of each token beside the word itself: what the lists know of it, and what the rules made of it.

The marks are few (some hundred) and say nothing of the word's spelling, so that a model learns from them how far the lists can be
trusted, and a new name in a list helps without new training. Gazetteer features after Ratinov and Roth (2009, "Design challenges and
misconceptions in named entity recognition"); the output of rules as features after Shaalan and Oudah (2014, "A hybrid approach to Arabic
named entity recognition").
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from khabar.names.gazetteer import known
from khabar.names.line import Line
from khabar.names.recogniser import Found
from khabar.names.vocabulary import PARTICLES, heads, look, titles, verbs
from khabar.records import EntityType

#: One letter a type, in marks and labels.
LETTER: dict[EntityType, str] = {"person": "P", "organisation": "O", "place": "L"}
TYPE: dict[str, EntityType] = {letter: kind for kind, letter in LETTER.items()}


@lru_cache(maxsize=1 << 17)
def word_marks(key: str) -> tuple[str, ...]:
    """What is known of one folded word alone, in a fixed order.

    >>> word_marks("الروسي")
    ('article', 'grade-c', 'nation')
    """
    word = look(key)
    marks = {f"given{word.given}"} if word.given else set[str]()
    if word.family:
        marks.add(f"family{word.family}")
    if word.grade:
        marks.add(f"grade-{word.grade}")
    for mark, holds in (
        ("nation", word.nation),
        ("never", word.never),
        ("article", key.startswith("ال")),
        ("foreign", word.foreign),
        ("unknown", word.unknown),
    ):
        if holds:
            marks.add(mark)
    for cut in word.cuts:
        if cut.word in titles():
            marks.add(f"title-{titles()[cut.word]}")
        marks.update(f"head-{mark}" for mark in heads().get(cut.word, ()))
        if cut.word in PARTICLES:
            marks.add("particle")
        if cut.word in verbs() and cut.clitics in ("", "و", "ف", "ل"):
            marks.add("verb")
    for cut in word.cuts:
        entries = known().alone(cut.word)
        for entry in entries:
            sure = "s" if entry.sure else "d"
            marks.add(
                f"listed-{LETTER[entry.type]}{sure}{'' if entry.listed else 't'}{'c' if cut.length else ''}"
            )
        if entries:
            break
    return tuple(sorted(marks))


@lru_cache(maxsize=1 << 17)
def _openings(key: str) -> tuple[str, ...]:
    """The readings of a word with which a known name of several words begins."""
    return tuple(cut.word for cut in look(key).cuts if known().opens(cut.word))


def list_marks(line: Line) -> list[list[str]]:
    """The marks of every token of the line: its own, and its place in a known name of several words."""
    found: list[list[str]] = []
    for token in line.tokens:
        found.append(list(word_marks(token.key)) if token.kind == "word" else [f"is-{token.kind}"])
    taken = -1
    for place, token in enumerate(line.tokens):
        if place <= taken or token.kind != "word":
            continue
        for word in _openings(token.key):
            longer = [entry for entry in known().at(line.tokens, place, word) if len(entry.words) > 1]
            if longer:
                taken = place + len(longer[0].words) - 1
                for at in range(place, taken + 1):
                    found[at].append(f"{'B' if at == place else 'I'}-known-{LETTER[longer[0].type]}")
                break
    return found


def rule_marks(lines: Sequence[Line], ruled: Sequence[Found]) -> list[list[str | None]]:
    """For every token of every line what the rules found there: `B-P+` a person's first token with a high score, `I-Lo` a place's later
    one with a low score; `None` where they found nothing. `ruled` is in reading order."""
    found: list[list[str | None]] = []
    at = 0
    for line in lines:
        marks: list[str | None] = [None] * len(line)
        for place, token in enumerate(line.tokens):
            while at < len(ruled) and ruled[at].end <= token.start:
                at += 1
            if at < len(ruled) and ruled[at].start < token.end:
                name = ruled[at]
                sure = "+" if name.score >= 0.75 else "=" if name.score >= 0.6 else "-"
                first = token.start <= name.start
                marks[place] = f"{'B' if first else 'I'}-{LETTER[name.type]}{sure}"
        found.append(marks)
    return found
