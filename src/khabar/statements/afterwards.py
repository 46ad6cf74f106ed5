"""Where it was said, told in a sentence of its own afterwards: «وكان الوزير يتحدث في مؤتمر صحفي», «جاء ذلك خلال لقائه السفير».

The place and the hearer told so belong to what was said last before, and to what the same person said in the same sentence; a statement that
has its own keeps it.
"""

from __future__ import annotations

from collections.abc import MutableSequence
from dataclasses import replace

from khabar.statements.paragraph import Passage
from khabar.statements.phrases import phrase_at
from khabar.statements.settings import SettingReader
from khabar.statements.speakers import Discourse, Reading

_WAS = frozenset({"كان", "كانت", "وكان", "وكانت"})
_SPEAKING = frozenset({"يتحدث", "تتحدث", "يتحدثون", "متحدثا", "متحدثه"})
_CAME = frozenset({"جاء", "جاءت", "وجاء", "وجاءت", "ياتي", "وياتي"})
_THAT = frozenset({"ذلك", "هذا", "هذه", "كلام", "كلامه", "كلامها", "تصريح", "تصريحات", "تصريحاته", "تصريحاتها", "حديث", "حديثه", "حديثها", "اقوال"})  # fmt: skip
_REACH = 8


def told_afterwards(passage: Passage, discourse: Discourse, found: MutableSequence[Reading]) -> None:
    """Give what the sentences of the passage tell of the saying to the statements of `found` that stand before them."""
    settings = SettingReader(passage, discourse)
    for sentence in passage.sentences:
        first = _setting(passage, discourse, sentence.first, sentence.after, found)
        if first is None:
            continue
        mark = next(
            (n for n in range(first, sentence.after) if passage.mark(n) not in {"", "«", "»", '"'}),
            sentence.after,
        )
        clause = settings.read(first, mark)
        if clause.venue is None and clause.hearer is None:
            continue
        start = passage.tokens[sentence.first].start
        last = next((one for one in reversed(found) if one.statement.end <= start), None)
        if last is None:
            continue
        for place, one in enumerate(found):
            said = one.statement
            near = (
                0
                <= last.statement.start - said.start
                <= last.statement.start - _sentence_start(passage, last)
            )
            if one is last or (near and said.speaker == last.statement.speaker and said.end <= start):
                changed = replace(
                    said, venue=said.venue or clause.venue, addressee=said.addressee or clause.hearer
                )
                found[place] = replace(one, statement=changed)


def _sentence_start(passage: Passage, reading: Reading) -> int:
    """Where the sentence of the reading begins, if it stands in this passage; else the reading itself."""
    start = reading.statement.start
    if not passage.paragraph.start <= start < passage.paragraph.end:
        return start
    at = next(n for n, token in enumerate(passage.tokens) if token.end > start)
    return passage.tokens[passage.sentence(at).first].start


def _setting(
    passage: Passage, discourse: Discourse, first: int, after: int, found: MutableSequence[Reading]
) -> int | None:
    """The place after «وكان المعلم يتحدث», «جاء ذلك», `None` where the sentence does not begin so."""
    key = passage.key(first)
    if key in _CAME:
        return first + 2 if passage.key(first + 1) in _THAT else None
    if key not in _WAS or not found:
        return None
    speaking = next(
        (n for n in range(first + 1, min(first + _REACH, after)) if passage.key(n) in _SPEAKING), None
    )
    phrase = phrase_at(passage, first + 1, speaking) if speaking else None
    if speaking is None or phrase is None:
        return None
    holder, last = discourse.holder(passage, phrase), found[-1].statement.speaker
    same = last is not None and (
        holder == last or (holder.entity is not None and holder.entity == last.entity)
    )
    return speaking + 1 if same else None
