"""Is it a reporting verb here? Many forms are ordinary words too («بين», «رد», «طالب»), or are denied, supposed or asked about."""

from __future__ import annotations

from khabar.statements.kinds import THAT, human, speaks
from khabar.statements.lexicon import Cue, cue_of, joined_cue, word_set
from khabar.statements.paragraph import Passage
from khabar.statements.settings import Clause, told_them, unnamed_end

#: Negations; they leave a verb of speech as it is where it denies itself («لم ينف»).
NEGATIONS = frozenset({"لم", "لن", "لا", "ما", "ليس"})
_DOUBLE = frozenset({"استبعد", "نفى", "أنكر"})
_HYPOTHESES = frozenset({"اذا", "لو", "كلما", "كي", "لكي", "سوف", "هل", "مهما", "لما", "ان"})
_QUESTIONS = frozenset({"ماذا", "بماذا", "لماذا", "كيف", "متى", "اين"})
#: «ما إذا كان الرئيسان قد ناقشا»: so far before a verb may stand what makes a question of it.
_ASKED = 5


class CueReader:
    """Finds reporting verbs in one passage."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage

    def at(self, at: int) -> Cue | None:
        """The reporting verb at `at`, unless it is denied, supposed, part of a name, or only looks like one."""
        passage = self.passage
        token = passage.tokens[at]
        if token.kind != "word" or (passage.mention_at[at] is not None and at not in passage.mention_end):
            return None
        cue = cue_of(token.key)
        if cue is not None and cue.sense == "state" and passage.key(at + 1) != "في":
            cue = joined_cue(token.key) if not cue.plural else None
        if cue is None or passage.mention_at[at] is not None or cue.tense == "masdar":
            return None
        if unnamed_end(passage, at, passage.sentence(at).after) > at:
            return None
        if (cue.finite and token.surface.endswith("ة")) or self._in_time(at, cue):
            return None
        if passage.key(at + 1) in {"الله", "تعالي"}:
            return None
        if told_them(passage, at, cue):
            return None
        before = passage.key(at - 1).removeprefix("و").removeprefix("ف")
        if cue.tense == "perfect" and cue.plural and "\u064b" in token.surface:
            return None
        if before in NEGATIONS and cue.verb not in _DOUBLE:
            return None
        if cue.finite and "اذا" in passage.keys[max(0, at - _ASKED) : at] and not cue.joined:
            return None
        if before in _QUESTIONS or (
            cue.tense == "perfect" and token.surface.removeprefix(cue.joined).startswith("إ")
        ):
            return None  # «بماذا يفيد», «وإعلم أن»
        if before in _HYPOTHESES and cue.finite and (cue.tense == "imperfect" or before != "ان"):
            return None
        if cue.tense == "participle" and not self._circumstantial(at, cue):
            return None
        if (
            cue.verb == "رأى"
            and not cue.feminine
            and not cue.plural
            and cue.tense == "perfect"
            and not token.surface.endswith("ى")
        ):
            return None
        if (
            "idle" in cue.takes
            and cue.tense == "imperfect"
            and passage.key(at + 1) in THAT
            and not cue.feminine
            and cue.verb != "رأى"
        ):
            return None
        if before in word_set("preposition") and not cue.joined and passage.key(at - 1) not in {"بعد", "قبل"}:
            return None
        return cue

    def _in_time(self, at: int, cue: Cue) -> bool:
        """«عقب ذلك», «رد ذلك»: the noun, with what it belongs to."""
        return "doubt" in cue.takes and cue.finite and self.passage.key(at + 1) in {"ذلك", "هذا", "هذه"}

    def _circumstantial(self, at: int, cue: Cue) -> bool:
        """«مشيرة إلى», «مؤكدين أن», not «مدينة», «طالبة», «مذكرة»: a form that may be a noun needs a comma before it, or at once what
        brings content."""
        passage = self.passage
        key, before, following = passage.key(at), passage.key(at - 1), passage.key(at + 1)
        if before in word_set("preposition") and not cue.joined:
            return False
        brings = following in THAT or passage.mark(at + 1) in {":", "«", "“", '"'}
        brings = brings or (passage.key(at + 2) in THAT and following in word_set("preposition"))
        brings = brings or (key.endswith("ا") and cue.governs(following))
        if speaks(key) or speaks(key.removeprefix(cue.joined)):
            return brings or (key.endswith("ا") and bool(passage.mark(at - 1)) and "that" in cue.takes)
        if key.endswith("ا"):
            return True
        by_ba = key.endswith("ين") and "ب" in cue.takes and following.startswith("ب")
        return (
            brings
            or by_ba
            or bool(cue.joined)
            or bool(passage.mark(at - 1))
            or following in {"الي", "علي", "عن", "من"}
        )

    def doubtful(self, at: int, cue: Cue, clause: Clause, has_subject: bool) -> bool:
        """A form that is also an ordinary noun reports where it begins a clause of which nothing is left unread."""
        passage = self.passage
        if "doubt" not in cue.takes or "\u0651" in passage.tokens[at].surface or cue.tense == "participle":
            return False
        subject = clause.subject
        if (
            clause.strong
            and not clause.gaps
            and subject
            and (subject.person or human(passage.key(subject.first)))
        ):
            return False
        begins = (
            at == passage.sentence(at).first
            or bool(cue.joined)
            or has_subject
            or cue.tense == "imperfect"
            or cue.feminine
            or passage.mark(at - 1) in {"،", ",", "»", "”", '"'}
            or passage.key(at - 1) in word_set("turn") | {"كما", "قد", "وقد", "من", "جهته"}
        )
        named = clause.subject is not None or has_subject or cue.sense == "add" or clause.source is not None
        goes_on = bool(cue.joined) or passage.key(at - 1) in word_set("turn")
        named = named or (goes_on and cue.sense in {"describe", "refuse", "explain"})
        return not begins or clause.gaps > 2 or not (named or (clause.strong and cue.verb != "بين"))
