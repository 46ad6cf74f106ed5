"""Where articles disagree, typed, each side with its span and a reason.

Only what is comparable is compared: exact counts of the same thing in the same happening (no «أكثر من», no rounding), the day of
one happening, the words of one quotation, the speaker of the same words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from rapidfuzz import fuzz

from khabar.arabic.folds import fold
from khabar.arabic.numbers import read_number
from khabar.arabic.sentences import sentences
from khabar.arabic.stems import light_stem
from khabar.arabic.tables import read_table
from khabar.arabic.tokens import Token, tokenize
from khabar.records import Article, Discrepancy, Side, Source
from khabar.stories.happenings import Dated
from khabar.stories.spelling import name_key, other_name, same_name
from khabar.stories.voices import Voice

#: Words at the head of a quotation of which two versions share one.
_OPENING = 4
#: What a shared name adds to the part of shared words.
_NAMED = 0.06
#: Stems that two dated sentences must share at least.
_SHARED = 3


@dataclass(frozen=True, slots=True)
class Comparable:
    """When two things are compared: `counted` and `dated` are the parts of the words that two sentences must share, `passing`
    of those before a date told in passing; `days` how far apart they may lie, `values` how many counts may stand against each
    other, `factor` how many times the least of them the largest may be; from `worded` (0 to 100) on two quotations are versions of one, from `same` on they are the same words."""

    counted: float = 0.42
    dated: float = 0.5
    passing: float = 0.25
    days: int = 3
    values: int = 4
    factor: float = 2.0
    worded: float = 58.0
    same: float = 90.0


_ABOUT = frozenset({"من", "نحو", "حوالي", "قرابه", "زهاء", "نسبه"})


@dataclass(frozen=True, slots=True)
class Count:
    """An exact count in a sentence: «17 قتيلا» is 17 of the thing `dead`. `day` is that of the sentence, or of the report;
    `words` are the stems of the sentence but for what is counted."""

    article: str
    thing: str
    value: int
    side: Side
    words: frozenset[str]
    names: frozenset[str]
    day: str | None


@cache
def _things() -> dict[str, str]:
    """Folded form → thing, with and without the article."""
    rows = read_table("khabar.stories", "counted.tsv")
    forms = [(fold(form), row["thing"]) for row in rows for form in row["forms"].split()]
    return {spelt: thing for form, thing in forms for spelt in (form, f"ال{form}")}


def counts(article: Article, dated: Sequence[Dated]) -> Iterator[Count]:
    """The exact counts of an article, the first of each thing in a sentence (a second one is part of it, or corrects it): of
    things in `counted.tsv`, «مقتل 17 شخصا» by the word before. `dated` are its dated sentences."""
    days = {one.start: one.date for one in dated if one.precision == "day"}
    report = next((one.date for one in dated if one.lede and one.precision == "day"), None)
    times = {time.start for time in article.times}
    entities = {entity.id: entity.name for entity in article.entities}
    for start, end in sentences(article.text):
        tokens = tokenize(article.text, start, end)
        told: set[str] = set()
        names = frozenset(name_key(entities[m.entity]) for m in article.mentions if start <= m.start < end)
        words = frozenset(
            light_stem(token.key)
            for token in tokens
            if token.kind == "word" and len(token.key) > 3 and token.key not in _things()
        )
        at = 0
        while at < len(tokens):
            number = read_number(tokens, at)
            if number is None or tokens[at].start in times:
                at += 1
                continue
            value, after = number
            found = _counted(tokens, at, after)
            if found and value > 1 and found[0] not in told:
                thing, first, last = found
                told.add(thing)
                span = Source(article.id, tokens[first].start, tokens[last].end)
                side = Side(article.text[span.start : span.end], span)
                yield Count(article.id, thing, value, side, words, names, days.get(start, report))
            at = after


def _counted(tokens: Sequence[Token], at: int, after: int) -> tuple[str, int, int] | None:
    """What the number at `at` counts, and the first and last token of the phrase; `None` where the number is not exact or
    counts nothing we know."""
    before = tokens[at - 1].key if at else ""
    if before in _ABOUT:
        return None
    things = _things()
    following = things.get(tokens[after].key) if after < len(tokens) else None
    if following is not None and following != "person":
        return following, at, after
    last = after if following else after - 1
    for back in range(1, min(2, at) + 1):
        thing = things.get(tokens[at - back].key.removeprefix("و")) or things.get(tokens[at - back].key)
        if thing and thing != "person":
            return thing, at - back, last
    return None


def numbers(articles: Sequence[Article], dated: Sequence[Dated], limits: Comparable) -> Iterator[Discrepancy]:
    """Different exact counts of one thing in sentences that tell of one happening, in at least two articles. More than
    `limits.values` different counts, or counts that are worlds apart, are no discrepancy but different happenings."""
    by_article: dict[str, list[Dated]] = defaultdict(list)
    for one in dated:
        by_article[one.article.id].append(one)
    by_thing: dict[str, list[Count]] = defaultdict(list)
    for article in articles:
        for count in counts(article, by_article[article.id]):
            by_thing[count.thing].append(count)
    for thing, found in sorted(by_thing.items()):
        for group in _comparable(found, limits):
            sides: dict[int, Count] = {}
            for count in group:
                sides.setdefault(count.value, count)
            if max(sides) > limits.factor * min(sides) or len({count.article for count in group}) < 2:
                continue
            if 1 < len(sides) <= limits.values:
                shown = tuple(sides[value].side for value in sorted(sides))
                values = ", ".join(str(value) for value in sorted(sides))
                yield Discrepancy("number", shown, f"{thing}: {values}")


def _comparable(found: Sequence[Count], limits: Comparable) -> list[list[Count]]:
    """The counts grouped by happening: each is as like the others of its group on average as `limits.counted` says."""
    groups: list[list[Count]] = []
    for count in sorted(found, key=lambda count: (-len(count.words), count.article, count.side.source.start)):
        best = max(groups, key=lambda group: _likeness(count, group, limits), default=None)
        if best is not None and _likeness(count, best, limits) >= limits.counted:
            best.append(count)
        else:
            groups.append([count])
    return groups


def _likeness(count: Count, group: Sequence[Count], limits: Comparable) -> float:
    """How like the sentences around the counts are, 0 where their days lie too far apart or their names differ."""
    if any(_days_apart(count.day, other.day) > limits.days for other in group):
        return 0.0
    if any(count.names and other.names and not count.names & other.names for other in group):
        return 0.0
    alike = [
        _overlap(count.words, other.words) + _NAMED * min(3, len(count.names & other.names))
        for other in group
    ]
    return sum(alike) / len(alike)


def _days_apart(one: str | None, two: str | None) -> int:
    """In days; 0 where one of them is not known."""
    return abs((date.fromisoformat(one) - date.fromisoformat(two)).days) if one and two else 0


def _overlap(one: frozenset[str], two: frozenset[str]) -> float:
    """The part of the smaller set that the other holds; sets of one or two words are too small to tell."""
    return len(one & two) / max(3, min(len(one), len(two)))


def dates(dated: Sequence[Dated], asides: Sequence[Dated], limits: Comparable) -> Iterator[Discrepancy]:
    """One happening on two days. Compared are sentences of two articles that print their day in figures or as a day of the
    week, at most `limits.days` apart, that share a name and most words and a figure or their first
    words, and have no figures against each other. Two ledes on
    two days are two developments; the day of a saying is not compared."""
    days = [one for one in dated if one.precision == "day" and one.told and not one.said]
    days = sorted([*days, *asides], key=lambda one: (one.date, one.article.id, one.start))
    passing = {id(one) for one in asides}
    seen: set[frozenset[str]] = set()
    for n, one in enumerate(days):
        for two in days[n + 1 :]:
            if _days_apart(one.date, two.date) > limits.days:
                break
            if one.date == two.date or one.article.id == two.article.id or (one.lede and two.lede):
                continue
            if one.date in two.days or two.date in one.days:
                continue
            aside = id(one) in passing or id(two) in passing
            if aside and (_is_new(one) or _is_new(two)):
                continue
            if not aside and not (one.figures & two.figures or one.deeds & two.deeds):
                continue
            least = limits.passing if aside else limits.dated
            if not one.names & two.names or (one.figures and two.figures and not one.figures & two.figures):
                continue
            if len(one.stems & two.stems) < _SHARED or _overlap(one.stems, two.stems) < least:
                continue
            key = frozenset({one.date, two.date})
            if key not in seen:
                seen.add(key)
                yield Discrepancy(
                    "date",
                    (Side(one.text, one.source), Side(two.text, two.source)),
                    f"{one.date} / {two.date}",
                )


def _is_new(one: Dated) -> bool:
    """Does the sentence tell of the day on which it was printed?"""
    published = one.article.published
    return published is not None and one.date == published.value[:10]


def wordings(groups: Sequence[Sequence[Voice]], limits: Comparable) -> Iterator[Discrepancy]:
    """One speaker's quotation in two wordings: alike enough to be one sentence, different enough to change it. Copies of one
    wording are compared once."""
    by_speaker: dict[str, list[Voice]] = defaultdict(list)
    for group in groups:
        voice = next((one for one in group if one.statement.kind == "direct" and _is_sentence(one)), None)
        if voice is not None and voice.speaker is not None:
            by_speaker[voice.speaker].append(voice)
    for shown in by_speaker.values():
        for n, one in enumerate(shown):
            for two in shown[n + 1 :]:
                if one.article.id == two.article.id or not same_name(one.name or "", two.name or ""):
                    continue
                score = fuzz.token_sort_ratio(one.words, two.words)
                if limits.worded <= score < limits.same and not (
                    one.words in two.words or two.words in one.words
                ):
                    sides = (Side(one.statement.content, one.source), Side(two.statement.content, two.source))
                    yield Discrepancy("wording", sides, f"{one.name or ''}: {score:.0f} % of the words agree")


def _is_sentence(voice: Voice) -> bool:
    return voice.words.count(" ") >= 3


def attributions(found: Sequence[Voice], limits: Comparable) -> Iterator[Discrepancy]:
    """The same quoted words in two mouths, both named, and the names have nothing in common. The words are told once."""
    by_start: dict[str, list[Voice]] = defaultdict(list)
    for voice in found:
        if voice.statement.kind == "direct" and voice.words.count(" ") >= 4 and voice.named:
            for word in set(voice.words.split()[:_OPENING]):
                by_start[word].append(voice)
    seen: set[tuple[Source, Source] | frozenset[str]] = set()
    for voices in by_start.values():
        for n, one in enumerate(voices):
            for two in voices[n + 1 :]:
                pair = (one.source, two.source)
                if one.article.id == two.article.id or pair in seen:
                    continue
                seen.add(pair)
                if not other_name(one.name or "", two.name or "") or frozenset({one.words}) in seen:
                    continue
                if fuzz.ratio(one.words, two.words) >= limits.same:
                    seen |= {frozenset({one.words}), frozenset({two.words})}
                    sides = (Side(one.name or "", one.source), Side(two.name or "", two.source))
                    yield Discrepancy("attribution", sides, one.statement.content)
