"""Files, folders, `.jsonl` and standard input, in the order in which they were named.

One page's bytes are in memory at a time: a folder is walked lazily, a `.jsonl` read line by line, and no file is read
past the limit. What cannot be read takes its place in line as a `Failure` of one line that names it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import msgspec

from khabar.errors import PageError, PageMissing, PageTooLarge, PageUnreadable
from khabar.pages.kinds import ENDINGS, HTML, JSON_LINES, MediaType, binary_kind, text_kind
from khabar.records import Failure, Page

STAGE = "pages"


@dataclass(frozen=True, slots=True)
class Limits:
    """`page_bytes`: the largest page, or line of a `.jsonl`, that is read. The default, 32 MiB, holds a page saved with
    its pictures inside; a larger file is refused by its size, before it is read."""

    page_bytes: int = 32 * 2**20


def open_pages(sources: Iterable[str | Path], limits: Limits = Limits()) -> Iterator[Page | Failure]:
    """The pages that `sources` name: files (`.html .htm .txt .jsonl`, or anything that reads like one of them),
    folders (recursive, sorted; other kinds, hidden files and the `_files` that browsers save beside a page are passed
    over), and `-` for standard input. `Page.path` is the path as given; a folder's members have it joined on; a line
    of `.jsonl` goes by its `id`, or `FILE#LINE`.

    A missing file, a folder without pages, binary data, a page over the limit and a line that is no JSON object come
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
        yield from _stream(sys.stdin.buffer, "-", None, limits)
    elif Path(path).is_dir():
        yield from _folder(path, limits)
    else:
        yield from _file(path, limits)


def _folder(path: str, limits: Limits) -> Iterator[Page | Failure]:
    empty = True
    for member in _members(path):
        empty = False
        try:
            yield from _file(member, limits)
        except PageError as error:
            yield Failure(error.path, STAGE, error.reason)
    if empty:
        raise PageUnreadable(path, f"a folder without pages ({' '.join(ENDINGS)})")


def _members(path: str) -> Iterator[str]:
    """The pages in a folder, by name, those of its own before those of the folders in it."""
    for folder, folders, names in os.walk(path):
        pages = sorted(n for n in names if Path(n).suffix.lower() in ENDINGS and not n.startswith("."))
        saved = {Path(name).stem + "_files" for name in names if Path(name).suffix.lower() in ENDINGS}
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in saved)
        for name in pages:
            yield str(Path(folder) / name)


def _file(path: str, limits: Limits) -> Iterator[Page | Failure]:
    named = ENDINGS.get(Path(path).suffix.lower())
    try:
        with Path(path).open("rb") as stream:
            if named != JSON_LINES and os.fstat(stream.fileno()).st_size > limits.page_bytes:
                raise PageTooLarge(path, _too_large(limits))
            yield from _stream(stream, path, named, limits)
    except FileNotFoundError:
        raise PageMissing(path, "no such file") from None
    except PermissionError:
        raise PageMissing(path, "no permission to read it") from None
    except OSError as error:
        raise PageUnreadable(path, error.strerror or "cannot be read") from None


def _stream(stream: BinaryIO, path: str, named: MediaType | None, limits: Limits) -> Iterator[Page | Failure]:
    """The pages on an open file. Without a name that tells, a first line that is a JSON object makes it `.jsonl`."""
    first = stream.readline(limits.page_bytes + 1)
    if named == JSON_LINES or (named is None and _is_object(first)):
        yield from _json_lines(stream, first, path, limits)
        return
    content = first + stream.read(limits.page_bytes + 1 - len(first))
    if len(content) > limits.page_bytes:
        raise PageTooLarge(path, _too_large(limits))
    kind = binary_kind(content)
    if kind:
        raise PageUnreadable(path, f"not a page but {kind}")
    yield Page(path, content, text_kind(content, named) if content.strip() else named or HTML)


def _json_lines(stream: BinaryIO, first: bytes, path: str, limits: Limits) -> Iterator[Page | Failure]:
    """One page a line; a bad line is a failure of its own. The rest of a line over the limit is skipped unread."""
    number = 0
    line = first
    kind = binary_kind(first)
    if kind:
        raise PageUnreadable(path, f"not a page but {kind}")
    while line:
        number += 1
        if len(line) > limits.page_bytes:
            yield Failure(f"{path}#{number}", STAGE, _too_large(limits))
            while line and not line.endswith(b"\n"):
                line = stream.readline(limits.page_bytes)
        elif line.strip():
            yield _json_line(line, f"{path}#{number}")
        line = stream.readline(limits.page_bytes + 1)


def _json_line(line: bytes, place: str) -> Page | Failure:
    try:
        entry = msgspec.json.decode(line.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        return Failure(place, STAGE, f"not a line of JSON: {error}")
    if not isinstance(entry, dict):
        return Failure(place, STAGE, "not a JSON object")
    if not isinstance(entry.get("text"), str):
        return Failure(place, STAGE, "no field `text` that is a string")
    given = entry.get("id")
    url = entry.get("url")
    path = str(given) if isinstance(given, str | int) and str(given) else place
    return Page(path, line.strip(), JSON_LINES, url if isinstance(url, str) else None)


def _is_object(line: bytes) -> bool:
    if not line.lstrip(b"\xef\xbb\xbf \t").startswith(b"{"):
        return False
    try:
        return isinstance(msgspec.json.decode(line.removeprefix(b"\xef\xbb\xbf")), dict)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return False


def _too_large(limits: Limits) -> str:
    return f"larger than {limits.page_bytes / 2**20:g} MiB, the limit for one page"
