"""Noun phrases: from a place in the text to the end of «الناطق باسم وزارة النقل سامر الخطيب», and what kind of speaker it names.

There is no parser under it. An Arabic noun phrase is a chain: indefinite nouns in construct, then something definite, then its
adjectives, then perhaps the name that all of it introduces; an indefinite noun after something definite begins the next phrase.
(Ryding 2005, "A Reference Grammar of Modern Standard Arabic", ch. 8 on construct and apposition.)
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from khabar.records import Mention
from khabar.statements.kinds import RELATIVES, THAT, bare, definite, human, listed, speaks, with_waw
from khabar.statements.lexicon import Cue, cue_of, word_set
from khabar.statements.paragraph import Passage

#: «تسليم», «توفير»: nouns that no name is made of.
_VERBAL_NOUN = re.compile("ت..?ي.ه?")
#: «كل من مصر والسعودية»
EACH = frozenset({"كل", "كلا", "كلتا"})
_SELF = frozenset({"نفسه", "نفسها", "ذاته", "ذاتها", "نفسهم"})
_BELONGING = frozenset({"تابع", "تابعه", "التابع", "التابعه", "تابعين", "التابعين"})
_JOINS = frozenset({"باسم", "بلسان"})
_OF_HIM = frozenset({"عنه", "عنها", "عنهم", "عنهما"})


@dataclass(slots=True)
class Phrase:
    """A noun phrase: token places, the names in it, and whether several are joined («فرنسا وبريطانيا»)."""

    first: int
    after: int
    mentions: list[tuple[int, Mention]] = field(default_factory=list)
    joint: bool = False
    relative: bool = False

    @property
    def person(self) -> tuple[int, Mention] | None:
        """The last person named: the one whom the titles before introduce."""
        return next(((at, m) for at, m in reversed(self.mentions) if m.type == "person"), None)


def phrase_at(
    passage: Passage, first: int, limit: int, *, wary: bool = False, object_: bool = False
) -> Phrase | None:
    """The noun phrase that begins at `first`, at most up to `limit`; `None` where none begins there. `wary` ends it before a
    word with «ب» written on; `object_` lets it begin with an accusative («عددا من السكان»)."""
    if first >= limit:
        return None
    return _PhraseReader(passage, first, limit, wary, object_).read()


class _PhraseReader:
    def __init__(self, passage: Passage, first: int, limit: int, wary: bool, object_: bool) -> None:
        self.wary = wary
        self.object = object_
        self.passage = passage
        self.first = first
        self.limit = min(limit, len(passage.tokens))
        self.phrase = Phrase(first, first)
        self.definite = False
        self.complete = False

    def read(self) -> Phrase | None:
        at = self.first
        while at < self.limit:
            step = self._step(at)
            if step <= at:
                break
            at = step
            self.phrase.after = at
        while self.phrase.after > self.first and self._dangling(self.phrase.after - 1):
            self.phrase.after -= 1
        return self.phrase if self.phrase.after > self.first else None

    def _dangling(self, at: int) -> bool:
        """A preposition or a mark at the end belongs to what follows."""
        key = self.passage.key(at)
        return key in word_set("preposition") or key in _JOINS or self.passage.mark(at) == "/"

    def _step(self, at: int) -> int:
        """The place after what is taken in at `at`, or `at` itself where the phrase ends there."""
        passage, key = self.passage, self.passage.key(at)
        if passage.tokens[at].kind == "punct":
            return self._mark(at)
        if passage.time_at[at] is not None and passage.mention_at[at] is None:
            return at
        if key in THAT and at not in passage.mention_end:
            return at
        if at in passage.mention_end:
            return self._name(at)
        if key in RELATIVES:
            self.phrase.relative = True
            return at
        return self._word(at, key)

    def _mark(self, at: int) -> int:
        """A short quotation or bracket inside the phrase is part of it: «صحيفة "الفجر"»."""
        passage = self.passage
        close = passage.closing.get(at)
        if close is not None and close < self.limit and not passage.is_speech(at) and not self.complete:
            inside = [
                (n, m)
                for n in range(at + 1, close)
                if (m := passage.mention_at[n]) and n in passage.mention_end
            ]
            if at == self.first and not inside:
                return at
            self.phrase.mentions.extend(inside)
            self.definite = True
            self.complete = any(m.type == "person" for _, m in inside)
            return close + 1
        if passage.mark(at) == "(" and at > self.first and self.definite and not self.complete:
            close = next((n for n in range(at + 1, min(at + 6, self.limit)) if passage.mark(n) == ")"), -1)
            if close > 0 and close + 1 < self.limit and at + 1 in passage.mention_end:
                return close + 1
        if passage.mark(at) == "/" and at > self.first and at + 1 < self.limit:
            return at + 1
        return at

    def _name(self, at: int) -> int:
        passage = self.passage
        mention = passage.mention_at[at]
        assert mention is not None
        lead, after = passage.prefix(at), passage.mention_end[at]
        if after > self.limit:
            return at
        if at > self.first and lead.startswith(("و", "ف")):
            if lead.startswith("ف") or not self._may_join(mention):
                return at
            self.phrase.joint = True
            self.phrase.mentions.append((at, mention))
            self.complete = mention.type == "person"
            return after
        if passage.key(at - 1) in _BELONGING and lead in {"ل", "لل"}:
            self.phrase.mentions.append((at, mention))
            return after
        if lead in {"ل", "لل", "ب"} or (lead == "" and passage.mark(at - 1) == "ـ"):
            if at == self.first or self.complete or not self._governs(passage.key(self.first), lead):
                return at
        elif at > self.first and (self.complete or (self._begins_with_name() and not self._apposed(at))):
            return at
        elif mention.type == "organisation" and self._after_adjective(at, 3):
            return at
        elif (
            at > self.first
            and mention.type != "person"
            and definite(passage.key(at - 1))
            and not passage.key(at).endswith(("يه", "ي"))  # «الشركة القطرية للطيران»
        ):
            return at
        self.phrase.mentions.append((at, mention))
        self.definite = True
        self.complete = self.complete or mention.type == "person"
        return after

    def _may_join(self, mention: Mention) -> bool:
        if self.passage.key(self.first).removeprefix("و") in EACH:
            return True
        if self.complete or self._begins_with_name():
            return True
        return any(m.type == mention.type for _, m in self.phrase.mentions) and not human(
            self.passage.key(self.first)
        )

    def _begins_with_name(self) -> bool:
        return bool(self.phrase.mentions) and self.phrase.mentions[0][0] == self.first

    def _apposed(self, at: int) -> bool:
        """A name after a name belongs to it where words stand between them: «إيران» in «دول الخليج وإيران» does not."""
        return (
            self.phrase.mentions[-1][0] + 1 < at
            and self.passage.mention_end[self.phrase.mentions[-1][0]] < at
        )

    @staticmethod
    def _governs(head: str, lead: str) -> bool:
        texts = any(listed(head, name) for name in ("body", "document", "reckoning"))
        return human(head) or (lead in {"ل", "لل"} and texts)

    def _word(self, at: int, key: str) -> int:
        passage = self.passage
        head = passage.key(self.first)
        if at == self.first:
            return self._head(at, key)
        if key in _JOINS or key in _SELF or key in _BELONGING:
            return at + 1
        hidden = key in word_set("unnamed") and passage.key(at + 1) == "عدم"
        if hidden or self._tells(key):
            return at
        if key in _OF_HIM or (key in word_set("obtained") and passage.key(at + 1) in {"عليه", "عليها"}):
            return at
        if len(key) == 1:
            return at
        if key in word_set("preposition"):
            return self._preposition(at, key, head)
        if self.complete:
            return self._apposition(at, key)
        if key.startswith("و") and len(key) > 3 and not with_waw(key):
            return self._and(at, key)
        if key.startswith("ل") and len(key) > 3 and (self._written_on(key) or listed(head, "document")):
            belongs = passage.key(at - 1) in _BELONGING
            if not belongs and (not self._governs(head, "لل") or listed(key[1:].removeprefix("ل"), "hearer")):
                return at
            self.definite = key.startswith("لل")
            return at + 1
        if key.startswith("ب") and len(key) > 3 and key not in word_set("radical") and not speaks(key):
            if human(head) and listed(key[1:], "body"):
                return at + 1
            if self.wary or key.startswith("بال"):
                return at
        cue = cue_of(key)
        if cue and cue.pronoun and cue.sense in {"relay", "report"}:
            return at
        if cue and (cue.tense in {"participle", "masdar"} or ("doubt" not in cue.takes and cue.finite)):
            describes = cue.tense == "participle" and not passage.tokens[at].surface.endswith(("ا", "اً", "ًا"))
            return at + 1 if describes and not self.definite else at
        if definite(key):
            if self._after_adjective(at):
                return at
            named = passage.mention_at[at - 1 - (passage.mark(at - 1) in {"»", "”"})] is not None
            if named and not key.endswith(("يه", "ي", "ين", "ون")):
                return at
            self.definite = True
            return at + 1
        if self.definite or passage.tokens[at].kind == "number":
            return at + 1 if self._unknown_name(at) else at
        return at + 1 if not _accusative(passage.tokens[at].surface) else at

    def _tells(self, key: str) -> bool:
        """«محللون | استطلعت رويترز آراءهم»: the form of a feminine verb after an indefinite noun for people."""
        people = not self.definite and human(self.passage.key(self.first))
        return people and len(key) > 4 and key.endswith("ت") and key[-2] not in "اويت" and not speaks(key)

    def _head(self, at: int, key: str) -> int:
        passage = self.passage
        if len(key) < 2 or key in word_set("preposition"):
            return at
        if key.startswith("و") and key[1:] in word_set("preposition") and not speaks(key):
            return at
        if not self.object and (
            _accusative(passage.tokens[at].surface)
            or (key.endswith("ا") and len(key) > 3 and not speaks(key))
        ):
            return at
        if passage.tokens[at].kind == "number" or key in {
            "الله",
            "تعالي",
            "قد",
            "لا",
            "لم",
            "لن",
            "ما",
            "هو",
            "هي",
            "هم",
            "ايضا",
            "كذلك",
            "ذلك",
            "من",
        }:
            return at
        if key in {"هذا", "هذه", "تلك", "هولاء"} and not speaks(passage.key(at + 1)):
            return at
        if (self._written_on(key) and not speaks(key)) or (key.startswith("بال") and len(key) > 5):
            return at
        cue = cue_of(key)
        owned = self.object and cue is not None and (cue.tense == "masdar" or self._verbal_noun(key, cue))
        if (
            cue
            and not owned
            and not speaks(key)
            and (cue.tense != "perfect" or cue.joined or "doubt" not in cue.takes)
        ):
            return at
        self.definite = key.startswith("ال") or (
            human(key) and passage.tokens[at].surface.endswith(("ه", "ها", "هم", "هما"))
        )
        return at + 1

    def _verbal_noun(self, key: str, cue: Cue) -> bool:
        """«يؤكد تمسك الجزائر بالحل»: the noun of a verb in تـ is written as the verb is."""
        return (
            cue.tense == "perfect" and not (cue.feminine or cue.plural or cue.joined) and key.startswith("ت")
        )

    @staticmethod
    def _written_on(key: str) -> bool:
        """A preposition written on: «للصحفيين», «بالقول», «لوكالة»."""
        if key.startswith(("لل", "بال")) and len(key) > 4:
            return True
        return key[:1] in {"ل", "ب"} and len(key) > 4 and (speaks(key[1:]) or listed(key[1:], "hearer"))

    def _preposition(self, at: int, key: str, head: str) -> int:
        """«مسؤول في وزارة النقل», «مصدر مطلع على الملف»: part of the phrase; «قال الوزير في بيان»: not."""
        passage, following = self.passage, self.passage.key(at + 1)
        before = passage.key(at - 1).removeprefix("و")
        if key == "علي" and before in {"المشرف", "مشرف", "القايم"} and not self.complete:
            return at + 1
        if self.complete or not speaks(head) or listed(following, "venue") or at + 1 >= self.limit:
            return at
        if key == "علي" and before in {"مطلع", "مطلعه", "مطلعون", "مقربه"}:
            return at + 1
        if key == "من" and before in {
            "مقرب",
            "مقربه",
            "المقرب",
            "قريب",
            "قريبه",
            "مقربون",
            "عدد",
            "كثير",
            "العديد",
            "صادر",
        }:
            self.definite = False
            return at + 1
        if key in {"عن", "من"} and listed(head, "document") and before in {"صادر", "الصادر", "صدر", "صادره"}:
            return at + 1
        indefinite = not head.removeprefix("و").startswith("ال") and human(head)
        inner = listed(bare(head), "role") and bare(head) in {
            "مسوول", "خبير", "باحث", "محلل", "قيادي", "عضو", "استاذ", "مبعوث", "سفير", "مستشار", "ممثل", "مندوب", "ناشط", "مصدر",
        }  # fmt: skip
        if key in {"في", "لدي", "ب"} and (indefinite or inner) and not self._named_alone():
            self.definite = False
            return at + 1
        if key == "من" and indefinite and at + 1 in passage.mention_end:
            return at + 1
        if key == "من" and indefinite and listed(following, "body"):
            self.definite = False
            return at + 1
        if key == "الي" and bare(head) in {"مبعوث", "موفد", "سفير", "مندوب"}:
            return at + 1
        return at

    def _named_alone(self) -> bool:
        """«وزير خارجية قطر في»: a definite role is named in full, what follows is the place."""
        return (
            bool(self.phrase.mentions)
            and listed(self.passage.key(self.first), "role")
            and self.passage.key(self.first) in {"وزير", "رييس", "ملك", "امير"}
        )

    def _apposition(self, at: int, key: str) -> int:
        """After a person: a role in apposition goes on («سالم الحداد عضو المجلس»), anything else begins something new."""
        if human(key) and not key.startswith(("ل", "ب")):
            end = phrase_at(self.passage, at, self.limit)
            if end and not end.joint:
                return end.after
        return at

    def _and(self, at: int, key: str) -> int:
        """«عسكريون وأمنيون», «مصدر ووسائل إعلام»: joined where it is of the same make or can speak."""
        before, rest = self.passage.key(at - 1), key[1:]
        cue = cue_of(key)
        if cue and cue.finite and cue.joined:
            return at
        if before[-2:] in {"ون", "ين", "ات", "يه"} and rest.endswith(before[-2:]):
            return at + 1
        if rest.startswith("ال") and before.startswith("ال"):
            return at + 1
        if speaks(rest) and not self._begins_with_name():
            self.phrase.joint = self.phrase.joint or (
                human(self.passage.key(self.first)) and at - self.first < 4
            )
            self.definite = rest.startswith("ال")
            return at + 1
        if speaks(rest) and self.phrase.mentions and self.phrase.mentions[0][1].type != "person":
            self.phrase.joint = True
            self.definite = rest.startswith("ال")
            return at + 1
        return at

    def _after_adjective(self, at: int, least: int = 5) -> bool:
        """«منظمة حقوقية | السلطات»: after an indefinite adjective the definite noun is the next phrase."""
        key, before = self.passage.key(at - 1), self.passage.key(at - 2)
        if self.definite or at - self.first < 2 or not key.endswith(("يه", "ي")) or len(key) < least:
            return False
        return not speaks(key) or (key.endswith("يه") and before.endswith("ات"))

    def _unknown_name(self, at: int) -> bool:
        """«الخبير الاقتصادي سمير رشوان إن»: words of no kind right before what brings the content are a name."""
        passage = self.passage
        if not human(passage.key(self.first)) or _VERBAL_NOUN.fullmatch(passage.key(at)):
            return False
        end = at
        while end < self.limit and end - at <= 3:
            if passage.key(end) in THAT or passage.mark(end) in {":", "«", "“", '"', "،", ","}:
                return True
            if (
                passage.tokens[end].kind != "word"
                or passage.key(end) in word_set("preposition")
                or passage.time_at[end] is not None
                or passage.key(end).endswith("ها")
            ):
                return False
            end += 1
        return False


def _accusative(surface: str) -> bool:
    """«محدودًا»: an indefinite accusative is no subject."""
    return "\u064b" in surface
