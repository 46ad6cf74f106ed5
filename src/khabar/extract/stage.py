"""The stage: a page in, an article or the reason why there is none out."""

from __future__ import annotations

import hashlib
import json
import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from py3langid import langid
from selectolax.lexbor import LexborHTMLParser

from khabar.arabic.folds import squeeze
from khabar.extract import blocks as layout
from khabar.extract import body, head, metadata
from khabar.extract.outlet import outlet
from khabar.extract.published import _claim, published
from khabar.pages import decode
from khabar.records import Article, Dateline, Failure, Line, Outlet, Page, PageRef, Paragraph, Published, Role

_ERROR_PAGE = re.compile(
    r"error code: ?\d+|404|403|502|الصفحة غير موجودة|الصفحة المطلوبة غير موجودة|page not found", re.IGNORECASE
)
_BREAK = "\n\n"


@dataclass(frozen=True, slots=True)
class Options:
    """`least_words` is the fewest words that a body has; what holds fewer is no article."""

    least_words: int = 12


@dataclass(slots=True)
class _Read:
    """What was made of a page: its lines with their roles, and the parts of the article."""

    judged: list[body.Judged]
    headline: str | None = None
    parts: list[tuple[Role, str]] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    dateline: Dateline = Dateline()
    published: Published | None = None
    outlet: Outlet = Outlet()
    url: str | None = None
    problem: str | None = None


class Extract:
    """Page → Article: headline, body, captions, author, dateline and published, without the furniture."""

    name = "extract"
    version = 1

    def __init__(self, options: Options = Options()) -> None:
        self.options = options

    def run(self, records: Iterable[Page]) -> Iterator[Article | Failure]:
        """One article for each page; a page without one has `headline=None` and a `problem`."""
        for page in records:
            if page.media_type == "application/x-ndjson":
                yield _given(page)
            else:
                yield _article(page, self._read(page))

    def explain(self, page: Page) -> tuple[Line, ...]:
        """Every line of the page with its role and why."""
        if page.media_type == "application/x-ndjson":
            article = _given(page)
            return tuple(
                Line(number, article.text[p.start : p.end], p.role, "given as extracted")
                for number, p in enumerate(article.paragraphs, 1)
            )
        found = self._read(page)
        return tuple(Line(n, one.block.text, one.role, one.reason) for n, one in enumerate(found.judged, 1))

    def _read(self, page: Page) -> _Read:
        text = decode(page.content)
        if page.media_type == "text/html":
            tree = LexborHTMLParser(text)
            claims = metadata.read(tree)
            lines = layout.of_html(tree)
        else:
            claims = metadata.Metadata()
            lines = layout.of_text(text)
        return _assemble(lines, claims, page.url, self.options)


def _assemble(
    lines: list[layout.Block], claims: metadata.Metadata, url: str | None, options: Options
) -> _Read:
    judged, stretches = body.judge(lines)
    found = _Read(judged, url=url or claims.url)
    if not lines:
        found.problem = "the page is empty"
        return found
    top, (start, end) = _main(judged, stretches, claims)
    found.headline, at = (top.text, top.at) if top else (None, None)
    body.clean(judged, start, end)
    _leading_captions(found, start, end)
    kept = [one for one in judged[start:end] if one.role in {"body", "subheading"}]
    credit = _closing_credit(judged, kept, end)
    while kept and kept[-1].role == "subheading":
        last = kept.pop()
        last.role, last.reason = "furniture", "a short line at the end of the body"
    text_words = sum(one.block.words for one in kept)
    if found.headline is None or text_words < options.least_words:
        found.problem = _problem(lines, text_words)
        found.headline = None
        for one in judged:
            one.role, one.reason = "furniture", one.reason if one.phrase else "the page holds no article"
        return found
    body_key = " ".join(one.block.key for one in kept)
    if at is not None:
        _mark_headline(judged, at)
        captions, found.authors, found.dateline = head.before_body(judged, at, start, body_key)
        found.captions = [*captions, *found.captions]
    found.authors = found.authors or _credited(claims.author, claims.site)
    texts = [one.block.text for one in kept]
    _opening_dateline(found, kept, texts)
    if credit and not found.dateline.agency:
        found.dateline = Dateline(found.dateline.place, credit)
    found.parts = [
        ("subheading" if one.role == "subheading" else "body", text)
        for one, text in zip(kept, texts, strict=True)
        if text
    ]
    near = [one.block.text for one in judged[at if at is not None else max(0, start - 8) : start]]
    near += [
        one.block.text for one in reversed(judged[max(0, (at or 0) - 3) : at or 0]) if one.block.words <= 14
    ]
    everything = [block.text for block in lines]
    found.published = published(claims.published, near, "\n".join(texts), everything, found.url)
    found.outlet = outlet(lines, found.headline, claims.site, claims.title, found.url)
    return found


def _main(
    judged: list[body.Judged], stretches: Sequence[body.Stretch], claims: metadata.Metadata
) -> tuple[head.Headline | None, tuple[int, int]]:
    """Of the stretches that may be the body the one with the best headline over it; long terms of use have none."""
    best: tuple[float, head.Headline | None, body.Stretch] | None = None
    for stretch in stretches:
        top = head.headline(judged, stretch.start, claims.headline, claims.title)
        value = math.sqrt(stretch.worth) + 1.2 * (top.score if top else -3.0)
        if best is None or value > best[0]:
            best = (value, top, stretch)
    return (best[1], (best[2].start, best[2].end)) if best else (None, (0, 0))


def _leading_captions(found: _Read, start: int, end: int) -> None:
    """Lines at the head of the body that end in a picture credit are captions."""
    for one in found.judged[start : min(end, start + 2)]:
        if one.role != "body" or not head.is_caption(one.block.text):
            break
        one.role, one.reason = "caption", "a picture credit at the end"
        found.captions.append(one.block.text)


def _mark_headline(judged: list[body.Judged], at: int) -> None:
    judged[at].role, judged[at].reason = (
        "headline",
        "the line before the body that the page repeats or claims",
    )
    for one in judged:
        if one is not judged[at] and one.block.key == judged[at].block.key:
            one.role, one.reason = "furniture", "the headline again"


def _credited(names: Sequence[str], site: str | None) -> list[str]:
    return [
        name
        for name in dict.fromkeys(names)
        if name != site and re.search("[\u0621-\u064a]", name) and len(name.split()) <= 5
    ][:3]


def _closing_credit(judged: list[body.Judged], kept: list[body.Judged], end: int) -> str | None:
    """An agency credited on a line of its own at the end: «(رويترز)». The line is taken out of the body."""
    for one in (*kept[-1:], *judged[end : end + 3]):
        credit = head.closing_credit(one.block.text)
        if credit:
            one.role, one.reason = "dateline", "a credit at the end"
            kept[:] = [other for other in kept if other is not one]
            return credit
    return None


def _opening_dateline(found: _Read, kept: Sequence[body.Judged], texts: list[str]) -> None:
    """A dateline that stands on a line of its own as the first of the body."""
    first = head.place_and_agency(texts[0]) if len(texts[0].split()) <= 8 else None
    if first:
        found.dateline = first
        kept[0].role, kept[0].reason, texts[0] = "dateline", "place and agency", ""


def _problem(lines: Sequence[layout.Block], words: int) -> str:
    for block in lines[:30]:
        if block.words <= 12 and _ERROR_PAGE.search(block.text):
            return f"an error page: {block.text}"
    return "no body text on the page" if words == 0 else "no headline with a body under it"


def _article(page: Page, found: _Read) -> Article:
    digest = hashlib.sha256(page.content).hexdigest()
    reference = PageRef(path=page.path, url=found.url, media_type=page.media_type, sha256=digest)
    if found.problem or found.headline is None:
        return Article(id=digest[:16], page=reference, outlet=found.outlet, problem=found.problem)
    text, paragraphs = _joined([("headline", found.headline), *found.parts])
    return Article(
        id=digest[:16],
        page=reference,
        outlet=found.outlet,
        language=_language(text),
        headline=found.headline,
        text=text,
        paragraphs=paragraphs,
        captions=tuple(found.captions),
        author=tuple(found.authors),
        dateline=found.dateline,
        published=found.published,
    )


def _language(text: str) -> str | None:
    code, _ = langid.classify(text[:2000])
    return str(code) if code else None


def _joined(parts: Sequence[tuple[Role, str]]) -> tuple[str, tuple[Paragraph, ...]]:
    spans = []
    at = 0
    for role, text in parts:
        spans.append(Paragraph(at, at + len(text), role))
        at += len(text) + len(_BREAK)
    return _BREAK.join(text for _, text in parts), tuple(spans)


def _given(page: Page) -> Article:
    """An article that came already extracted: what is given is taken as it is."""
    given = json.loads(page.content)

    def text_of(name: str) -> str | None:
        value = given.get(name)
        return squeeze(value) if isinstance(value, str) and value.strip() else None

    headline = text_of("headline")
    lines = [layout.clean(line) for line in given["text"].splitlines()]
    parts: list[tuple[Role, str]] = [("headline", headline)] if headline else []
    parts += [("body", line) for line in lines if line]
    text, paragraphs = _joined(parts)
    digest = hashlib.sha256(page.content).hexdigest()
    credit, people = _given_credit(text_of("author"))
    given_dateline = given.get("dateline")
    dateline = (
        Dateline(given_dateline.get("place"), given_dateline.get("agency"))
        if isinstance(given_dateline, dict)
        else credit
    )
    value = text_of("published")
    when = _claim(value, "published") if value else None
    name = text_of("outlet")
    problem = None if any(role == "body" for role, _ in parts) else "the text is empty"
    return Article(
        id=page.path if text_of("id") else digest[:16],
        page=PageRef(path=page.path, url=text_of("url"), media_type=None, sha256=digest),
        outlet=Outlet(name, None),
        language=_language(text) if text else None,
        headline=headline if not problem else None,
        text=text if not problem else "",
        paragraphs=paragraphs if not problem else (),
        author=people,
        dateline=dateline,
        published=when,
        problem=problem,
    )


def _given_credit(author: str | None) -> tuple[Dateline, tuple[str, ...]]:
    """A raw credit as place, agency and people: «لندن: «الشرق الأوسط أونلاين»», «إسلام أباد: جاسم تقي، الوكالات»."""
    if not author:
        return Dateline(), ()
    return head.credit_line(author) or (Dateline(), (author,))
