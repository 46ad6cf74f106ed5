"""Organisations: a noun such as «وزارة» with what belongs to it, or the proper name after «صحيفة», «تنظيم», «شركة».

How far a body's name reaches is the grammar of the construct: indefinite nouns up to the first definite one, then the adjectives
that agree with it, then «و» with a second portfolio and «لـ» with a purpose («المرصد السوري لحقوق الإنسان»).
"""

from __future__ import annotations

from collections.abc import Iterator

from khabar.names.extent import honoured
from khabar.names.gazetteer import known
from khabar.names.line import CLOSING, OPENING, Line
from khabar.names.recogniser import Found
from khabar.names.vocabulary import complements, look, titles

_LONGEST_QUOTE = 5
#: Heads that may stand before a name, «منظمة أوبك», and be part of one, «منظمة الصحة العالمية».
_ITS_OWN = frozenset({"منظمه", "موسسه", "مجموعه", "بنك", "مصرف", "جمعيه"})
_PRESS = frozenset(
    {"الالكترونيه", "الالكتروني", "الفضائيه", "الفضاييه", "الاخباريه", "الاخباري", "اليوميه", "الاسبوعيه"}
)
#: Bodies that are not named by a purpose: what follows belongs to the verb.
_NO_PURPOSE = frozenset({"وزاره", "القوات", "قوات", "حرس", "الحرس", "الشرطه", "شرطه", "محكمه", "المحكمه", "النيابه", "حزب",
                         "الحزب", "بلديه", "سفاره", "السفاره", "جامعه", "الجامعه", "برلمان", "البرلمان"})  # fmt: skip
#: What a purpose may open with where it is no definite noun: «لحقوق الإنسان», «لشؤون اللاجئين».
_PURPOSES = frozenset({"حقوق", "شوون", "دول", "رعايه", "دعم", "مكافحه", "حمايه", "تنميه", "تنظيم", "اداره", "تنسيق",
                       "خدمه", "خدمات", "ضمان", "مراقبه", "كره", "اعاده", "تحرير", "علوم", "بحوث", "تقنيه"})  # fmt: skip


def bodies(line: Line) -> Iterator[Found]:
    """Candidates of one line."""
    for place in range(len(line)):
        if line.key(place) == "ل" and line.key(place + 1) in OPENING and line.joined(place + 1):
            yield from _told(line, place + 2)
        head = line.head(place)
        if head is None:
            continue
        cut, marks = head
        start = line.start(place, cut.length)
        proper = bool(marks & {"name", "media"}) and not _known_whole(line, place, cut.word)
        named = list(_named(line, place, marks)) if proper else []
        yield from named
        if named:
            continue
        if "nation" in marks:
            yield from _of_a_nation(line, place, start)
        if "body" in marks:
            stop = _reach(line, place, cut.word, "loose" in marks)
            if stop > place + 1:
                if honoured(line, place + 1) > place + 1:
                    yield Found(
                        start, line.tokens[stop - 1].end, "organisation", 0.92, "named after a person"
                    )
                    continue
                sure = _holds_a_body(line, place + 1, stop) or _of_a_place(line, place + 1, stop, cut.word)
                score = 0.87 if sure else 0.8
                yield Found(start, line.tokens[stop - 1].end, "organisation", score, "head")


def _known_whole(line: Line, place: int, head: str) -> bool:
    """Does the gazetteer know the body with its head and two words more («منظمة الصحة العالمية»)?"""
    if head not in _ITS_OWN:
        return False
    return any(entry.sure and len(entry.words) > 2 for entry in known().at(line.tokens, place, head))


def _told(line: Line, at: int) -> Iterator[Found]:
    """The outlet in «وقال لـ«الصدى»»."""
    close = next((end for end in range(at + 1, min(at + 4, len(line))) if line.key(end) in CLOSING), None)
    words = [line.word(place) for place in range(at, close)] if close else []
    first = words[0] if words else None
    if close and all(words) and first is not None and not first.never and not line.verb(at):
        yield Found(
            line.tokens[at].start, line.tokens[close - 1].end, "organisation", 0.87, "quoted after لـ"
        )


def _named(line: Line, place: int, marks: frozenset[str]) -> Iterator[Found]:
    """The proper name after a head that is no part of it: in quotation marks, in the gazetteer, unknown, or, after a
    newspaper or channel, a definite noun."""
    at = place + 1
    word = line.word(at)
    while word is not None and word.nation and not word.person:
        at += 1
        word = line.word(at)
    if line.key(at) in OPENING:
        close = next(
            (
                end
                for end in range(at + 2, min(at + 2 + _LONGEST_QUOTE, len(line)))
                if line.key(end) in CLOSING
            ),
            None,
        )
        if close is not None:
            yield Found(
                line.tokens[at + 1].start,
                line.tokens[close - 1].end,
                "organisation",
                0.88,
                "quoted after head",
            )
        return
    if word is None or word.never or at > place + 1:
        return
    for entry in known().at(line.tokens, at, word.key):
        if entry.type == "organisation":
            last = at + len(entry.words) - 1
            end = line.tokens[last - (last > at and entry.house and look(line.key(last)).nation)].end
            yield Found(line.tokens[at].start, end, "organisation", 0.88, "head and gazetteer", entry.same)
            return
    stop = at
    while stop < len(line) and stop < at + 3:
        part = None if line.learnt(stop) else line.word(stop)
        latin = part is not None and line.tokens[stop].surface.isascii()
        plural = part is not None and part.key.endswith(("ين", "ات")) and len(part.key) > 5
        if part is None or plural or not (part.unknown or latin) or line.title(stop):
            break
        stop += 1
    if stop > at:
        yield Found(line.tokens[at].start, line.tokens[stop - 1].end, "organisation", 0.84, "head")
    elif (
        "media" in marks
        and word.article
        and not word.nation
        and not line.title(at)
        and not _described_as(line, at + 1)
    ):
        yield Found(line.tokens[at].start, line.tokens[at].end, "organisation", 0.82, "head")


def _described_as(line: Line, place: int) -> bool:
    """«موقع التواصل الاجتماعي»: a noun with an adjective of its own is no title of a paper."""
    word = line.word(place)
    return word is not None and word.article and not word.nation and word.key not in _PRESS


def _of_a_nation(line: Line, place: int, start: int) -> Iterator[Found]:
    """«الجيش الباكستاني», «الخارجية الأمريكية», but no ministry inside a minister's title."""
    before = line.word(place - 1)
    if before is not None and any(cut.word in titles() for cut in before.cuts):
        return
    at = place + 1
    if complements().get(line.key(at)) == "adjective" and not look(line.key(at)).nation:
        at += 1
    if line.nation(at) and line.key(at).startswith("ال"):
        yield Found(start, line.tokens[at].end, "organisation", 0.8, "head of a nation")


def _reach(line: Line, place: int, head: str, loose: bool) -> int:
    """The token after the last of the body's name; `place + 1` where there is no name."""
    if head.startswith("ال") and len(head) > 4:
        return _described(line, place, loose, head)
    purpose = _purpose if head not in _NO_PURPOSE else _none
    after = honoured(line, place + 1)
    if after > place + 1:
        return purpose(line, after)
    at = place + 1
    while at < place + 3 and _indefinite(line, at) and _complement(line, at + 1):
        at += 1
    owner = next(
        (e for e in known().at(line.tokens, at, line.key(at)) if e.type == "organisation" and e.sure), None
    )
    if owner is not None and len(owner.words) > 1:
        return purpose(line, _adjectives(line, at + len(owner.words)))
    if not _definite(line, at):
        named = _proper(line, at)
        return named if named > at else place + 1
    stop = purpose(line, _also(line, _adjectives(line, at + 1)))
    return stop if stop - place > 2 or not loose else place + 1


def _holds_a_body(line: Line, place: int, stop: int) -> bool:
    """Is a known body of several words part of the name («بعثة الأمم المتحدة»)?"""
    return any(
        entry.type == "organisation" and entry.sure and len(entry.words) > 1 and at + len(entry.words) <= stop
        for at in range(place, stop)
        for entry in known().at(line.tokens, at, line.key(at))
    )


def _of_a_place(line: Line, place: int, stop: int, head: str) -> bool:
    """Is all that follows the head a place that lists know («بلدية طولكرم», «جامعة دمشق»)? A «لواء» may be a district."""
    return head != "لواء" and any(
        entry.type == "place" and entry.sure and place + len(entry.words) == stop
        for entry in known().at(line.tokens, place, line.key(place))
    )


def _described(line: Line, place: int, loose: bool, head: str) -> int:
    """Past a definite head's adjectives and purpose («المرصد اليمني لحقوق الإنسان», «البنك المركزي المصري»); an adjective of
    nation alone makes no name («المنظمة اللبنانية»), nor does one adjective after too common a noun."""
    stop = _adjectives(line, place + 1, strict=True)
    own = any(not look(line.key(at)).nation for at in range(place + 1, stop))
    whole = _purpose(line, stop) if head not in _NO_PURPOSE else stop
    named = whole > stop or (own and (stop - place > 2 or not loose))
    return whole if named and stop > place + 1 else place + 1


def _definite(line: Line, place: int) -> bool:
    word = line.word(place)
    if word is None or word.never or word.nation or not word.article or len(word.key) < 5:
        return False
    return not line.title(place) and complements().get(word.key) != "none"


def _indefinite(line: Line, place: int) -> bool:
    word = line.word(place)
    return (
        word is not None
        and word.ordinary
        and not (word.never or word.nation or word.person or line.verb(place) or line.title(place))
        and not word.article
        and not any(
            entry.type == "place" and entry.sure for entry in known().at(line.tokens, place, word.key)
        )
    )


def _complement(line: Line, place: int) -> bool:
    return _definite(line, place) or _indefinite(line, place) or _proper(line, place) > place


def _proper(line: Line, place: int) -> int:
    """Past a place or an unknown word after the head («جامعة دمشق», «جامعة هارفارد»)."""
    word = line.word(place)
    if word is None or word.never:
        return place
    for entry in known().at(line.tokens, place, word.key):
        if (entry.type == "place" and (entry.sure or not word.ordinary)) or line.learnt(place):
            return _purpose(line, _adjectives(line, place + len(entry.words)))
    return _adjectives(line, place + 1) if word.unknown and not line.title(place) else place


def _adjectives(line: Line, place: int, strict: bool = False) -> int:
    """Past the definite adjectives from `place` on; `strict`: only those of the table and of nations."""
    at = place
    while at < len(line):
        word = line.word(at)
        if word is None or not word.article or word.never:
            break
        if not (
            line.nation(at) or complements().get(word.key) == "adjective" or (not strict and _nisba(line, at))
        ):
            break
        at += 1
    return at


def _nisba(line: Line, place: int) -> bool:
    """An ordinary adjective in «ي» or «ية» («المائية»)."""
    word = line.word(place)
    return (
        word is not None
        and word.ordinary
        and len(word.key) > 5
        and word.key.endswith(("يه", "ي"))
        and not (line.title(place) or word.given == 2)
    )


def _also(line: Line, place: int) -> int:
    """Past «والتعليم», «والعمل», with their adjectives."""
    word = line.word(place)
    if word is not None and word.key.startswith("وال") and complements().get(word.key[1:]) == "portfolio":
        return _also(line, _adjectives(line, place + 1))
    return place


def _none(line: Line, place: int) -> int:
    """No purpose is looked for."""
    return place


def _purpose(line: Line, place: int) -> int:
    """Past «للاستثمار», «لحقوق الإنسان», «لشؤون اللاجئين الفلسطينيين»."""
    word = line.word(place)
    if word is None or not word.key.startswith("ل") or word.person or word.never:
        return place
    rest = word.cuts[-1].word if word.key.startswith("لل") else word.key[1:]
    owner = next((e for e in known().at(line.tokens, place, rest) if e.sure and len(e.words) > 1), None)
    if owner is not None and owner.type == "organisation":
        return _adjectives(line, place + len(owner.words))
    if rest in _PURPOSES and _definite(line, place + 1):
        return _also(line, _adjectives(line, place + 2))
    if not word.key.startswith("لل") or len(rest) < 5:
        return place
    known_as = look(rest)
    if rest in titles() or known_as.nation or known_as.person or not known_as.ordinary:
        return place
    if any(entry.type == "place" for entry in known().at(line.tokens, place, rest)):
        return place
    return _also(line, _adjectives(line, place + 1))
