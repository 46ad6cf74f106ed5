"""What bytes are: a web page, flattened text, a line of JSON, or nothing that we read.

The name of the file speaks first and the content has the last word: a picture under `page.html` is a picture. The
signatures are those that the formats themselves print at their head (the registry of `file(1)` lists the same).
"""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

MediaType: TypeAlias = Literal["text/html", "text/plain", "application/x-ndjson", "application/xml"]

HTML: MediaType = "text/html"
TEXT: MediaType = "text/plain"
#: One record: a line of `.jsonl`, an object of `.json`.
JSON_LINES: MediaType = "application/x-ndjson"
XML: MediaType = "application/xml"

#: What a file of that ending is read as; other endings are passed over in folders.
ENDINGS: dict[str, MediaType] = {".html": HTML, ".htm": HTML, ".txt": TEXT, ".jsonl": JSON_LINES}
#: Endings that much else has too: in a folder such a file counts only where it holds an article.
EXPORT_ENDINGS = (".json", ".xml")

_SIGNATURES = (
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a RIFF container (sound, film or WebP)"),
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\x1f\x8b", "gzip data"),
    (b"BZh", "bzip2 data"),
    (b"\xfd7zXZ\x00", "xz data"),
    (b"(\xb5/\xfd", "zstd data"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a SQLite database"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"WARC/", "a web archive (WARC), which is not read yet"),
)
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_HTML_HEAD = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|meta|title|div|table|article|p)\b", re.IGNORECASE
)
_ANY_TAG = re.compile(
    rb"<(?:html|head|body|title|div|p|br|table|span|a|h[1-6]|article|td|li)\b[^>]*>", re.IGNORECASE
)

#: How many bytes at the head of a page are looked at.
HEAD = 4096


def binary_kind(content: bytes) -> str | None:
    """What `content` is where it is no text («a PNG picture»), else `None`. UTF-16 has zero bytes and is text.

    >>> binary_kind(b"\\x89PNG\\r\\n\\x1a\\n"), binary_kind("خبر".encode("utf-16"))
    ('a PNG picture', None)
    """
    for signature, name in _SIGNATURES:
        if content.startswith(signature):
            return name
    head = content[:HEAD]
    if b"\x00" not in head or content.startswith(_UTF16_MARKS) or looks_utf16(head):
        return None
    return "binary data"


def looks_utf16(head: bytes) -> Literal["utf-16-le", "utf-16-be"] | None:
    """The byte order of UTF-16 without its mark: Arabic letters stand in block 06, spaces and markup in block 00, so
    one byte of nearly every pair is 0 or 6."""
    pairs = len(head) // 2
    if pairs < 4:
        return None
    for order, highs in (("utf-16-le", head[1 : 2 * pairs : 2]), ("utf-16-be", head[0 : 2 * pairs : 2])):
        lows = head[0 : 2 * pairs : 2] if order == "utf-16-le" else head[1 : 2 * pairs : 2]
        blocks = highs.count(0) + highs.count(6)
        if blocks > 0.9 * pairs and lows.count(0) < 0.1 * pairs and highs.count(0) > 0:
            return "utf-16-le" if order == "utf-16-le" else "utf-16-be"
    return None


def text_kind(content: bytes, named: MediaType | None) -> MediaType:
    """HTML or flattened text: as the file is `named`, unless the content plainly says the other.

    >>> text_kind(b"<!DOCTYPE html><html>", "text/plain"), text_kind("خبر بلا وسوم".encode(), "text/html")
    ('text/html', 'text/plain')
    """
    head = content[:HEAD].replace(b"\x00", b"")
    opening = head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if named == HTML:
        return HTML if _ANY_TAG.search(head) or _ANY_TAG.search(content[: 64 * HEAD]) or not opening else TEXT
    return HTML if _HTML_HEAD.match(opening) or opening.startswith((b"<!--", b"<?xml")) else TEXT


def is_wide(head: bytes) -> bool:
    """Is it UTF-16 or UTF-32, with its mark or without?"""
    return head.startswith(_UTF16_MARKS) or (b"\x00" in head and looks_utf16(head) is not None)
