"""THE LIST of stages, in order.

A stage is one object with a `name`, a `version` (raised whenever its output changes, kept with every stored row), frozen
`options`, and a `run` that takes the records of the stage before it and yields exactly one result for each, in order:
the record, or a `Failure` in its place. To add a stage, write its folder and add one line to a list below.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol, TypeVar

from khabar import extract, names, pages, reprints, statements, stories, times
from khabar.records import Article, Coverage, Failure, Page, StoryFile

In = TypeVar("In", contravariant=True)
Out = TypeVar("Out", covariant=True)
Given = TypeVar("Given")
Made = TypeVar("Made")


class Stage(Protocol[In, Out]):
    """What every stage looks like from outside."""

    @property
    def name(self) -> str: ...

    @property
    def version(self) -> int: ...

    def run(self, records: Iterable[In]) -> Iterator[Out | Failure]: ...


@dataclass(frozen=True, slots=True)
class Options:
    """The knobs of every stage, each under the stage's name."""

    pages: pages.Limits = pages.Limits()
    extract: extract.Options = extract.Options()
    times: times.Options = times.Options()
    names: names.Options = names.Options()
    statements: statements.Options = statements.Options()
    reprints: reprints.Options = reprints.Options()
    stories: stories.Options = stories.Options()


def page_stage(options: Options) -> extract.Extract:
    """Page → Article: the only stage that sees bytes."""
    return extract.Extract(options.extract)


def times_stage(options: Options) -> times.Times:
    """Text → temporal expressions, also by itself."""
    return times.Times(options.times)


def statements_stage(options: Options) -> statements.Statements:
    """Article with names and times → who said what, also by itself."""
    return statements.Statements(options.statements)


def names_stage(options: Options) -> names.Names:
    """Text → names, also by itself."""
    return names.Names(options.names)


def article_stages(options: Options) -> tuple[Stage[Article, Article], ...]:
    """Article → the same article, knowing more."""
    return (
        times_stage(options),
        names_stage(options),
        statements_stage(options),
    )


def coverage_stages(options: Options) -> tuple[Stage[Coverage, Coverage], Stage[Coverage, StoryFile]]:
    """Articles beside each other → who repeats whom → stories."""
    return (
        reprints.Reprints(options.reprints),
        stories.Stories(options.stories),
    )


def through(stage: Stage[Given, Made], records: Iterable[Given | Failure]) -> Iterator[Made | Failure]:
    """Send records through one stage; what failed before passes on in its place."""
    for record in records:
        if isinstance(record, Failure):
            yield record
        else:
            yield from stage.run((record,))


def read(found: Iterable[Page | Failure], options: Options) -> Iterator[Article | Failure]:
    """Pages through every stage up to the whole article, one at a time, in order."""
    articles = through(page_stage(options), found)
    for stage in article_stages(options):
        articles = through(stage, articles)
    return articles


def relate(articles: Iterable[Article], options: Options) -> StoryFile:
    """Whole articles through the stages that set them beside each other."""
    finding, telling = coverage_stages(options)
    (coverage,) = finding.run([Coverage(articles=tuple(articles))])
    assert isinstance(coverage, Coverage)
    (found,) = telling.run([coverage])
    assert isinstance(found, StoryFile)
    return found
