"""From a label for each token to names: the way back from what a trained model says.

Labels are in the BIO scheme (Ramshaw and Marcus 1995): `B-P` begins a person, `I-L` goes on with a place, `O` is no name. A model sees whole
words; where a name starts inside its first one («وبوتين», «للشرع») is decided here, by what the lists know of the two readings.
"""

from __future__ import annotations

from collections.abc import Sequence

from khabar.arabic.clitics import Cut
from khabar.names.gazetteer import known
from khabar.names.line import Line
from khabar.names.recogniser import Found
from khabar.names.signs import TYPE
from khabar.names.vocabulary import heads, look
from khabar.records import EntityType

#: Reasons in a stretch of labels to leave a token out at its edge.
_EDGES = ("punct",)


def names_of(
    line: Line, labels: Sequence[str], scores: Sequence[float], alone: frozenset[str], reason: str
) -> list[Found]:
    """The names of a line, one label and one probability (0 to 1) a token. `alone` holds the folded words that the text has
    uncut somewhere. A name's score is the mean of its tokens'."""
    found: list[Found] = []
    first = 0
    while first < len(labels):
        after = first + 1
        if labels[first] != "O":
            while after < len(labels) and labels[after] == f"I-{labels[first][2]}":
                after += 1
            begun, stop = first, after
            while begun < stop and line.tokens[begun].kind in _EDGES:
                begun += 1
            while stop > begun and line.tokens[stop - 1].kind in _EDGES:
                stop -= 1
            if begun < stop:
                kind = TYPE[labels[first][2]]
                start = line.start(begun, clitics(line, begun, stop, kind, alone))
                score = sum(scores[first:after]) / (after - first)
                found.append(Found(start, line.tokens[stop - 1].end, kind, score, reason))
        first = after
    return found


def clitics(line: Line, place: int, stop: int, kind: EntityType, alone: frozenset[str]) -> int:
    """How many letters at the head of the name from token `place` up to `stop` are clitics.

    A reading that the lists know as such a name wins, the uncut one first; then one that stands alone elsewhere in the text. Else «و» is cut, for
    few names start with it, and «لل»; «ب», «ل», «ف» and «ك» stay, for many do («بوتين», «لافروف»), unless what is left has its article."""
    word = line.word(place)
    if word is None or len(word.cuts) < 2:
        return 0
    for cut in word.cuts:
        if _is_name(line, place, stop, cut, kind):
            return cut.length
    for cut in word.cuts[1:]:
        if cut.word in alone and len(cut.word) > 2 and word.key not in alone:
            return cut.length
    for cut in word.cuts[1:]:
        known_word = look(cut.word).ordinary
        if cut.clitics in ("لل", "ولل", "فلل"):
            return cut.length
        if (
            cut.clitics in ("ب", "ل", "و", "وب", "ول", "ف")
            and cut.word.startswith("ال")
            and len(cut.word) > 4
        ):
            return cut.length
        if cut.clitics == "و" and not word.person and len(cut.word) > 2:
            return cut.length
        if (
            cut.clitics in ("ب", "ل")
            and known_word
            and not word.person
            and not word.unknown
            and not word.direct
        ):
            return cut.length
    return 0


def _is_name(line: Line, place: int, stop: int, cut: Cut, kind: EntityType) -> bool:
    """Do the lists know the word, read with `cut`, as the beginning of such a name?"""
    if any(
        entry.type == kind and place + len(entry.words) <= stop
        for entry in known().at(line.tokens, place, cut.word)
    ):
        return True
    if kind == "person":
        read = look(cut.word)
        return read.given == 2 or read.family == 2 or (read.person and not cut.length)
    if kind == "organisation":
        return cut.word in heads()
    return False
