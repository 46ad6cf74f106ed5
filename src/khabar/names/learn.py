"""Places that a text itself shows to be places, though no list holds them.

An adjective made from the word («الأرخاني» beside «أرخان») or «في» before it is what an Arabic reader goes by.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from khabar.names.gazetteer import known
from khabar.names.line import Line, stems
from khabar.names.vocabulary import look

#: Nouns that rule the name of a state.
_RULING = frozenset({"خارجيه", "جمهوريه", "دفاع", "داخليه", "رياسه", "وفد", "برلمان", "سلطات", "جمهوريتي"})
#: Offices over a country or a town: an unknown noun that they rule is one.
STATE = frozenset({"رييس", "رييسه", "وزير", "وزيره", "ملك", "امير", "والي", "واليه", "محافظ", "سفير", "سفيره", "عمده",
                   "حاكم", "زعيم", "نايب", "مندوب", "مندوبه", "وزراء"})  # fmt: skip


def places_in(lines: list[Line]) -> frozenset[str]:
    """Folded words, without clitics, that stand for places in this text."""
    times: Counter[str] = Counter()
    ruled: set[str] = set()
    adjectives: set[str] = set()
    after_in: set[str] = set()
    for line in lines:
        for place in range(len(line)):
            word = line.word(place)
            if word is not None and word.article and not (word.direct or word.person or word.nation):
                adjectives.update(stems(word.key))
            if word is None or not word.unknown:
                continue
            times.update(cut.word for cut in word.cuts if len(cut.word) > 3 and cut.clitics[-2:] != "ال")
            if line.key(place - 1) in ("في", "وفي") and not _goes_on(line, place):
                after_in.add(word.key)
            if line.key(place - 1) in _RULING or (line.key(place - 1) in STATE and _goes_on(line, place)):
                ruled.add(word.key)
    found = ruled | {word for word in times.keys() & adjectives if not word.startswith("ال")}
    found |= {word for word in after_in if not word.startswith("ال") and len(word) > 3}
    found = set(_new(found))
    for line in lines:
        found |= set(_new(_beside(line, found, times)))
    return frozenset(found)


def _beside(line: Line, found: set[str], times: Counter[str]) -> set[str]:
    """Unknown words joined by «و» to a place («أرخان وتالستان»); beside one that is no news they must be met twice."""
    more: set[str] = set()
    for place in range(1, len(line)):
        word = line.word(place)
        if word is None or not word.unknown or word.key[0] != "و" or word.key.endswith(("ين", "ون", "ات")):
            continue
        before = line.word(place - 1)
        if before is None or _goes_on(line, place):
            continue
        if len(word.key) > 4 and any(
            cut.word in found or (times[word.key[1:]] > 1 and _place(cut.word)) for cut in before.cuts
        ):
            more.add(word.key[1:])
    return {key for key in more if look(key).unknown}


def _place(key: str) -> bool:
    return any(entry.type == "place" and entry.sure and entry.listed for entry in known().alone(key))


def _goes_on(line: Line, place: int) -> bool:
    following = line.word(place + 1)
    return following is not None and (following.unknown or following.person)


def _new(words: set[str]) -> Iterator[str]:
    """Those that no gazetteer knows as something else."""
    for word in words:
        if not known().first(word):
            yield word
