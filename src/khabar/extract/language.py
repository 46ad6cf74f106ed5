"""Which language the article is in: ISO 639-1, by `py3langid` (Barbaresi's port of Lui and Baldwin's langid.py, 2012)."""

from __future__ import annotations

import py3langid

#: Codes of the identifier that ISO 639-1 has under another: the Arabic of Morocco and of Egypt, Central Kurdish.
_TWO_LETTERS = {"ary": "ar", "arz": "ar", "ckb": "ku"}
#: More of the text tells no more, and takes time.
_SAMPLE = 2000


def language_of(text: str) -> str | None:
    """The language of `text`, or `None` where there is too little of it to tell.

    >>> language_of("أعلنت وزارة الصحة تسجيل إصابات جديدة في العاصمة")
    'ar'
    """
    sample = text[:_SAMPLE]
    if sum(character.isalpha() for character in sample) < 12:
        return None
    code = str(py3langid.classify(sample)[0])
    return _TWO_LETTERS.get(code, code)
