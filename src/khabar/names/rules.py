"""The first recogniser: gazetteer and context rules.

Each rule offers candidates with a score, `settle` keeps the best; then a second pass (`again.py`) takes what the first one
has learnt from full names and heads to later short mentions of the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from khabar.names.again import again
from khabar.names.bodies import bodies
from khabar.names.gazetteer import Entry, known, plain
from khabar.names.learn import places_in
from khabar.names.line import CLOSING, OPENING, Line, lines_of
from khabar.names.people import people
from khabar.names.places import places
from khabar.names.recogniser import Found, settle
from khabar.names.vocabulary import look, nationalities, titles

#: Before a place that is also another word, and is no village everyone knows.
_BEFORE_PLACES = frozenset({"في", "وفي", "الي", "والي", "من", "ومن", "قرب", "باتجاه", "نحو", "شمال", "جنوب", "شرق", "غرب",
                            "وسط", "شمالي", "جنوبي", "شرقي", "غربي"})  # fmt: skip


#: Heads of bodies that many countries have under one name, told apart by an adjective.
_OF_A_STATE = frozenset({"مجلس", "هييه", "محكمه", "وزاره", "البنك", "المجلس", "المحكمه", "الحرس", "حرس", "القوات", "الدفاع",
                         "الحمايه", "ديوان", "جهاز", "دار"})  # fmt: skip


class Rules:
    """Gazetteer and context rules as a `Recogniser`.

    >>> text = "شكر وزير النقل النرويجي أولاف ستينسن مضيفيه في عمان"
    >>> [(text[f.start:f.end], f.type) for f in Rules().find(text)]
    [('أولاف ستينسن', 'person'), ('عمان', 'place')]
    """

    def find(self, text: str) -> list[Found]:
        """The names of `text` in reading order, none overlapping another."""
        lines = read_lines(text)
        return again(text, lines, first_pass(lines))


def read_lines(text: str) -> list[Line]:
    """The lines of `text`, each knowing the places that the text itself shows to be places."""
    lines = list(lines_of(text))
    learnt = places_in(lines)
    return [replace(line, places=learnt) for line in lines] if learnt else lines


def first_pass(lines: list[Line]) -> list[Found]:
    """What the rules find line by line, before later short forms are looked for."""
    return [found for line in lines for found in settle(list(_candidates(line)))]


def _candidates(line: Line) -> Iterator[Found]:
    yield from people(line)
    yield from bodies(line)
    yield from places(line)
    for place in range(len(line)):
        yield from _listed(line, place)
        yield from _learnt(line, place)


def _listed(line: Line, place: int) -> Iterator[Found]:
    """What the gazetteer knows at `place`, read uncut or, failing that, with the shortest clitics off."""
    word = line.word(place)
    if word is None or not _may_open(word.key):
        return
    for cut in word.cuts:
        if plain().at(line.tokens, place, cut.word):
            return
        entries = known().at(line.tokens, place, cut.word)
        if cut.length and word.person and len(cut.word) < 5 and not any(len(e.words) > 1 for e in entries):
            continue
        if cut.clitics[-1:] in ("ك", "ف", "س"):
            entries = [entry for entry in entries if entry.listed and len(entry.words[0]) > 4]
        hits = [entry for entry in entries if _stands(line, place, entry, cut.length)]
        for entry in hits:
            last = place + len(entry.words) - 1
            if entry.words[0] in _OF_A_STATE and line.nation(last + 1) and look(line.key(last + 1)).article:
                last += 1
            end = line.tokens[last].end
            yield Found(
                line.start(place, cut.length), end, entry.type, _score(entry), "gazetteer", entry.same
            )
        if hits:
            return


@lru_cache(maxsize=1 << 17)
def _may_open(key: str) -> bool:
    """Does any list know a name that begins with the word, however it is read?"""
    return any(known().first(cut.word) or plain().first(cut.word) for cut in look(key).cuts)


def _learnt(line: Line, place: int) -> Iterator[Found]:
    """A word that this text shows to be a place, clitics off."""
    word = line.word(place) if line.places else None
    for cut in word.cuts if word else ():
        if cut.word in line.places:
            token = line.tokens[place]
            yield Found(line.start(place, cut.length), token.end, "place", 0.68, "learnt here")
            return


def _score(entry: Entry) -> float:
    many = len(entry.words) > 1
    if entry.type == "person":
        return 0.6 if entry.bare and not many else 0.75
    if entry.words[0] in _OF_A_STATE:
        return 0.79  # «مجلس النواب» gives way to «مجلس النواب الليبي»
    return (0.86 if many else 0.7) if entry.sure else 0.58


def _stands(line: Line, place: int, entry: Entry, clitics: int) -> bool:
    """Is there a sign before an entry that needs one?"""
    before, after = line.key(place - 1), line.key(place + len(entry.words))
    if entry.words[0] in ("الخارجيه", "الداخليه") and _title_before(line, place):
        return False
    if entry.type == "place" and not clitics and _adjective(line, place, entry):
        return False
    if entry.sure:
        return True
    first = look(entry.words[0])
    if entry.type == "place":
        opening = place == 0 and after in ("-", "–", "(", "—", "/", "،", "ـ")
        unlike_words = not first.ordinary and not first.given
        return opening or (before in _BEFORE_PLACES and not clitics and (entry.led or unlike_words))
    if entry.type == "organisation":
        credit = place < 3 and entry.house and after in ("-", "–", "—", "ـ")  # «واس - الرياض»
        return credit or (before in OPENING and after in CLOSING)
    return (
        (line.after_verb(place) and not clitics)
        or _title_before(line, place)
        or (place == 0 and after == ":")
    )


def _adjective(line: Line, place: int, entry: Entry) -> bool:
    """«الحكومة السعودية»: the country's name is also its adjective."""
    noun = line.word(place - 1)
    if noun is None or not all(word in nationalities() for word in entry.words):
        return False
    if noun.nation or noun.never or _title_before(line, place) or line.head(place - 1):
        return False
    definite = look(entry.words[0]).article
    return noun.article if definite else noun.direct and not noun.article and not line.verb(place - 1)


def _title_before(line: Line, place: int) -> bool:
    word = line.word(place - 1)
    return word is not None and any(cut.word in titles() for cut in word.cuts)
