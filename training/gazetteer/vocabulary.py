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
#: A dictionary gives a name one form, or two with «ال».
_INFLECTS = 4
#: The part of a word's occurrences with «ال» or a pronoun above which it is a word even if people bear it as a name.
_MUCH = 0.12
#: The least share of a word like «إلغاء» that is no foreign name.
_HAMZA = 2.0
#: What the dictionary holds and texts use so often is a word, if it never changes («كافة»).
_FREQUENT = 40.0
#: Letters of the persons of the present tense; a verb is met with «ي» and with «ت».
_PERSONS = "يتنا"


def frequencies() -> Counter[str]:
    """Occurrences in a million words, by folded word; a word whose first «ال» is no article («إلغاء») also under its own first
    letter."""
    found: Counter[str] = Counter()
    for word, share in import_module("wordfreq").get_frequency_dict("ar", "best").items():
        key = fold(word)
        if LETTERS.match(key):
            found[key] += share * 1e6
            if key.startswith("ال") and word[0] in "أإآ":
                found[word[0] + key[1:]] += share * 1e6
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


def inflections(known: dict[str, set[str]]) -> dict[str, set[str]]:
    """The forms of each lemma."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for form, of in known.items():
        for lemma in of:
            found[lemma].add(form)
    return dict(found)


def evidence(
    key: str, frequency: Counter[str], known: dict[str, set[str]], inflected: dict[str, set[str]]
) -> str:
    """Why the folded word is a word of the language: `used` where texts write it with «ال» or a
    pronoun too, `much` where they do so often, `listed` where only
    the dictionary says so (which inflects names too), empty where nothing does."""
    share = frequency[key]
    if share < RARE:
        return ""
    if key[0] in "أإآ":
        return "much" if share > _HAMZA else ""
    with_article = key.startswith("ال") and len(key) > 4
    base = key[2:] if with_article else key
    stem = base[:-1] + "ت" if base.endswith("ه") else base
    bound = sum(frequency[stem + pronoun] for pronoun in _PRONOUNS)
    other = frequency[base] if with_article else frequency["ال" + base]
    if other + bound > _MUCH * share:
        return "much"
    if other > 0.05 * share or (other + bound > 0.03 * share and not with_article) or bound > 0.03 * share:
        return "used"
    if key in known and share > _FREQUENT:
        return "listed"
    if key[0] in _PERSONS and len(key) > 3:
        persons = [person + key[1:] for person in "يت"]
        if all(frequency[verb] > RARE for verb in persons) and any(verb in known for verb in persons):
            return "listed"
    if known.get(key, set()) - {key, base}:
        return "listed"
    many = any(len(inflected.get(lemma, ())) >= _INFLECTS for lemma in known.get(key, ()))
    return "listed" if many else ""
