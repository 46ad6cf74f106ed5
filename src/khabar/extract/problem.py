"""Why a page holds no article: it is empty, an error, a wall, or a front made of other articles."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.extract.blocks import Block
from khabar.extract.body import Stretch
from khabar.extract.features import Features
from khabar.extract.metadata import Metadata, is_list_page

EMPTY = "empty page"
#: A body of at least so many words outweighs a phrase of error or wall elsewhere on the page.
_ENOUGH = 80


def problem_of(
    blocks: Sequence[Block],
    features: Sequence[Features],
    stretch: Stretch | None,
    metadata: Metadata,
    least: int,
) -> str | None:
    """One line that says why there is no article, or `None` where there is one."""
    if not blocks:
        return EMPTY
    words = _running_words(blocks, features, stretch)
    kinds = {feature.found.kind for feature in features if feature.found}
    if words < _ENOUGH and "error" in kinds and _outside_body(features, stretch, "error"):
        return "an error page: the site did not find or send the article"
    if stretch is None or words < least:
        return _without_text(blocks, features, kinds)
    if "wall" in kinds and words < _ENOUGH:
        return "a wall: the article is for subscribers or readers who signed in"
    if _is_front(blocks, features, stretch, metadata):
        return "a section front: headlines and leads of several articles"
    return None


def _running_words(blocks: Sequence[Block], features: Sequence[Features], stretch: Stretch | None) -> int:
    if stretch is None:
        return 0
    inside = range(stretch.start, stretch.end)
    return sum(len(blocks[at].words) for at in inside if features[at].prose and not features[at].teaser)


def _outside_body(features: Sequence[Features], stretch: Stretch | None, kind: str) -> bool:
    """Does the phrase stand in the upper part of the page, where its own headline would be?"""
    last = stretch.end if stretch else len(features)
    return any(f.found and f.found.kind == kind for f in features[: max(last, 12)])


def _without_text(blocks: Sequence[Block], features: Sequence[Features], kinds: set[str]) -> str:
    if "wall" in kinds:
        return "a wall: the article is for subscribers or readers who signed in"
    if sum(block.arabic > 0.5 for block in blocks) < 0.2 * len(blocks):
        return "no Arabic text"
    lines = sum(3 <= len(block.words) <= 25 for block in blocks)
    dated = sum(feature.date_line or feature.teaser for feature in features)
    if dated >= 3 or lines >= 12:
        return "a list of headlines, no article"
    return "no running text"


def _is_front(
    blocks: Sequence[Block], features: Sequence[Features], stretch: Stretch, metadata: Metadata
) -> bool:
    """Is the stretch a row of leads, each with its own headline, date or "more"?"""
    inside = range(stretch.start, stretch.end)
    prose = sum(features[at].prose and not blocks[at].furniture_zone for at in inside)
    if prose < 3:
        return False
    teasers = sum(features[at].teaser for at in inside)
    dates = sum(features[at].date_line for at in inside)
    linked = sum(blocks[at].heading > 1 and blocks[at].links > 0.6 for at in inside)
    signs = max(teasers, linked, dates)
    return signs >= (0.4 if is_list_page(metadata) else 0.7) * prose
