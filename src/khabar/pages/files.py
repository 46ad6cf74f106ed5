"""Files, folders, `.jsonl`, `.json` and standard input, in the order in which they were named.

One page's bytes are in memory at a time: a folder is walked lazily, a `.jsonl` read line by line, a `.json` record by
record, and no file is read past the limit. What cannot be read takes its place in line as a `Failure` of one line that
names it.
"""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import msgspec

from khabar.errors import PageError, PageMissing, PageTooLarge, PageUnreadable, RecordError
from khabar.pages.encodings import decode
from khabar.pages.exports import read_record
from khabar.pages.exports_xml import is_xml_export
from khabar.pages.kinds import (
    ENDINGS,
    EXPORT_ENDINGS,
    HEAD,
    HTML,
    JSON_LINES,
    XML,
    MediaType,
    binary_kind,
    is_wide,
    text_kind,
)
from khabar.pages.objects import Cutter, cut
from khabar.records import Failure, Page

STAGE = "pages"
_MARK = b"\xef\xbb\xbf"
#: The first line of an array or object that is written over several lines, or of an array on one.
_OPENS_JSON = re.compile(rb"^(?:\xef\xbb\xbf)?\s*(?:\[\s*(?:\{|$)|\{\s*$)")


@dataclass(frozen=True, slots=True)
class Limits:
    """`page_bytes`: the largest page, or record of a `.jsonl` or `.json`, that is read. The default, 32 MiB, holds a page
    saved with its pictures inside; a larger file is refused by its size, before it is read."""

    page_bytes: int = 32 * 2**20


def open_pages(sources: Iterable[str | Path], limits: Limits = Limits()) -> Iterator[Page | Failure]:
    """The pages that `sources` name: files (`.html .htm .txt .jsonl .json`, or anything that reads like one of them),
    folders (recursive, sorted; other kinds, hidden files and the `_files` that browsers save beside a page are passed
    over), and `-` for standard input. `Page.path` is the path as given; a folder's members have it joined on; a record of
    `.jsonl` or `.json` goes by its `id`, or `FILE#LINE` or `FILE#NUMBER`, and one that is alone in its `.json` by the file.

    A missing file, a folder without pages, binary data, a page over the limit and a record of no known form come
    as `Failure`. An empty file is a `Page`: it can be read, and holds no article.
    """
    for source in sources:
        try:
            yield from _open(source, limits)
        except PageError as error:
            yield Failure(error.path, STAGE, error.reason)


def _open(source: str | Path, limits: Limits) -> Iterator[Page | Failure]:
    path = str(source)
    if path == "-":
        yield from _stream(sys.stdin.buffer, "-", limits)
    elif Path(path).is_dir():
        yield from _folder(path, limits)
    else:
        yield from _file(path, limits)


def _folder(path: str, limits: Limits) -> Iterator[Page | Failure]:
    empty = True
    for member in _members(path):
        pages = _export(member, limits) if _is_export(member) else _whole(member, limits)
        for page in pages:
            empty = False
            yield page
    if empty:
        raise PageUnreadable(path, f"a folder without pages ({' '.join((*ENDINGS, *EXPORT_ENDINGS))})")


def _whole(path: str, limits: Limits) -> Iterator[Page | Failure]:
    try:
        yield from _file(path, limits)
    except PageError as error:
        yield Failure(error.path, STAGE, error.reason)


def _export(path: str, limits: Limits) -> Iterator[Page | Failure]:
    """The records of a `.json` or `.xml` in a folder; none where the first is no article: it is some other file."""
    for number, found in enumerate(_whole(path, limits)):
        if number == 0 and (isinstance(found, Failure) or found.media_type not in {JSON_LINES, XML}):
            return
        yield found


def _is_export(path: str) -> bool:
    return Path(path).suffix.lower() in EXPORT_ENDINGS


def _members(path: str) -> Iterator[str]:
    """The pages in a folder, by name, those of its own before those of the folders in it."""
    for folder, folders, names in os.walk(path):
        pages = {n for n in names if Path(n).suffix.lower() in ENDINGS and not n.startswith(".")}
        exports = {n for n in names if Path(n).suffix.lower() in EXPORT_ENDINGS and not n.startswith(".")}
        saved = {Path(name).stem + "_files" for name in pages}
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in saved)
        # news-please keeps `a.html` and what it read there, `a.html.json`, side by side: that is one page
        for name in sorted(pages | {name for name in exports if Path(name).stem not in pages}):
            yield str(Path(folder) / name)


def _file(path: str, limits: Limits) -> Iterator[Page | Failure]:
    try:
        with Path(path).open("rb") as stream:
            yield from _stream(stream, path, limits, os.fstat(stream.fileno()).st_size)
    except FileNotFoundError:
        raise PageMissing(path, "no such file") from None
    except PermissionError:
        raise PageMissing(path, "no permission to read it") from None
    except OSError as error:
        raise PageUnreadable(path, error.strerror or "cannot be read") from None


def _stream(stream: BinaryIO, path: str, limits: Limits, size: int = 0) -> Iterator[Page | Failure]:
    """The pages on an open file. Without a name that tells, a first line that is a JSON object makes it `.jsonl`."""
    ending = Path(path).suffix.lower()
    named = ENDINGS.get(ending)
    records = named == JSON_LINES or ending == ".json"
    if size > limits.page_bytes and not records:
        raise PageTooLarge(path, _too_large(limits))
    first = stream.readline(limits.page_bytes + 1)
    if records:
        kind = binary_kind(first)
        if kind:
            raise PageUnreadable(path, f"not a page but {kind}")
        if is_wide(first):
            stream = io.BytesIO(decode(first + stream.read()).encode())
            first = stream.readline(limits.page_bytes + 1)
    if ending == ".json" or (named is None and _OPENS_JSON.match(first)):
        yield from _json(stream, first, path, limits)
    elif named == JSON_LINES or (named is None and _is_object(first)):
        yield from _json_lines(stream, first, path, limits)
    else:
        yield _page(first + stream.read(limits.page_bytes + 1 - len(first)), path, named, limits)


def _page(content: bytes, path: str, named: MediaType | None, limits: Limits) -> Page:
    if len(content) > limits.page_bytes:
        raise PageTooLarge(path, _too_large(limits))
    kind = binary_kind(content)
    if kind:
        raise PageUnreadable(path, f"not a page but {kind}")
    if named is None and is_xml_export(content[:HEAD]):
        return Page(path, content, XML)
    return Page(path, content, text_kind(content, named) if content.strip() else named or HTML)


def _json_lines(stream: BinaryIO, first: bytes, path: str, limits: Limits) -> Iterator[Page | Failure]:
    """One page a line; a bad line is a failure of its own. The rest of a line over the limit is skipped unread."""
    number = 0
    line = first
    while line:
        number += 1
        if len(line) > limits.page_bytes:
            yield Failure(f"{path}#{number}", STAGE, _too_large(limits))
            while line and not line.endswith(b"\n"):
                line = stream.readline(limits.page_bytes)
        elif line.strip():
            yield _record(line.removeprefix(_MARK).strip(), f"{path}#{number}")
        line = stream.readline(limits.page_bytes + 1)


def _json(stream: BinaryIO, first: bytes, path: str, limits: Limits) -> Iterator[Page | Failure]:
    """One page an object, be they one, several or an array."""
    if not first:
        yield Page(path, b"", JSON_LINES)
        return
    cutter = Cutter(limits.page_bytes)
    number = 0
    for content in cut(stream, first.removeprefix(_MARK), cutter):
        number += 1
        place = f"{path}#{number}" if cutter.listed or number > 1 else path
        yield Failure(place, STAGE, _too_large(limits)) if content is None else _record(content, place)
    if cutter.inside:
        yield Failure(f"{path}#{number + 1}", STAGE, "JSON that breaks off in the middle of a record")
    elif not number:
        raise PageUnreadable(path, "holds no JSON object")


def _record(content: bytes, place: str) -> Page | Failure:
    """A record that is no UTF-8 was written by a program in the encoding of its machine; it is kept as UTF-8."""
    if not content.isascii():
        try:
            content.decode("utf-8")
        except UnicodeDecodeError:
            content = decode(content).encode()
    try:
        given = read_record(content)
    except RecordError as error:
        return Failure(place, STAGE, str(error))
    return Page(given.id or place, content, JSON_LINES, given.url)


def _is_object(line: bytes) -> bool:
    if not line.lstrip(b"\xef\xbb\xbf \t").startswith(b"{"):
        return False
    try:
        return isinstance(msgspec.json.decode(line.removeprefix(_MARK)), dict)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return False


def _too_large(limits: Limits) -> str:
    return f"larger than {limits.page_bytes / 2**20:g} MiB, the limit for one page"
