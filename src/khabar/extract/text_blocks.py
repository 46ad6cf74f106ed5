"""Flattened text → blocks: a line is a block, and blank lines are remembered.

Nobody knows where the lines came from: a list item may keep its bullet, a heading looks like a paragraph, and two
links may have run together. Only the words, the length, the place and the neighbours tell.
"""

from __future__ import annotations

from khabar.extract.blocks import Block, clean, take_bullet
from khabar.extract.html_blocks import MOST_BLOCKS

#: A line longer than this is cut: no paragraph of a news page is.
LONGEST_LINE = 100_000


def text_blocks(text: str) -> list[Block]:
    """The lines of `text` as blocks; bullets of menus are taken off, dashes and stars that open speech stay.

    >>> [(b.text, b.gap, b.bullet) for b in text_blocks("  • الرئيسية\\n\\nوصل الوفد.")]
    [('الرئيسية', 0, True), ('وصل الوفد.', 1, False)]
    """
    found: list[Block] = []
    gap = 0
    for line in text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n").split("\n"):
        tidy = clean(line[:LONGEST_LINE])
        if not tidy:
            gap += 1
            continue
        bare, bullet = take_bullet(tidy)
        found.append(Block(bare, gap=gap, bullet=bullet))
        gap = 0
        if len(found) >= MOST_BLOCKS:
            break
    return found
