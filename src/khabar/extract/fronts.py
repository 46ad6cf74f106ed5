"""Is the page a row of leads, each under its own headline, or one article?

The running text is cut into groups, each with the line over it. In a front the lines are links, or are followed by dates
and "more", and each group is one paragraph; in an article the first group stands under the title of the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from khabar.extract.blocks import Block
from khabar.extract.features import Features
from khabar.extract.furniture import HEADS, bare_word

_MORE = frozenset(
    {
        "التفاصيل",
        "المزيد",
        "تتمه",
        "اقرا المزيد",
        "التتمه",
        "للمزيد",
        "read more",
        "تابع القراءه",
        "اكمل القراءه",
    }
)
#: Words of a headline that tells of its lead.
_TELLING = 3
_LONGEST_HEAD = 20
_CUT_LEAD = 16
_LIVE = frozenset({"مباشر", "لحظه", "تغطيه", "بلحظه", "متواصله", "موجز", "حوار", "مقابله"})


@dataclass(slots=True)
class Group:
    """Running text under one line. `linked`: that line is a link; `signed`: a date or "more" stands by; `shared`: line
    and text have words in common; `titled`: the line is the title of the page."""

    head: int | None
    prose: int = 0
    words: int = 0
    linked: bool = False
    signed: bool = False
    shared: bool = False
    titled: bool = False


def groups_of(blocks: Sequence[Block], features: Sequence[Features], keys: Sequence[str]) -> list[Group]:
    """The groups of the page's main part, in order. `keys` are the readings of its title."""
    found: list[Group] = []
    between: list[int] = []
    inset = False
    for at, block in enumerate(blocks):
        feature = features[at]
        if block.furniture_zone or block.zone in {"caption", "author", "date"}:
            continue
        if feature.barrier and found:
            between.clear()
            continue
        if not (feature.prose or _cut_lead(block, feature)):
            between.append(at)
            inset = inset or bool(feature.found and feature.found.kind in HEADS and block.key not in _MORE)
            continue
        head = None if inset and found else _head(blocks, features, between, keys)
        signed = feature.teaser or any(features[b].date_line or blocks[b].key in _MORE for b in between)
        if head is not None or not found:
            found.append(_group(blocks, head, at, keys, features))
        found[-1].prose += 1
        found[-1].words += len(block.words)
        found[-1].signed = found[-1].signed or signed
        between.clear()
        inset = False
    return found


def _cut_lead(block: Block, feature: Features) -> bool:
    """Running text that a list cut off without a mark: too long for a headline."""
    return (
        len(block.words) >= _CUT_LEAD
        and not (block.ends or block.heading or feature.found or feature.date_line)
        and block.links < 0.6
        and block.arabic > 0.5
    )


def _head(
    blocks: Sequence[Block], features: Sequence[Features], between: Sequence[int], keys: Sequence[str]
) -> int | None:
    """The line over the text that follows: a linked heading, else the page's title, else the nearest heading or line."""
    able = [
        at
        for at in between[-12:]
        if len(blocks[at].words) <= _LONGEST_HEAD
        and not features[at].date_line
        and not (features[at].found and blocks[at].key not in keys)
        and (len(blocks[at].words) >= 2 or blocks[at].heading or features[at].times_seen > 1)
        and not (blocks[at].text.rstrip().endswith(".") and blocks[at].links < 0.6)
    ]
    linked = [at for at in able if blocks[at].heading > 1 and blocks[at].links > 0.6]
    titled = [at for at in able if _is_title(blocks, at, keys)]
    headings = [at for at in able if blocks[at].heading or blocks[at].links > 0.6]
    long = [at for at in able if len(blocks[at].words) >= _TELLING]
    for choice in (linked, titled, headings, long, able):
        if choice:
            return choice[-1]
    return None


def _is_title(blocks: Sequence[Block], at: int, keys: Sequence[str]) -> bool:
    block = blocks[at]
    if block.heading == 1 and block.links < 0.6 and (len(block.words) >= 4 or block.key in keys):
        return True
    return len(block.words) >= 3 and block.key in keys


def _group(
    blocks: Sequence[Block], head: int | None, at: int, keys: Sequence[str], features: Sequence[Features]
) -> Group:
    if head is None:
        return Group(None)
    block = blocks[head]
    said = {bare_word(word) for word in block.words if len(word) > 2}
    text = {bare_word(word) for word in blocks[at].words}
    titled = _is_title(blocks, head, keys) or (not block.tag and features[head].times_seen > 1)
    linked = block.links > 0.6 and (block.heading > 0 or block.tag not in {"li"})
    return Group(
        head,
        linked=linked,
        shared=len(said & text) >= 2,
        titled=titled,
    )


def is_front(
    blocks: Sequence[Block], features: Sequence[Features], keys: Sequence[str], listed: str | None
) -> bool:
    """Does the page hold several leads and no article that is more than one of them? `listed` is what says that it is a
    list, where something does."""
    groups = groups_of(blocks, features, keys)
    if not groups or _live(blocks, groups[0]):
        return False
    if groups[0].titled and not (listed and _introduces(groups)):
        return False
    if any(group.titled and group.words > 40 for group in groups):
        return False
    total = sum(group.words for group in groups)
    linked = [group for group in groups if group.linked]
    if len(linked) >= (2 if listed else 3) and sum(group.words for group in linked) >= 0.6 * total:
        return max(group.words for group in groups) < 0.6 * total or bool(listed)
    headings = {
        b.key
        for b in blocks
        if b.heading > 1 and b.links > 0.6 and not b.furniture_zone and len(b.words) >= 3
    }
    single = groups[0].linked and groups[0].prose == 1 and len(groups) <= 2
    if single and len(headings) >= (3 if listed else 6) and not _has_title(blocks, groups[0], keys):
        return True
    return _is_flat_front(blocks, groups, listed)


def _has_title(blocks: Sequence[Block], first: Group, keys: Sequence[str]) -> bool:
    """Does the title of an article stand over the first group, farther up?"""
    return any(_is_title(blocks, at, keys) for at in range(first.head or 0))


def _introduces(groups: Sequence[Group]) -> bool:
    """Is the text under the page's title no longer than each of the leads after it?"""
    leads = [group.words for group in groups[1:] if group.linked]
    return len(leads) >= 3 and groups[0].words <= min(leads) + 3


def _is_flat_front(blocks: Sequence[Block], groups: Sequence[Group], listed: str | None) -> bool:
    """Without links: nearly every paragraph has a line of its own over it, that tells of it or comes with a date."""
    heads = [group for group in groups if group.head is not None]
    singles = [group for group in heads if group.prose == 1]
    if len(singles) < (2 if listed else 3) or len(singles) < 0.75 * len(groups):
        return False
    if max(group.words for group in groups) > 0.6 * sum(group.words for group in groups):
        return False
    lengths = [len(blocks[group.head].words) for group in singles if group.head is not None]
    if sum(lengths) < 3.5 * len(lengths):
        return False
    if any(blocks[group.head].heading and not group.linked for group in singles if group.head is not None):
        return False  # subheadings that the markup names
    signed = sum(group.signed for group in singles)
    if groups[0].signed and signed == 1 and not listed:
        return False  # only the first is dated: the others stand under it
    shared = sum(group.shared for group in singles)
    return bool(listed) or signed >= 0.6 * len(singles) or shared >= 0.6 * len(singles)


def _live(blocks: Sequence[Block], first: Group) -> bool:
    """Does the first line, or one right over it, say that what follows is one report in parts («مباشر: تطورات»)?"""
    if first.head is None:
        return False
    over = [
        at for at in range(max(0, first.head - 3), first.head + 1) if len(blocks[at].words) <= _LONGEST_HEAD
    ]
    return any(_LIVE & set(blocks[at].words) for at in over)
