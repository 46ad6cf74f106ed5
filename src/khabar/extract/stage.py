"""The stage: pages in, articles out, one for one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from khabar.errors import RecordError
from khabar.extract.given import read_given
from khabar.extract.language import language_of
from khabar.extract.model import Model
from khabar.extract.not_pages import data_kind, file_kind
from khabar.extract.problem import EMPTY
from khabar.extract.reading import Reading, read_html, read_text
from khabar.pages import JSON_LINES, XML, Given, decode, read_record, read_xml
from khabar.records import Article, Failure, Line, Outlet, Page, PageRef, Paragraph, Role


@dataclass(frozen=True, slots=True)
class Options:
    """`least_words`: a page with fewer words of running text holds no article."""

    least_words: int = 8


class Extract:
    """Page → `Article`: the only stage that sees bytes.

    >>> page = Page("a.txt", "وصول الوفد إلى المرفأ\\n\\nوصل الوفد أمس إلى المرفأ على متن سفينة شحن.".encode(), "text/plain")
    >>> [article.headline for article in Extract().run([page])]
    ['وصول الوفد إلى المرفأ']
    """

    name = "extract"
    version = 3

    def __init__(self, options: Options = Options()) -> None:
        self.options = options
        self._model = Model()

    def run(self, records: Iterable[Page]) -> Iterator[Article | Failure]:
        """One article a page, in order. A page that holds none gives an article with its `problem`; a `.jsonl` line that
        is no record gives a `Failure`."""
        for page in records:
            try:
                yield _article(page, self._read(page))
            except RecordError as error:
                yield Failure(page.path, self.name, str(error))

    def explain(self, page: Page) -> tuple[Line, ...]:
        """Every line of the page in reading order, with the role that `run` gives it and why. Raises `RecordError` where
        a line of `.jsonl` is no record."""
        return self._read(page).lines

    def _read(self, page: Page) -> Reading:
        given = _given(page)
        if given:
            return read_given(given, page.url or given.url)
        if not page.content.strip():
            return Reading((), Outlet(), problem=EMPTY)
        kind = file_kind(page.content)
        if kind:
            return Reading((), Outlet(), problem=f"not a page: {kind}")
        text = decode(page.content)
        kind = data_kind(text)
        if kind:
            return Reading((), Outlet(), problem=f"not a page: {kind}")
        reader = read_html if page.media_type == "text/html" else read_text
        return reader(text, page.url, self.options.least_words, self._model)


def _article(page: Page, reading: Reading) -> Article:
    """The record: parts joined by blank lines, each paragraph with its span."""
    digest = hashlib.sha256(page.content).hexdigest()
    text = ""
    paragraphs = []
    for role, part in reading.parts:
        start = len(text) + 2 if text else 0
        text = f"{text}\n\n{part}" if text else part
        paragraphs.append(Paragraph(start, start + len(part), _role(role)))
    return Article(
        id=_given_id(page) or digest[:16],
        page=PageRef(page.path, page.url, page.media_type, digest),
        outlet=reading.outlet,
        language=language_of(text),
        headline=reading.headline,
        text=text,
        paragraphs=tuple(paragraphs),
        captions=reading.captions,
        author=reading.authors,
        dateline=reading.dateline,
        published=reading.published,
        problem=reading.problem,
    )


def _role(role: str) -> Role:
    return "headline" if role == "headline" else "subheading" if role == "subheading" else "body"


def _given(page: Page) -> Given | None:
    """The record that the page is, where somebody else has extracted it. Raises `RecordError` where it is none."""
    if page.media_type == XML:
        return read_xml(page.content)
    return read_record(page.content) if page.media_type == JSON_LINES and page.content.strip() else None


def _given_id(page: Page) -> str | None:
    """The `id` that a record brings."""
    given = _given(page)
    return given.id if given else None
