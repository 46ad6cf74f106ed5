"""Where sentences end in Arabic news.

A full stop, question mark, exclamation mark, ellipsis or line end closes a sentence unless a quotation is open, a
number goes on («2.5»), or the word before is an abbreviation («د. خالد», «أ.د»). «الكردية.وقال» with no space is an end.
A quotation that never closes does not swallow the paragraph: sentences never cross a line end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from khabar.arabic.tokens import Token, tokenize

_ENDS = frozenset(".؟?!…۔")
_OPEN = {"«": "»", "“": "”", "„": "“", "‹": "›"}
_CLOSERS = frozenset("»”\"'›)]")
#: Titles that are written as one or two letters and a dot.
_ABBREVIATIONS = frozenset({"د", "أ", "م", "ا", "ص", "ق", "ب", "أ.د", "س", "إس", "اس"})
_LINE = re.compile(r"[^\n]+")


def sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Spans of the sentences of `text[start:end]`, closing punctuation in, white space at the ends out.

    >>> text = "انتهت القمة.وقال د. سالم: «نعم. اتفقنا». ثم غادر."
    >>> [text[a:b] for a, b in sentences(text)]
    ['انتهت القمة.', 'وقال د. سالم: «نعم. اتفقنا».', 'ثم غادر.']
    """
    return [span for span, _ in sentences_with_tokens(text, start, end)]


def sentences_with_tokens(
    text: str, start: int = 0, end: int | None = None
) -> Iterator[tuple[tuple[int, int], list[Token]]]:
    """The spans of `sentences`, each with its tokens, which are made only once.

    >>> [[t.surface for t in tokens] for _, tokens in sentences_with_tokens("انتهت القمة. ثم غادر.")]
    [['انتهت', 'القمة', '.'], ['ثم', 'غادر', '.']]
    """
    for line in _LINE.finditer(text, start, len(text) if end is None else end):
        tokens = tokenize(text, line.start(), line.end())
        at = 0
        for span in _in_line(text, line.start(), line.end(), tokens):
            first = at
            while at < len(tokens) and tokens[at].start < span[1]:
                at += 1
            yield span, tokens[first:at]


def _in_line(text: str, start: int, end: int, tokens: Sequence[Token]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    begin = start
    closing = ""  # what would close the quotation that is open
    last = {mark: text.rfind(mark, start, end) for mark in (*_OPEN.values(), '"')}
    for place, token in enumerate(tokens):
        mark = token.surface
        if closing:
            closing = "" if mark == closing else closing
            ends_inside = not closing and place > 0 and tokens[place - 1].surface in _ENDS
            if not ends_inside or _goes_on(tokens[place + 1].surface if place + 1 < len(tokens) else ""):
                continue
        elif mark in _OPEN and last[_OPEN[mark]] >= token.end:
            closing = _OPEN[mark]
            continue
        elif mark == '"' and last['"'] >= token.end:
            closing = '"'
            continue
        elif mark not in _ENDS:
            continue
        elif place and tokens[place - 1].surface in _ABBREVIATIONS and tokens[place - 1].end == token.start:
            continue
        stop = token.end
        for at in range(place + 1, len(tokens)):
            after = tokens[at]
            if after.start != stop or (after.surface not in _ENDS and after.surface not in _CLOSERS):
                break
            stop = after.end
        if stop > begin:
            found.append((begin, stop))
            begin = stop
    found.append((begin, end))
    trimmed = [(a + len(text[a:b]) - len(text[a:b].lstrip()), a + len(text[a:b].rstrip())) for a, b in found]
    return [(a, b) for a, b in trimmed if a < b]


def _goes_on(following: str) -> bool:
    """After a closing mark with a full stop inside it, does the sentence go on? It does where a comma or a lower
    mark follows: «… نعم.»، قال الوزير."""
    return following in {"،", ",", "؛", "."}
