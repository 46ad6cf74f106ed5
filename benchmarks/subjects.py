"""What is timed: the pages, every stage over what the stage before it made, and finders of dates over the same texts.
The extractors have a race of their own (`extraction.py`)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from benchmarks.peers import Tagger, TimePeer, Written
from benchmarks.race import Runner
from evaluation.page_parts import compare
from evaluation.sentences import lenient
from evaluation.sets import PageSet
from evaluation.sheet import Figure, Sheet
from khabar import __version__
from khabar.pages import Limits, open_pages
from khabar.pipeline import (
    Options,
    Stage,
    article_stages,
    coverage_stages,
    page_stage,
    read,
    through,
    times_stage,
)
from khabar.records import Article, Coverage, Failure, Page, Time
from khabar.times import published_on

Given = TypeVar("Given")
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """A page with its gold."""

    page: Page
    gold: Article
    held: frozenset[str]


def gold_articles(sets: Iterable[PageSet]) -> list[GoldArticle]:
    """Every page of the sets that can be opened, with its gold."""
    found = []
    for page_set in sets:
        for page in open_pages(page_set.sources, Limits()):
            gold = None if isinstance(page, Failure) else page_set.pages.get(Path(page.path).name)
            if gold is not None and isinstance(page, Page):
                found.append(GoldArticle(page, gold.article, gold.held))
    return found


def stage_runners(pages: Sequence[Page]) -> tuple[dict[str, Runner], int]:
    """A runner for the whole way and one for each stage, over what the stages before it made of `pages`; and the number of
    words in the articles."""
    options = Options()
    first = page_stage(options)
    runners: dict[str, Runner] = {
        "whole": lambda: list(read(pages, options)),
        "extract": _running(first, pages),
    }
    articles = _kept(first.run(pages))
    for stage in article_stages(options):
        runners[stage.name] = _running(stage, articles)
        articles = _kept(through(stage, articles))
    coverage = Coverage(articles=tuple(articles))
    finding, telling = coverage_stages(options)
    runners[finding.name] = _running(finding, [coverage])
    (found,) = finding.run([coverage])
    if isinstance(found, Coverage):
        runners[telling.name] = _running(telling, [found])
    return runners, sum(len(article.text.split()) for article in articles)


def _running(stage: Stage[Given, Made], records: Sequence[Given]) -> Runner:
    return lambda: list(stage.run(records))


def _kept(records: Iterable[Article | Failure]) -> list[Article]:
    return [record for record in records if isinstance(record, Article)]


def dated(articles: Iterable[GoldArticle]) -> list[Article]:
    """The gold texts whose times somebody marked and whose day of publication is known."""
    return [
        one.gold
        for one in articles
        if "times" in one.held
        and one.gold.published is not None
        and one.gold.published.precision in ("day", "minute")
    ]


def written(article: Article) -> Written:
    """The text with the day that relative times count from: that of publication. Articles without one are not used."""
    assert article.published is not None
    return Written(article.text, date.fromisoformat(article.published.value[:10]))


def our_tagger() -> TimePeer:
    """Ours as a peer among the others."""
    stage = times_stage(Options())

    def tag(texts: Sequence[Written]) -> list[tuple[Time, ...]]:
        return [
            tuple(one.time for one in stage.explain_text(each.text, published_on(each.day.isoformat())))
            for each in texts
        ]

    return TimePeer("khabar times", __version__, tag)


def time_figures(articles: Sequence[Article], tagger: Tagger) -> list[Figure]:
    """How many of the gold's times are found and how many resolved, and the lenient match. A date finder that gives days
    can only be right on days: every other expression that it finds counts against it, as it would for a reader."""
    sheet = Sheet()
    pairs = []
    for wanted, times in zip(articles, tagger([written(one) for one in articles]), strict=True):
        found = replace(wanted, times=times)
        sheet.add(wanted.id, compare(found, wanted, frozenset({"times"})))
        pairs.append((wanted, found))
    return [*sheet.figures(), lenient(pairs)]
