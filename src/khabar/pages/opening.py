"""Paths to pages, one at a time, nothing kept that has been passed on."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from khabar.errors import PageError, PageMissing, PageTooLarge, PageUnreadable
from khabar.records import Failure, Page

HTML, TEXT, JSONL = "text/html", "text/plain", "application/x-ndjson"
KINDS = {".html": HTML, ".htm": HTML, ".txt": TEXT, ".jsonl": JSONL}
STDIN = "-"
_MIB = 2**20
#: Beginnings of files that are no page, and what they are.
_SIGNATURES = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a WebP picture or a sound"),
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
)


@dataclass(frozen=True, slots=True)
class Limits:
    """`page_bytes` is the largest page that is read; a larger one is refused before it is in memory. The largest news
    page in a crawl has some 5 MiB. A `.jsonl` has no limit as a whole: each of its lines is a page."""

    page_bytes: int = 32 * _MIB


def open_pages(sources: Iterable[str | Path], limits: Limits = Limits()) -> Iterator[Page | Failure]:
    """The pages of files, folders (all below them, by name; files of other kinds are passed over) and `-`, in order. A
    page keeps the path as the user wrote it. What cannot be read comes as a `Failure` with one clear reason."""
    for source in sources:
        path = str(source)
        try:
            if path == STDIN:
                yield from _from_stdin(limits)
            elif Path(path).is_dir():
                yield from _from_folder(path, limits)
            else:
                yield from _from_file(path, limits)
        except PageError as error:
            yield Failure(path=error.path, stage="pages", reason=error.reason)


def _from_folder(path: str, limits: Limits) -> Iterator[Page | Failure]:
    members = sorted(
        str(member) for member in Path(path).rglob("*") if member.suffix.lower() in KINDS and member.is_file()
    )
    if not members:
        raise PageMissing(path, "the folder holds no .html, .htm, .txt or .jsonl")
    yield from open_pages(members, limits)


def _from_file(path: str, limits: Limits) -> Iterator[Page | Failure]:
    kind = KINDS.get(Path(path).suffix.lower())
    try:
        with Path(path).open("rb") as file:
            if kind == JSONL:
                yield from _lines(path, file, limits)
                return
            content = _content(path, file, limits)
    except FileNotFoundError:
        raise PageMissing(path, "no such file") from None
    except OSError as error:
        raise PageMissing(path, (error.strerror or str(error)).lower()) from None
    if kind is None and content:
        _refuse_binary(path, content)
        raise PageUnreadable(path, "not a page that is read here: .html, .htm, .txt, .jsonl")
    yield Page(path=path, content=content, media_type=kind or TEXT)


def _content(path: str, file: IO[bytes], limits: Limits) -> bytes:
    content = file.read(limits.page_bytes + 1)
    if len(content) > limits.page_bytes:
        raise PageTooLarge(path, f"larger than {limits.page_bytes // _MIB} MiB, which no news page is")
    _refuse_binary(path, content)
    return content


def _refuse_binary(path: str, content: bytes) -> None:
    for signature, what in _SIGNATURES:
        if content.startswith(signature):
            raise PageUnreadable(path, f"{what}, not a page")
    sample = content[:4096]
    wide = sample.startswith((b"\xff\xfe", b"\xfe\xff")) or sample.count(0) > len(sample) // 8
    controls = sum(byte < 9 or 13 < byte < 27 for byte in sample)
    if not wide and controls > max(2, len(sample) // 50):
        raise PageUnreadable(path, "binary data, not a page")


def _from_stdin(limits: Limits) -> Iterator[Page | Failure]:
    content = _content(STDIN, sys.stdin.buffer, limits)
    head = content[:1000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"{"):
        yield from _lines(STDIN, content.splitlines(keepends=True), limits)
    else:
        media_type = HTML if head.startswith(b"<") else TEXT
        yield Page(path=STDIN, content=content, media_type=media_type)


def _lines(path: str, lines: Iterable[bytes], limits: Limits) -> Iterator[Page | Failure]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        place = f"{path}#{number}"
        try:
            given = json.loads(line)
        except (ValueError, UnicodeDecodeError) as error:
            yield Failure(place, "pages", f"not JSON: {error}")
            continue
        if not isinstance(given, dict) or not isinstance(given.get("text"), str):
            yield Failure(place, "pages", "not an object with a text")
            continue
        name = given.get("id")
        yield Page(
            path=name if isinstance(name, str) and name else place, content=line.strip(), media_type=JSONL
        )
