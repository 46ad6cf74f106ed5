"""The measures of what a story tells: its events, by day, and where its articles disagree, by kind.

Only where the gold of stories holds `events` and `discrepancies`. A gold story is set beside the found one that holds
most of its articles; what is told in other stories is spurious there and not looked at here.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.sheet import Count, Figure, Miss, harmonic
from khabar.records import Discrepancy, Event, Story, StoryFile


@dataclass(slots=True)
class Told:
    """One measure with its misses, each with the title of its story."""

    figure: Figure
    misses: list[tuple[str, Miss]]


def compare_lines(found: StoryFile, path: Path) -> Iterator[Told]:
    """Events and discrepancies of every story of the gold at `path`; nothing where the gold has none."""
    gold: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["stories"]
    for name, compare in (("events", _events), ("discrepancies", _discrepancies)):
        if not any(name in story for story in gold):
            continue
        count, misses = Count(), []
        for wanted in gold:
            story = _closest(found, wanted["articles"])
            told = compare(count, story, wanted.get(name, []))
            misses += [(wanted["title"], miss) for miss in told]
        score = harmonic(count.precision, count.recall)
        figure = Figure(f"stories.{name}", score, count.wanted, count.precision, count.recall)
        yield Told(figure, misses)


def _closest(found: StoryFile, keys: Sequence[str]) -> Story | None:
    """The story that holds most of the articles."""
    held = Counter(
        number
        for number, story in enumerate(found.stories)
        for article in story.articles
        if article.path in keys
    )
    return found.stories[held.most_common(1)[0][0]] if held else None


def _events(count: Count, story: Story | None, wanted: Sequence[dict[str, Any]]) -> list[Miss]:
    """An event is found where one of its day is, at the precision of the gold; each answers for one."""
    name = "stories.events"
    left: list[Event] = list(story.events) if story else []
    count.found += len(left)
    count.wanted += len(wanted)
    misses = []
    for event in wanted:
        same = next((one for one in left if one.date[: len(event["date"])] == event["date"]), None)
        if same is None:
            misses.append(Miss(name, "missed", f"{event['date']} {event['title']}", None))
        else:
            left.remove(same)
            count.hits += 1
    return misses + [Miss(name, "spurious", None, f"{one.date} {one.title}") for one in left]


def _discrepancies(count: Count, story: Story | None, wanted: Sequence[dict[str, Any]]) -> list[Miss]:
    """A discrepancy is found where one of its kind sets two of its articles against each other; each answers for one."""
    name = "stories.discrepancies"
    paths = {one.id: one.path for one in story.articles} if story else {}
    left: list[Discrepancy] = list(story.discrepancies) if story else []
    count.found += len(left)
    count.wanted += len(wanted)
    misses = []
    for gold in wanted:
        files = set(gold["files"])
        same = next(
            (one for one in left if one.kind == gold["kind"] and len(_sides(one, paths) & files) > 1), None
        )
        if same is None:
            misses.append(Miss(name, "missed", f"{gold['kind']}: {', '.join(gold['files'])}", None))
        else:
            left.remove(same)
            count.hits += 1
    for one in left:
        sides = " | ".join(f"{paths.get(side.source.article)}: {side.text}" for side in one.sides)
        misses.append(Miss(name, "spurious", None, f"{one.kind}: {one.reason}", sides))
    return misses


def _sides(found: Discrepancy, paths: dict[str, str]) -> set[str]:
    return {paths.get(side.source.article, "") for side in found.sides}
