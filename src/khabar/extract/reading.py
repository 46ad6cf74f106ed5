"""One page, read: the decisions that `run` and `explain` share.

The steps, in order: blocks, features, the stretch that is the body, the headline, a role for every block, the date. Open
`body.py` to see how the body is found, `roles.py` for what is taken out of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from khabar.extract.blocks import Block, clean
from khabar.extract.body import complete, dense_guesses, find_body, unbroken, under_title, words_of
from khabar.extract.credits import Credit, looks_person, names_desk, parse_credit
from khabar.extract.features import Features, features_of
from khabar.extract.headline import key_of, title_keys, title_texts
from khabar.extract.html_blocks import DEEPEST, html_blocks, nesting
from khabar.extract.layout import Layout, Roles
from khabar.extract.metadata import Metadata, read_metadata
from khabar.extract.model import Model, as_guessed
from khabar.extract.outlet import find_outlet, own_names
from khabar.extract.page_signs import PageSigns, page_signs
from khabar.extract.problem import problem_of
from khabar.extract.published import find_published
from khabar.extract.roles import give_roles, lead_credit
from khabar.extract.text_blocks import text_blocks
from khabar.outlets import find
from khabar.records import Dateline, Line, LineRole, Outlet, Published

#: Where the markup holds hardly any text, the body in the metadata is taken.
_SCANT = 25
#: From so many points a headline is plainly that of the page.
_PLAIN = 8.0
#: So many words of text without a line between are an article's, not a row of leads.
_WHOLE = 60


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found. `parts` are the headline, subheadings and paragraphs in order; a page without an article has a
    `problem`, no headline and no parts."""

    lines: tuple[Line, ...]
    outlet: Outlet
    headline: str | None = None
    parts: tuple[tuple[LineRole, str], ...] = ()
    captions: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    dateline: Dateline = Dateline()
    published: Published | None = None
    problem: str | None = None


def read_html(text: str, url: str | None, least: int, model: Model) -> Reading:
    """Read a web page. `least` is the number of words under which there is no body."""
    if text.count("<") > DEEPEST and nesting(text) > DEEPEST:
        return Reading((), Outlet(), problem=f"not a page: elements nested deeper than {DEEPEST:,}")
    tree = LexborHTMLParser(text)
    metadata = read_metadata(tree)
    signs = page_signs(tree, metadata)
    reading = _read(html_blocks(tree, title_texts(metadata)), metadata, url, least, model, signs=signs)
    if metadata.body and sum(len(part.split()) for _, part in reading.parts) < _SCANT:
        body = text_blocks(metadata.body)
        again = _read(body, metadata, url, least, model)
        return again if again.problem is None else reading
    return reading


def read_text(text: str, url: str | None, least: int, model: Model) -> Reading:
    """Read a page flattened to text."""
    return _read(text_blocks(text), Metadata(), url, least, model)


def _read(
    blocks: list[Block],
    metadata: Metadata,
    url: str | None,
    least: int,
    model: Model,
    *,
    signs: PageSigns = PageSigns(),
) -> Reading:
    features = features_of(blocks)
    guesses = model.label(blocks, features, title_keys(metadata), metadata.pictures)
    stretch, headline = find_body(blocks, features, guesses, metadata)
    sure = stretch is not None and words_of(blocks, guesses, stretch) >= least
    if not sure:
        titled_text = under_title(blocks, features, guesses, metadata)
        sure = titled_text is not None
        guesses = titled_text or dense_guesses(blocks, features, guesses, metadata)
        stretch, headline = find_body(blocks, features, guesses, metadata)
    body = range(0)
    if stretch is not None:
        stretch, guesses = complete(blocks, features, guesses, stretch)
        body = range(stretch.start, stretch.end)
    shown = as_guessed(blocks, features, guesses, body) if sure else features
    headed = sure and headline is not None and headline.points >= _PLAIN
    titled = headline is not None and key_of(headline.text) in title_keys(metadata)
    headed = headed and (titled or unbroken(blocks, guesses, body) >= _WHOLE)
    problem = problem_of(blocks, shown, stretch, metadata, least, signs=signs, dense=features, headed=headed)
    if problem or stretch is None:
        outlet = find_outlet(blocks, features, metadata, None, url)
        return Reading(_unread(blocks, features, problem or ""), outlet, problem=problem)
    outlet = find_outlet(blocks, features, metadata, headline.text if headline else None, url)
    layout = Layout(
        blocks,
        features,
        stretch.start,
        stretch.end,
        headline.text if headline else None,
        headline.block if headline else None,
        own_names(outlet),
        metadata.pictures,
        guesses,
    )
    roles = give_roles(layout)
    parts = _parts(blocks, roles)
    lead = next((text for role, text in parts if role == "body"), "")
    dateline = _dateline(roles, lead_credit(lead, layout.own))
    return Reading(
        lines=tuple(Line(n, b.text, *roles.verdicts[n - 1]) for n, b in enumerate(blocks, 1)),
        outlet=outlet if outlet.name else Outlet(_own_desk(dateline.agency), outlet.domain),
        headline=headline.text if headline else None,
        parts=((("headline", headline.text),) if headline else ()) + parts,
        captions=tuple(dict.fromkeys(roles.captions)),
        authors=_authors(roles, metadata, layout.own),
        dateline=dateline,
        published=find_published(blocks, features, roles.verdicts, metadata, url),
    )


def _parts(blocks: Sequence[Block], roles: Roles) -> tuple[tuple[LineRole, str], ...]:
    return tuple(
        (role, block.text)
        for block, (role, _) in zip(blocks, roles.verdicts, strict=True)
        if role in {"body", "subheading"}
    )


def _dateline(roles: Roles, lead: Credit | None) -> Dateline:
    """The dateline on a line of its own, filled from that at the head of the first paragraph."""
    place, agency = roles.place, roles.agency
    if lead:
        place, agency = place or lead.place, agency or lead.agency
    return Dateline(place, agency or roles.label)


def _own_desk(agency: str | None) -> str | None:
    """The outlet, where the page names it only in its credit: an agency that is on no file and no general word."""
    if agency is None:
        return None
    name = agency.split("/")[0].strip()
    return name if find(agency) is None and not names_desk(name) else None


def _authors(roles: Roles, metadata: Metadata, own: frozenset[str]) -> tuple[str, ...]:
    """The people that the page prints; else those of its metadata who are people and not the site."""
    if roles.authors:
        return tuple(dict.fromkeys(roles.authors))
    found: list[str] = []
    for name in metadata.authors:
        credit = parse_credit(clean(name), own, given=True)
        if credit and looks_person(clean(name)):
            found.extend(credit.authors)
    return tuple(dict.fromkeys(found))


def _unread(blocks: Sequence[Block], features: Sequence[Features], problem: str) -> tuple[Line, ...]:
    """The lines of a page without an article, each with what it is by itself."""
    lines = []
    for number, (block, feature) in enumerate(zip(blocks, features, strict=True), 1):
        reason = (
            f"{feature.found.kind}: «{feature.found.phrase}»" if feature.found else f"no article: {problem}"
        )
        lines.append(Line(number, block.text, "date" if feature.date_line else "furniture", reason))
    return tuple(lines)
