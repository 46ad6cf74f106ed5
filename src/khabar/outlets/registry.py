"""Reads `houses/*.toml` once and answers by name or domain."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from khabar.arabic.folds import fold
from khabar.arabic.tokens import tokenize
from khabar.errors import DataError

_FIELDS = {"names", "domains", "owner", "agency", "country"}
#: Kinds of house that stand before a name and are no part of it: «وكالة رويترز للأنباء», «صحيفة الشرق الأوسط».
_HEADS = frozenset({"وكاله", "صحيفه", "جريده", "قناه", "موقع", "شبكه", "مجله", "اذاعه"})
_TAILS = ("للانباء", "الاخباريه", "الاخباري", "الفضائيه", "اونلاين")


@dataclass(frozen=True, slots=True)
class House:
    """One outlet or agency. `names` starts with the one it goes under; `owner` is the group that it belongs to, or
    `None` where it is its own; `country` is ISO 3166-1 alpha-2."""

    key: str
    names: tuple[str, ...]
    domains: tuple[str, ...] = ()
    owner: str | None = None
    agency: bool = False
    country: str | None = None


def name_key(name: str) -> str:
    """The form under which a house is looked up: folded, quotation marks, head and tail words off.

    >>> name_key("وكالة «رويترز» للأنباء") == name_key("رويترز")
    True
    """
    words = [token.key for token in tokenize(name) if token.kind != "punct"]
    while len(words) > 1 and words[0] in _HEADS:
        words.pop(0)
    while len(words) > 1 and words[-1] in _TAILS:
        words.pop()
    return " ".join(words)


@cache
def houses() -> tuple[House, ...]:
    """Every house on file, by key. Raises `DataError` that names the file where one is malformed."""
    found = []
    for entry in sorted(files("khabar.outlets").joinpath("houses").iterdir(), key=lambda path: path.name):
        if entry.name.endswith(".toml"):
            found.append(_house(entry.name, entry.read_text(encoding="utf-8")))
    return tuple(found)


def _house(file: str, text: str) -> House:
    try:
        entry = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"outlets/houses/{file}: {error}") from None
    unknown = entry.keys() - _FIELDS
    if unknown or not entry.get("names"):
        raise DataError(
            f"outlets/houses/{file}: " + (f"unknown field {min(unknown)}" if unknown else "no names")
        )
    return House(
        key=file.removesuffix(".toml"),
        names=tuple(entry["names"]),
        domains=tuple(entry.get("domains", ())),
        owner=entry.get("owner"),
        agency=entry.get("agency", False),
        country=entry.get("country"),
    )


@cache
def _by_name() -> dict[str, House]:
    return {fold_name: house for house in houses() for fold_name in map(name_key, house.names)}


@cache
def _by_domain() -> dict[str, House]:
    return {domain: house for house in houses() for domain in house.domains}


def agencies() -> tuple[House, ...]:
    """The houses whose reports others print."""
    return tuple(house for house in houses() if house.agency)


def find(name: str | None, domain: str | None = None) -> House | None:
    """The house of that name or domain (`www.` and deeper subdomains taken off one by one), or `None`.

    >>> find("أ ف ب").key, find("صحيفة «الشرق الأوسط»").key, find(None, "arabic.rt.com").key
    ('afp', 'aawsat', 'rt-arabic')
    """
    for part in (name, *re.split(r"\s*[/|–—-]\s*", name or "")):
        house = _by_name().get(name_key(part)) if part else None
        if house:
            return house
    labels = fold(domain or "").split(".")
    for start in range(len(labels) - 1):
        house = _by_domain().get(".".join(labels[start:]))
        if house:
            return house
    return None


def is_known(key: str) -> bool:
    """Is that key (`name_key`) the name of a house on file? Without taking the name apart first, as `find` does.

    >>> is_known(name_key("رويترز")), is_known("الحي")
    (True, False)
    """
    return key in _by_name()


def owner_key(name: str | None, domain: str | None = None) -> str | None:
    """One key for all that speaks with one purse: the owner where we know it, else the house, else the name as given
    (folded), else the domain; `None` where nothing is known."""
    house = find(name, domain)
    if house:
        return fold(house.owner) if house.owner else house.key
    return name_key(name) if name else domain
