"""Where the places of an article lie: its countries by name, its towns by name and by the countries that the article speaks of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from khabar.names.geography import Town, country_named, towns_named
from khabar.records import Entity, Location

#: So many times more people make one of two towns the one that is meant, when nothing else tells.
_OUTWEIGHS = 10


def located(entities: Sequence[Entity]) -> tuple[Entity, ...]:
    """The entities, places with their `location` where it is known.

    >>> from khabar.records import Entity
    >>> tripoli, lebanon = (Entity(f"e{n}", name, "place", (name,)) for n, name in enumerate(["طرابلس", "لبنان"]))
    >>> [entity.location.country for entity in located([tripoli, lebanon])]
    ['LB', 'LB']
    >>> located([tripoli])[0].location is None
    True
    """
    lands = {
        land.code
        for entity in entities
        if entity.type == "place"
        for form in (entity.name, *entity.forms)
        if (land := country_named(form))
    }
    return tuple(
        replace(one, location=_location(one, lands)) if one.type == "place" else one for one in entities
    )


def _location(entity: Entity, lands: set[str]) -> Location | None:
    for name in (entity.name, *entity.forms):
        if land := country_named(name):
            return Location(country=land.code)
    for name in (entity.name, *entity.forms):
        for spelling in (name, name.removeprefix("ال"), f"ال{name}"):
            if town := _meant(towns_named(spelling), lands):
                return Location(town.country or None, town.latitude, town.longitude, town.geonames)
    return None


def _meant(towns: Sequence[Town], lands: set[str]) -> Town | None:
    here = [town for town in towns if town.country in lands]
    if here:
        return here[0]
    if len(towns) == 1 or (towns and towns[0].thousands >= _OUTWEIGHS * max(1, towns[1].thousands)):
        return towns[0]
    return None
