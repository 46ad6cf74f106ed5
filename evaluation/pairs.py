"""Gold in pairs: `gold/pairs.tsv`, two names a line, their type, and whether they are one (1) or two (0).

The figure is F1 of «one»: a pair taken for one that is two costs precision, one left apart costs recall.
"""

from __future__ import annotations

from pathlib import Path
from typing import cast, get_args

from evaluation.sheet import Count, Figure, Miss, harmonic
from evaluation.story_measures import GoldError
from khabar.names import compare
from khabar.records import EntityType

_COLUMNS = ["one", "other", "type", "same"]


def measure_pairs(path: Path) -> tuple[list[Figure], list[Miss]]:
    """Precision, recall and F1 of pairs taken for one name, all and by type. Raises `GoldError` that names file and line where a
    line is no pair."""
    kinds = get_args(EntityType)
    counts = {name: Count() for name in ("names.same", *(f"names.same.{kind}" for kind in kinds))}
    misses: list[Miss] = []
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [(n, line.split("\t")) for n, line in enumerate(lines, 1) if line and not line.startswith("#")]
    if not rows or rows[0][1] != _COLUMNS:
        raise GoldError(f"{path}: the columns are not {', '.join(_COLUMNS)}")
    for number, cells in rows[1:]:
        if len(cells) != len(_COLUMNS) or cells[2] not in kinds or cells[3] not in ("0", "1"):
            raise GoldError(f"{path}:{number}: not two names, a type, and 0 or 1")
        one, other, kind, wanted = cells[0], cells[1], cells[2], cells[3] == "1"
        verdict = compare(one, other, cast(EntityType, kind))
        for name in ("names.same", f"names.same.{kind}"):
            counts[name].hits += verdict.same and wanted
            counts[name].found += verdict.same
            counts[name].wanted += wanted
        if verdict.same != wanted:
            said = f"{one} = {other}"
            why = "; ".join(step.says for step in verdict.steps)
            measure = f"names.same.{kind}"
            misses.append(
                Miss(measure, "missed", said, None, why)
                if wanted
                else Miss(measure, "spurious", None, said, why)
            )
    return [
        Figure(name, harmonic(one.precision, one.recall), one.wanted, one.precision, one.recall)
        for name, one in counts.items()
    ], misses
