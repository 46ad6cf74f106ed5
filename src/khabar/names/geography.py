"""Countries with their capitals and adjectives, and where towns lie.

Distilled by `training/gazetteer` from CLDR, ArWikiCats and GeoNames; what the hand tables add (`data/places.tsv`: «أمريكا» is «الولايات المتحدة») holds
here too.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from khabar.arabic.folds import fold
from khabar.names.vocabulary import lines, table


@dataclass(frozen=True, slots=True)
class Country:
    """`code` after ISO 3166-1; `names` as CLDR writes them, the commonest first; `adjectives` folded."""

    code: str
    names: tuple[str, ...]
    capital: str | None
    adjectives: frozenset[str]


@dataclass(frozen=True, slots=True)
class Town:
    """A town of GeoNames: its number there, country code, degrees north and east, thousands of people."""

    geonames: int
    country: str
    latitude: float
    longitude: float
    thousands: int


@cache
def countries() -> tuple[Country, ...]:
    """All countries, in order of code."""
    more = {row["code"]: row for row in table("countries.tsv")}
    found = []
    for line in lines("countries.tsv.gz"):
        code, names, capital, adjectives = line.split("\t")
        added = more.get(code, {})
        own = [fold(word) for word in _cells(added.get("adjectives", ""))]
        kept = {*_cells(adjectives), *own, *(f"ال{word}" for word in own)}
        called = (*_cells(names), *_cells(added.get("names", "")))
        found.append(Country(code, called, added.get("capital") or capital or None, frozenset(kept)))
    return tuple(found)


def _cells(cell: str) -> list[str]:
    return [part for part in map(str.strip, cell.split("|")) if part]


@cache
def _by_name() -> dict[str, Country]:
    found: dict[str, Country] = {}
    for country in countries():
        for name in country.names:
            found.setdefault(fold(name), country)
    for _ in range(2):  # an alias may lead to an alias
        for row in table("places.tsv"):
            if row["same"] and (country_ := found.get(fold(row["same"]))):
                found.setdefault(fold(row["name"]), country_)
            elif row["same"] and (country_ := found.get(fold(row["name"]))):
                found.setdefault(fold(row["same"]), country_)
    return found


@cache
def _by_adjective() -> dict[str, Country]:
    return {adjective: country for country in countries() for adjective in country.adjectives}


@cache
def _by_capital() -> dict[str, Country]:
    return {fold(country.capital): country for country in reversed(countries()) if country.capital}


def country_named(name: str) -> Country | None:
    """The country of that name, in any spelling.

    >>> country_named("سورية").code, country_named("أمريكا").code
    ('SY', 'US')
    """
    return _by_name().get(fold(name))


def nation_of(adjective: str) -> Country | None:
    """The country whose people or things are so called.

    >>> nation_of("الروسية").code
    'RU'
    """
    return _by_adjective().get(fold(adjective))


def capital_of(name: str) -> Country | None:
    """The country of which the place is the capital: in the news it may stand for it.

    >>> capital_of("موسكو").code
    'RU'
    """
    return _by_capital().get(fold(name))


@cache
def _packed() -> dict[str, str]:
    return {key: towns for key, _, towns in (line.split("\t") for line in lines("places.tsv.gz"))}


def towns_named(name: str) -> tuple[Town, ...]:
    """The towns that bear the name, the largest first.

    >>> [(town.country, town.latitude) for town in towns_named("طرابلس")]
    [('LY', 32.89), ('LB', 34.43)]
    """
    found = []
    for packed in filter(None, _packed().get(" ".join(fold(name).split()), "").split("|")):
        number, country, north, east, thousands = packed.split(",")
        found.append(Town(int(number), country, float(north), float(east), int(thousands)))
    return tuple(found)
