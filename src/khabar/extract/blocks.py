"""A page as a list of blocks: what a reader sees as one line or paragraph, in reading order.

HTML brings hints with each block (its tag, how much of it is links, whether it stands in a menu); flattened text brings
none. All that follows sees blocks only, so that both are cleaned by one model.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from selectolax.lexbor import LexborHTMLParser, LexborNode

from khabar.arabic.folds import INVISIBLE, fold, squeeze
from khabar.arabic.tokens import Token, tokenize

_BLOCK = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "time",
    ]
)
_SKIP = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "iframe",
        "button",
        "select",
        "option",
        "input",
        "textarea",
        "head",
        "canvas",
        "object",
    ]
)
_MENU_TAGS = frozenset({"nav", "aside", "footer", "form", "header"})
_MENU_WORDS = re.compile(
    r"(?:^|[-_ ])(?:nav|menu|footer|sidebar|share|social|related|comments?|breadcrumbs?|widget|most|popular|tags?|login|"
    r"cookie|banner|advert|ads?|newsletter|subscribe|ticker|trending|readmore|read-more|also)(?:$|[-_ 0-9])",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^[•·▪●◦‣]\s*")


@dataclass(frozen=True)
class Block:
    """One line or paragraph. `tag` is the HTML tag it stood in (empty for text); `links` the part of its letters that are
    links; `menu` says that it stands inside a menu, a side column or a form; `gap` that an empty line stands before it."""

    text: str
    tag: str = ""
    links: float = 0.0
    menu: bool = False
    gap: bool = True
    bullet: bool = False

    @cached_property
    def tokens(self) -> list[Token]:
        return tokenize(self.text)

    @cached_property
    def words(self) -> int:
        return sum(token.kind != "punct" for token in self.tokens)

    @cached_property
    def key(self) -> str:
        """The folded words of the block, one space between: what repetitions are found by."""
        return " ".join(token.key for token in self.tokens if token.kind != "punct")


def of_text(text: str) -> list[Block]:
    """The lines of flattened text."""
    found = []
    gap = True
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        shown = clean(line)
        if shown:
            bare = _BULLET.sub("", shown)
            if bare:
                found.append(Block(bare, gap=gap, bullet=bare != shown))
        gap = not shown
    return found


def clean(line: str) -> str:
    """One line without invisible characters and with single spaces."""
    return squeeze(INVISIBLE.sub("", line))


def of_html(tree: LexborHTMLParser) -> list[Block]:
    """The blocks of an HTML page; what no reader sees (scripts, hidden parts) is left out."""
    body = tree.body
    return list(_gather(body)) if body is not None else []


@dataclass
class _Run:
    """Text that is being gathered for one block."""

    parts: list[str]
    linked: int = 0
    total: int = 0


def _gather(root: LexborNode) -> Iterator[Block]:
    """Walk the tree without recursion: pages nest deeper than Python calls do."""
    run = _Run([])
    tag, menu = "", False
    stack: list[tuple[LexborNode, str, bool, bool, bool]] = [(root, "body", False, False, False)]
    while stack:
        node, inside, in_menu, in_link, leaving = stack.pop()
        name = node.tag or ""
        if leaving:
            block = _block(run, inside, in_menu)
            if block:
                yield block
            run, tag, menu = _Run([]), "", in_menu
            continue
        if name == "-text":
            content = node.text_content or ""
            run.parts.append(content)
            letters = len(content.strip())
            run.total += letters
            run.linked += letters if in_link else 0
            continue
        if name in _SKIP or name.startswith("-") or name == "_comment" or _hidden(node):
            continue
        if name == "br":
            block = _block(run, inside, in_menu)
            if block:
                yield block
            run = _Run([])
            continue
        here_menu = in_menu or _is_menu(node, name)
        here_link = in_link or name == "a"
        if name in _BLOCK:
            block = _block(run, inside, in_menu)
            if block:
                yield block
            run = _Run([])
            stack.append((node, name if name not in {"div", "span"} else inside, here_menu, here_link, True))
        inner = name if name in _BLOCK and name not in {"div", "section", "article", "main"} else inside
        child = node.last_child
        while child is not None:
            stack.append((child, inner, here_menu, here_link, False))
            child = child.prev
    block = _block(run, tag, menu)
    if block:
        yield block


def _hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    style = (attributes.get("style") or "").replace(" ", "").lower()
    return "hidden" in attributes or "display:none" in style


def _is_menu(node: LexborNode, name: str) -> bool:
    if name in {"body", "html", "article", "main"}:
        return False
    if name in _MENU_TAGS and name != "header":
        return True
    attributes = node.attributes
    return bool(_MENU_WORDS.search(f"{attributes.get('class') or ''} {attributes.get('id') or ''}"))


def _block(run: _Run, tag: str, menu: bool) -> Block | None:
    text = clean("".join(run.parts))
    if not fold(text).strip(" |/›»«-–:•"):
        return None
    return Block(
        text, tag=tag, links=run.linked / run.total if run.total else 0.0, menu=menu, bullet=tag == "li"
    )
