"""The circumstances of a saying: time, place, occasion, hearer, and the medium that handed it on.

They stand as chunks between the verb and its content, before the verb («وفي بيان صدر في غزة قال»), or after the content.
"""

from __future__ import annotations

from dataclasses import dataclass

from khabar.arabic.folds import fold
from khabar.outlets import is_known
from khabar.records import Holder
from khabar.statements.contents import Content
from khabar.statements.kinds import THAT, bare, definite, human, listed
from khabar.statements.lexicon import Cue, Nominal, cue_of, nominal_at, word_set
from khabar.statements.paragraph import Passage
from khabar.statements.parting import parted
from khabar.statements.phrases import Phrase, phrase_at
from khabar.statements.speakers import Discourse

_ASIDE = 30
_COMMAS = frozenset("،,")
_DASHES = frozenset({"،", ",", "-", "–", "—", "ـ"})
#: Prepositions with a pronoun: they point to something said before and bring nothing.
_POINTING = frozenset(
    {
        "اليه",
        "اليها",
        "الينا",
        "اليهم",
        "عليه",
        "عليها",
        "معه",
        "معها",
        "فيه",
        "فيها",
        "عنه",
        "عنها",
        "منه",
        "منها",
        "به",
        "بها",
    }
)
_TEXT_LEADS = frozenset({"في", "خلال", "عبر", "علي", "اثناء", "ضمن", "لدي"})


_STATES = frozenset({"وهو", "وهي", "وهم", "وهما", "وهن"})
_UNNAMED = 8
#: «كبير المستشارين», «أحد الناجين»: open an apposition.
_RANKS = frozenset({"كبير", "كبيره", "احد", "احدي", "اول", "ثاني"})
_JOURNEYS = frozenset({"زياره", "زيارته", "زيارتها", "رحله", "جوله"})
_SAYING = frozenset({"قايلا", "قايله", "قايلين", "بالقول"})
_REPORTERS = frozenset({"صحفيين", "صحافيين", "مراسلين", "اعلاميين", "صحفيات"})


def unnamed_end(passage: Passage, at: int, limit: int) -> int:
    """The end of «طلب عدم الكشف عن هويته», «رافضا ذكر اسمه» at `at`: the speaker is not named, and nothing is said by it."""
    if passage.key(at).removeprefix("و") not in word_set("unnamed"):
        return at
    end = next(
        (n for n in range(at + 1, min(at + _UNNAMED, limit)) if passage.key(n) in word_set("identity")), -1
    )
    return end + 1 if end > 0 else at


def asked_end(passage: Passage, at: int, limit: int) -> int:
    """The end of «ردا على سؤال عما إذا كان …», «عن سؤال في مقابلة» at `at`: what was asked is not what is said."""
    led = passage.key(at).removeprefix("و") in word_set("in_answer") and passage.key(at + 1) == "علي"
    asked = at + 2 if led else at + 1
    if not (led or passage.key(at) in {"عن", "علي"}) or passage.key(asked) not in word_set("question"):
        return at
    ends = (n for n in range(asked + 1, limit) if passage.mark(n) in {"،", ",", ":", "«", "“", '"'})
    return next((n - (passage.key(n - 1) in _SAYING) for n in ends), limit)


def told_them(passage: Passage, at: int, cue: Cue) -> bool:
    """«قال سكان تحدثت إليهم الصحيفة إن», «قال سكان تحدثوا للإذاعة إن»: to whom they told it, a clause inside the subject."""
    if cue.verb != "تحدث" or cue.joined:
        return False
    if passage.key(at + 1) in _POINTING | {"شريطه", "بشرط"}:
        return True
    said = cue_of(passage.key(at - 2))
    people = human(passage.key(at - 1)) and not definite(passage.key(at - 1))
    return people and said is not None and said.finite


@dataclass(slots=True)
class Clause:
    """What was read around one verb. `source` is the phrase after «عن» under a relaying verb, `behind` the one after «نقلا عن»."""

    subject: Phrase | None = None
    told: Phrase | None = None
    hearer: str | None = None
    venue: str | None = None
    place: str | None = None
    time: str | None = None
    through: tuple[Holder, ...] = ()
    source: Phrase | None = None
    behind: Phrase | None = None
    of_last: bool = False
    masdar: str | None = None
    content: Content | None = None
    strong: bool = False
    gaps: int = 0
    orphan: bool = False


class SettingReader:
    """Reads circumstances in one passage into a `Clause`."""

    def __init__(self, passage: Passage, discourse: Discourse) -> None:
        self.passage = passage
        self.discourse = discourse

    def read(self, first: int, after: int) -> Clause:
        """Place, time, hearer and link in the words before a verb: «وفي بيان صدر في غزة»."""
        clause = Clause()
        place = first
        while place < after:
            step = self.chunk(place, clause, after)
            clause.gaps += step <= place
            place = max(step, place + 1)
        return clause

    def chunk(self, place: int, clause: Clause, limit: int) -> int:
        """A time, an aside, an adverb, a hearer with «ل», a link, or a phrase under a preposition."""
        passage, key = self.passage, self.passage.key(place)
        time = passage.time_at[place]
        if time is not None and passage.mention_at[place] is None:
            if clause.time is None and time.type in {"DATE", "TIME"} and time.value[:4].isdigit():
                clause.time = time.value
            return place + 1
        if passage.tokens[place].kind == "punct":
            return self._mark(place, limit)
        if key in word_set("adverb") or key in _POINTING:
            return place + 1
        if key in _STATES:
            return self._state_end(place, limit)
        past = max(unnamed_end(passage, place, limit), asked_end(passage, place, limit))
        if past > place:
            return past
        credited = nominal_at(passage.keys, place)
        if credited is not None and credited.needs == "name":
            return self._credited(place, credited, clause, limit)
        if key in word_set("obtained") and passage.key(place + 1) in _POINTING:
            phrase = phrase_at(passage, place + 2, limit)
            if phrase is not None:
                clause.through = (*clause.through, self.discourse.holder(passage, phrase))
                return phrase.after
        link = cue_of(key)
        if (
            link
            and link.sense in {"relay", "report"}
            and link.tense == "perfect"
            and clause.venue
            and not (link.pronoun or link.joined)
        ):
            return place + 1
        issue = passage.tokens[place].surface.endswith("ة")  # «نشرة» is no «نشره»
        if link and link.pronoun and link.sense in {"relay", "report"} and not (link.joined or issue):
            phrase = phrase_at(passage, place + 1 + (passage.key(place + 1) in _POINTING), limit)
            if phrase is not None:
                clause.through = (*clause.through, self.discourse.holder(passage, phrase))
                return phrase.after
        if self._is_hearer(place):
            phrase = phrase_at(passage, place, limit)
            quoted = next((n for n in (place + 1, place + 2) if passage.closing.get(n)), None)
            within = phrase.after if phrase and not quoted else place + 1
            after = max(within, self._name_end(place))
            clause.hearer = clause.hearer or passage.words(place, after)
            return after
        if key.removeprefix("و") in word_set("preposition"):
            return self._under_preposition(place, clause, limit)
        return place

    def _credited(self, place: int, credited: Nominal, clause: Clause, limit: int) -> int:
        """«قال القائد، بحسب وكالة تسنيم، إن»: a link between verb and content."""
        by_lam = credited.keys[-1] == "ل"
        first = place + len(credited.keys) - by_lam
        phrase = (
            None
            if by_lam and first not in self.passage.mention_end
            else phrase_at(self.passage, first, limit)
        )
        if phrase is None or not self.discourse.can_speak(self.passage, phrase):
            return place
        clause.through = (*clause.through, self.discourse.holder(self.passage, phrase))
        return phrase.after

    def _state_end(self, place: int, limit: int) -> int:
        """«قالت الأم وهي تبكي: …»: what the speaker does meanwhile goes to the next mark."""
        passage = self.passage
        return next((n for n in range(place + 1, limit) if passage.mark(n) or passage.key(n) in THAT), limit)

    def _mark(self, place: int, limit: int) -> int:
        passage = self.passage
        mark = passage.mark(place)
        if mark == "(":
            close = next((n for n in range(place, min(place + 20, limit)) if passage.mark(n) == ")"), place)
            return close + 1
        if mark in _DASHES:
            following = passage.key(place + 1)
            aside = following in {"الذي", "التي", "الذين", "وهو", "وهي", "والذي", "والتي"} or (
                (human(following) or following in _RANKS)
                and (following[0] not in "بلكف" or following in word_set("radical") | _RANKS)
            )
            if aside and place + 1 not in passage.mention_end:
                close = next(
                    (n for n in range(place + 1, min(place + _ASIDE, limit)) if passage.mark(n) in _DASHES),
                    -1,
                )
                return close + 1 if close > 0 else place + 1
            return place + 1
        return place

    def _name_end(self, place: int) -> int:
        """«لـ«الفجر»», «لقناة “الأفق” المحلية»: through the name in quotation marks."""
        passage = self.passage
        for n in (place + 1, place + 2):
            close = passage.closing.get(n)
            if close is not None and not passage.is_speech(n):
                after = close + 1
                while definite(passage.key(after)):
                    after += 1
                return after
        return passage.mention_end.get(place, passage.mention_end.get(place + 1, place + 1))

    def _is_hearer(self, place: int) -> bool:
        passage, key = self.passage, self.passage.key(place)
        if (
            not key.startswith("ل")
            or key in {"لم", "لن", "لا", "لكن", "لقد", "لان", "لدي"}
            or passage.key(place - 1) in word_set("preposition")
        ):
            return False
        if key in {"له", "لها", "لهم", "لنا", "لهما"}:
            return True
        if key == "ل":
            return place + 1 in passage.closing or place + 1 in passage.mention_end
        if place in passage.mention_end:
            return passage.prefix(place) in {"ل", "لل"}
        word = key[1:].removeprefix("ل")
        if passage.mention_at[place] is None and is_known(word):
            return True
        return passage.mention_at[place] is None and (
            listed(word, "hearer") or (listed(word, "role") and len(word) > 3)
        )

    def hearer_by_preposition(self, place: int, cue: Cue, clause: Clause, limit: int) -> int:
        """«طلبت الحكومة من البرلمان», «اقترحت على باكستان»: the preposition of the one spoken to."""
        passage, key = self.passage, self.passage.key(place)
        written = cue.hearer == "ب" and key.startswith("ب") and len(key) > 3
        if not written and (key != fold(cue.hearer) or not cue.hearer):
            return place
        if listed(passage.key(place + 1), "venue"):
            return place
        first = place if written else place + 1
        if first >= limit:
            return place
        if written and first not in passage.mention_end:
            clause.hearer = passage.words(place, place + 1)
            return place + 1
        phrase = phrase_at(passage, first, limit)
        if phrase is None or not self.discourse.can_speak(passage, phrase):
            return place
        after = self._name_end(place) if first in passage.closing else phrase.after
        clause.hearer = clause.hearer or passage.words(place, after)
        return after

    def _under_preposition(self, place: int, clause: Clause, limit: int) -> int:
        passage = self.passage
        lead = passage.key(place).removeprefix("و")
        first = place + 1
        if first >= limit or passage.key(first) in THAT:
            return place + (first < limit)
        if passage.key(first) in word_set("preposition"):
            return self._under_preposition(first, clause, limit)
        spoken = (
            lead in _TEXT_LEADS and listed(passage.key(first), "venue") and first not in passage.mention_end
        )
        phrase = phrase_at(passage, first, limit)
        if phrase is not None and not spoken:  # «على البرنامج | الدكتور عبدالرحمن السلمي»
            phrase = phrase_at(passage, first, parted(passage, phrase)) or phrase
        after = phrase.after if phrase else first + (passage.tokens[first].kind == "word")
        if passage.time_at[first] is not None and first not in passage.mention_end:
            return first
        if spoken:
            after = self._venue_end(first, after, limit, clause)
            if clause.venue is None:
                clause.venue = passage.words(place, after).removeprefix("و")
        elif lead == "في" and first in passage.mention_end and clause.place is None and self._apart(place):
            mention = passage.mention_at[first]
            if mention is not None and mention.type == "place":
                clause.place = passage.words(place, passage.mention_end[first]).removeprefix("و")
        return after

    def _apart(self, place: int) -> bool:
        """«أعلن الوزير، في جدة، أن»: a place told apart, not one that belongs to somebody's office."""
        passage = self.passage
        return bool(
            place == 0
            or place == passage.sentence(place).first
            or passage.mark(place - 1) in {"،", ",", ")"}
            or passage.time_at[place - 1] is not None
            or cue_of(passage.key(place - 1)) is not None
        )

    def _venue_end(self, first: int, after: int, limit: int, clause: Clause) -> int:
        """The words for the place go on through «صحفي مشترك مع نظيره», up to a hearer, a time or a verb."""
        passage = self.passage
        after = max(after, first + 1)
        while after < limit:
            key = passage.key(after)
            if passage.time_at[after] is not None or passage.tokens[after].kind == "punct" or key in THAT:
                break
            if self._is_hearer(after) or cue_of(key) is not None:
                break
            if key == "مع" and (
                listed(passage.key(after + 1), "media") or bare(passage.key(after + 1)) in _REPORTERS
            ):
                phrase = phrase_at(passage, after + 1, limit)
                end = max(phrase.after if phrase else after + 2, self._name_end(after + 1))
                clause.hearer = clause.hearer or passage.words(after, end)
                if not passage.words(first, after):
                    break
                clause.venue = clause.venue or passage.words(first - 1, after).removeprefix("و")
                return end
            if key in {"في", "مع", "عبر", "علي", "ب"} or (
                key == "الي" and passage.key(after - 1) in _JOURNEYS
            ):
                phrase = phrase_at(passage, after + 1, limit)
                if phrase is None:
                    break
                after = phrase.after
                continue
            second = after == first + 1 and (key[:1] not in "بلوف" or key in word_set("radical"))
            if (passage.mention_at[after] is None and definite(key)) or second:
                after += 1
                continue
            break
        return min(after, limit)
