"""What a library user calls: pages in, articles and stories out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeAlias, TypeVar

from khabar import pipeline
from khabar.errors import PageError, PageUnreadable
from khabar.names import Named, identities
from khabar.pages import open_pages
from khabar.records import Article, Decision, Failure, Identity, Line, Page, PageLines, StoryFile
from khabar.statements import Told
from khabar.times import Explained, published_on

Source: TypeAlias = str | Path | Page
Found = TypeVar("Found")


class Reader:
    """Reads pages with one set of options; loads its tables once, so keep one and use it often.

    >>> from khabar.records import Page
    >>> page = Page(path="memo.txt", content="…".encode(), media_type="text/plain")
    >>> Reader().read(page).headline is None
    True
    """

    def __init__(self, options: pipeline.Options | None = None) -> None:
        self.options = options or pipeline.Options()
        self._names = pipeline.names_stage(self.options)

    def read(self, source: Source) -> Article:
        """The article on one page: a path or a `Page` already in memory. A page without an article comes back with
        `headline=None` and its `problem`. Raises `PageError` where there is nothing to read, and where the source
        holds several pages (a folder, a `.jsonl`): those are for `read_all`.
        """
        return _only(source, self.read_all([source]))

    def read_all(self, sources: Iterable[Source]) -> Iterator[Article | Failure]:
        """The article of every page in `sources` (files, folders, `.jsonl`, `-` for standard input, or `Page`s), one at
        a time and in order. What cannot be read comes as a `Failure` in its place, and the rest goes on."""
        return pipeline.read(self._pages(sources), self.options)

    def explain(self, source: Source) -> tuple[Line, ...]:
        """Every line of one page, in reading order, with the role it was given and why. Raises as `read` does."""
        page = _only(source, self._pages([source]))
        return pipeline.page_stage(self.options).explain(page)

    def explain_all(self, sources: Iterable[Source]) -> Iterator[PageLines | Failure]:
        """The lines of every page in `sources`, as `explain` gives them."""
        stage = pipeline.page_stage(self.options)
        for page in self._pages(sources):
            yield page if isinstance(page, Failure) else PageLines(page.path, stage.explain(page))

    def times(self, text: str, on: str | None = None) -> tuple[Explained, ...]:
        """The temporal expressions of `text`, which appeared `on` a day, month or year of ISO 8601, each with the rules
        that fired. Where `on` is `None`, what hangs on it is left out. Raises `ValueError` where `on` is no such date.

        >>> [(found.time.value, found.time.mod) for found in Reader().times("غاب نحو شهرين وعاد أمس.", "2026-01-28")]
        [('P2M', 'APPROX'), ('2026-01-27', None)]
        """
        return pipeline.times_stage(self.options).explain_text(text, published_on(on) if on else None)

    def names(self, text: str) -> tuple[Named, ...]:
        """The people, organisations and places of `text`, each with what it stands for and why it was taken for a name.

        >>> [(found.mention.type, found.entity.name) for found in Reader().names("وصل وزير الخارجية سيرغي لافروف إلى دمشق.")]
        [('person', 'سيرغي لافروف'), ('place', 'دمشق')]
        """
        return self._names.explain_text(text)

    def statements(self, article: Article) -> tuple[Told, ...]:
        """Who said what in an article that was read, each statement with its sentence and the rule that found it.

        >>> from khabar.records import Page
        >>> page = Page("memo.jsonl", '{"text": "قال لافروف إن بلاده مستعدة."}'.encode(), "application/x-ndjson")
        >>> reader = Reader()
        >>> [(told.statement.cue, told.rule) for told in reader.statements(reader.read(page))]
        [('قال', 'subject after the verb')]
        """
        return pipeline.statements_stage(self.options).explain(article)

    def entities(
        self, articles: Iterable[Article], decisions: Sequence[Decision] = (), before: Sequence[Identity] = ()
    ) -> tuple[Identity, ...]:
        """What the articles speak of, each thing once whatever the papers call it, in order of id. `decisions` of people stand above
        every rule; with the identities of an earlier run as `before` ids stay. The order of the articles makes no difference."""
        return identities(articles, decisions, before)

    def stories(self, articles: Iterable[Article]) -> StoryFile:
        """The stories that the articles tell, with events, timeline, statements, reprints and discrepancies. The order of
        the articles makes no difference."""
        return pipeline.relate(articles, self.options)

    def _pages(self, sources: Iterable[Source]) -> Iterator[Page | Failure]:
        for source in sources:
            if isinstance(source, Page):
                yield source
            else:
                yield from open_pages([source], self.options.pages)


def _only(source: Source, found: Iterator[Found | Failure]) -> Found:
    """The one thing found. Raises `PageError` where it is a failure, none, or one of several."""
    path = source.path if isinstance(source, Page) else str(source)
    first = next(found, None)
    if first is None:
        raise PageUnreadable(path, "holds no page")
    if isinstance(first, Failure):
        raise PageError(first.path, first.reason)
    if next(found, None) is not None:
        raise PageUnreadable(path, "holds several pages, read them with read_all")
    return first
