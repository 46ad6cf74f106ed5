"""UTF-8 that was read as something else, once or twice: «ط§ظ„ط®ط¨ط±» and «Ø§Ù„Ø®Ø¨Ø±» are «الخبر».

Programs between the newsroom and the page do this: a database that was told windows-1256, an export opened in the wrong
encoding. UTF-8 read as windows-1252 or ISO-8859-1 is left to ftfy (Robyn Speer, 2019, "ftfy", doi:10.5281/zenodo.2591652),
which is imported only when such text is seen. UTF-8 read as windows-1256 looks like Arabic letters among signs, which
ftfy does not judge, so that is undone here: only runs of letter pairs that no Arabic word can hold are touched.
"""

from __future__ import annotations

import codecs
import html
import re
from functools import cache

#: Signs that no Arabic page prints and every such text holds: its alef is § after another letter, its lam „. A search for
#: each is all that a clean page costs.
_SIGNS = "§„\x84"
#: Letters that open a sequence where windows-1252 was read, quotation marks («â€œ») among them.
_OPENERS = "ØÙÃÂâ"
#: The same as character references, as programs write that escape every letter above ASCII.
_SIGNS_ESCAPED = ("&Oslash;&sect;", "&#216;&#167;", "&#1591;&#167;", "&#x637;&#xA7;", "&#xD8;&#xA7;")
_REFERENCE = re.compile(
    r"&(?!(?:lt|gt|amp|quot|apos|#0*(?:34|38|39|60|62));)(?:[A-Za-z]{2,8}[1-4]{0,2}|#\d{3,4}|#x[0-9A-Fa-f]{2,3});"
)
#: Misreadings of misreadings are undone as often.
_MOST_TIMES = 3


def mend(text: str) -> str:
    """`text` with such stretches undone; everything else stays as it is, so the right text beside them does too.

    >>> mend("ط§ظ„ط®ط¨ط±"), mend("خط،"), mend("الخط: ط§ظ„ط®ط·")
    ('الخبر', 'خط،', 'الخط: الخط')
    """
    if "&" in text and any(sign in text for sign in _SIGNS_ESCAPED):
        text = _REFERENCE.sub(lambda match: html.unescape(match[0]), text)
    for _ in range(_MOST_TIMES):
        before = text
        if any(sign in text for sign in _SIGNS):
            text = _run_1256().sub(_undone, text)
        if any(letter in text for letter in _OPENERS):
            text = _stretch_1252().sub(_mended, text)
        if text == before:
            break
    return text


@cache
def _run_1256() -> re.Pattern[str]:
    """Three or more UTF-8 sequences, read as windows-1256, with spaces and ASCII between them; a sequence after the first
    may also be a sign of two or three bytes («â€œ» is “)."""
    tail = re.escape(bytes(range(0x80, 0xC0)).decode("cp1256"))
    arabic = re.escape(bytes([0xC2, 0xC3, 0xC5, 0xC6, 0xCB, *range(0xD8, 0xDC)]).decode("cp1256"))
    wide = re.escape(bytes([0xE2, 0xEF]).decode("cp1256"))
    one = f"(?:[{arabic}][{tail}]|[{wide}][{tail}][{tail}])"
    return re.compile(rf"{one}(?:[\x20-\x3b\x3d\x3f-\x7e]*{one}){{2,}}")


def _undone(match: re.Match[str]) -> str:
    """A list of letters («ع، غ، ط،») is built like a misreading too, but holds no signs."""
    try:
        made = match[0].encode("cp1256").decode("utf-8")
    except UnicodeError:
        return match[0]
    letters = sum(not letter.isascii() for letter in made)
    return made if len(_SIGN.findall(match[0])) * 4 >= letters else match[0]


_SIGN = re.compile("[\u00a2-\u00a9\u00ac-\u00b9\u00bc-\u00be„†‡ˆ‰Œœƒ€™]")


def _mended(match: re.Match[str]) -> str:
    """A stretch of what windows-1252 can write, judged on its own: right Arabic beside it would hide it."""
    if not _HIGH.search(match[0]):
        return match[0]
    from ftfy import fix_encoding  # noqa: PLC0415 (45 ms that clean pages need not spend)

    fixed: str = fix_encoding(match[0])
    return fixed


_HIGH = re.compile("[ÂÃâØÙÚÛ][\u0080-\u00bf\u0152-\u2122]")


@cache
def _stretch_1252() -> re.Pattern[str]:
    extra = "".join(codecs.decode(bytes([byte]), "cp1252", "ignore") for byte in range(0x80, 0xA0))
    letters = re.escape(extra)
    return re.compile(
        rf"[\x20-\x3b\x3d\x3f-\x7e]*[\u0080-\u00ff{letters}][\x20-\x3b\x3d\x3f-\x7e\u0080-\u00ff{letters}]*"
    )
