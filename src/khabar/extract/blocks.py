"""A page as blocks of text in reading order, whatever it was made of.

HTML gives blocks with hints (tag, links, the part of the page they stand in); flattened text gives lines with none. All
that decides afterwards sees only `Block`s, so one model cleans both.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from khabar.arabic.folds import INVISIBLE, as_letters, fold

#: The part of a page that a block stands in, where the markup tells.
Zone: TypeAlias = Literal[
    "navigation", "side", "footer", "comments", "related", "share", "form", "advertisement", "hidden", "embed",
    "tags", "header", "caption", "author", "date", "body",
]  # fmt: skip

#: Zones whose blocks are furniture whatever they say.
FURNITURE_ZONES: frozenset[str] = frozenset(
    {
        "navigation", "side", "footer", "comments", "related", "share", "form", "advertisement", "hidden", "embed",
        "tags",
    }
)  # fmt: skip

_SPACES = re.compile(r"[^\S\n\u00a0]+")
_EDGES = re.compile(r"^[\s\u00a0]+|[\s\u00a0]+$")
#: What there is to do: an invisible character, the shape of a letter, a space that is none or not alone, one at an end.
_UNTIDY = re.compile(
    rf"[^\S \u00a0]|  |^[ \u00a0]|[ \u00a0]$|{INVISIBLE.pattern}|[\ufb50-\ufdff\ufe70-\ufeff]"
)
_REFERENCE = re.compile(r"&(?:[A-Za-z]{2,8}[1-4]{0,2}|#\d{2,6}|#x[0-9A-Fa-f]{2,5});")
#: Markup that was escaped twice, and so is printed as text.
_MARKUP = re.compile(r"</?(?:p|br|b|i|em|strong|span|div|font|a|u)\b[^<>]{0,300}>", re.IGNORECASE)
_NO_WORD = re.compile(r"[\W_]+")
_MENU_MARKS = "•●○◦▪■□►▶‣·✔✓"
_BULLET = re.compile(rf"^(?:[{_MENU_MARKS}]|[*–—-]|\d{{1,2}}[.)-](?=\s))\s*")
_ARABIC = re.compile("[\u0621-\u064a]")
_LETTER = re.compile(r"[^\W\d_]")
ENDS = ".؟?!…。۔"
_CLOSERS = "\"'»”’)]› \u00a0"


@dataclass(frozen=True, slots=True)
class Block:
    """One block or line. `text` is squeezed and never empty; `gap` counts the blank lines (or block boundaries) before
    it; `links` is the share of its letters that stand in links; `heading` is 1 to 6 for `<h1>`…`<h6>`; `bold` where all
    of it is; `moment` the `datetime` attribute of a `<time>` in it; `own` and `parent` number the
    element it is the text of, and the one around that. Flattened text leaves the hints at their defaults.
    """

    text: str
    gap: int = 0
    tag: str = ""
    zone: Zone | None = None
    links: float = 0.0
    heading: int = 0
    bold: bool = False
    bullet: bool = False
    in_article: bool = False
    in_body: bool = False
    moment: str | None = None
    own: int = 0
    parent: int = 0
    #: Derived once from `text`: the folded words, and what the rest of the model asks for most often.
    words: tuple[str, ...] = field(init=False)
    key: str = field(init=False)

    def __post_init__(self) -> None:
        words = tuple(_NO_WORD.sub(" ", fold(self.text)).split())
        object.__setattr__(self, "words", words)
        object.__setattr__(self, "key", " ".join(words))

    @property
    def ends(self) -> bool:
        """Does it end as a sentence ends, closing quotes aside?"""
        return self.text.rstrip(_CLOSERS).endswith(tuple(ENDS))

    @property
    def furniture_zone(self) -> bool:
        return self.zone in FURNITURE_ZONES

    @property
    def arabic(self) -> float:
        """The share of Arabic letters among its letters, as its beginning shows; 0 where it has none."""
        sample = self.text[:300]
        letters = len(_LETTER.findall(sample))
        return len(_ARABIC.findall(sample)) / letters if letters else 0.0


def clean(text: str) -> str:
    """Bidi controls and other invisible characters out, shapes of letters as letters, character references that were
    escaped twice resolved, runs of spaces to one, none at the ends. No-break spaces inside, tatweel and Persian letters
    stay as printed.

    >>> clean("\\u200fوصل  الوفد\\u00a0"), clean("ﻭﺻﻞ &quot;الوفد&quot; أمـس")
    ('وصل الوفد', 'وصل "الوفد" أمـس')
    """
    if "&" in text and _REFERENCE.search(text):
        text = _MARKUP.sub(" ", _REFERENCE.sub(_resolved, _REFERENCE.sub(_resolved, text)))
    return _EDGES.sub("", _SPACES.sub(" ", as_letters(text))) if _UNTIDY.search(text) else text


def _resolved(match: re.Match[str]) -> str:
    made = html.unescape(match[0])
    return " " if made in "\n\r\x0b\x0c\x85\u2028\u2029" else made


def take_bullet(text: str) -> tuple[str, bool]:
    """The text without the mark of a list, and whether it is a list item. A dash, star or number stays: it may open
    speech in an interview («- لا، لم يكن»).

    >>> take_bullet("• الرئيسية"), take_bullet("- لا، لم يكن")
    (('الرئيسية', True), ('- لا، لم يكن', True))
    """
    match = _BULLET.match(text)
    if not match or match.end() >= len(text):
        return text, False
    return (text[match.end() :] if text[0] in _MENU_MARKS else text), True
