"""The shape of a claim, read from the verb that brings it: said, denied or refused; said, asked for, expected or promised.

Polarity and modality are told apart as FactBank does (Saurí and Pustejovsky 2009, "FactBank: a corpus annotated with event factuality"), with the
values that a reader of the press needs.
"""

from __future__ import annotations

from functools import cache
from typing import cast

from khabar.arabic.tables import read_table
from khabar.records import Modality, Polarity
from khabar.statements.lexicon import Cue

#: Expected not to be: «استبعد الوزير تأجيل الانتخابات».
_RULED_OUT = "استبعد"


@cache
def _senses() -> dict[str, tuple[Polarity, Modality]]:
    rows = read_table("khabar.statements", "senses.tsv")
    return {row["sense"]: (cast(Polarity, row["polarity"]), cast(Modality, row["modality"])) for row in rows}


def shape(cue: Cue, negated: bool = False) -> tuple[Polarity, Modality]:
    """Polarity and modality of what the verb brings; `negated` where it is itself denied («لم ينف»).

    >>> from khabar.statements.lexicon import cue_of
    >>> shape(cue_of("نفت")), shape(cue_of("طالب")), shape(cue_of("يستبعد"), negated=True)
    (('denied', 'said'), ('said', 'asked'), ('said', 'expected'))
    """
    polarity, modality = _senses().get(cue.sense, ("said", "said"))
    if cue.verb == _RULED_OUT:
        polarity = "denied"
    if negated and polarity == "denied":
        polarity = "said"
    return polarity, modality
