"""Files that are no page at all though they are named one: PDF, pictures, archives, feeds, site maps, answers for programs."""

from __future__ import annotations

import re

import msgspec

_MAGIC = {
    b"%PDF-": "PDF",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"PK\x03\x04": "an archive",
    b"Rar!": "an archive",
}
_ROOT = re.compile(
    r"\A\ufeff?\s*(?:<\?xml[^>]*\?>\s*|<\?xml-stylesheet[^>]*\?>\s*|<!--.*?-->\s*)*<(?:\w+:)?(\w+)", re.DOTALL
)
_ROOTS = {
    "rss": "a feed", "feed": "a feed", "rdf": "a feed", "opml": "a feed",
    "urlset": "a site map", "sitemapindex": "a site map", "error": "an answer for programs",
}  # fmt: skip
#: A browser's view of XML, flattened: its tags stand in the text.
_SHOWN_ROOT = re.compile(r"<(rss|feed|urlset|sitemapindex)[\s>]")
_HEAD = 3000


def file_kind(content: bytes) -> str | None:
    """What a file is by its first bytes, where that is no page.

    >>> file_kind(b"%PDF-1.4"), file_kind("خبر".encode())
    ('PDF', None)
    """
    return next((name for magic, name in _MAGIC.items() if content.startswith(magic)), None)


def data_kind(text: str) -> str | None:
    """What data for programs a text holds.

    >>> data_kind('<?xml version="1.0"?><rss version="2.0"></rss>'), data_kind('{"error": "not found"}')
    ('a feed', 'an answer for programs')
    >>> data_kind('<?xml version="1.0"?><!DOCTYPE html><html></html>')
    """
    head = text[:_HEAD]
    root = _ROOT.match(head)
    if root and root[1].lower() in _ROOTS:
        return _ROOTS[root[1].lower()]
    shown = _SHOWN_ROOT.search(head)
    if shown and "<html" not in head.lower():
        return _ROOTS[shown[1]]
    bare = text.strip().lstrip("\ufeff")
    if bare[:1] in {"{", "["} and bare[-1:] in {"}", "]"}:
        try:
            found = msgspec.json.decode(bare)
        except (msgspec.DecodeError, RecursionError):
            return None
        if isinstance(found, dict) or (isinstance(found, list) and found and isinstance(found[0], dict)):
            return "an answer for programs"
    return None
