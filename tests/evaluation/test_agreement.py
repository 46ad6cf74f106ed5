"""Our measures against an independent scorer beside the checkout, on records made wrong at random."""

from __future__ import annotations

import importlib.util
import json
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any, get_args

import pytest

from evaluation.page_parts import PARTS, compare
from evaluation.sets import ROOT, outside_folder, page_sets
from evaluation.sheet import Sheet
from evaluation.story_measures import (
    LABELS,
    Verdict,
    cluster_figures,
    gold_homes,
    gold_verdicts,
    reprint_figures,
)
from khabar.records import Article, Entity, EntityType, Holder, Mention, Statement, Time, encode
from tests.evaluation.records import article, without_last_paragraph

SCORER = ROOT.parent / "shared" / "scorer"
OUTSIDE = outside_folder()


def load(name: str) -> ModuleType:
    """The scorer as a module; the test is skipped where there is none."""
    path = SCORER / f"{name}.py"
    if not path.is_file():
        pytest.skip(f"no independent scorer beside the checkout ({name})")
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def gold_articles() -> list[Article]:
    """Our own small records, and those of a folder of gold where there is one."""
    found = [article(), without_last_paragraph()]
    for page_set in page_sets(OUTSIDE):
        found += [one.article for one in page_set.pages.values()]
    return found


def perturbed(whole: Article, chance: random.Random) -> Article:
    """The record with things lost, moved, relabelled and made up."""

    def lost() -> bool:
        return chance.random() < 0.15

    def moved(start: int, end: int) -> tuple[int, int]:
        return (start, min(len(whole.text), end + chance.randint(0, 7))) if lost() else (start, end)

    mentions = [
        replace(one, start=moved(one.start, one.end)[0], end=moved(one.start, one.end)[1])
        for one in whole.mentions
        if not lost()
    ]
    types = get_args(EntityType)
    typed = [replace(one, type=chance.choice(types)) if lost() else one for one in mentions]
    names: list[Entity] = list(whole.entities)
    if names and lost():
        names[0] = replace(names[0], name=names[-1].name)
    times = [
        Time(*moved(one.start, one.end), one.type, "PAST_REF" if lost() else one.value)
        for one in whole.times
        if not lost()
    ]
    if whole.text:
        start = chance.randrange(len(whole.text))
        times.append(Time(start, min(len(whole.text), start + 9), "DATE", "2026"))
        if names:
            typed.append(Mention(start, min(len(whole.text), start + 5), "place", names[0].id))
    return replace(
        whole,
        headline=None if lost() else whole.headline,
        paragraphs=tuple(one for one in whole.paragraphs if not lost()),
        captions=tuple(one for one in whole.captions if not lost()),
        published=None if lost() else whole.published,
        mentions=tuple(typed),
        entities=tuple(names),
        times=tuple(times),
        statements=tuple(_statement(one, whole, chance) for one in whole.statements if not lost()),
    )


def _statement(one: Statement, whole: Article, chance: random.Random) -> Statement:
    words = one.content.split()
    cut = words[: chance.randint(1, len(words))] if chance.random() < 0.5 else words
    speaker = one.speaker
    if chance.random() < 0.4:
        entity = chance.choice(whole.entities).id if whole.entities else None
        speaker = chance.choice((None, Holder(None, "الوزير"), Holder(entity, "")))
    return replace(
        one,
        content=" ".join(cut),
        speaker=speaker,
        cue=chance.choice((one.cue, None, "قال")),
        venue=chance.choice((one.venue, "في مؤتمر صحفي")),
        via=chance.choice((one.via, (), (Holder(None, "مصدر"), *one.via))),
        kind=chance.choice(("direct", "indirect", one.kind)),
    )


def rows(sheet: Sheet) -> dict[str, list[int]]:
    """Our sums in the scorer's form, without what only we measure."""
    ours = {"author", "statement.edges"}
    return {name: [one.hits, one.found, one.wanted] for name, one in sheet.counts.items() if name not in ours}


@pytest.mark.parametrize("seed", range(6))
def test_pages_agree_with_the_independent_scorer(seed: int) -> None:
    scorer = load("score")
    chance = random.Random(seed)
    held = frozenset(PARTS)
    for gold in gold_articles():
        found = perturbed(gold, chance)
        theirs, ours = scorer.Tally(), Sheet()
        scorer.article(theirs, json.loads(encode(found)), json.loads(encode(gold)))
        ours.add("page", compare(found, gold, held))
        assert rows(ours) == theirs.rows, gold.page.path
        scores = {line.split()[0]: line.split()[2:7:2] for line in theirs.lines()}
        for figure in ours.figures():
            if figure.measure in scores:
                said = [f"{figure.score:.3f}", f"{figure.precision:.3f}", f"{figure.recall:.3f}"]
                assert said == scores[figure.measure]


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """Gold of stories and reprints: ours, where no other is here."""
    stories = {
        "stories": [
            {"title": "الجسر", "articles": ["a", "b", "c"]},
            {"title": "الميناء", "articles": ["d", "e"]},
        ],
        "negatives": ["f", "g"],
    }
    labels = [
        {"a": "a", "b": "b", "label": "reprint", "source_side": "a"},
        {"a": "c", "b": "b", "label": "adapted", "source_side": "b"},
        {"a": "d", "b": "e", "label": "same_event", "source_side": "unknown"},
        {"a": "f", "b": "g", "label": "unrelated", "source_side": "unknown"},
    ]
    for name, content in (("stories", stories), ("reprints", labels)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "dev.json").write_text(json.dumps(content), encoding="utf-8")
    yield tmp_path


def gold_file(name: str, folder: Path) -> Path:
    """The larger gold where it is here."""
    larger = OUTSIDE / name / "dev.json" if OUTSIDE else None
    return larger if larger is not None and larger.is_file() else folder / name / "dev.json"


@pytest.mark.parametrize("seed", range(6))
def test_clusters_agree_with_the_independent_scorer(seed: int, folder: Path) -> None:
    scorer = load("score_stories")
    chance = random.Random(seed)
    path = gold_file("stories", folder)
    wanted = gold_homes(path)
    homes = sorted({str(home) for home in wanted.values()})
    found = {key: str(wanted[key]) if chance.random() < 0.7 else chance.choice(homes) for key in wanted}
    theirs = {name: score for name, score, _ in scorer.score_clusters(scorer.gold_stories(path), found)}
    for name, figure in zip(("B-cubed", "pairwise"), cluster_figures(found, wanted), strict=True):
        assert figure.score == pytest.approx(theirs[f"stories {name} F1"])
        assert figure.precision == pytest.approx(theirs[f"stories {name} precision"])
        assert figure.recall == pytest.approx(theirs[f"stories {name} recall"])


@pytest.mark.parametrize("seed", range(6))
def test_reprints_agree_with_the_independent_scorer(seed: int, folder: Path) -> None:
    scorer = load("score_stories")
    chance = random.Random(seed)
    path = gold_file("reprints", folder)
    wanted = gold_verdicts(path)
    found = {
        pair: one
        if chance.random() < 0.6
        else Verdict(chance.choice(LABELS), chance.choice(("a", "b", None)))
        for pair, one in wanted.items()
    }
    given: dict[Any, Any] = {pair: (one.label, one.side) for pair, one in found.items()}
    theirs = {name: score for name, score, _ in scorer.score_labels(scorer.gold_reprints(path), given)}
    ours = {figure.measure: figure for figure in reprint_figures(found, wanted)}
    assert ours["reprints.related"].score == pytest.approx(theirs["reprints related F1"])
    assert ours["reprints.related"].precision == pytest.approx(theirs["reprints related precision"])
    assert ours["reprints.label"].score == pytest.approx(theirs["reprints 4-class accuracy"])
    assert ours["reprints.source_side"].score == pytest.approx(theirs["reprints source side accuracy"])
