"""How far two written words are from being one name: which letters differ, and whether writers vary them.

The measure is an edit distance with costs by letter (Wagner and Fischer 1974), set for what Arabic writers do to foreign names: long vowels come
and go, one sound has two letters (`data/sounds.tsv`), a final «ا» is a «ة». Classes of letters after Freeman, Condon and Ackerman (2006,
"Cross linguistic name matching in English and Arabic").
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from khabar.arabic.folds import fold
from khabar.names.vocabulary import table

_WEAK = frozenset("اوي")
_SILENT = frozenset("اويهءع")
#: Letters that a foreign sound may be written with, brought to one.
_ONE = str.maketrans({"غ": "ج", "گ": "ج", "ڤ": "ف", "پ": "ب", "چ": "ش", "ظ": "ز", "ذ": "د", "ث": "ت", "ط": "ت", "ض": "د",
                      "ص": "س", "ق": "ك", "ح": "ه"})  # fmt: skip
_BARE = str.maketrans("", "", "اوي")
#: Two letters for one sound, brought to one before words are compared.
_DIGRAPHS = (("تش", "چ"), ("دج", "ج"), ("يي", "ي"), ("وو", "و"), ("ؤ", "و"), ("ئ", "ي"))


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: the letters on either side, empty where there is none, and its cost."""

    one: str
    other: str
    cost: float


@dataclass(frozen=True, slots=True)
class Likeness:
    """`score` from 0 to 1: 1 less the cost of the changes by consonant."""

    score: float
    changes: tuple[Change, ...]


@cache
def _sounds() -> dict[tuple[str, str], float]:
    found: dict[tuple[str, str], float] = {}
    for row in table("sounds.tsv"):
        found[row["one"], row["other"]] = found[row["other"], row["one"]] = float(row["cost"])
    return found


@cache
def distinct() -> frozenset[str]:
    """Folded words that are names of their own, however near another comes."""
    return frozenset(
        fold(name.strip()).removeprefix("ال")
        for row in table("distinct.tsv")
        for name in row["names"].split("|")
    )


def _swap(one: str, other: str, last: bool) -> float:
    if one == other:
        return 0.0
    if one in _WEAK and other in _WEAK:
        return 0.25 if "ا" in (one, other) or not last else 0.3
    if last and {one, other} <= {"ا", "ه", "ي"}:
        return 0.1
    return _sounds().get((one, other), 1.0)


def _gap(letter: str, before: str, first: bool, last: bool) -> float:
    """A letter that one side lacks."""
    if first and letter == "ا":
        return 0.6
    if letter == before:
        return 0.15
    if last and letter == "ه":
        return 0.2
    if last and letter in "اي":
        return 0.5 if letter == "ا" else 1.0  # «فيكتور» and «فيكتوريا», «الحسين» and «الحسيني» are two
    if letter in _WEAK:
        return 0.2
    return 0.3 if letter in _SILENT else 1.0


def plain(word: str) -> str:
    """A folded word without its article and with one letter for each sound.

    >>> plain(fold("تشيلي")), plain(fold("الشرع"))
    ('چيلي', 'شرع')
    """
    bare = word[2:] if word.startswith("ال") and len(word) > 4 else word
    for pair, letter in _DIGRAPHS:
        bare = bare.replace(pair, letter)
    return bare


@lru_cache(maxsize=50_000)
def likeness(one: str, other: str) -> Likeness:
    """Of two folded words.

    >>> likeness(fold("ترمب"), fold("ترامب")).changes
    (Change(one='', other='ا', cost=0.2),)
    >>> likeness(fold("لافروف"), fold("لازاروف")).score < 0.8
    True
    """
    like = _likeness(plain(one), plain(other))
    if like.score < 1 and one.startswith("ال") != other.startswith("ال"):  # «الكسندر» has no article
        whole = _likeness(plain(f"ـ{one}")[1:], plain(f"ـ{other}")[1:])
        return max(like, whole, key=lambda found: found.score)
    return like


def _likeness(a: str, b: str) -> Likeness:
    if a == b:
        return Likeness(1.0, ())
    table_ = _distances(a, b)
    bones = max(sum(letter not in _WEAK for letter in word) for word in (a, b))
    cost = table_[len(a)][len(b)]
    return Likeness(max(0.0, 1 - cost / max(bones, 1)), tuple(_changes(a, b, table_)))


def _distances(a: str, b: str) -> list[list[float]]:
    rows = [[0.0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a) + 1):
        for j in range(len(b) + 1):
            if i or j:
                rows[i][j] = min(cost for cost, _, _ in _ways(a, b, i, j, rows))
    return rows


def _ways(a: str, b: str, i: int, j: int, rows: list[list[float]]) -> list[tuple[float, int, int]]:
    """The costs of coming to the first `i` and `j` letters, and from where."""
    ways = []
    if i and j:
        swap = _swap(a[i - 1], b[j - 1], i == len(a) and j == len(b))
        ways.append((rows[i - 1][j - 1] + swap, i - 1, j - 1))
    if i:
        ways.append((rows[i - 1][j] + _gap(a[i - 1], a[i - 2 : i - 1], i == 1, i == len(a)), i - 1, j))
    if j:
        ways.append((rows[i][j - 1] + _gap(b[j - 1], b[j - 2 : j - 1], j == 1, j == len(b)), i, j - 1))
    return ways


def _changes(a: str, b: str, rows: list[list[float]]) -> list[Change]:
    found: list[Change] = []
    i, j = len(a), len(b)
    while i or j:
        _, before, behind = min(_ways(a, b, i, j, rows))
        cost = rows[i][j] - rows[before][behind]
        if a[before:i] != b[behind:j]:
            found.append(Change(a[before:i], b[behind:j], round(cost, 2)))
        i, j = before, behind
    return found[::-1]


@lru_cache(maxsize=50_000)
def skeleton(word: str) -> str:
    """The consonants of a folded word, its article off, sounds that foreign names mix made one.

    >>> skeleton(fold("سيرغي")) == skeleton(fold("سيرجي")), skeleton(fold("ترامب")) == skeleton(fold("ترمب"))
    (True, True)
    """
    bare = word[2:] if word.startswith("ال") and len(word) > 4 else word
    return bare[:1] + bare[1:].translate(_ONE).translate(_BARE)
