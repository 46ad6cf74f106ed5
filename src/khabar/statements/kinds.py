"""What kind of word it is: for one who speaks, for a text, a body, a medium; definite; with a «و» of its own."""

from __future__ import annotations

from functools import lru_cache

from khabar.statements.lexicon import word_set

#: «أن» with and without what is written on to it.
THAT = frozenset(
    (lead + word)
    for lead in ("", "ب", "ف", "ل")
    for word in ("ان", "انه", "انها", "انهم", "انهما", "اننا", "انني", "اني", "انك", "انكم")
) | {"الا"}
#: «وأن»: a second clause under the same verb.
RESUMING = frozenset({"وان", "وانه", "وانها", "وانهم", "وانهما"})
#: «الآن», «ألفا»: begin with the letters of the article.
_NO_ARTICLE = frozenset(
    {"الان", "الفا", "الفي", "الاف", "الوف", "اليه", "اليك", "الينا", "اليها", "اليهم", "الست"}
)
RELATIVES = frozenset({"الذي", "التي", "الذين", "اللذان", "اللذين", "اللتان", "اللتين", "اللواتي"})
#: Join a head to what it speaks for: «متحدث باسم».


def bare(key: str) -> str:
    """A folded word without conjunction and article.

    >>> bare("والوزير"), bare("للوزير"), bare("وزير")
    ('وزير', 'وزير', 'وزير')
    """
    for lead in ("وال", "فال", "بال", "لل", "ال"):
        if key.startswith(lead) and len(key) - len(lead) >= 2:
            return key[len(lead) :]
    return key


@lru_cache(maxsize=50_000)
def listed(key: str, name: str) -> bool:
    """Is the folded word, or the singular it is a form of, in the list `name` of `words.tsv`?

    >>> listed("المسوولون", "role"), listed("بيانها", "venue"), listed("كلمته", "venue")
    (True, True, True)
    """
    words = word_set(name)
    for word in {key, bare(key), bare(key.removeprefix("و")) if len(key) > 3 else key}:
        if word in words:
            return True
        for end in ("ون", "ين", "ان", "ات", "ه", "و", "ي", "ا", "ها", "هم", "هما", "نا"):
            stem = word.removesuffix(end) if word.endswith(end) and len(word) - len(end) >= 3 else ""
            if stem and (stem in words or (stem.endswith("ت") and stem[:-1] + "ه" in words)):
                return name != "venue" or end in {"ه", "ها", "هم", "هما", "ي", "نا", "ات", "ين"}
            if stem and stem.endswith("ي") and stem[:-1] + "ء" in words:
                return True
    return False


def definite(key: str) -> bool:
    """Has the word the article?

    >>> definite("الوزير"), definite("الي"), definite("وزير")
    (True, False, False)
    """
    return key.startswith("ال") and len(key) > 3 and key not in RELATIVES | THAT | _NO_ARTICLE


def speaks(key: str) -> bool:
    """Is the word one for somebody who can speak?"""
    return bool(honoured(key)) or any(
        listed(key, name) for name in ("role", "people", "body", "document", "media")
    )


def human(key: str) -> bool:
    """Is the word one for a person or people in office or at hand?"""
    return listed(key, "role") or listed(key, "people") or bool(honoured(key))


@lru_cache(maxsize=50_000)
def honoured(key: str) -> str:
    """The pronoun of a title of honour that stands for somebody named before, empty where the word is none.

    >>> honoured("سموه"), honoured("وفضيلتها"), honoured("سياده")
    ('ه', 'ها', '')
    """
    for word in (key, key.removeprefix("و")):
        for pronoun in ("هما", "هم", "ها", "ه"):
            stem = word.removesuffix(pronoun)
            stem = stem[:-1] + "ه" if stem.endswith("ت") else stem
            if stem != word and stem in word_set("honour"):
                return pronoun
    return ""


def with_waw(key: str) -> bool:
    """Does the word begin with a «و» of its own: «وزارة», «وطني»?"""
    return (
        key in word_set("radical")
        or (speaks(key) and not speaks(key[1:]))
        or bare(key) in word_set("radical")
    )


def is_generic(key: str) -> bool:
    """Heads that stand before a body's own name: «صحيفة», «حركة»."""
    return bare(key) in word_set("generic")
