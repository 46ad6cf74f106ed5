"""Objects that are what was said: «نفت الوزارة وجود نقص», «وصف اللقاء بالمثمر», «اعتبرت النقابة القرار تراجعا»."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from khabar.statements.contents import Content, ContentReader
from khabar.statements.kinds import THAT, bare, definite, human, with_waw
from khabar.statements.lexicon import Cue, word_set
from khabar.statements.paragraph import Passage
from khabar.statements.parting import adjective
from khabar.statements.phrases import Phrase, phrase_at
from khabar.statements.settings import Clause
from khabar.statements.speakers import Discourse

_SAYING = frozenset({"قايلا", "قايله", "قايلين"})
_ITSELF = frozenset({"اياه", "اياها", "اياهم", "اياهما"})
_ALL = frozenset({"كل", "جميع", "بعض"})
#: «جدد التأكيد على أن»: the noun repeats the verb.
_AFFIRMING = frozenset({"التاكيد", "تاكيده", "تاكيدها", "تاكيدهم", "التشديد", "تشديده", "تشديدها", "تشديدهم"})
_OPENS = frozenset({"«", "“", '"'})


@dataclass(frozen=True, slots=True)
class Task:
    """What is asked of one reading: the verb and its place, the end of the sentence, the strong marker if there is one, and
    whether the subject stood before the verb."""

    at: int
    cue: Cue
    stop: int
    strong: int | None
    has_subject: bool

    @property
    def limit(self) -> int:
        """Where the words before the content end."""
        return self.strong if self.strong is not None else self.stop


class ObjectReader:
    """Reads objects in one passage; `subject` tells whether a phrase after the verb can be its subject."""

    def __init__(
        self,
        passage: Passage,
        discourse: Discourse,
        contents: ContentReader,
        subject: Callable[[Phrase, Task], bool],
    ) -> None:
        self.passage = passage
        self.discourse = discourse
        self.contents = contents
        self._subject = subject

    def read(self, place: int, task: Task, clause: Clause) -> Content | None:
        """«نفت الوزارة وجود نقص», «أكد رفضه»: the object itself is what was said."""
        passage, cue = self.passage, task.cue
        if "object" not in cue.takes or passage.key(place) in word_set("adverb"):
            return None
        if (
            passage.key(place) in _AFFIRMING
            and passage.key(place + 1) == "علي"
            and passage.key(place + 2) in THAT
        ):
            return self.contents.after_marker(place + 2, place + 3, task.stop)
        if task.strong is not None and not self._strong_is_inside(place, task.strong):
            return None
        known = clause.subject is not None or task.has_subject or cue.tense == "participle"
        if cue.sense == "describe":
            return self._described(place, task, known)
        if cue.sense == "judge":
            return self._judged(place, task) if known else None
        if cue.hearer in {"object", "target"} and clause.told is None and not cue.pronoun:
            return None
        quote = passage.closing.get(place)
        phrase = None if quote else phrase_at(passage, place, task.stop, object_=known)
        if quote is None and (phrase is None or passage.key(place) in THAT or _joined(passage.key(place))):
            return None
        if cue.sense == "praise" and human(passage.key(place)):
            return None
        if cue.sense == "refuse" and bare(passage.key(place)) not in word_set("silence"):
            return None
        if cue.sense == "blame" and not passage.key(place).removeprefix("ال").startswith(
            ("مسوولي", "تبع", "كامل")
        ):
            return None
        if clause.subject is not None and place == clause.subject.after and human(passage.key(place)):
            return None
        if (
            definite(passage.key(place))
            and adjective(passage.key(place))
            and passage.key(place - 1) not in _ALL
        ):
            return None
        if cue.sense in {"express", "show"} and "\u064b" in passage.tokens[place].surface:
            return None
        if not known and phrase is not None and self._subject(phrase, task):
            return None
        if not known and not self._may_drop(cue, task.at):
            return None
        after = self.contents.end(place, task.stop, False)
        return Content(place, place, after) if after - place >= 2 else None

    def _described(self, place: int, task: Task, known: bool) -> Content | None:
        """«وصف اللقاء بالمثمر», «وصفهم بأنهم رمزيون»: what is described and as what."""
        passage = self.passage
        if task.cue.pronoun or passage.key(place) in _ITSELF:
            place += passage.key(place) in _ITSELF
            key = passage.key(place)
            if key in THAT:
                return self.contents.after_marker(place, place + 1, task.stop)
            if key.startswith("ب") and (len(key) > 3 or place + 1 in passage.closing):
                return self.contents.after_marker(place, place + (key == "ب"), task.stop, cut=int(key != "ب"))
            return None
        phrase = phrase_at(passage, place, task.stop)
        if phrase is None or (not known and self._subject(phrase, task)):
            return None
        end = self.contents.end(place, task.stop, False)
        as_what = any(self._with_ba(n) for n in range(place + 1, min(place + 14, end)))
        return Content(place, place, end) if as_what else None

    def _judged(self, place: int, task: Task) -> Content | None:
        """«اعتبرت النقابة القرار «انقلابا»», «عدّ الخبير الخطوة تراجعا»: a thing and what it is taken for."""
        passage = self.passage
        if passage.mark(place - 1):
            return None
        limit = next((n for n in range(place, task.stop) if n in passage.closing), task.stop)
        phrase = phrase_at(passage, place, limit)
        if phrase is None or phrase.after >= task.stop or not definite(passage.key(place)):
            return None
        as_what = passage.tokens[phrase.after]
        if passage.mark(phrase.after) not in _OPENS and not as_what.surface.endswith(
            ("ا", "اً", "ًا", "ة", "ً")
        ):
            return None
        return Content(place, place, self.contents.end(place, task.stop, False))

    def _with_ba(self, at: int) -> bool:
        key = self.passage.key(at)
        own = word_set("written_on") | word_set("preposition") | word_set("radical")
        return key.startswith("ب") and key not in own and self.passage.prefix(at) in {"", "ب"}

    def _strong_is_inside(self, place: int, strong: int) -> bool:
        """«أكد حرصه على أن يبقى»: the «أن» after a preposition is inside the object; «أكد أهمية اللقاء، قائلا: …»: the colon is
        another's."""
        passage = self.passage
        if any(passage.key(n) in _SAYING and passage.mark(n - 1) for n in range(place, strong)):
            return True
        return strong in passage.closing or (
            passage.key(strong) in THAT and passage.key(strong - 1) in word_set("preposition")
        )

    def _may_drop(self, cue: Cue, at: int) -> bool:
        """May the subject be missing? After a conjunction, after «كما», where somebody has spoken who agrees."""
        joined = (
            bool(cue.joined)
            or self.passage.key(at - 1) in {"كما", "قد", "وقد", "لكنه", "لكنها", "لكنهم", "ولكنه", "ولكنها"}
            or cue.tense == "participle"
        )
        return joined and self.discourse.dropped(cue) is not None


def _joined(key: str) -> bool:
    """«ولم», «وأن»: what begins so is no object."""
    return key.startswith("و") and len(key) > 2 and not with_waw(key)
