"""What happened and when: dated sentences, the events they tell of, and the timeline.

A sentence is dated by the first day (or month, or year) that it names, which is when it happened, not when it was printed; a
lede without a date of its own is dated by its article. Sentences of one date that share words and names are one happening.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from khabar.arabic.calendar import weekday_number
from khabar.arabic.sentences import sentences
from khabar.arabic.stems import light_stem
from khabar.arabic.tokens import tokenize
from khabar.records import Article, Event, Precision, Reprint, Source, Time, TimelineLine
from khabar.stories.spelling import name_key

_VALUE = re.compile(r"^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T.*)?$")
_LONGEST = 220
#: How many words before a date an aside holds, and the words that open one.
_ASIDE = 12
#: How many words at the head of a sentence say what was done.
_DEEDS = 3
_WHICH = frozenset({"الذي", "التي", "اللذين", "اللتين", "والذي", "والتي"})
_FUTURE = ("سي", "ست", "وسي", "وست")
_NOT_FUTURE = ("سياس", "سيد", "ستين", "سته", "سيطر", "سيار", "سينا", "سيناريو", "سنه")


@dataclass(frozen=True)
class Dated:
    """A sentence with its date. `lede` says that it opens the report, `told` that the date is printed there in figures or
    as a day of the week, `said` that it is the date of a saying and not of what was said, `figures` the numbers in it,
    `days` every date that the whole sentence names, `deeds` the stems of its first words that are no names."""

    article: Article
    start: int
    end: int
    date: str
    precision: Precision
    stems: frozenset[str]
    names: frozenset[str]
    lede: bool = False
    told: bool = False
    said: bool = False
    figures: frozenset[str] = frozenset()
    days: frozenset[str] = frozenset()
    deeds: frozenset[str] = frozenset()

    @property
    def text(self) -> str:
        return " ".join(self.article.text[self.start : self.end].split())

    @property
    def source(self) -> Source:
        return Source(self.article.id, self.start, self.end)


def dated_sentences(article: Article, stops: frozenset[str]) -> list[Dated]:
    """The dated sentences of one article. What lies ahead of the article's own date has not happened and is left out."""
    found: list[Dated] = []
    bodies = [paragraph for paragraph in article.paragraphs if paragraph.role == "body"]
    published = article.published.value[:10] if article.published else None
    for number, paragraph in enumerate(bodies):
        for first, (start, end) in enumerate(sentences(article.text, paragraph.start, paragraph.end)):
            lede = number == 0 and first == 0
            time = _time(article, start, end)
            value = _plain(time) if time else None
            if value is None and lede and published and not _is_state(article.text[start:end]):
                value = published
            if (
                value is None
                or (published and value > published[: len(value)])
                or (not lede and _ahead(article.text[start:end]))
            ):
                continue
            found.append(replace(_dated(article, (start, end), value, time, stops), lede=lede))
    return found


def asides(article: Article, stops: frozenset[str]) -> list[Dated]:
    """Happenings that a sentence dates in passing: «انهيار السد، الذي وقع صباح الجمعة 13 مارس», each with the words before
    its date."""
    found = []
    published = article.published.value[:10] if article.published else None
    for start, end in sentences(article.text):
        times = [time for time in article.times if start <= time.start < end]
        main = _time(article, start, end)
        for time in times:
            value = _plain(time)
            before = [t for t in tokenize(article.text, start, time.start) if t.kind != "punct"][-_ASIDE:]
            if value is None or time is main or len(value) < 10 or (published and value > published):
                continue
            if (main and value == _plain(main)) or not any(token.key in _WHICH for token in before):
                continue
            aside = _dated(article, (before[0].start, time.end), value, time, stops)
            days = frozenset(plain for other in times if (plain := _plain(other)))
            found.append(replace(aside, days=days))
    return found


def _dated(
    article: Article, span: tuple[int, int], value: str, time: Time | None, stops: frozenset[str]
) -> Dated:
    start, end = span
    precision: Precision = "day" if len(value) == 10 else "month" if len(value) == 7 else "year"
    words = [
        token
        for token in tokenize(article.text, start, end)
        if token.kind == "word" and len(token.key) > 2 and light_stem(token.key) not in stops
    ]
    times = [other for other in article.times if start <= other.start < end]
    inside = [(other.start, other.end) for other in times]
    figures = frozenset(
        token.key
        for token in tokenize(article.text, start, end)
        if token.kind == "number" and not any(a <= token.start < b for a, b in inside)
    )
    named = [(mention.start, mention.end) for mention in article.mentions if start <= mention.start < end]
    deeds = [token for token in words if not any(a <= token.start < b for a, b in named)][:_DEEDS]
    said = time is not None and any(
        start <= one.start < end and not one.start <= time.start < one.end for one in article.statements
    )
    printed = article.text[time.start : time.end] if time else ""
    return Dated(
        article,
        start,
        end,
        value,
        precision,
        frozenset(light_stem(token.key) for token in words),
        _names(article, start, end),
        told=any(t.kind == "number" or weekday_number(t.key) is not None for t in tokenize(printed)),
        said=said,
        figures=figures,
        deeds=frozenset(light_stem(token.key) for token in deeds),
        days=frozenset(plain for other in times if (plain := _plain(other))),
    )


def _time(article: Article, start: int, end: int) -> Time | None:
    """The expression that dates the sentence: the first of those that say most precisely."""
    dated = [
        time
        for time in article.times
        if start <= time.start < end and _plain(time) and not _since(article.text, time.start)
    ]
    return max(dated, key=lambda time: len(_plain(time) or ""), default=None)


def _plain(time: Time) -> str | None:
    """The value as a plain ISO date: day, month or year."""
    match = _VALUE.match(time.value) if time.type in {"DATE", "TIME"} else None
    return "-".join(part for part in match.groups() if part) if match else None


def _since(text: str, at: int) -> bool:
    """«منذ نوفمبر», «حتى نهاية العام»: an edge of a stretch of time, not the day of a happening."""
    before = tokenize(text, max(0, at - 12), at)
    return bool(before) and before[-1].key in {"منذ", "حتي", "لغايه", "قبل"}


def _ahead(sentence: str) -> bool:
    """Does the first verb of the sentence look ahead («من المقرر», «سيلتقي»)?"""
    keys = [token.key for token in tokenize(sentence)[:6]]
    return any(
        key in {"المقرر", "المتوقع", "المرتقب"}
        or (len(key) > 4 and key.startswith(_FUTURE) and not key.removeprefix("و").startswith(_NOT_FUTURE))
        for key in keys
    )


def _is_state(sentence: str) -> bool:
    """«يشغل فلان منصب …», «تتواصل الأعمال»: a lede that opens with a present verb tells of no day."""
    first = tokenize(sentence)[:1]
    return bool(first) and len(first[0].key) >= 4 and first[0].key.startswith("ي")


def _names(article: Article, start: int, end: int) -> frozenset[str]:
    entities = {entity.id: entity.name for entity in article.entities}
    return frozenset(name_key(entities[m.entity]) for m in article.mentions if start <= m.start < end)


def gathered(found: Sequence[Dated], likeness: float) -> list[list[Dated]]:
    """The sentences grouped into happenings, oldest first. A sentence that knows only the month joins a day in it that
    it is like."""
    groups: list[list[Dated]] = []
    ordered = sorted(found, key=lambda d: (-len(d.date), d.date, d.article.id, d.start))
    for one in ordered:
        best = max(groups, key=lambda group: _fits(one, group), default=None)
        if best is not None and _fits(one, best) >= likeness:
            best.append(one)
        else:
            groups.append([one])
    return sorted(groups, key=lambda group: (group[0].date, group[0].article.id, group[0].start))


def _fits(one: Dated, group: Sequence[Dated]) -> float:
    """How well a sentence fits a happening: 0 where the dates forbid it."""
    head = group[0]
    if not head.date.startswith(one.date):
        return 0.0
    return max(_alike(one, other) for other in group) * (1.0 if one.date == head.date else 0.8)


def _alike(one: Dated, other: Dated) -> float:
    words = len(one.stems & other.stems) / (min(len(one.stems), len(other.stems)) or 1)
    names = len(one.names & other.names)
    return words + 0.12 * min(names, 3) + (0.25 if one.lede and other.lede and names >= 2 else 0.0)


def timeline(groups: Sequence[Sequence[Dated]]) -> tuple[TimelineLine, ...]:
    """One line a happening, in its best-sourced wording: the sentence most like the others, the shorter of equals."""
    return tuple(
        TimelineLine(
            group[0].date,
            group[0].precision,
            _best(group).text,
            tuple(sorted({d.source for d in group}, key=_place)),
        )
        for group in groups
    )


def _best(group: Sequence[Dated]) -> Dated:
    words = Counter(stem for dated in group for stem in dated.stems)
    return max(
        group,
        key=lambda d: (
            sum(words[s] > 1 for s in d.stems),
            len(d.text) <= _LONGEST,
            d.lede,
            -len(d.text),
            d.article.id,
        ),
    )


def _place(source: Source) -> tuple[str, int]:
    return source.article, source.start


def events(groups: Sequence[Sequence[Dated]], reprints: Sequence[Reprint]) -> tuple[Event, ...]:
    """The happenings that are the story's own: what a report opens with, and what two articles or more tell of that do not
    repeat each other."""
    copies = {frozenset((reprint.article, reprint.of)) for reprint in reprints}
    found = []
    for group in groups:
        articles = tuple(sorted({dated.article.id for dated in group}))
        ledes = [dated for dated in group if dated.lede]
        apart = any(
            frozenset((a, b)) not in copies for n, a in enumerate(articles) for b in articles[n + 1 :]
        )
        if not ledes and (not apart or group[0].precision == "year"):
            continue
        actors, places = _who_and_where(group)
        title = _title(group, ledes)
        found.append(
            Event(
                id="ev-" + sha256(f"{group[0].date}|{title}".encode()).hexdigest()[:10],
                date=group[0].date,
                precision=group[0].precision,
                title=title,
                articles=articles,
                actors=actors,
                places=places,
                sources=tuple(sorted({dated.source for dated in group}, key=_place)),
            )
        )
    return tuple(found)


def _title(group: Sequence[Dated], ledes: Sequence[Dated]) -> str:
    """The headline of the report whose lede is most like the other sentences; without a lede, the best sentence."""
    words = Counter(stem for dated in group for stem in dated.stems)
    if ledes:
        lede = max(ledes, key=lambda d: (sum(words[s] for s in d.stems) / (len(d.stems) or 1), d.article.id))
        if lede.article.headline:
            return lede.article.headline
    text = _best(group).text
    return text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(" ", 1)[0] + " …"


def _who_and_where(group: Sequence[Dated]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    actors: Counter[str] = Counter()
    places: Counter[str] = Counter()
    shown: dict[str, str] = {}
    for dated in group:
        entities = {entity.id: entity for entity in dated.article.entities}
        for entity in {m.entity for m in dated.article.mentions if dated.start <= m.start < dated.end}:
            named = entities[entity]
            key = name_key(named.name)
            if len(named.name) > len(shown.get(key, "")):
                shown[key] = named.name
            (places if named.type == "place" else actors)[key] += 1

    def main(counted: Counter[str]) -> tuple[str, ...]:
        ordered = sorted(counted, key=lambda key: (-counted[key], shown[key]))
        return tuple(shown[key] for key in ordered[:5])

    return main(actors), main(places)
