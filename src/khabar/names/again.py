"""The second pass: a name met in full marks its later short forms, with clitics too.

«سامر الزعتري» makes every «الزعتري» and «للزعتري» of the same text a mention; «قرية زرنوقة» makes «زرنوقة» one; a name in Latin letters
in brackets after a body is the body's. Nothing is marked inside what the first pass found.
"""

from __future__ import annotations

from dataclasses import dataclass

from khabar.arabic.tokens import tokenize
from khabar.names.line import CLOSING, OPENING, Line
from khabar.names.recogniser import Found, settle
from khabar.names.vocabulary import ENDINGS, PARTICLES, Word, look
from khabar.records import EntityType


@dataclass(frozen=True, slots=True)
class _Short:
    """A short form: its folded words, what it names, and whether it is also an ordinary word."""

    words: tuple[str, ...]
    type: EntityType
    plain: bool


def again(text: str, lines: list[Line], found: list[Found]) -> list[Found]:
    """`found` with the later mentions added, in reading order."""
    shorts = _learn(text, found)
    every = list(found)
    ends = {name.end for name in found if name.type == "organisation"}
    for line in lines:
        for place, word in enumerate(line.words):
            if word is not None and any(cut.word in shorts for cut in word.cuts):
                every.extend(_hits(line, place, word, shorts))
        if ends:
            every.extend(_latin(line, ends))
    return settle(every)


def parts(name: str) -> list[tuple[str, ...]]:
    """The folded parts of a person's name, particles with what they bind.

    >>> parts("عبد الله بن زايد آل نهيان")
    [('عبد', 'الله'), ('بن', 'زايد'), ('ال', 'نهيان')]
    """
    grouped: list[tuple[str, ...]] = []
    bound: tuple[str, ...] = ()
    for token in tokenize(name):
        if token.kind != "word":
            continue
        if token.key in PARTICLES:
            bound = (*bound, token.key)
        elif bound:
            grouped.append((*bound, token.key))
            bound = ()
        elif token.key in ENDINGS and grouped:
            grouped[-1] = (*grouped[-1], token.key)
        else:
            grouped.append((token.key,))
    if bound:
        grouped.append(bound)
    return grouped


def _learn(text: str, found: list[Found]) -> dict[str, list[_Short]]:
    """Short forms by their first word."""
    shorts: dict[tuple[str, ...], _Short] = {}
    for name in found:
        surface = text[name.start : name.end]
        if name.type == "person":
            whole = parts(surface)
            for place, part in enumerate(whole[1:], 1):
                last = place == len(whole) - 1
                word = look(part[0])
                if len(part) > 1 or last or (word.unknown and len(part[0]) > 3):
                    _add(shorts, part, "person")
            if len(whole) > 2:
                _add(shorts, tuple(word for part in whole[-2:] for word in part), "person")
            if len(whole) == 1:
                _add(shorts, whole[0], "person")
        elif name.reason.startswith(("head", "quoted")) and name.score >= 0.8:
            words = tuple(token.key for token in tokenize(surface))
            word = look(words[0])
            if len(words) > 1 or word.unknown or name.type == "organisation" or word.grade == "r":
                _add(shorts, words, name.type)
    first: dict[str, list[_Short]] = {}
    for short in shorts.values():
        first.setdefault(short.words[0], []).append(short)
    for group in first.values():
        group.sort(key=lambda short: -len(short.words))
    return first


def _add(shorts: dict[tuple[str, ...], _Short], words: tuple[str, ...], kind: EntityType) -> None:
    joined = ("".join(words),) if words[0] == "عبد" and len(words) == 2 else words
    for form in {words, joined}:
        word = look(form[0])
        article = form[0].startswith("ال")
        body = kind == "organisation" and word.ordinary
        plain = len(form) == 1 and (word.nation or (word.grade == "c" and not article) or body)
        if len(form[0]) > 2 or len(form) > 1:
            shorts.setdefault(form, _Short(form, kind, plain))


def _hits(line: Line, place: int, word: Word, shorts: dict[str, list[_Short]]) -> list[Found]:
    for cut in word.cuts:
        for short in shorts.get(cut.word, ()):
            size = len(short.words)
            if any(line.key(place + step) != short.words[step] for step in range(1, size)):
                continue
            quoted = line.key(place - 1) in OPENING and line.key(place + size) in CLOSING
            if short.plain and not quoted and not _vouched(line, place, cut.length):
                continue
            start, end = line.start(place, cut.length), line.tokens[place + size - 1].end
            return [Found(start, end, short.type, 0.55, "again")]
    return []


def _vouched(line: Line, place: int, clitics: int) -> bool:
    """Does something tell that an ordinary word is the name here?"""
    if line.word(place - 1) is not None and line.title(place - 1):
        return True
    return (line.after_verb(place) and not clitics) or (place == 0 and line.key(1) == ":")


def _latin(line: Line, ends: set[int]) -> list[Found]:
    """«… الصحة العالمية (WHO)»: Latin letters in brackets right after a body."""
    hits = []
    for place in range(2, len(line) - 1):
        token = line.tokens[place]
        inside = line.key(place - 1) in OPENING and line.key(place + 1) in CLOSING
        if token.kind == "word" and token.surface.isascii() and inside:
            before = {line.tokens[at].end for at in (place - 2, place - 3) if at >= 0}
            if before & ends:
                hits.append(Found(token.start, token.end, "organisation", 0.6, "in brackets"))
    return hits
