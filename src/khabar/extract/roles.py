"""What each block of the page is: body, subheading, caption, author, dateline, date, or furniture.

The model's guess decides what is text, what a caption and what neither; this file gives the verdicts their reasons, reads
names and places out of the credits, and leaves out what the page says twice.
"""

from __future__ import annotations

import re

from khabar.arabic.tables import read_table
from khabar.extract.blocks import clean
from khabar.extract.credits import Credit, has_given_name, is_place, looks_person, names_desk, parse_credit
from khabar.extract.furniture import HEADS
from khabar.extract.head import before_headline, read_head
from khabar.extract.headline import key_of
from khabar.extract.layout import Layout, Roles, outside
from khabar.extract.marks import PHOTO, may_be_caption
from khabar.outlets import find
from khabar.records import LineRole

_LEAD_CREDIT = re.compile(r"^\s*(?P<head>[^.،:؛]{2,60}?)\s*(?:[-–—:/]|\)\s*[-–—:])+\s+\S")
#: «الكويت - 12 - 3 (المرفأ) -- قالت», «دبي، الإمارات (المرفأ) -- قال»: place, day and month, agency.
_BRACKETED = re.compile(
    r"^\s*(?P<place>[^\d(.،:]{2,25}?)\s*(?:،[^\d(.:]{2,30}?)?(?:[-–—]\s*\d[\d\s/–-]*)?\((?P<agency>[^)]{2,25})\)\s*[-–—:]+\s?"
)
#: Kinds of phrases that only a model that is sure outweighs.
_SITE = frozenset({"share", "follow", "login", "navigation", "count", "cookies", "advertisement"})
_SURE = 0.9
#: How many blocks after the body may credit it.
_TAIL = 5


#: «الدوحة في 12 أيار / قنا / قال», «عدن 3-4 (سبأ) -- قال», «فاس - 20 - 1 -- قال»: a place with the day of the report.
_MONTH = "|".join(
    sorted({row["name"] for row in read_table("khabar.arabic", "months.tsv")}, key=len, reverse=True)
)
_DATED = re.compile(
    r"^\s*(?P<place>[^\d(.،:/–—-]{2,25}?)(?:\s+في\s+|\s*[-–—]\s*|\s+)\d{1,2}"
    rf"\s*(?:[-–—/]\s*\d{{1,2}}|(?:{_MONTH})(?:\s*/\s*(?:{_MONTH}))?)(?!\w)"
    r"(?:\s*(?P<open>[-–—/(])+\s*(?P<agency>[^)/\d–—:-]{2,25}?)\s*[)/–—-]+[-–—:\s]*|\s*[-–—:/]+\s)"
)


def give_roles(layout: Layout) -> Roles:
    """The role of every block of the page."""
    roles = Roles(
        [
            ("furniture", outside(block, feature))
            for block, feature in zip(layout.blocks, layout.features, strict=True)
        ]
    )
    headline_key = key_of(layout.headline or "")
    for at, block in enumerate(layout.blocks):
        if headline_key and block.key == headline_key:
            roles.put(at, "furniture", "repeats the headline")
    if layout.headline_at is not None:
        roles.put(layout.headline_at, "headline", "the line the other signs point at")
        twin = next(
            (
                at
                for at in range(max(0, layout.headline_at - 12), layout.headline_at - 1)
                if layout.blocks[at].key == headline_key
            ),
            None,
        )
        before = range(twin if twin is not None else max(0, layout.headline_at - 4), layout.headline_at)
        for at in before:
            before_headline(layout, roles, at)
    first = _first_body(layout)
    read_head(layout, roles, first)
    _body(layout, roles, first)
    _tail(layout, roles)
    return roles


def _first_body(layout: Layout) -> int:
    """The first paragraph after the headline, or of the stretch where the headline stands in or after it."""
    low = layout.start
    if layout.headline_at is not None and layout.start <= layout.headline_at + 1 < layout.end:
        low = layout.headline_at + 1
    return next((at for at in range(low, layout.end) if layout.guesses[at].label == "B"), low)


def _body(layout: Layout, roles: Roles, first: int) -> None:
    """Body, subheadings, and what stands between them without belonging there."""
    end = _next_article(layout, roles, first)
    for at in range(end, layout.end):
        roles.put(at, "furniture", "another article begins")
    seen: set[str] = set()
    skipping = False
    repeated = key_of(layout.headline or "") if len((layout.headline or "").split()) > 3 else ""
    for at in range(first, end):
        block, feature, guess = layout.blocks[at], layout.features[at], layout.guesses[at]
        if feature.found and feature.found.kind in HEADS and not feature.prose:
            skipping = True
            roles.put(at, "furniture", f"«{feature.found.phrase}» heads other articles")
            continue
        tells = (
            feature.prose or feature.speech or (block.ends and not block.text.rstrip().endswith(("؟", "?")))
        )
        skipping = skipping and not (guess.label == "B" and tells)
        if skipping and not (guess.label == "S" and _last_before_body(layout, at)):
            roles.put(at, "furniture", "in a block of other articles")
            continue
        if roles.verdicts[at][1] == "repeats the headline" and not feature.prose:
            continue
        if repeated and repeated in block.key and not feature.prose:
            roles.put(at, "furniture", "repeats the headline")
            continue
        if guess.label in {"B", "S"} and feature.prose and block.key in seen:
            roles.put(at, "furniture", "a paragraph printed twice")
            continue
        seen.add(block.key)
        roles.put(at, *_body_role(layout, roles, at))


def _next_article(layout: Layout, roles: Roles, first: int) -> int:
    """Where the next article of an endless page begins: at another `<h1>`, or at the lines over another dateline that is
    printed as the first one was; the end of the stretch where there is none."""
    prose = 0
    short = first
    for at in range(first, layout.end):
        block, feature = layout.blocks[at], layout.features[at]
        if feature.prose:
            prose += 1
            short = at + 1
            continue
        if prose < 2:
            continue
        if block.heading == 1 and block.key != key_of(layout.headline or "") and len(block.words) > 3:
            return at
        opening = layout.features[short].found
        if at == short or len(block.words) > 10 or (opening and opening.kind in HEADS):
            continue
        if roles.place and roles.agency and roles.agency in block.text:
            credit = parse_credit(block.text, layout.own)
            if credit and credit.place and credit.agency == roles.agency:
                return short
    return layout.end


def _body_role(layout: Layout, roles: Roles, at: int) -> tuple[LineRole, str]:
    block, feature, guess = layout.blocks[at], layout.features[at], layout.guesses[at]
    if guess.label != "S" and PHOTO.search(block.text):
        return "furniture", "picture credit"
    credit = _credit(layout, at)
    if credit:
        roles.credit(credit)
        return ("author" if credit.authors and not credit.agency else "dateline"), "credit of the report"
    if not feature.prose and not block.ends and len(block.words) >= 3 and block.links > 0.8:
        return "furniture", "a link to another article"
    if feature.found and not feature.prose and feature.found.kind in _SITE and guess.text < _SURE:
        return "furniture", outside(block, feature)
    if guess.label == "B" or (guess.label == "H" and (feature.prose or block.ends)):
        return "body", "running text" if feature.prose else "a line of the article"
    if guess.label == "S":
        return "subheading", "a short line over paragraphs"
    if guess.label == "C":
        if not may_be_caption(block.text) or (
            at and not block.gap and PHOTO.search(layout.blocks[at - 1].text)
        ):
            return "furniture", "beside a picture credit"
        roles.captions.append(block.text)
        return "caption", "reads and stands like a caption"
    if feature.date_line:
        return "date", "a date inside the body"
    plain = not feature.found and not block.furniture_zone and not feature.site_talk
    return "furniture", "stands in the article without being text of it" if plain else outside(block, feature)


def _last_before_body(layout: Layout, at: int) -> bool:
    """Is a paragraph the next thing after `at`?"""
    after = at + 1
    return after < layout.end and layout.guesses[after].label == "B" and layout.features[after].prose


def _credit(layout: Layout, at: int) -> Credit | None:
    """Who wrote the report, or which agency, where a short line in the body says so: by a word («حوار: هدى سالم»), or to
    the model's eye. The outlet itself is no credit."""
    block, feature, guess = layout.blocks[at], layout.features[at], layout.guesses[at]
    if len(block.words) > 8 or block.ends or "@" in block.text or feature.found:
        return None
    credit = parse_credit(block.text, layout.own)
    if credit is None or _names_itself(credit, layout):
        return None
    if guess.label in {"B", "S"}:
        named = bool(credit.authors) or (credit.place is not None and credit.agency is not None)
        return credit if credit.explicit and named else None
    named = bool(credit.authors) and has_given_name(credit.authors[0])
    return credit if guess.label == "K" or credit.explicit or named else None


def _names_itself(credit: Credit, layout: Layout) -> bool:
    """Is it the outlet's own name and nothing more («المصدر» of what it wrote itself)?"""
    alone = credit.agency is not None and not credit.authors and not credit.place
    return alone and key_of(credit.agency or "") in layout.own


def _agency_on_file(name: str) -> bool:
    house = find(name)
    return names_desk(name) or (house is not None and house.agency)


def _tail(layout: Layout, roles: Roles) -> None:
    """The lines after the last paragraph: the name of the writer or the agency."""
    for at in range(layout.end, min(layout.end + _TAIL, len(layout.blocks))):
        block, feature, guess = layout.blocks[at], layout.features[at], layout.guesses[at]
        if feature.barrier or block.furniture_zone:
            return
        if feature.found or feature.date_line or block.links > 0.5 or len(block.words) > 8:
            continue
        if any(word.isdigit() for word in block.words):
            continue  # the foot of the page: «صحيفة المرفأ 2021»
        signed = block.text.removeprefix("من ")
        credit = parse_credit(block.text, layout.own)
        if credit is None and signed != block.text and looks_person(signed) and has_given_name(signed):
            credit = Credit(authors=(clean(signed),))
            roles.credit(credit)
            roles.put(at, "author", "signed by a person")
            return
        if credit and _names_itself(credit, layout):
            continue
        if (
            credit
            and credit.agency
            and not credit.place
            and guess.label != "K"
            and not _agency_on_file(credit.agency)
        ):
            continue  # a label of the site: «أخبار سوريا»
        if credit and (credit.explicit or guess.label == "K"):
            roles.credit(credit)
            roles.put(
                at, "author" if credit.authors and not credit.agency else "dateline", "credit of the report"
            )
            return


def lead_credit(text: str, own: frozenset[str]) -> Credit | None:
    """The dateline at the head of a first paragraph: «القاهرة (رويترز) - قال الوزير», «عمان - بترا - أعلن».

    >>> lead_credit("بيروت (رويترز) - قال الوزير إن الأزمة انتهت.", frozenset())
    Credit(place='بيروت', agency='رويترز', authors=(), explicit=True)
    """
    bracketed = _BRACKETED.match(text[:120])
    if bracketed:
        found = parse_credit(f"{bracketed['place']} - {bracketed['agency']}", own)
        return found if found and found.explicit and not found.authors else None
    dated = _DATED.match(text[:90])
    if dated and is_place(dated["place"]):
        agency = clean(dated["agency"] or "")
        sure = dated["open"] in {"/", "("} or find(agency) is not None
        return Credit(clean(dated["place"]), agency if agency and sure else None, (), True)
    match = _LEAD_CREDIT.match(text[:120])
    if not match:
        return None
    head = match["head"]
    more = re.match(r"^\s*([^.،:؛]{2,40}?)\s*[-–—:]+\s+\S", text[match.end() - 1 : match.end() + 60])
    if more and find(more[1].strip(' ()«»"')):
        head = f"{head} - {more[1]}"
    if is_place(head):
        return Credit(clean(head), None, (), True)
    credit = parse_credit(head, own)
    return credit if credit and credit.explicit and not credit.authors else None
