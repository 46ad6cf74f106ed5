"""Statements said to be the same, joined across articles, with every way they reached us and how many origins those have."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from khabar.arabic.tokens import tokenize
from khabar.outlets import find as find_house
from khabar.outlets import name_key as house_key
from khabar.outlets import owner_key
from khabar.records import Article, ChainLink, Reprint, Source, Statement, StoryStatement
from khabar.stories.spelling import name_key, same_name

_PARTS = re.compile(r"\s*[،,/|+–—-]\s*")
#: Words of a credit that name no source.
_NOBODY = frozenset({"متابعه", "متابعات", "خاص", "وكالات", "الوكالات", "تقرير", "ترجمه", "رصد"})


@dataclass(frozen=True)
class Voice:
    """A statement in its article, with its folded words and the key of who speaks."""

    article: Article
    statement: Statement
    words: str
    speaker: str | None
    name: str | None
    named: bool

    @property
    def source(self) -> Source:
        return Source(self.article.id, self.statement.start, self.statement.end)


def voices(articles: Sequence[Article]) -> list[Voice]:
    """Every statement of the articles, in the order of ids and text."""
    found = []
    for article in articles:
        entities = {entity.id: entity for entity in article.entities}
        for statement in article.statements:
            holder = statement.speaker
            entity = entities.get(holder.entity) if holder and holder.entity else None
            name = entity.name if entity else holder.text if holder else None
            words = " ".join(token.key for token in tokenize(statement.content) if token.kind != "punct")
            found.append(
                Voice(article, statement, words, _speaker_key(name, bool(entity)), name, bool(entity))
            )
    return found


def _speaker_key(name: str | None, named: bool) -> str | None:
    if name is None:
        return None
    return (
        name_key(name) if named else " ".join(token.key for token in tokenize(name) if token.kind == "word")
    )


def same_content(one: str, two: str, least: float) -> bool:
    """Do two contents say the same in nearly the same words? Very short ones must be equal."""
    if min(one.count(" "), two.count(" ")) < 3:
        return one == two
    return fuzz.token_set_ratio(one, two) >= least and fuzz.ratio(one, two) >= 0.6 * least


def joined(found: Sequence[Voice], least: float) -> list[list[Voice]]:
    """Voices of one speaker and one content, grouped in the order of their first."""
    groups: list[list[Voice]] = []
    of_speaker: dict[str | None, list[list[Voice]]] = defaultdict(list)
    for one in found:
        for group in of_speaker[one.speaker]:
            if _may_be_one(one, group[0]) and any(
                same_content(one.words, other.words, least) for other in group
            ):
                group.append(one)
                break
        else:
            groups.append([one])
            of_speaker[one.speaker].append(groups[-1])
    return groups


def _may_be_one(one: Voice, two: Voice) -> bool:
    """Do two voices of one key speak for one person? Roles without a name must have the same words."""
    if one.name is None or two.name is None or not (one.named and two.named):
        return one.named == two.named
    return same_name(one.name, two.name)


def told(group: Sequence[Voice], reprints: Sequence[Reprint]) -> StoryStatement:
    """The joined statement: its fullest wording, each chain once, and how many origins the chains have."""
    fullest = max(group, key=lambda voice: (len(voice.words), voice.article.id))
    names = [voice.name for voice in group if voice.name]
    chains = tuple(dict.fromkeys(chain(voice) for voice in group))
    return StoryStatement(
        content=fullest.statement.content,
        speaker=max(names, key=lambda name: (len(name), name), default=None),
        sources=tuple(voice.source for voice in group),
        chains=chains,
        independent=origins([voice.article for voice in group], group, reprints),
    )


def chain(voice: Voice) -> tuple[ChainLink, ...]:
    """From the outlet that we read to who spoke."""
    article = voice.article
    outlet = article.outlet.name or article.outlet.domain or article.page.path
    links = [ChainLink(outlet, "outlet")]
    agency = credited(article)
    if agency:
        links.append(ChainLink(agency, "agency"))
    links += [ChainLink(link.text, "via") for link in voice.statement.via]
    if voice.name:
        links.append(ChainLink(voice.name, "speaker"))
    return tuple(links)


def credited(article: Article) -> str | None:
    """The agency that the report is credited to, as printed; `None` where the outlet credits itself («دجلة اليوم/ متابعة»)
    or nobody in particular («متابعات»)."""
    agency = article.dateline.agency
    if agency is None:
        return None
    own = {house_key(part) for part in (article.outlet.name, article.outlet.domain) if part}
    parts = [part for part in _PARTS.split(agency) if part and not _is_nobody(part)]
    return agency if any(house_key(part) not in own for part in parts) else None


def _is_nobody(part: str) -> bool:
    return all(token.key in _NOBODY for token in tokenize(part) if token.kind == "word")


def origins(articles: Sequence[Article], group: Sequence[Voice], reprints: Sequence[Reprint]) -> int:
    """Distinct origins: articles fall together where one repeats the other, where they (or the sentence) name the same
    agency, where one names the other's outlet, and where their outlets have one owner."""
    keys: list[set[str]] = []
    owners = [owner_key(article.outlet.name, article.outlet.domain) or article.id for article in articles]
    for article, voice, own in zip(articles, group, owners, strict=True):
        mine = {f"article:{article.id}", f"owner:{own}"}
        for part in _PARTS.split(credited(article) or ""):
            if part and not _is_nobody(part):
                house = find_house(part)
                mine.add(f"agency:{house.key if house else house_key(part)}")
        for link in voice.statement.via:
            house = find_house(link.text)
            if house and house.agency:
                mine.add(f"agency:{house.key}")
            if (theirs := owner_key(link.text)) in owners:
                mine.add(f"owner:{theirs}")
        keys.append(mine)
    for reprint in reprints:
        pair = {f"article:{reprint.article}", f"article:{reprint.of}"}
        for mine in keys:
            if mine & pair:
                mine.update(pair)
    merged: list[set[str]] = []
    for mine in keys:
        touching = [other for other in merged if other & mine]
        merged = [other for other in merged if not other & mine]
        merged.append(mine.union(*touching))
    return len(merged)
