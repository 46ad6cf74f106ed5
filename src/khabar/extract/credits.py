"""Who wrote it and from where, as one line prints it: «موسكو - وكالات», «كتبت: هدى سالم», «إسلام أباد: سامي الحداد، الوكالات».

A credit is cut at its separators and each part named by what it is: an agency or outlet on file, a place, a person, or
one of the words of `credit_words.tsv`. What cannot be named stays unnamed, unless its neighbour tells: beside an agency
stands a place.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeAlias

from khabar.arabic.folds import fold
from khabar.arabic.tables import read_table
from khabar.extract.blocks import clean
from khabar.outlets import find, is_known

Kind: TypeAlias = Literal["agency", "desk", "own", "place", "person", "section", "unknown"]

#: What parts a credit. A hyphen counts with a space or quotation mark beside it, or alone between two words.
_CUTS = re.compile(r"\s*(?:[/|:؛()\[\]«»\"“”]|،|,(?!\d)|[-–—]|(?<=\s)ـ+(?=\s))+\s*")
_FROM = re.compile(r"(?<=\S)\s+من\s+(?=\S)")
_LETTERS = re.compile(r"[^\W\d_]")
#: «المصدر: وكالات» credits what follows.
_SOURCE = re.compile(r"^\s*(?:المصدر|مصدر الخبر|مكان إرسال التقرير|Source)\s*[:/،-]?\s*", re.IGNORECASE)
#: Who took the pictures is no writer of the report.
_PICTURES = re.compile(r"(?:^| \| )(?:تصوير|عدسة)(?: \| | )[^|]*")
_ACRONYM = re.compile(r"[A-Z]{2,6}$|[a-z]{3}$")
_NO_PERSON = frozenset(
    [
        "في",
        "من",
        "الى",
        "على",
        "عن",
        "مع",
        "بعد",
        "قبل",
        "بين",
        "خلال",
        "منذ",
        "حتى",
        "ان",
        "انه",
        "التي",
        "الذي",
        "هذا",
        "هذه",
        "كل",
        "غير",
        "قال",
        "قالت",
        "يوم",
        "اليوم",
        "امس",
        "غدا",
        "ثم",
        "او",
        "اذا",
        "لا",
        "ما",
        "هل",
        "كيف",
        "لماذا",
    ]
)
#: Parts of a credit that the page prints as one agency.
_JOINED = "، "


@dataclass(frozen=True, slots=True)
class Credit:
    """What a credit names. `explicit` where a word or a name on file says that it is one, rather than its shape or its
    neighbours."""

    place: str | None = None
    agency: str | None = None
    authors: tuple[str, ...] = ()
    explicit: bool = False


@dataclass(frozen=True, slots=True)
class _Part:
    text: str
    kind: Kind


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(
        fold(row["word"]) for row in read_table("khabar.extract", "credit_words.tsv") if row["kind"] == kind
    )


@cache
def _places() -> frozenset[str]:
    return frozenset(fold(row["place"]) for row in read_table("khabar.extract", "places.tsv"))


@cache
def _given_names() -> frozenset[str]:
    return frozenset(fold(row["name"]) for row in read_table("khabar.extract", "given_names.tsv"))


def has_given_name(text: str) -> bool:
    """Does it begin with a given name on file, or hold a word that only names hold (بن، آل، عبد)?"""
    keys = [fold(word).strip(".") for word in text.split()]
    known = bool(keys) and (keys[0] in _given_names() or keys[0].startswith(("عبدال", "عبد")))
    return known or any(key in {"بن", "ال", "ابو", "بنت", "ابن"} for key in keys[1:-1])


def is_place(text: str) -> bool:
    """Is it a place that reports are dated from?"""
    return fold(clean(text)).removesuffix(" المحتله") in _places()


def is_section(key: str) -> bool:
    """Is the folded line the name of a part of a site («رياضه»)?"""
    return bool(key) and all(word in _words("section") for word in key.split())


def names_outlet(text: str) -> bool:
    """Is it an outlet on file, or does it hold a word that names of outlets hold («نيوز», «صحيفة», «اليوم»)?"""
    keys = fold(text).split()
    return find(text) is not None or any(key in _words("media") or key == "اليوم" for key in keys)


def name_signs(words: Sequence[str], key: str) -> list[str]:
    """What a short line of folded `words` may be the name of, told from single words alone: `given` where the first is a
    given name, `person` where none of its words is one that names do not hold, `place`, `outlet`.

    >>> name_signs(("هدي", "سالم"), "هدي سالم"), name_signs(("بيروت",), "بيروت")
    (['person', 'given'], ['place'])
    """
    signs = []
    if key in _places():
        signs.append("place")
    elif 2 <= len(words) <= 5 and key.replace(" ", "").isalpha() and not _no_names().intersection(words):
        signs.append("person")
        if words[0] in _given_names() or words[0].startswith("عبد"):
            signs.append("given")
    if is_known(key) or not _words("media").isdisjoint(words):
        signs.append("outlet")
    return signs


@cache
def _no_names() -> frozenset[str]:
    return _NO_PERSON | _words("media") | _words("agency")


def looks_person(text: str) -> bool:
    """Could `text` be a person's name: two to four words of letters, none of them a particle, a place or a house?

    >>> looks_person("هدى سالم"), looks_person("بعد الاجتماع"), looks_person("أخبار 24")
    (True, False, False)
    """
    words = text.split()
    while len(words) > 2 and fold(words[0]).strip(".") in _words("title"):
        words.pop(0)
    keys = [fold(word).strip(".") for word in words]
    if not 2 <= len(words) <= 5 or any(not _LETTERS.match(word) for word in words):
        return False
    if re.search(r"[\d:؟!«»\"“”%@_/]", text) or any(len(key) < 2 for key in keys):
        return False
    if any(word.startswith("و") and len(word) > 4 for word in words[1:]) and not has_given_name(text):
        return False
    if any(key in _no_names() or key in _words("section") for key in keys):
        return False
    if words[0].startswith("ال") and words[-1].startswith("ال") and not has_given_name(text):
        return False
    return not is_place(text) and find(text) is None


def parse_credit(text: str, own: Collection[str] = (), given: bool = False) -> Credit | None:
    """The credit that `text` prints, or `None` where it is none. `own` holds the folded names of the outlet itself.
    `given` says that the text is known to be a credit, so that a bare name or an unknown word counts too.

    >>> parse_credit("موسكو - وكالات")
    Credit(place='موسكو', agency='وكالات', authors=(), explicit=True)
    >>> parse_credit("كتبت: هدى سالم").authors
    ('هدى سالم',)
    """
    bare = clean(_SOURCE.sub("", text)).strip(" -–—ـ:؛،.*\u00a0")
    if not bare or len(bare) > 120:
        return None
    writers = _after_writer(bare)
    if writers is not None:
        return writers
    parts = [_Part(part, _kind(part, own)) for part in _split(bare)]
    if not parts or len(parts) > 6:
        return None
    kinds = {part.kind for part in parts}
    sure = bool(kinds & {"agency", "desk", "own"})
    if (
        len(parts) == 1
        and not given
        and kinds == {"agency"}
        and not _is_agency(parts[0].text)
        and bare == text.strip()
    ):
        return None  # an outlet's name alone is a label: «الشرق الأوسط» is a region too
    if given:
        return _resolve(_guess_all(parts), bare, sure)
    named = [part for part in parts if part.kind == "person" and has_given_name(part.text)]
    if not sure and not (kinds & {"place"} and len(parts) > 1) and not (named and 1 < len(parts) <= 3):
        return None
    if any(len(part.text.split()) > 5 for part in parts):
        return None
    if len(parts) == 2 and parts[0].kind == "place" and ":" not in bare and not has_given_name(parts[1].text):
        parts[1] = _Part(parts[1].text, "agency" if parts[1].kind == "person" else parts[1].kind)
    return _resolve(_guess_beside(parts, False), bare, sure)


def _split(text: str) -> list[str]:
    parts = [
        part.strip(" .*").removeprefix("من ")
        for part in _PICTURES.sub("", _CUTS.sub(" | ", text)).split(" | ")
    ]
    parts = [part for part in parts if part]
    made: list[str] = []
    for part in parts:
        made.extend(_FROM.split(part) if len(parts) <= 2 else [part])
    return made


def _kind(part: str, own: Collection[str]) -> Kind:
    key = fold(part)
    words = key.split()
    if key in own:
        return "own"
    if all(word in _words("agency") for word in words):
        return "desk"
    if is_place(part):
        return "place"
    if words and all(word in _words("section") for word in words):
        return "section"
    if find(part) is not None or any(word in _words("media") for word in words) or _ACRONYM.match(part):
        return "agency"
    return "person" if looks_person(part) else "unknown"


def names_desk(text: str) -> bool:
    """Is it a general word for agencies or a desk («وكالات», «متابعات»)?"""
    return any(word in _words("agency") for word in fold(text).split())


def is_house(text: str, own: Collection[str]) -> bool:
    """Is it an agency on file, or the outlet itself?"""
    house = find(text)
    return fold(text) in own or (house is not None and house.agency)


def _is_agency(text: str) -> bool:
    house = find(text)
    return (house is not None and house.agency) or any(word in _words("media") for word in fold(text).split())


def _after_writer(text: str) -> Credit | None:
    """«كتب سامي الحداد»، «حوار: هدى سالم»: the names after the word, and what else the line credits."""
    words = re.split(r"[\s:،,\-–—ـ]+(?=\S)", text, maxsplit=1)
    if len(words) < 2 or len(text.split()) > 12:
        return None
    rest = words[1].strip(" :-–—")
    first, _, more = rest.partition(" ")
    verb = fold(words[0])
    if verb not in _words("writer") and not (
        verb in _words("maker") and fold(first).strip(":") in _words("role")
    ):
        return None
    while fold(first).strip(":") in _words("role") and more:
        rest = more.strip(" :-–—")
        first, _, more = rest.partition(" ")
    found: list[str] = []
    place = agency = None
    for part in _split(rest):
        kind = _kind(part, ())
        if kind == "place":
            place = place or part
        elif kind in {"agency", "desk"}:
            agency = agency or part
        else:
            found.extend(name for name in _people(part))
    return Credit(place, agency, tuple(found), True) if found else None


def _people(part: str) -> list[str]:
    """The people of one part, titles off: «سامي الحداد وهدى سالم» are two."""
    names = []
    for name in re.split(r"\s+و\s*(?=\S+\s+\S)|\s*[،&+]\s*", part):
        words = name.split()
        while len(words) > 2 and fold(words[0]).strip(".") in _words("title"):
            words.pop(0)
        if words and fold(words[0]).startswith("د.") and len(words[0]) > 2:
            words[0] = words[0][2:]
        if 1 < len(words) <= 5 and not any(re.search(r"\d", word) for word in words):
            names.append(" ".join(words))
    if len(names) == 1 and len(names[0].split()) >= 4:
        halves = re.split(r"\s+و(?=\S{2,}\s+\S+$)", names[0])
        if len(halves) == 2 and all(len(half.split()) == 2 for half in halves):
            return halves
    return names


def _guess_beside(parts: Sequence[_Part], given: bool) -> list[_Part]:
    """Beside an agency or the outlet itself (in a field known to be a credit, beside a person too) an unnamed part of one
    or two words is a place, unless it begins with a given name. Beside a place it is an outlet that is not on file."""
    named = {part.kind for part in parts}
    made = list(parts)
    desks = named & {"agency", "desk", "own"}
    if len(parts) < 2 or not ("place" in named or desks or (given and "person" in named)):
        return made
    for at, part in enumerate(parts):
        loose = part.kind == "unknown" or (part.kind == "person" and not has_given_name(part.text))
        if not loose or re.search(r"\d", part.text):
            continue
        if "place" not in named and (part.kind == "unknown" or desks) and len(part.text.split()) <= 2:
            made[at] = _Part(part.text, "place")
            break
        if "place" in named and not desks and part.kind == "unknown" and len(part.text.split()) <= 4:
            made[at] = _Part(part.text, "agency")
            break
    return made


def _guess_all(parts: Sequence[_Part]) -> list[_Part]:
    """In a field that is known to be a credit a lone unnamed word is an agency or a desk."""
    if len(parts) == 1 and parts[0].kind in {"unknown", "own"}:
        words = parts[0].text.split()
        titled = len(words) > 2 and fold(words[0]).strip(".") in _words("title")
        return [_Part(parts[0].text, "person" if titled else "agency")]
    return _guess_beside(parts, True)


def _resolve(parts: Sequence[_Part], whole: str, sure: bool) -> Credit | None:
    agencies = [part.text for part in parts if part.kind == "agency"]
    desks = [part.text for part in parts if part.kind == "desk"]
    own = [part.text for part in parts if part.kind == "own"]
    places = [part.text for part in parts if part.kind == "place"]
    people = [name for part in parts if part.kind == "person" for name in _people(part.text)]
    if len(agencies) == 1 and desks and not places and not people and find(agencies[0]) is None:
        agency = whole  # an outlet's own desk: «المرفأ نيوز/ متابعات»
    elif agencies or (desks and not own):
        agency = _JOINED.join([*agencies, *desks])
    elif own and desks and not people:
        agency = whole if not places else _JOINED.join([*own, *desks])
    else:
        agency = _JOINED.join(own)
    if not (agency or places or people):
        return None
    return Credit(
        places[0] if places else None, agency or None, tuple(people), bool(agencies or desks or own)
    )
