"""Every record that passes between stages, and nothing else.

The public records (`Article` and what it holds, `StoryFile` and what it holds) are written as JSON exactly in
these shapes; `docs/reference/` describes each field. A span is always `start, end`: half open, in Unicode code
points of `Article.text`, so `text[start:end]` is the thing itself. Unknown is `None`, never an empty string.

Inner records (`Page`, `Failure`, `Coverage`) never leave the process; `Line` and `PageLines` are what
`khabar read --explain` prints.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

import msgspec

from khabar.errors import RecordError

ARTICLE_SCHEMA: Literal["khabar/article/1"] = "khabar/article/1"
STORY_SCHEMA: Literal["khabar/story/1"] = "khabar/story/1"

Role: TypeAlias = Literal["headline", "subheading", "body"]
LineRole: TypeAlias = Literal[
    "headline", "subheading", "body", "caption", "author", "dateline", "date", "furniture"
]
Precision: TypeAlias = Literal["minute", "day", "month", "year"]
Basis: TypeAlias = Literal["metadata", "page", "text", "inferred"]
EntityType: TypeAlias = Literal["person", "organisation", "place"]
TimexType: TypeAlias = Literal["DATE", "TIME", "DURATION", "SET"]
TimexMod: TypeAlias = Literal[
    "START", "MID", "END", "APPROX", "MORE_THAN", "LESS_THAN", "EQUAL_OR_MORE", "EQUAL_OR_LESS"
]
TimeConflict: TypeAlias = Literal["weekday", "calendar", "no such day"]
StatementKind: TypeAlias = Literal["direct", "indirect", "mixed"]
Polarity: TypeAlias = Literal["said", "denied", "refused"]
Modality: TypeAlias = Literal["said", "asked", "expected", "promised"]
ReprintLabel: TypeAlias = Literal["reprint", "adapted"]
DiscrepancyKind: TypeAlias = Literal["number", "date", "attribution", "wording"]


# --- what comes in -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Page:
    """One page as it came: bytes and where they are from. `media_type` is what the bytes are read as:
    `text/html`, `text/plain` (a page flattened to text) or `application/x-ndjson` (one record of a
    `.jsonl` or `.json`), `application/xml` (trafilatura's)."""

    path: str
    content: bytes
    media_type: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """A page or record that a stage could not work on: what, where, why. It takes the record's place in line."""

    path: str
    stage: str
    reason: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line (or block) of a page with the role it was given and the reason: what `--explain` shows.
    `number` counts from 1 in reading order."""

    number: int
    text: str
    role: LineRole
    reason: str


@dataclass(frozen=True, slots=True)
class PageLines:
    """All lines of one page, with its path."""

    path: str
    lines: tuple[Line, ...]


# --- the article ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PageRef:
    """Where the article came from. `sha256` is of the page's bytes, in hexadecimal."""

    path: str
    url: str | None = None
    media_type: str | None = None
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who published the page, as the page itself names it: «الشرق تايمز», `ar.levant24.com`."""

    name: str | None = None
    domain: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of `Article.text`; together the paragraphs are the whole of it, one blank line between."""

    start: int
    end: int
    role: Role


@dataclass(frozen=True, slots=True)
class Dateline:
    """The head of the report as printed: «موسكو - المغرب اليوم» has place موسكو and agency المغرب اليوم."""

    place: str | None = None
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """When the article appeared. `value` is ISO 8601 at `precision`: `2026-01-28T04:24`, `2026-01-28`, `2026-01`;
    a zone stands only where the page gave one. `evidence` holds the strings it rests on, as printed."""

    value: str
    precision: Precision
    basis: Basis
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text, clitics and titles cut off: in «للشرع» the span covers «شرع»."""

    start: int
    end: int
    type: EntityType
    entity: str


@dataclass(frozen=True, slots=True)
class Location:
    """Where a place lies: `country` after ISO 3166-1, degrees north and east (WGS 84), the number in GeoNames; a country has its
    code alone."""

    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames: int | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """One real-world thing in this article. `name` is its fullest form here, `forms` every distinct surface; `location` is that of
    a place, where it is known which place is meant."""

    id: str
    name: str
    type: EntityType
    forms: tuple[str, ...] = ()
    wikidata: str | None = None
    location: Location | None = None


@dataclass(frozen=True, slots=True)
class RoleMention:
    """A role that stands for somebody named elsewhere in the article: «الرئيس الروسي» for فلاديمير بوتين."""

    start: int
    end: int
    entity: str


@dataclass(frozen=True, slots=True)
class Time:
    """A temporal expression (TIMEX3): «أمس (الثلاثاء)» with type DATE and value `2026-01-27`. `mod` is TIMEX3's («أكثر من
    عقد»: `P1DE`, MORE_THAN). `earliest` and `latest` are the first and last day of a DATE or TIME, `None` where that side is
    open. `conflict` says that the text contradicts the calendar: its weekday is not that of its date, its two calendars
    do not meet, or there is no such day; the value then follows the date as printed."""

    start: int
    end: int
    type: TimexType
    value: str
    mod: TimexMod | None = None
    earliest: str | None = None
    latest: str | None = None
    conflict: TimeConflict | None = None


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a statement or passes it on. `entity` is an id in `Article.entities`, or `None` for a role
    without a name («مسؤولون في الاستخبارات البريطانية»)."""

    entity: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Statement:
    """What the article lays on somebody else. `via` is the chain between speaker and article, nearest the
    article first; `time` the TIMEX3 value of when it was said; `polarity` and `modality` what the speaker does with the words: says them,
    denies them or refuses to speak of them; says them, asks for them, expects or promises them."""

    start: int
    end: int
    kind: StatementKind
    content: str
    speaker: Holder | None = None
    cue: str | None = None
    addressee: str | None = None
    venue: str | None = None
    via: tuple[Holder, ...] = ()
    time: str | None = None
    polarity: Polarity = "said"
    modality: Modality = "said"


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One page, read. A page that holds no article has `headline=None`, empty lists and a `problem`."""

    schema: Literal["khabar/article/1"] = ARTICLE_SCHEMA
    id: str
    page: PageRef
    outlet: Outlet = Outlet()
    language: str | None = None
    headline: str | None = None
    text: str = ""
    paragraphs: tuple[Paragraph, ...] = ()
    captions: tuple[str, ...] = ()
    author: tuple[str, ...] = ()
    dateline: Dateline = Dateline()
    published: Published | None = None
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    roles: tuple[RoleMention, ...] = ()
    times: tuple[Time, ...] = ()
    statements: tuple[Statement, ...] = ()
    problem: str | None = None


# --- articles beside each other ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch shared by two articles: offsets in the text of `Reprint.article` and of `Reprint.of`."""

    start: int
    end: int
    of_start: int
    of_end: int


@dataclass(frozen=True, slots=True)
class Reprint:
    """`article` repeats `of`. `share` is the part (0 to 1) of the words of `article` that stand in `of` too;
    `direction` is `known` where something tells which came first, else `unknown`."""

    article: str
    of: str
    label: ReprintLabel
    share: float
    passages: tuple[Passage, ...] = ()
    direction: Literal["known", "unknown"] = "unknown"


@dataclass(frozen=True, slots=True)
class Sighting:
    """An entity of one article: the article's id, and the entity's there."""

    article: str
    entity: str


@dataclass(frozen=True, slots=True)
class IdentityLink:
    """Why two names were joined: both names, how sure (0 to 1), and what each rule that fired says."""

    one: str
    other: str
    score: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Identity:
    """One real-world thing across articles. `name` is the fullest that is used most, `forms` every surface form, the commonest
    first; `former` are ids under which its sightings stood before they were joined."""

    id: str
    type: EntityType
    name: str
    forms: tuple[str, ...]
    sightings: tuple[Sighting, ...]
    links: tuple[IdentityLink, ...] = ()
    former: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided: `one` and `other` are the same thing or are not. Each is a name, or one article's entity
    (`ARTICLE#e3`). Decisions stand above every rule; a later one above an earlier."""

    one: str
    other: str
    same: bool


@dataclass(frozen=True, slots=True)
class Coverage:
    """Articles to be read together, with the shared text found between them. `reprints` is empty until that
    stage has run."""

    articles: tuple[Article, ...]
    reprints: tuple[Reprint, ...] = ()


# --- the story -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Source:
    """Where a line of the story was read: an article id and a span in its text."""

    article: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Span:
    """The days a story covers, first and last, ISO 8601 at the precision that is known."""

    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class StoryArticle:
    """An article of the story, as a reader lists it."""

    id: str
    path: str
    outlet: Outlet
    headline: str | None
    published: Published | None


@dataclass(frozen=True, slots=True)
class Event:
    """One happening: a day (or month, year), who and where. `articles` are the ids of those that report it."""

    id: str
    date: str
    precision: Precision
    title: str
    articles: tuple[str, ...]
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class TimelineLine:
    """One dated line, oldest first; never without a source."""

    date: str
    precision: Precision
    text: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class ChainLink:
    """One link of a chain of attribution: an outlet, an agency, a speaker, by the name it goes under."""

    name: str
    kind: Literal["outlet", "agency", "via", "speaker"]


@dataclass(frozen=True, slots=True)
class StoryStatement:
    """Statements said to be the same, joined. Each chain starts with the outlet that we read and ends with the
    speaker; `independent` counts chains of different origin once reprints, shared agencies and owners collapse."""

    content: str
    speaker: str | None
    sources: tuple[Source, ...]
    chains: tuple[tuple[ChainLink, ...], ...]
    independent: int


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a discrepancy: its words and where they stand."""

    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """Where the articles disagree. `reason` says in one line what was compared."""

    kind: DiscrepancyKind
    sides: tuple[Side, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Story:
    """One story: what happened, who said it, who copied whom, where they disagree."""

    id: str
    title: str
    span: Span
    articles: tuple[StoryArticle, ...]
    events: tuple[Event, ...] = ()
    timeline: tuple[TimelineLine, ...] = ()
    statements: tuple[StoryStatement, ...] = ()
    reprints: tuple[Reprint, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryFile:
    """What `khabar story` writes: every story found in the pages it was given."""

    schema: Literal["khabar/story/1"] = STORY_SCHEMA
    stories: tuple[Story, ...] = ()


# --- JSON ----------------------------------------------------------------------------------------------------


def encode(record: Article | StoryFile | PageLines) -> bytes:
    """The record as one line of UTF-8 JSON, keys in the order of the fields, without a line end."""
    return msgspec.json.encode(record)


def decode_article(line: bytes | str) -> Article:
    """The article that `encode` wrote. Raises `RecordError` where the JSON is not one; unknown fields are left."""
    try:
        return msgspec.json.decode(line, type=Article)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise RecordError(f"not an article record: {error}") from None


def decode_story_file(line: bytes | str) -> StoryFile:
    """The stories that `encode` wrote. Raises `RecordError` where the JSON is not a story file."""
    try:
        return msgspec.json.decode(line, type=StoryFile)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise RecordError(f"not a story record: {error}") from None


def json_schema(record: type[Article] | type[StoryFile]) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a public record, made from the dataclasses above."""
    return msgspec.json.schema(record)
