"""Gold in sentences: `gold/speech.txt`, texts of one or a few paragraphs with their statements marked where they stand.

    = chain                                                     the construction that the case is about
    headline: لافروف: {1|لا شروط لدينا}                            where there is one
    نقلت وكالة تاس عن لافروف قوله إن {2|بلاده مستعدة}.                one paragraph a line
    1 indirect | speaker لافروف
    2 indirect | speaker لافروف | cue قوله | via وكالة تاس

Fields are `speaker`, `cue`, `to` (addressee), `at` (venue), `time` (TIMEX3) and `via`, one a link, nearest the article first; `-` is a
speaker whom the text does not name. A case without statements holds none, whatever it looks like. A blank line ends a case.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast, get_args

from evaluation.annotate import Mark, Mistake, strip_marks
from evaluation.sheet import Count, Figure
from evaluation.speech_parts import compare_statements
from evaluation.story_measures import GoldError
from khabar.pipeline import Options, article_stages
from khabar.records import Article, Holder, PageRef, Paragraph, Published, Statement, StatementKind

PUBLISHED = Published("2026-01-28", "day", "page", ())
_FIELDS = {"speaker", "cue", "to", "at", "time", "via"}


@dataclass(frozen=True, slots=True)
class Spoken:
    """A case: its construction, and the article with the statements it should give."""

    kind: str
    article: Article


def read_speech(path: Path) -> list[Spoken]:
    """The cases of a file. Raises `GoldError` that names file and line where a case contradicts itself."""
    cases: list[Spoken] = []
    block: list[str] = []
    lines = path.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate([*lines, ""], 1):
        if line.startswith("#"):
            continue
        if line.strip():
            block.append(line)
        elif block:
            try:
                cases.append(_case(f"{path.name}:{number - len(block)}", block))
            except (Mistake, ValueError) as error:
                raise GoldError(f"{path}:{number - len(block)}: {error}") from None
            block = []
    return cases


def _case(name: str, block: list[str]) -> Spoken:
    if not block[0].startswith("= "):
        raise Mistake("a case begins with = and its construction")
    text, marks, paragraphs, statements = "", list[Mark](), list[Paragraph](), list[str]()
    for line in block[1:]:
        if line[0].isdigit() and line.split(" ", 2)[1] in get_args(StatementKind):
            statements.append(line)
            continue
        headline = line.startswith("headline: ")
        text += "\n\n" if text else ""
        start = len(text)
        text += strip_marks(line.removeprefix("headline: "), start, marks)
        paragraphs.append(Paragraph(start, len(text), "headline" if headline else "body"))
    spans = {mark.tag: mark for mark in marks}
    if len(spans) != len(marks) or set(spans) != {line.split(" ", 1)[0] for line in statements}:
        raise Mistake("marks and statements do not fit")
    said = tuple(_statement(text, spans[line.split(" ", 1)[0]], line) for line in statements)
    head = text[paragraphs[0].start : paragraphs[0].end] if paragraphs[0].role == "headline" else None
    article = Article(
        id=name,
        page=PageRef(path=name),
        headline=head,
        text=text,
        paragraphs=tuple(paragraphs),
        published=PUBLISHED,
        statements=tuple(sorted(said, key=lambda one: (one.start, -one.end))),
    )
    return Spoken(block[0][2:].strip(), article)


def _statement(text: str, mark: Mark, line: str) -> Statement:
    head, *rest = line.split(" | ")
    fields: dict[str, str] = {}
    via: list[Holder] = []
    for part in rest:
        name, _, value = part.partition(" ")
        if name not in _FIELDS or not value or (name in fields and name != "via"):
            raise Mistake(f"not a field: {part}")
        if name == "via":
            via.append(Holder(None, value))
        fields[name] = value
    speaker = fields.get("speaker", "-")
    return Statement(
        start=mark.start,
        end=mark.end,
        kind=cast(StatementKind, head.split(" ")[1]),
        content=text[mark.start : mark.end],
        speaker=None if speaker == "-" else Holder(None, speaker),
        cue=fields.get("cue"),
        addressee=fields.get("to"),
        venue=fields.get("at"),
        via=tuple(via),
        time=fields.get("time"),
    )


def heard(cases: Iterable[Spoken], options: Options = Options()) -> Iterator[tuple[Spoken, Article]]:
    """Each case with what the stages find in its text."""
    stages = article_stages(options)
    for case in cases:
        article = replace(case.article, statements=())
        for stage in stages:
            (found,) = stage.run([article])
            if isinstance(found, Article):
                article = found
        yield case, article


def by_construction(pairs: Iterable[tuple[Spoken, Article]]) -> list[Figure]:
    """The share of cases of each construction in which every statement has its words, speaker, kind and chain, and nothing else was found;
    all of them under `cases`."""
    counts: dict[str, Count] = {"cases": Count()}
    for case, found in pairs:
        scored = {one.measure: one for one in compare_statements(found, case.article)}
        right = all(
            scored[f"statement.{part}"].hits
            == scored[f"statement.{part}"].found
            == scored[f"statement.{part}"].wanted
            for part in ("content", "speaker", "kind", "via")
        )
        for name in ("cases", case.kind):
            count = counts.setdefault(name, Count())
            count.wanted += 1
            count.hits += right
    return [Figure(name, one.hits / one.wanted, one.wanted) for name, one in sorted(counts.items())]
