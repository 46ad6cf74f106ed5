"""Light stems: keys under which forms of one word meet, for indexing and similarity, never for display.

The prefixes and suffixes are those of light10 (Larkey, Ballesteros and Connell 2007, "Light stemming for Arabic information
retrieval"); a stem keeps at least three letters.
"""

from __future__ import annotations

from functools import lru_cache

_PREFIXES = ("وبال", "وال", "بال", "كال", "فال", "ولل", "لل", "ال", "و")
_SUFFIXES = ("هما", "ها", "هم", "ان", "ات", "ون", "ين", "يه", "ه", "ي", "ا")


@lru_cache(maxsize=200_000)
def light_stem(key: str) -> str:
    """The stem of a folded word.

    >>> light_stem("والمحادثات"), light_stem("محادثه"), light_stem("سد")
    ('محادث', 'محادث', 'سد')
    """
    for prefix in _PREFIXES:
        if key.startswith(prefix) and len(key) - len(prefix) >= 3:
            key = key[len(prefix) :]
            break
    for _ in range(2):
        for suffix in _SUFFIXES:
            if key.endswith(suffix) and len(key) - len(suffix) >= 3:
                key = key[: -len(suffix)]
                break
    return key
