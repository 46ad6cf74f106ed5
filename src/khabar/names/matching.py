"""Are two names one? Yes or no, with a score, and every step that led there.

A rule that knows (the gazetteer, the table of names that only look alike) comes before those that measure; each rule can be switched off by its
name. Names are compared as names: what the texts around them say is for the registry (`registry.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias, get_args

from khabar.arabic.clitics import cuts
from khabar.arabic.folds import fold, squeeze
from khabar.arabic.tokens import tokenize
from khabar.names.again import parts
from khabar.names.gazetteer import Entry, exactly
from khabar.names.geography import country_named, nation_of
from khabar.names.latin import arabic_letters, is_latin
from khabar.names.spelling import Change, distinct, likeness
from khabar.names.vocabulary import heads, look, titles
from khabar.records import EntityType

#: What can be switched off. `folds`: one spelling after folding; `gazetteer`: what the tables know; `distinct`: names that only look alike;
#: `spelling`: the letters writers vary; `latin`: names in Latin letters; `parts`: a surname for the full name; `heads`: «حركة حماس» for «حماس»;
#: `acronym`: initials; `longer`: «المرصد السوري لحقوق الإنسان» for «المرصد السوري»; `joined`: «عبدالله» for «عبد الله».
Rule: TypeAlias = Literal[
    "folds", "gazetteer", "distinct", "spelling", "latin", "parts", "heads", "acronym", "longer", "joined"
]
RULES: frozenset[str] = frozenset(get_args(Rule))

#: From this score on two names are taken for one.
SAME = 0.75
_WORD = 0.82
_LATIN_WORD = 0.76
_JOINED = 0.93
#: So many letters tell too little to let any of them vary.
_SHORT = 3
_BINDING = frozenset({"دي", "دا", "دو", "فان", "فون", "ديل"})
_SON = ("بن", "ابن", "بنت")


@dataclass(frozen=True, slots=True)
class Step:
    """What a rule found: its name, what it says, and whether it speaks for one name (`joins`) or for two."""

    rule: Rule
    says: str
    joins: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """`score` from 0 (two names) to 1 (one name, letter by letter); `same` where it reaches `SAME`."""

    score: float
    steps: tuple[Step, ...]

    @property
    def same(self) -> bool:
        return self.score >= SAME


@dataclass(frozen=True, slots=True)
class _Name:
    """A name made ready: folded words, particles joined with what they bind, titles off; and what the gazetteer knows of it."""

    words: tuple[str, ...]
    latin: bool
    known: frozenset[str]
    kinds: frozenset[str]


def compare(
    one: str, other: str, kind: EntityType | None = None, off: frozenset[str] = frozenset()
) -> Verdict:
    """Are `one` and `other` names of one thing? `kind` says of what type it is, where that is known; the rules in `off` are not asked. Raises
    `ValueError` where a name in `off` is no rule's.

    >>> compare("بوتن", "فلاديمير بوتين").same, compare("Putin", "بوتين").same
    (True, True)
    >>> compare("حسن", "حسين").steps
    (Step(rule='distinct', says='«حسن» and «حسين» are names of their own', joins=False),)
    """
    if off - RULES:
        raise ValueError(
            f"no such rule: {', '.join(sorted(off - RULES))}; rules are {', '.join(sorted(RULES))}"
        )
    return _compare(squeeze(one), squeeze(other), kind, off)


@lru_cache(maxsize=50_000)
def _compare(one: str, other: str, kind: EntityType | None, off: frozenset[str]) -> Verdict:
    a, b = _ready(one, kind), _ready(other, kind)
    if not a.words or not b.words:
        return Verdict(0.0, ())
    if a.words == b.words and "folds" not in off:
        if one == other:
            return Verdict(1.0, (Step("folds", "written alike", True),))
        return Verdict(
            0.99, (Step("folds", "one spelling but for hamza, ta marbuta, marks, article or title", True),)
        )
    if "gazetteer" not in off and (verdict := _known(a, b, kind)):
        return verdict
    best = Verdict(0.0, ())
    for verdict in _measured(a, b, kind, off):
        if verdict.score > best.score or not best.steps:
            best = verdict
    return best


def _measured(a: _Name, b: _Name, kind: EntityType | None, off: frozenset[str]) -> Iterator[Verdict]:
    if "joined" not in off and "".join(a.words) == "".join(b.words):
        yield Verdict(0.97, (Step("joined", "the same letters, parted into words otherwise", True),))
    elif (
        "joined" not in off
        and len(a.words) != len(b.words)
        and min(len(a.words), len(b.words)) == 1
        and a.latin == b.latin
    ):
        like = likeness("".join(a.words), "".join(b.words))
        if like.score >= _JOINED and abs(len("".join(a.words)) - len("".join(b.words))) < 3:
            says = "nearly the same letters, parted into words otherwise: " + "، ".join(
                map(_told, like.changes)
            )
            yield Verdict(like.score - 0.05, (Step("joined", says, True),))
    if "acronym" not in off and kind != "person":
        yield from _acronym(a, b)
    if a.latin != b.latin and "latin" in off:
        return
    person = kind == "person" or (kind is None and not _body(a) and not _body(b))
    if len(a.words) == len(b.words):
        yield _word_by_word(a, b, off)
    elif person and kind != "place":
        yield _shorter(a, b, off)
    if kind != "person":
        yield from _bodies(a, b, off)


def _known(a: _Name, b: _Name, kind: EntityType | None) -> Verdict | None:
    """What the gazetteer knows of both: the name under which each is linked."""
    if a.known & b.known:
        name = min(a.known & b.known)
        return Verdict(0.98, (Step("gazetteer", f"both are known as {name}", True),))
    lands = [country_named(" ".join(name.words)) for name in (a, b)]
    if lands[0] and lands[1]:
        same = lands[0].code == lands[1].code
        says = f"countries {lands[0].code} and {lands[1].code}"
        return Verdict(0.98 if same else 0.0, (Step("gazetteer", says, same),))
    if a.known and b.known and (a.kinds & b.kinds):
        if kind == "person" or a.kinds == b.kinds == {"person"}:
            return None if _one_within_other(a.known, b.known) else _two(a, b)
        return _two(a, b)
    return None


def _one_within_other(some: frozenset[str], others: frozenset[str]) -> bool:
    """Known people whose names are spellings of one («سيرغي لافروف», «سيرجي لافروف») are left to the letters."""
    return any(
        likeness(fold(x.split()[-1]), fold(y.split()[-1])).score >= _WORD
        and likeness(fold(x.split()[0]), fold(y.split()[0])).score >= _WORD
        for x in some
        for y in others
    )


def _two(a: _Name, b: _Name) -> Verdict:
    return Verdict(0.0, (Step("gazetteer", f"{min(a.known)} and {min(b.known)} are two", False),))


def _word_by_word(a: _Name, b: _Name, off: frozenset[str]) -> Verdict:
    steps: list[Step] = []
    scores: list[float] = []
    for one, other in zip(a.words, b.words, strict=True):
        score, step = _words(one, other, a.latin, b.latin, off)
        scores.append(score)
        steps += step
        if score < SAME:
            return Verdict(min(score, 0.5), tuple(step))
    return Verdict(min(scores), tuple(steps))


def _shorter(a: _Name, b: _Name, off: frozenset[str]) -> Verdict:
    """A person's short name beside the full one: the surname, or parts in their order from the first."""
    if "parts" in off:
        return Verdict(0.0, ())
    short, full = sorted((a, b), key=lambda name: len(name.words))
    steps: list[Step] = []
    if len(short.words) == 1:
        score, step = _words(short.words[0], full.words[-1], short.latin, full.latin, off)
        if score >= SAME:
            steps = [*step, Step("parts", f"«{short.words[0]}» is the last part of the full name", True)]
            return Verdict(min(score, 0.9), tuple(steps))
        first, told = _words(short.words[0], full.words[0], short.latin, full.latin, off)
        if first >= SAME:
            return Verdict(
                0.5,
                (*told, Step("parts", f"«{short.words[0]}» is only the first part of the full name", False)),
            )
        return Verdict(min(score, 0.5), tuple(step))
    rest, lowest = list(full.words), 1.0
    for number, word in enumerate(short.words):
        tried = [
            (*_words(word, other, short.latin, full.latin, off), place) for place, other in enumerate(rest)
        ]
        best = max(tried, key=lambda found: (found[0], -found[2]), default=None)
        father = word.startswith(_SON) and number == 1
        if best is None or best[0] < SAME or (best[2] > 0 and (number == 0 or father)):
            missing = Step("parts", f"«{word}» has no place in the longer name", False)
            return Verdict(0.3, (missing,))
        steps += best[1]
        lowest = min(lowest, best[0])
        rest = rest[best[2] + 1 :]
    says = "the same parts in the same order, more of them on one side"
    return Verdict(min(lowest, 0.88), (*steps, Step("parts", says, True)))


def _words(
    one: str, other: str, latin: bool, other_latin: bool, off: frozenset[str]
) -> tuple[float, list[Step]]:
    """How much two words are one, and why."""
    if one == other:
        return 1.0, []
    across = latin != other_latin
    bare, behind = one.removeprefix("ال"), other.removeprefix("ال")
    land = nation_of(one)
    if land is not None and land is nation_of(other) and one[-1] == other[-1]:  # «الأمريكية», «الأميركية»
        return 1.0, []
    if not across and "distinct" not in off and _distinct(one, other):
        return 0.0, [Step("distinct", f"«{one}» and «{other}» are names of their own", False)]
    if bare == behind:
        return 1.0, []
    if "spelling" in off:
        return 0.0, []
    like = likeness(one, other)
    threshold = _LATIN_WORD if across else _WORD
    least = min(len(bare), len(behind))
    if not across and least <= _SHORT and (like.score < 0.9 or least < _SHORT):
        return 0.0, [Step("spelling", f"«{one}» and «{other}» are too short to differ", False)]
    says = f"«{one}» and «{other}»: " + ("، ".join(map(_told, like.changes)) or "one word")
    if like.score < threshold:
        return min(like.score, SAME - 0.05), [Step("spelling", says, False)]
    rule: Rule = "latin" if across else "spelling"
    return max(like.score, SAME), [Step(rule, says, True)]


def alike(one: str, other: str) -> bool:
    """Are two folded words spellings of one name?

    >>> alike("سيرغي", "سيرجي"), alike("علي", "علياء"), alike("الشرع", "شرع")
    (True, False, True)
    """
    return _words(one, other, False, False, frozenset())[0] >= SAME


def _distinct(one: str, other: str) -> bool:
    """Names of the language, of which every letter counts: «حسن» and «حسين», «عبدالرحمن» and «عبدالرحيم», «عيسى» and «العيسى»; and two forms of
    one word of the dictionary."""
    if one.startswith("عبدال") and other.startswith("عبدال"):
        return True
    bare, behind = one.removeprefix("ال"), other.removeprefix("ال")
    words = look(one), look(other)
    if bare == behind:
        return bare in distinct() and look(bare).given == 2
    if bare in distinct() and behind in distinct():
        return True
    if bare in distinct() or behind in distinct():
        return all(word.person and not word.foreign for word in (look(bare), look(behind)))
    inflected = bare.startswith(behind) or behind.startswith(bare)
    return inflected and all(word.ordinary and word.direct for word in words)  # «العربي», «العربية»


def _told(change: Change) -> str:
    if change.one and change.other:
        return f"{change.one} for {change.other}"
    return f"{change.one or change.other} written or not"


def _bodies(a: _Name, b: _Name, off: frozenset[str]) -> Iterator[Verdict]:
    """Bodies and places: the kind of thing said or not, a purpose said or not, a nation as adjective or by name."""
    if "heads" not in off:
        for longer, shorter in ((a, b), (b, a)):
            bare = _without_head(longer)
            if bare and len(bare) == len(shorter.words):
                headless = _Name(bare, longer.latin, longer.known, longer.kinds)
                verdict = _nations(headless, shorter, off) or _word_by_word(headless, shorter, off)
                if verdict.same:
                    says = f"«{longer.words[0]}» only says what kind of thing it is"
                    yield Verdict(min(verdict.score, 0.93), (*verdict.steps, Step("heads", says, True)))
    if "longer" not in off:
        for longer, shorter in ((a, b), (b, a)):
            more = longer.words[len(shorter.words) :]
            if (
                len(shorter.words) > 1
                and more
                and longer.words[: len(shorter.words)] == shorter.words
                and _purpose(more)
            ):
                says = f"«{' '.join(more)}» says what it is for"
                yield Verdict(0.85, (Step("longer", says, True),))
    if len(a.words) == len(b.words) and (nations := _nations(a, b, off)):
        yield nations


def _nations(a: _Name, b: _Name, off: frozenset[str]) -> Verdict | None:
    """«وزارة خارجية روسيا» beside «وزارة الخارجية الروسية»."""
    land, adjective = country_named(a.words[-1]), nation_of(b.words[-1])
    if land is None or adjective is None:
        land, adjective = country_named(b.words[-1]), nation_of(a.words[-1])
    if land is None or adjective is None or land.code != adjective.code or len(a.words) < 2:
        return None
    rest = [name.words[:-1] for name in (a, b)]
    if [w.removeprefix("ال") for w in rest[0]] != [w.removeprefix("ال") for w in rest[1]]:
        return None
    return Verdict(
        0.92, (Step("gazetteer", f"the country {land.code} by its name and by its adjective", True),)
    )


def _purpose(words: tuple[str, ...]) -> bool:
    return (words[0].startswith("ل") and len(words[0]) > 3) or words in (("الدولي",), ("العالمي",))


def _acronym(a: _Name, b: _Name) -> Iterator[Verdict]:
    """«قسد» for «قوات سوريا الديمقراطية»."""
    for short, full in ((a, b), (b, a)):
        if len(short.words) == 1 and len(full.words) > 1:
            letters = "".join(word.removeprefix("ال")[:1] for word in full.words)
            if len(letters) > 2 and letters == short.words[0].removeprefix("ال"):
                yield Verdict(0.85, (Step("acronym", "the first letters of the words", True),))


def _without_head(name: _Name) -> tuple[str, ...]:
    """The name without a noun that only says what it is («حركة», «مدينة», «صحيفة»)."""
    marks = heads().get(name.words[0], frozenset())
    if len(name.words) > 1 and marks & {"name", "media", "place-out"}:
        return name.words[1:]
    if len(name.words) > 1 and name.words[0] in ("وزاره", "دوله", "جمهوريه", "مملكه", "مدينه"):
        return name.words[1:]
    return ()


def _body(name: _Name) -> bool:
    return bool(name.words and name.words[0] in heads()) or bool(name.kinds and "person" not in name.kinds)


@lru_cache(maxsize=50_000)
def _ready(name: str, kind: EntityType | None) -> _Name:
    if is_latin(name):
        words = tuple(filter(None, (arabic_letters(word) for word in _latin_words(name))))
        return _Name(words, True, _linked(name, kind)[0], _linked(name, kind)[1])
    grouped = (
        ["".join(part) for part in parts(name)]
        if kind in ("person", None)
        else [t.key for t in tokenize(name) if t.kind != "punct"]
    )
    if len(grouped) > 1 and grouped[-2] in _BINDING:
        grouped[-2:] = ["".join(grouped[-2:])]  # «دي ميستورا»
    while len(grouped) > 1 and kind in ("person", None) and _title(grouped[0]):
        del grouped[0]
    known, kinds = _linked(name, kind)
    if not known and grouped and len(grouped) == 1:
        for cut in cuts(grouped[0]):  # «وبوتين»
            if cut.length and exactly(cut.word) and not look(grouped[0]).person:
                known, kinds = _linked(cut.word, kind)
                grouped = [cut.word]
                break
    return _Name(tuple(grouped), False, known, kinds)


def _latin_words(name: str) -> list[str]:
    """Words of a Latin name; «Al-Sharaa», «al Assad» and «el-Sisi» keep their article with what follows."""
    found: list[str] = []
    for word in name.replace("-", " ").replace("‐", " ").split():
        if found and found[-1].lower() in ("al", "el", "ul", "as", "ar", "ad", "an", "at", "ash"):
            found[-1] = f"al-{word}"
        elif word.lower().strip(".,") not in ("mr", "mrs", "dr", "president", "king", "sheikh", "prince"):
            found.append(word)
    return found


def _title(key: str) -> bool:
    return key in titles() and titles()[key] in ("name", "office") and look(key).given != 2


def _linked(name: str, kind: EntityType | None) -> tuple[frozenset[str], frozenset[str]]:
    entries: list[Entry] = [entry for entry in exactly(name) if kind in (None, entry.type) and entry.same]
    return frozenset(entry.same for entry in entries if entry.same), frozenset(
        entry.type for entry in entries
    )
