"""Pairs of names: what the figure counts, and what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.pairs import measure_pairs
from evaluation.story_measures import GoldError

HEAD = "one\tother\ttype\tsame\n"


def test_both_kinds_of_mistake_cost(tmp_path: Path) -> None:
    path = tmp_path / "pairs.tsv"
    path.write_text(
        HEAD
        + "بوتن\tبوتين\tperson\t1\nحسن\tحسين\tperson\t0\nزرنوق\tبرقوق\tperson\t1\nترمب\tترامب\tperson\t0\n",
        encoding="utf-8",
    )
    figures, misses = measure_pairs(path)
    assert (figures[0].score, figures[0].precision, figures[0].recall) == (0.5, 0.5, 0.5)
    assert [miss.kind for miss in misses] == ["missed", "spurious"]


@pytest.mark.parametrize("row", ["بوتن\tبوتين\tperson", "بوتن\tبوتين\tking\t1", "بوتن\tبوتين\tperson\tyes"])
def test_a_line_that_is_no_pair_is_refused(tmp_path: Path, row: str) -> None:
    path = tmp_path / "pairs.tsv"
    path.write_text(HEAD + row + "\n", encoding="utf-8")
    with pytest.raises(GoldError, match=r"pairs\.tsv:2"):
        measure_pairs(path)
