"""Reporting words from `cues.tsv` and `nominal.tsv`, conjugated by rule and looked up by folded token."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeAlias

from khabar.arabic.folds import fold
from khabar.arabic.tables import read_table

Tense: TypeAlias = Literal["perfect", "imperfect", "participle", "masdar"]


@dataclass(frozen=True, slots=True)
class Cue:
    """One form of a reporting verb. `feminine` and `plural` are what the form says of its subject."""

    verb: str
    sense: str
    takes: frozenset[str]
    tense: Tense
    feminine: bool = False
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Nominal:
    """«وفق», «بحسب», «نقلا عن»: `keys` are the folded words."""

    keys: tuple[str, ...]
    shown: str


@cache
def verb_forms() -> dict[str, Cue]:
    """Every form of every verb by its folded key; where two verbs share a form the first in the table wins."""
    found: dict[str, Cue] = {}
    for row in read_table("khabar.statements", "cues.tsv"):
        takes = frozenset(row["takes"].split())
        for key, tense, feminine, plural in _forms(
            fold(row["verb"]), fold(row["present"]), fold(row["participle"])
        ):
            found.setdefault(key, Cue(row["verb"], row["sense"], takes, tense, feminine, plural))
    return found


def _forms(perfect: str, present: str, participle: str) -> list[tuple[str, Tense, bool, bool]]:
    """The persons in which the press reports: he, she, they.

    >>> [form[0] for form in _forms("دعا", "يدعو", "داعيا")][:3]
    ['دعا', 'دعت', 'دعوا']
    """
    weak = perfect[-1] in "اي"
    stem = perfect[:-1] if weak else perfect
    forms: list[tuple[str, Tense, bool, bool]] = [
        (perfect, "perfect", False, False),
        (stem + "ت", "perfect", True, False),
        (stem + "وا", "perfect", False, True),
        (perfect + "ا" if not weak else stem + "يا", "perfect", False, True),
    ]
    if present:
        bare = present[:-1] if present[-1] in "يو" else present
        forms += [
            (present, "imperfect", False, False),
            ("ت" + present[1:], "imperfect", True, False),
            (bare + "ون", "imperfect", False, True),
        ]
    if participle:
        base = participle.removesuffix("ا")
        forms += [
            (participle, "participle", False, False),
            (base + "ه", "participle", True, False),
            (base.removesuffix("ي") + "ين", "participle", False, True),
        ]
    return forms


@cache
def nominals() -> dict[str, tuple[Nominal, ...]]:
    """«وفق» and its like by first word, longest first."""
    found: dict[str, list[Nominal]] = {}
    for row in read_table("khabar.statements", "nominal.tsv"):
        keys = tuple(fold(word) for word in row["phrase"].split())
        found.setdefault(keys[0], []).append(Nominal(keys, row["phrase"]))
    return {first: tuple(sorted(all_, key=lambda n: -len(n.keys))) for first, all_ in found.items()}


@cache
def word_set(name: str) -> frozenset[str]:
    """The folded words of one `list` of `words.tsv`: roles, media, venues …"""
    return frozenset(
        fold(row["word"]) for row in read_table("khabar.statements", "words.tsv") if row["list"] == name
    )
