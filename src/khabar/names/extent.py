"""How far a person's name reaches once it has started: the words that can be parts of names, and the particles that bind
two words to one («عبد الرحمن», «بن أبي طالب», «فون دير لاين»; Habash 2010, ch. 4).
"""

from __future__ import annotations

from dataclasses import dataclass

from khabar.arabic.clitics import Cut
from khabar.names.gazetteer import Entry, known
from khabar.names.line import Line
from khabar.names.vocabulary import (
    ENDINGS,
    FOREIGN_PARTICLES,
    PARTICLES,
    Word,
    complements,
    heads,
    look,
    titles,
)

_LONGEST = 8
_UNKNOWN = 3
#: Endings of a word that follows a full name and is none («مضيفيه»).
_PRONOUNS = ("يه", "ته", "ها", "هم", "هما", "وا", "ات")
#: First letters of present verbs, which follow a name and are no part of it.
_VERBAL = ("ي", "ت")

#: Titles under which bodies are named after people.
HONOURED = frozenset({"الملك", "الملكه", "الامير", "الاميره", "السلطان", "الامام", "الشيخ", "الشيخه"})


@dataclass(frozen=True, slots=True)
class Extent:
    """A name from `start` (offset) up to token `stop`; `parts` counts its words, particles with what they bind as one;
    `proof` counts the parts that are known as names and nothing else."""

    start: int
    stop: int
    parts: int
    proof: int


def firm(entry: Entry) -> bool:
    """A place or body that is nobody's name."""
    return entry.type != "person" and entry.sure and (entry.listed or len(entry.words) > 1)


def extend(line: Line, place: int, cut: Cut) -> Extent:
    """The name that starts at `place`, read with `cut` off, as far as its words can be parts of one name."""

    first = look(cut.word) if cut.length else line.word(place)
    assert first is not None
    persons = [e for e in known().at(line.tokens, place, first.key) if e.type == "person"]
    at = place + max([1, *(len(entry.words) for entry in persons)])
    parts = at - place
    proof = parts if parts > 1 else int(first.given > 0 and not first.ordinary)
    unknown = int(first.unknown)
    if first.key in PARTICLES and parts == 1:
        at, proof = _bound(line, place), 1
    while at < len(line) and at - place < _LONGEST:
        word = line.word(at)
        if word is None:
            if line.key(at) in ("-", "ـ") and line.joined(at) and line.joined(at + 1) and line.word(at + 1):
                at += 1
                continue
            break
        if word.key in ENDINGS:
            at += 1
            continue
        if word.key in PARTICLES and _bound(line, at) > at + 1:
            at = _bound(line, at)
            parts, proof = parts + 1, proof + 1
            continue
        following = line.word(at + 1)
        foreign = following is not None and (following.unknown or following.key in FOREIGN_PARTICLES)
        if word.key in FOREIGN_PARTICLES and foreign:
            at += 1
            continue
        if not _part(line, at, word, first, parts):
            break
        unknown += word.unknown
        if unknown > _UNKNOWN:
            break
        proof += int(word.person and not word.ordinary)
        parts, at = parts + 1, at + 1
    return Extent(line.start(place, cut.length), at, parts, proof)


def _bound(line: Line, place: int) -> int:
    """Past the particles from `place` on and the word that they bind; `place + 1` where they bind none."""
    at = place
    while line.key(at) in PARTICLES:
        at += 1
    word = line.word(at)
    if word is None or word.never or (line.verb(at) and not word.person):
        return place + 1
    if line.key(place) == "ام" and not word.person:  # «أم», or, is written without its hamza too
        return place + 1
    return at + 1


def _part(line: Line, place: int, word: Word, first: Word, parts: int) -> bool:
    """Can the word at `place` go on with a name of so many parts?"""
    if word.never or (line.verb(place) and word.given != 2) or line.learnt(place):
        return False
    following = line.word(place + 1)
    if word.key == "علي" and following is not None and following.article and following.family < 2:
        return False  # «على», as Egypt writes it
    sure = following is not None and following.family == 2 and not (following.ordinary or following.nation)
    if word.key in heads() or word.key in titles():
        bound = following is not None and (following.key in PARTICLES or sure)
        return (
            word.family > 0
            and parts <= word.family
            and first.given > 0
            and (bound or line.title(place) != "office")
        )
    if word.nation and (word.article or not first.foreign):
        return word.family > 0 and parts == 1 and first.given == 2
    entries = known().at(line.tokens, place, word.key)
    if any(entry.type == "person" and entry.bare for entry in entries):
        return True
    if any(firm(entry) for entry in entries):
        return False
    if word.person:
        return word.grade != "c" or word.family == 2 or parts == 1
    if word.unknown and parts > 1 and line.tokens[place].surface.endswith(_PRONOUNS):
        return False
    if word.unknown:
        return not word.key.startswith("و") or _waw_is_its_own(line, place, word, first, parts)
    if parts > 1 or first.given < 2 or word.key in complements():
        return False
    if word.grade == "c" or (word.key.startswith(_VERBAL) and word.direct):
        return sure
    if line.title(place + 1) == "office" or (
        line.key(place + 1) in "،," and line.title(place + 2) == "office"
    ):
        return not word.article
    # «سالم النزال» is one name; «عبد الحافظ الموظف» is not: a participle tells what he does
    article = word.article and (word.grade == "r" or not word.key.startswith("الم"))
    derived = not word.direct and word.key.endswith("ي") and word.cuts[-1].length == 0
    return sure or article or derived or word.grade == "r" or (first.foreign and word.direct)


def _waw_is_its_own(line: Line, place: int, word: Word, first: Word, parts: int) -> bool:
    """«جون ويتكوف», but «إردوغان وبوتين»: an unknown word that starts with «و» after a foreign given name, its rest no name."""
    rest = word.key[1:]
    if known().at(line.tokens, place, rest) or not look(rest).unknown:
        return False
    return parts == 1 and first.foreign


def honoured(line: Line, place: int) -> int:
    """Past the person after whom a body or place is named («جامعة الملك عبد العزيز», «جسر الملك فهد»); `place` where there is none."""
    if line.key(place) not in HONOURED:
        return place
    at = place + 1
    while (word := line.word(at)) is not None and (
        word.key in PARTICLES or word.key in ENDINGS or word.given
    ):
        at += 1
    return at if at > place + 1 else place
