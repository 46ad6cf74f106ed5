"""The measures of one page, part by part: headline, body, captions, author, dateline, day of publication.

`compare` is the entry point: it yields every measure that the gold of this page holds, each with its misses. Names and
times are in `span_parts`, statements in `speech_parts`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from evaluation.sheet import Miss, Scored
from evaluation.span_parts import compare_mentions, compare_times
from evaluation.speech_parts import compare_statements
from evaluation.words import likeness, plain, shared, shingles
from khabar.records import Article

#: How much of a value is compared, by its precision: a minute counts as its day.
_COMPARED = {"year": 4, "month": 7, "day": 10, "minute": 10}


def compare(found: Article, wanted: Article, held: frozenset[str]) -> Iterator[Scored]:
    """Every measure on one page, in a fixed order. `held` names the parts that the annotator wrote
    (`PARTS` where all); the rest of the gold is not looked at. A page without a record is compared as an empty one."""
    for part, measure in PARTS.items():
        if part in held:
            yield from measure(found, wanted)


def body(article: Article) -> str:
    """Subheadings and body paragraphs, one a line."""
    return "\n".join(
        article.text[one.start : one.end] for one in article.paragraphs if one.role != "headline"
    )


def _headline(found: Article, wanted: Article) -> Iterator[Scored]:
    right = plain(found.headline) == plain(wanted.headline)
    miss = Miss("headline", "wrong value", wanted.headline, found.headline)
    yield Scored("headline", int(right), 1, 1, () if right else (miss,))


def _text(found: Article, wanted: Article) -> Iterator[Scored]:
    name = "body.shingle4"
    ours, theirs = shingles(body(found)), shingles(body(wanted))
    misses = _list_misses(name, body(found).split("\n"), body(wanted).split("\n"))
    yield Scored(name, shared(ours, theirs), len(ours), len(theirs), misses)


def _captions(found: Article, wanted: Article) -> Iterator[Scored]:
    yield _listed("captions", found.captions, wanted.captions)


def _author(found: Article, wanted: Article) -> Iterator[Scored]:
    yield _listed("author", found.author, wanted.author)


def _listed(name: str, found: Sequence[str], wanted: Sequence[str]) -> Scored:
    hits = shared(map(plain, found), map(plain, wanted))
    return Scored(name, hits, len(found), len(wanted), _list_misses(name, found, wanted))


def _list_misses(name: str, found: Sequence[str], wanted: Sequence[str]) -> tuple[Miss, ...]:
    """What stands on one side only; two lines that share half of their words are one that was cut wrong."""
    left = list(_beyond(found, wanted))
    misses = []
    for one in _beyond(wanted, found):
        other = next((line for line in left if likeness(line, one) >= 0.5), None)
        if other is None:
            misses.append(Miss(name, "missed", one, None))
        else:
            left.remove(other)
            misses.append(Miss(name, "wrong span", one, other))
    return (*misses, *(Miss(name, "spurious", None, one) for one in left))


def _beyond(these: Sequence[str], others: Sequence[str]) -> Iterator[str]:
    """What stands in `these` more often than in `others`."""
    left = Counter(map(plain, others))
    for one in these:
        if left[plain(one)] > 0:
            left[plain(one)] -= 1
        elif plain(one):
            yield one


def _dateline(found: Article, wanted: Article) -> Iterator[Scored]:
    yield from _dateline_part("dateline.place", found.dateline.place, wanted.dateline.place)
    yield from _dateline_part("dateline.agency", found.dateline.agency, wanted.dateline.agency)


def _dateline_part(name: str, found: str | None, wanted: str | None) -> Iterator[Scored]:
    if not found and not wanted:
        return
    right = plain(found) == plain(wanted)
    yield Scored(
        name, int(right), int(bool(found)), int(bool(wanted)), () if right else (_value(name, found, wanted),)
    )


def _published(found: Article, wanted: Article) -> Iterator[Scored]:
    ours, theirs = found.published, wanted.published
    if ours is None and theirs is None:
        return
    reference = theirs or ours
    compared = _COMPARED[reference.precision] if reference else 0
    right = ours is not None and theirs is not None and ours.value[:compared] == theirs.value[:compared]
    misses: tuple[Miss, ...] = ()
    if not right:
        evidence = (*(theirs.evidence if theirs else ()), *(ours.evidence if ours else ()))
        values = ours.value if ours else None, theirs.value if theirs else None
        misses = (_value("published", *values, " | ".join(evidence)),)
    yield Scored("published", int(right), int(ours is not None), int(theirs is not None), misses)


def _value(name: str, found: str | None, wanted: str | None, around: str = "") -> Miss:
    if not found:
        return Miss(name, "missed", wanted, None, around)
    return Miss(name, "wrong value" if wanted else "spurious", wanted, found, around)


#: What an annotator may have written for a page, in the order of the table.
PARTS: dict[str, Callable[[Article, Article], Iterator[Scored]]] = {
    "headline": _headline,
    "text": _text,
    "captions": _captions,
    "author": _author,
    "dateline": _dateline,
    "published": _published,
    "mentions": compare_mentions,
    "times": compare_times,
    "statements": compare_statements,
}
