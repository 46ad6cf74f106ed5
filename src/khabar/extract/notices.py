"""What a page says in place of an article («الصفحة غير موجودة»), and the titles of pages that hold none (`notices.tsv`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from khabar.arabic.folds import fold
from khabar.arabic.tables import read_table
from khabar.extract.blocks import Block
from khabar.extract.features import Features
from khabar.extract.metadata import Metadata

#: A line under `head` or `title` has at most so many words beside the phrase.
_BESIDE = 3
#: Kinds in the order in which they are believed where a page shows several.
_ORDER = (
    "blocked",
    "redirect",
    "error page",
    "wall",
    "advert",
    "site page",
    "service page",
    "front",
    "not a page",
)
_QUOTED = re.compile(r"«[^»]*»|\"[^\"]*\"|“[^”]*”")
_PARTS = re.compile(r"\s+[-–—|»«›•·:]+\s+|\s*[|]\s*|\s-\s")
_WORDS = re.compile(r"[\W]+")
#: How far down the lines of a flattened page its title may stand.
_TITLE_LINES = 40


@dataclass(frozen=True, slots=True)
class Notice:
    """A phrase of the table in a line; `at` is the block, `None` where only the metadata has it."""

    kind: str
    what: str
    at: int | None


@dataclass(frozen=True, slots=True)
class _Phrase:
    key: str
    kind: str
    where: str
    what: str


def key_outside_quotes(text: str) -> str:
    """Folded words of a text, what it quotes left out.

    >>> key_outside_quotes("ظهرت عبارة «لحظة واحدة» فجأة")
    'ظهرت عباره فجاه'
    """
    return " ".join(_WORDS.sub(" ", fold(_QUOTED.sub(" ", text))).split())


@cache
def _phrases() -> dict[str, tuple[_Phrase, ...]]:
    """Phrases by where they stand, longest first."""
    found: dict[str, list[_Phrase]] = {}
    for row in read_table("khabar.extract", "notices.tsv"):
        key = " ".join(_WORDS.sub(" ", fold(row["phrase"])).split())
        found.setdefault(row["where"], []).append(_Phrase(key, row["kind"], row["where"], row["what"]))
    return {where: tuple(sorted(group, key=lambda p: -len(p.key))) for where, group in found.items()}


def title_parts(blocks: Sequence[Block], features: Sequence[Features], metadata: Metadata) -> list[str]:
    """What the page calls itself: the parts of its `<title>`; of a flattened page those of its first line, and of lines
    parted as titles are («من نحن | المرفأ») before its text."""
    if metadata.title_tag:
        return [metadata.title_tag, *_PARTS.split(metadata.title_tag)]
    found: list[str] = []
    for at, block in enumerate(blocks[:_TITLE_LINES]):
        if block.tag or features[at].prose:
            break
        parts = _PARTS.split(block.text)
        site = features[at].found
        if len(block.words) > 20 or len(parts) > 3 or (site and site.kind == "navigation"):
            continue
        if len(parts) > 1 or at == 0:
            found.extend([block.text, *parts])
    return found


def head_lines(
    blocks: Sequence[Block], features: Sequence[Features], body: int | None, metadata: Metadata
) -> Iterator[tuple[str, int | None]]:
    """The lines that say what the page is, folded: its title in parts, its headings, the line over the text."""
    for part in title_parts(blocks, features, metadata):
        yield key_outside_quotes(part), None
    top = min((block.heading for block in blocks if block.heading), default=0)
    for at, block in enumerate(blocks):
        if block.heading and block.heading <= max(top, 1) and not block.furniture_zone:
            yield key_outside_quotes(block.text), at
    if body is None:
        for at, block in enumerate(blocks):
            if features[at].times_seen > 1 or len(blocks) <= 8:
                yield key_outside_quotes(block.text), at
    else:
        over = body - 1
        while over >= 0 and features[over].date_line:
            over -= 1
        if over >= 0 and not blocks[over].tag:
            yield key_outside_quotes(blocks[over].text), over


def dominant(lines: Iterable[tuple[str, int | None]], *wheres: str) -> list[Notice]:
    """The phrases of `wheres` that are nearly all of a line, the surest kind first."""
    found = []
    for key, at in lines:
        count = len(key.split())
        for where in wheres:
            for phrase in _phrases()[where]:
                if count <= len(phrase.key.split()) + _BESIDE and f" {phrase.key} " in f" {key} ":
                    if where == "title" and not key.startswith(phrase.key):
                        continue
                    found.append(Notice(phrase.kind, phrase.what, at))
    return sorted(found, key=lambda notice: _ORDER.index(notice.kind))


def noticed(blocks: Sequence[Block]) -> list[Notice]:
    """The lines anywhere in the page that only a page without an article prints; comment forms ask for a login too."""
    found = []
    for at, block in enumerate(blocks):
        if (block.furniture_zone and block.zone not in {"form", "hidden"}) or len(block.words) > 60:
            continue
        if any("تعليق" in word for word in block.words) or "disqus" in block.words:
            continue
        key = f" {key_outside_quotes(block.text)} "
        for phrase in _phrases()["any"]:
            if f" {phrase.key} " in key or f" {phrase.key}ا " in key:
                found.append(Notice(phrase.kind, phrase.what, at))
                break
    return found


def marks(blocks: Sequence[Block], kind: str) -> tuple[int, int]:
    """How many lines begin with a mark of `kind`, and how many different marks do."""
    lines = 0
    seen = set()
    for block in blocks:
        for phrase in _phrases()["mark"]:
            if phrase.kind == kind and f"{block.key} ".startswith(f"{phrase.key} "):
                lines += 1
                seen.add(phrase.key)
                break
    return lines, len(seen)


def says_list(parts: Sequence[str]) -> str | None:
    """What kind of list the title names, where no part of it reads like a headline.

    >>> says_list(["نتائج البحث عن: الجفاف"]), says_list(["سياسة | الخطة", "سياسة", "الحكومة تقر خطة الطوارئ لمواجهة الحر"])
    ('a search', None)
    """
    keys = [key_outside_quotes(part) for part in parts[1:] or parts]
    if any(len(key.split()) > 5 for key in keys):
        return None
    for key in keys:
        for phrase in _phrases()["says"]:
            long = phrase.what in {"a search", "an archive", "a topic"}
            if key == phrase.key or (long and key.startswith(f"{phrase.key} ")):
                return phrase.what
    return None


def opens_media(lines: Iterable[tuple[str, int | None]]) -> str | None:
    """The medium that a title or heading begins with («بالصور.. فيضان»)."""
    for key, _ in lines:
        for phrase in _phrases()["opens"]:
            if f"{key} ".startswith(f"{phrase.key} "):
                return phrase.what
    return None


@cache
def words_for(where: str) -> frozenset[str]:
    """The folded phrases of one `where`."""
    return frozenset(phrase.key for phrase in _phrases()[where])
