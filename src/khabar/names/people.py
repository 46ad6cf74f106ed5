"""People: what comes after a title, names known in part («محمد» + anything that can be a family name), and unknown words
where only a person can stand.

A name starts at a sure given name, or at a doubtful or unknown word that a title or a verb vouches for; it goes on while the
words can be parts of names (Shaalan and Raza 2009, section 4; particles after Habash 2010, ch. 4).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from khabar.arabic.clitics import Cut
from khabar.names.extent import Extent, extend, firm
from khabar.names.gazetteer import Entry, known
from khabar.names.learn import STATE
from khabar.names.line import Line
from khabar.names.recogniser import Found
from khabar.names.vocabulary import ENDINGS, PARTICLES, Word, complements, heads, look, titles

#: How far a name may stand from its title: «وزير الدولة للشؤون الخارجية في الحكومة الموقتة …».
_REACH = 12
#: Endings of words that a word list may lack, «تحضيراته», rather than of names.
_OWN = ("ها", "هم", "هما", "اته", "ائه", "اءه", "وه", "نا")
#: What may follow a foreign name of one word.
_STOPS = frozenset({"", "،", ",", ".", ":", "(", ")", "«", "»", '"'})
#: Prepositions that an office may hold («المبعوث إلى سوريا»); others end it.
_INSIDE = frozenset({"في", "الي", "لدي", "علي", "السابق", "الاسبق", "الحالي", "الجديد", "الراحل", "شرق", "شمال",
                     "جنوب", "غرب", "الاول", "الثاني", "السابقه", "الحاليه", "الاولي", "المقبل"})  # fmt: skip


def people(line: Line) -> Iterator[Found]:
    """Candidates of one line."""
    for place in range(len(line)):
        takes = line.title(place)
        if takes:
            yield from _titled(line, place, takes)
        elif line.nation(place) and line.key(place).startswith(("ال", "وال", "بال", "لل")):
            yield from _after_nation(line, place + 1)
        yield from _untitled(line, place)


def _titled(line: Line, place: int, takes: str) -> Iterator[Found]:
    """The name behind the title at `place`. An office without article rules a noun: «رئيس أرخان» is no Mr Arkhan, and in
    «وزير خارجية أرخان نورلان ساغدييف» the name starts after what the office is over."""
    at = place + 1
    if len(line.key(place)) == 1 and line.key(at) not in (".", "/"):
        return  # «د» and «م» are titles only with their dot
    while line.key(at) in (".", "/", ":") and at <= place + 1:
        at += 1
    near, rules, state = True, takes == "office" and not _has_article(line, place), _of_a_state(line, place)
    while at < min(len(line), place + _REACH):
        word = line.word(at)
        if word is None:
            return
        if rules and not (word.given == 2 and at > place + 1):
            if (line.title(at) and not word.given) or word.never or line.verb(at):
                return
            local = at == place + 1 and word.article and not line.head(at) and _local(line, place)
            foreign = (word.unknown or line.learnt(at)) and not word.article
            if state and not line.title(at) and (foreign or local):
                yield Found(line.tokens[at].start, line.tokens[at].end, "place", 0.58, "ruled by an office")
            state = state and not line.title(at)
            rules = word.ordinary and not word.article and _known_length(line, at) == 1
            near = False
            at += _known_length(line, at)
            continue
        extent = _start(line, at, near and takes == "name")
        if extent:
            yield _found(line, extent, 0.9, "title")
            return
        head = line.head(at)
        if head is not None and head[1] & {"name", "media"} and line.word(at + 1):
            at += 1 + _known_length(line, at + 1)  # «الرئيس التنفيذي لشركة الأفق سالم …»
            near = False
            continue
        if line.title(at) or (word.never and word.key not in _INSIDE) or (line.verb(at) and not near):
            return
        if takes == "name" and word.ordinary and not word.article:
            return
        near = near and line.nation(at)
        at += _known_length(line, at)


def _has_article(line: Line, place: int) -> bool:
    word = line.word(place)
    return word is not None and any(cut.word.startswith("ال") and cut.word in titles() for cut in word.cuts)


def _local(line: Line, place: int) -> bool:
    """«والية السنديان»: an office that rules nothing but towns and provinces."""
    word = line.word(place)
    return word is not None and any(
        cut.word in ("والي", "واليه", "محافظ", "عمده", "معتمد") for cut in word.cuts
    )


def _of_a_state(line: Line, place: int) -> bool:
    word = line.word(place)
    return word is not None and any(cut.word in STATE for cut in word.cuts)


def _after_nation(line: Line, at: int) -> Iterator[Found]:
    """«السويدي زلاتان إبراهيموفيتش»: a foreign name behind the adjective of its bearer's nation."""
    word = line.word(at)
    if word is None or word.article or line.tokens[at].surface.endswith(_OWN):
        return
    extent = _start(line, at, near=False) if word.foreign or word.unknown else None
    if extent and (word.foreign or extent.parts > 1 or line.key(extent.stop) in _STOPS):
        yield _found(line, extent, 0.72, "nation")


def _known_length(line: Line, place: int) -> int:
    """How many tokens the sure place or body at `place` holds; 1 where there is none."""
    for entry in _entries(line, place):
        if firm(entry):
            return len(entry.words)
    return 1


def _entries(line: Line, place: int) -> list[Entry]:
    word = line.word(place)
    if word is None:
        return []
    for cut in word.cuts:
        found = known().at(line.tokens, place, cut.word)
        if found:
            return found
    return []


def _start(line: Line, place: int, near: bool) -> Extent | None:
    """The name that starts at `place` behind a title; `near`: the title stands right before it."""
    word = line.word(place)
    if word is None or word.never or line.learnt(place) or line.nation(place):
        return None
    entries = _entries(line, place)
    if any(firm(entry) for entry in entries) and word.given < 2:
        return None
    following = line.word(place + 1)
    goes_on = following is not None and (following.person or following.unknown or following.key in PARTICLES)
    following_article = following is not None and following.article
    if line.title(place) == "name" and (goes_on or not word.given):
        return None
    if word.unknown and word.article and word.key.endswith(("ي", "يه")) and goes_on and not following_article:
        return None  # an adjective that no list holds: «المهاجم الأوروجوياني أدينسون»
    person = any(entry.type == "person" for entry in entries)
    opens = word.key in PARTICLES and following is not None and not following.never
    plain = word.ordinary or word.nation
    good = (
        person
        or opens
        or (word.given == 2 and (near or goes_on or not plain))
        or (
            word.unknown
            and not _headlike(word)
            and (goes_on or not line.tokens[place].surface.endswith(_OWN))
        )
        or (word.given == 1 and (goes_on or near) and not word.nation)
        or (word.family == 2 and not plain)
        or (near and word.family > 0 and not word.nation)
    )
    if not good or (_headlike(word) and not (goes_on and word.given)):
        return None
    return extend(line, place, word.cuts[0])


def _headlike(word: Word) -> bool:
    return word.key in heads() or word.key in titles() or word.key in complements()


def _untitled(line: Line, place: int) -> Iterator[Found]:
    word = line.word(place)
    if word is None or word.never or not _may_begin(word.key):
        return
    vouched = line.after_verb(place)
    for cut in word.cuts:
        extent = _bare(line, place, cut, vouched)
        if extent:
            score = 0.75 if extent.proof >= 2 else 0.66 if extent.parts >= 2 else 0.5
            yield _found(line, extent, score, "verb" if extent.parts < 2 else "parts")
            return


@lru_cache(maxsize=1 << 17)
def _may_begin(key: str) -> bool:
    """Can a name without a title begin with the word, however it is read?"""
    word = look(key)
    return word.unknown or any(cut.word in PARTICLES or look(cut.word).given for cut in word.cuts)


def _bare(line: Line, place: int, cut: Cut, vouched: bool) -> Extent | None:
    """A name without a title that starts at `place`, read with `cut` off."""
    word = look(cut.word) if cut.length else line.word(place)
    if word is None or (cut.length and (word.given < 2 or look(line.key(place)).direct)):
        return None
    if word.key in PARTICLES:
        return _kunya(line, place, cut, vouched)
    following = line.word(place + 1)
    bound = following is not None and (following.key in PARTICLES or following.key in ENDINGS)
    named = following is not None and not following.ordinary and (following.family == 2 or following.unknown)
    if _headlike(word) and word.given < 2 and not (word.given and (bound or named)):
        return None
    if not (word.given or (word.unknown and vouched and not cut.length)):
        return None
    extent = extend(line, place, cut)
    if extent.parts >= 2 and following is not None:
        solid = following.unknown or (following.person and not following.ordinary) or following.family == 2
        if (
            word.key == "علي"
            and following.given < 2
            and (following.family < 2 or following.ordinary)
            and not bound
        ):
            return None
        if word.given == 2 and (solid or bound or (not word.ordinary) or vouched):
            return extent
        if word.given == 1 and (bound or vouched or (solid and following.family == 2 and not word.ordinary)):
            return extent
        if word.unknown and solid and not cut.length and vouched:
            return extent
        return None
    if word.given == 2 and not word.ordinary and vouched and not cut.length:
        return extent
    return None


def _kunya(line: Line, place: int, cut: Cut, vouched: bool) -> Extent | None:
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
    return extend(line, place, cut) if good else None


def _found(line: Line, extent: Extent, score: float, reason: str) -> Found:
    return Found(extent.start, line.tokens[extent.stop - 1].end, "person", score, reason)
