"""What every block of a made page is, read off its gold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from khabar.extract.blocks import Block

#: A block this long that stands inside a gold paragraph, or holds most of one, is part of it.
_LEAST = 3
_COVER = 0.6
_ROLES = {"headline": "H", "subheading": "S", "body": "B"}


def labels_of(blocks: Sequence[Block], gold: dict[str, Any]) -> list[str]:
    """`H`eadline, `S`ubheading, `B`ody, `C`aption, credit (`K`: author or dateline) or `F`urniture for every block. Of several blocks
    that hold the headline, the last before the body is it; the others are furniture, as the contract says."""
    text = gold["text"]
    wanted: dict[str, str] = {}
    for part in gold["paragraphs"]:
        wanted.setdefault(Block(text[part["start"] : part["end"]]).key, _ROLES[part["role"]])
    for caption in gold["captions"]:
        wanted.setdefault(Block(caption).key, "C")
    body = [key for key, label in wanted.items() if label in {"B", "S"}]
    found = [_label(block, wanted, body) for block in blocks]
    _credits(blocks, gold, found)
    first = next((at for at, label in enumerate(found) if label == "B"), len(found))
    heads = [at for at, label in enumerate(found) if label == "H"]
    before = [at for at in heads if at <= first]
    kept = before[-1] if before else (heads[0] if heads else None)
    for at in heads:
        if at != kept:
            found[at] = "F"
    return _within(found)


def _label(block: Block, wanted: dict[str, str], body: Sequence[str]) -> str:
    label = wanted.get(block.key)
    if label:
        return label
    if len(block.words) < _LEAST:
        return "F"
    if any(block.key in key for key in body):
        return "B"
    held = sum(len(key) for key in body if len(key) > 20 and key in block.key)
    return "B" if held >= _COVER * len(block.key) else "F"


def _credits(blocks: Sequence[Block], gold: dict[str, Any], found: list[str]) -> None:
    """Short blocks that hold the author's name, or the place or agency of the dateline, near the body."""
    first = next((at for at, label in enumerate(found) if label == "B"), 0)
    last = max((at for at, label in enumerate(found) if label == "B"), default=0)
    names = [Block(name).key for name in gold["author"]]
    line = [Block(name).key for name in gold["dateline"].values() if name]
    for at in range(max(0, first - 15), min(len(blocks), last + 6)):
        if found[at] != "F" or len(blocks[at].words) > 14:
            continue
        key = f" {blocks[at].key} "
        if any(f" {name} " in key for name in names):
            found[at] = "K"
        elif any(f" {name} " in key for name in line) and len(blocks[at].words) <= 6:
            found[at] = "K"


def _within(found: list[str]) -> list[str]:
    """Blocks with the words of the body far from it are teasers: only the run that holds most of the body is kept."""
    body = [at for at, label in enumerate(found) if label == "B"]
    runs: list[list[int]] = []
    for at in body:
        if runs and at - runs[-1][-1] <= 25:
            runs[-1].append(at)
        else:
            runs.append([at])
    longest = max(runs, key=len, default=[])
    kept = set(longest)
    return ["F" if label == "B" and at not in kept else label for at, label in enumerate(found)]
