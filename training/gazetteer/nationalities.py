"""Adjectives of nations, masculine and feminine, singular and plural, with and without article: ArWikiCats (MIT).

They are no names: «الروسي» after «الرئيس» tells whose president, and ends an organisation («الجيش السوري»).
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from khabar.arabic.folds import fold
from training.gazetteer.parts import package_file

_FORMS = ("male", "males", "female", "females", "the_male", "the_female")


def forms() -> set[str]:
    """The forms of all nations."""
    table = json.loads(
        package_file("ArWikiCats", "jsons/nationalities/nationalities_data.json").read_text(encoding="utf-8")
    )
    return {form for entry in table.values() for form in forms_of(entry)}


def forms_of(entry: Mapping[str, str]) -> set[str]:
    """Folded single words for one nation; plurals in «ين» stand beside those in «ون»."""
    found: set[str] = set()
    for form in _FORMS:
        word = fold(entry.get(form) or "")
        if not word or " " in word:
            continue
        bare = word.removeprefix("ال") if form.startswith("the_") else word
        plurals = {bare, bare[:-2] + "ين"} if bare.endswith("ون") else {bare}
        found |= plurals | {"ال" + plural for plural in plurals}
    return found
