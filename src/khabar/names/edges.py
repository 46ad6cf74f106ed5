"""Where a name that a model saw begins and ends: what the lists and the rules know better is taken from them.

A model labels whole words, and takes in what stands beside a name: «برشلونة الإسباني», «بوتين أوفد», «باسم بوتين». The guide leaves adjectives of
nations out of the names of clubs and places; a verb or noun after a person whom the rules know without it is no part of him.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from khabar.arabic.calendar import month_number
from khabar.arabic.tokens import Token, tokenize
from khabar.names.recogniser import Found
from khabar.names.vocabulary import Word, heads, look

#: In the name of another: «أوفد باسم بوتين».
_ON_BEHALF = frozenset({"باسم"})
#: Bodies that their bare word does not name.
_UNNAMED = frozenset({"المعارضه", "الحكومه", "السلطات"})
_ARAB = frozenset({"العربي", "العربيه"})
#: From this score on a longer name of the rules stands for a shorter one of the model.
_WHOLE = 0.84


def edged(text: str, name: Found, ruled: Sequence[Found]) -> Found | None:
    """The name with its edges set by the rules' names `ruled` and the lists; `None` where nothing of a name is left.

    >>> text = "تعادل غلطة سراي التركي"
    >>> one = edged(text, Found(6, 22, "organisation", 0.9, "model"), [])
    >>> text[one.start : one.end]
    'غلطة سراي'
    """
    tokens, words = _read(text, name)
    if len(tokens) == 1 and (month_number(tokens[0].key) is not None or tokens[0].key in _UNNAMED):
        return None
    by_end = next((rule for rule in ruled if rule.end == name.end and rule.type == name.type), None)
    by_start = next((rule for rule in ruled if rule.start == name.start and rule.type == name.type), None)
    if by_end is not None and (by_end.start >= name.start or name.type == "place"):
        headed = name.type == "place" and (by_end.start < name.start or by_end.reason == "head")
        if headed or " " not in text[name.start : by_end.start] or tokens[0].key in _ON_BEHALF:
            name = _with_edges(name, by_end)
    elif by_start is not None and by_start.end < name.end and name.type == "person":
        rest = [word for token, word in zip(tokens, words, strict=True) if token.start >= by_start.end]
        if all(word.ordinary and not word.person for word in rest):
            name = _with_edges(name, by_start)
    elif by_start is not None and by_start.end > name.end and by_start.score >= _WHOLE:
        name = _with_edges(name, by_start)
    return without_nation(text, name)


def _with_edges(name: Found, rule: Found) -> Found:
    return replace(
        name, start=rule.start, end=rule.end, same=rule.same, reason=f"{name.reason}, {rule.reason}"
    )


def without_nation(text: str, name: Found) -> Found:
    """The name without the adjective of a nation that is no part of it; after a head («حركة طالبان الباكستانية») and in quotation
    marks it is."""
    if any(reason.strip().startswith(("head", "quoted")) for reason in name.reason.split(",")):
        return name
    return _without_nation(name, *_read(text, name))


def ordinary(text: str, name: Found) -> bool:
    """Is every word of the name a word of the language, whatever else it names?

    >>> ordinary("الضفة الشرقية للنهر", Found(0, 19, "place", 0.8, "model"))
    True
    """
    return all(word.grade for word in _read(text, name)[1])


def _read(text: str, name: Found) -> tuple[list[Token], list[Word]]:
    tokens = tokenize(text, name.start, name.end)
    return tokens, [look(token.key) for token in tokens]


def _without_nation(name: Found, tokens: Sequence[Token], words: Sequence[Word]) -> Found:
    """«غلطة سراي التركي», «الخليج العربية» lose their adjective; «وزارة الخارجية الروسية», «القوات البرية الباكستانية» keep it."""
    last = words[-1]
    if len(tokens) < 2 or name.type == "person" or not last.article or not (last.nation or last.key in _ARAB):
        return name
    first = tokens[0].key
    headed = first in heads() or first.removeprefix("ال") in heads()
    if name.type == "organisation" and (headed or (len(tokens) > 2 and all(word.article for word in words))):
        return name
    return replace(name, end=tokens[-2].end)
