"""From bytes to text where the declared encoding cannot be trusted.

A byte order mark is believed, and so is strict UTF-8, which no other Arabic encoding passes by chance. UTF-8 with broken
places stays UTF-8: only they suffer, and lines that hold no UTF-8 at all (a fragment of an older system) are read on their
own. What is left is decided by how Arabic the result is: the right reading consists of letters in their usual shares and of
the commonest words, the wrong ones of rare letters, Latin letters with accents and control characters. The declared charset
breaks ties. Letters' shares are counted on news text; the idea is that of Li and Momoi (2001, "A composite approach to
language/encoding detection"). Text that was misread before it reached the page is mended last, see `mojibake.py`.
"""

from __future__ import annotations

import codecs
import re

from khabar.pages.kinds import looks_utf16
from khabar.pages.mojibake import mend

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_XML = re.compile(rb"""<\?xml[^>]{0,100}encoding\s*=\s*["']([\w.:-]{2,40})""", re.IGNORECASE)
#: Single-byte encodings that Arabic pages were written in.
_CANDIDATES = ("cp1256", "iso8859-6", "mac-arabic")
#: Letters from the commonest on; together about nine tenths of all letters in a news text.
_COMMON_LETTERS = frozenset("اليمونرتبعةدفسكحقأهج")
_ARABIC = re.compile("[\u0621-\u063a\u0641-\u064a\u064b-\u0652٠-٩،؛؟]")
_WORDS = re.compile(r"\b(?:في|من|على|إلى|الى|أن|التي|الذي|عن|مع|هذا|بعد|بين|كما|قال)\b")
_FOREIGN = re.compile(
    "[\u0080-\u009f\ufffd\u00a1-\u00aa\u00ac-\u00ba\u00bc-\u024f\ufb50-\ufdff\ufe70-\ufeff\u2500-\u25ff]"
)
#: An Arabic letter inside a Latin word: «caf\u0649» is no word of either.
_MIXED = re.compile("[A-Za-z][\u0621-\u064a]|[\u0621-\u064a][A-Za-z]")
_HIGH = re.compile("[^\x00-\x7f]")
#: More sound UTF-8 than this is none by chance: of two letters of windows-1256 hardly one pair in a hundred is.
_SOME_UTF8 = 0.4
#: … ‘ ’ “ ” – — NBSP ، « » ؛ ؟ of windows-1256.
_PASTED = frozenset(bytes([byte]) for byte in b"\x85\x91\x92\x93\x94\x96\x97\xa0\xa1\xab\xbb\xba\xbf")
_SOUND_OR_BYTE = re.compile(
    rb"(?:[\x00-\x7f]|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3})+|[\x80-\xff]"
)
#: How much of a page is decoded to choose.
_SAMPLE = 200_000


def decode(content: bytes, declared: str | None = None) -> str:
    """The text of a page. `declared` is a charset that came from outside the bytes (an HTTP header); without it the
    one in `<meta>` counts. Bytes that no encoding explains become U+FFFD; nothing is raised.

    >>> decode("<meta charset=utf-8>وصل الوفد إلى بيروت".encode("windows-1256"))[20:]
    'وصل الوفد إلى بيروت'
    """
    return mend(_decoded(content, declared))


def _decoded(content: bytes, declared: str | None) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    wide = looks_utf16(content[:4096]) if b"\x00" in content[:4096] else None
    if wide:
        return content.decode(wide, errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        claimed = declared or declared_charset(content)
        if _share(content) >= _SOME_UTF8:
            return _by_line(content, claimed)
        return content.decode(_best(content, claimed), errors="replace")


def _share(content: bytes) -> float:
    """How much of what is no ASCII is sound UTF-8: near 0 for a page in another encoding."""
    text = content.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    high = len(_HIGH.findall(text))
    return (high - broken) / high if high else 0.0


def _by_line(content: bytes, claimed: str | None) -> str:
    """UTF-8, but for the lines in which there is hardly any: those share another encoding."""
    lines = content.splitlines(keepends=True)
    other = {at for at, line in enumerate(lines) if not line.isascii() and _share(line) < _SOME_UTF8}
    older = _best(b"\n".join(lines[at] for at in other), claimed, _CANDIDATES) if other else "utf-8"
    return "".join(
        line.decode(older, errors="replace") if at in other else _patched(line)
        for at, line in enumerate(lines)
    )


def _patched(line: bytes) -> str:
    """A line of UTF-8. A single windows-1256 quotation mark, dash or space at the edge of a word is read as that: editors
    paste them. Other broken bytes become U+FFFD."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return _SOUND_OR_BYTE.sub(_pasted, line).decode("utf-8", errors="replace")


def _pasted(match: re.Match[bytes]) -> bytes:
    beside = match.string[match.start() - 1 : match.start()], match.string[match.end() : match.end() + 1]
    loose = match[0] in _PASTED and any(not byte or byte.isascii() for byte in beside)
    return match[0].decode("cp1256").encode() if loose else match[0]


def declared_charset(content: bytes) -> str | None:
    """The charset that the page itself claims in its first 4,096 bytes, as written, or `None`.

    >>> declared_charset(b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1256">')
    'windows-1256'
    """
    match = _META.search(content[:4096]) or _XML.search(content[:4096])
    return match[1].decode("ascii") if match else None


def _best(content: bytes, declared: str | None, among: tuple[str, ...] = ("utf-8", *_CANDIDATES)) -> str:
    """The encoding under which a sample of the page reads most like Arabic."""
    names = list(among)
    claimed = _known(declared)
    if claimed and claimed not in names:
        names.append(claimed)
    sample = _telling(content)
    return max(
        names, key=lambda name: likeness(sample.decode(name, errors="replace")) + 0.02 * (name == claimed)
    )


def _telling(content: bytes) -> bytes:
    """The lines of the page that hold bytes above ASCII, up to the size of the sample: the head of a page may be
    100 kB of script."""
    kept: list[bytes] = []
    size = 0
    for line in content.splitlines():
        if not line.isascii():
            kept.append(line[:_SAMPLE])
            size += len(kept[-1])
            if size > _SAMPLE:
                break
    return b"\n".join(kept)


def _known(charset: str | None) -> str | None:
    if charset is None:
        return None
    try:
        return codecs.lookup(charset).name
    except LookupError:
        return None


def likeness(text: str) -> float:
    """How much `text` reads like Arabic: about 1 for news, near 0 for another script, below 0 for a wrong decoding."""
    letters = _ARABIC.findall(text)
    foreign = len(_FOREIGN.findall(text))
    mixed = len(_MIXED.findall(text))
    total = len(letters) + foreign + mixed
    if not total:
        return 0.0
    common = sum(letter in _COMMON_LETTERS for letter in letters)
    words = len(_WORDS.findall(text))
    return (common + 5 * words - 2 * foreign - 5 * mixed) / total
