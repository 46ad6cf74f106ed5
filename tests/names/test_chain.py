"""The linear chain against every row of labels there is."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.names.chain import Chain


@given(seed=st.integers(0, 10_000), tokens=st.integers(1, 5))
def test_the_best_row_and_its_probabilities_are_those_of_all_rows(seed: int, tokens: int) -> None:
    draw = np.random.default_rng(seed)
    chain = Chain(*(draw.normal(0, 2, shape).astype("f") for shape in ((3,), (3, 3), (3,))))
    scores = draw.normal(0, 2, (tokens, 3)).astype("f")

    def total(row: tuple[int, ...]) -> float:
        inner = sum(scores[at, label] for at, label in enumerate(row))
        return float(
            inner
            + chain.begins[row[0]]
            + chain.ends[row[-1]]
            + sum(chain.steps[a, b] for a, b in pairwise(row))
        )

    rows = {row: total(row) for row in product(range(3), repeat=tokens)}
    path, sure = chain.labels(scores)
    assert rows[tuple(path)] == pytest.approx(max(rows.values()), abs=1e-4)
    weights = {row: np.exp(value - max(rows.values())) for row, value in rows.items()}
    for at, (label, share) in enumerate(zip(path, sure, strict=True)):
        here = sum(weight for row, weight in weights.items() if row[at] == label)
        assert share == pytest.approx(here / sum(weights.values()), abs=1e-4)


def test_no_tokens_no_labels() -> None:
    chain = Chain(np.zeros(2, "f"), np.zeros((2, 2), "f"), np.zeros(2, "f"))
    assert chain.labels(np.zeros((0, 2), "f")) == ([], [])


def test_far_scores_do_not_overflow() -> None:
    chain = Chain(np.zeros(2, "f"), np.full((2, 2), -30, "f"), np.zeros(2, "f"))
    path, sure = chain.labels(np.array([[900, -900], [-900, 900]] * 200, "f"))
    assert path == [0, 1] * 200
    assert np.isfinite(sure).all()
