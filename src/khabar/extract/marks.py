"""Marks of what is no text: picture credits, addresses, embedded posts."""

from __future__ import annotations

import re

from khabar.arabic.folds import fold
from khabar.extract.credits import parse_credit
from khabar.outlets import find

PHOTO = re.compile(
    r"^(?:©|\(c\)|صور[ةه]\s*:|صور[ةه] (?:تعبيرية|أرشيفية|من الأرشيف|توضيحية)\s*(?:$|[/|–-])|الصورة\s*:|تصوير\s*[:/-]|عدسة\s*:|photo\b|getty|المصدر\s*:\s*صور)|©\s*[A-Z]{2,}|\bgetty images\b",
    re.IGNORECASE,
)
#: A picture credit at the end of a caption: «(أ ف ب)», «- أرشيفية», «(مواقع التواصل)».
_CREDITED = re.compile(r"[\s(\[–—-]+(?P<who>[^()\[\]–—-]{2,40})[)\]]?\s*\.?$")
_CREDIT_WORDS = frozenset(
    [
        "ارشيف",
        "ارشيفيه",
        "الارشيف",
        "مواقع",
        "التواصل",
        "الاجتماعي",
        "صوره",
        "تصوير",
        "انترنت",
        "الانترنت",
        "وكالات",
        "متداوله",
        "خاص",
        "getty",
        "reuters",
        "afp",
        "epa",
        "ap",
    ]
)
ADDRESS = re.compile(r"https?://|www\.|\.(?:com|net|org)\b", re.IGNORECASE)
#: The signature under a post: «— حساب (@name) March 13, 2026», or its picture's address.
EMBED = re.compile(r"^[—–-]\s?.{0,80}\(@\w+\)|\bpic\.twitter\.com/|^عرض هذا المنشور على")


#: A line that is nothing but a credit in brackets, or a figure with its unit: «(أ ش أ)», «3 د قراءة».
_BARE = re.compile(r"^[(\[][^()\[\]]{1,40}[)\]]\.?$|^\d+\s\S+(?:\s\S+)?$")


def may_be_caption(text: str) -> bool:
    """Is the line of a picture more than the name of who took it, or a figure?

    >>> may_be_caption("جانب من الميناء (أرشيفية)"), may_be_caption("(أ ش أ)"), may_be_caption("12 د قراءة")
    (True, False, False)
    """
    return len(text.split()) > 1 and not PHOTO.search(text) and not _BARE.match(text)


def is_credited(text: str) -> bool:
    """Does a picture credit close the line?

    >>> is_credited("جانب من الميناء (أرشيفية)"), is_credited("عاد الوفد (اليوم)")
    (True, False)
    """
    match = _CREDITED.search(text.strip())
    if not match:
        return False
    who = match["who"].strip()
    keys = fold(who).split()
    return (
        any(key in _CREDIT_WORDS for key in keys)
        or find(who) is not None
        or (text.rstrip(". ").endswith(")") and _agencies(who))
    )


def _agencies(text: str) -> bool:
    found = parse_credit(text)
    return found is not None and found.agency is not None
