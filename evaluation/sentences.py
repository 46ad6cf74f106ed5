"""Gold in sentences: `gold/times.tsv`, one case a line, with the times marked where they stand.

The columns are `kind` (what the case is about), `on` (when the sentence appeared), `sentence` with each time in braces, and
`times`, their types and values in order: «غادر {أمس} بعد {يومين}.» and `DATE:2026-01-27 DURATION:P2D`. A sentence without
braces holds no time, whatever it looks like.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast, get_args

from evaluation.sheet import Count, Figure, harmonic
from evaluation.span_parts import compare_times
from evaluation.story_measures import GoldError
from khabar.records import Article, PageRef, Paragraph, Time, TimexType
from khabar.times import Times, published_on

_COLUMNS = ["kind", "on", "sentence", "times"]
_BRACES = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Case:
    """One sentence with its gold, as an article of one paragraph."""

    kind: str
    article: Article


def read_cases(path: Path) -> list[Case]:
    """The cases of a file. Raises `GoldError` that names file and line where a case contradicts itself."""
    rows = [
        (number, line.split("\t"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if line.strip() and not line.startswith("#")
    ]
    if not rows or rows[0][1] != _COLUMNS:
        raise GoldError(f"{path}: the columns are not {', '.join(_COLUMNS)}")
    return [_case(f"{path}:{number}", cells) for number, cells in rows[1:]]


def _case(where: str, cells: list[str]) -> Case:
    kind, on, marked, values = [*cells, ""] if len(cells) == 3 else cells
    try:
        published = published_on(on)
    except ValueError as error:
        raise GoldError(f"{where}: {error}") from None
    told = values.split()
    pieces = _BRACES.split(marked)
    if len(pieces) // 2 != len(told):
        raise GoldError(f"{where}: {len(pieces) // 2} times in braces and {len(told)} values")
    text, times = "", []
    for at, piece in enumerate(pieces):
        if at % 2:
            type_, _, value = told[at // 2].partition(":")
            if type_ not in get_args(TimexType) or not value:
                raise GoldError(f"{where}: {told[at // 2]!r} is no type and value")
            times.append(Time(len(text), len(text) + len(piece), cast(TimexType, type_), value))
        text += piece
    paragraph = Paragraph(0, len(text), "body")
    page = PageRef(where.rpartition("/")[2])
    return Case(
        kind,
        Article(
            id=page.path,
            page=page,
            text=text,
            paragraphs=(paragraph,),
            published=published,
            times=tuple(times),
        ),
    )


def tagged(cases: Iterable[Case]) -> Iterator[tuple[Case, Article]]:
    """Each case with what the stage finds in its sentence."""
    stage = Times()
    for case in cases:
        found = stage.explain_text(case.article.text, case.article.published)
        yield case, replace(case.article, times=tuple(one.time for one in found))


def by_kind(pairs: Iterable[tuple[Case, Article]]) -> list[Figure]:
    """The share of sentences of each kind in which every span and value is right and nothing else was found, and all of
    them under `sentences`."""
    counts: dict[str, Count] = {"sentences": Count()}
    for case, found in pairs:
        *_, resolved = compare_times(found, case.article)
        right = resolved.hits == resolved.found == resolved.wanted
        for name in ("sentences", case.kind):
            count = counts.setdefault(name, Count())
            count.wanted += 1
            count.hits += right
    return [Figure(name, one.hits / one.wanted, one.wanted) for name, one in sorted(counts.items())]


def lenient(pairs: Iterable[tuple[Article, Article]]) -> Figure:
    """Of wanted and found articles TempEval's lenient match (UzZaman et al. 2013): a time counts where the two touch. Its
    strict match is `times.found`, its strict match with value `times.resolved`."""
    precise, recalled = Count(), Count()
    for wanted, found in pairs:
        for count, ours, theirs in (
            (precise, found.times, wanted.times),
            (recalled, wanted.times, found.times),
        ):
            count.wanted += len(ours)
            count.hits += sum(
                any(one.start < other.end and other.start < one.end for other in theirs) for one in ours
            )
    score = harmonic(precise.recall, recalled.recall)
    return Figure("times.lenient", score, recalled.wanted, precise.recall, recalled.recall)
