"""Where the words said begin and end, and of what kind they are.

Reported words run to the end of their sentence or to what is plainly the writer's: another reporting verb, an attribution, a remark
after a comma («في إشارة إلى …»). Quoted words run to their closing mark, through as many sentences as stand inside.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from khabar.records import StatementKind
from khabar.statements.kinds import THAT, listed
from khabar.statements.lexicon import cue_of, nominals, word_set
from khabar.statements.paragraph import Passage

_FRONT = 9
_NO_VERBS = frozenset(
    {"وقت", "توقيت", "تثبيت", "تفتيت", "مؤقت", "الوقت", "البنت", "الكويت", "البيت", "الزيت", "الصمت"}
)
#: «لكنها تعرضت لحادث»: with a pronoun it goes on about what was told.
_BUT_IT = frozenset({"لكنه", "لكنها", "لكنهم", "لكنهما", "ولكنه", "ولكنها", "ولكنهم"})
#: Words that lead over to the writer's own.
_LEADS = _BUT_IT | {"وذلك", "لكن", "ولكن"}
_COMMAS = frozenset("،,؛;")
_CLOSERS = frozenset('»”“"›')
_OUTER = '«»“”"„‹›،,.؛:؟!-–—_ \u00a0…'
_QUOTES = frozenset('«»“”"„‹›')


@dataclass(frozen=True, slots=True)
class Content:
    """Token places of the content, `first` to before `after`; `marker` is the word that brings it, `cut` how many characters
    of the first word are none of it («بوجود»: 1); `whole` where all of it is one quotation."""

    marker: int
    first: int
    after: int
    whole: bool = False
    cut: int = 0


@dataclass(frozen=True, slots=True)
class _Scan:
    """The last search for an end: a search from within it ends where it ended."""

    first: int
    end: int
    stop: int
    clausal: bool
    quoted: bool


class ContentReader:
    """Finds the extent of contents in one passage. `starts_statement` tells where another reporting verb takes over."""

    def __init__(self, passage: Passage, starts_statement: Callable[[int, bool], bool]) -> None:
        self.passage = passage
        self._starts_statement = starts_statement
        self._last: _Scan | None = None

    def after_marker(self, marker: int, first: int, stop: int, cut: int = 0) -> Content | None:
        """The content that begins at `first`; `stop` is where its sentence ends."""
        passage = self.passage
        if first < stop and passage.key(first) in THAT and not cut:
            first += 1
        if first >= stop:
            return None
        close = passage.closing.get(first)
        if close is not None and not cut:
            return self.quotation(marker, first, passage.sentence(first).after)
        clausal = passage.mark(marker) == ":" or passage.key(first - 1) in THAT
        after = self.end(first, stop, clausal)
        return Content(marker, first, after, cut=cut) if after > first else None

    def quotation(self, marker: int, opened: int, stop: int) -> Content:
        """A quotation, and what the sentence goes on with after it as part of what was said."""
        passage = self.passage
        close = min(passage.closing[opened], len(passage.tokens))
        stop = max(stop, passage.sentence(close).after if close < len(passage.tokens) else close)
        following = close + 1
        if following < stop and passage.tokens[following].kind == "word" and not self._after_quote(following):
            return Content(marker, opened + 1, self.end(following, stop, False))
        return Content(marker, opened + 1, close, whole=True)

    def end(self, first: int, stop: int, clausal: bool = True) -> int:
        """Where words that begin at `first` end; a quotation inside is never cut. Words that are no clause (`clausal` false:
        «أكد أهمية الحوار») end sooner: what follows «بعد أن» or another verb is the writer's."""
        last = self._last
        if (
            last
            and last.first < first < last.end - 2
            and (last.stop, last.clausal, last.quoted)
            == (
                stop,
                clausal,
                self.passage.quoted(first),
            )
        ):
            return last.end
        end = self._end(first, stop, clausal)
        self._last = _Scan(first, end, stop, clausal, self.passage.quoted(first))
        return end

    def _end(self, first: int, stop: int, clausal: bool) -> int:
        passage = self.passage
        at, depth = first, 0
        while at < stop:
            close = passage.closing.get(at)
            if close is not None and close > at:
                at = close + 1
                if at >= stop and close < len(passage.tokens):
                    stop = max(stop, passage.sentence(close).after)
                if (
                    at < stop
                    and self._after_quote(at)
                    and passage.tokens[at].kind == "word"
                    and close - at < 99
                ):
                    return at
                continue
            mark = passage.mark(at)
            depth = max(0, depth + (mark in "([" and mark != "") - (mark in ")]" and mark != ""))
            if at > first and not depth and self.breaks(at, first, clausal):
                return self._without_front(at - (passage.key(at - 1) in _LEADS), first)
            at += 1
        return stop

    def _without_front(self, at: int, first: int) -> int:
        """«… في موسكو، وفي هذا اللقاء، | أعرب»: the circumstances told before the next verb are not what was said."""
        passage = self.passage
        if passage.mark(at - 1) not in _COMMAS:
            return at
        comma = next(
            (n for n in range(at - 2, max(first, at - _FRONT), -1) if passage.mark(n) in _COMMAS), None
        )
        lead = passage.key(comma + 1).removeprefix("و") if comma else ""
        return comma if comma and lead in {"في", "خلال", "عن", "حول", "بشان", "علي", "من"} else at

    def breaks(self, at: int, first: int, clausal: bool = True) -> bool:
        """Does the writer, or another statement, take over at `at`?"""
        passage = self.passage
        token, before = passage.tokens[at], passage.mark(at - 1)
        if token.kind != "word":
            return False
        if self.attribution(at):
            return True
        aside = before in _COMMAS or before in _CLOSERS
        if aside and (self._turns(at, clausal) or self._tail(at)):
            return True
        if not clausal and at - first >= 2 and aside and self._did(at):
            return True
        if not clausal and at - first >= 2 and (self._adverbial(at) or (aside and token.key == "ولم")):
            return True
        if (token.key == "كما" or (token.key == "حيث" and aside)) and at - first >= 2:
            following = cue_of(passage.key(at + 1))
            if following is None or not following.finite:
                return False
            told = token.key == "كما" or (following.tense == "perfect" and "doubt" not in following.takes)
            return told and self._starts_statement(at + 1, clausal)
        cue = cue_of(token.key)
        if cue is None:
            return token.key == "علي" and passage.key(at + 1) == "حد" and passage.key(at + 2) in {"قوله", "قولها", "قولهم", "تعبيره", "وصفه", "زعمه", "تعبيرها", "وصفها", "زعمها"}  # fmt: skip
        if cue.tense == "participle":
            return self._participle_breaks(at)
        return cue.finite and at - first >= 2 and self._starts_statement(at, clausal)

    def _participle_breaks(self, at: int) -> bool:
        """«، مؤكدا أن», and «قائلا» or «مشيرا إلى» also without a comma."""
        passage = self.passage
        if (
            passage.mark(at - 1) in _COMMAS
            or passage.mark(at - 1) in _CLOSERS
            or passage.key(at).startswith("و")
        ):
            return self._starts_statement(at, True)
        following = passage.key(at + 1)
        strong = (
            following in THAT or passage.key(at + 2) in THAT or passage.mark(at + 1) in {":", "«", "“", '"'}
        )
        return strong and self._starts_statement(at, True)

    def attribution(self, at: int) -> bool:
        """«وفق», «بحسب» at `at` that names somebody, not «وفق القانون»."""
        passage = self.passage
        key = passage.key(at)
        opens = key.startswith("و") and passage.sentence(at).first == at
        if passage.key(at - 1) == "علي":  # «على حسب تورطهم» is a measure
            return False
        for nominal in (*nominals().get(key, ()), *(nominals().get(key[1:], ()) if opens else ())):
            size = len(nominal.keys)
            last = nominal.keys[-1]
            fixed = nominal.keys[:-1] if last in {"ل", "لما"} else nominal.keys
            if tuple(passage.keys[at + 1 : at + len(fixed)]) != fixed[1:]:
                continue
            following = passage.key(at + len(fixed))
            if last == "ل" and not following.startswith("ل"):
                continue
            if last == "لما" and following != "لما":
                continue
            if nominal.needs == "verb":
                cue = cue_of(passage.key(at + size))
                if not (cue and cue.tense == "perfect" and not cue.joined):
                    continue
                if nominal.keys != ("كما",):
                    return True
                return passage.mark(at - 1) in _COMMAS | _CLOSERS and not self._starts_statement(
                    at + size, True
                )
            words = {following, following[1:], following[2:]} if last == "ل" else {following}
            if any(listed(word, "nobody") for word in words):
                continue
            return True
        return False

    def _did(self, at: int) -> bool:
        """«، وقدمت اعتذارها», «، وأجرى اتصالا»: the form of a feminine verb, which few nouns have, or a verb of the list."""
        shown, key = self.passage.tokens[at].surface, self.passage.key(at)
        return (key.startswith("و") and key[1:] in word_set("deed")) or (
            len(shown) > 4
            and shown.startswith("و")
            and shown.endswith("ت")
            and shown[-2] not in "اةو"
            and self.passage.mention_at[at] is None
            and shown[1:] not in _NO_VERBS
        )

    def _adverbial(self, at: int) -> bool:
        """«أدان الهجوم بعد أن …», «أعرب عن قلقه في أعقاب …»: circumstances of the saying."""
        key, following = self.passage.key(at), self.passage.key(at + 1)
        return (
            (key in {"بعد", "قبل"} and following in THAT)
            or key == "بعدما"
            or (key == "في" and following == "اعقاب")
        )

    def _turns(self, at: int, clausal: bool) -> bool:
        """«، لكن السكان يشكون», «، إلا أن الوزير نفى …»: the writer sets something else against it. «لكنها تعرضت لحادث» is more of
        what was told, but where it brings a saying."""
        passage = self.passage
        if passage.key(at) in _BUT_IT:
            return not clausal or any(cue_of(passage.key(n)) is not None for n in (at + 1, at + 2))
        if passage.key(at) in word_set("turn"):
            return True
        if passage.key(at) != "الا" or passage.key(at + 1) != "ان":
            return False
        cues = (cue_of(passage.key(n)) for n in range(at + 3, at + 7))
        return any(cue is not None and cue.finite and not cue.joined for cue in cues)

    def _tail(self, at: int) -> bool:
        key = self.passage.key(at)
        tail = word_set("tail")
        if key in {"في", "وفي"}:
            return self.passage.key(at + 1) in tail
        return key in {"ردا"} or (key == "خلال" and listed(self.passage.key(at + 1), "venue"))

    def _after_quote(self, at: int) -> bool:
        """What follows a closing mark and is the writer's."""
        passage = self.passage
        key = passage.key(at)
        if self.breaks(at, at - 3) or key in word_set("after_quote") or key in word_set("turn"):
            return True
        return key in {"في", "وفي", "خلال", "عبر", "علي"} and (
            passage.key(at + 1) in word_set("tail") or listed(passage.key(at + 1), "venue")
        )

    def span(self, content: Content) -> tuple[int, int]:
        """Offsets of the content without the marks around it; brackets and inner quotations stay."""
        text = self.passage.text
        start, end = self.passage.span(content.first, content.after)
        start += content.cut
        while end > start and text[end - 1] in _OUTER:
            end -= 1
        while start < end and text[start] in _OUTER:
            start += 1
        return start, end

    def kind(self, content: Content, start: int, end: int) -> StatementKind:
        """`direct` for one whole quotation, `mixed` where quoted words stand in a reported clause."""
        if content.whole:
            return "direct"
        text = self.passage.text
        return "mixed" if any(mark in _QUOTES for mark in text[max(0, start - 1) : end + 1]) else "indirect"
