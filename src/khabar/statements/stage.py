"""The stage: an article with names and times in, the same article with its statements out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from khabar.records import Article, Failure, Statement
from khabar.statements.grammar import ParagraphReader
from khabar.statements.headlines import read_headline
from khabar.statements.paragraph import Passage, Spans
from khabar.statements.speakers import Discourse, Reading


@dataclass(frozen=True, slots=True)
class Options:
    """Nothing to choose yet."""


class Statements:
    """Article → who said what to whom through whom."""

    name = "statements"
    version = 2

    def __init__(self, options: Options = Options()) -> None:
        self.options = options

    def run(self, records: Iterable[Article]) -> Iterator[Article | Failure]:
        """The same articles with `statements`, in the order of the text."""
        for article in records:
            yield replace(article, statements=tuple(said for said, _ in self.explain(article)))

    def explain(self, article: Article) -> list[tuple[Statement, str]]:
        """Each statement with the rule that found it: «subject after the verb», «attribution before the words»."""
        spans = Spans(article)
        passages = [Passage(article, paragraph, spans) for paragraph in article.paragraphs]
        discourse = Discourse(article)
        for passage in passages:
            discourse.learn(passage)
        found: list[Reading] = []
        for passage in passages:
            if passage.paragraph.role == "body":
                found.extend(ParagraphReader(passage, discourse).read())
        for passage in passages:
            if passage.paragraph.role != "body":
                found.extend(read_headline(passage, discourse, found))
        return [(said, rule) for said, rule in _once(found, article)]


def _once(found: list[Reading], article: Article) -> list[tuple[Statement, str]]:
    """The same span once, in the order of the text; the article's own outlet and the agency of the whole report stand in no
    chain."""
    own = {name for name in (article.outlet.name, article.dateline.agency) if name}
    kept: dict[tuple[int, int], tuple[Statement, str]] = {}
    for reading in found:
        said = reading.statement
        via = tuple(link for link in said.via if link.text.strip('«»"“” ') not in own)
        kept.setdefault((said.start, said.end), (replace(said, via=via), reading.rule))
    return sorted(kept.values(), key=lambda pair: (pair[0].start, -pair[0].end))
