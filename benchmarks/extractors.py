"""Ours and other people's extractors behind one signature: bytes of a page → `Reading`.

Each is used as its own documentation shows first, told that the page is Arabic where it can be told, and asked in one
call for all that it gives. `EXTRACTORS` is the list; one more peer is one function and one line there. Nothing is imported
before `load` is called. An extractor that is not installed is `Absent`, and the report says so.
"""

from __future__ import annotations

import importlib
import importlib.metadata
from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType
from typing import Any, Literal, TypeAlias

Part: TypeAlias = Literal["text", "headline", "published"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found on one page: the article's text, a paragraph a line; its headline; ISO 8601 of its publication."""

    text: str | None = None
    headline: str | None = None
    published: str | None = None


#: Bytes of an HTML page → what was found there.
Read: TypeAlias = Callable[[bytes], Reading]

#: What an extractor may throw at a page it cannot read, besides errors of its own. Such a page counts as an empty one.
USUAL: tuple[type[Exception], ...] = (
    ValueError,
    TypeError,
    AttributeError,
    LookupError,
    ArithmeticError,
    RecursionError,
    SyntaxError,
)


@dataclass(frozen=True, slots=True)
class Absent:
    """A peer that cannot run here, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Extractor:
    """An extractor with its version and the parts it gives; what it does not give is not measured."""

    name: str
    version: str
    gives: tuple[Part, ...]
    read: Read
    errors: tuple[type[Exception], ...] = USUAL

    def attempt(self, page: bytes) -> Reading | None:
        """The page read, or `None` where the extractor gave up with an error."""
        try:
            return self.read(page)
        except self.errors:
            return None


@dataclass(frozen=True, slots=True)
class _Known:
    """How an extractor is loaded: its distribution (`None`: ours, which may run from the checkout), the module that is
    imported, and what makes the reader. `errors` are named as `module:name`."""

    distribution: str | None
    module: str
    gives: tuple[Part, ...]
    make: Callable[[Any], Read]
    errors: tuple[str, ...] = ()


def load(name: str) -> Extractor | Absent:
    """Import the extractor of this name and make it ready; its tables may still load with the first page."""
    known = EXTRACTORS[name]
    try:
        module = importlib.import_module(known.module)
        read = known.make(module)
        errors = tuple(_error(one) for one in known.errors)
    except ImportError as error:
        return Absent(name, str(error))
    version = importlib.metadata.version(known.distribution) if known.distribution else module.__version__
    return Extractor(name, str(version), known.gives, read, (*USUAL, *errors))


def _error(name: str) -> type[Exception]:
    module, _, kind = name.partition(":")
    found = getattr(importlib.import_module(module), kind)
    assert isinstance(found, type) and issubclass(found, Exception)
    return found


def _khabar(package: ModuleType) -> Read:
    """The first stage alone: it finds captions, author and dateline in the same pass."""
    pipeline = importlib.import_module(f"{package.__name__}.pipeline")
    records = importlib.import_module(f"{package.__name__}.records")
    stage = pipeline.page_stage(pipeline.Options())

    def read(page: bytes) -> Reading:
        (article,) = stage.run([records.Page("page.html", page, "text/html")])
        if not isinstance(article, records.Article):
            return Reading()
        lines = (article.text[one.start : one.end] for one in article.paragraphs if one.role != "headline")
        published = article.published.value if article.published else None
        return Reading("\n".join(lines), article.headline, published)

    return read


def _trafilatura(module: Any) -> Read:
    def read(page: bytes) -> Reading:
        found = module.bare_extraction(page, include_comments=False, with_metadata=True)
        return Reading() if found is None else Reading(found.text, found.title, found.date)

    return read


def _trafilatura_text(module: Any) -> Read:
    return lambda page: Reading(module.extract(page, include_comments=False))


def _newspaper(module: Any) -> Read:
    """Pictures are not asked for: they would be fetched. The page has no address, as ours has none; its bytes are decoded as
    newspaper4k decodes what it fetches."""
    encoding = importlib.import_module("w3lib.encoding")

    def read(page: bytes) -> Reading:
        article = module.Article("http://localhost/", language="ar", fetch_images=False)
        _, html = encoding.html_to_unicode(None, page, default_encoding="utf-8")
        article.download(input_html=html)
        article.parse()
        published = article.publish_date
        return Reading(article.text, article.title, published.isoformat() if published else None)

    return read


def _resiliparse(module: Any) -> Read:
    encoding = importlib.import_module("resiliparse.parse.encoding")

    def read(page: bytes) -> Reading:
        html = encoding.bytes_to_str(page, encoding.detect_encoding(page))
        return Reading(str(module.extract_plain_text(html, main_content=True)))

    return read


def _readability(module: Any) -> Read:
    """It gives HTML; every block of that is a line of text here."""
    html = importlib.import_module("lxml.html")

    def read(page: bytes) -> Reading:
        document = module.Document(page)
        summary = html.fromstring(document.summary(html_partial=True))
        for block in summary.iter(*_BLOCKS):
            block.tail = "\n" + (block.tail or "")
        return Reading(str(summary.text_content()), document.short_title())

    return read


_BLOCKS = ("p", "div", "br", "li", "tr", "blockquote", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6")


def _justext(module: Any) -> Read:
    stop_list = module.get_stoplist("Arabic")
    return lambda page: _kept(module.justext(page, stop_list))


def _justext_bare(module: Any) -> Read:
    """As its documentation has it for a language without a stop list."""
    return lambda page: _kept(module.justext(page, frozenset(), stopwords_low=0, stopwords_high=0))


def _kept(paragraphs: Any) -> Reading:
    return Reading("\n".join(one.text for one in paragraphs if not one.is_boilerplate))


def _htmldate(module: Any) -> Read:
    return lambda page: Reading(published=module.find_date(page, original_date=True))


_LXML = "lxml.etree:LxmlError"
_JUSTEXT = (_LXML, "justext.core:JustextError")

#: Every extractor of the race, ours first.
EXTRACTORS: dict[str, _Known] = {
    "khabar extract": _Known(None, "khabar", ("text", "headline", "published"), _khabar),
    "trafilatura": _Known(
        "trafilatura", "trafilatura", ("text", "headline", "published"), _trafilatura, (_LXML,)
    ),
    "trafilatura, text only": _Known("trafilatura", "trafilatura", ("text",), _trafilatura_text, (_LXML,)),
    "newspaper4k": _Known(
        "newspaper4k",
        "newspaper",
        ("text", "headline", "published"),
        _newspaper,
        (_LXML, "newspaper.exceptions:ArticleException", "newspaper.exceptions:ArticleBinaryDataException"),
    ),
    "resiliparse": _Known("resiliparse", "resiliparse.extract.html2text", ("text",), _resiliparse),
    "readability-lxml": _Known(
        "readability-lxml",
        "readability",
        ("text", "headline"),
        _readability,
        (_LXML,),
    ),
    "jusText": _Known("jusText", "justext", ("text",), _justext, _JUSTEXT),
    "jusText, no stop list": _Known("jusText", "justext", ("text",), _justext_bare, _JUSTEXT),
    "htmldate": _Known("htmldate", "htmldate", ("published",), _htmldate, (_LXML,)),
}
