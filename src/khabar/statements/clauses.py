"""The clause around a reporting verb: subject, hearer, place, time, link, and the word that brings the content.

The press has the order verb, subject, hearer, setting, content; any of them may be missing, times and asides may stand between. A
clause is read from the verb rightwards chunk by chunk. «أن», a colon or a quotation mark bring content also past words that are not
understood; a preposition or a bare object only where everything before it was.
"""

from __future__ import annotations

from dataclasses import dataclass

from khabar.arabic.folds import fold
from khabar.statements.contents import Content, ContentReader
from khabar.statements.lexicon import Cue, cue_of, word_set
from khabar.statements.paragraph import Passage
from khabar.statements.phrases import RELATIVES, THAT, Phrase, bare, feminine, listed, phrase_at
from khabar.statements.settings import Clause, SettingReader
from khabar.statements.speakers import Discourse, phrase_agrees

_FAR = 60
_COMMAS = frozenset("،,")
_SPOKEN = frozenset({"قوله", "قولها", "قولهم"})
_SAYING = frozenset({"قايلا", "قايله", "قايلين"})
_ITSELF = frozenset({"اياه", "اياها", "اياهم", "اياهما"})
_FROM = frozenset({"عن", "عنه", "عنها", "عنهم", "الي"})
_SPELT = {"الي": "إلى", "علي": "على"}
#: An unknown phrase is a subject where what brings the content stands at most so many tokens after it.
_NEAR = 12


@dataclass(frozen=True, slots=True)
class _Task:
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


class ClauseReader:
    """Reads clauses in one passage."""

    def __init__(self, passage: Passage, discourse: Discourse, contents: ContentReader) -> None:
        self.passage = passage
        self.discourse = discourse
        self.contents = contents
        self.settings = SettingReader(passage, discourse)

    def read(self, at: int, cue: Cue, stop: int, has_subject: bool) -> Clause:
        """The clause to the right of the verb at `at`; `has_subject` where it was found before the verb."""
        clause = Clause()
        task = _Task(at, cue, stop, self._strong(at, cue, stop), has_subject)
        place = at + 1
        while place < stop:
            clause.content = self._content(place, task, clause)
            if clause.content is not None or place >= task.limit:
                return clause
            step = self._chunk(place, task, clause)
            if step <= place:
                if task.strong is None:
                    return clause
                if cue.finite and not clause.gaps and clause.subject is None and not has_subject:
                    clause.orphan = phrase_at(self.passage, place, task.limit) is not None
                clause.gaps += self.passage.tokens[place].kind == "word"
                step = place + 1
            place = step
        return clause

    # --- what brings the content -----------------------------------------------------------------------------------

    def _strong(self, at: int, cue: Cue, stop: int) -> int | None:
        """The first «أن», colon or quotation that the verb can take."""
        passage = self.passage
        place, far = at + 1, min(stop, at + _FAR)
        comma = False
        while place < far:
            key, mark = passage.key(place), passage.mark(place)
            close = passage.closing.get(place)
            if close is not None:
                if passage.is_speech(place) and cue.takes & {"quote", "colon"} and not self._bracketed(place):
                    return place
                place = close + 1
                continue
            if mark == ":" and cue.takes & {"colon", "quote"} and passage.mark(place + 1) != "/":
                return place
            if mark == "(":
                place = (
                    next((n for n in range(place, min(place + 25, far)) if passage.mark(n) == ")"), place) + 1
                )
                continue
            if key in THAT and "that" in cue.takes and passage.key(place - 1) not in word_set("before_that"):
                return place
            if self._barrier(place, at, cue, comma):
                return None
            comma = comma or mark in _COMMAS
            place += 1
        return None

    def _bracketed(self, place: int) -> bool:
        """A title in quotation marks: «مقالا بعنوان "…"», «برنامج "…"»."""
        return self.passage.key(place - 1) in {
            "بعنوان",
            "عنوان",
            "شعار",
            "تحت",
            "برنامج",
            "كتاب",
            "مسمي",
            "اسم",
        }

    def _barrier(self, place: int, at: int, cue: Cue, comma: bool) -> bool:
        passage, key = self.passage, self.passage.key(place)
        if key in word_set("turn") or (key in {"في"} and passage.key(place + 1) == "حين"):
            return True
        if place == at + 1:
            return False
        other = cue_of(key)
        if other is None or passage.mention_at[place] is not None:
            return False
        if other.tense == "participle":
            return other.verb != "قال" and not passage.key(place - 1).startswith("ال") and comma
        if "doubt" in other.takes or not other.finite or other.pronoun:
            return False
        return other.joined == "و" or (
            passage.key(place - 1) not in RELATIVES and passage.key(place - 1) not in {"لم", "عدم", "ما"}
        )

    def _content(self, place: int, task: _Task, clause: Clause) -> Content | None:
        passage, contents, takes = self.passage, self.contents, task.cue.takes
        key = passage.key(place)
        if place == task.strong:
            clause.strong = True
            if place in passage.closing:
                return contents.quotation(place, place, task.stop)
            if passage.mark(place) == ":" or key in THAT:
                return contents.after_marker(place, place + 1, task.stop)
        if clause.gaps:
            return None
        if key in takes or _SPELT.get(key) in takes:
            return self._by_preposition(place, task)
        sure = task.strong is None or task.cue.sense not in {"say", "inform"}
        if sure and len(key) > 3 and key[0] in takes and self._written_on(place, key, task.cue):
            return contents.after_marker(place, place, task.stop, cut=1)
        return self._object(place, task, clause)

    def _by_preposition(self, place: int, task: _Task) -> Content | None:
        key, following = self.passage.key(place), self.passage.key(place + 1)
        if task.cue.sense == "relay" or (listed(following, "venue") and key in {"علي", "في"}):
            return None
        if key == fold(task.cue.hearer) and task.strong is not None and following not in THAT:
            return None
        return self.contents.after_marker(place, place + 1, task.stop)

    def _written_on(self, place: int, key: str, cue: Cue) -> bool:
        """«اتهم الحكومة بالتقصير»: a noun with «ب» written on, that is no adverb and no place of the speaker's."""
        passage = self.passage
        if key in word_set("written_on") or key in THAT:
            return False
        if place in passage.mention_end:
            return passage.prefix(place).startswith(("ب", "ل")) and cue.sense in {
                "praise",
                "condemn",
                "demand",
            }
        if passage.mention_at[place] is not None or passage.time_at[place] is not None:
            return False
        if key.startswith("ل") and not key.startswith("لل"):
            return not listed(key[1:], "hearer") and not key.endswith("ه")
        return True

    def _object(self, place: int, task: _Task, clause: Clause) -> Content | None:
        """«نفت الوزارة وجود نقص», «أكد رفضه»: the object itself is what was said."""
        passage, cue = self.passage, task.cue
        if "object" not in cue.takes or passage.key(place) in word_set("adverb"):
            return None
        if task.strong is not None and not self._strong_is_inside(place, task.strong):
            return None
        known = clause.subject is not None or task.has_subject or cue.tense == "participle"
        if cue.sense == "describe":
            return self._described(place, task, known)
        if cue.hearer in {"object", "target"} and clause.told is None and not cue.pronoun:
            return None
        quote = passage.closing.get(place)
        phrase = None if quote else phrase_at(passage, place, task.stop, object_=known)
        if quote is None and (phrase is None or passage.key(place) in THAT):
            return None
        if cue.sense == "blame" and not passage.key(place).removeprefix("ال").startswith(
            ("مسوولي", "تبع", "كامل")
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

    def _described(self, place: int, task: _Task, known: bool) -> Content | None:
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
        as_what = any(passage.key(n).startswith("ب") for n in range(place + 1, min(place + 14, end)))
        return Content(place, place, end) if as_what else None

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
            bool(cue.joined) or self.passage.key(at - 1) in {"كما", "قد", "وقد"} or cue.tense == "participle"
        )
        return joined and self.discourse.dropped(cue) is not None

    # --- chunks ------------------------------------------------------------------------------------------------------

    def _chunk(self, place: int, task: _Task, clause: Clause) -> int:
        """Read one chunk at `place`; the place after it, or `place` itself where it was not understood."""
        passage, cue, key = self.passage, task.cue, self.passage.key(place)
        if key in _SPOKEN or (cue.sense == "relay" and self._is_masdar(place)):
            clause.masdar = passage.tokens[place].surface
            return place + 1
        if cue.sense == "relay" and clause.source is None and key in _FROM:
            return self._source(place, clause, task.limit)
        step = self.settings.hearer_by_preposition(place, cue, clause, task.limit)
        step = step if step > place else self.settings.chunk(place, clause, task.limit)
        if step > place:
            return step
        if passage.closing.get(place) is not None and not passage.is_speech(place):
            return passage.closing[place] + 1
        subject_known = clause.subject is not None or task.has_subject
        two_parties = cue.hearer in {"object", "target"}
        phrase = phrase_at(
            passage, place, task.limit, wary="ب" in cue.takes, object_=subject_known and two_parties
        )
        if phrase is None:
            return place
        if not subject_known and self._subject(phrase, task):
            clause.subject = phrase
        elif clause.told is None and two_parties:
            clause.told = phrase
            if cue.hearer == "object":
                clause.hearer = clause.hearer or passage.words(phrase.first, phrase.after)
        elif clause.subject is None or not self._apposed(clause.subject, phrase):
            return place
        return phrase.after

    @staticmethod
    def _apposed(subject: Phrase, phrase: Phrase) -> bool:
        """«خالد العطية، وزير الخارجية، »: more about the subject."""
        return phrase.first - subject.after <= 1 and not phrase.joint

    def _is_masdar(self, place: int) -> bool:
        cue = cue_of(self.passage.key(place))
        return bool(cue and cue.tense == "masdar" and not cue.joined)

    def _source(self, place: int, clause: Clause, limit: int) -> int:
        if self.passage.key(place) not in {"عن", "الي"}:
            clause.of_last = True
            return place + 1
        phrase = phrase_at(self.passage, place + 1, limit)
        if phrase is None:
            return place
        clause.source = phrase
        return phrase.after

    def _subject(self, phrase: Phrase, task: _Task) -> bool:
        """Can the phrase after the verb be its subject?"""
        passage, cue, head = self.passage, task.cue, self.passage.key(phrase.first)
        if not cue.finite or not phrase_agrees(passage, cue, phrase) or self._oblique(head):
            return False
        if cue.hearer in {"object", "target"} and self._called_upon(phrase, task):
            return False
        if "thing" in cue.takes and task.strong is None and listed(head, "body") and not phrase.person:
            return False
        if self.discourse.can_speak(passage, phrase):
            return True
        if "thing" in cue.takes or task.strong is None:
            return False
        return task.strong - phrase.after <= _NEAR and not head.endswith("ها")

    @staticmethod
    def _oblique(head: str) -> bool:
        """«المسؤولين» is no subject."""
        return listed(head, "role") and bare(head).endswith("ين") and bare(head) not in word_set("role")

    def _called_upon(self, phrase: Phrase, task: _Task) -> bool:
        """«ودعا المجتمع الدولي إلى»: the only phrase after a verb that goes on is the one called upon, unless it is a person."""
        passage, following = self.passage, self.passage.key(phrase.after)
        single = (
            phrase.after >= task.limit
            or following in word_set("preposition")
            or following in THAT
            or following.startswith("ب")
        )
        goes_on = bool(task.cue.joined) or passage.key(task.at - 1).removeprefix("و") == "كما"
        named = phrase.person is not None or listed(passage.key(phrase.first), "role")
        if task.cue.feminine and feminine(passage, phrase):
            return False
        return single and goes_on and not named and self.discourse.dropped(task.cue) is not None
