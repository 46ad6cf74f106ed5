"""What an HTML page says of itself: JSON-LD, OpenGraph and other `<meta>`, microdata, `<time>`.

Everything is a claim, kept with where it was made; what to believe is decided later, beside what the page prints.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from khabar.extract.blocks import clean

_ARTICLE = re.compile(r"article|report|blogposting|liveblog", re.IGNORECASE)
_PUBLISHED_META = (
    "article:published_time", "datepublished", "pubdate", "publishdate", "publish-date", "publication_date", "dc.date.issued",
    "dc.date", "date", "parsely-pub-date", "sailthru.date", "og:published_time", "article:published",
)  # fmt: skip
_LOOSE_PAIR = re.compile(r'"(headline|datePublished)"\s*:\s*"((?:[^"\\]|\\.)*)"')


@dataclass(slots=True)
class Metadata:
    """The claims. `published` holds pairs of the value as given and the place it was found in, in order of trust."""

    headline: list[str] = field(default_factory=list)
    title: str | None = None
    published: list[tuple[str, str]] = field(default_factory=list)
    author: list[str] = field(default_factory=list)
    site: str | None = None
    url: str | None = None


def read(tree: LexborHTMLParser) -> Metadata:
    """The claims of one page."""
    found = Metadata()
    for node in _json_ld(tree):
        _from_json_ld(node, found)
    _from_meta(tree, found)
    for element in tree.css("[itemprop=datePublished], time[pubdate]"):
        value = element.attributes.get("datetime") or element.attributes.get("content")
        if value:
            found.published.append((value, "microdata"))
    for element in tree.css("h1"):
        text = clean(element.text())
        if text:
            found.headline.append(text)
    title = tree.css_first("title")
    if title is not None:
        found.title = clean(title.text()) or None
    canonical = tree.css_first("link[rel=canonical]")
    if canonical is not None:
        found.url = canonical.attributes.get("href") or found.url
    return found


def _json_ld(tree: LexborHTMLParser) -> Iterator[dict[str, Any]]:
    for script in tree.css('script[type="application/ld+json"]'):
        text = script.text()
        try:
            data = json.loads(text, strict=False)
        except ValueError:
            loose = dict(_LOOSE_PAIR.findall(text))
            if _ARTICLE.search(text) and loose:
                yield {"@type": "Article", "broken": True, **loose}
            continue
        yield from _nodes(data)


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    if isinstance(data, list):
        for one in data:
            yield from _nodes(one)
    elif isinstance(data, dict):
        yield data
        yield from _nodes(data.get("@graph"))


def _from_json_ld(node: dict[str, Any], found: Metadata) -> None:
    if not _ARTICLE.search(str(node.get("@type", ""))):
        return
    headline, published = node.get("headline"), node.get("datePublished")
    if isinstance(headline, str):
        found.headline.append(clean(unescape(headline)))
    if isinstance(published, str):
        found.published.append((published, "broken json-ld" if node.get("broken") else "json-ld"))
    publisher = node.get("publisher")
    if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
        found.site = found.site or clean(publisher["name"])
    authors = node.get("author")
    for author in authors if isinstance(authors, list) else [authors]:
        name = author.get("name") if isinstance(author, dict) else author
        kind = author.get("@type") if isinstance(author, dict) else None
        if isinstance(name, str) and clean(name) and kind != "Organization":
            found.author.append(clean(name))


def _from_meta(tree: LexborHTMLParser, found: Metadata) -> None:
    claims: dict[str, str] = {}
    for element in tree.css("meta[content]"):
        attributes = element.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
        content = clean(unescape(attributes.get("content") or ""))
        if name and content:
            claims.setdefault(name.lower(), content)
    if "og:title" in claims:
        found.headline.append(claims["og:title"])
    found.published.extend((claims[name], name) for name in _PUBLISHED_META if name in claims)
    site = claims.get("og:site_name")
    found.site = (
        found.site
        or (site if site and not site.startswith("http") else None)
        or claims.get("application-name")
    )
    found.url = found.url or claims.get("og:url")
    author = claims.get("article:author") or claims.get("author")
    if author and not author.startswith("http"):
        found.author.append(author)
