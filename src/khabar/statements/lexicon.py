"""Reporting words from `cues.tsv` and `nominal.tsv`, conjugated by rule and looked up by folded token.

A verb is kept as the principal parts that a dictionary gives (perfect, imperfect, participle, masdar; Fischer, "Grammatik des
klassischen Arabisch", § 214 ff.); every other person, and the forms with a conjunction or an object written on, follow by rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Literal, TypeAlias

from khabar.arabic.folds import fold
from khabar.arabic.tables import read_table

Tense: TypeAlias = Literal["perfect", "imperfect", "participle", "masdar"]
_SPELT = {"الي": "إلى", "علي": "على"}
_PRONOUNS = ("هما", "ها", "هم", "نا", "ه")


@dataclass(frozen=True, slots=True)
class Cue:
    """One form of a reporting verb. `feminine`, `plural` are what the form says of its subject; `joined` is «و» or «ف» where it
    is written on, `pronoun` the object written on («حذره»), `shown` how many characters the conjunction takes."""

    verb: str
    sense: str
    hearer: str
    takes: frozenset[str]
    tense: Tense
    feminine: bool = False
    plural: bool = False
    joined: str = ""
    pronoun: str = ""

    @property
    def finite(self) -> bool:
        """A verb that can have its subject after it: «قال», «يقول»."""
        return self.tense in {"perfect", "imperfect"}

    def governs(self, key: str) -> bool:
        """Does the folded preposition bring what was said: «إلى» after «أشار»?"""
        return key in self.takes or _SPELT.get(key) in self.takes


@dataclass(frozen=True, slots=True)
class Nominal:
    """«وفق», «بحسب», «نقلا عن»: `keys` are the folded words, `shown` how the table writes them, `needs` what must follow: a
    `name`, or a `verb` («كما ذكر»)."""

    keys: tuple[str, ...]
    shown: str
    needs: str


@cache
def verb_forms() -> dict[str, Cue]:
    """Every form of every verb by its folded key; where two verbs share a form the first in the table wins.

    >>> verb_forms()["قالت"].feminine, verb_forms()["يدعون"].verb, "قوله" in verb_forms()
    (True, 'دعا', True)
    """
    found: dict[str, Cue] = {}
    for row in read_table("khabar.statements", "cues.tsv"):
        takes = frozenset(row["takes"].split())
        parts = (fold(row[part]) for part in ("verb", "present", "participle", "masdar"))
        for key, tense, feminine, plural in forms(*parts):
            found.setdefault(
                key, Cue(row["verb"], row["sense"], row["hearer"], takes, tense, feminine, plural)
            )
    return found


def forms(perfect: str, present: str, participle: str, masdar: str) -> list[tuple[str, Tense, bool, bool]]:
    """The persons in which the press reports: he, she, the two, they; the participle in the accusative; the masdar with its owner.

    >>> [form[0] for form in forms("دعا", "يدعو", "داعيا", "دعوه")]
    ['دعا', 'دعت', 'دعوا', 'دعيا', 'دعتا', 'يدعو', 'تدعو', 'يدعون', 'يدعوان', 'داعيا', 'داعيه', 'داعين', 'دعوته', 'دعوتها', 'دعوتهم']
    """
    weak = perfect[-1] in "اي"
    stem = perfect[:-1] if weak else perfect
    found: list[tuple[str, Tense, bool, bool]] = [
        (perfect, "perfect", False, False),
        (stem + "ت", "perfect", True, False),
        (stem + "وا", "perfect", False, True),
        (stem + ("يا" if weak else "ا"), "perfect", False, True),
        (stem + "تا", "perfect", True, True),
    ]
    if present:
        bare = present[:-1] if present[-1] in "يو" else present
        found += [
            (present, "imperfect", False, False),
            ("ت" + present[1:], "imperfect", True, False),
            (bare + "ون", "imperfect", False, True),
            (present + "ان", "imperfect", False, True),
        ]
    if participle:
        base = participle.removesuffix("ا")
        found += [
            (participle, "participle", False, False),
            (base + "ه", "participle", True, False),
            (base.removesuffix("ي") + "ين", "participle", False, True),
        ]
    if masdar:
        owned = masdar[:-1] + "ت" if masdar.endswith("ه") else masdar
        found += [
            (owned + pronoun, "masdar", pronoun == "ها", pronoun == "هم") for pronoun in ("ه", "ها", "هم")
        ]
    return found


@lru_cache(maxsize=50_000)
def cue_of(key: str) -> Cue | None:
    """The reporting verb in a folded token, with what is written on to it.

    >>> cue_of("واضافت").joined, cue_of("وحذرهم").pronoun, cue_of("حجر")
    ('و', 'هم', None)
    """
    table = verb_forms()
    for joined in ("", "و", "ف"):
        if joined and (not key.startswith(joined) or len(key) < 4):
            continue
        rest = key[len(joined) :]
        found = table.get(rest)
        pronoun = ""
        if found is None:
            for pronoun in _PRONOUNS:
                verb = table.get(rest.removesuffix(pronoun)) if rest.endswith(pronoun) else None
                if verb and verb.finite and not verb.plural and len(rest) - len(pronoun) >= 3:
                    found = verb
                    break
            else:
                pronoun = ""
        if found:
            return Cue(
                found.verb, found.sense, found.hearer, found.takes, found.tense,
                found.feminine, found.plural, joined, pronoun,
            )  # fmt: skip
    return None


def joined_cue(key: str) -> Cue | None:
    """The verb behind «و» in a form that is also another verb's: «وردت الشركة» is not only ورد.

    >>> joined_cue("وردت").verb
    'رد'
    """
    rest = cue_of(key[1:]) if key.startswith("و") else None
    return replace(rest, joined="و") if rest else None


@cache
def nominals() -> dict[str, tuple[Nominal, ...]]:
    """«وفق» and its like by first word, longest first."""
    found: dict[str, list[Nominal]] = {}
    for row in read_table("khabar.statements", "nominal.tsv"):
        keys = tuple(fold(word) for word in row["phrase"].split())
        found.setdefault(keys[0], []).append(Nominal(keys, row["phrase"], row["needs"]))
    return {first: tuple(sorted(all_, key=lambda n: -len(n.keys))) for first, all_ in found.items()}


def nominal_at(keys: Sequence[str], at: int) -> Nominal | None:
    """The words of attribution that begin at place `at` of folded tokens, the longest first, «و» before them or not.

    >>> nominal_at(["وبحسب", "الوزاره"], 0).shown, nominal_at(["وفقا", "للوزاره"], 0).shown
    ('بحسب', 'وفقا ل')
    """
    if at and keys[at - 1] == "علي":  # «على حسب تورطهم» is a measure
        return None
    for lead in ("", "و"):
        if lead and not keys[at].startswith(lead):
            continue
        for nominal in nominals().get(keys[at][len(lead) :], ()):
            size = len(nominal.keys) - (nominal.keys[-1] == "ل")
            if tuple(keys[at + 1 : at + size]) != nominal.keys[1:size]:
                continue
            if nominal.keys[-1] == "ل" and not (at + size < len(keys) and keys[at + size].startswith("ل")):
                continue
            return nominal
    return None


@cache
def word_set(name: str) -> frozenset[str]:
    """The folded words of one `list` of `words.tsv`: roles, media, venues …"""
    return frozenset(
        fold(row["word"]) for row in read_table("khabar.statements", "words.tsv") if row["list"] == name
    )
