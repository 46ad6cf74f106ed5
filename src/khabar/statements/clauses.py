"""The clause around a reporting verb: subject, hearer, place, time, link, and the word that brings the content.

The press has the order verb, subject, hearer, setting, content; any of them may be missing, times and asides may stand between. A
clause is read from the verb rightwards chunk by chunk. «أن», a colon or a quotation mark bring content also past words that are not
understood; a preposition or a bare object only where everything before it was.
"""

from __future__ import annotations

from khabar.arabic.folds import fold
from khabar.statements.agreement import feminine, phrase_agrees
from khabar.statements.contents import Content, ContentReader
from khabar.statements.kinds import (
    RELATIVES,
    THAT,
    bare,
    definite,
    human,
    listed,
    speaks,
)
from khabar.statements.lexicon import Cue, cue_of, word_set
from khabar.statements.markers import FAR, MarkerFinder
from khabar.statements.objects import ObjectReader, Task
from khabar.statements.paragraph import Passage
from khabar.statements.parting import adjective, parted
from khabar.statements.phrases import Phrase, phrase_at
from khabar.statements.settings import Clause, SettingReader
from khabar.statements.speakers import Discourse

_SPOKEN = frozenset({"قوله", "قولها", "قولهم"})
_SAYING = frozenset({"قايلا", "قايله", "قايلين"})
_ITSELF = frozenset({"اياه", "اياها", "اياهم", "اياهما"})
_FROM = frozenset({"عن", "عنه", "عنها", "عنهم", "الي"})
#: An unknown phrase is a subject where what brings the content stands at most so many tokens after it.
_NEAR = 12
_THAT_HE = frozenset({"انه", "انها", "انهم", "بانه", "بانها", "بانهم"})
_ALL = frozenset({"كل", "جميع", "بعض"})
_OPENS = frozenset({"«", "“", '"'})


class ClauseReader:
    """Reads clauses in one passage."""

    def __init__(self, passage: Passage, discourse: Discourse, contents: ContentReader) -> None:
        self.passage = passage
        self.discourse = discourse
        self.contents = contents
        self.settings = SettingReader(passage, discourse)
        self.markers = MarkerFinder(passage)
        self.objects = ObjectReader(passage, discourse, contents, self._subject)

    def read(self, at: int, cue: Cue, stop: int, has_subject: bool) -> Clause:
        """The clause to the right of the verb at `at`; `has_subject` where it was found before the verb."""
        clause = Clause()
        task = Task(at, cue, stop, self.markers.find(at, cue, stop), has_subject)
        place, far = at + 1, stop if task.strong is not None else min(stop, at + FAR)
        while place < far:
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

    def _content(self, place: int, task: Task, clause: Clause) -> Content | None:
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
        if task.cue.governs(key):
            return self._by_preposition(place, task)
        sure = task.strong is None or task.cue.sense not in {"say", "inform"}
        later = key[0] == "ل" and any(
            task.cue.governs(self.passage.key(n)) for n in range(place + 1, task.stop)
        )
        if (
            sure
            and (len(key) > 3 or key == "بما")
            and key[0] in takes
            and not later
            and self._written_on(place, key, task.cue)
        ):
            return contents.after_marker(place, place, task.stop, cut=1)
        return self.objects.read(place, task, clause)

    def _by_preposition(self, place: int, task: Task) -> Content | None:
        key, following = self.passage.key(place), self.passage.key(place + 1)
        if task.cue.sense == "relay" or (listed(following, "venue") and key in {"علي", "في"}):
            return None
        if key == fold(task.cue.hearer) and task.strong is not None and following not in THAT:
            return None
        return self.contents.after_marker(place, place + 1, task.stop)

    def _written_on(self, place: int, key: str, cue: Cue) -> bool:
        """«اتهم الحكومة بالتقصير»: a noun with «ب» written on, that is no adverb and no place of the speaker's."""
        passage = self.passage
        called = cue_of(passage.key(place + 1))
        if key == "بما" and called is not None and called.pronoun:  # «نددت الحركة بما وصفته «محاكمة سياسية»»
            return True
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

    # --- chunks ------------------------------------------------------------------------------------------------------

    def _chunk(self, place: int, task: Task, clause: Clause) -> int:
        """Read one chunk at `place`; the place after it, or `place` itself where it was not understood."""
        passage, cue, key = self.passage, task.cue, self.passage.key(place)
        if key in _SPOKEN or (cue.sense == "relay" and self._is_masdar(place)):
            clause.masdar = passage.tokens[place].surface
            return place + 1
        if cue.sense == "relay" and clause.source is None and key in _FROM:
            return self._source(place, clause, task.limit)
        if key == "نقلا" and passage.key(place + 1) == "عن":
            clause.behind = phrase_at(passage, place + 2, task.limit)
            return clause.behind.after if clause.behind else place
        if task.strong is not None and cue.sense == "add" and key in {"يقول", "تقول"}:
            return place + 1
        if self._meanwhile(place, task):
            phrase = phrase_at(passage, place + 1, task.limit, object_=True)
            return phrase.after if phrase else place + 1
        step = self.settings.hearer_by_preposition(place, cue, clause, task.limit)
        step = step if step > place else self.settings.chunk(place, clause, task.limit)
        if step > place:
            return step
        close = passage.closing.get(place)
        if (
            close is not None
            and not passage.is_speech(place)
            and not any(passage.mention_at[place + 1 : close])
        ):
            return close + 1
        beside = self._beside(place, task, clause)
        if beside > place:
            return beside
        subject_known = clause.subject is not None or task.has_subject
        two_parties = cue.hearer in {"object", "target"}
        wary, object_ = "ب" in cue.takes, subject_known and two_parties
        phrase = phrase_at(passage, place, task.limit, wary=wary, object_=object_)
        if phrase is None:
            return place
        if two_parties or task.strong is None or phrase.person is None:
            phrase = phrase_at(passage, place, parted(passage, phrase), wary=wary, object_=object_) or phrase
        if not subject_known and self._subject(phrase, task):
            clause.subject = phrase
        elif clause.subject is not None and self._names(clause.subject, phrase, two_parties):
            clause.subject = phrase
        elif clause.told is None and two_parties:
            clause.told = phrase
            if cue.hearer == "object":
                clause.hearer = clause.hearer or passage.words(phrase.first, phrase.after)
        elif clause.subject is None or not self._apposed(clause.subject, phrase):
            return place
        elif clause.subject.person is None and phrase.person is not None:
            clause.subject = phrase
        return phrase.after

    def _names(self, subject: Phrase, phrase: Phrase, two_parties: bool) -> bool:
        """«المتحدث الرسمي للدفاع المدني | بمنطقة تبوك | العقيد ممدوح العنزي»: the name of a title read before."""
        passage = self.passage
        bare_name = phrase.first in passage.mention_end
        titled = bare_name or (human(passage.key(phrase.first)) and not two_parties)
        return (
            subject.person is None
            and phrase.person is not None
            and not phrase.joint
            and titled
            and not passage.prefix(phrase.first)
            and bare(passage.key(subject.first)) in word_set("role")
        )

    def _apposed(self, subject: Phrase, phrase: Phrase) -> bool:
        """«خالد العطية، وزير الخارجية، »: more about the subject."""
        beside = phrase.first == subject.after
        return (
            phrase.first - subject.after <= 1
            and not phrase.joint
            and (
                not beside
                or (
                    subject.person is None
                    and (phrase.person or human(self.passage.key(phrase.first))) is not False
                )
            )
        )

    def _beside(self, place: int, task: Task, clause: Clause) -> int:
        """The end of «أكبر أحزاب المعارضة في تركيا», «القريبة من العاصمة»: more about what was just read."""
        passage, key = self.passage, self.passage.key(place)
        subject = clause.subject
        first = subject is not None and place == subject.after and key in word_set("apposed")
        named = passage.mention_at[place - 1 - (passage.mark(place - 1) in {"»", "”", '"'})] is not None
        if not first and not (definite(key) and adjective(key) and named):
            return place
        phrase = phrase_at(passage, place, task.limit) if first else None
        after = phrase.after if phrase else place + 1
        if passage.key(after) in word_set("preposition") and not task.cue.governs(passage.key(after)):
            more = phrase_at(passage, after + 1, task.limit)
            return more.after if more else after
        return after

    def _meanwhile(self, place: int, task: Task) -> bool:
        """«وأضاف مخاطبا أنصاره: …»: a participle that brings no content of its own."""
        passage = self.passage
        inner, following = cue_of(passage.key(place)), passage.key(place + 1)
        return (
            task.strong is not None
            and inner is not None
            and inner.tense == "participle"
            and inner.verb != "قال"
            and passage.key(place).endswith("ا")
            and not inner.governs(following)
            and following not in THAT
        )

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

    def _subject(self, phrase: Phrase, task: Task) -> bool:
        """Can the phrase after the verb be its subject?"""
        passage, cue, head = self.passage, task.cue, self.passage.key(phrase.first)
        if cue.sense == "demand" and head in word_set("nobody"):
            return False
        if (
            head.startswith(("ب", "ل"))
            and phrase.first not in passage.mention_end
            and head not in word_set("radical")
            and not speaks(head)
        ):
            return False
        if not cue.finite or not phrase_agrees(passage, cue, phrase) or self._oblique(head):
            return False
        named_before = passage.key(task.at - 1).removeprefix("و") in _THAT_HE | RELATIVES
        if cue.hearer in {"object", "target"} and (named_before or self._called_upon(phrase, task)):
            return False
        shows = "thing" in cue.takes and cue.sense != "point"
        if shows and task.strong is None and listed(head, "body") and not phrase.person:
            return False
        if self.discourse.can_speak(passage, phrase):
            return True
        if "thing" in cue.takes or task.strong is None:
            return False
        if (
            "object" in cue.takes
            and task.strong in passage.closing
            and passage.key(task.strong - 1) in word_set("preposition")
        ):
            return False
        return task.strong - phrase.after <= _NEAR and not head.endswith("ها")

    @staticmethod
    def _oblique(head: str) -> bool:
        """«المسؤولين» is no subject."""
        return listed(head, "role") and bare(head).endswith("ين") and bare(head) not in word_set("role")

    def _called_upon(self, phrase: Phrase, task: Task) -> bool:
        """«ودعا المجتمع الدولي إلى»: the only phrase after a verb that goes on is the one called upon, unless it is a person."""
        passage, following = self.passage, self.passage.key(phrase.after)
        single = (
            phrase.after >= task.limit
            or following in word_set("preposition")
            or following in THAT
            or following.startswith("ب")
        )
        goes_on = bool(task.cue.joined) or passage.key(task.at - 1).removeprefix("و") == "كما"
        head = passage.key(phrase.first)
        alone = phrase.after - phrase.first == 1 and not definite(head) and not speaks(head)
        named = phrase.person is not None or alone or bare(head) in word_set("role")
        if task.cue.feminine and feminine(passage, phrase):
            return False
        first = passage.sentence(task.at).first
        earlier = any(one is not None and one.type == "person" for one in passage.mention_at[first : task.at])
        return single and goes_on and not named and (earlier or self.discourse.dropped(task.cue) is not None)
