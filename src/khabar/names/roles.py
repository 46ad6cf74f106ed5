"""Roles that stand for somebody: «الرئيس الروسي» once the article has said «الرئيس الروسي فلاديمير بوتين».

A title is learnt where it stands right before a name («وزير الخارجية السوري أسعد الشيباني»); a later phrase with the same head, all of whose words are in
that title, leads back to its bearer («الوزير السوري»). Where it fits several people it leads to the last named of them if he was named last of
all, else to nobody.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from khabar.names.line import Line, lines_of
from khabar.names.vocabulary import look, titles
from khabar.records import Entity, EntityType, Mention, RoleMention

#: How many words a title may have.
_REACH = 8
#: Plurals and offices of no one in particular.
_NOBODY = frozenset({"وزراء", "نواب", "عضو", "اعضاء", "مواطن", "مدرب", "لاعب", "متحدث", "ناطق", "مصدر"})


def roles(text: str, mentions: Sequence[Mention], entities: Sequence[Entity]) -> tuple[RoleMention, ...]:
    """The roles that stand alone in `text`, in reading order, each with the entity of its bearer. A title leads back only after it was said
    whose it is, or in the headline.

    >>> from khabar.names.linking import link
    >>> from khabar.names.rules import Rules
    >>> text = "قال الرئيس الروسي فلاديمير بوتين إنه باق. وغادر الرئيس الروسي القاعة."
    >>> [text[role.start : role.end] for role in roles(text, *link(text, Rules().find(text)))]
    ['الرئيس الروسي']
    """
    starts = {mention.start: mention for mention in mentions}
    borne: dict[str, list[tuple[str, ...]]] = {}
    alone: list[tuple[Line, int, dict[int, EntityType]]] = []
    for line in lines_of(text):
        taken = _covered(line, mentions)
        for place in range(len(line)):
            if place in taken or _office(line, place) is None:
                continue
            after = _named(line, place, starts)
            if after is None:
                alone.append((line, place, taken))
            else:
                borne.setdefault(starts[line.tokens[after].start].entity, []).append(
                    _bare(line, place, after)
                )
    return tuple(_lead_back(alone, borne, mentions))


def _covered(line: Line, mentions: Sequence[Mention]) -> dict[int, EntityType]:
    """Places of the tokens that are part of a name, with its type."""
    begin, end = line.tokens[0].start, line.tokens[-1].end
    inside = [mention for mention in mentions if mention.start < end and begin < mention.end]
    return {
        place: mention.type
        for place, token in enumerate(line.tokens)
        for mention in inside
        if mention.start < token.end and token.start < mention.end
    }


def _named(line: Line, place: int, starts: dict[int, Mention]) -> int | None:
    """The place of the person whose title starts at `place`: names of bodies, countries and definite words may stand between, no verb and no stop."""
    for at in range(place + 1, min(place + _REACH, len(line))):
        token = line.tokens[at]
        mention = starts.get(token.start)
        if mention is not None and mention.type == "person":
            return at
        word = line.word(at)
        if word is None or word.never or (line.verb(at) and not word.article):
            return None
    return None


def _bare(line: Line, first: int, after: int) -> tuple[str, ...]:
    """The words of a title without articles, clitics and the gender of their adjectives."""
    return tuple(_word(line, place, place == first) for place in range(first, after) if line.word(place))


def _word(line: Line, place: int, head: bool) -> str:
    office = _office(line, place) if head else None
    key = office[0] if office else line.key(place).removeprefix("ال").replace("اميرك", "امريك")
    return key[:-1] if key.endswith("يه") and look(line.key(place)).nation else key


def _office(line: Line, place: int) -> tuple[str, int] | None:
    """The office at `place` without its article («رييس» in «وللرئيس»), and how many letters before it are clitics."""
    word = line.word(place)
    for cut in word.cuts if word else ():
        bare = cut.word.removeprefix("ال")
        if titles().get(bare) == "office" and bare not in _NOBODY:
            return bare, cut.length
    return None


def _lead_back(
    alone: Sequence[tuple[Line, int, dict[int, EntityType]]],
    borne: dict[str, list[tuple[str, ...]]],
    mentions: Sequence[Mention],
) -> Iterator[RoleMention]:
    for line, place, taken in alone:
        office = _office(line, place)
        if office is None:
            continue
        start = line.start(place, office[1])
        reach = {
            entity: max((_reach(line, place, taken, title) for title in known), default=0)
            for entity, known in borne.items()
        }
        longest = max(reach.values(), default=0)
        last = place + longest - 1
        definite = line.key(place)[office[1] :].startswith("ال") or line.key(place).startswith(("لل", "ولل"))
        ended = definite or (longest > 1 and (line.key(last).startswith("ال") or last in taken))
        if longest == 0 or not ended or _goes_on(line, last + 1):
            continue
        fitting = [entity for entity, length in reach.items() if length == longest]
        if len(fitting) > 1:
            before = [m.entity for m in mentions if m.start < start and m.entity in borne]
            fitting = before[-1:] if before and before[-1] in fitting else []
        for entity in fitting:
            yield RoleMention(start, line.tokens[last].end, entity)


def _reach(line: Line, place: int, taken: dict[int, EntityType], title: tuple[str, ...]) -> int:
    """How many tokens from `place` on are words of the title; 0 where its head is another."""
    if _word(line, place, True) != title[0]:
        return 0
    after = place + 1
    while (
        after < len(line)
        and taken.get(after) != "person"
        and line.word(after)
        and _word(line, after, False) in title[1:]
    ):
        after += 1
    return after - place


def _goes_on(line: Line, place: int) -> bool:
    """Does another definite word or a nation follow, so that it is somebody else's title («الرئيس الفرنسي»)?"""
    word = line.word(place)
    return word is not None and (line.nation(place) or (word.article and word.grade in ("", "r")))
