"""The stage: text through a recogniser, mentions through linking; then roles, and where the places lie."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from khabar.names.hub import HubModel
from khabar.names.linking import link
from khabar.names.location import located
from khabar.names.recogniser import Recogniser
from khabar.names.roles import roles
from khabar.names.rules import Rules
from khabar.names.sequence import Field
from khabar.names.trained import Trained
from khabar.names.transformer import Transformer
from khabar.records import Article, Entity, Failure, Mention

_HUB = "hub:"


@dataclass(frozen=True, slots=True)
class Options:
    """`recogniser` is `accurate` (a small transformer with the rules), `fast` (a conditional random field with the rules), `rules` (lists and
    context alone), or `hub:OWNER/MODEL`, a token classifier of a model hub. `threads` is how many cores the transformer takes, 0 for all that the process may use."""

    recogniser: str = "accurate"
    threads: int = 0


@dataclass(frozen=True, slots=True)
class Named:
    """A name of a text: the mention, what it stands for, why it was taken for a name, and how sure that is (0 to 1)."""

    mention: Mention
    entity: Entity
    reason: str
    score: float


def recogniser(options: Options) -> Recogniser:
    """THE LIST of recognisers. Raises `ValueError` for another name."""
    if options.recogniser.startswith(_HUB):
        return Trained(HubModel(options.recogniser.removeprefix(_HUB)))
    if options.recogniser == "accurate":
        return Trained(Transformer(options.threads))
    if options.recogniser == "fast":
        return Trained(Field())
    if options.recogniser == "rules":
        return Rules()
    raise ValueError(f"no recogniser {options.recogniser!r}: accurate, fast, rules or hub:OWNER/MODEL")


class Names:
    """Article → the article with `mentions`, `entities` and `roles`. Raises `ValueError` where the options name no recogniser."""

    name = "names"
    version = 2

    def __init__(self, options: Options = Options()) -> None:
        self.options = options
        self._recogniser = recogniser(options)

    def run(self, records: Iterable[Article]) -> Iterator[Article | Failure]:
        """One article for each, in order. An article without text comes back with no names."""
        for article in records:
            mentions, entities = link(article.text, self._recogniser.find(article.text))
            yield replace(
                article,
                mentions=mentions,
                entities=located(entities),
                roles=roles(article.text, mentions, entities),
            )

    def explain_text(self, text: str) -> tuple[Named, ...]:
        """The names of a text by itself, each with its reason.

        >>> [(named.entity.name, named.mention.type) for named in Names(Options("rules")).explain_text("وصل فلاديمير بوتين إلى دمشق")]
        [('فلاديمير بوتين', 'person'), ('دمشق', 'place')]
        """
        found = {one.start: one for one in self._recogniser.find(text)}
        mentions, entities = link(text, list(found.values()))
        by_id = {entity.id: entity for entity in located(entities)}
        return tuple(
            Named(
                mention,
                by_id[mention.entity],
                found[mention.start].reason,
                round(found[mention.start].score, 2),
            )
            for mention in mentions
        )
