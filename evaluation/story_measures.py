"""The measures of stories: which articles tell one story, and which of them repeats which.

Clusters are measured with B-cubed (Bagga and Baldwin 1998) and over pairs; reprints over the pairs that an annotator
labelled. A key names an article in the gold: its path, or the `id` it was given in a `.jsonl`.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from itertools import combinations
from math import comb
from pathlib import Path
from typing import Any, Literal, TypeAlias

from evaluation.sheet import Figure, Miss, harmonic
from khabar.records import StoryFile

Label: TypeAlias = Literal["reprint", "adapted", "same_event", "unrelated"]
Homes: TypeAlias = Mapping[str, Hashable]
Pair: TypeAlias = tuple[str, str]

LABELS: tuple[Label, ...] = ("reprint", "adapted", "same_event", "unrelated")
_RELATED = frozenset({"reprint", "adapted"})
_SIDES = frozenset({"a", "b"})


class GoldError(Exception):
    """Gold that cannot be measured against, or an answer that cannot be measured: names the file and the reason."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a pair of articles is, and which side is the source (`a`, `b`, `unknown`; `None` where nothing is said)."""

    label: Label
    side: str | None = None


def gold_homes(path: Path) -> dict[str, Hashable]:
    """Key → story, of a file `{"stories": [{"articles": [key]}], "negatives": [key]}`; a negative (or one of `singles`) is
    a story of its own. Raises `GoldError` where a key stands twice."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    homes: dict[str, Hashable] = {}
    groups: list[tuple[Hashable, list[str]]] = [
        (("story", number), story["articles"]) for number, story in enumerate(gold["stories"])
    ]
    groups += [(("alone", key), [key]) for key in (*gold.get("negatives", ()), *gold.get("singles", ()))]
    for home, keys in groups:
        for key in keys:
            if key in homes:
                raise GoldError(f"{path}: in two places: {key}")
            homes[key] = home
    return homes


def found_homes(stories: StoryFile, gold: Homes) -> dict[str, Hashable]:
    """The gold's keys → the story each was put in; what is in no story is alone. Articles outside the gold are left out.
    Raises `GoldError` where one article is in two stories: no measure of parted clusters holds then."""
    homes: dict[str, Hashable] = {}
    for story in stories.stories:
        for article in story.articles:
            if homes.setdefault(article.path, ("story", story.id)) != ("story", story.id):
                raise GoldError(f"in two stories: {article.path}")
    return {key: homes.get(key, ("alone", key)) for key in gold}


def cluster_figures(found: Homes, wanted: Homes) -> list[Figure]:
    """B-cubed and pairwise precision, recall and F1 over the articles of the gold."""
    in_wanted, in_found = Counter(wanted.values()), Counter(found.values())
    both = Counter((wanted[key], found[key]) for key in wanted)
    size = len(wanted)
    precision = _ratio(sum(_ratio(n * n, in_found[ours]) for (_, ours), n in both.items()), size)
    recall = _ratio(sum(_ratio(n * n, in_wanted[theirs]) for (theirs, _), n in both.items()), size)
    hits, said, true = _pairs(both), _pairs(in_found), _pairs(in_wanted)
    pair_precision, pair_recall = _ratio(hits, said), _ratio(hits, true)
    return [
        Figure("stories.bcubed", harmonic(precision, recall), size, precision, recall),
        Figure("stories.pairwise", harmonic(pair_precision, pair_recall), true, pair_precision, pair_recall),
    ]


def cluster_misses(found: Homes, wanted: Homes, titles: Mapping[str, str | None]) -> list[tuple[str, Miss]]:
    """Per gold story: the articles that stand apart from its largest part, and strangers that stand in that part."""
    misses: list[tuple[str, Miss]] = []
    members: dict[Hashable, list[str]] = {}
    for key, home in wanted.items():
        members.setdefault(home, []).append(key)
    for home, keys in members.items():
        if len(keys) == 1:
            continue
        heart = Counter(found[key] for key in keys).most_common(1)[0][0]
        title = titles.get(keys[0])
        for key in keys:
            if found[key] != heart:
                misses.append((key, Miss("stories.bcubed", "missed", title, None, titles.get(key) or "")))
        for key, other in found.items():
            if other == heart and wanted[key] != home:
                misses.append((key, Miss("stories.bcubed", "spurious", None, title, titles.get(key) or "")))
    return misses


def gold_verdicts(path: Path) -> dict[Pair, Verdict]:
    """(a, b) → verdict, of a file `[{"a", "b", "label", "source_side"}]`, or of a file of stories that hold such lists
    under `reprints`: there every other pair of one story is `same_event`. Raises `GoldError` where a pair stands twice
    or a label is unknown."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    if isinstance(gold, list):
        return _verdicts(gold, path)
    verdicts: dict[Pair, Verdict] = {}
    for story in gold["stories"]:
        told = _verdicts(story.get("reprints", []), path)
        for pair in combinations(story["articles"], 2):
            if pair[::-1] not in told:
                told.setdefault(pair, Verdict("same_event", "unknown"))
        verdicts |= told
    return verdicts


def _verdicts(rows: list[dict[str, Any]], path: Path) -> dict[Pair, Verdict]:
    verdicts: dict[Pair, Verdict] = {}
    for row in rows:
        pair = row["a"], row["b"]
        if row["a"] == row["b"] or pair in verdicts or pair[::-1] in verdicts:
            raise GoldError(f"{path}: an article with itself, or a pair twice: {row['a']} {row['b']}")
        if row["label"] not in LABELS:
            raise GoldError(f"{path}: label {row['label']!r} is none of {', '.join(LABELS)}")
        verdicts[pair] = Verdict(row["label"], row.get("source_side"))
    return verdicts


def found_verdicts(stories: StoryFile, gold: Mapping[Pair, Verdict]) -> dict[Pair, Verdict]:
    """The gold's pairs → what the stories say of them. A pair without a reprint is `same_event` where both stand in one
    story, else `unrelated`; where the direction is known the article repeated is the source side."""
    paths = {one.id: one.path for story in stories.stories for one in story.articles}
    said: dict[Pair, Verdict] = {}
    for story in stories.stories:
        for one in story.reprints:
            copy, origin = paths[one.article], paths[one.of]
            known = one.direction == "known"
            said[copy, origin] = Verdict(one.label, "b" if known else "unknown")
            said[origin, copy] = Verdict(one.label, "a" if known else "unknown")
    home = {one.path: story.id for story in stories.stories for one in story.articles}
    verdicts: dict[Pair, Verdict] = {}
    for pair in gold:
        together = pair[0] in home and home.get(pair[0]) == home.get(pair[1])
        verdicts[pair] = said.get(pair) or Verdict("same_event" if together else "unrelated")
    return verdicts


def reprint_figures(found: Mapping[Pair, Verdict], wanted: Mapping[Pair, Verdict]) -> list[Figure]:
    """Related or not (F1), the label of four (share right), and the source side (share right of those known)."""
    hits = sum(found[pair].label in _RELATED and wanted[pair].label in _RELATED for pair in wanted)
    said, true = (sum(one.label in _RELATED for one in side.values()) for side in (found, wanted))
    precision, recall = _ratio(hits, said), _ratio(hits, true)
    right = sum(found[pair].label == wanted[pair].label for pair in wanted)
    figures = [
        Figure("reprints.related", harmonic(precision, recall), true, precision, recall),
        Figure("reprints.label", _ratio(right, len(wanted)), len(wanted)),
    ]
    known = [pair for pair in wanted if wanted[pair].side in _SIDES]
    if known:
        sides = sum(found[pair].side == wanted[pair].side for pair in known)
        figures.append(Figure("reprints.source_side", _ratio(sides, len(known)), len(known)))
    return figures


def reprint_misses(
    found: Mapping[Pair, Verdict], wanted: Mapping[Pair, Verdict], titles: Mapping[str, str | None]
) -> list[tuple[str, Miss]]:
    """Each pair with another label or another source side than the gold's."""
    misses: list[tuple[str, Miss]] = []
    for (a, b), verdict in wanted.items():
        ours = found[a, b]
        both = f"{titles.get(a) or ''} | {titles.get(b) or ''}"
        if ours.label != verdict.label:
            misses.append(
                (f"{a} {b}", Miss("reprints.label", "wrong value", verdict.label, ours.label, both))
            )
        elif verdict.side in _SIDES and ours.side != verdict.side:
            wrong = Miss("reprints.source_side", "wrong value", verdict.side, ours.side or "unknown", both)
            misses.append((f"{a} {b}", wrong))
    return misses


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _pairs(counts: Counter[Any]) -> int:
    return sum(comb(n, 2) for n in counts.values())
