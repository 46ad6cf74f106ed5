"""Text that speaks to the visitor of a site, not to the reader of news, whatever its wording: «تعذر العثور على تلك الصفحة»,
«نرجو إثبات أنك لست برنامجا آليا», «انضم إلى مشتركينا لتقرأ المقال كاملا»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from khabar.extract.blocks import Block
from khabar.extract.notices import key_outside_quotes

_THING = re.compile(r"\b(?:ال)?(?:صفحه|خبر|مقال|موضوع|رابط|محتوي|ملف)\b")
_GONE = re.compile(
    r"\bغير (?:موجود|متوفر|متاح|صالح)ه?\b|\bلم (?:يعد|تعد|يعثر|نعثر|نجد|يتم العثور)\b"
    r"|\bتعذر (?:العثور|الوصول|فتح|تحميل|عرض)\b|\b(?:محذوفه?|تم حذف)\b"
)
#: A headline of news that speaks of a page is longer.
_LONGEST_HEAD = 8
_ADDRESS = re.compile(
    r"\b(?:يمكنك|حاول|اضغط|فاضغط|يرجي|نرجو|الرجاء|عذرا|عفوا|نعتذر|للمتابعه|انك|ضللت|جهازك|اتصالك|متصفحك|شبكتك|طلبك|نقلك|تحويلك)\b"
)
_SITE = re.compile(
    r"\b(?:و|ب|ل|في)?(?:هذ[اه] )?(?:ال)?(?:صفحه|موقع|موقعنا|رابط|متصفح|متصفحك|جهازك|اتصالك|خادم|شبكتك)\b"
)
_LEAST_WORDS = 5
_KINDS = (
    ("blocked: a check of the visitor", re.compile(r"\b(?:انسان|روبوت|روبوتا|اليا|الامان|امان|امني)\b")),
    ("wall: cookies are asked for", re.compile(r"\b(?:الارتباط|الكوكيز|شركاؤنا|خصوصيتك)\b")),
    ("redirect: the page has moved", re.compile(r"\b(?:نقلك|تحويلك|توجيهك|تنتقل)\b")),
)
_JOIN = re.compile(r"\b(?:انضم|اشترك|اشتركوا|سجل|سجلوا)\b")
_READ_ON = re.compile(
    r"\b(?:لتقرا|لتكمل|لتتابع|لقراءه|لمتابعه|لاكمال|المقال كاملا|بقيه المقال|باقي المقال)\b"
)
_LONGEST_PITCH = 25


def says_gone(lines: Sequence[str]) -> bool:
    """Does a title or heading, folded, say that the page or article is not there?

    >>> says_gone(["تعذر العثور علي تلك الصفحه"]), says_gone(["الصفحه الاخيره"])
    (True, False)
    """
    return any(
        len(line.split()) <= _LONGEST_HEAD and _THING.search(line) and _GONE.search(line) for line in lines
    )


def speaks_to_visitor(blocks: Sequence[Block]) -> str | None:
    """The problem, where all of the running text `blocks` asks the visitor of a site for something."""
    keys = [key_outside_quotes(block.text) for block in blocks]
    if not keys or sum(len(key.split()) for key in keys) < _LEAST_WORDS:
        return None
    whole = " ".join(keys)
    if not all(_ADDRESS.search(key) or _SITE.search(key) for key in keys):
        return None
    if not (_ADDRESS.search(whole) and _SITE.search(whole)):
        return None
    for problem, words in _KINDS:
        if words.search(whole):
            return problem
    return "error page: a message to the visitor"


def asks_to_join(block: Block) -> bool:
    """Does a line offer the rest of the article to subscribers?"""
    if len(block.words) > _LONGEST_PITCH:
        return False
    key = key_outside_quotes(block.text)
    return bool(_JOIN.search(key) and _READ_ON.search(key))
