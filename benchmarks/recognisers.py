"""Recognisers of names behind one signature: ours, and those of others that can be had here. Most load their model from a hub when they start;
where that fails the reason stands in the report."""

from __future__ import annotations

import importlib
import importlib.metadata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from benchmarks.extractors import Absent
from benchmarks.subjects import GoldArticle
from evaluation.page_parts import compare
from evaluation.sheet import Figure, Sheet
from khabar import __version__
from khabar.errors import ModelMissing
from khabar.names import Names, Options
from khabar.records import Article, EntityType, Mention

#: The recogniser of names that is used most for Arabic news.
HUB = "hub:CAMeL-Lab/bert-base-arabic-camelbert-msa-ner"
_TYPES: dict[str, EntityType] = {
    "PER": "person", "PERS": "person", "LOC": "place", "GPE": "place", "FAC": "place", "ORG": "organisation",
}  # fmt: skip

#: Texts → the mentions that were found in each.
Recognise = Callable[[Sequence[str]], list[tuple[Mention, ...]]]


@dataclass(frozen=True, slots=True)
class NamePeer:
    """A recogniser with its version."""

    name: str
    version: str | None
    recognise: Recognise


def recognisers() -> Iterator[NamePeer | Absent]:
    """Ours (with linking, which takes no time beside them), a hub model through our interface, and stanza."""
    for name in ("accurate", "fast", "rules"):
        yield NamePeer(f"khabar {name}", __version__, _ours(Options(name)))
    try:
        ours = _ours(Options(HUB))
        ours(["وصل الوفد إلى دمشق"])
        yield NamePeer(HUB, None, ours)
    except ModelMissing as error:
        yield Absent(HUB, str(error).splitlines()[0][:160])
    yield _stanza()


def _ours(options: Options) -> Recognise:
    stage = Names(options)

    def recognise(texts: Sequence[str]) -> list[tuple[Mention, ...]]:
        return [tuple(one.mention for one in stage.explain_text(text)) for text in texts]

    return recognise


def _stanza() -> NamePeer | Absent:
    try:
        module = importlib.import_module("stanza")
        pipeline = module.Pipeline("ar", processors="tokenize,ner", verbose=False)
    except (ImportError, OSError, ValueError) as error:
        return Absent("stanza", str(error).splitlines()[0][:160])

    def recognise(texts: Sequence[str]) -> list[tuple[Mention, ...]]:
        return [tuple(_mentions(pipeline(text).ents)) for text in texts]

    return NamePeer("stanza", importlib.metadata.version("stanza"), recognise)


def _mentions(found: Iterable[Any]) -> Iterator[Mention]:
    for one in found:
        if one.type in _TYPES:
            yield Mention(one.start_char, one.end_char, _TYPES[one.type], "e0")


def with_names(articles: Iterable[GoldArticle]) -> list[Article]:
    """The gold of those articles whose names are marked."""
    return [one.gold for one in articles if "mentions" in one.held]


def name_figures(articles: Sequence[Article], recognise: Recognise) -> list[Figure]:
    """Names by span and type, all and by type."""
    sheet = Sheet()
    for wanted, mentions in zip(articles, recognise([one.text for one in articles]), strict=True):
        sheet.add(
            wanted.id,
            compare(replace(wanted, mentions=mentions, entities=()), wanted, frozenset({"mentions"})),
        )
    return [one for one in sheet.figures() if one.measure.startswith("mentions")]
