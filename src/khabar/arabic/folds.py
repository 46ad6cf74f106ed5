"""One spelling a word: what Arabic writers vary without meaning anything by it.

The alef family, alef maqsura, ta marbuta, diacritics and tatweel are the folds of Larkey, Ballesteros and
Connell (2002, "Improving stemming for Arabic information retrieval"); Persian letters, presentation forms,
invisible characters and digits of three scripts are what news pages add to them.
"""

from __future__ import annotations

import re
import unicodedata

#: Harakat, superscript alef, Quranic marks, tatweel: carry no letter.
_MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0640"
#: Zero-width characters, soft hyphen, byte order mark and the bidi controls.
_INVISIBLE = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"

MARKS = re.compile(f"[{_MARKS}{_INVISIBLE}]")
INVISIBLE = re.compile(f"[{_INVISIBLE}]")

_LETTERS = str.maketrans(
    {
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ٱ": "ا",
        "ى": "ي",
        "ی": "ي",
        "ې": "ي",
        "ک": "ك",
        "ڪ": "ك",
        "ہ": "ه",
        "ھ": "ه",
        "ۀ": "ه",
        "ة": "ه",
        "ؤ": "و",
        "ئ": "ي",
    }
)
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
#: All of it at once, marks deleted.
_FOLDS = {
    **_LETTERS,
    **_DIGITS,
    **{code: None for code in range(0x00AD, 0xFF00) if MARKS.match(chr(code))},
}
_PRESENTATION = re.compile("[\ufb50-\ufdff\ufe70-\ufeff]")


#: The shapes of letters. Left out are signs that are written as one by intent: ﴾ ﴿ ﷺ ﷻ ﷼ ﷽ and what stands among them.
_FORMS = "\ufb50-\ufd3d\ufd50-\ufdce\ufdd0-\ufdf9\ufe70-\ufefe"
_FORM_OR_INVISIBLE = re.compile(f"[{_FORMS}{_INVISIBLE}]")


def as_letters(text: str) -> str:
    """Invisible characters out, and the shapes of letters (presentation forms, as old systems and PDF files write them) as
    the letters they show. Signs that a writer chose as one (﷽) stay.

    >>> as_letters("ﻭﺻﻞ ﻋﺒﺪ ﷲ\u200f ﷺ")
    'وصل عبد الله ﷺ'
    """
    return _FORM_OR_INVISIBLE.sub(_letters, text)


def _letters(match: re.Match[str]) -> str:
    form = match[0]
    if INVISIBLE.match(form):
        return ""
    return unicodedata.normalize("NFKC", form).strip(" \u0640")


def fold_digits(text: str) -> str:
    """Arabic-Indic and Persian digits as ASCII, every other character kept, so that offsets stay true.

    >>> fold_digits("٢٨ يناير ۲۰۲۶")
    '28 يناير 2026'
    """
    return text.translate(_DIGITS)


def fold_letters(text: str) -> str:
    """Letters that are written in two ways brought to one; length and offsets stay true. Marks are kept.

    >>> fold_letters("أنقرة إلى الأحد")
    'انقره الي الاحد'
    """
    return text.translate(_LETTERS)


def fold(word: str) -> str:
    """The key under which a word or name is looked up: no marks, one alef, one ya, one ha, ASCII digits, lower case.
    The length may change; fold whole words, never text whose offsets are needed.

    >>> fold("الأُرْدُنّ"), fold("مـوسكو"), fold("ﻻ")
    ('الاردن', 'موسكو', 'لا')
    """
    if _PRESENTATION.search(word):
        word = unicodedata.normalize("NFKC", word)
    return word.translate(_FOLDS).lower()


def squeeze(text: str) -> str:
    """Runs of any white space (no-break spaces too) as one space, none at the ends."""
    return " ".join(text.split())
