"""The articles that pages are made of: a head of `key: value` lines, a blank line, and one block a line."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

#: What the first sign of a line says it is; a line without one is a paragraph.
_SIGNS = {"## ": "h", "? ": "q", "! ": "a", "* ": "item", "> ": "quote", "~ ": "verse"}


@dataclass(frozen=True, slots=True)
class Part:
    """One block of the body. `clock` is that of an entry in a live blog."""

    kind: str
    text: str
    clock: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """An article as it was written, before a site prints it."""

    name: str
    kind: str
    headline: str
    second: str | None
    section: str
    country: str
    author: str | None
    place: str | None
    agency: str | None
    captions: tuple[str, ...]
    credit: str | None
    summary: str | None
    tags: tuple[str, ...]
    parts: tuple[Part, ...]

    @property
    def lead(self) -> str:
        """The first paragraph: what a site prints as a teaser."""
        return next((part.text for part in self.parts if part.kind != "h"), self.headline)


def read_articles(folder: Path, prefix: str = "") -> list[Source]:
    """Every article of `folder` whose file name begins with `prefix`, by name."""
    return [read_article(path) for path in sorted(folder.glob(f"{prefix}*.txt"))]


def read_article(path: Path) -> Source:
    """One article. Raises `ValueError` with the file's name where its form is wrong."""
    head, blank, body = path.read_text(encoding="utf-8").strip().partition("\n\n")
    fields: dict[str, list[str]] = {}
    for line in head.splitlines():
        key, colon, value = line.partition(":")
        if not colon:
            raise ValueError(f"{path.name}: no `key: value` in the head: {line}")
        fields.setdefault(key.strip(), []).append(value.strip())
    if not blank or "headline" not in fields:
        raise ValueError(f"{path.name}: needs a headline, a blank line and a body")
    one = {key: values[0] or None for key, values in fields.items()}
    return Source(
        name=path.stem,
        kind=one.get("kind") or "news",
        headline=fields["headline"][0],
        second=one.get("second"),
        section=one.get("section") or "أخبار",
        country=one.get("country") or "int",
        author=one.get("author"),
        place=one.get("place"),
        agency=one.get("agency"),
        captions=tuple(text for text in fields.get("caption", ()) if text),
        credit=one.get("credit"),
        summary=one.get("summary"),
        tags=tuple(tag.strip() for tag in (one.get("tags") or "").split("،") if tag.strip()),
        parts=tuple(_part(line.strip()) for line in body.splitlines() if line.strip()),
    )


def _part(line: str) -> Part:
    for sign, kind in _SIGNS.items():
        if line.startswith(sign):
            return Part(kind, line[len(sign) :].strip())
    if line.startswith("@"):
        clock, _, text = line[1:].partition(" ")
        return Part("entry", text.strip(), clock)
    return Part("p", line)
