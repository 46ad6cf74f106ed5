"""Is the page's text in a language other than Arabic? Persian, Urdu and Kurdish share the script, so their letters and
commonest words tell; other scripts are told by the identifier."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from khabar.arabic.tables import read_table
from khabar.extract.blocks import Block
from khabar.extract.body import Stretch
from khabar.extract.features import Features
from khabar.extract.language import language_of, plainly_arabic

_WORD = re.compile(r"[^\W\d_]+")
#: Letters that Arabic does not write. Persian «ی» and «ک» alone are no sign: Arabic is typed with them.
_LETTERS = {
    "fa": re.compile("[پچژگ]"),
    "ur": re.compile("[ٹڈڑںےہ]"),
    "ckb": re.compile("[ەێۆڕڵڤ]"),
    "ps": re.compile("[ښځڅېړڼۍ]"),
}
_LEAST_WORDS = 8
_ISO = {"ckb": "ku"}
#: So much of a page's text shows its language.
_SAMPLE = 2000


@cache
def _common() -> dict[str, frozenset[str]]:
    """The commonest words of each language."""
    rows = read_table("khabar.extract", "tongues.tsv")
    return {code: frozenset(row["word"] for row in rows if row["code"] == code) for code in _LETTERS}


def other_language(
    blocks: Sequence[Block], features: Sequence[Features], stretch: Stretch | None
) -> str | None:
    """The ISO 639-1 code of the page's text where that is not Arabic, else `None`."""
    inside = range(stretch.start, stretch.end) if stretch else range(len(blocks))
    main = [at for at in inside if not blocks[at].furniture_zone]
    script = " ".join(
        blocks[at].text for at in main if blocks[at].arabic > 0.3 and len(blocks[at].words) >= 5
    )
    if plainly_arabic(script[:_SAMPLE]):
        return None
    code = _arabic_script(script)
    if code:
        return code
    arabic = sum(
        len(block.words)
        for at, block in enumerate(blocks)
        if features[at].prose or (block.arabic > 0.5 and len(block.words) > 20 and block.links < 0.6)
    )
    foreign = [
        block
        for block in blocks
        if not block.furniture_zone and block.arabic < 0.2 and len(block.words) >= 6 and block.links < 0.6
    ]
    count = sum(len(block.words) for block in foreign)
    if count < _LEAST_WORDS or count <= 2 * arabic:
        return None
    found = language_of("\n".join(block.text for block in foreign))
    return found if found != "ar" else None


def _arabic_script(text: str) -> str | None:
    """The language of a text in Arabic letters, where it is none that Arabic is.

    >>> _arabic_script("شهردار گفت که این خط می تواند روزانه صد هزار مسافر را جابجا کند")
    'fa'
    """
    words = _WORD.findall(text)
    if len(words) < _LEAST_WORDS:
        return None
    best: tuple[float, str] | None = None
    for code, common in _common().items():
        share = sum(word in common for word in words) / len(words)
        kinds = len(common.intersection(words))
        marked = sum(bool(_LETTERS[code].search(word)) for word in words) / len(words)
        value = share + marked
        enough = kinds >= 3 and share >= 0.08 if code == "fa" else kinds >= 2 and marked >= 0.1
        if enough and (best is None or value > best[0]):
            best = (value, code)
    return _ISO.get(best[1], best[1]) if best else None
