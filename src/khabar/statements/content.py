"""Where the reported words stand: past the subject, from the word that brings them to where they end."""

from __future__ import annotations

from dataclasses import dataclass

from khabar.statements.cues import CueReader
from khabar.statements.lexicon import Cue, verb_forms, word_set
from khabar.statements.paragraph import Passage
from khabar.statements.speakers import Discourse

THAT = frozenset(
    [
        "ان",
        "بان",
        "انه",
        "انها",
        "انهم",
        "انهما",
        "بانه",
        "بانها",
        "بانهم",
        "بانهما",
        "اننا",
        "باننا",
        "اني",
        "باني",
    ]
)
_PREPOSITIONS = {"عن": "عن", "الي": "إلى", "علي": "على", "من": "من", "في": "في"}
_FAR = 45
#: A preposition that brings content stands at most so many tokens after its verb.
_NEAR = 14
#: Words after which another clause begins.
_TURNS = frozenset({"لكن", "لكنه", "لكنها", "لكنهم", "ولكن", "فيما", "بينما"})
#: Senses whose object is what was said: «نفت الوزارة وجود نقص».
_OBJECT_IS_SAID = frozenset(
    {"deny", "refuse", "expect", "condemn", "express", "affirm", "propose", "describe"}
)


@dataclass(frozen=True, slots=True)
class Content:
    """Token places of the content (`first` to before `after`), and of the word that brings it."""

    marker: int
    first: int
    after: int
    quoted: bool = False


class ContentReader(CueReader):
    """Finds the content that a reporting word brings."""

    def __init__(self, passage: Passage, discourse: Discourse) -> None:
        super().__init__(passage)
        self.discourse = discourse

    def _content(self, at: int, cue: Cue) -> Content | None:
        """The content after the cue: past the subject to the first word that may bring it."""
        passage, stop = self.passage, self.passage.sentence_end(at)
        place = at + 1
        limit = min(len(passage.tokens), at + _FAR)
        while place < limit:
            token = passage.tokens[place]
            quote = passage.quote_at(place)
            if quote:
                if (
                    quote[1] - quote[0] > 3
                    and cue.takes & {"quote", "colon", "that"}
                    and not self._is_name(quote)
                ):
                    return self._quoted(place, quote)
                place = quote[1] + 1
                continue
            if place >= stop:
                return None
            if token.surface == ":" and cue.takes & {"colon", "quote"}:
                after = place + 1
                quote = passage.quote_at(after) if after < len(passage.tokens) else None
                return (
                    self._quoted(place, quote)
                    if quote
                    else Content(place, after, self._clause_end(after, stop))
                )
            if token.key in THAT and "that" in cue.takes:
                return self._reported(place, place + 1, stop)
            if token.key in _TURNS:
                break
            preposition = _PREPOSITIONS.get(token.key) if place - at <= _NEAR else None
            if preposition and preposition in cue.takes and not self._is_venue(place):
                following = passage.keys(place + 1, place + 2)
                if following and following[0] in THAT:
                    return self._reported(place, place + 2, stop)
                if cue.sense != "relay":
                    return self._reported(place, place + 1, stop)
            if "ب" in cue.takes and token.key == "ب" and (quote := passage.quote_at(place + 1)):
                return self._quoted(place, quote)
            if "ب" in cue.takes and self._brings_with_ba(place, at, cue):
                return self._reported(place, place, stop)
            if place > at + 1 and self._cue_at(place) and passage.tokens[place].key.startswith(("و", "ف")):
                break
            place += 1
        return self._object(at, cue, stop) if "object" in cue.takes else None

    def _brings_with_ba(self, place: int, at: int, cue: Cue) -> bool:
        """«اتهم الحكومة بالتقصير»: a word with ب in front, past the subject, that is no name and no adverb."""
        key = self.passage.tokens[place].key
        if not key.startswith("ب") or len(key) <= 3 or (place == at + 1 and cue.tense != "participle"):
            return False
        return self.passage.name_at(place) is None and key not in {
            "بعد",
            "بين",
            "بدوره",
            "بشان",
            "بحسب",
            "باسم",
            "بدورها",
        }

    def _object(self, at: int, cue: Cue, stop: int) -> Content | None:
        """«رفض مسؤولون في الكرملين التعليق على الأمر», «نافيا وجود خلاف»: the object is the content."""
        if cue.tense == "participle":
            first = at + 1
        else:
            named = [b for _, b, _ in self.passage.named_in(at + 1, at + 7) if b < stop]
            if not named or cue.sense not in {
                "deny",
                "refuse",
                "expect",
                "condemn",
                "express",
                "affirm",
                "propose",
            }:
                return None
            first = named[0]
        after = self._clause_end(first, stop)
        return Content(first, first, after) if after - first >= 2 else None

    def _is_name(self, quote: tuple[int, int]) -> bool:
        """«رويترز», «داعش»: a quoted name is no speech."""
        return any(
            quote[0] < a and b <= quote[1] and b - a >= quote[1] - quote[0] - 2
            for a, b, _ in self.passage.named_in(quote[0], quote[1])
        )

    def _quoted(self, marker: int, quote: tuple[int, int]) -> Content:
        stop = self.passage.sentence_end(quote[1])
        following = quote[1] + 1
        if following < stop and self.passage.tokens[following].kind == "word" and not self._breaks(following):
            return Content(marker, quote[0] + 1, self._clause_end(following, stop))
        return Content(marker, quote[0] + 1, quote[1], quoted=True)

    def _reported(self, marker: int, first: int, stop: int) -> Content:
        quote = self.passage.quote_at(first) if first < len(self.passage.tokens) else None
        if quote and quote[1] - quote[0] > 2:
            return self._quoted(marker, quote)
        return Content(marker, first, self._clause_end(first, stop))

    def _clause_end(self, first: int, stop: int) -> int:
        """Where reported words end: at the sentence's end, or before another cue, an attribution, a remark of the writer.
        A quotation inside is never cut."""
        at = first
        while at < stop:
            quote = self.passage.quote_at(at)
            if quote:
                at = quote[1] + 1
                stop = max(stop, self.passage.sentence_end(quote[1])) if quote[1] >= stop else stop
                continue
            if at > first and self._breaks(at):
                return at
            at += 1
        return max(stop, first)

    def _breaks(self, at: int) -> bool:
        token = self.passage.tokens[at]
        if token.kind != "word":
            return False
        if self._nominal_at(at):
            return True
        cue = self._cue_at(at)
        before = self.passage.tokens[at - 1].surface if at else ""
        if cue and cue.tense == "participle" and before in {"،", ",", "»", "”", '"'}:
            return True
        if (
            cue
            and token.key.startswith(("و", "ف"))
            and token.key not in verb_forms()
            and cue.tense == "perfect"
            and cue.sense != "none"
        ):
            return before in {"،", ",", ".", "»", "”", '"'}
        keys = self.passage.keys(at, at + 3)
        return tuple(keys[:2]) in {
            ("في", "اشاره"),
            ("في", "رد"),
            ("علي", "حد"),
            ("في", "حين"),
            ("في", "وقت"),
        } or (token.key in {"لكنه", "لكنها", "فيما", "بينما"} and before in {"،", ","})

    def _is_venue(self, at: int) -> bool:
        following = self.passage.keys(at + 1, at + 2)
        return bool(following) and following[0] in word_set("venue")
