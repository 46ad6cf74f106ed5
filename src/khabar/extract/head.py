"""What stands between the headline and the body: headline, caption, author, dateline.

The headline is the line before the body that the page repeats or claims as its own; the lines between it and the body are
then read one by one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from khabar.arabic.calendar import printed_dates
from khabar.arabic.folds import squeeze
from khabar.arabic.tokens import tokenize
from khabar.extract.body import Judged, is_date_line
from khabar.outlets import find as find_house
from khabar.records import Dateline

#: How many lines before the body a headline may stand.
REACH = 60
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
_PARTS = re.compile(r"\s*[/،,|]\s*|\s+[-–—ـ]\s*|\s*[-–—]\s+|\s*:\s*")
_AGENCY_WORDS = frozenset({"وكالات", "متابعات", "الوكالات", "خاص", "مراسلون", "وكاله", "صحف", "مواقع"})
_OUTLET_WORDS = frozenset(
    {
        "نيوز",
        "اليوم",
        "برس",
        "تايمز",
        "اونلاين",
        "الاخباريه",
        "الاخباري",
        "بوابه",
        "صحيفه",
        "جريده",
        "موقع",
        "news",
    }
)
_FROM = re.compile(r"^[«\"“](?P<agency>[^»\"”]{2,40})[»\"”] من (?P<place>[^:،]{2,25})$")
_NAME = re.compile(r"^(?:[^\W\d_]['’\u0640\u064b-\u0652]*)+$")


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline, the place of its block (`None` where only the metadata has it), and how sure it is."""

    text: str
    at: int | None
    score: float


def headline(
    judged: Sequence[Judged], start: int, claims: Sequence[str], title: str | None
) -> Headline | None:
    """The headline of the body that starts at `start`, looked for in the `REACH` lines before it."""
    counts = Counter(one.block.key for one in judged)
    longer = [one.block.key for one in judged if one.block.words <= 40]
    body = set(" ".join(one.block.key for one in judged[start : start + 4]).split())
    claimed = {_key(claim) for claim in claims}
    whole_title = _key(title or "")
    best: Headline | None = None
    for at in range(max(0, start - REACH), start):
        block = judged[at].block
        if not 3 <= block.words <= 32 or judged[at].phrase or is_date_line(block):
            continue
        pair = judged[at - 1].block.key == block.key or judged[at + 1].block.key == block.key
        copies = counts[block.key] - (2 if pair else 1)
        quoted = sum(block.key in key for key in longer) - counts[block.key]
        shared = len(body & set(block.key.split())) / block.words
        score = 2.5 * min(copies, 2) + 1.5 * min(quoted, 2) + 4 * shared - 0.06 * (start - at)
        score += 3.0 * (block.tag == "h1") + 6.0 * (block.key in claimed) + 2.0 * (block.key in whole_title)
        score += 0.5 if block.words >= 5 else -0.5
        score -= 2.0 if block.links > 0.6 or block.bullet else 0.0
        score -= 1.0 if block.text.endswith((".", "،")) and block.key not in claimed else 0.0
        score -= 1.5 if _PHOTO.search(block.text) or (pair and not copies) else 0.0
        if score > 1.2 and (best is None or score >= best.score):
            best = Headline(block.text, at, score)
    if best is None:
        claim = next((claim for claim in claims if len(_key(claim).split()) >= 3), None)
        return Headline(claim, None, 0.0) if claim else None
    return best


def _key(text: str) -> str:
    return " ".join(token.key for token in tokenize(text) if token.kind != "punct")


def before_body(
    judged: list[Judged], at: int, start: int, body_key: str
) -> tuple[list[str], list[str], Dateline]:
    """Captions, authors and dateline from the lines after the headline at `at` and before the body."""
    captions: list[str] = []
    authors: list[str] = []
    dateline = Dateline()
    for one in judged[at + 1 : start]:
        block = one.block
        if one.phrase or judged[at].block.key in block.key:
            continue
        byline = _BYLINE.match(block.text)
        if is_date_line(block):
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
    named = 2 <= len(words) <= 4 and all(_NAME.match(word) and len(word) > 1 for word in words)
    if not re.search("[\u0621-\u064a]", block.text):
        return
    known = f" {block.key} " in f" {headline_key} {body_key} "
    if named and not known and not block.bullet and is_agency(block.text):
        one.role, one.reason = "dateline", "an agency in the author's place"
    elif named and not known and not block.bullet:
        authors.append(block.text)
        one.role, one.reason = "author", "a bare name that the article does not mention"
    elif 2 <= block.words <= 40 and not block.bullet:
        shared = len(set(block.key.split()) & set(f"{headline_key} {body_key}".split())) / block.words
        if shared >= 0.5:
            captions.append(block.text)
            one.role, one.reason = "caption", "a line before the body in the article's own words"


def place_and_agency(text: str) -> Dateline | None:
    """The dateline that `text` is, or `None`: «موسكو - المغرب اليوم», «دمشق/ وكالات:», «القاهرة (رويترز)», «وكالات - عواصم»."""
    credit = credit_line(text)
    return credit[0] if credit and not credit[1] else None


def credit_line(text: str) -> tuple[Dateline, tuple[str, ...]] | None:
    """A credit as place, agency and people, `None` where it is no credit: «إسلام أباد: جاسم تقي، الوكالات». Of two agencies the
    outlet's own name gives way: «الجزيرة - واس» is واس. An outlet with «متابعات» is credited as printed."""
    bare = text.strip(" :-–—.ـ")
    from_ = _FROM.match(bare)
    if from_:
        return Dateline(from_["place"].strip(), _unquoted(from_["agency"])), ()
    raw = [part for part in _PARTS.split(bare.replace("(", " - ").replace(")", " ")) if _unquoted(part)]
    parts = [_unquoted(part) for part in raw]
    if not 1 <= len(parts) <= 4 or any(len(part.split()) > 4 or printed_dates(part) for part in parts):
        return None
    agencies = [part for part in parts if is_agency(part) or is_outlet(part)]
    rest = [part for part in parts if part not in agencies]
    if not agencies:
        spaced = len(parts) == 2 and " - " in text and len(parts[0].split()) <= 2
        return (Dateline(parts[0], parts[1]), ()) if spaced else None
    if len(agencies) > 1 and not rest:
        true = [part for part in agencies if is_agency(part) and not _is_generic(part)]
        agency = true[-1] if true else bare
        return Dateline(None, agency), ()
    place = rest[0] if rest and len(rest[0].split()) <= 3 else None
    return Dateline(place, agencies[-1]), tuple(rest[1:] if place else rest)


def _unquoted(part: str) -> str:
    return part.strip(" «»\"“”'()ـ:-")


def is_agency(part: str) -> bool:
    """Is it an agency that we know, or a word such as «وكالات», «متابعات»?"""
    house = find_house(part)
    return bool(house and house.agency) or _is_generic(part)


def is_outlet(part: str) -> bool:
    """Does it read like the name of an outlet: one on file, or with «نيوز», «اليوم», «برس» in it?"""
    return bool(find_house(part)) or bool({token.key for token in tokenize(part)} & _OUTLET_WORDS)


def _is_generic(part: str) -> bool:
    return bool({token.key for token in tokenize(part)} & _AGENCY_WORDS)


def is_caption(text: str) -> bool:
    """Does a line of at most forty words end in a picture credit: «… (أ ف ب)»?"""
    return len(text.split()) <= 40 and bool(_PHOTO.search(text))


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
    return (found, match["rest"]) if found and (found.agency and is_agency(found.agency)) else None
