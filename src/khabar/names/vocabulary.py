"""What is known of single words: ordinary or not, part of a person's name, nationality, title, verb, head.

The tables are read once; a word is looked up by its folded key (`khabar.arabic.folds.fold`).
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from importlib.resources import files

from khabar.arabic.clitics import Cut, cuts
from khabar.arabic.folds import fold
from khabar.arabic.tables import read_table

_PACKAGE = "khabar.names"
_SUFFIXES = (
    "هما",
    "تين",
    "تان",
    "ها",
    "هم",
    "هن",
    "نا",
    "كم",
    "ين",
    "ون",
    "ان",
    "ات",
    "وا",
    "ه",
    "ك",
    "ا",
    "ي",
    "ت",
)
_PRONOUNS = ("هما", "ها", "هم", "هن", "نا", "ه")
_DUALS = ("ين", "ون", "ان", "تين", "تان")
#: Definite words that end so are plurals, though no list holds them: «النازحين».
_PLURALS = ("ين", "ون", "ات")
_STEM = 4
#: What a verb after the «س» of the future starts with.
_PERSONS = "يتنا"
_BEFORE_ENDINGS = ("", "و", "ف", "ب", "ل", "وب", "ول")
#: An alef that is no article's: «إلدار» is not «الدار».
_HAMZA = ("أ", "إ", "آ")
_PERSIAN = str.maketrans("یک", "ىك")
_GRADES = ("c", "o", "r")
#: Bound words: never a name alone, always of one with the word after.
PARTICLES = frozenset(
    {"بن", "ابن", "بنت", "ابو", "ابي", "ابا", "ام", "ال", "عبد", "ولد", "ذو", "بو", "اولاد"}
)
#: Particles inside the names of other languages: «دي ميستورا», «فون دير لاين».
FOREIGN_PARTICLES = frozenset(
    {"دي", "دو", "دا", "فان", "فون", "دير", "ديل", "لا", "لو", "ماك", "سان", "دوس", "ال"}
)
#: What ends a compound given name: «صلاح الدين», «نصر الله».
ENDINGS = frozenset({"الدين", "الله", "الاسلام"})


def table(name: str) -> list[dict[str, str]]:
    """The hand table `name` of `data/`. Raises `DataError` where it is malformed."""
    return read_table(_PACKAGE, f"data/{name}")


def lines(name: str) -> list[str]:
    """The lines of a generated table of `data/` (gzip)."""
    packed = files(_PACKAGE).joinpath("data", name).read_bytes()
    return gzip.decompress(packed).decode().split("\n")


@cache
def _marks() -> dict[str, str]:
    """Folded word → letters: `c`, `o`, `r` a common, ordinary, rare word; `G`/`g` given name, sure or doubtful; `F`/`f` family name, likewise."""
    found = dict(line.split("\t") for line in lines("words.tsv.gz"))
    for row in table("given.tsv"):
        key = fold(row["name"])
        found[key] = "".join(dict.fromkeys(found.get(key, "").replace("g", "") + "GX"))
    return found


@cache
def spelt() -> dict[str, str]:
    """Spellings that folding would bring together with another word → the marks of the word as spelt, `-` for one that is
    no part of a name: «على», «آلان»."""
    return {row["spelling"]: row["marks"] for row in table("spelt.tsv")}


@cache
def nationalities() -> frozenset[str]:
    """Adjectives of nations in every form, folded."""
    return frozenset(lines("nationalities.tsv.gz"))


@cache
def never() -> frozenset[str]:
    """Words that are no part of any name."""
    return frozenset(fold(row["word"]) for row in table("never.tsv"))


@cache
def verbs() -> frozenset[str]:
    """Words after which a person may stand without a title."""
    return frozenset(fold(row["word"]) for row in table("verbs.tsv"))


@cache
def titles() -> dict[str, str]:
    """Title → `name` or `office`."""
    return {fold(row["title"]): row["takes"] for row in table("titles.tsv")}


@cache
def heads() -> dict[str, frozenset[str]]:
    """Common noun that opens a name → how it marks (`body`, `name`, `nation`, `place-out`, `place-in`)."""
    found: dict[str, frozenset[str]] = {}
    for row in table("heads.tsv"):
        key = fold(row["head"])
        found[key] = found.get(key, frozenset()) | {row["marks"]}
    return found


@cache
def complements() -> dict[str, str]:
    """Word that goes on with the name of a body → `adjective` or `portfolio`."""
    return {fold(row["word"]): row["kind"] for row in table("complements.tsv")}


@dataclass(frozen=True, slots=True)
class Word:
    """What is known of one folded word as it stands, clitics and all. `cuts` are its readings, the uncut first."""

    key: str
    given: int  # 2 sure, 1 doubtful, 0 no
    family: int
    grade: str  # `c` a common word, `o` an ordinary, `r` a rare one, empty: none
    nation: bool
    never: bool
    cuts: tuple[Cut, ...]
    article: bool  # starts with the article
    direct: bool  # a word of the language as it stands, no clitic taken off
    foreign: bool  # a given name of another language
    ordinary: bool = field(init=False)  # a word of the language, whatever else it names
    person: bool = field(init=False)  # known as a part of people's names
    unknown: bool = field(init=False)  # in no list at all: most often a foreign name

    def __post_init__(self) -> None:
        told = bool(self.given or self.family or self.grade or self.nation or self.never)
        object.__setattr__(self, "ordinary", bool(self.grade))
        object.__setattr__(self, "person", bool(self.given or self.family))
        object.__setattr__(self, "unknown", not told and len(self.key) > 2)


@lru_cache(maxsize=200_000)
def look_as(surface: str, key: str) -> Word:
    """Like `look`, for a word whose spelling tells it from others of the same key."""
    marks = spelt().get(surface.translate(_PERSIAN))
    word = look(key)
    if marks is None and surface[:1] in _HAMZA and key.startswith("ال"):
        grade = _marks().get(surface[0] + key[1:], "")
        return replace(word, grade=grade, direct=bool(grade), article=False, nation=False)
    if marks is None:
        return word
    if marks == "-":
        return replace(word, given=0, family=0, never=True)
    return replace(word, given=2, family=2 if "F" in marks else 0, grade="", never=False, direct=False)


@lru_cache(maxsize=200_000)
def look(key: str) -> Word:
    """All that is known of the word `key`.

    >>> look(fold("محمد")).given, look(fold("الروسي")).nation, look(fold("وطموحاتها")).ordinary
    (2, True, True)
    >>> look(fold("شيفتشينكو")).unknown
    True
    """
    marks = _marks().get(key, "")
    readings = tuple(cuts(key)) if key[:1] in "وفبلكس" else (Cut("", key, 0),)
    given = 2 if "G" in marks else 1 if "g" in marks else 0
    family = 2 if "F" in marks else 1 if "f" in marks else 0
    if key.startswith("عبدال") and len(key) > 6:
        given = 2
    grade = marks[:1] if marks and marks[0] in _GRADES else ""
    if not (grade or given or family):
        plural = key.startswith("ال") and len(key) > 6 and key.endswith(_PLURALS)
        adjective = len(key) > 6 and key.endswith("يه")
        grade = next(
            (found for cut in readings if (found := _grade(cut))), "r" if plural or adjective else ""
        )
    nation = any(cut.word in nationalities() for cut in readings)
    barred = any(cut.word in never() for cut in readings if cut.clitics in ("", "و", "ف"))
    article = key.startswith("ال") and len(key) > 4
    return Word(
        key,
        given,
        family,
        grade,
        nation,
        barred,
        readings,
        article,
        bool(grade) and bool(marks),
        "X" in marks,
    )


def _grade(cut: Cut) -> str:
    """How common the word is as it is read here, its pronoun or ending off too; empty where it is none. A short rest must be
    a common word, for «كيري» is no «ك» + «يري»."""
    known = _marks()
    if cut.word in never():
        return "c" if len(cut.word) > 2 or not cut.clitics else ""
    direct = known.get(cut.word, "?")[0]
    if direct in _GRADES and _trusted(cut, direct):
        return direct
    future = cut.clitics[-1:] == "س" and cut.word[0] in _PERSONS
    if cut.clitics not in _BEFORE_ENDINGS and not future:
        return ""
    for suffix in _SUFFIXES:
        stem = cut.word.removesuffix(suffix)
        if stem == cut.word or len(stem) < 3:
            continue
        short = len(stem) < _STEM or (suffix in _DUALS and len(stem) == _STEM)
        good = ("c",) if short else ("c", "o")
        if len(stem) < _STEM and suffix not in _PRONOUNS:
            continue
        for form in (stem, stem + "ه", stem[:-1] + "ه") if stem.endswith("ت") else (stem, stem + "ه"):
            if known.get(form, "?")[0] in good:
                return known[form][0]
    return ""


def _trusted(cut: Cut, grade: str) -> bool:
    if not cut.clitics or cut.word.startswith("ال"):
        return True
    if cut.clitics[-1] == "س":
        return len(cut.word) >= _STEM and cut.word[0] in _PERSONS
    if cut.clitics[-1] == "ك":
        return len(cut.word) > _STEM and grade != "r"
    return grade == "c" or (len(cut.word) >= _STEM and grade == "o")
