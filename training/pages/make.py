"""Which article goes into which template: every template with several articles, chosen by the seed."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from training.pages.articles import Source
from training.pages.render import Made, render


def make_pages(
    templates: Sequence[Path], articles: Sequence[Source], each: int, seed: str = "1"
) -> Iterator[Made]:
    """`each` pages of every template, with articles that follow one another in a shuffled row, so that all are used."""
    row = list(articles)
    random.Random(seed).shuffle(row)
    at = 0
    for template in templates:
        for _ in range(each):
            yield render(template, row[at % len(row)], articles, f"{seed}.{at}")
            at += 1
