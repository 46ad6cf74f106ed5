"""Entities of many articles brought together: one identity for what different papers call by different names.

Every article's entities come in, identities come out, the same in any order of arrival. Full names are joined where `matching.compare` says that
they are one; a bare surname goes to the full name that its article speaks of, or to nobody; one name borne by two people is parted where
their articles share nothing and speak of other countries or trades. What a person has decided (`Decision`) wins over all of it.

Cross-document coreference by name and context after Bagga and Baldwin (1998, "Entity-based cross-document coreferencing using the vector space model").
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import combinations
from typing import Literal

from khabar.arabic.folds import fold
from khabar.arabic.tokens import tokenize
from khabar.names.gazetteer import exactly
from khabar.names.geography import country_named, nation_of
from khabar.names.latin import arabic_letters
from khabar.names.matching import Verdict, compare
from khabar.names.spelling import distinct, skeleton
from khabar.names.vocabulary import heads, look, titles
from khabar.records import Article, Decision, EntityType, Identity, IdentityLink, Sighting

#: How far before and after a name its bearer's titles and nation are looked for, in code points.
_NEAR = 60
#: How alike a surname alone must be to the one in a full name.
_SURNAME = 0.88
#: A sign that more names than this share tells nothing.
_CROWD = 400
_LETTERS = {"person": "per", "organisation": "org", "place": "loc"}

#: What can be switched off beside the rules of `matching`: `surname` a bare surname goes to a full name; `context` one name is parted in two.
ContextRule = Literal["surname", "context"]


@dataclass(frozen=True, slots=True)
class Options:
    """`off`: rules that are not asked, of `matching` or `surname`, `context`."""

    off: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Seen:
    """One entity of one article, with what stands around it."""

    article: str
    entity: str
    type: EntityType
    name: str
    forms: tuple[str, ...]
    day: str
    beside: frozenset[str] = frozenset()  # other names of the article, folded
    lands: frozenset[str] = frozenset()  # countries that its bearer is said to be of
    trades: frozenset[str] = frozenset()  # titles it bears

    @property
    def key(self) -> str:
        return f"{self.article}#{self.entity}"

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(token.key for token in tokenize(self.name) if token.kind != "punct")


@dataclass(slots=True)
class _Group:
    """Sightings under one name."""

    type: EntityType
    name: str
    seen: list[_Seen] = field(default_factory=list)
    links: list[IdentityLink] = field(default_factory=list)


def identities(
    articles: Iterable[Article],
    decisions: Sequence[Decision] = (),
    before: Sequence[Identity] = (),
    options: Options = Options(),
) -> tuple[Identity, ...]:
    """The identities of the articles' entities, in order of id. `before` are those of an earlier run: an identity that still has one of their
    sightings keeps its id, and an id that was given up stands among the `former` ones of where its sightings went."""
    everyone = sorted(_seen(articles), key=lambda one: (one.day, one.key))
    groups = [part for group in _by_name(everyone) for part in _parted(group, options)]
    full = [group for group in groups if not _bare(group)]
    joined = _joined(full, options)
    bearers = _bearers(joined)
    for group in groups:
        if _bare(group):
            _settle(group, joined, bearers, options)
    decided = _decide(joined, decisions)
    return tuple(sorted(_kept(decided, before), key=lambda one: one.id))


def _seen(articles: Iterable[Article]) -> Iterator[_Seen]:
    for article in {article.id: article for article in articles}.values():
        names = {entity.id: entity for entity in article.entities}
        day = article.published.value[:10] if article.published else "9999"
        around: dict[str, str] = defaultdict(str)
        for mention in article.mentions:
            before = article.text[max(0, mention.start - _NEAR) : mention.start].rpartition("\n")[2]
            after = article.text[mention.end : mention.end + _NEAR].partition("\n")[0]
            around[mention.entity] += f"{before} | {after.partition('،')[0]} "
        for entity in names.values():
            told = [token.key for token in tokenize(around[entity.id]) if token.kind == "word"]
            lands = {land.code for word in told if (land := nation_of(word))}
            bare = {cut.word.removeprefix("ال") for word in told for cut in look(word).cuts}
            trades = {word for word in bare if titles().get(word) == "office"}
            beside = {
                fold(other.name)
                for other in names.values()
                if other.id != entity.id and other.type != "place"
            }
            yield _Seen(
                article.id, entity.id, entity.type, entity.name, entity.forms, day,
                frozenset(beside), frozenset(lands), frozenset(trades),
            )  # fmt: skip


def _by_name(everyone: Sequence[_Seen]) -> Iterator[_Group]:
    """Sightings of one name, in order of the name."""
    groups: dict[tuple[str, str], _Group] = {}
    for one in everyone:
        key = (one.type, " ".join(one.words))
        groups.setdefault(key, _Group(one.type, one.name)).seen.append(one)
    for _, group in sorted(groups.items()):
        yield group


def _bare(group: _Group) -> bool:
    """A person under a surname alone, whom no gazetteer knows by it."""
    return group.type == "person" and len(group.seen[0].words) == 1 and not _known(group)


def _known(group: _Group) -> frozenset[str]:
    return frozenset(entry.same for entry in exactly(group.name) if entry.type == group.type and entry.same)


def _parted(group: _Group, options: Options) -> Iterator[_Group]:
    """The people who bear one name: sightings that share company, a nation or a trade are one person; where nothing is shared and both tell
    of other nations or trades, there are two."""
    if group.type != "person" or "context" in options.off or len(group.seen) == 1 or _known(group):
        yield group
        return
    people: list[list[_Seen]] = []
    for one in group.seen:
        fitting = [person for person in people if not any(_strangers(one, other) for other in person)]
        close = [person for person in fitting if any(_company(one, other) for other in person)] or fitting
        if close:
            close[0].append(one)
        else:
            people.append([one])
    for person in people:
        yield _Group(group.type, group.name, person)


def _company(one: _Seen, other: _Seen) -> bool:
    return bool(one.beside & other.beside or one.lands & other.lands or one.trades & other.trades)


def _strangers(one: _Seen, other: _Seen) -> bool:
    if _company(one, other):
        return False
    lands = bool(one.lands and other.lands)
    trades = bool(one.trades and other.trades)
    return (lands and trades) or (lands and not one.beside & other.beside and _ordinary(one.name))


def _ordinary(name: str) -> bool:
    """A name such as many bear: all its parts are known names of the language."""
    words = [token.key.removeprefix("ال") for token in tokenize(name) if token.kind == "word"]
    return all(word in distinct() or (look(word).person and not look(word).foreign) for word in words)


def _signs(group: _Group) -> set[str]:
    """What two names of one thing share at least one of: what a gazetteer calls them, or the bones of a telling word."""
    signs = {f"known {name}" for name in _known(group)}
    if group.type == "place" and (land := country_named(group.name)):
        signs.add(f"land {land.code}")
    words = group.seen[0].words
    if words[0].isascii():
        words = tuple(arabic_letters(word) for word in words)
    telling = words[-1:] if group.type == "person" else [w for w in words if w not in heads()] or words[-1:]
    for word in telling:
        bones = skeleton(word)
        signs |= {f"head {bones[:3]}", f"tail {bones[-3:]}"} if len(bones) > 2 else {f"bones {bones}"}
    if group.type == "organisation":
        initials = "".join(word.removeprefix("ال")[:1] for word in words)
        signs.add("initials " + (words[0].removeprefix("ال") if len(words) == 1 else initials))
    return signs


@dataclass(slots=True)
class _Join:
    """Two groups whose names are one."""

    a: int
    b: int
    verdict: Verdict


def _joins(groups: Sequence[_Group], off: frozenset[str]) -> list[_Join]:
    """Every pair of groups whose names are one, the best score first. A short form that fits several names («المجلس الأعلى») fits none."""
    near: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, group in enumerate(groups):
        for sign in _signs(group):
            near[group.type, sign].append(at)
    pairs = {
        pair for together in near.values() if len(together) <= _CROWD for pair in combinations(together, 2)
    }
    found = []
    for a, b in sorted(pairs):
        verdict = compare(groups[a].name, groups[b].name, groups[a].type, off)
        if verdict.same and not _namesakes(groups[a], groups[b]):
            found.append(_Join(a, b, verdict))
    longer: dict[int, set[int]] = defaultdict(set)
    for join in found:
        if any(step.rule == "longer" for step in join.verdict.steps):
            short, full = sorted((join.a, join.b), key=lambda at: len(groups[at].name))
            longer[short].add(full)
    many = {
        short
        for short, names in longer.items()
        if any(
            not compare(groups[x].name, groups[y].name, groups[x].type, off).same
            for x, y in combinations(sorted(names), 2)
        )
    }
    kept = [j for j in found if not (many & {j.a, j.b} and any(s.rule == "longer" for s in j.verdict.steps))]
    return sorted(kept, key=lambda j: (-j.verdict.score, groups[j.a].seen[0].key, groups[j.b].seen[0].key))


def _joined(groups: Sequence[_Group], options: Options) -> list[_Group]:
    """The groups joined, the best score first; a join that would bring two things together that are not one is left out."""
    off = options.off - {"surname", "context"}
    owner = list(range(len(groups)))
    members = {at: [at] for at in owner}
    links: dict[int, list[IdentityLink]] = defaultdict(list)
    for join in _joins(groups, off):
        left, right = sorted((owner[join.a], owner[join.b]))
        if left == right or _clash(groups, members[left], members[right], off):
            continue
        for at in members[right]:
            owner[at] = left
        members[left] += members.pop(right)
        says = tuple(f"{step.rule}: {step.says}" for step in join.verdict.steps)
        names = groups[join.a].name, groups[join.b].name
        links[left].append(IdentityLink(*names, round(join.verdict.score, 2), says))
        links[left] += links.pop(right, [])
    merged = []
    for root, inside in sorted(members.items()):
        into = _Group(groups[root].type, groups[root].name, links=links[root])
        for at in inside:
            into.seen += groups[at].seen
        merged.append(into)
    return merged


def _namesakes(one: _Group, other: _Group) -> bool:
    """One name, parted by context before."""
    return one.seen[0].words == other.seen[0].words


def _clash(groups: Sequence[_Group], some: Sequence[int], others: Sequence[int], off: frozenset[str]) -> bool:
    """Does anything speak against one of them being one of the others? People must fit each with each."""
    for a in some:
        for b in others:
            if _namesakes(groups[a], groups[b]):
                return True
            verdict = compare(groups[a].name, groups[b].name, groups[a].type, off)
            long = min(len(groups[at].seen[0].words) for at in (a, b)) > 1
            against = any(not step.joins for step in verdict.steps)
            if not verdict.same and (groups[a].type == "person" or against or long):
                return True
    return False


def _bearers(groups: Sequence[_Group]) -> dict[str, list[_Group]]:
    """People by the signs of every name they go under."""
    found: dict[str, dict[int, _Group]] = defaultdict(dict)
    for group in groups:
        if group.type == "person":
            for one in group.seen:
                for sign in _signs(_Group(group.type, one.name, [one])):
                    found[sign][id(group)] = group
    return {sign: list(people.values()) for sign, people in found.items()}


def _settle(bare: _Group, groups: list[_Group], bearers: dict[str, list[_Group]], options: Options) -> None:
    """Each sighting of a surname alone goes to the one person it can be, by company where there are several; else it stays apart."""
    alone = _Group(bare.type, bare.name)
    near = {id(group): group for sign in sorted(_signs(bare)) for group in bearers.get(sign, ())}
    off = options.off - {"surname", "context"}
    fitting = [
        group
        for group in near.values()
        if "surname" not in options.off
        and any(compare(bare.name, name, "person", off).score >= _SURNAME for name in _names(group))
    ]
    for one in bare.seen:
        by_company = [g for g in fitting if any(_company(one, other) for other in g.seen)]
        chosen = by_company if len(by_company) == 1 else []
        if not chosen and len(fitting) == 1 and not any(_strangers(one, other) for other in fitting[0].seen):
            chosen = fitting if _rare(bare.name) else []
        if chosen:
            why = (
                "surname: the one bearer in its company"
                if by_company
                else "surname: the one bearer of a rare name"
            )
            chosen[0].links.append(IdentityLink(bare.name, chosen[0].name, 0.8, (why,)))
            chosen[0].seen.append(one)
        else:
            alone.seen.append(one)
    if alone.seen:
        groups.append(alone)


def _rare(name: str) -> bool:
    """A surname that is no common given name or word, so that its only bearer here is likely meant."""
    word = look(fold(name))
    return not word.ordinary and word.given < 2


def _names(group: _Group) -> list[str]:
    return sorted({one.name for one in group.seen})


def _decide(groups: list[_Group], decisions: Sequence[Decision]) -> list[_Group]:
    """What people decided, the last word last: sightings named by `article#entity`, or every sighting under a name."""
    for decision in decisions:
        left, right = (_chosen(groups, side) for side in (decision.one, decision.other))
        if decision.same:
            together = [group for group in groups if any(one.key in left | right for one in group.seen)]
            if len(together) > 1:
                into, *rest = together
                for group in rest:
                    into.seen += group.seen
                    into.links += group.links
                into.links.append(IdentityLink(decision.one, decision.other, 1.0, ("decided by a person",)))
                groups = [group for group in groups if group not in rest]
            continue
        for group in list(groups):
            apart = [one for one in group.seen if one.key in right]
            if apart and any(one.key in left for one in group.seen):
                group.seen = [one for one in group.seen if one.key not in right]
                groups.append(_Group(group.type, apart[0].name, apart))
    return [group for group in groups if group.seen]


def _chosen(groups: Sequence[_Group], side: str) -> set[str]:
    wanted = fold(side)
    return {
        one.key
        for group in groups
        for one in group.seen
        if side == one.key or wanted in map(fold, (one.name, *one.forms))
    }


def _kept(groups: Sequence[_Group], before: Sequence[Identity]) -> Iterator[Identity]:
    """Identities with ids: an earlier one's where a sighting of it is here, else one made of its name and its first sighting's."""
    earlier = {f"{one.article}#{one.entity}": old.id for old in before for one in old.sightings}
    former_of = {old.id: old.former for old in before}
    taken: set[str] = set()
    for group in sorted(groups, key=lambda group: min((one.day, one.key) for one in group.seen)):
        seen = sorted(group.seen, key=lambda one: (one.day, one.key))
        name = _best_name(seen)
        had = list(dict.fromkeys(earlier[one.key] for one in seen if one.key in earlier))
        fresh = _fresh(group, name, taken)
        ident = next((old for old in had if old not in taken), fresh)
        taken.add(ident)
        forms = Counter(form for one in seen for form in one.forms)
        former = {old for old in had if old != ident} | {
            older for old in had for older in former_of.get(old, ())
        }
        yield Identity(
            id=ident,
            type=group.type,
            name=name,
            forms=tuple(form for form, _ in sorted(forms.items(), key=lambda item: (-item[1], item[0]))),
            sightings=tuple(Sighting(one.article, one.entity) for one in seen),
            links=tuple(dict.fromkeys(group.links)),
            former=tuple(sorted(former - {ident})),
        )


def _best_name(seen: Sequence[_Seen]) -> str:
    """The fullest name that is used most."""
    names = Counter(one.name for one in seen)
    return max(names, key=lambda name: (min(len(name.split()), 3), names[name], len(name), name))


def _fresh(group: _Group, name: str, taken: set[str]) -> str:
    known = min(
        (entry.same for entry in exactly(name) if entry.type == group.type and entry.same), default=None
    )
    base = f"{group.type}|{fold(known or name)}"
    ident = f"{_LETTERS[group.type]}-{sha256(base.encode()).hexdigest()[:10]}"
    if ident in taken:  # another bearer of the name
        ident = f"{_LETTERS[group.type]}-{sha256(f'{base}|{group.seen[0].key}'.encode()).hexdigest()[:10]}"
    return ident
