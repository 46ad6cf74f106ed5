"""What the head of an HTML page says of the article: JSON-LD, OpenGraph, microdata, `<meta>` and `<title>`.

Every statement is kept with its source, because sites lie in some of them: a `date` in a template is the year of the
design, an `author` the login of the web master. Who reads a field decides how far it is believed. Broken JSON-LD (raw line
ends, trailing commas, HTML comments around it) is mended where that can be done without guessing, else left out.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

import msgspec
from selectolax.lexbor import LexborHTMLParser

from khabar.extract.blocks import clean

_ARTICLE_TYPES = frozenset(
    {
        "article", "newsarticle", "reportagenewsarticle", "blogposting", "opinionnewsarticle", "analysisnewsarticle",
        "backgroundnewsarticle", "report", "liveblogposting", "socialmediaposting", "webpage", "reviewnewsarticle",
    }
)  # fmt: skip
_LIST_TYPES = frozenset(
    {"collectionpage", "searchresultspage", "itemlist", "website", "webpage", "profilepage"}
)
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "published_time",
    "article.published", "publication_date", "publish-date", "publishdate", "pubdate", "parsely-pub-date", "sailthru.date",
    "dc.date.issued", "dcterms.issued", "dcterms.created", "cxenseparse:recs:publishtime", "article_date_original",
)  # fmt: skip
_WEAK_DATES = ("date", "dc.date", "dcterms.date", "created", "og:updated_time", "last-modified")
_MODIFIED = ("article:modified_time", "datemodified", "dateupdated", "og:updated_time", "last-modified")
_TRAILING = re.compile(r",\s*([}\]])")
_RAW_BREAKS = re.compile(r"[\x00-\x1f]+")
_WRAPPERS = re.compile(r"^\s*(?:<!--|//<!\[CDATA\[|/\*<!\[CDATA\[\*/)|(?://\]\]>|/\*\]\]>\*/|-->)\s*;?\s*$")
_MOST_SCRIPTS = 40
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Metadata:
    """The statements, as printed. `titles` from the surest to the least sure; `published` those that say publication,
    `weak_dates` those that only say "date"; `kinds` the types that JSON-LD and OpenGraph give the page, in lower case."""

    titles: tuple[str, ...] = ()
    title_tag: str | None = None
    published: tuple[str, ...] = ()
    weak_dates: tuple[str, ...] = ()
    modified: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    site_names: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    body: str | None = None
    pictures: frozenset[str] = frozenset()

    @property
    def domain(self) -> str | None:
        """The host of the canonical address, `www.` off; addresses in figures do not count."""
        for url in self.urls:
            host = host_of(url)
            if host:
                return host
        return None


def host_of(url: str) -> str | None:
    """The host of an address, `www.` off, or `None` where it has none or is an IP number.

    >>> host_of("https://www.example.com/a"), host_of("http://52.16.95.170/a"), host_of("/a")
    ('example.com', None, None)
    """
    try:
        host = (urlsplit(url.strip()).hostname or "").lower()
    except ValueError:
        return None
    if not re.fullmatch(r"(?:[\w-]+\.)+[a-z\u0621-\u064a][\w-]{1,}", host):
        return None
    return host.removeprefix("www.").removeprefix("amp.") or None


def read_metadata(tree: LexborHTMLParser) -> Metadata:
    """The statements of a parsed page."""
    metas = _metas(tree)
    things = [thing for thing in _things(tree) if isinstance(thing, dict)]
    articles = sorted((thing for thing in things if _types(thing) & _ARTICLE_TYPES), key=_plainness)
    title_node = tree.css_first("title")
    title_tag = clean(title_node.text().replace("\n", " ")) if title_node else None
    titles = [*_texts(articles, "headline"), *metas.get("og:title", ()), *metas.get("twitter:title", ())]
    titles += [*_itemprops(tree, "headline"), *([title_tag] if title_tag else [])]
    publishers = [name for thing in articles for name in _names(thing.get("publisher"))]
    publishers += [
        n
        for t in things
        if _types(t) & {"organization", "newsmediaorganization", "website"}
        for n in _names(t)
    ]
    links = [
        link.attributes.get("href") or "" for link in tree.css('link[rel="canonical"], link[rel="amphtml"]')
    ]
    dates = [*_texts(articles, "datePublished"), *(v for key in _PUBLISHED for v in metas.get(key, ()))]
    return Metadata(
        titles=_unique(titles),
        title_tag=title_tag or None,
        published=_unique([*dates, *_itemprops(tree, "datePublished")]),
        weak_dates=_unique([v for key in _WEAK_DATES for v in metas.get(key, ())]),
        modified=_unique([*_texts(articles, "dateModified"), *(v for key in _MODIFIED for v in metas.get(key, ()))]),
        authors=_unique([*(name for thing in articles for name in _names(thing.get("author"))),
                         *metas.get("article:author", ()), *metas.get("author", ())]),
        site_names=_unique([*metas.get("og:site_name", ()), *publishers, *metas.get("application-name", ())]),
        urls=_unique([*links, *metas.get("og:url", ()), *_texts(articles, "url"), *_texts(articles, "mainEntityOfPage")]),
        kinds=tuple(sorted({*metas.get("og:type", ()), *(kind for thing in things for kind in _types(thing))})),
        body=next((text for text in _texts(articles, "articleBody") if len(text) > 200), None),
        pictures=_pictures(tree),
    )  # fmt: skip


def _metas(tree: LexborHTMLParser) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for node in tree.css("meta"):
        attributes = node.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        content = clean((attributes.get("content") or "").replace("\n", " "))
        if name and content:
            found.setdefault(name.strip().lower(), []).append(html.unescape(content))
    return found


def _itemprops(tree: LexborHTMLParser, name: str) -> list[str]:
    """The values of a microdata property, from `content`, `datetime` or the text; side lists use it too, so only the first
    counts."""
    node = tree.css_first(f'[itemprop="{name}"]')
    if node is None:
        return []
    value = node.attributes.get("content") or node.attributes.get("datetime") or node.text()
    return [clean(value.replace("\n", " "))] if value and len(value) < 400 else []


def _pictures(tree: LexborHTMLParser) -> frozenset[str]:
    """What pictures say they show."""
    found = set()
    for node in tree.css("img[alt], amp-img[alt], img[title]"):
        for name in ("alt", "title"):
            text = clean((node.attributes.get(name) or "").replace("\n", " "))
            if text:
                found.add(text)
    return frozenset(found)


# --- JSON-LD ---------------------------------------------------------------------------------------------------


def _things(tree: LexborHTMLParser) -> Iterator[Any]:
    """Every object of every JSON-LD script, lists and `@graph` opened."""
    for node in tree.css('script[type="application/ld+json"]')[:_MOST_SCRIPTS]:
        yield from _opened(_parsed(node.text()), 0)


def _parsed(text: str) -> Any:
    """The JSON, mended where it is only dirty; `None` where it is broken."""
    bare = _WRAPPERS.sub("", _WRAPPERS.sub("", text.strip()))
    for attempt in (
        bare,
        _TRAILING.sub(r"\1", _RAW_BREAKS.sub(" ", bare)),
        html.unescape(_RAW_BREAKS.sub(" ", bare)),
    ):
        try:
            return msgspec.json.decode(attempt)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            continue
    return _salvaged(bare)


def _salvaged(text: str) -> dict[str, str] | None:
    """The plain string fields of JSON-LD that no parser takes (an unescaped quotation mark in a description breaks the
    rest): only dates and names of types, which hold no quotation marks."""
    kind = re.search(r'"@type"\s*:\s*"(\w+)"', text)
    if not kind or kind[1].lower() not in _ARTICLE_TYPES - {"webpage"}:
        return None
    found = {"@type": kind[1]}
    for name in ("datePublished", "dateModified"):
        match = re.search(rf'"{name}"\s*:\s*"([^"]{{4,40}})"', text)
        if match:
            found[name] = match[1]
    return found


def _opened(value: Any, depth: int) -> Iterator[Any]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _opened(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement"):
            if isinstance(value.get(name), dict | list):
                yield from _opened(value[name], depth + 1)


def _types(thing: dict[str, Any]) -> frozenset[str]:
    kinds = thing.get("@type")
    named = kinds if isinstance(kinds, list) else [kinds]
    return frozenset(str(kind).rsplit("/", 1)[-1].lower() for kind in named if kind)


def _plainness(thing: dict[str, Any]) -> int:
    """Articles proper before mere web pages."""
    return 0 if _types(thing) & (_ARTICLE_TYPES - {"webpage"}) else 1


def _texts(things: list[dict[str, Any]], name: str) -> list[str]:
    found = []
    for thing in things:
        value = thing.get(name)
        if isinstance(value, dict):
            value = value.get("@id")
        if isinstance(value, str) and value.strip():
            found.append(clean(html.unescape(value)))
    return found


def _names(value: Any) -> list[str]:
    """The names of a person or organisation, of a list of them, or of a bare string."""
    if isinstance(value, str):
        return [clean(html.unescape(value))] if value.strip() else []
    if isinstance(value, list):
        return [name for item in value[:10] for name in _names(item)]
    if isinstance(value, dict):
        return _names(value.get("name"))
    return []


def _unique(values: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in map(clean, values) if value))


def is_list_page(metadata: Metadata) -> bool:
    """Does the page say of itself that it is a list or front, and nowhere that it is an article?"""
    kinds = set(metadata.kinds)
    return bool(kinds & _LIST_TYPES) and not kinds & (_ARTICLE_TYPES - {"webpage"})


def readable_url(url: str) -> str:
    """The address with its percent signs resolved, for dates and names in it."""
    return unquote(url)
