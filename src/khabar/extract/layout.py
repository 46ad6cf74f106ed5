"""What the roles are given out on, and the verdicts as they are given."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from khabar.extract.blocks import Block
from khabar.extract.credits import Credit
from khabar.extract.features import Features
from khabar.extract.model import Guess
from khabar.records import LineRole


@dataclass(slots=True)
class Roles:
    """The verdict on every block, and what the head gave away. `label` is a lone name beside the date: the agency, where
    nothing else names one."""

    verdicts: list[tuple[LineRole, str]]
    captions: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    place: str | None = None
    agency: str | None = None
    label: str | None = None

    def put(self, at: int, role: LineRole, reason: str) -> None:
        self.verdicts[at] = (role, reason)

    def credit(self, found: Credit) -> None:
        """Keep what a credit names, the first of each kind."""
        self.place = self.place or found.place
        self.agency = self.agency or found.agency
        self.authors.extend(name for name in found.authors if name not in self.authors)


@dataclass(frozen=True, slots=True)
class Layout:
    """What the roles are given out on: the stretch `start` to `end`, the headline and its place, the outlet's names."""

    blocks: Sequence[Block]
    features: Sequence[Features]
    start: int
    end: int
    headline: str | None
    headline_at: int | None
    own: frozenset[str]
    pictures: Collection[str]
    guesses: Sequence[Guess]


def outside(block: Block, feature: Features) -> str:
    """Why a block belongs to no article, by itself."""
    if feature.found:
        return f"{feature.found.kind}: «{feature.found.phrase}»"
    if block.furniture_zone:
        return f"in the page's {block.zone} part"
    if feature.site_talk:
        return "the site speaks of itself"
    return "date outside the article" if feature.date_line else "outside the article"


def is_twin(layout: Layout, at: int) -> bool:
    """Does the same line stand right before or after it?"""
    key = layout.blocks[at].key
    return any(layout.blocks[near].key == key for near in (at - 1, at + 1) if 0 <= near < len(layout.blocks))
