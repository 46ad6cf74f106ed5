"""Does a verb agree with a subject? What a noun phrase says of its gender, and which verbs may stand before it."""

from __future__ import annotations

from khabar.statements.kinds import bare, definite, honoured, listed, with_waw
from khabar.statements.lexicon import Cue, word_set
from khabar.statements.paragraph import Passage
from khabar.statements.phrases import Phrase


def feminine(passage: Passage, phrase: Phrase) -> bool | None:
    """What the phrase says of its gender, `None` where it says nothing.

    «وزيرة النقل» is feminine, «وزير النقل» is not, a country is feminine but for a few, a person's name tells nothing, bodies in the
    plural («السلطات») are feminine.
    """
    key = passage.key(phrase.first)
    key = key if with_waw(key) else key.removeprefix("و")
    if honoured(key):
        return honoured(key) == "ها"
    if bare(key) in word_set("feminine"):
        return True
    mention = passage.mention_at[phrase.first]
    if mention is not None and phrase.first in passage.mention_end:
        if mention.type == "person":
            return None
        if mention.type == "place":
            return key not in word_set("masculine")
        return True if bare(key).endswith("ه") else None
    word = bare(key)
    if word.endswith("ات") and (listed(key, "body") or listed(key, "media") or listed(key, "document")):
        return True
    if word.endswith("ون") and definite(key):
        return False
    if word in word_set("people") or (listed(key, "people") and not listed(key, "role")):
        return None
    surface = passage.tokens[phrase.first].surface
    if word.endswith("ه") and not (surface.endswith("ه") and word[:-1] in word_set("role")):
        return True
    return False if word in word_set("role") else None


def agrees(cue: Cue, sex: bool | None) -> bool:
    """Can a subject of that gender stand with the verb? A verb before its subject is singular also with many."""
    if cue.plural and cue.finite:
        return True
    return sex is None or sex == cue.feminine


def phrase_agrees(passage: Passage, cue: Cue, phrase: Phrase) -> bool:
    """The same for a phrase: «دعا الهند» is no «دعت الهند», so India is called upon there."""
    return agrees(cue, feminine(passage, phrase))
