"""What stands between the headline and the body: headline, caption, author, dateline.

The headline is the line before the body that the page repeats or claims as its own; the lines between it and the body are
then read one by one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from khabar.arabic.calendar import printed_dates
from khabar.arabic.folds import squeeze
from khabar.arabic.tokens import tokenize
from khabar.extract.blocks import Block
from khabar.extract.body import Judged
from khabar.outlets import find as find_house
from khabar.records import Dateline

_PHOTO = re.compile(
    r"©|\((?:أ ?ف ?ب|رويترز|أ ?ب|مواقع التواصل|أرشيف\w*|الأناضول|غيتي|getty)[^)]*\)$|(?:تصوير|المصدر|صورة)\s*[:/]",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"^(?:كتبت?|بقلم|حوار|حاورت?ه?ا?|تحقيق|تقرير|إعداد|اعداد|ترجمة|تغطية|متابعة|الكاتب|المحرر|by)\s*[:/\-–]?\s*(?P<name>.+)$",
    re.IGNORECASE,
)
_CREDIT = re.compile(r"^[\s\-–—]*[(\[](?P<agency>[^()\[\]]{2,40})[)\]]\s*\.?$")
_LEAD = re.compile(r"^(?P<head>[^.!؟:]{2,60}?)\s*(?::\s*[-–—]|[:–—]|\s-)\s*(?P<rest>\S.{20,})$", re.DOTALL)
_PARTS = re.compile(r"\s*[/،,|]\s*|\s+[-–—]\s*|\s*[-–—]\s+|\s*:\s*")
_AGENCY_WORDS = frozenset({"وكالات", "متابعات", "الوكالات", "خاص", "مراسلون", "وكاله", "صحف", "مواقع"})
_NAME = re.compile(r"^(?:[^\W\d_]['’\u0640\u064b-\u0652]*)+$")


def headline(
    judged: Sequence[Judged], start: int, claims: Sequence[str], title: str | None
) -> tuple[str | None, int | None]:
    """The headline and the block it stands in (`None` where only the metadata has it)."""
    counts = [one.block.key for one in judged]
    body = set(" ".join(one.block.key for one in judged[start : start + 4]).split())
    claimed = [_key(claim) for claim in claims]
    whole_title = _key(title or "")
    best: tuple[float, int] | None = None
    for at in range(max(0, start - 60), start):
        block = judged[at].block
        if not 3 <= block.words <= 32 or judged[at].phrase or _is_date_line(block):
            continue
        copies = sum(1 for key in counts if key == block.key) - 1
        quoted = sum(1 for key in counts if key != block.key and block.key in key)
        shared = len(body & set(block.key.split())) / block.words
        score = (
            2.5 * min(copies, 2)
            + 1.5 * min(quoted, 2)
            + 4 * shared
            - 0.06 * (start - at)
            + (block.tag == "h1") * 3
        )
        score += 6 * (block.key in claimed) + 2 * (bool(whole_title) and block.key in whole_title)
        score += 0.5 if block.words >= 5 else -0.5
        score -= 2.0 if block.links > 0.6 or block.bullet else 0.0
        score -= 1.0 if block.text.endswith((".", "،")) and block.key not in claimed else 0.0
        score -= 1.5 if _PHOTO.search(block.text) else 0.0
        if score > 1.2 and (best is None or score >= best[0]):
            best = (score, at)
    if best is not None:
        return judged[best[1]].block.text, best[1]
    for claim in claims:
        if len(_key(claim).split()) >= 3:
            return claim, None
    return None, None


def _key(text: str) -> str:
    return " ".join(token.key for token in tokenize(text) if token.kind != "punct")


def _is_date_line(block: Block) -> bool:
    dates = printed_dates(block.text)
    return bool(dates) and sum(d.end - d.start for d in dates) > 0.4 * len(block.text)


def before_body(
    judged: list[Judged], at: int, start: int, body_key: str
) -> tuple[list[str], list[str], Dateline]:
    """Captions, authors and dateline from the lines after the headline at `at` and before the body."""
    captions: list[str] = []
    authors: list[str] = []
    dateline = Dateline()
    for one in judged[at + 1 : start]:
        block = one.block
        if one.phrase or block.key == judged[at].block.key:
            continue
        byline = _BYLINE.match(block.text)
        if _is_date_line(block):
            name = _doubled(block.text[: printed_dates(block.text)[0].start])
            one.role, one.reason = "date", "a printed date"
            if name:
                authors.append(name)
        elif byline and block.words <= 8:
            authors.append(byline["name"].strip())
            one.role, one.reason = "author", "a byline"
        elif (head := place_and_agency(block.text)) and block.words <= 8:
            dateline, one.role, one.reason = head, "dateline", "place and agency"
        elif _PHOTO.search(block.text) and block.words <= 40:
            captions.append(block.text)
            one.role, one.reason = "caption", "a picture credit"
        elif block.links <= 0.6 and not block.menu:
            _name_or_caption(one, judged[at].block.key, body_key, captions, authors)
    return list(dict.fromkeys(captions)), list(dict.fromkeys(authors)), dateline


def _doubled(text: str) -> str | None:
    """«الشرق برسالشرق برس»: a name that the flattening printed twice without a space, or one name before a date."""
    name = squeeze(text).strip(" -–|،:")
    half = len(name) // 2
    if len(name) >= 6 and len(name) % 2 == 0 and name[:half] == name[half:]:
        return name[:half].strip()
    return None


def _name_or_caption(
    one: Judged, headline_key: str, body_key: str, captions: list[str], authors: list[str]
) -> None:
    block = one.block
    words = block.text.split()
    named = 2 <= len(words) <= 4 and all(_NAME.match(word) for word in words)
    known = f" {block.key} " in f" {headline_key} {body_key} "
    if named and not known and not block.bullet:
        authors.append(block.text)
        one.role, one.reason = "author", "a bare name that the article does not mention"
    elif 2 <= block.words <= 40 and not block.bullet:
        shared = len(set(block.key.split()) & set(f"{headline_key} {body_key}".split())) / block.words
        if shared >= 0.5:
            captions.append(block.text)
            one.role, one.reason = "caption", "a line before the body in the article's own words"


def place_and_agency(text: str) -> Dateline | None:
    """The dateline that `text` is, or `None`: «موسكو - المغرب اليوم», «دمشق/ وكالات:», «القاهرة (رويترز)»."""
    bare = text.strip(" :-–—.()")
    bracket = re.match(r"^(?P<place>[^()]{2,30})\((?P<agency>[^()]{2,40})\)$", text.strip(" :-–—."))
    parts = [bracket["place"], bracket["agency"]] if bracket else _PARTS.split(bare)
    parts = [part.strip(" «»\"“”'()") for part in parts if part.strip(" «»\"“”'()")]
    if not 1 <= len(parts) <= 3 or any(len(part.split()) > 4 or printed_dates(part) for part in parts):
        return None
    agencies = [part for part in parts if _is_agency(part)]
    if len(parts) == 1:
        return Dateline(None, parts[0]) if agencies else None
    if len(parts) == 2 and _is_agency(parts[1]) and not agencies[1:]:
        return Dateline(parts[0], parts[1])
    if agencies and len(agencies) == len(parts):
        return Dateline(None, bare.rstrip(": "))
    if len(parts) == 2 and not agencies and " - " in text and len(parts[0].split()) <= 2:
        return Dateline(parts[0], parts[1])
    return Dateline(None, bare.rstrip(": ")) if agencies else None


def _is_agency(part: str) -> bool:
    keys = {token.key for token in tokenize(part)}
    return bool(find_house(part)) or bool(keys & _AGENCY_WORDS)


def closing_credit(text: str) -> str | None:
    """The agency that a last line credits: «(رويترز)», «--(بترا)»."""
    match = _CREDIT.match(text)
    return match["agency"].strip() if match and len(match["agency"].split()) <= 4 else None


def opening_dateline(text: str) -> tuple[Dateline, str] | None:
    """A dateline that opens the first paragraph, and the paragraph without it: «عمّان (بترا) - قال الوزير …»."""
    match = _LEAD.match(text)
    if not match or len(match["head"].split()) > 6:
        return None
    found = place_and_agency(match["head"])
    return (found, match["rest"]) if found and (found.agency and _is_agency(found.agency)) else None
