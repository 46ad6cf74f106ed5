"""Which part of a page an element marks: by its tag, or by the words of its class and id (`class_hints.tsv`)."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import cast

from khabar.arabic.tables import read_table
from khabar.extract.blocks import Zone

ZONE_OF_TAG: dict[str, Zone] = {
    "nav": "navigation", "aside": "side", "footer": "footer", "form": "form", "button": "form",
    "figcaption": "caption", "header": "header", "dialog": "form", "amp-sidebar": "navigation",
}  # fmt: skip
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_CUT = re.compile(r"[^A-Za-z0-9]+")
_HIDING = frozenset({"hidden", "hide", "d-none", "visually-hidden", "amp-hidden"})
#: What WordPress writes on the element that holds one post, its tags and categories among it.
_POST = re.compile(r"\bhentry\b|\btype-post\b|\bpost-\d+\b")


@cache
def _hints() -> dict[str, Zone]:
    return {row["word"]: cast(Zone, row["zone"]) for row in read_table("khabar.extract", "class_hints.tsv")}


@lru_cache(maxsize=20_000)
def zone_of_class(names: str) -> Zone | None:
    """The zone that a class or id attribute names; joined neighbours count («entry-content»)."""
    tokens = names.lower().split()
    if _HIDING.intersection(tokens):
        return "hidden"
    if _POST.search(names):
        return None
    words = [word.lower() for word in _CUT.split(_CAMEL.sub(" ", names)) if word]
    if "elementor" in words:
        words = [word for word in words if word != "widget"]
    hints = _hints()
    for first, second in pairwise(words):
        zone = hints.get(first + second)
        if zone:
            return zone
    found = [hints[word] for word in words if word in hints]
    return found[0] if found else None
