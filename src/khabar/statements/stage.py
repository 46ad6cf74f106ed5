"""The stage: an article with names and times in, the same article with its statements out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from khabar.arabic.tokens import tokenize
from khabar.records import Article, Failure, Holder, Statement, StatementKind
from khabar.statements.grammar import ParagraphReader
from khabar.statements.paragraph import Passage
from khabar.statements.speakers import Discourse

_LONGEST_NAME = 8


@dataclass(frozen=True, slots=True)
class Options:
    """Nothing to choose yet."""


class Statements:
    """Article → who said what to whom through whom."""

    name = "statements"
    version = 1

    def __init__(self, options: Options = Options()) -> None:
        self.options = options

    def run(self, records: Iterable[Article]) -> Iterator[Article | Failure]:
        """The same articles with `statements`, in the order of the text."""
        for article in records:
            yield replace(article, statements=self._read(article))

    @staticmethod
    def _read(article: Article) -> tuple[Statement, ...]:
        discourse = Discourse(article)
        found: list[Statement] = []
        for paragraph in article.paragraphs:
            passage = Passage(article, paragraph)
            if paragraph.role == "headline":
                found.extend(_headline(passage, discourse))
            elif paragraph.role == "body":
                found.extend(ParagraphReader(passage, discourse).read())
        return tuple(sorted(_once(found, article), key=lambda said: (said.start, -said.end)))


def _headline(passage: Passage, discourse: Discourse) -> list[Statement]:
    """«الجبير: لا مكان للأسد»: the name before the colon holds what follows; there is no cue."""
    tokens = passage.tokens
    colon = next((at for at, token in enumerate(tokens) if token.surface == ":"), None)
    if colon is None or not 0 < colon <= _LONGEST_NAME or colon + 2 >= len(tokens):
        return []
    speaker = discourse.holder_of(passage, 0, colon)
    if (
        speaker is None
        or not discourse.can_speak(passage, speaker)
        or any(not token.key.strip() or token.kind == "number" for token in tokens[:colon])
    ):
        return []
    first, after = colon + 1, len(tokens)
    quote = passage.quote_at(first)
    whole = bool(quote) and quote is not None and quote[1] >= after - 1
    start, end = passage.span(first, after)
    text = passage.text[start:end]
    stripped = text.strip(' «»“”".')
    start += text.index(stripped) if stripped else 0
    kind: StatementKind = (
        "direct" if whole else "mixed" if quote or any(mark in stripped for mark in '«“"') else "indirect"
    )
    return [Statement(start, start + len(stripped), kind, stripped, _known(speaker, discourse))]


def _known(speaker: Holder, discourse: Discourse) -> Holder:
    """A role in a headline is settled by the body: «وزير الخارجية الأميركي: …» is he of whom the body says so."""
    if speaker.entity is not None:
        return speaker
    key = " ".join(token.key for token in tokenize(speaker.text))
    return Holder(discourse.aliases.get(key), speaker.text)


def _once(found: list[Statement], article: Article) -> list[Statement]:
    """The same span once; the article's own outlet stands in no chain."""
    own = {name for name in (article.outlet.name, article.dateline.agency) if name}
    kept: dict[tuple[int, int], Statement] = {}
    for said in found:
        via = tuple(link for link in said.via if link.text not in own)
        kept.setdefault((said.start, said.end), replace(said, via=via))
    return list(kept.values())
