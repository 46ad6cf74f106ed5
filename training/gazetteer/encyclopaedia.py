"""Names of people, clubs and places that have a page in Wikipedia, by their Arabic titles: ArWikiCats (MIT).

A name of several words that is no phrase of the language stands alone; one word needs a sign before it, for many are words or the names of others.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from khabar.arabic.folds import fold
from khabar.names.vocabulary import heads, titles
from training.gazetteer.parts import hides_a_word, package_file

_NAME = re.compile("^[\u0621-\u064aگڤپچ ]+$")
_ASIDE = re.compile(r"\(.*?\)")
_BREAKS = re.compile("[.\\-ـ،]+")
#: Around the name of a club.
_CLUB = re.compile("^(?:نادي|فريق) ")
_SPORT = re.compile(" (?:لكرة|للرجبي|للكريكيت|للسيدات|كرة القدم|الرياضي|أفسي|إف سي|اف سي|فوتبول)(?: .*)?$")
#: What opens the title of a competition or a list rather than a club's.
_NO_CLUB = frozenset({"دوري", "كأس", "بطولة", "منتخب", "جامعة", "الدوري", "كرة", "سباق", "تصفيات", "لاعبو"})
#: What says which kind of place it is.
_KIND = re.compile("^(?:مدينة|بلدة|قرية|مقاطعة|محافظة|إقليم|منطقة|قضاء|ولاية|بلدية|جزيرة|ناحية|مركز|كومونة) ")
_LONGEST = 4


def rows(words: dict[str, str]) -> Iterator[tuple[str, ...]]:
    """`name, type, mark`: a folded name, `P`, `O` or `L`, `S` where it stands alone and `w` where it needs a sign. `words` are the marks of
    single words, as `parts.flags` gives them."""
    seen: set[tuple[str, str]] = set()
    for kind, title in _titles():
        key = fold(title)
        single = key.split()
        if not _NAME.match(title) or len(single) > _LONGEST or (key, kind) in seen or len(key) < 3:
            continue
        seen.add((key, kind))
        ordinary = [bool(words.get(word, "")[:1] in set("cor")) or word.startswith("ال") for word in single]
        if kind == "P" and (len(single) < 2 or (all(ordinary) and len(single) < 3) or single[0] in titles()):
            continue
        if len(single) == 1 and (ordinary[0] or words.get(key) or len(key) < 4 or hides_a_word(key, words)):
            continue
        if single[0] in heads() and kind != "O":
            continue
        yield key, kind, "w" if len(single) == 1 or all(ordinary) else "S"


def _titles() -> Iterator[tuple[str, str]]:
    """Type and title, people first: what is known as a person is no place."""
    for title in _values("people/peoples.json"):
        yield "P", _clean(title)
    for title in _values("sports/Clubs_key.json"):
        name = _SPORT.sub("", _CLUB.sub("", _clean(title)))
        if name.split(" ")[0] not in _NO_CLUB:
            yield "O", name
    for title in _values("cities/cities_full.json"):
        yield "L", _KIND.sub("", _clean(title))
    regions = json.loads(package_file("ArWikiCats", "jsons/geography/regions.json").read_text("utf-8"))
    for region in regions.values():
        for title in region.values():
            yield "L", _KIND.sub("", _clean(title))


def _values(path: str) -> list[str]:
    table = json.loads(package_file("ArWikiCats", f"jsons/{path}").read_text("utf-8"))
    return [title for _, title in sorted(table.items())]


def _clean(title: str) -> str:
    return " ".join(_BREAKS.sub(" ", _ASIDE.sub("", title)).split())
