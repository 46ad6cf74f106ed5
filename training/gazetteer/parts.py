"""Given and family names as single words, with how sure each is, and the ordinary words beside them.

Counted over the full names of arabic-name-romanizer (Wikidata labels of people of 20 countries, CC0).
"""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from khabar.arabic.folds import fold

_LETTERS = re.compile("^[\u0621-\u064a]+$")
_BEFORE = frozenset({"عبد", "ابو", "ابن", "بن", "ال", "ام", "بنت", "ابي", "ولد", "ذو"})
_AFTER = frozenset({"الدين", "الله"})
#: Occurrences in a million words.
_COMMON = 20.0
_RARE = 2.0


@dataclass(frozen=True, slots=True)
class Counts:
    """How many people bear the word as their first name, and as any later one."""

    given: Counter[str]
    family: Counter[str]


def package_file(package: str, path: str) -> Path:
    """A data file inside an installed package. Raises `FileNotFoundError` where the package is not installed."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError(f"{package} is not installed: see training/gazetteer/README.md")
    return Path(spec.submodule_search_locations[0]) / path


def counts() -> Counts:
    """One count a person and word; particles («عبد», «بن») are no names of their own."""
    found = Counts(Counter(), Counter())
    store = sqlite3.connect(package_file("arabic_name_romanizer", "resources/names.sqlite3"))
    people = {
        (fold(key), country) for key, country in store.execute("select arabic_key, country from full_names")
    }
    store.close()
    for key, _ in people:
        words = [word for word in key.split() if _LETTERS.match(word)]
        if len(words) < 2:
            continue
        for place, word in enumerate(words):
            bound = place > 0 and words[place - 1] in _BEFORE
            if word in _BEFORE or word in _AFTER or bound:
                continue
            (found.family if place else found.given)[word] += 1
    return found


def flags(names: Counts, frequency: Counter[str], why: dict[str, str]) -> dict[str, str]:
    """`c` a common word, `o` an ordinary one, `r` a rare one; `G`/`g` a given name, sure or doubtful; `F`/`f` a family name,
    likewise. Sure means that people bear it at least as often, a million words over, as texts use it; such a one is a word
    besides only where texts show it (`why`: see `vocabulary.evidence`)."""
    found: dict[str, str] = {}
    for key in frequency.keys() | names.given.keys() | names.family.keys():
        share = max(frequency[key], 0.5)
        mark = _grade(names.given[key], share, "G", "g")
        mark += _grade(names.family[key] + names.given[key], share, "F", "f")
        shown = why.get(key, "")
        if shown == "much" or (shown and not mark.isupper()):
            mark = ("c" if share >= _COMMON else "r" if share < _RARE else "o") + mark
        if mark:
            found[key] = mark
    return found


def _grade(people: int, share: float, sure: str, doubtful: str) -> str:
    if people >= 3 and people > 1.5 * share:
        return sure
    if (people >= 2 and people > 0.12 * share) or (people == 1 and share <= 2):
        return doubtful
    return ""


def hides_a_word(key: str, marks: dict[str, str]) -> bool:
    """Is the name rather a common word with a clitic («لأول»)?"""
    return (
        key[:1] in "لبوفك"
        and len(key) < 6
        and marks.get(key[1:], "")[:1] in ("c", "o")
        and not marks.get(key, "")[-1:].isupper()
    )
