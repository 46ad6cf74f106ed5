"""Which words are ordinary Arabic: the ones a dictionary inflects, or that take an article or a pronoun.

A foreign name is never written with «ال» or «ها» on it: that is what tells «لافروف» from «كتاب» without a list of names.
Frequencies are of wordfreq (CC BY-SA 4.0), inflected forms of simplemma (MIT); both are loaded by name, for they are
installed only where the gazetteer is made.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from importlib import import_module

from khabar.arabic.folds import fold

LETTERS = re.compile("^[\u0621-\u064a]+$")
_PRONOUNS = ("ها", "هم", "هما", "نا", "كم", "هن", "ك", "ه")
#: Occurrences in a million words below which a word is too rare to judge.
RARE = 0.15


def frequencies() -> Counter[str]:
    """Occurrences in a million words, by folded word."""
    found: Counter[str] = Counter()
    for word, share in import_module("wordfreq").get_frequency_dict("ar", "best").items():
        key = fold(word)
        if LETTERS.match(key):
            found[key] += share * 1e6
    return found


def lemmas() -> dict[str, set[str]]:
    """The dictionary forms of a folded word, folded too."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    factory = import_module("simplemma.strategies.dictionaries.dictionary_factory").DefaultDictionaryFactory()
    for word, lemma in factory.get_dictionary("ar").items():
        key = fold(word)
        if LETTERS.match(key):
            found[key].add(fold(lemma if isinstance(lemma, str) else lemma.decode()))
    return dict(found)


def ordinary(key: str, frequency: Counter[str], known: dict[str, set[str]]) -> bool:
    """Is the folded word a word of the language, whatever else it names?"""
    share = frequency[key]
    if share < RARE:
        return False
    with_article = key.startswith("ال") and len(key) > 4
    base = key[2:] if with_article else key
    if key in known and key not in known[key] and known[key] != {base}:
        return True
    stem = base[:-1] + "ت" if base.endswith("ه") else base
    bound = sum(frequency[stem + pronoun] for pronoun in _PRONOUNS)
    if with_article:
        return frequency[base] > 0.15 * share or bound > 0.03 * share
    return frequency["ال" + base] + bound > 0.03 * share
