"""Where the article stands on the page, and which of its lines belong to it.

Each line has a worth: long lines that end like sentences are worth much, short ones, links and furniture cost. The body is
the stretch of lines with the largest sum (Kadane's maximum subarray, as in Pasternack and Roth 2009, "Extracting article
text from the web with maximum subsequence segmentation"), grown over the sentences that stand directly beside it and then
cleaned line by line inside.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from khabar.arabic.calendar import printed_dates
from khabar.extract.blocks import Block
from khabar.extract.furniture import Phrase, furniture
from khabar.records import LineRole

_ENDS = (".", "؟", "?", "!", "…", ":", "؛", '."', ".»", ".”", '".', "».", "”.", ".)", ")", "»", "”", '"', "،")


#: A body is worth at least so much; a stretch that has lost so much is over; a rival has this part of the best one's worth.
_LEAST, _FALL, _SHARE = 1.2, 8.0, 0.12


@dataclass(slots=True)
class Judged:
    """A block with the role it has been given so far, and why."""

    block: Block
    role: LineRole
    reason: str
    phrase: Phrase | None = None


def worth(block: Block, phrase: Phrase | None, copies: int) -> float:
    """What a line adds to the body: about the tens of words it holds, negative for what is likely furniture."""
    if phrase:
        return -14.0 if phrase.kind == "tail" else -6.0 if phrase.kind == "list" else -1.5
    words = block.words
    if is_date_line(block):
        return -1.0
    if block.links > 0.6 and words < 40:
        return -2.0
    if block.menu:
        return -1.5 if words < 25 else -0.5
    if copies > 1 and words < 25:
        return -1.5
    closed = block.text.endswith(_ENDS)
    if words >= 25 or (words >= 9 and closed):
        return min(words, 80) / 10 + (0.5 if closed else 0.0)
    if words >= 14:
        return -0.4
    return -0.6 if block.bullet else -0.9


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of lines that may be the body, and the sum of their worth."""

    start: int
    end: int
    worth: float


def judge(blocks: Sequence[Block]) -> tuple[list[Judged], list[Stretch]]:
    """Every block judged, and the stretches that may be the body, in reading order; none where nothing reads like one."""
    counts = Counter(block.key for block in blocks)
    judged = []
    stretches: list[Stretch] = []
    total = best = 0.0
    begin = end = 0
    for at, block in enumerate(blocks):
        phrase = furniture(block)
        judged.append(
            Judged(block, "furniture", f"phrase: {phrase.shown}" if phrase else "outside the article", phrase)
        )
        total += worth(block, phrase, counts[block.key])
        if total > best:
            best, end = total, at + 1
        elif total <= 0 or total < best - _FALL:
            if best >= _LEAST:
                stretches.append(Stretch(begin, end, best))
            total, best, begin = 0.0, 0.0, at + 1
    if best >= _LEAST:
        stretches.append(Stretch(begin, end, best))
    most = max((stretch.worth for stretch in stretches), default=0.0)
    return judged, [stretch for stretch in stretches if stretch.worth >= _SHARE * most]


def clean(judged: list[Judged], start: int, end: int) -> None:
    """Give the lines of the body their roles: `body`, `subheading`, or `furniture` with the reason."""
    counts = Counter(one.block.key for one in judged)
    related = False
    for at in range(start, end):
        one = judged[at]
        block = one.block
        if one.phrase:
            related = one.phrase.kind in {"related", "tail", "list"} and block.words <= 8
            continue
        if is_date_line(block):
            one.reason = "a date line inside the body"
            _related_above(judged, at, start)
            continue
        sentence = _is_sentence(block)
        if related and (not sentence or block.links > 0.6):
            one.reason = "related headline after a read-also line"
            continue
        related = False
        if block.menu and not sentence:
            one.reason = "inside a menu, form or side column"
        elif block.links > 0.6 and block.words < 40:
            one.reason = "a line of links"
        elif sentence or block.words >= 25:
            one.role, one.reason = "body", "a sentence in the body"
        elif block.tag == "li" or block.bullet or _continues(judged, at, end):
            one.role, one.reason = "body", "a short line of the body"
        elif counts[block.key] > 1:
            one.reason = "repeated elsewhere on the page"
        elif at + 1 < end and 2 <= block.words <= 18:
            one.role, one.reason = "subheading", "a short line without a full stop between paragraphs"
        else:
            one.reason = "a short line at the edge of the body"


def _related_above(judged: list[Judged], at: int, start: int) -> None:
    """A short line directly over a date is a headline of another report."""
    if at > start and judged[at - 1].role == "subheading":
        judged[at - 1].role, judged[at - 1].reason = "furniture", "a dated headline inside the body"


def is_date_line(block: Block) -> bool:
    """Is the line a printed date and little else?"""
    if block.words > 16:
        return False
    dates = printed_dates(block.text)
    return bool(dates) and sum(found.end - found.start for found in dates) > 0.4 * len(block.text)


def _is_sentence(block: Block) -> bool:
    return block.words >= 14 or (block.words >= 5 and block.text.endswith(_ENDS))


def _continues(judged: list[Judged], at: int, end: int) -> bool:
    """A short line of a dialogue or a list: it begins with a dash, star or number, or quotes."""
    return judged[at].block.text.startswith(
        ("-", "*", "–", "—", "«", "“", '"', "1", "2", "3", "4", "5")
    ) and (judged[at].block.words >= 4)
