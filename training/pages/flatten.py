"""A page flattened to text, furniture and all, as crawls and copying give it."""

from __future__ import annotations

from resiliparse.extract.html2text import extract_plain_text
from selectolax.lexbor import LexborHTMLParser

#: The manners: lists with bullets and blank lines between paragraphs; pictures' words in, bullets out; bare text nodes, a
#: line each, which is rare.
MANNERS = ("bullets", "plain", "bullets", "plain", "bullets", "nodes")


def flatten(html: str, manner: str = "bullets") -> str:
    """The visible text of `html`. Raises `ValueError` for an unknown manner.

    >>> flatten("<ul><li>الرئيسية</li></ul><p>وصل الوفد.</p>").split()
    ['•', 'الرئيسية', 'وصل', 'الوفد.']
    """
    if manner == "bullets":
        return str(extract_plain_text(html, alt_texts=False))
    if manner == "plain":
        return str(extract_plain_text(html, alt_texts=True, list_bullets=False))
    if manner == "nodes":
        tree = LexborHTMLParser(html)
        tree.strip_tags(["script", "style", "noscript", "template", "head"])
        return tree.body.text(separator="\n", strip=True) if tree.body else ""
    raise ValueError(f"no such manner of flattening: {manner}")
