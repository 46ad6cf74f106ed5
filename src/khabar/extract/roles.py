"""What each block of the page is: body, subheading, caption, author, dateline, date, or furniture.

Two passes over the chosen stretch: the head (`head.py`), then the body, out of which "read also" blocks, insets, share
lines and picture credits are taken. Every decision leaves its reason.
"""

from __future__ import annotations

import re

from khabar.extract.credits import Credit, has_given_name, is_house, parse_credit
from khabar.extract.furniture import HEADS
from khabar.extract.head import ADDRESS, PHOTO, before_headline, is_credited_caption, read_head
from khabar.extract.headline import key_of
from khabar.extract.layout import Layout, Roles, outside
from khabar.outlets import find
from khabar.records import LineRole

_INITIALS = re.compile(
    r"^[(\[]?[\u0621-\u064a]{1,3}\s*[./-]\s*[\u0621-\u064a]{1,3}(?:\s*[./-]\s*[\u0621-\u064a]{1,3})?[)\]]?\.?$"
)
_LEAD_CREDIT = re.compile(r"^\s*(?P<head>[^.،:؛]{2,60}?)\s*(?:[-–—:/]|\)\s*[-–—:])+\s+\S")
#: «الكويت - 12 - 3 (المرفأ) -- قالت», «دبي، الإمارات (المرفأ) -- قال»: place, day and month, agency.
_BRACKETED = re.compile(
    r"^\s*(?P<place>[^\d(.،:]{2,25}?)\s*(?:،[^\d(.:]{2,30}?)?(?:[-–—]\s*\d[\d\s/–-]*)?\((?P<agency>[^)]{2,25})\)\s*[-–—:]+\s?"
)
#: The signature under a post: «— حساب (@name) March 13, 2026», or its picture's address.
EMBED = re.compile(r"^[—–-]\s?.{0,80}\(@\w+\)|\bpic\.twitter\.com/|^عرض هذا المنشور على")
_EMBEDDED = "an embedded post"
_LONGEST_SUBHEADING = 16
#: A sentence that the stretch left out at its end is a short one.
_LONGEST_CLOSING = 14


def give_roles(layout: Layout) -> Roles:
    """The role of every block of the page."""
    roles = Roles(
        [
            ("furniture", outside(block, feature))
            for block, feature in zip(layout.blocks, layout.features, strict=True)
        ]
    )
    first = _first_body(layout)
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
    read_head(layout, roles, first)
    _body(layout, roles, first)
    _tail(layout, roles)
    return roles


def _first_body(layout: Layout) -> int:
    """The first paragraph: the first running text after the headline that is no credited caption."""
    low = layout.start
    if layout.headline_at is not None and layout.headline_at >= layout.start - 1:
        low = layout.headline_at + 1
    for at in range(low, layout.end):
        block, feature = layout.blocks[at], layout.features[at]
        if block.furniture_zone or feature.found or feature.date_line or block.zone == "caption":
            continue
        if (feature.prose or feature.speech) and not is_credited_caption(layout, at):
            return at
    for at in range(low, layout.end):
        if layout.blocks[at].ends and not layout.features[at].found and not layout.blocks[at].furniture_zone:
            return at
    return low


def _body(layout: Layout, roles: Roles, first: int) -> None:
    """Body, subheadings, and what stands between them without belonging there."""
    _embedded(layout, roles, first)
    end = _next_article(layout, first)
    for at in range(end, layout.end):
        roles.put(at, "furniture", "another article begins")
    skipping = tight = False
    seen: set[str] = set()
    for at in range(first, end):
        block, feature = layout.blocks[at], layout.features[at]
        if roles.verdicts[at][1] in {"repeats the headline", _EMBEDDED} and not feature.prose:
            continue
        if feature.found and feature.found.kind in HEADS:
            skipping, tight = True, feature.found.rest >= 3
            roles.put(at, "furniture", f"«{feature.found.phrase}» heads other articles")
            continue
        asks = feature.speech and block.ends
        text = (
            (feature.prose or asks) and not feature.teaser and block.links < 0.6 and not block.furniture_zone
        )
        if tight and block.gap:
            skipping = tight = False
        if feature.prose and block.key in seen:
            roles.put(at, "furniture", "a paragraph printed twice")
            continue
        if feature.prose:
            seen.add(block.key)
        if skipping and not text:
            if (
                at + 1 < layout.end
                and layout.features[at + 1].prose
                and not layout.features[at + 1].found
                and len(block.words) <= 4
                and not block.links
                and not feature.date_line
            ):
                roles.put(at, "subheading", "a short line right before a paragraph")
            else:
                roles.put(at, "furniture", "in a block of other articles")
            continue
        skipping = tight = False
        roles.put(at, *_body_role(layout, roles, at))


def _embedded(layout: Layout, roles: Roles, first: int) -> None:
    """A post of a social network inside the body: its signature, and the words right above it."""
    for at in range(first, layout.end):
        if EMBED.search(layout.blocks[at].text):
            roles.put(at, "furniture", _EMBEDDED)
            if at > first and not layout.blocks[at].gap and not layout.features[at - 1].prose:
                roles.put(at - 1, "furniture", _EMBEDDED)


def _next_article(layout: Layout, first: int) -> int:
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
        credit = parse_credit(block.text, layout.own)
        if credit and credit.place and credit.agency and is_house(credit.agency, layout.own):
            return short
    return layout.end


def _body_role(layout: Layout, roles: Roles, at: int) -> tuple[LineRole, str]:
    block, feature = layout.blocks[at], layout.features[at]
    if block.zone == "caption":
        if len(block.words) > 1 and not PHOTO.search(block.text):
            roles.captions.append(block.text)
            return "caption", "marked as a caption"
        return "furniture", "picture credit"
    if block.furniture_zone or feature.found:
        return "furniture", outside(block, feature)
    if ADDRESS.search(block.text) and len(block.words) < 12:
        return "furniture", "an address"
    if feature.site_talk:
        return "furniture", "the site speaks of itself"
    if PHOTO.search(block.text):
        return "furniture", "picture credit"
    if EMBED.search(block.text):
        return "furniture", _EMBEDDED
    if feature.prose:
        return "body", "running text"
    if at and not block.gap and PHOTO.search(layout.blocks[at - 1].text) and not block.ends:
        return "furniture", "beside a picture credit"
    if block.links > 0.8 and len(block.words) >= 3:
        return "furniture", "a link to another article"
    if feature.date_line:
        return "date", "a date inside the body"
    credit = parse_credit(block.text, layout.own) if len(block.words) <= 8 else None
    if credit and (credit.explicit or (credit.authors and has_given_name(credit.authors[0]))):
        roles.credit(credit)
        return ("author" if credit.authors and not credit.agency else "dateline"), "credit of the report"
    if _INITIALS.match(block.text):
        return "furniture", "an editor's initials"
    if block.ends or feature.speech or block.text.rstrip().endswith((":", "،", "؛")):
        return "body", "a short sentence"
    if _last_before_body(layout, at) and len(block.words) <= _LONGEST_SUBHEADING:
        return "subheading", "a short line right before a paragraph"
    if block.tag == "p" or block.bullet or block.in_body or (block.gap == 0 and len(block.words) > 3):
        return "body", "stands in the body"
    return "furniture", "a short line that leads to no paragraph"


def _last_before_body(layout: Layout, at: int) -> bool:
    """Is running text, speech or a list the next thing after `at`?"""
    for after in range(at + 1, min(at + 4, layout.end)):
        block, feature = layout.blocks[after], layout.features[after]
        if feature.found or block.furniture_zone or block.zone == "caption":
            continue
        return (
            feature.prose
            or feature.speech
            or (block.bullet and len(block.words) > 4)
            or (block.ends and len(block.words) > 3)
        )
    return False


def _tail(layout: Layout, roles: Roles) -> None:
    """The lines after the last paragraph: short sentences that the stretch left out, and the agency's name."""
    goes_on = True
    for at in range(layout.end, min(layout.end + 5, len(layout.blocks))):
        block, feature = layout.blocks[at], layout.features[at]
        if block.furniture_zone or feature.found or feature.barrier or feature.date_line or block.links > 0.5:
            goes_on = False
            if feature.barrier or block.furniture_zone:
                return
            continue
        credit = parse_credit(block.text, layout.own) if len(block.words) <= 8 else None
        if credit and credit.explicit:
            roles.credit(credit)
            roles.put(at, "dateline", "credit of the report")
            return
        brief = block.ends and 3 <= len(block.words) <= _LONGEST_CLOSING
        if goes_on and brief and not block.heading and not feature.site_talk:
            roles.put(at, "body", "a short sentence that closes the article")
        else:
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
    match = _LEAD_CREDIT.match(text[:120])
    if not match:
        return None
    head = match["head"]
    more = re.match(r"^\s*([^.،:؛]{2,40}?)\s*[-–—:]+\s+\S", text[match.end() - 1 : match.end() + 60])
    if more and find(more[1].strip(' ()«»"')):
        head = f"{head} - {more[1]}"
    credit = parse_credit(head, own)
    return credit if credit and credit.explicit and not credit.authors else None
