"""Headlines: «الوزير: لا زيادة في الأسعار», and verbs as in the body.

The colon form has no cue. A country before a colon is often the place of what follows («اليمن: مقتل عشرة»); it speaks only where
the body has it speak.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from khabar.records import Statement
from khabar.statements.contents import Content, ContentReader
from khabar.statements.grammar import ParagraphReader
from khabar.statements.paragraph import Passage
from khabar.statements.phrases import Phrase, phrase_at
from khabar.statements.speakers import Discourse, Reading

_LONGEST_NAME = 9


def read_headline(passage: Passage, discourse: Discourse, body: Iterable[Reading]) -> list[Reading]:
    """The statements of one headline or subheading; `body` are those of the body, which say who speaks in this article."""
    spoken = {reading.statement.speaker.entity for reading in body if reading.statement.speaker}
    colon = next((at for at in range(len(passage.tokens)) if passage.mark(at) == ":"), None)
    if colon is not None and 0 < colon <= _LONGEST_NAME and colon + 2 < len(passage.tokens):
        reading = _by_colon(passage, discourse, colon, spoken)
        if reading is not None:
            return [reading]
    if passage.paragraph.role != "headline":
        return []
    reading = _by_quotation(passage, discourse)
    if reading is not None:
        return [reading]
    return [_without_cue(one) for one in ParagraphReader(passage, discourse).read()]


def _without_cue(reading: Reading) -> Reading:
    """A headline gives the gist; what brings the words there is not counted as their cue."""
    return replace(reading, statement=replace(reading.statement, cue=None))


def _by_quotation(passage: Passage, discourse: Discourse) -> Reading | None:
    """«"لن نرحل".. أهالي الحي يتحدون القرار», «"السينما أنقذتني"… حوار مع المخرجة»: a quotation, dots, and whose it is."""
    close = passage.closing.get(0)
    if close is None or close < 3:
        return None
    place = close + 1
    while place < len(passage.tokens) and passage.mark(place):
        place += 1
    dots = passage.words(close + 1, place)
    if not any(mark in dots for mark in ("..", "…", ":", "-", "–")) or place >= len(passage.tokens):
        return None
    if passage.key(place) in {"حوار", "مقابله", "لقاء", "حديث"} and passage.key(place + 1) == "مع":
        place += 2
    phrase = phrase_at(passage, place, len(passage.tokens))
    inside = range(1, close)
    if (
        phrase is None
        or not discourse.can_speak(passage, phrase)
        or all(passage.mention_at[at] for at in inside)
    ):
        return None
    start, end = passage.span(1, close)
    holder = discourse.holder(passage, phrase)
    said = Statement(start=start, end=end, kind="direct", content=passage.text[start:end], speaker=holder)
    return Reading(said, "quotation and name in the headline", 0)


def _by_colon(passage: Passage, discourse: Discourse, colon: int, spoken: set[str | None]) -> Reading | None:
    phrase = phrase_at(passage, _past_place(passage, colon), colon)
    if phrase is None or not _fills(passage, phrase, colon) or not discourse.can_speak(passage, phrase):
        return None
    holder = discourse.holder(passage, phrase)
    mention = passage.mention_at[phrase.first] if phrase.first in passage.mention_end else None
    if mention is not None and mention.type == "place" and mention.entity not in spoken:
        return None
    contents = ContentReader(passage, _never)
    close = passage.closing.get(colon + 1)
    whole = close is not None and close >= len(passage.tokens) - 2
    content = Content(
        colon, colon + 1 + whole, (close if whole and close else len(passage.tokens)), whole=whole
    )
    start, end = contents.span(content)
    if end <= start:
        return None
    hearer = passage.words(phrase.after, colon) or None
    said = Statement(
        start=start,
        end=end,
        kind=contents.kind(content, start, end),
        content=passage.text[start:end],
        speaker=holder,
        addressee=hearer if hearer and hearer.startswith("ل") else None,
    )
    return Reading(said, "name and colon in the headline", colon)


def _past_place(passage: Passage, colon: int) -> int:
    """«الجزائر.. تبون: …», «غزة - الوزير: …»: the place after «الجزائر..», where the headline opens with a place."""
    mention, after = passage.mention_at[0], passage.mention_end.get(0, 0)
    first = after
    while first < colon and passage.mark(first) in {".", "..", "…", "-", "–", "|", "/"}:
        first += 1
    return first if mention is not None and mention.type == "place" and after < first < colon else 0


def _fills(passage: Passage, phrase: Phrase, colon: int) -> bool:
    """Nothing else before the colon but a hearer («الوزير لـ«الأفق»: …») or where it was said («الوزير في حوار: …»)."""
    if phrase.after == colon:
        return True
    return passage.key(phrase.after).startswith("ل") or passage.key(phrase.after) in {
        "في",
        "عن",
        "من",
        "عبر",
        "خلال",
        "علي",
    }


def _never(at: int, clausal: bool) -> bool:
    """Nobody else takes over in a headline of this form."""
    return False
