"""Who is meant by a phrase, and who goes on speaking where nobody is named.

A role said of somebody once («الرئيس الروسي فلاديمير بوتين») leads back to him when it stands alone later; where it fits two people
and neither spoke last it leads to nobody. A dropped subject is the last speaker whose gender the verb does not contradict.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from khabar.arabic.tokens import tokenize
from khabar.outlets import is_known, name_key
from khabar.records import Article, Holder, Statement
from khabar.statements.agreement import agrees
from khabar.statements.kinds import bare, honoured, human, is_generic, listed, speaks
from khabar.statements.lexicon import Cue, word_set
from khabar.statements.paragraph import Passage
from khabar.statements.phrases import EACH, Phrase, phrase_at

#: Heads so general that any person may come back under them: «المسؤول الإيراني».
_ANYBODY = frozenset({"مسوول", "دبلوماسي", "سياسي", "قيادي", "رجل", "زعيم"})
_RECENT = 6
_TITLE_REACH = 7


@dataclass(frozen=True, slots=True)
class Reading:
    """A statement with the rule that made it and the place of its cue: what `explain` shows."""

    statement: Statement
    rule: str
    place: int


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who has spoken, with what the verbs have shown of gender and number (`None` is unknown)."""

    holder: Holder
    feminine: bool | None
    plural: bool = False


@dataclass(slots=True)
class Discourse:
    """What the article has said so far: who spoke, in what setting, and which titles belong to whom."""

    article: Article
    voices: list[Voice] = field(default_factory=list)
    topic: Voice | None = None
    venue: str | None = None
    addressee: str | None = None
    time: str | None = None
    via: tuple[Holder, ...] = ()
    titles: dict[str, set[tuple[str, ...]]] = field(default_factory=dict)

    @property
    def _persons(self) -> frozenset[str | None]:
        return frozenset(self.titles)

    @property
    def last(self) -> Voice | None:
        """The last speaker."""
        return self.voices[-1] if self.voices else None

    def learn(self, passage: Passage) -> None:
        """Titles that stand before or after the persons of the passage."""
        for at in passage.mention_end:
            mention = passage.mention_at[at]
            if mention is not None and mention.type == "person":
                for title in _titles(passage, at):
                    self.titles.setdefault(mention.entity, set()).add(title)

    def speak(self, holder: Holder, cue: Cue | None, sex: bool | None) -> None:
        """The holder spoke last now."""
        known = sex
        if cue is not None and cue.finite and known is None:
            known = cue.feminine
        self.voices.append(Voice(holder, known, bool(cue and cue.plural)))
        del self.voices[:-_RECENT]
        self.topic = None

    def dropped(self, cue: Cue) -> Holder | None:
        """Who goes on under a verb without a subject, `None` where nobody agrees with it."""
        heard = [self.topic] if self.topic and cue.sense != "add" else []
        for voice in (*heard, *reversed(self.voices)):
            known = (
                voice.feminine
                if voice.feminine is not None or voice.holder.entity not in self._persons
                else False
            )
            alone = voice.holder.entity in self._persons or voice.holder.text.split(" ")[0] in word_set(
                "role"
            )
            if agrees(cue, known) and not (cue.plural and cue.finite and alone):
                return voice.holder
        return None

    def holder(self, passage: Passage, phrase: Phrase) -> Holder:
        """The holder that a phrase names: a name as it stands there, a role with the person it is known to belong to."""
        each = passage.key(phrase.first).removeprefix("و") in EACH and passage.key(phrase.first + 1) == "من"
        first = phrase.first + 2 if each else phrase.first
        text = passage.words(first, phrase.after).strip(' ،.«»“”"')
        if each:
            return Holder(None, text)
        if phrase.joint and not (
            phrase.person and phrase.mentions[0][0] == phrase.first and len(phrase.mentions) == 1
        ):
            return Holder(None, _without_and(passage, phrase, text))
        person = phrase.person
        if person and not self._belongs(passage, phrase, person[0]):
            mention = person[1]
            return Holder(mention.entity, passage.text[mention.start : mention.end])
        head = passage.key(phrase.first)
        if phrase.mentions:
            at, mention = phrase.mentions[0]
            if at == phrase.first + (phrase.first in passage.closing):
                return Holder(mention.entity, passage.text[mention.start : mention.end])
            if (
                at - phrase.first <= 2
                and is_generic(head)
                and all(passage.mark(n) for n in range(phrase.first + 1, at))
            ):
                return Holder(mention.entity, self._generic(passage, phrase, at))
            if (
                listed(head, "document")
                and mention.type == "organisation"
                and self._authors(passage, phrase, at)
            ):
                return Holder(mention.entity, text)
            issued = passage.key(at - 1) in {"عن", "من"} or passage.prefix(at) in {"ل", "لل"}
            if (
                issued
                and listed(head, "document")
                and mention.type == "organisation"
                and len(phrase.mentions) == 1
            ):
                return Holder(mention.entity, text)
        return Holder(self._known(passage, phrase), _without_and(passage, phrase, text))

    @staticmethod
    def _authors(passage: Passage, phrase: Phrase, at: int) -> bool:
        """«تقديرات الأمم المتحدة»: the body in construct with its document is the author."""
        return (
            len(phrase.mentions) == 1 and at == phrase.first + 1 and passage.mention_end[at] == phrase.after
        )

    @staticmethod
    def _belongs(passage: Passage, phrase: Phrase, at: int) -> bool:
        """«الناطق باسم الملك محمد السادس»: the person named is he for whom is spoken, not he who speaks."""
        for n in range(at - 1, phrase.first, -1):
            if passage.key(n) in {"التابعه", "التابع", "تابعه", "تابع"}:
                return True
            if passage.key(n) in {"باسم", "بلسان"}:
                between = [bare(passage.key(m)) for m in range(n + 1, at)]
                return bool(between) and listed(between[0], "role")
        return False

    @staticmethod
    def _generic(passage: Passage, phrase: Phrase, at: int) -> str:
        """«مجلة "كايشن"» with its quotation marks, «صحيفة الشروق المصرية» with its adjective."""
        after = passage.mention_end[at]
        while after < phrase.after and (passage.mark(after) or passage.key(after).startswith("ال")):
            after += 1
        return passage.words(phrase.first, after)

    def _known(self, passage: Passage, phrase: Phrase) -> str | None:
        """The person whose title the phrase repeats."""
        if honoured(passage.key(phrase.first)):
            return self._honoured(passage, phrase)
        keys = tuple(_normal(passage.keys[phrase.first : phrase.after]))
        if not keys or (not passage.key(phrase.first).removeprefix("و").startswith("ال") and len(keys) < 2):
            return None
        fitting = [entity for entity, titles in self.titles.items() if any(_fits(keys, t) for t in titles)]
        if len(fitting) == 1:
            return fitting[0]
        last = self.last.holder.entity if self.last else None
        if last in fitting:
            return last
        if not fitting and keys[0] in _ANYBODY and len(keys) == 2 and last is not None:
            told = {word for title in self.titles.get(last, ()) for word in title}
            return last if keys[1] in told else None
        return None

    def _honoured(self, passage: Passage, phrase: Phrase) -> str | None:
        """«سموه»: the person who spoke last, else the one person of the article who was named up to here."""
        sex = honoured(passage.key(phrase.first)) == "ها"
        persons = {entity.id for entity in self.article.entities if entity.type == "person"}
        for voice in (*([self.topic] if self.topic else []), *reversed(self.voices)):
            if voice.holder.entity in persons and voice.feminine in {None, sex}:
                return voice.holder.entity
        start = passage.tokens[phrase.first].start
        named = {m.entity for m in self.article.mentions if m.type == "person" and m.start < start}
        return named.pop() if len(named) == 1 else None

    def known_title(self, keys: tuple[str, ...]) -> bool:
        """Does any person of the article bear the title?"""
        return any(_fits(keys, title) for titles in self.titles.values() for title in titles)

    def can_speak(self, passage: Passage, phrase: Phrase) -> bool:
        """Is the phrase a name, a title of somebody here, or headed by a word for one who speaks?"""
        head = passage.key(phrase.first)
        first = phrase.first + (phrase.first in passage.closing)  # «حزب الله» in quotation marks
        if first in passage.mention_end or speaks(head):
            return True
        if phrase.person:
            return not (
                passage.tokens[phrase.first].surface.endswith(("ة", "ات")) and not head.startswith("ال")
            )
        if phrase.mentions and is_generic(head):
            return True
        return self.known_title(tuple(_normal(passage.keys[phrase.first : phrase.after])))


def medium(text: str) -> bool:
    """Is the holder an outlet or agency, by its head or by name?

    >>> medium("وكالة محلية"), medium("رويترز"), medium("هيئة البث"), medium("الوزير")
    (True, True, True, False)
    """
    keys = [token.key for token in tokenize(text) if token.kind != "punct"]
    return bool(keys) and (
        listed(keys[0], "media") or keys[:2] == ["هييه", "البث"] or is_known(name_key(text))
    )


def _without_and(passage: Passage, phrase: Phrase, text: str) -> str:
    """«المراقبين» in «غير أن المراقبين», «ومسؤولون» at the head of a clause without its «و»."""
    key = passage.key(phrase.first)
    joined = key.startswith("و") and len(key) > 3 and speaks(key[1:])
    return text[1:] if joined and (key.startswith("وال") or not speaks(key)) else text


def _normal(keys: list[str]) -> Iterator[str]:
    """Bare words in one spelling and gender: «الأميركية» and «أمريكي» are one, «الدبلوماسية» heads as «الخارجية»."""
    for key in keys:
        word = bare(key.removeprefix("و") if key.startswith("وال") else key).replace("اميرك", "امريك")
        if word and word[0].isalpha():
            yield word[:-1] if word.endswith("يه") and len(word) > 4 else word


def _fits(keys: tuple[str, ...], title: tuple[str, ...]) -> bool:
    """Does «الوزير الأمريكي» repeat «وزير الخارجية الأمريكي»: the same head, and no word that the title lacks?"""
    return bool(keys) and keys[0] in title[:2] and set(keys) <= set(title)


def _titles(passage: Passage, at: int) -> Iterator[tuple[str, ...]]:
    """The title before the person at `at`, and the apposition after."""
    first = at
    while first > 0 and at - first < _TITLE_REACH and _in_title(passage, first - 1):
        first -= 1
    words = tuple(_normal(passage.keys[first:at]))
    heads = [n for n in range(first, at) if human(passage.key(n))]
    if heads:
        yield tuple(_normal(passage.keys[heads[0] : at]))
    elif words and len(words) <= 2:
        yield words
    after = passage.mention_end[at]
    after += 1 if passage.mark(after) in {"،", ","} else 0
    if after < len(passage.tokens) and human(passage.key(after)) and after not in passage.mention_end:
        phrase = phrase_at(passage, after, min(after + _TITLE_REACH, len(passage.tokens)))
        if phrase and not phrase.person and not phrase.joint:
            yield tuple(_normal(passage.keys[phrase.first : phrase.after]))


def _in_title(passage: Passage, at: int) -> bool:
    token = passage.tokens[at]
    key = token.key
    if token.kind != "word" or passage.time_at[at] is not None:
        return False
    if at in passage.mention_end or passage.mention_at[at] is not None:
        mention = passage.mention_at[at]
        return mention is not None and mention.type != "person"
    return (
        key.startswith(("ال", "لل", "وال"))
        or human(key)
        or key in {"باسم", "عام", "خارجيه", "وزراء"}
        or listed(key, "body")
    )
