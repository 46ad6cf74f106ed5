"""Which article goes into which template: every template with several articles, chosen by the seed."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from training.pages.articles import Part, Source
from training.pages.render import Made, render

#: Share of the pages whose paragraphs are run together.
_DENSE = 0.5


def make_pages(
    templates: Sequence[Path], articles: Sequence[Source], each: int, seed: str = "1"
) -> Iterator[Made]:
    """`each` pages of every template, with articles that follow one another in a shuffled row, so that all are used."""
    row = list(articles)
    random.Random(seed).shuffle(row)
    at = 0
    for template in templates:
        for _ in range(each):
            chance = random.Random(f"{seed} {at}")
            article = row[at % len(row)]
            if chance.random() < _DENSE:
                article = denser(article, chance)
            yield render(template, article, articles, f"{seed}.{at}")
            at += 1


def denser(article: Source, chance: random.Random) -> Source:
    """The article with paragraphs run together by twos and threes, as many papers print them."""
    parts: list[Part] = []
    room = 0
    for part in article.parts:
        if part.kind == "p" and parts and parts[-1].kind == "p" and room:
            parts[-1] = Part("p", f"{parts[-1].text} {part.text}")
            room -= 1
        else:
            parts.append(part)
            room = chance.randint(1, 3)
    return replace(article, parts=tuple(parts))
