"""Entities of several articles brought together."""

from __future__ import annotations

import random

import pytest

from khabar.names import identities
from khabar.names.registry import Options as Joining
from khabar.records import Article, Decision, Entity, EntityType, Identity, Mention, PageRef, Published

#: Texts with the names in them: surface, type, and the entity it stands for.
TEXTS: dict[str, tuple[str, list[tuple[str, EntityType, str]]]] = {
    "a": (
        "قال الرئيس الروسي فلاديمير بوتين إن أولكسي شيفتشينكو غادر.",
        [("فلاديمير بوتين", "person", "فلاديمير بوتين"), ("أولكسي شيفتشينكو", "person", "أولكسي شيفتشينكو")],
    ),
    "b": (
        "وصل أولكسي شفتشنكو والتقى فلاديمير بوتن.",
        [("أولكسي شفتشنكو", "person", "أولكسي شفتشنكو"), ("فلاديمير بوتن", "person", "فلاديمير بوتن")],
    ),
    "c": (
        "قال شيفتشينكو إن فلاديمير بوتين لن يصل.",
        [("شيفتشينكو", "person", "شيفتشينكو"), ("فلاديمير بوتين", "person", "فلاديمير بوتين")],
    ),
    "d": (
        "صرح لاعب المنتخب المصري سامي فريد بأنه جاهز للعب مع الزمالك.",
        [("سامي فريد", "person", "سامي فريد"), ("الزمالك", "organisation", "الزمالك")],
    ),
    "e": (
        "سجن الوزير المغربي سامي فريد، ورفض حزب الاستقلال الحكم.",
        [("سامي فريد", "person", "سامي فريد"), ("حزب الاستقلال", "organisation", "حزب الاستقلال")],
    ),
}


def articles(order: str = "abcde") -> list[Article]:
    return [article(key) for key in order]


def article(key: str) -> Article:
    text, names = TEXTS[key]
    entities = tuple(
        Entity(f"e{n}", name, kind, (surface,)) for n, (surface, kind, name) in enumerate(names, 1)
    )
    mentions = tuple(
        Mention(text.index(surface), text.index(surface) + len(surface), kind, f"e{n}")
        for n, (surface, kind, _) in enumerate(names, 1)
    )
    day = Published(f"2026-01-1{ord(key) - ord('a')}", "day", "page")
    return Article(
        id=key, page=PageRef(f"{key}.txt"), text=text, published=day, mentions=mentions, entities=entities
    )


def named(found: tuple[Identity, ...], form: str) -> list[Identity]:
    return [one for one in found if form in one.forms]


def test_spellings_join_and_say_why() -> None:
    (putin,) = named(identities(articles()), "فلاديمير بوتن")
    assert {seen.article for seen in putin.sightings} == {"a", "b", "c"}
    (link,) = putin.links
    assert {link.one, link.other} == {"فلاديمير بوتن", "فلاديمير بوتين"}
    assert link.why


def test_a_surname_alone_goes_to_the_bearer_in_its_company() -> None:
    (one,) = named(identities(articles()), "شيفتشينكو")
    assert {seen.article for seen in one.sightings} == {"a", "b", "c"}
    apart = identities(articles(), options=Joining(frozenset({"surname"})))
    assert {seen.article for seen in named(apart, "شيفتشينكو")[0].sightings} == {"c"}


def test_one_name_of_two_people_is_parted_by_context() -> None:
    found = identities(articles())
    assert len(named(found, "سامي فريد")) == 2
    assert len({one.id for one in found}) == len(found)
    assert len(named(identities(articles(), options=Joining(frozenset({"context"}))), "سامي فريد")) == 1


def test_any_order_gives_the_same() -> None:
    wanted = identities(articles())
    for seed in range(5):
        shuffled = articles()
        random.Random(seed).shuffle(shuffled)
        assert identities(shuffled) == wanted


def test_people_win() -> None:
    joined = identities(articles(), [Decision("d#e1", "e#e1", same=True)])
    sides = {name for one in joined for name in one.forms if len(one.sightings) > 1}
    assert sides
    parted = identities(articles(), [Decision("فلاديمير بوتين", "فلاديمير بوتن", same=False)])
    assert len(named(parted, "فلاديمير بوتن")) == 1
    assert "فلاديمير بوتين" not in named(parted, "فلاديمير بوتن")[0].forms


def test_the_last_decision_wins() -> None:
    decisions = [
        Decision("فلاديمير بوتين", "فلاديمير بوتن", same=False),
        Decision("فلاديمير بوتين", "فلاديمير بوتن", same=True),
    ]
    assert len(named(identities(articles(), decisions), "فلاديمير بوتن")[0].forms) > 1


def test_ids_stay_when_more_is_read() -> None:
    first = identities(articles("ab"))
    second = identities(articles(), before=first)
    for old in first:
        (kept,) = [one for one in second if set(old.sightings) & set(one.sightings)]
        assert old.id == kept.id or old.id in kept.former


def test_nothing_in_nothing_out() -> None:
    assert identities([]) == ()
    assert identities([Article(id="x", page=PageRef("x"))]) == ()


@pytest.mark.parametrize("name", ["سامي فريد", "فلاديمير بوتين"])
def test_ids_say_what_the_thing_is(name: str) -> None:
    assert all(one.id.startswith("per-") for one in named(identities(articles()), name))
