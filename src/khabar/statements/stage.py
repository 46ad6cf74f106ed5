"""The stage: an article with names and times in, the same article with its statements out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from khabar.outlets import name_key
from khabar.records import Article, Failure, Statement
from khabar.statements.afterwards import told_afterwards
from khabar.statements.grammar import ParagraphReader
from khabar.statements.headlines import read_headline
from khabar.statements.interviews import read_interview
from khabar.statements.paragraph import Passage, Spans
from khabar.statements.speakers import Discourse, Reading


@dataclass(frozen=True, slots=True)
class Told:
    """A statement with the sentence that its words begin in (`text[first:after]`) and the rule that found it."""

    statement: Statement
    first: int
    after: int
    rule: str


@dataclass(frozen=True, slots=True)
class Options:
    """Nothing to choose yet."""


class Statements:
    """Article → who said what to whom through whom."""

    name = "statements"
    version = 5

    def __init__(self, options: Options = Options()) -> None:
        self.options = options

    def run(self, records: Iterable[Article]) -> Iterator[Article | Failure]:
        """The same articles with `statements`, in the order of the text."""
        for article in records:
            yield replace(article, statements=tuple(told.statement for told in self.explain(article)))

    def explain(self, article: Article) -> tuple[Told, ...]:
        """Each statement with its sentence and the rule that found it: «subject after the verb», «attribution before the words»."""
        spans = Spans(article)
        passages = [Passage(article, paragraph, spans) for paragraph in article.paragraphs]
        discourse = Discourse(article)
        for passage in passages:
            discourse.learn(passage)
        found, answers = read_interview(article, passages, discourse)
        for passage in passages:
            if passage.paragraph.role == "body" and passage.paragraph.start not in answers:
                found.extend(ParagraphReader(passage, discourse).read())
                told_afterwards(passage, discourse, found)
        for passage in passages:
            if passage.paragraph.role != "body":
                found.extend(read_headline(passage, discourse, found))
        return tuple(_told(reading, passages) for reading in _once(found, article))


def _told(reading: Reading, passages: list[Passage]) -> Told:
    said = reading.statement
    passage = next(one for one in passages if one.paragraph.start <= said.start < one.paragraph.end)
    first = next(at for at, token in enumerate(passage.tokens) if token.end > said.start)
    sentence = passage.sentence(first)
    return Told(said, *passage.span(sentence.first, sentence.after), reading.rule)


def _once(found: list[Reading], article: Article) -> list[Reading]:
    """The same span once, in the order of the text; the article's own outlet and the agency of the whole report stand in no
    chain."""
    own = {name_key(name) for name in (article.outlet.name, article.dateline.agency) if name}
    kept: dict[tuple[int, int], Reading] = {}
    for reading in found:
        said = reading.statement
        via = tuple(link for link in said.via if name_key(link.text) not in own)
        kept.setdefault((said.start, said.end), replace(reading, statement=replace(said, via=via)))
    return sorted(kept.values(), key=lambda one: (one.statement.start, -one.statement.end))
