"""What one block tells about itself, found once and asked by every later step."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from khabar.arabic.calendar import PrintedDate, printed_dates
from khabar.arabic.folds import fold
from khabar.arabic.tables import read_table
from khabar.extract.blocks import Block
from khabar.extract.furniture import BARRIERS, Found, furniture, speaks_of_site

_DIGIT = re.compile(r"\d")
_NUMERIC = re.compile(r"\d\s?[-/.]\s?\d")
_CLOCK = re.compile(r"\d{1,2}:\d{2}")
#: Weekdays and clock halves that a flattened page has run together with the words beside them: «برسالأربعاء», «4:24 صلا».
_GLUED_DAY = re.compile(
    "(?<=[\u0621-\u064aA-Za-z])(?=(?:السبت|الأحد|الاحد|الإثنين|الاثنين|الثلاثاء|الأربعاء|الاربعاء|الخميس|الجمعة)"
    r"[\s،,]*\d)"
)
_GLUED_MONTH = re.compile(
    "(?<=[\u0621-\u064aA-Za-z])(?=(?:"
    + "|".join(
        sorted({row["name"] for row in read_table("khabar.arabic", "months.tsv")}, key=len, reverse=True)
    )
    + r")\s+\d{1,2}[,،]\s+\d{4})"
)
_GLUED_HALF = re.compile(r"(?<=\d:\d\d [صم])(?=(?!باح|ساء)[\u0621-\u064a])")
#: «28-03-201818737 قراءة», «2022/5/88 أيار 2022»: a date and the figure after it.
_GLUED_YEAR = re.compile(r"(?<!\d)(\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d)(?=\d)")
_GLUED_DAY_AGAIN = re.compile(r"(?<!\d)((?:19|20)\d\d[-/]\d{1,2}[-/]\d{1,2}?)(?=\d{1,2} [\u0621-\u064a])")
_GLUED_ZONE = re.compile(r"(?:(?<=غرينتش)|(?<=جرينتش))(?=[\u0621-\u064a])|(?<=GMT)(?=[\u0621-\u064a])")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")
_GLUED_CLOCK = re.compile(r"(?<=\d:\d\d)(?=[\u0621-\u064aA-Za-z])|(?<=[\u0621-\u064a])(?=\d{1,2}:\d\d\b)")
_TEASER = re.compile(
    r"(?:\.{2,}|…)\s*(?:اقرأ المزيد|إقرأ المزيد|المزيد|التفاصيل|read more)?\s*$", re.IGNORECASE
)
_SPEECH = re.compile(r"^[-–—*●]\s?\S")
_INNER = re.compile(r"[،,:؛.؟!«“\"]")
#: Words that belong to a date line and are no text of their own.
_DATE_WORDS = frozenset(
    fold(word)
    for word in (
        "محدثة",
        "تحديث",
        "آخر",
        "GMT",
        "UTC",
        "بتوقيت",
        "الساعة",
        "توقيت",
        "غرينتش",
        "نشر",
        "النشر",
        "تم",
        "في",
        "بتاريخ",
        "تاريخ",
        "انسخ",
        "الرابط",
        "الموافق",
        "مساء",
        "صباحا",
    )
)
#: The share of running text from which a page is nothing but an article.
_PROSE = 0.7
#: Words of prose that a headline seldom holds and a paragraph nearly always.
_LONG = 25
_SENTENCE = 7
#: Headlines ask and exclaim too; a paragraph that does is longer.
_QUESTION = 12


@dataclass(frozen=True, slots=True)
class Features:
    """`prose`: reads like a paragraph. `date_line`: a date or clock and hardly more. `dates`: those printed in a short
    line. `found`: the phrase that makes it furniture. `barrier`: the article does not go on after it. `site_talk`: the
    site speaks of itself. `teaser`: running text cut off with dots. `speech`: opens with the mark of an interview.
    `times_seen`: how often the same words stand on the page as a whole block."""

    prose: bool
    date_line: bool
    dates: tuple[PrintedDate, ...]
    found: Found | None
    barrier: bool
    site_talk: bool
    teaser: bool
    speech: bool
    times_seen: int


def unglue(text: str) -> str:
    """Spaces where a flattened page has run a date into its neighbours; other text is untouched.

    >>> unglue("هدى سالمالأربعاء 3 مارس 4:20 صلا توجد تعليقات")
    'هدى سالم الأربعاء 3 مارس 4:20 ص لا توجد تعليقات'
    """
    if not _DIGIT.search(text):
        return text
    text = _GLUED_ZONE.sub(" ", _GLUED_DAY_AGAIN.sub(r"\1 ", _GLUED_YEAR.sub(r"\1 ", text)))
    return _ORDINAL.sub(
        "", _GLUED_CLOCK.sub(" ", _GLUED_HALF.sub(" ", _GLUED_DAY.sub(" ", _GLUED_MONTH.sub(" ", text))))
    )


def features_of(blocks: Sequence[Block]) -> list[Features]:
    """The features of every block of one page."""
    seen = Counter(block.key for block in blocks)
    found = [_of(block, seen[block.key]) for block in blocks]
    for at in range(1, len(blocks)):
        head = found[at - 1].found
        if head and head.kind == "list" and head.rest == 0 and found[at].prose and not blocks[at].ends:
            found[at] = replace(found[at], prose=False)  # headlines run together under their head
    return found


@cache
def _months() -> re.Pattern[str]:
    """The folded month names, by their first words, also where a flattened page has glued them to the word before."""
    first = {fold(row["name"]).split()[0] for row in read_table("khabar.arabic", "months.tsv")}
    return re.compile("|".join(sorted(first)) + r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)")


def _dated(block: Block) -> bool:
    """May the short line hold a printed date? A month by number, or a month's name; reading it for dates takes time."""
    return bool(_NUMERIC.search(block.text) or _months().search(block.key))


def _of(block: Block, seen: int) -> Features:
    count = len(block.words)
    found = furniture(block)
    short = count <= 24
    dates: tuple[PrintedDate, ...] = ()
    text = block.text
    if short and _DIGIT.search(text) and _dated(block):
        text = unglue(text)
        dates = tuple(printed_dates(text))
    date_line = any(date.day or date.hour is not None for date in dates) and _outside(text, dates) <= 2
    date_line = date_line or (count <= 5 and bool(_CLOCK.search(text)) and not block.ends)
    barrier = bool(found and found.kind in BARRIERS and (found.rest <= 4 or found.kind != "comments"))
    if block.furniture_zone and count < _SENTENCE:
        return Features(False, date_line, dates, found, barrier, False, False, False, seen)
    site_talk = speaks_of_site(block)
    asks = block.text.rstrip("\"'»”) ").endswith(("؟", "?", "!"))
    sentence = block.ends and count >= (_QUESTION if asks else _SENTENCE)
    prose = (
        not date_line
        and (sentence or count >= _LONG)
        and block.links < 0.6
        and (found is None or count > 14)
        and block.arabic > 0.5
    )
    if prose and count >= 40 and not block.ends and len(_INNER.findall(block.text)) * 40 < count:
        prose = False  # headlines run together, or a word list
    return Features(
        prose=prose,
        date_line=date_line,
        dates=dates,
        found=found,
        barrier=barrier,
        site_talk=site_talk,
        teaser=bool(_TEASER.search(block.text)) and count < 45,
        speech=bool(_SPEECH.match(block.text)) and count >= 4,
        times_seen=seen,
    )


def _outside(text: str, dates: Sequence[PrintedDate]) -> int:
    """How many words of a line stand outside its dates, clocks and separators aside."""
    rest = text
    for date in sorted(dates, key=lambda found: -found.start):
        rest = rest[: date.start] + " " + rest[date.end :]
    words = (fold(word) for word in re.findall(r"[^\W\d_]+", rest))
    return len([word for word in words if len(word) > 1 and word not in _DATE_WORDS])


def is_plain(blocks: Sequence[Block], features: Sequence[Features]) -> bool:
    """Is the page an article as somebody copies it, with next to nothing of a site around it? Then all running text is its body."""
    prose = sum(feature.prose for feature in features)
    site = sum(
        feature.site_talk or feature.barrier or block.links >= 0.5
        for block, feature in zip(blocks, features, strict=True)
    )
    return not site and prose >= _PROSE * (len(blocks) - 1)
