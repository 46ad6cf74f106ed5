"""Names in Latin letters, spelt as an Arabic paper would: «Putin» → «بوتين», «Al-Sharaa» → «الشرعا».

A rough spelling is enough: `spelling.likeness` forgives the vowels. The letters follow the usual romanisation tables read backwards (UNGEGN 1972 for
Arabic names, newspaper practice for others); they live in `data/latin.tsv`.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

from khabar.names.vocabulary import table


@cache
def _letters() -> dict[str, str]:
    return {row["latin"]: row["arabic"] for row in table("latin.tsv")}


@lru_cache(maxsize=20_000)
def arabic_letters(name: str) -> str:
    """One word of Latin letters in Arabic ones, folded; other letters are left out.

    >>> arabic_letters("Putin"), arabic_letters("Zelenskyy"), arabic_letters("Gutiérrez")
    ('بوتين', 'زيلينسكي', 'غوتيريز')
    """
    bare = unicodedata.normalize(
        "NFKD", name.replace("ı", "i").replace("ł", "l").replace("ß", "ss").replace("ø", "o")
    )
    word = "".join(
        letter for letter in bare.lower() if letter.isascii() and (letter.isalpha() or letter in "'’`")
    )
    letters, found, at = _letters(), "", 0
    while at < len(word):
        for size in (4, 3, 2, 1):
            piece = word[at : at + size]
            key = next(
                (
                    k
                    for k in (
                        f"^{piece}" if at == 0 else "",
                        f"{piece}$" if at + size >= len(word) else "",
                        piece,
                    )
                    if k in letters
                ),
                None,
            )
            if key is not None and len(piece) == size:
                new = letters[key]
                found += "" if new and found.endswith(new) else new
                at += size
                break
        else:
            at += 1
    return found


def is_latin(name: str) -> bool:
    """Is the name written in Latin letters?

    >>> is_latin("Al-Sharaa"), is_latin("الشرع"), is_latin("2020")
    (True, False, False)
    """
    letters = [letter for letter in name if letter.isalpha()]
    return bool(letters) and all("LATIN" in unicodedata.name(letter, "") for letter in letters)
