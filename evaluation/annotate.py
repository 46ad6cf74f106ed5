"""Gold by hand: `python evaluation/annotate.py` compiles `gold/src/` into the article records in `gold/`.

A person marks the words where they stand, so no offset is ever counted by hand. One file a page of `examples/`,
named after it (`alarz-01.html.txt`):

    outlet: الأرز برس | alarzpress.example          name | domain, `-` for unknown
    published: 2026-01-28T19:10 minute page          value, precision, basis; then one `evidence:` a line
    author: ريتا أبو حيدر                             one a line; `caption:` and `url:` likewise
    dateline: جنيف | الأرز برس                        place | agency

    headline: {margrave|مارغريف}: {#1|قوائم الأسرى اكتملت}
    subheading: ...
    body: أعلن {begov|إلدار بيغوف} {@2026-01-28|اليوم الأربعاء} أن {#2|بلاده لن توقّع}.

    statement: 1 indirect | speaker margrave مارغريف
    statement: 2 indirect | speaker begov إلدار بيغوف | cue أعلن | time 2026-01-28

`{key|words}` is a mention of an entity of `entities.tsv`, `{@value|words}` a time (`{@SET P6M|words}` where it
repeats), `{#n|words}` the content of statement n; marks nest. A statement's further fields are `to` (addressee),
`at` (venue) and `via`, one a link, nearest the article first; `-` stands for a holder without a name.
A page that holds no article has `problem:` and nothing else. What does not fit the page is an error.
"""

from __future__ import annotations

import hashlib
import html
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar, cast, get_args

import msgspec

from khabar.records import (
    Article,
    Basis,
    Dateline,
    DiscrepancyKind,
    Entity,
    EntityType,
    Holder,
    Mention,
    Outlet,
    PageRef,
    Paragraph,
    Precision,
    Published,
    ReprintLabel,
    Role,
    Statement,
    StatementKind,
    Time,
    TimexType,
    encode,
)

GOLD = Path(__file__).parent / "gold"
PAGES = Path(__file__).parent.parent / "examples"
NOT_ANNOTATED = {"schema", "id", "page", "outlet", "language", "problem"}
PARTS = [part.name for part in fields(Article) if part.name not in NOT_ANNOTATED]
MEDIA_TYPES = {".html": "text/html", ".txt": "text/plain"}
QUOTES = '«»“”"'
TIMEX = re.compile(
    r"\d{4}(-\d\d(-\d\d)?)?|\d{4}-(W\d\d(-WE)?|Q[1-4]|SP|SU|FA|WI)"
    r"|\d{4}-\d\d-\d\dT(\d\d:\d\d|MO|AF|EV|NI)|P(T)?[\dX]+[YMWDHS](\d+M)?|(PAST|PRESENT|FUTURE)_REF"
)
LENGTH_OF_VALUE = {"minute": 16, "day": 10, "month": 7, "year": 4}

T = TypeVar("T")


class Mistake(Exception):
    """What the annotator has to correct, with the file it stands in."""


@dataclass(frozen=True, slots=True)
class Mark:
    """`{tag|words}`: the span of the words in the text, without the mark."""

    tag: str
    start: int
    end: int


@dataclass(slots=True)
class Draft:
    """A source file, taken apart: its header, its text without marks, and the marks with their spans."""

    header: dict[str, list[str]] = field(default_factory=dict)
    text: str = ""
    paragraphs: list[Paragraph] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    statements: dict[str, str] = field(default_factory=dict)


# --- reading -------------------------------------------------------------------------------------------------


def read_entities(path: Path) -> dict[str, EntityType]:
    """Key to type, from a line `key TAB type TAB example`."""
    types: dict[str, EntityType] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            key, kind, _ = line.split("\t")
            if key in types:
                raise Mistake(f"{path.name}: {key} stands twice")
            types[key] = one_of(kind, EntityType)
    return types


def read_draft(path: Path) -> Draft:
    draft = Draft()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        name, colon, value = line.partition(": ")
        if not colon:
            raise Mistake(f"line {number} has no name: {line[:40]}")
        if name in get_args(Role):
            if draft.text:
                draft.text += "\n\n"
            start = len(draft.text)
            draft.text += strip_marks(value, start, draft.marks)
            draft.paragraphs.append(Paragraph(start, len(draft.text), cast(Role, name)))
        elif name == "statement":
            key, _, rest = value.partition(" ")
            if key in draft.statements:
                raise Mistake(f"statement {key} stands twice")
            draft.statements[key] = rest
        else:
            draft.header.setdefault(name, []).append(value)
    return draft


def strip_marks(line: str, offset: int, marks: list[Mark]) -> str:
    """The line without its marks; each is added to `marks`, its span counted from `offset`."""
    out: list[str] = []
    opened: list[tuple[str, int]] = []
    length = offset
    at = 0
    while at < len(line):
        if line[at] == "{":
            bar = line.find("|", at)
            if bar < 0:
                raise Mistake(f"a mark without a bar: {line[at : at + 30]}")
            opened.append((line[at + 1 : bar], length))
            at = bar
        elif line[at] == "}":
            if not opened:
                raise Mistake(f"a mark is closed that was not opened: {line[:at][-30:]}")
            tag, start = opened.pop()
            marks.append(Mark(tag, start, length))
        else:
            out.append(line[at])
            length += 1
        at += 1
    if opened:
        raise Mistake(f"a mark is not closed: {opened[-1][0]}")
    return "".join(out)


def page_text(content: bytes, media_type: str) -> tuple[str, str]:
    """The page as characters, and its visible words on one line: what an annotated string is looked for in."""
    legacy = re.search(rb"charset=[\"']?windows-1256", content[:1024])
    raw = content.decode("cp1256" if legacy else "utf-8")
    words = raw
    if media_type == "text/html":
        words = re.sub(r"(?is)<(script|style)\b.*?</\1>", " ", words)
        words = html.unescape(re.sub(r"<[^>]*>", " ", words))
    return raw, one_line(words)


def one_line(words: str) -> str:
    return re.sub(r"\s+", " ", words).strip()


# --- building ------------------------------------------------------------------------------------------------


def build_article(draft: Draft, page: Path, types: dict[str, EntityType]) -> Article:
    media_type = MEDIA_TYPES[page.suffix]
    content = page.read_bytes()
    name, domain = pair(only(draft, "outlet"))
    reference = PageRef(page.name, first(draft, "url"), media_type, hashlib.sha256(content).hexdigest())
    if "problem" in draft.header:
        return Article(
            id=page.stem,
            page=reference,
            outlet=Outlet(name, domain),
            language="ar",
            problem=only(draft, "problem"),
        )
    mentions, entities, ids = build_names(draft, types)
    headlines = [p for p in draft.paragraphs if p.role == "headline"]
    if [p.start for p in headlines] != [0]:
        raise Mistake("one headline, and it comes first")
    place, agency = pair(first(draft, "dateline") or "- | -")
    return Article(
        id=page.stem,
        page=reference,
        outlet=Outlet(name, domain),
        language="ar",
        headline=draft.text[: headlines[0].end],
        text=draft.text,
        paragraphs=tuple(draft.paragraphs),
        captions=tuple(draft.header.get("caption", [])),
        author=tuple(draft.header.get("author", [])),
        dateline=Dateline(place, agency),
        published=build_published(draft),
        mentions=tuple(mentions),
        entities=tuple(entities),
        times=tuple(build_times(draft)),
        statements=tuple(build_statements(draft, ids)),
    )


def build_names(
    draft: Draft, types: dict[str, EntityType]
) -> tuple[list[Mention], list[Entity], dict[str, str]]:
    """Mentions in reading order; entities by first mention, each under its longest form; source key to id."""
    marks = [m for m in in_order(draft.marks) if m.tag[0] not in "@#"]
    ids: dict[str, str] = {}
    forms: dict[str, list[str]] = {}
    mentions: list[Mention] = []
    for mark in marks:
        if mark.tag not in types:
            raise Mistake(f"{mark.tag} is not in entities.tsv")
        key = ids.setdefault(mark.tag, f"e{len(ids) + 1}")
        mentions.append(Mention(mark.start, mark.end, types[mark.tag], key))
        surface = draft.text[mark.start : mark.end]
        if surface not in forms.setdefault(mark.tag, []):
            forms[mark.tag].append(surface)
    entities = [
        Entity(ids[tag], max(found, key=len), types[tag], tuple(found)) for tag, found in forms.items()
    ]
    return mentions, entities, ids


def build_times(draft: Draft) -> Iterator[Time]:
    for mark in in_order(draft.marks):
        if mark.tag.startswith("@"):
            value = mark.tag[1:].removeprefix("SET ")
            if not TIMEX.fullmatch(value):
                raise Mistake(f"not a TIMEX3 value: {value}")
            yield Time(mark.start, mark.end, timex_type(mark.tag[1:]), value)


def timex_type(value: str) -> TimexType:
    """`P3M` is a DURATION, `SET P6M` a SET, `2026-01-28TEV` a TIME, `PAST_REF` and the rest a DATE."""
    if value.startswith("SET "):
        return "SET"
    if value.endswith("_REF"):
        return "DATE"
    if value.startswith("P"):
        return "DURATION"
    return "TIME" if "T" in value else "DATE"


def build_published(draft: Draft) -> Published:
    value, precision, basis = only(draft, "published").split(" ")
    length = LENGTH_OF_VALUE[precision]
    date.fromisoformat((value[:length] + "-01-01")[:10] if length < 10 else value[:10])
    return Published(
        value, one_of(precision, Precision), one_of(basis, Basis), tuple(draft.header.get("evidence", []))
    )


def build_statements(draft: Draft, ids: dict[str, str]) -> Iterator[Statement]:
    spans = {m.tag[1:]: m for m in in_order(draft.marks) if m.tag.startswith("#")}
    if spans.keys() != draft.statements.keys():
        raise Mistake(f"marked and described statements differ: {spans.keys() ^ draft.statements.keys()}")
    for key, mark in spans.items():
        kind, *rest = draft.statements[key].split(" | ")
        said: dict[str, list[str]] = {}
        for part in rest:
            name, _, value = part.partition(" ")
            said.setdefault(name, []).append(value)
        if unknown := said.keys() - {"speaker", "cue", "to", "at", "via", "time"}:
            raise Mistake(f"statement {key}: unknown {unknown}")
        yield Statement(
            mark.start,
            mark.end,
            one_of(kind, StatementKind),
            draft.text[mark.start : mark.end],
            speaker=build_holder(single(said, "speaker") or "", ids),
            cue=single(said, "cue"),
            addressee=single(said, "to"),
            venue=single(said, "at"),
            via=tuple(build_holder(value, ids) for value in said.get("via", [])),
            time=single(said, "time"),
        )


def build_holder(value: str, ids: dict[str, str]) -> Holder:
    key, _, words = value.partition(" ")
    if key != "-" and key not in ids:
        raise Mistake(f"{key} holds a statement and is mentioned nowhere")
    return Holder(None if key == "-" else ids[key], words)


# --- checking ------------------------------------------------------------------------------------------------


def check_article(article: Article, page: Path) -> None:
    """Raises `Mistake` where the record does not hold together or does not stand on its page."""
    raw, words = page_text(page.read_bytes(), MEDIA_TYPES[page.suffix])
    on_page = [article.outlet.name, article.outlet.domain, *article.author, article.dateline.place]
    on_page += [article.page.url, article.dateline.agency]
    on_page += article.published.evidence if article.published else ()
    for wanted in on_page:
        if wanted and wanted not in raw:
            raise Mistake(f"not on the page: {wanted}")
    for stretch in (*(article.text[p.start : p.end] for p in article.paragraphs), *article.captions):
        if one_line(stretch) not in words:
            raise Mistake(f"not on the page: {stretch[:60]}")
    if "\n\n".join(article.text[p.start : p.end] for p in article.paragraphs) != article.text:
        raise Mistake("the paragraphs are not the whole of the text")
    check_spans(article)
    check_statements(article)


def check_spans(article: Article) -> None:
    spans: list[Paragraph | Mention | Time | Statement] = [*article.paragraphs, *article.mentions]
    spans += [*article.times, *article.statements]
    for span in spans:
        surface = article.text[span.start : span.end]
        if not surface or surface != surface.strip():
            raise Mistake(f"an empty or ragged span at {span.start}: {surface!r}")
        if not any(p.start <= span.start and span.end <= p.end for p in article.paragraphs):
            raise Mistake(f"a span over the edge of its paragraph: {surface!r}")
    check_apart(article.mentions, article.text)
    check_apart(article.times, article.text)
    known = {entity.id for entity in article.entities}
    if {mention.entity for mention in article.mentions} != known:
        raise Mistake("entities and mentions differ")


def check_apart(spans: Sequence[Mention | Time], text: str) -> None:
    for left, right in pairwise(spans):
        if right.start < left.end:
            raise Mistake(f"two of a kind overlap: {text[left.start : right.end]!r}")


def check_statements(article: Article) -> None:
    for statement in article.statements:
        if statement.content[0] in QUOTES and statement.content[-1] in QUOTES:
            raise Mistake(f"quotation marks inside the content: {statement.content[:40]}")
        quoted = all(
            side in QUOTES
            for side in (article.text[statement.start - 1], (article.text + "\n")[statement.end])
        )
        holds_quote = any(mark in statement.content for mark in QUOTES)
        if quoted != (statement.kind == "direct") or (statement.kind == "mixed" and not holds_quote):
            raise Mistake(f"{statement.kind} does not fit the quotation marks: {statement.content[:40]}")
        holders = [statement.speaker, *statement.via]
        said = [statement.cue, statement.addressee, statement.venue, *(h.text for h in holders if h)]
        for words in said:
            if words and words not in article.text:
                raise Mistake(f"not in the text: {words}")


def check_stories(stories: dict[str, Any], articles: Iterable[str]) -> None:
    """Every article stands in one story or alone; events, discrepancies and reprints name articles of the story."""
    homes = Counter(name for story in stories["stories"] for name in story["articles"])
    homes.update(stories["singles"])
    if set(homes) != set(articles) or max(homes.values()) > 1:
        raise Mistake(
            f"stories.json: in no place or in two: {set(homes) ^ set(articles) or homes.most_common(1)}"
        )
    for story in stories["stories"]:
        inside = set(story["articles"])
        for event in story["events"]:
            if event["precision"] == "day":
                date.fromisoformat(event["date"])
        for discrepancy in story["discrepancies"]:
            one_of(discrepancy["kind"], DiscrepancyKind)
            if not set(discrepancy["files"]) <= inside:
                raise Mistake(f"stories.json: a discrepancy outside its story: {discrepancy}")
        for reprint in story["reprints"]:
            one_of(reprint["label"], ReprintLabel)
            if not {reprint["a"], reprint["b"]} <= inside or reprint["source_side"] not in (
                "a",
                "b",
                "unknown",
            ):
                raise Mistake(f"stories.json: not a reprint of its story: {reprint}")


# --- small readers of a source file --------------------------------------------------------------------------


def in_order(marks: list[Mark]) -> list[Mark]:
    return sorted(marks, key=lambda mark: (mark.start, -mark.end))


def one_of(value: str, allowed: object) -> Any:
    if value not in get_args(allowed):
        raise Mistake(f"{value!r} is none of {', '.join(get_args(allowed))}")
    return value


def first(draft: Draft, name: str) -> str | None:
    return draft.header[name][0] if name in draft.header else None


def only(draft: Draft, name: str) -> str:
    values = draft.header.get(name, [])
    if len(values) != 1:
        raise Mistake(f"{name} stands {len(values)} times, not once")
    return values[0]


def single(fields: dict[str, list[str]], name: str) -> str | None:
    values = fields.get(name, [])
    if len(values) > 1:
        raise Mistake(f"{name} stands {len(values)} times in a statement")
    return values[0] if values else None


def pair(value: str) -> tuple[str | None, str | None]:
    left, right = (None if part == "-" else part for part in value.split(" | "))
    return left, right


# --- the command ---------------------------------------------------------------------------------------------


def compile_page(source: Path, types: dict[str, EntityType]) -> Article:
    page = PAGES / source.stem
    article = build_article(read_draft(source), page, types)
    check_article(article, page)
    return article


def write_record(article: Article, folder: Path) -> None:
    record = {**msgspec.json.decode(encode(article)), "annotated": PARTS}
    (folder / f"{article.id}.json").write_text(
        json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )


def in_file(path: Path, work: Callable[[Path], T]) -> T:
    """What `work` makes of the file; a mistake in it is named with the file."""
    try:
        return work(path)
    except (Mistake, ValueError, OSError) as error:
        raise Mistake(f"{path.name}: {error}") from error


def main() -> int:
    try:
        types = read_entities(GOLD / "src" / "entities.tsv")
        articles = [
            in_file(path, lambda p: compile_page(p, types)) for path in sorted((GOLD / "src").glob("*.txt"))
        ]
        stories = json.loads((GOLD / "stories.json").read_text(encoding="utf-8"))
        check_stories(stories, (a.page.path for a in articles if not a.problem))
    except Mistake as mistake:
        print(f"annotate: {mistake}", file=sys.stderr)
        return 1
    for article in articles:
        write_record(article, GOLD)
        counts = len(article.mentions), len(article.times), len(article.statements)
        print(f"{article.page.path:18} mentions {counts[0]:3}  times {counts[1]:3}  statements {counts[2]:3}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
