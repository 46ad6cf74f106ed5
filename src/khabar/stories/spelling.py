"""Names as different papers spell them: «مارغريف», «مارجريف» and «مارگريف» are one, «بشار الأسد» and «أسماء الأسد» are not."""

from __future__ import annotations

from functools import lru_cache

from khabar.arabic.tokens import tokenize

#: Letters that stand for one foreign sound in the papers of different countries.
_SOUNDS = str.maketrans(
    {"گ": "غ", "ج": "غ", "ڤ": "ف", "پ": "ب", "چ": "ش", "ژ": "ز", "ص": "س", "ط": "ت", "ظ": "ز"}
)
_LONG = frozenset("اويه")
#: Words of a name that alone tell nobody from anybody.
_FILLERS = frozenset({"بن", "ابن", "ال", "ابو", "بو", "ام", "عبد", "بنت"})


@lru_cache(maxsize=50_000)
def skeletons(name: str) -> tuple[str, ...]:
    """The consonants of each word of a name, articles off.

    >>> skeletons("هيلين مارجريف") == skeletons("هيلين مارغريف")
    True
    """
    words = [token.key for token in tokenize(name) if token.kind != "punct"]
    return tuple(_skeleton(word.removeprefix("ال") if len(word) > 4 else word) for word in words)


def _skeleton(word: str) -> str:
    return (word[:1] + "".join(letter for letter in word[1:] if letter not in _LONG)).translate(_SOUNDS)


def name_key(name: str) -> str:
    """The consonants of a name's last word: «بوتين» and «بوتن» meet, so do «سوريا» and «سورية».

    >>> name_key("فلاديمير بوتين") == name_key("بوتن")
    True
    """
    return skeletons(name)[-1] if skeletons(name) else ""


def same_name(one: str, two: str) -> bool:
    """May the two be one person's (or body's) name? The last words must agree, and the first ones where both have more than
    one; a single word agrees with every name that ends in it.

    >>> same_name("أحمد الشرع", "الشرع"), same_name("بشار الأسد", "أسماء الأسد"), same_name("ارسين فينجر", "أرسين فينغر")
    (True, False, True)
    """
    a, b = skeletons(one), skeletons(two)
    if not a or not b or a[-1] != b[-1]:
        return False
    return min(len(a), len(b)) == 1 or a[0] == b[0]


def other_name(one: str, two: str) -> bool:
    """Are the two surely different people? They share no word of a name, not even nearly.

    >>> other_name("جون كيري", "سامح شكري"), other_name("عبد الله الصبيحي", "عبدالله الصبيحي علي")
    (True, False)
    """
    a, b = (frozenset(skeletons(name)) - _FILLERS for name in (one, two))
    whole = ["".join(skeletons(name)) for name in (one, two)]
    return bool(a and b) and not a & b and whole[0] not in whole[1] and whole[1] not in whole[0]
