"""The lines between headline and first paragraph: captions, names, dates, the dateline, and the site's own.

Nowhere do pages differ more. Words and marks decide first (a label, a credit, a date, the markup's zone), then the shape: a
personal name, a line that repeats a picture's words, a short line that speaks of what the article speaks of.
"""

from __future__ import annotations

import re

from khabar.extract.blocks import clean
from khabar.extract.credits import has_given_name, is_place, is_section, looks_person, parse_credit
from khabar.extract.features import unglue
from khabar.extract.furniture import bare_word
from khabar.extract.headline import key_of
from khabar.extract.layout import Layout, Roles, is_twin, outside
from khabar.extract.marks import ADDRESS, PHOTO, is_credited, may_be_caption
from khabar.records import LineRole

#: What a date leaves behind when it is taken out of its line.
_CLOCKS = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?\s*(?:[صم](?!\w)|AM|PM)?", re.IGNORECASE)
_LOOSE_MARKS = re.compile(r"(?<!\w)(?:هـ|ه|م|الموافق|في|GMT)(?!\w)")
#: Reasons that no look of a line outweighs.
_FIRM = frozenset({"repeats the headline", "picture credit", "an address", "the outlet's name"})
_COMES_BACK = "a label that comes back on the page"
#: A caption before the body is rarely longer.
_LONGEST_CAPTION = 45


def is_credited_caption(layout: Layout, at: int) -> bool:
    """Is the long line at the head of the body a picture's caption, credit and all?"""
    block = layout.blocks[at]
    if block.text in layout.pictures or (at and layout.blocks[at - 1].key == block.key):
        return True
    return len(block.words) <= _LONGEST_CAPTION and not block.ends and is_credited(block.text)


def _closes_with_credit(text: str) -> bool:
    """Is it words of a caption with a credit in brackets behind, and no place with an agency?"""
    before, bracket, _ = text.partition("(")
    return (
        bool(bracket)
        and len(before.split()) >= 3
        and text.rstrip(". ").endswith(")")
        and not is_place(before)
    )


def before_headline(layout: Layout, roles: Roles, at: int) -> None:
    """A line shortly before the headline: a date or a plainly marked author; the rest is the site's."""
    block, feature = layout.blocks[at], layout.features[at]
    if block.furniture_zone or roles.verdicts[at][0] != "furniture" or feature.found:
        return
    if feature.date_line:
        roles.put(at, "date", "date before the headline")
    elif _over_dateline(block.text, layout):
        credit = parse_credit(block.text, layout.own)
        if credit:
            roles.credit(credit)
            roles.put(at, "dateline", "credit of the report, over a headline that comes back")
    elif not roles.authors and looks_person(block.text) and _writes(layout, at):
        roles.authors.append(block.text)
        roles.put(at, "author", "a person's name over the headline")


def _over_dateline(text: str, layout: Layout) -> bool:
    """Does the line over a headline that is printed twice name a place and an agency?"""
    found = parse_credit(text, layout.own) if len(text.split()) <= 6 and "|" not in text else None
    return found is not None and found.explicit and found.place is not None and found.agency is not None


def _writes(layout: Layout, at: int) -> bool:
    """Is the name over the headline the writer's: marked so, or a line of its own, with a given name, that comes once?"""
    block = layout.blocks[at]
    alone = not block.bullet and block.links < 0.6 and layout.features[at].times_seen == 1
    return block.zone == "author" or (alone and has_given_name(block.text) and _could_be_name(block.text))


def read_head(layout: Layout, roles: Roles, first: int) -> None:
    """The lines between headline and first paragraph."""
    low = (
        layout.headline_at + 1
        if layout.headline_at is not None and layout.headline_at < first
        else max(0, layout.start - 3)
    )
    for at in range(low, first):
        block = layout.blocks[at]
        if roles.verdicts[at][1] == "repeats the headline":
            continue
        role, reason = _settled(layout, at, *_head_role(layout, roles, at, first))
        if role == "caption" and block.text not in roles.captions:
            roles.captions.append(block.text)
        roles.put(at, role, reason)


def _settled(layout: Layout, at: int, role: LineRole, reason: str) -> tuple[LineRole, str]:
    """Names and dates are read by rule; whether the rest is a caption, a subheading or neither is the model's to say."""
    if role in {"author", "dateline", "date"}:
        return role, reason
    block, guess = layout.blocks[at], layout.guesses[at]
    if reason in _FIRM or (reason == _COMES_BACK and len(block.words) <= 3):
        return role, reason
    if role == "caption" and guess.label not in {"S", "B"}:
        return (role, reason) if may_be_caption(block.text) else ("furniture", "picture credit")
    if guess.label == "C" and may_be_caption(block.text):
        return "caption", "reads and stands like a caption"
    if guess.label in {"S", "B"}:
        return "subheading", "a line under the headline"
    return "furniture", reason if role == "furniture" else "between headline and body without being either"


def _head_role(layout: Layout, roles: Roles, at: int, first: int) -> tuple[LineRole, str]:
    block, feature = layout.blocks[at], layout.features[at]
    headline = key_of(layout.headline or "")
    if feature.found and feature.found.kind in {"label", "update"}:
        return "date", f"«{feature.found.phrase}» and a date"
    if block.zone == "date" and feature.dates:
        return "date", "marked as the date"
    glued = _glued_author(layout, at)
    if glued and feature.dates:
        roles.authors.append(glued)
        return "author", "a name run together with the date"
    if feature.date_line or (feature.dates and len(block.words) <= 16 and not is_credited(block.text)):
        dated = _dated_credit(layout, roles, at)
        if dated[0] != "date" or feature.date_line:
            return dated
    if block.furniture_zone or feature.found:
        return "furniture", outside(block, feature)
    if ADDRESS.search(block.text):
        return "furniture", "an address"
    if block.zone == "author" and looks_person(block.text) and block.key not in layout.own:
        roles.authors.append(block.text)
        return "author", "marked as the author"
    named = all(word in headline.split() for word in block.words)
    if len(block.words) <= 5 and feature.times_seen > 1 + is_twin(layout, at) and not named:
        return "furniture", _COMES_BACK
    if headline and len(block.words) > 3 and (headline in block.key or block.key in headline):
        return "furniture", "repeats the headline"
    if PHOTO.search(block.text):
        return "furniture", "picture credit"
    if block.zone == "caption":
        return ("caption", "marked as a caption") if len(block.words) > 1 else ("furniture", "picture credit")
    if block.key in layout.own:
        return "furniture", "the outlet's name"
    credit = None if _closes_with_credit(block.text) else parse_credit(block.text, layout.own)
    if credit and credit.agency and not credit.place and not credit.authors:
        credit = None if key_of(credit.agency) in layout.own else credit
    if credit and (credit.explicit or credit.authors or (credit.place and credit.agency)):
        roles.credit(credit)
        return ("author" if credit.authors and not credit.agency else "dateline"), "credit of the report"
    if block.zone == "author":
        names = parse_credit(block.text, layout.own, given=True)
        if names and names.authors:
            roles.credit(names)
            return "author", "marked as the author"
    return _head_shape(layout, roles, at, first)


def _head_shape(layout: Layout, roles: Roles, at: int, first: int) -> tuple[LineRole, str]:
    """What only the shape of a line in the head tells."""
    block, feature = layout.blocks[at], layout.features[at]
    if block.text in layout.pictures or is_twin(layout, at) or is_credited(block.text):
        return (
            ("caption", "repeats a picture's words or closes with its credit")
            if len(block.words) > 1
            else ("furniture", "picture credit")
        )
    known = _known_words(layout, first)
    telling = [bare_word(word) for word in block.words if len(word) > 2]
    share = sum(word in known for word in telling) / len(telling) if telling else 0.0
    if (
        looks_person(block.text)
        and (
            has_given_name(block.text)
            or (share == 0 and _could_be_name(block.text) and (_beside_date(layout, at) or at + 1 == first))
        )
        and share < 0.5
        and not block.bullet
    ):
        roles.authors.append(block.text)
        return "author", "a person's name between headline and body"
    if (
        len(block.words) == 1
        and _beside_date(layout, at)
        and block.text.isalpha()
        and roles.label is None
        and not is_section(block.key)
        and not is_place(block.text)
        and layout.headline_at is not None
        and block.arabic == 1.0
        and not block.links
    ):
        roles.label = block.text
        return "dateline", "a name beside the date"
    if block.links > 0.6 or block.bullet or len(block.words) < 2:
        return "furniture", "a label or link between headline and body"
    if (
        block.heading
        or (len(block.words) > 3 and (block.bold or block.tag == "p"))
        or feature.speech
        or feature.prose
        or block.ends
    ):
        return "subheading", "a line under the headline"
    if share < (0.3 if len(block.words) < 7 else 0.2):
        return "furniture", "a label between headline and body"
    if len(block.words) <= 12:
        return "caption", "a short line between headline and body"
    return "subheading", "a line under the headline"


def _dated_credit(layout: Layout, roles: Roles, at: int) -> tuple[LineRole, str]:
    """A date line may carry the dateline with it: «الرياض 12 رجب 1440 هـ … واس»."""
    text = unglue(layout.blocks[at].text)
    for date in sorted(layout.features[at].dates, key=lambda found: -found.start):
        text = f"{text[: date.start]} | {text[date.end :]}"
    rest = next(
        (part for part in _CLOCKS.sub(" ", _LOOSE_MARKS.sub(" ", text)).split("|") if clean(part)), ""
    )
    credit = parse_credit(
        _CLOCKS.sub(" ", _LOOSE_MARKS.sub(" ", text)).strip(" |-–—"), layout.own
    ) or parse_credit(rest.strip(" |-–—"), layout.own)
    if credit and layout.features[at].dates and (credit.authors or (credit.explicit and credit.agency)):
        roles.credit(credit)
        return ("author" if credit.authors else "dateline"), "a date and the credit of the report"
    return "date", "a date and nothing else"


def _could_be_name(text: str) -> bool:
    """Two to four words of ordinary length: flattened pages run labels together into longer ones."""
    words = text.split()
    return len(words) <= 4 and all(len(word) <= 9 for word in words)


def _glued_author(layout: Layout, at: int) -> str | None:
    """The name that a flattened page ran together with the date: «هدى سالمهدى سالمالأربعاء 3 مارس»."""
    feature = layout.features[at]
    if not feature.dates:
        return None
    text = unglue(layout.blocks[at].text)
    name = clean(text[: feature.dates[0].start]).strip(" -–—|,،:")
    half = len(name) // 2
    if half and len(name) % 2 == 0 and name[:half] == name[half:]:
        return name[:half] if len(name[:half].split()) <= 5 else None
    if len(name) % 2 and half and name[:half] == name[half + 1 :] and name[half] == " ":
        return name[:half]
    return name if looks_person(name) and has_given_name(name) else None


def _beside_date(layout: Layout, at: int) -> bool:
    return any(
        layout.features[near].date_line for near in (at - 1, at + 1) if 0 <= near < len(layout.features)
    )


def _known_words(layout: Layout, first: int) -> frozenset[str]:
    """The words of the headline and of the first paragraphs."""
    words = set(key_of(layout.headline or "").split())
    for at in range(first, min(first + 12, layout.end)):
        words.update(layout.blocks[at].words)
    return frozenset(bare_word(word) for word in words if len(word) > 2)
