"""Which language the article is in: ISO 639-1, by `py3langid` (Barbaresi's port of Lui and Baldwin's langid.py, 2012)."""

from __future__ import annotations

import re

#: Letters that Arabic has and its neighbours in script write otherwise, and words that only Arabic is full of.
_ONLY_ARABIC = re.compile(r"[ةىأإ]")
_ELSEWHERE = re.compile(r"[^\W\d_\u0621-\u063a\u0641-\u0652]")
_COMMON = re.compile(r"\b(?:في|من|على|إلى|الى|أن|إن|التي|الذي|عن|هذا|هذه|وقد|كما|بين)\b")

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
    if sum(map(str.isalpha, sample[:200])) < 12 and sum(map(str.isalpha, sample)) < 12:
        return None
    if plainly_arabic(sample):
        return "ar"
    import py3langid  # noqa: PLC0415 - it loads numpy: half of the start of a program that reads Arabic only

    code = str(py3langid.classify(sample)[0])
    return _TWO_LETTERS.get(code, code)


def plainly_arabic(sample: str) -> bool:
    """Is the text plainly Arabic: few letters of any other language, and three in a hundred words such as only Arabic has? This
    spares most pages the identifier, and the loading of its model."""
    words = sample.split()
    common = len(_COMMON.findall(sample))
    return (
        common >= 3
        and common >= 0.03 * len(words)
        and len(_ONLY_ARABIC.findall(sample)) >= len(words) * 0.1
        and len(_ELSEWHERE.findall(sample)) <= 0.02 * len(sample)
    )
