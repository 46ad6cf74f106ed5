"""From the words around a reporting verb to who speaks: a name, a role, several together, or the last speaker."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field

from khabar.arabic.tokens import tokenize
from khabar.records import Article, Holder, Mention
from khabar.statements.lexicon import word_set
from khabar.statements.paragraph import Passage

_STOPS = frozenset({"،", ",", ":", ".", "؛", "(", "–", "-"})
_PREPOSITIONS = frozenset(
    {
        "في",
        "خلال",
        "عبر",
        "علي",
        "قبل",
        "بعد",
        "عقب",
        "اثر",
        "لدي",
        "ردا",
        "وفق",
        "بحسب",
        "ايضا",
        "كذلك",
        "بدوره",
        "اثناء",
        "قد",
        "مع",
        "بشان",
        "حول",
        "الي",
        "منذ",
        "عن",
    }
)
_GENERIC = frozenset(
    [
        "حركه",
        "تنظيم",
        "حزب",
        "منظمه",
        "جماعه",
        "هيئه",
        "شركه",
        "وكاله",
        "صحيفه",
        "قناه",
        "شبكه",
        "مجله",
        "جريده",
        "موقع",
        "اذاعه",
        "مدينه",
    ]
)
_SWITCH = frozenset({"جهته", "جهتها", "جانبه", "جانبها", "ناحيته", "ناحيتها", "جهه"})


@dataclass(slots=True)
class Discourse:
    """What the article has said so far: who spoke last, and which role belongs to whom."""

    article: Article
    last: Holder | None = None
    venue: str | None = None
    addressee: str | None = None
    via: tuple[Holder, ...] = ()
    aliases: dict[str, str] = field(default_factory=dict)
    titles: dict[str, set[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        kinds = {entity.id: entity.type for entity in self.article.entities}
        for paragraph in self.article.paragraphs:
            passage = Passage(self.article, paragraph)
            for first, _, mention in passage.mentions:
                if kinds.get(mention.entity) == "person":
                    self._learn(passage, first, mention.entity)

    def _learn(self, passage: Passage, first: int, entity: str) -> None:
        """«الرئيس التركي رجب طيب أردوغان» teaches that «الرئيس التركي» is he."""
        before: list[str] = []
        at = first - 1
        while (
            at >= 0
            and len(before) < 4
            and passage.tokens[at].kind == "word"
            and passage.tokens[at].key not in _PREPOSITIONS
        ):
            before.insert(0, passage.tokens[at].key)
            at -= 1
        for start in range(len(before)):
            title = before[start:]
            if len(title) >= 2 and title[0] not in {"ان", "قال"}:
                self.aliases.setdefault(" ".join(title), entity)
        self.titles.setdefault(entity, set()).update(_bare(word) for word in before)

    def holder_of(self, passage: Passage, first: int, after: int) -> Holder | None:
        """Who is named by the tokens from `first` to before `after`, `None` where they name nobody."""
        first, after = self._trim(passage, first, after)
        if first >= after:
            return None
        inside = passage.named_in(first, after)
        persons = [(a, b, m) for a, b, m in inside if m.type == "person"]
        if len(inside) >= 2 and _joined(passage, inside) and inside[0][0] == first:
            return Holder(None, passage.words(first, after))
        if persons and not (passage.tokens[first].key in word_set("role") and persons[0][0] > first + 3):
            mention = persons[0][2]
            return Holder(mention.entity, passage.text[mention.start : mention.end])
        if inside:
            a, b, mention = inside[0]
            lead = passage.keys(first, a)
            if (
                not lead
                or (len(lead) == 1 and lead[0].removeprefix("ال") in _GENERIC)
                or (all(not k.isalpha() for k in lead[1:]) and lead[0] in _GENERIC)
            ):
                closing = b + 1 if b < after and passage.tokens[b].kind == "punct" and len(lead) > 1 else b
                text = passage.words(first, closing) if lead else passage.text[mention.start : mention.end]
                return Holder(mention.entity, text)
        return self._role(passage, first, after)

    def can_speak(self, passage: Passage, holder: Holder) -> bool:
        """Is the holder somebody: a name, a role that the article gives to somebody, or a word for one who speaks?"""
        if holder.entity is not None:
            return True
        keys = [token.key for token in tokenize(holder.text) if token.kind == "word"]
        if not keys or " ".join(keys) in self.aliases:
            return bool(keys)
        roles = word_set("role") | word_set("media")
        return keys[0] in roles or _bare(keys[0]) in roles or (" و" in holder.text and bool(passage.mentions))

    def _role(self, passage: Passage, first: int, after: int) -> Holder | None:
        keys = list(passage.keys(first, after))
        if not any(len(key) > 2 for key in keys):
            return None
        entity = self.aliases.get(" ".join(keys))
        text = passage.words(first, after).strip(' ،.«»"“”')
        if entity is None and keys[0].startswith("ال") and len(keys) <= 3 and self.last and self.last.entity:
            known = self.titles.get(self.last.entity, set())
            if all(_bare(key) in known or _bare(key) in {"مسوول", "وزير", "رييس"} for key in keys):
                entity = self.last.entity
        if (
            entity is None
            and len(keys) == 1
            and self.last
            and self.last.entity
            and _bare(keys[0]) in self.titles.get(self.last.entity, set())
        ):
            entity = self.last.entity
        return Holder(entity, text)

    def _trim(self, passage: Passage, first: int, after: int) -> tuple[int, int]:
        """Cut the phrase at a comma, a preposition of place or time, a hearer, a time."""
        hearers, venues = word_set("hearer"), word_set("venue")
        while first < after and (
            passage.tokens[first].surface in _STOPS
            or passage.is_timed(first)
            or passage.tokens[first].key in {"ايضا", "كذلك"}
        ):
            first += 1
        if first < after and (self.is_hearer(passage, first) or self._is_adverb(passage, first)):
            return first, first
        at = first
        while at < after:
            token = passage.tokens[at]
            role = _bare(passage.tokens[first].key) in word_set("role")
            if at > first and passage.name_at(at) and not role and self.is_hearer(passage, at):
                break
            if passage.name_at(at) is None:
                if token.surface in _STOPS or passage.is_timed(at) or token.key in hearers:
                    break
                if token.key in _PREPOSITIONS and not self._belongs(passage, at, first, venues):
                    break
                if at > first and token.key.startswith(("الذي", "التي", "الذين", "وهو", "وهي")):
                    break
            at += 1
        return first, at

    @staticmethod
    def _is_adverb(passage: Passage, at: int) -> bool:
        """«يعتبر محدوداً», «طلب من»: an accusative or a preposition right after the verb is no subject."""
        token = passage.tokens[at]
        return token.key == "من" or "\u064b" in token.surface

    @staticmethod
    def is_hearer(passage: Passage, at: int) -> bool:
        """«قال للأرز برس», «يقول لوفده»: ل before a name, or before a word that points back to the speaker."""
        token = passage.tokens[at]
        if not token.key.startswith("ل"):
            return False
        if token.key == "ل":
            return True
        if any(token.start < mention.start for _, _, mention in passage.named_in(at, at + 1)):
            return True
        points_back = token.surface.endswith(("ه", "ها", "هم")) and len(token.key) >= 5
        return points_back and not token.key.startswith(("لجن", "لا", "لقا", "لدي"))

    @staticmethod
    def _belongs(passage: Passage, at: int, first: int, venues: frozenset[str]) -> bool:
        """«مسؤول في وزارة الخارجية», «مصدر مطلع على المحادثات»: the preposition is part of the role."""
        following = passage.keys(at + 1, at + 2)
        return (
            passage.tokens[first].key.removeprefix("ال") in word_set("role")
            and passage.tokens[at].key in {"في", "علي", "عن", "من"}
            and bool(following)
            and following[0] not in venues
        )


def _joined(passage: Passage, inside: list[tuple[int, int, Mention]]) -> bool:
    """Are the names a list: «فرنسا وبريطانيا وألمانيا»?"""
    return all(
        b[0] - a[1] == 0
        and passage.tokens[b[0]].key.startswith("و")
        and passage.tokens[b[0]].start < b[2].start
        for a, b in itertools.pairwise(inside)
    )


def _bare(key: str) -> str:
    return key.removeprefix("وال").removeprefix("ال")
