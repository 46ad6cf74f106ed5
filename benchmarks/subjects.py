"""What is timed: the pages, every stage over what the stage before it made, and finders of dates over the same texts.
The extractors have a race of their own (`extraction.py`)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from benchmarks.peers import DatePeer
from benchmarks.race import Runner
from evaluation.page_parts import compare
from evaluation.sets import PageSet
from evaluation.sheet import Figure, Sheet
from khabar.pages import Limits, open_pages
from khabar.pipeline import Options, Stage, article_stages, coverage_stages, page_stage, read, through
from khabar.records import Article, Coverage, Failure, Page, Time

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


def written(article: Article) -> datetime:
    """The day that relative dates count from: that of publication, midnight. Articles without one are not used."""
    assert article.published is not None
    return datetime.fromisoformat(article.published.value[:10])


def dated(articles: Iterable[GoldArticle]) -> list[Article]:
    """The gold texts whose times somebody marked and whose day of publication is known."""
    return [
        one.gold
        for one in articles
        if "times" in one.held
        and one.gold.published is not None
        and one.gold.published.precision in ("day", "minute")
    ]


def time_runners(articles: Sequence[Article], peers: Iterable[DatePeer]) -> dict[str, Runner]:
    """Ours and theirs over the same texts, each told the day of publication."""
    (stage, *_) = article_stages(Options())
    bare = [replace(article, times=()) for article in articles]
    runners: dict[str, Runner] = {"khabar times": _running(stage, bare)}
    for peer in peers:
        runners[peer.name] = _finding(peer, bare)
    return runners


def _finding(peer: DatePeer, articles: Sequence[Article]) -> Runner:
    return lambda: [peer.find(one.text, written(one)) for one in articles]


def time_figures(articles: Sequence[Article], peers: Iterable[DatePeer]) -> dict[str, list[Figure]]:
    """How many of the gold's times each finds, and how many it resolves. A date finder that gives days can only be right
    on days: every other expression it finds counts against it, as it would for a reader."""
    (stage, *_) = article_stages(Options())
    bare = [replace(article, times=()) for article in articles]
    found: dict[str, list[Article]] = {"khabar times": _kept(stage.run(bare))}
    for peer in peers:
        found[peer.name] = [replace(one, times=_marked(one, peer)) for one in bare]
    figures = {}
    for name, read_articles in found.items():
        sheet = Sheet()
        for ours, wanted in zip(read_articles, articles, strict=True):
            sheet.add(wanted.id, compare(ours, wanted, frozenset({"times"})))
        figures[name] = sheet.figures()
    return figures


def _marked(article: Article, peer: DatePeer) -> tuple[Time, ...]:
    """A peer's answers as times: each where its words first stand after the one before."""
    times, at = [], 0
    for words, day in peer.find(article.text, written(article)):
        start = article.text.find(words, at)
        if start >= 0:
            at = start + len(words)
            times.append(Time(start, at, "DATE", day))
    return tuple(times)
