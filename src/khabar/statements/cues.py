"""Reporting words where they stand: verbs, and «وفق» and its like."""

from __future__ import annotations

from khabar.statements.lexicon import Cue, Nominal, nominals, verb_forms, word_set
from khabar.statements.paragraph import Passage


class CueReader:
    """Tells at a token of one paragraph whether a reporting word stands there."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage

    def _cue_at(self, at: int) -> Cue | None:
        token = self.passage.tokens[at]
        if token.kind != "word":
            return None
        forms = verb_forms()
        cue = forms.get(token.key)
        if cue is None and token.key.startswith(("و", "ف")) and len(token.key) > 3:
            cue = forms.get(token.key[1:])
        if cue is None:
            cue = self._with_object(token.key)
        if cue is None:
            return None
        before = self.passage.keys(at - 1, at)
        if before and before[0].removeprefix("و").removeprefix("ف") in {"لم", "لن", "لا"}:
            return None
        if token.key in word_set("marked") and "\u0651" not in token.surface:
            return None
        if token.key.endswith("راي") and not token.surface.endswith("ى"):
            return None
        return None if self.passage.name_at(at) else cue

    @staticmethod
    def _with_object(key: str) -> Cue | None:
        """«وصفها الكرملين», «حذره», «ودعاهم»: the verb with its object written on to it."""
        for lead in ("", "و", "ف"):
            for suffix in ("ها", "هم", "ه"):
                if key.startswith(lead) and key.endswith(suffix):
                    cue = verb_forms().get(key[len(lead) : -len(suffix)])
                    if cue and cue.tense == "perfect" and len(key) - len(lead) - len(suffix) >= 3:
                        return cue
        return None

    def _nominal_at(self, at: int) -> Nominal | None:
        tokens = self.passage.tokens
        for lead in ("", "و"):
            key = tokens[at].key
            if lead and not key.startswith(lead):
                continue
            for nominal in nominals().get(key.removeprefix(lead) if lead else key, ()):
                rest = tuple(self.passage.keys(at + 1, at + len(nominal.keys)))
                if rest == nominal.keys[1:]:
                    if nominal.keys == ("كما",) and (at + 1 >= len(tokens) or not self._says(at + 1)):
                        return None
                    return nominal
        return None

    def _says(self, at: int) -> bool:
        cue = verb_forms().get(self.passage.tokens[at].key)
        return bool(cue and cue.sense in {"say", "announce", "relay"} and cue.tense == "perfect")

    def _shown(self, at: int) -> str:
        token = self.passage.tokens[at]
        surface = token.surface
        return surface[1:] if token.key not in verb_forms() and token.key.startswith(("و", "ف")) else surface
