"""The bytes of a page as text, whatever the page claims about itself.

A byte order mark decides; then strict UTF-8, which no text of another encoding passes by chance; then the single-byte
encodings of Arabic, in which any bytes are some text: the one whose text reads most like Arabic wins, and the encoding
that the page declares wins where two read alike. This is the idea of Mozilla's universal charset detector (Li and
Momoi, 2001), reduced to one language.
"""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SINGLE = ("windows-1256", "iso-8859-6", "windows-1252")
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?([\w-]{3,20})""", re.IGNORECASE
)
_ARABIC = re.compile("[\u0621-\u064a]")
_COMMON = re.compile(r"(?<!\w)(?:في|من|على|إلى|الى|أن|ان|التي|الذي|عن|مع|هذا|هذه|بعد|قال|و\w+|ال\w+)(?!\w)")
_STRAY = re.compile("[\u00a8-\u00aa\u00c0-\u00ff\ufffd\x80-\x9f]")
#: How much of a page is looked at to choose between encodings.
_SAMPLE = 200_000


def decode(content: bytes, declared: str | None = None) -> str:
    """The text of `content`; `declared` is what a header said, if one did. Bytes that the chosen encoding does not know
    become U+FFFD, one for one.

    >>> decode("قال الوزير إن السد آمن".encode("windows-1256"), "utf-8")
    'قال الوزير إن السد آمن'
    """
    for mark, name in _MARKS:
        if content.startswith(mark):
            return content.decode(name, errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    sixteen = _without_mark(content)
    if sixteen:
        return content.decode(sixteen, errors="replace")
    named = _known(declared) or _known(_declared(content))
    sample = content[:_SAMPLE]
    candidates = ["utf-8", *_SINGLE]
    if named and named not in candidates:
        candidates.append(named)
    best = max(candidates, key=lambda name: (_likeness(sample.decode(name, errors="replace")), name == named))
    return content.decode(best, errors="replace")


def _declared(content: bytes) -> str | None:
    match = _DECLARED.search(content[:4096])
    return match[1].decode("ascii") if match else None


def _known(name: str | None) -> str | None:
    if not name:
        return None
    try:
        return codecs.lookup(name).name
    except LookupError:
        return None


def _without_mark(content: bytes) -> str | None:
    """UTF-16 without its mark: every second byte of Arabic is 06, of ASCII 00."""
    sample = content[:2000]
    for offset, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        high = sample[offset::2]
        if len(high) > 10 and sum(byte in (0, 6) for byte in high) > 0.9 * len(high):
            return name
    return None


def _likeness(text: str) -> float:
    """How much `text` reads like Arabic: its letters and common words, less what only a wrong reading brings."""
    return len(_ARABIC.findall(text)) + 5 * len(_COMMON.findall(text)) - 3 * len(_STRAY.findall(text))
