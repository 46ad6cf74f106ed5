"""The tables of times keep their own promises: every sense is explained, nothing stands twice, values are of their kind."""

from __future__ import annotations

import re
from itertools import groupby
from pathlib import Path
from typing import get_args

from khabar.arabic.tables import read_table
from khabar.records import TimexMod

ROWS = read_table("khabar.times", "words.tsv")
TABLE = Path(__file__).parents[2] / "src" / "khabar" / "times" / "words.tsv"


def test_every_sense_is_explained_at_the_top_and_stands_together() -> None:
    explained = re.findall(r"^#   ([a-z]+) ", TABLE.read_text(encoding="utf-8"), re.MULTILINE)
    grouped = [sense for sense, _ in groupby(row["sense"] for row in ROWS)]
    assert grouped == explained


def test_nothing_stands_twice() -> None:
    entries = [(row["phrase"], row["sense"]) for row in ROWS]
    assert len(entries) == len(set(entries))


def test_values_are_of_their_kind() -> None:
    for row in ROWS:
        if row["sense"] in {"about", "around"}:
            assert row["value"] in get_args(TimexMod), row
        if row["sense"] == "edge":
            assert row["value"].removesuffix(" WE") in get_args(TimexMod), row
        if row["sense"] in {"day", "night", "relative", "again", "same", "this"}:
            assert re.fullmatch(r"-?\d", row["value"]), row
        if row["sense"] == "holiday":
            assert re.fullmatch(r"[HG]\d\d-\d\d", row["value"]), row
