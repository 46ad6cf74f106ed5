"""Interviews: questions, and answers that no reporting verb brings.

«* هل كان الاتفاق مفاجئا؟» and, in a paragraph of its own, «- لا، لم يكن مفاجئا.» An answer is one statement of the person who is
interviewed, from the question before it to the question after it. That it is an interview at all must be said («حوار مع», «سألته»)
or be shown by marks before questions and answers («س:», «ج:», «*», «-»); whom it is with, by the headline or the words before the
first question. Where nobody is named there, nothing is made of it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from khabar.records import Article, Holder, Mention, Statement
from khabar.statements.contents import Content, ContentReader
from khabar.statements.grammar import ParagraphReader
from khabar.statements.headlines import read_headline
from khabar.statements.lexicon import word_set
from khabar.statements.paragraph import Passage
from khabar.statements.speakers import Discourse, Reading

#: So many questions with an answer make an interview.
_FEWEST = 3
_LONGEST_QUESTION = 500
_MARK = re.compile(r"\s*(?:[-–—*•●■▪>]+|(?:س|ج|سؤال|جواب)\s*\d*\s*[:/ـ.-]+)\s*")
_RULE = "answer in an interview"


@dataclass(frozen=True, slots=True)
class _Turn:
    """An answer: the first and the last of its passages."""

    passages: tuple[Passage, ...]


def read_interview(
    article: Article, passages: Sequence[Passage], discourse: Discourse
) -> tuple[list[Reading], frozenset[int]]:
    """The answers of an interview with the speech inside them, and the starts of the paragraphs that were read so; nothing
    where the article is none."""
    body = [one for one in passages if one.paragraph.role != "headline"]
    turns = _turns(body)
    if len(turns) < _FEWEST:
        return [], frozenset()
    front = [one for one in passages if one.paragraph.start < _first_question(body).paragraph.start]
    if not (_said_to_be(front) or _marked(body, turns)):
        return [], frozenset()
    holder = _guest(article, front, discourse)
    if holder is None:
        return [], frozenset()
    found: list[Reading] = []
    taken: set[int] = set()
    for turn in turns:
        found += _answer(article, turn, holder, discourse)
        taken.update(one.paragraph.start for one in turn.passages)
    return found, frozenset(taken)


def _is_question(passage: Passage) -> bool:
    text = passage.text[passage.paragraph.start : passage.paragraph.end].rstrip(' \u200f"»”')
    return text.endswith(("؟", "?")) and len(text) <= _LONGEST_QUESTION


def _first_question(body: Sequence[Passage]) -> Passage:
    return next(one for one in body if _is_question(one))


def _turns(body: Sequence[Passage]) -> list[_Turn]:
    """The answers, each up to the next question; the last is one paragraph: what follows may be the writer's."""
    turns: list[_Turn] = []
    places = [at for at, one in enumerate(body) if _is_question(one)]
    for number, at in enumerate(places):
        end = places[number + 1] if number + 1 < len(places) else at + 2
        answer = tuple(one for one in body[at + 1 : end] if one.paragraph.role == "body")
        if answer:
            turns.append(_Turn(answer))
    return turns


def _said_to_be(front: Sequence[Passage]) -> bool:
    words = word_set("interview")
    return any(key in words or key.removeprefix("و") in words for one in front for key in one.keys)


def _marked(body: Sequence[Passage], turns: Sequence[_Turn]) -> bool:
    """Do questions or answers carry marks before them?"""
    questions = [one for one in body if _is_question(one)]
    answers = [turn.passages[0] for turn in turns]
    return any(
        2 * sum(_mark(one) > one.paragraph.start for one in side) > len(side) for side in (questions, answers)
    )


def _mark(passage: Passage) -> int:
    """Where the words of the paragraph begin, after the mark of a question or an answer."""
    found = _MARK.match(passage.text, passage.paragraph.start, passage.paragraph.end)
    return found.end() if found else passage.paragraph.start


def _guest(article: Article, front: Sequence[Passage], discourse: Discourse) -> Holder | None:
    """Who is interviewed: the speaker of the headline, else the person named most in headline and introduction, the headline
    counting twice and the first of equals."""
    for passage in front:
        if passage.paragraph.role == "headline":
            for reading in read_headline(passage, discourse, []):
                speaker = reading.statement.speaker
                if speaker is not None and speaker.entity is not None:
                    return speaker
    counted: Counter[str] = Counter()
    shown: dict[str, Mention] = {}
    for passage in front:
        for mention in filter(None, (passage.mention_at[at] for at in sorted(passage.mention_end))):
            if mention.type == "person":
                counted[mention.entity] += 1 + (passage.paragraph.role == "headline")
                shown.setdefault(mention.entity, mention)
    if not counted:
        return None
    mention = shown[counted.most_common(1)[0][0]]
    return Holder(mention.entity, article.text[mention.start : mention.end])


def _answer(article: Article, turn: _Turn, holder: Holder, discourse: Discourse) -> list[Reading]:
    first, last = turn.passages[0], turn.passages[-1]
    begun = next((at for at, token in enumerate(first.tokens) if token.start >= _mark(first)), 0)
    reader = ContentReader(first, lambda at, clausal: False)
    close = first.closing.get(begun)
    whole = len(turn.passages) == 1 and close is not None and close >= len(first.tokens) - 2
    content = Content(begun, begun + whole, close if whole and close else len(first.tokens), whole=whole)
    start, end = reader.span(content)
    if last is not first:
        end = last.paragraph.start + len(
            article.text[last.paragraph.start : last.paragraph.end].rstrip(" .؛،")
        )
    if end <= start:
        return []
    said = Statement(
        start=start,
        end=end,
        kind=reader.kind(content, start, end),
        content=article.text[start:end],
        speaker=holder,
    )
    found = [Reading(said, _RULE, begun)]
    for passage in turn.passages:
        discourse.speak(holder, None, None)
        for inner in ParagraphReader(passage, discourse).read():
            speaker = inner.statement.speaker
            if speaker == holder or (speaker is not None and speaker.entity == holder.entity):
                continue
            through = replace(inner.statement, via=(holder, *inner.statement.via))
            found.append(replace(inner, statement=through))
    return found
