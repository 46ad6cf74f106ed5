"""People: what comes after a title, names known in part («محمد» + anything that can be a family name), and unknown words
where only a person can stand.

A name starts at a sure given name, or at a doubtful or unknown word that a title or a verb vouches for; it goes on while the
words can be parts of names (Shaalan and Raza 2009, section 4; particles after Habash 2010, ch. 4).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from khabar.arabic.clitics import Cut
from khabar.names.gazetteer import Entry, known
from khabar.names.line import Line
from khabar.names.recogniser import Found
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

#: How far a name may stand from its title: «وزير الدولة للشؤون الخارجية في الحكومة الموقتة …».
_REACH = 12
_LONGEST = 7
#: Prepositions that an office may hold («المبعوث إلى سوريا»); others end it.
_INSIDE = frozenset({"في", "الي", "لدي", "علي", "السابق", "الاسبق", "الحالي", "الجديد", "الراحل", "شرق", "شمال",
                     "جنوب", "غرب", "الاول", "الثاني", "السابقه", "الحاليه", "الاولي", "المقبل"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Extent:
    """A name from `start` (offset) up to token `stop`; `parts` counts its words, particles with what they bind as one;
    `proof` counts the parts that are known as names and nothing else."""

    start: int
    stop: int
    parts: int
    proof: int


def people(line: Line) -> Iterator[Found]:
    """Candidates of one line."""
    for place in range(len(line)):
        takes = line.title(place)
        if takes:
            yield from _titled(line, place, takes)
        yield from _untitled(line, place)


def _titled(line: Line, place: int, takes: str) -> Iterator[Found]:
    at = place + 1
    if len(line.key(place)) == 1 and line.key(at) not in (".", "/"):
        return  # «د» and «م» are titles only with their dot
    while line.key(at) in (".", "/", ":") and at <= place + 1:
        at += 1
    near = True
    while at < min(len(line), place + _REACH):
        word = line.word(at)
        if word is None:
            return
        extent = _start(line, at, near and takes == "name")
        if extent:
            yield _found(line, extent, 0.9, "title")
            return
        if line.title(at) or (word.never and word.key not in _INSIDE) or (line.verb(at) and not near):
            return
        near = near and bool(word.nation)
        at += _known_length(line, at)


def _known_length(line: Line, place: int) -> int:
    """How many tokens the sure place or body at `place` holds; 1 where there is none."""
    for entry in _entries(line, place):
        if _firm(entry):
            return len(entry.words)
    return 1


def _firm(entry: Entry) -> bool:
    """A place or body that is nobody's name."""
    return entry.type != "person" and entry.sure and (entry.listed or len(entry.words) > 1)


def _entries(line: Line, place: int) -> list[Entry]:
    word = line.word(place)
    if word is None:
        return []
    for cut in word.cuts:
        found = known().at(line.tokens, place, cut.word)
        if found:
            return found
    return []


def _start(line: Line, place: int, near: bool) -> _Extent | None:
    """The name that starts at `place` behind a title; `near`: the title stands right before it."""
    word = line.word(place)
    if word is None or word.never or (line.title(place) == "name" and not word.given):
        return None
    entries = _entries(line, place)
    if any(_firm(entry) for entry in entries) and word.given < 2:
        return None
    following = line.word(place + 1)
    goes_on = following is not None and (following.person or following.unknown or following.key in PARTICLES)
    person = any(entry.type == "person" for entry in entries)
    opens = word.key in PARTICLES and following is not None and not following.never
    plain = word.ordinary or word.nation
    good = (
        person
        or opens
        or (word.given == 2 and (near or goes_on or not plain))
        or (word.unknown and not _headlike(word))
        or (word.given == 1 and (goes_on or near) and not word.nation)
        or (word.family == 2 and not plain)
        or (near and word.family > 0 and not word.nation)
    )
    if not good or (_headlike(word) and not (goes_on and word.given)):
        return None
    return _extend(line, place, word.cuts[0])


def _headlike(word: Word) -> bool:
    return word.key in heads() or word.key in titles() or word.key in complements()


def _untitled(line: Line, place: int) -> Iterator[Found]:
    word = line.word(place)
    if word is None or word.never:
        return
    vouched = line.after_verb(place)
    for cut in word.cuts:
        extent = _bare(line, place, cut, vouched)
        if extent:
            score = 0.75 if extent.proof >= 2 else 0.66 if extent.parts >= 2 else 0.5
            yield _found(line, extent, score, "verb" if extent.parts < 2 else "parts")
            return


def _bare(line: Line, place: int, cut: Cut, vouched: bool) -> _Extent | None:
    """A name without a title that starts at `place`, read with `cut` off."""
    word = look(cut.word) if cut.length else line.word(place)
    if word is None or (cut.length and (word.given < 2 or look(line.key(place)).ordinary)):
        return None
    if word.key in PARTICLES:
        return _kunya(line, place, cut, vouched)
    if _headlike(word) and word.given < 2:
        return None
    extent = _extend(line, place, cut)
    following = line.word(place + 1)
    if extent.parts >= 2 and following is not None:
        solid = following.unknown or (following.person and not following.ordinary) or following.family == 2
        bound = following.key in PARTICLES or following.key in ENDINGS
        if word.given == 2 and (solid or bound or (not word.ordinary) or vouched):
            return extent
        if word.given == 1 and (vouched or (solid and following.family == 2 and not word.ordinary)):
            return extent
        if word.unknown and solid and vouched and not cut.length:
            return extent
        return None
    if word.given == 2 and not word.ordinary and vouched and not cut.length:
        return extent
    return None


def _kunya(line: Line, place: int, cut: Cut, vouched: bool) -> _Extent | None:
    """«أبو محمد …», «عبد الرحمن …», «بن سلمان»."""
    following = line.word(place + 1)
    if following is None or following.never:
        return None
    bound = look(cut.word).key
    if bound == "عبد":
        good = following.key.startswith("ال") or following.key == "ربه"
    elif bound in ("ابو", "ابي", "ابا"):
        good = following.given == 2 or (vouched and following.person) or following.unknown
    elif bound in ("بن", "ابن"):
        good = (following.given == 2 or following.unknown) and not following.ordinary
    else:
        good = False
    return _extend(line, place, cut) if good else None


def _extend(line: Line, place: int, cut: Cut) -> _Extent:
    """As far as the words can be parts of one name."""
    token = line.tokens[place]
    first = look(cut.word) if cut.length else line.word(place)
    assert first is not None
    at, parts = place + 1, 1
    listed = max(
        (len(e.words) for e in known().at(line.tokens, place, first.key) if e.type == "person"), default=0
    )
    proof = int(first.given > 0 and not first.ordinary)
    unknown = int(first.unknown)
    if first.key in PARTICLES and line.word(at):
        at += 1
        proof = 1
    if listed > at - place:
        at, parts, proof = place + listed, listed, listed
    while at < len(line) and at - place < _LONGEST:
        word = line.word(at)
        if word is None:
            if line.key(at) in ("-", "ـ") and line.joined(at) and line.joined(at + 1) and line.word(at + 1):
                at += 1
                continue
            break
        following = line.word(at + 1)
        if word.key in ENDINGS and parts:
            at += 1
            continue
        if word.key in PARTICLES and following is not None and not following.never and not line.verb(at + 1):
            at += 2
            parts, proof = parts + 1, proof + 1
            continue
        if (
            word.key in FOREIGN_PARTICLES
            and following is not None
            and (following.unknown or following.key in FOREIGN_PARTICLES)
        ):
            at += 1
            continue
        if not _part(line, at, word, first, parts):
            break
        unknown += word.unknown
        proof += int(word.person and not word.ordinary)
        parts += 1
        at += 1
        if unknown > 3:
            break
    return _Extent(token.start + cut.length, at, parts, proof)


def _part(line: Line, place: int, word: Word, first: Word, parts: int) -> bool:
    """Can the word at `place` go on with a name of so many parts?"""
    if word.never or (line.verb(place) and word.given != 2):
        return False
    if word.key in heads() or word.key in titles():
        following = line.word(place + 1)
        bound = following is not None and (
            following.key in PARTICLES or (following.family == 2 and not following.ordinary)
        )
        return word.family > 0 and parts == 1 and first.given > 0 and (bound or line.title(place) != "office")
    if word.nation:
        return word.family > 0 and parts == 1 and first.given == 2
    entries = _entries(line, place)
    if any(entry.type == "person" and entry.bare for entry in entries):
        return True
    if any(_firm(entry) for entry in entries):
        return False
    if word.person:
        return word.grade != "c" or word.family == 2 or parts == 1
    if word.unknown:
        return True
    if parts > 1 or first.given < 2 or word.key in complements():
        return False
    following = line.word(place + 1)
    between = (
        following is not None and following.family == 2 and not following.ordinary and not following.nation
    )
    article = word.key.startswith("ال") and len(word.key) > 5 and word.key.endswith("ي")
    return between or article or word.grade == "r"


def _found(line: Line, extent: _Extent, score: float, reason: str) -> Found:
    return Found(extent.start, line.tokens[extent.stop - 1].end, "person", score, reason)
