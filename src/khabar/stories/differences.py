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
from khabar.arabic.tokens import tokenize
from khabar.records import Article, Discrepancy, Side, Source
from khabar.stories.happenings import Dated
from khabar.stories.voices import Voice

_ABOUT = frozenset({"من", "نحو", "حوالي", "قرابه", "زهاء", "نسبه"})


@dataclass(frozen=True, slots=True)
class Count:
    """An exact count in a sentence: «17 قتيلا» is 17 of the thing `dead`."""

    article: str
    thing: str
    value: int
    side: Side
    stems: frozenset[str]


@cache
def _things() -> dict[str, str]:
    rows = read_table("khabar.stories", "counted.tsv")
    return {light_stem(fold(form)): row["thing"] for row in rows for form in row["forms"].split()}


def counts(article: Article) -> Iterator[Count]:
    """The exact counts of an article, the first of each thing in a sentence (a second one is part of it, or corrects it): of things in `counted.tsv`, «مقتل 17 شخصا» by the word before."""
    things = _things()
    times = {time.start for time in article.times}
    for start, end in sentences(article.text):
        tokens = [token for token in tokenize(article.text, start, end) if token.kind != "punct"]
        stems = frozenset(light_stem(token.key) for token in tokens if len(token.key) > 3)
        told: set[str] = set()
        at = 0
        while at < len(tokens):
            number = read_number(tokens, at)
            if number is None or tokens[at].start in times:
                at += 1
                continue
            value, after = number
            exact = at == 0 or tokens[at - 1].key not in _ABOUT
            counted = things.get(light_stem(tokens[after].key)) if after < len(tokens) else None
            before = [things[s] for t in tokens[max(0, at - 2) : at] if (s := light_stem(t.key)) in things]
            thing = before[-1] if before and counted in {None, "person"} else counted
            if exact and thing and thing != "person" and thing not in told and value > 1:
                told.add(thing)
                last = tokens[min(after, len(tokens) - 1)].end if counted else tokens[after - 1].end
                text = article.text[tokens[at].start : last]
                yield Count(
                    article.id, thing, value, Side(text, Source(article.id, tokens[at].start, last)), stems
                )
            at = after


def numbers(articles: Sequence[Article], shared: float) -> Iterator[Discrepancy]:
    """Different exact counts of one thing in sentences that share words, at least two articles against each other."""
    by_thing: dict[str, list[Count]] = defaultdict(list)
    for article in articles:
        for count in counts(article):
            by_thing[count.thing].append(count)
    for thing, found in sorted(by_thing.items()):
        for group in _comparable(found, shared):
            sides: dict[int, Count] = {}
            for count in group:
                sides.setdefault(count.value, count)
            if len(sides) > 1 and len({count.article for count in group}) > 1:
                shown = tuple(sides[value].side for value in sorted(sides))
                values = ", ".join(str(value) for value in sorted(sides))
                yield Discrepancy("number", shown, f"{thing}: {values}")


def _comparable(found: Sequence[Count], shared: float) -> list[list[Count]]:
    groups: list[list[Count]] = []
    for count in found:
        for group in groups:
            if any(
                _overlap(count.stems, other.stems) >= shared and count.article != other.article
                for other in group
            ):
                group.append(count)
                break
        else:
            groups.append([count])
    return groups


def _overlap(one: frozenset[str], two: frozenset[str]) -> float:
    return len(one & two) / (min(len(one), len(two)) or 1)


def dates(found: Sequence[Dated], likeness: float) -> Iterator[Discrepancy]:
    """One happening on two days: sentences of two articles that share most words and a name, at most three days apart. Two
    ledes on two days are two developments."""
    days = [dated for dated in found if dated.precision == "day"]
    seen: set[frozenset[str]] = set()
    for n, one in enumerate(days):
        for two in days[n + 1 :]:
            if one.date == two.date or one.article.id == two.article.id:
                continue
            apart = abs((date.fromisoformat(one.date) - date.fromisoformat(two.date)).days)
            if apart > 3 or _overlap(one.stems, two.stems) < likeness or len(one.stems & two.stems) < 4:
                continue
            if not one.names & two.names or (one.lede and two.lede):
                continue
            key = frozenset({one.date, two.date})
            if key not in seen:
                seen.add(key)
                sides = tuple(
                    Side(dated.text, dated.source) for dated in sorted((one, two), key=lambda d: d.date)
                )
                yield Discrepancy("date", sides, " / ".join(sorted({one.date, two.date})))


def wordings(groups: Sequence[Sequence[Voice]], close: float, same: float) -> Iterator[Discrepancy]:
    """One speaker's quotation in two wordings: alike enough to be one sentence, different enough to change it. Copies of one
    wording are compared once."""
    quoted = [
        next((v for v in group if v.statement.kind in {"direct", "mixed"} and v.words.count(" ") >= 3), None)
        for group in groups
    ]
    shown = [voice for voice in quoted if voice is not None and voice.speaker is not None]
    for n, one in enumerate(shown):
        for two in shown[n + 1 :]:
            if one.article.id == two.article.id or one.speaker != two.speaker:
                continue
            score = fuzz.token_sort_ratio(one.words, two.words)
            if close <= score < same and not (one.words in two.words or two.words in one.words):
                sides = (Side(one.statement.content, one.source), Side(two.statement.content, two.source))
                yield Discrepancy("wording", sides, f"{one.name or ''}: {score:.0f} % of the words agree")


def attributions(found: Sequence[Voice], same: float) -> Iterator[Discrepancy]:
    """The same quoted words in two mouths, both named."""
    named = [
        v
        for v in found
        if v.statement.kind == "direct"
        and v.words.count(" ") >= 4
        and v.statement.speaker
        and v.statement.speaker.entity
    ]
    for n, one in enumerate(named):
        for two in named[n + 1 :]:
            if (
                one.article.id != two.article.id
                and one.speaker != two.speaker
                and fuzz.ratio(one.words, two.words) >= same
            ):
                sides = (Side(one.name or "", one.source), Side(two.name or "", two.source))
                yield Discrepancy("attribution", sides, one.statement.content)
