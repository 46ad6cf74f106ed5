"""trafilatura's XML and XML-TEI: one file, one article → `Given`.

Only these two are told from other XML, by their root and what must stand in it. A file that declares a document type or
entities is not read: neither form has them, and expanding them is how small files grow large.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from khabar.errors import RecordError
from khabar.pages.exports import Given, whole_year
from khabar.records import Role

_ROOT = re.compile(rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?<(?:doc(?=[\s>])|TEI(?=[\s>]))")
_SPACE = "{http://www.tei-c.org/ns/1.0}"
_BLOCKS = frozenset({"p", "head", "ab", "item", "quote", "row", "lb"})
_HEADINGS = frozenset({"head", "ab"})


def is_xml_export(head: bytes) -> bool:
    """Does the file start as trafilatura's XML does?

    >>> is_xml_export(b'<doc title="..." hostname="marfa.example">'), is_xml_export(b"<rss>")
    (True, False)
    """
    return _ROOT.match(head) is not None


def read_xml(content: bytes) -> Given:
    """The article in `content`. Raises `RecordError` where it is broken or another kind of XML."""
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise RecordError("XML with a document type or entities, which trafilatura does not write")
    try:
        root = ElementTree.fromstring(content)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise RecordError(f"not well-formed XML: {error}") from None
    for element in root.iter():
        element.tag = str(element.tag).removeprefix(_SPACE)
    given = _tei(root) if root.tag == "TEI" else _plain(root)
    if given is None:
        raise RecordError(f"no `main` in <{root.tag}>: XML, but not trafilatura's")
    return given


def _plain(root: ElementTree.Element) -> Given | None:
    main = root.find("main")
    return None if main is None else _given(main, dict(root.attrib))


def _tei(root: ElementTree.Element) -> Given | None:
    main = root.find("./text/body/div[@type='entry']")
    source = root.find("./teiHeader/fileDesc/sourceDesc/biblFull")
    if main is None or source is None:
        return None
    pointer = source.find("./publicationStmt/ptr")
    publisher = re.fullmatch(
        r"(?:(?P<name>.*?) \()?(?P<host>[\w.-]+\.\w+)\)?", _text(source, "publicationStmt/publisher")
    )
    return _given(
        main,
        {
            "title": _text(source, "titleStmt/title"),
            "author": _text(source, "titleStmt/author"),
            "date": _text(source, "publicationStmt/date"),
            "sitename": (publisher["name"] or "")
            if publisher
            else _text(source, "publicationStmt/publisher"),
            "hostname": publisher["host"] if publisher else "",
            "url": pointer.get("target", "") if pointer is not None else "",
            "id": _text(root, "teiHeader/fileDesc/notesStmt/note[@type='id']"),
        },
    )


def _given(main: ElementTree.Element, about: dict[str, str]) -> Given:
    parts = tuple(_parts(main))
    return Given(
        text="\n".join(text for _, text in parts),
        parts=parts,
        id=about.get("id") or None,
        url=about.get("url") or None,
        outlet=about.get("sitename") or None,
        domain=about.get("hostname") or None,
        headline=about.get("title") or None,
        published=whole_year(about.get("date") or None, about.get("url")),
        credits=tuple(part.strip() for part in about.get("author", "").split(";") if part.strip()),
        foreign=True,
    )


def _text(element: ElementTree.Element, path: str) -> str:
    found = element.find(path)
    return "".join(found.itertext()).strip() if found is not None else ""


def _parts(main: ElementTree.Element) -> Iterator[tuple[Role, str]]:
    """The blocks in order. A block inside a block ends the outer one's text and starts its own."""
    pending: list[str] = []
    role: Role = "body"
    stack: list[tuple[ElementTree.Element, bool]] = [(main, True)]
    while stack:
        element, opening = stack.pop()
        block = element.tag in _BLOCKS
        if block and (text := " ".join("".join(pending).split())):
            yield role, text
        if block:
            pending.clear()
            role = "subheading" if opening and element.tag in _HEADINGS else "body"
        if opening:
            pending.append(element.text or "")
            stack.append((element, False))
            stack.extend((child, True) for child in reversed(element))
        elif element is not main:
            pending.append(element.tail or "")
    if text := " ".join("".join(pending).split()):
        yield role, text
