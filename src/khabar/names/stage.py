"""The stage: text through a recogniser, mentions through linking."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from khabar.names.linking import link
from khabar.names.recogniser import Recogniser
from khabar.names.rules import Rules
from khabar.records import Article, Failure


@dataclass(frozen=True, slots=True)
class Options:
    """`recogniser`: which one finds the names; `rules` are gazetteer and context."""

    recogniser: Literal["rules"] = "rules"


class Names:
    """Article → the article with `mentions` and `entities`."""

    name = "names"
    version = 1

    def __init__(self, options: Options = Options()) -> None:
        self.options = options
        self._recogniser: Recogniser = Rules()

    def run(self, records: Iterable[Article]) -> Iterator[Article | Failure]:
        """One article for each, in order. An article without text comes back with no names."""
        for article in records:
            mentions, entities = link(article.text, self._recogniser.find(article.text))
            yield replace(article, mentions=mentions, entities=entities)
