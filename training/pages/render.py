"""One made page: an article set into a template, and the gold that goes with it.

A template marks what is gold with `data-gold="ROLE"`; the page is read back for its gold, and the marks are taken out.
The same article, template and seed give the same page, byte for byte.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from selectolax.lexbor import LexborHTMLParser

from khabar.arabic.tables import read_table
from khabar.records import ARTICLE_SCHEMA
from training.pages.articles import Source
from training.pages.dates import arabic_digits, written
from training.pages.moments import publication

HERE = Path(__file__).parent
_MARK = re.compile(r'\s*data-gold="\w+"')
_SPAN = re.compile(r"<span\b[^>]*>|</span\s*>")
_BARE = re.compile(r'<span\s+data-gold="\w+"\s*>')
_SHOWS = re.compile(r"shows:\s*(minute|day|month|none)")
_SPACES = re.compile(r"\s+")
_LEAD_DATELINE = "<!--gold:lead-dateline-->"
_OTHERS = 20
_PARTS = ("headline", "text", "captions", "author", "dateline", "published")


@dataclass(frozen=True, slots=True)
class Made:
    """A page: its name, its HTML, and its gold as an article record (the parts that templates mark)."""

    name: str
    html: str
    gold: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Site:
    """The outlet that prints the page."""

    name: str
    domain: str
    country: str
    slogan: str


@cache
def sites() -> tuple[Site, ...]:
    rows = read_table("training.pages", "sites.tsv")
    return tuple(Site(row["name"], row["domain"], row["country"], row["slogan"]) for row in rows)


@cache
def _environment(folder: Path) -> Environment:
    found = Environment(loader=FileSystemLoader(folder), undefined=StrictUndefined, autoescape=False)
    found.filters["ar"] = arabic_digits
    found.filters["tojson"] = lambda value: json.dumps(value, ensure_ascii=False)
    return found


def render(template: Path, article: Source, others: Sequence[Source], seed: str) -> Made:
    """Set `article` into `template`; `others` fill its furniture."""
    chance = random.Random(f"{seed} {template.stem} {article.name}")
    site = chance.choice([one for one in sites() if one.country == article.country] or list(sites()))
    published = publication(article, chance)
    number = chance.randint(1_000, 9_999_999)
    marked = _environment(template.parent).get_template(template.name).render(
        a=article,
        site=site,
        number=number,
        url=f"https://www.{site.domain}/{chance.choice(('news', 'article', 'story'))}/{number}",
        more=_more(others, article, published, chance),
        published=published,
        updated=published + timedelta(minutes=chance.choice((0, 0, 17, 95, 1_500))),
        now=published + timedelta(days=chance.choice((0, 1, 9, 200, 900, 2_400)), minutes=chance.randint(5, 700)),
        rnd=chance.randint,
        pick=chance.choice,
        chance=lambda share: chance.random() < share,
        date=partial(_written, country=site.country),
    )  # fmt: skip
    name = f"{template.stem}-{article.name}"
    shows = _SHOWS.search(template.read_text(encoding="utf-8")[:400])
    gold = _gold(name, marked, article, site, _shown(published, shows[1] if shows else "day"))
    return Made(name, _unmarked(marked), gold)


def _written(moment: datetime, form: str, country: str) -> str:
    return written(moment, form, country)


def _more(
    others: Sequence[Source], article: Source, published: datetime, chance: random.Random
) -> list[dict[str, Any]]:
    """Other articles of the site, as its furniture shows them."""
    found = []
    for other in chance.sample([one for one in others if one.name != article.name], _OTHERS):
        found.append(
            {
                "headline": other.headline,
                "summary": other.lead.split(". ")[0],
                "section": other.section,
                "author": other.author,
                "date": published + timedelta(hours=chance.randint(-200, 30)),
                "number": chance.randint(1_000, 9_999_999),
            }
        )
    return found


def _shown(moment: datetime, precision: str) -> dict[str, Any] | None:
    if precision == "none":
        return None
    length = {"minute": 16, "day": 10, "month": 7}[precision]
    value = moment.isoformat()[:length]
    return {"value": value, "precision": precision, "basis": "page", "evidence": [value]}


def _gold(
    name: str, marked: str, article: Source, site: Site, published: dict[str, Any] | None
) -> dict[str, Any]:
    """The record that the marks of the page give. Raises `ValueError` where it marks no headline or no body."""
    roles: dict[str, list[str]] = {}
    parts: list[tuple[str, str]] = []
    for node in LexborHTMLParser(marked).css("[data-gold]"):
        role = node.attributes["data-gold"] or ""
        text = _SPACES.sub(" ", re.sub(r"<br[^>]*>", " ", node.html or "")).strip()
        text = _SPACES.sub(" ", LexborHTMLParser(text).body.text() if text else "").strip()  # type: ignore[union-attr]
        if not text:
            continue
        if role in {"body", "subheading"}:
            parts.append((role, text))
        roles.setdefault(role, []).append(text)
    if "headline" not in roles or not any(role == "body" for role, _ in parts):
        raise ValueError(f"{name}: the template marks no headline or no body")
    whole = [("headline", roles["headline"][0]), *parts]
    text, paragraphs = "", []
    for role, part in whole:
        start = len(text) + 2 if text else 0
        text = f"{text}\n\n{part}" if text else part
        paragraphs.append({"start": start, "end": len(text), "role": role})
    inside = _LEAD_DATELINE in marked
    return {
        "schema": ARTICLE_SCHEMA,
        "id": name,
        "page": {"path": f"{name}.html", "url": None, "media_type": "text/html", "sha256": None},
        "outlet": {"name": site.name, "domain": None},
        "language": "ar",
        "headline": roles["headline"][0],
        "text": text,
        "paragraphs": paragraphs,
        "captions": list(dict.fromkeys(roles.get("caption", ()))),
        "author": list(dict.fromkeys(roles.get("author", ()))),
        "dateline": {
            "place": _first(roles, "place") or (article.place if inside else None),
            "agency": _first(roles, "agency") or (article.agency if inside else None),
        },
        "published": published,
        "mentions": [],
        "entities": [],
        "times": [],
        "statements": [],
        "annotated": list(_PARTS),
    }


def _first(roles: dict[str, list[str]], role: str) -> str | None:
    return next(iter(roles.get(role, ())), None)


def _unmarked(marked: str) -> str:
    """The page without its marks; a `<span>` that is there only for its mark goes too."""
    kept, at, gone = [], 0, []
    for match in _SPAN.finditer(marked):
        opens = not match[0].startswith("</")
        if opens:
            gone.append(bool(_BARE.fullmatch(match[0])))
        drop = gone[-1] if opens else (gone.pop() if gone else False)
        kept.append(marked[at : match.start()])
        kept.append("" if drop else match[0])
        at = match.end()
    kept.append(marked[at:])
    return _MARK.sub("", "".join(kept)).replace(_LEAD_DATELINE, "")
