"""Places by the noun before them («قرية زرنوقة», «مدينة العين»), and unknown words after «في».

Whether the noun belongs to the name («مطار بيروت») or not («مدينة حلب») is a mark of the noun in `data/heads.tsv`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from khabar.names.extent import honoured
from khabar.names.gazetteer import known, plain
from khabar.names.line import CLOSING, OPENING, Line
from khabar.names.recogniser import Found
from khabar.names.vocabulary import Word, complements, heads, titles

#: First words of place names of two words: «عين الفيجة», «بني وليد».
_OPENS = frozenset({"عين", "بني", "ابو", "ام", "تل", "دير", "كفر", "راس", "وادي", "بيت", "خان", "بير", "حي", "جبل", "سد",
                    "برج", "باب", "سوق", "شط", "نهر", "قصر", "سيدي", "اولاد", "ايت", "مرج", "حوش", "مجدل", "بلد"})  # fmt: skip
_TOWNS = frozenset({"عين", "بني", "تل", "دير", "كفر", "سيدي", "اولاد", "مرج", "خان"})
_SIDES = frozenset({"الشرقيه", "الغربيه", "الشماليه", "الجنوبيه", "الكبري", "الصغري", "الجديده", "الشرقي", "الغربي",
                    "الشمالي", "الجنوبي", "المنوره", "المكرمه"})  # fmt: skip
#: Heads that make a name with any definite noun: «ساحة الشهداء», «وادي القصب».
_BUILT = frozenset({"قصر", "ساحه", "ميدان", "وادي", "جسر", "شارع", "جبل", "معبر", "دوار", "سهل", "قلعه"})
#: Heads that belong to the name whatever follows.
_WHOLE = frozenset({"شبه", "بحر", "خليج", "مضيق", "تل", "عين", "راس", "وادي", "قلعه"})
#: Endings of ordinary words that a word list may lack: «التسعينيات».
_ENDINGS = ("ات", "ين", "ون", "يه", "ات")
_OWN = ("ها", "هم", "هما", "اته", "ائه", "اءه", "وه", "نا")
#: «في تفطير الصائمين», «في استدراجه»: a verb's noun that a word list may lack.
_VERBAL_NOUN = re.compile("^(?:ت..ي.$|است.{3,})")
#: Heads after which any word is a place; after the others it must not be an ordinary one.
_TRUSTED = frozenset({"مدينه", "بلده", "قريه", "محافظه", "ناحيه", "قضاء", "ولايه", "مخيم", "حي"})


def places(line: Line) -> Iterator[Found]:
    """Candidates of one line."""
    for place in range(len(line)):
        head = line.head(place)
        if head is not None and head[1] & {"place-out", "place-in"}:
            yield from _headed(line, place, head[0].length, head[0].word, "place-in" in head[1])
        if line.key(place) in ("في", "وفي", "قرب", "الي", "من", "بين"):
            yield from _two(line, place + 1)
        if line.key(place) in ("في", "وفي", "قرب"):
            yield from _unknown(line, place + 1)


def _headed(line: Line, place: int, length: int, head: str, inside: bool) -> Iterator[Found]:
    """The place after a head; the head is part of the name only where the rest is no name of its own («قصر الأمم», but
    «معبر رفح»)."""
    at = place + 1
    quoted = line.key(at) in OPENING
    at += quoted
    word = line.word(at)
    if (
        word is None
        or word.never
        or line.title(at) == "office"
        or (head.startswith("ال") and head != "العاصمه")
    ):
        return
    after = honoured(line, at)
    if after > at:
        after += complements().get(line.key(after)) == "adjective"
        yield Found(
            line.start(place, length), line.tokens[after - 1].end, "place", 0.91, "named after a person"
        )
        return
    stop = _stop(line, at, word, head in _TRUSTED)
    own = stop > at
    if not own and inside and head in _BUILT and word.article and word.ordinary and not line.nation(at):
        stop = at + 1
    if stop == at or (quoted and line.key(stop) not in CLOSING):
        return
    whole = inside and not quoted and (not own or head in _WHOLE)
    start = line.start(place, length) if whole else line.tokens[at].start
    yield Found(start, line.tokens[stop - 1].end, "place", 0.84, "head")


def _stop(line: Line, at: int, word: Word, trusted: bool) -> int:
    for entry in known().at(line.tokens, at, word.key):
        if entry.type == "place":
            stop = at + len(entry.words)
            following = line.word(stop)
            stop += not entry.listed and following is not None and following.unknown
            return stop + (line.key(stop) in _SIDES)
    definite = word.article
    if (
        word.nation
        or word.key in complements()
        or (word.key in heads() and word.key not in _OPENS)
        or word.key in titles()
    ):
        return at
    if word.key in _OPENS and line.word(at + 1) is not None:
        following = line.word(at + 1)
        return at + 2 if following and not following.never else at
    trusted = trusted and (definite or word.grade == "r" or (word.person and not word.ordinary))
    if word.unknown or trusted:
        stop = at + 1
        while (part := line.word(stop)) is not None and part.unknown and stop < at + 3:
            stop += 1
        return stop + (line.key(stop) in _SIDES)
    return at


def _two(line: Line, at: int) -> Iterator[Found]:
    """«في عين الريحان»: two words of which the first opens the names of towns and does little else."""
    word, following = line.word(at), line.word(at + 1)
    if word is None or following is None or word.key not in _TOWNS or following.never:
        return
    if plain().at(line.tokens, at, word.key):
        return
    if following.article or following.unknown or following.person:
        yield Found(line.tokens[at].start, line.tokens[at + 1].end, "place", 0.6, "two words")


def _unknown(line: Line, at: int) -> Iterator[Found]:
    """«في كارداش»: a word of no list after «في»."""
    word = line.word(at)
    if word is None or not word.unknown or line.title(at) or len(word.key) < 4:
        return
    if (word.article and word.key.endswith(_ENDINGS)) or line.tokens[at].surface.endswith(_OWN):
        return
    if _VERBAL_NOUN.match(word.key):
        return
    following = line.word(at + 1)
    if following is not None and (following.unknown or (following.person and not following.ordinary)):
        return
    yield Found(line.tokens[at].start, line.tokens[at].end, "place", 0.45, "unknown after في")
