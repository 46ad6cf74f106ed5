"""Articles that somebody else has extracted, whatever tool wrote them: one record → `Given`.

The tool is told by its own field names (`exports.tsv`): Fundus, news-please and trafilatura as they write JSON, our own
article records, and the plain form of the reference (`text` and what is known beside it). trafilatura's XML is in
`exports_xml.py`. Nothing is judged here: what is given is taken as given, and a field that is not there is `None`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import msgspec

from khabar.arabic.tables import read_table
from khabar.errors import RecordError
from khabar.records import ARTICLE_SCHEMA, Role

#: What news-please writes where it found nothing: Python's `str(None)`.
_NOTHING = frozenset({"", "None", "null", "NaN", "NaT"})
_MOST_NAMED = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One record, under our names. `text` holds a paragraph a line; `parts` the same with roles, where the record tells
    them. `foreign` where another tool wrote it, so that a time may be the clock of a server."""

    text: str
    parts: tuple[tuple[Role, str], ...] = ()
    id: str | None = None
    url: str | None = None
    outlet: str | None = None
    domain: str | None = None
    headline: str | None = None
    published: str | None = None
    credits: tuple[str, ...] = ()
    dateline: str | tuple[str | None, str | None] | None = None
    captions: tuple[str, ...] = ()
    foreign: bool = False


def read_record(content: bytes) -> Given:
    """One JSON object as the article it gives. Raises `RecordError` in one line where it is none.

    >>> read_record('{"maintext": "وصل الوفد.", "title": "وصول", "date_publish": "None"}'.encode())
    ... # doctest: +ELLIPSIS
    Given(text='وصل الوفد.', ..., headline='وصول', published=None, ...)
    """
    try:
        entry = msgspec.json.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise RecordError(f"not JSON: {error}") from None
    if not isinstance(entry, dict):
        raise RecordError("not a JSON object")
    tool = _tool(entry)
    if tool == "article":
        return _own(entry)
    text = _first(entry, _names(tool, "text"), str)
    parts = _sections(entry) if tool == "fundus" else ()
    if tool == "khabar" and text is None and not isinstance(entry.get("text"), str):
        raise RecordError(
            f"no field `text` that is a string, and no tool's form that is known; {_named(entry)}"
        )
    return Given(
        text=text or "\n".join(part for _, part in parts),
        parts=parts,
        foreign=tool != "khabar",
        **_about(entry, tool),
    )


def _tool(entry: Mapping[str, Any]) -> str:
    """Who wrote the record; one that names a `headline` is of the plain form, whatever else it holds."""
    if entry.get("schema") == ARTICLE_SCHEMA and isinstance(entry.get("paragraphs"), list):
        return "article"
    if isinstance(entry.get("text"), str) and "headline" in entry:
        return "khabar"
    for tool in ("fundus", "news-please", "trafilatura"):
        if any(name in entry or _at(entry, name) is not None for name in _names(tool, "known by")):
            return tool
    return "khabar"


def _about(entry: Mapping[str, Any], tool: str) -> dict[str, Any]:
    """All that stands beside the text, as arguments of `Given`."""
    url = _first(entry, _names(tool, "url"), str)
    published = _first(entry, _names(tool, "published"), str)
    given = _first(entry, _names(tool, "id"), str | int)
    line = _first(entry, _names(tool, "dateline"), str | dict)
    return {
        "id": None if given is None else str(given),
        "url": url,
        "outlet": _first(entry, _names(tool, "outlet"), str),
        "domain": _first(entry, _names(tool, "domain"), str),
        "headline": _first(entry, _names(tool, "headline"), str),
        "published": whole_year(published, url) if tool == "trafilatura" else published,
        "credits": tuple(_credits(_first(entry, _names(tool, "author"), str | list), tool)),
        "dateline": (_string(line, "place"), _string(line, "agency")) if isinstance(line, dict) else line,
        "captions": tuple(_captions(_first(entry, _names(tool, "captions"), list))),
    }


def whole_year(published: str | None, url: str | None) -> str | None:
    """trafilatura writes the first of January where it found a year alone, in a copyright line as a rule; it is believed
    where the address says that day too."""
    if published is None or not published.endswith("-01-01"):
        return published
    return published if re.search(published.replace("-", "[/_-]?"), url or "") else published[:4]


def _own(entry: Mapping[str, Any]) -> Given:
    """An article record that we wrote: its paragraphs are the roles. Raises `RecordError` where a span is broken."""
    text = entry.get("text")
    try:
        parts = tuple(
            (role, str(text)[part["start"] : part["end"]])
            for part in entry["paragraphs"]
            if (role := _role(part["role"])) is not None
        )
    except (KeyError, TypeError) as error:
        raise RecordError(f"an article record whose paragraphs are broken: {error!r}") from None
    return Given(text="\n".join(part for _, part in parts), parts=parts, **_about(entry, "article"))


def _role(name: object) -> Role | None:
    return "subheading" if name == "subheading" else "body" if name == "body" else None


def _sections(entry: Mapping[str, Any]) -> tuple[tuple[Role, str], ...]:
    """Fundus tells a summary, and sections with headlines: body, subheadings, body."""
    body = entry.get("body")
    if not isinstance(body, dict):
        return ()
    found: list[tuple[Role, str]] = [("body", text) for text in _strings(body.get("summary"))]
    sections = body.get("sections")
    for section in sections if isinstance(sections, list) else ():
        if isinstance(section, dict):
            found += [("subheading", text) for text in _strings(section.get("headline"))]
            found += [("body", text) for text in _strings(section.get("paragraphs"))]
    return tuple(found)


def _credits(value: object, tool: str) -> Iterator[str]:
    """trafilatura joins several writers by semicolons; the others write a list."""
    for text in [value] if isinstance(value, str) else _strings(value):
        yield from (part.strip() for part in text.split(";")) if tool == "trafilatura" else (text,)


def _captions(value: object) -> Iterator[str]:
    for picture in value if isinstance(value, list) else ():
        caption = picture.get("caption") if isinstance(picture, dict) else picture
        if isinstance(caption, str) and caption.strip():
            yield caption


def _strings(value: object) -> list[str]:
    return [text for text in value if isinstance(text, str)] if isinstance(value, list) else []


def _first(entry: Mapping[str, Any], names: tuple[str, ...], kind: Any) -> Any:
    """The first of `names` that holds something of that kind."""
    for name in names:
        value = _at(entry, name)
        told = not (isinstance(value, str) and value.strip() in _NOTHING) and value not in ([], {})
        if told and isinstance(value, kind) and not isinstance(value, bool):
            return value
    return None


def _at(entry: Mapping[str, Any], name: str) -> Any:
    value: Any = entry
    for step in name.split("."):
        value = value.get(step) if isinstance(value, dict) else None
    return value


def _string(entry: Mapping[str, Any], name: str) -> str | None:
    value = entry.get(name)
    return value if isinstance(value, str) and value.strip() else None


def _named(entry: Mapping[str, Any]) -> str:
    """The record's fields, for the message."""
    names = sorted(entry)
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return f"it has {', '.join(name[:40] for name in names[:_MOST_NAMED]) or 'no fields'}{more}"


@cache
def _names(tool: str, field: str) -> tuple[str, ...]:
    for row in read_table("khabar.pages", "exports.tsv"):
        if row["tool"] == tool and row["field"] == field:
            return tuple(row["names"].split())
    return ()
