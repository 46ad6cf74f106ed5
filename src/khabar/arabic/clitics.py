"""What is written on to a word and is no part of it: و، ف، س، ب، ل، ك in front, ال after them.

Cuts are offered, longest word first, never decided here: «وزير» is no و + زير, and only the caller knows which words
exist. «للشرع» is ل + الشرع, of which only «شرع» stands there after the cut (the article's alef was never written).
The order is that of the clitic scheme of Habash (2010, "Introduction to Arabic NLP", ch. 4): conjunction,
preposition, article.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

#: Longest first: what may be cut, and what stands in its place in the dictionary form of the rest.
_PROCLITICS = (
    ("وبال", "ال"), ("فبال", "ال"), ("وكال", "ال"), ("فكال", "ال"), ("ولل", "ال"), ("فلل", "ال"),
    ("بال", "ال"), ("كال", "ال"), ("وال", "ال"), ("فال", "ال"), ("لل", "ال"),
    ("وب", ""), ("فب", ""), ("ول", ""), ("فل", ""), ("وك", ""), ("وس", ""), ("فس", ""),
    ("و", ""), ("ف", ""), ("ب", ""), ("ل", ""), ("ك", ""), ("س", ""),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cut:
    """One way to read a word: `clitics` in front, then the rest. `word` is the rest as a dictionary has it
    («للشرع» → «الشرع»); `length` says how many characters of the surface stand before the part to mark. Where the
    article is written in full it belongs to the rest («وبالكرملين» → cut 2, rest «الكرملين»); where its alef is missing
    the part to mark starts after the ل («للشرع» → cut 2, rest «شرع»)."""

    clitics: str
    word: str
    length: int


def cuts(word: str) -> Iterator[Cut]:
    """Every way to read `word`, the uncut word first, then the shortest clitics first; what is left has two letters
    or more.

    >>> [(c.clitics, c.word, c.length) for c in cuts("للشرع")]
    [('', 'للشرع', 0), ('ل', 'لشرع', 1), ('لل', 'الشرع', 2)]
    >>> [c.word for c in cuts("وبوتين")][:2]
    ['وبوتين', 'بوتين']
    """
    yield Cut("", word, 0)
    for proclitic, restored in reversed(_PROCLITICS):
        if not word.startswith(proclitic):
            continue
        rest = word[len(proclitic) :]
        if len(rest) < 2:
            continue
        written_in_full = restored == "ال" and proclitic.endswith("ال")
        if written_in_full:
            yield Cut(proclitic[:-2], "ال" + rest, len(proclitic) - 2)
        else:
            yield Cut(proclitic, restored + rest, len(proclitic))
