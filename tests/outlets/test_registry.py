"""Houses are found by the names and domains that pages use for them, and owners join them."""

from __future__ import annotations

import pytest

from khabar.errors import DataError
from khabar.outlets import agencies, find, houses, owner_key, registry


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("رويترز", "reuters"),
        ("وكالة «رويترز» للأنباء", "reuters"),
        ("أ ف ب", "afp"),
        ("(ا.ف.ب)", "afp"),
        ("وكالة الصحافة الفرنسية", None),
        ("أسوشيتد بريس", "ap"),
        ("القاهرة - أ ش أ", "mena"),
        ("صحيفة الشرق الأوسط", "aawsat"),
        ("جريدة لا نعرفها", None),
        ("", None),
        (None, None),
    ],
)
def test_a_house_is_found_by_name(name: str | None, key: str | None) -> None:
    house = find(name)
    assert (house.key if house else None) == key


@pytest.mark.parametrize(
    ("domain", "key"),
    [
        ("aawsat.com", "aawsat"),
        ("www.aawsat.com", "aawsat"),
        ("arabic.rt.com", "rt-arabic"),
        ("rt.com", None),
        ("notaawsat.com", None),
        ("com", None),
        ("", None),
    ],
)
def test_a_house_is_found_by_domain(domain: str, key: str | None) -> None:
    house = find(None, domain)
    assert (house.key if house else None) == key


def test_two_outlets_of_one_owner_count_once() -> None:
    assert owner_key("الشرق الأوسط") == owner_key(None, "independentarabia.com")
    assert owner_key("الشرق الأوسط") != owner_key("القدس العربي")


def test_an_outlet_that_is_not_on_file_is_its_own_owner() -> None:
    assert owner_key("صحيفة النبأ المحلية") == owner_key("النبأ المحلية")
    assert owner_key(None, "naba.example") == "naba.example"
    assert owner_key(None) is None


def test_no_name_and_no_domain_belongs_to_two_houses() -> None:
    names = [
        registry.name_key(name)
        for house in houses()
        for name in {registry.name_key(n): n for n in house.names}.values()
    ]
    domains = [domain for house in houses() for domain in house.domains]
    assert len(names) == len(set(names)), {name for name in names if names.count(name) > 1}
    assert len(domains) == len(set(domains)), {domain for domain in domains if domains.count(domain) > 1}


def test_agencies_are_the_houses_that_others_print() -> None:
    keys = {house.key for house in agencies()}
    assert {"afp", "reuters", "spa"} <= keys
    assert "aawsat" not in keys


@pytest.mark.parametrize(
    "text", ["names = [", "names = []", 'domains = ["x.example"]', 'names = ["أ"]\ncolour = "red"']
)
def test_a_malformed_file_is_named(text: str) -> None:
    with pytest.raises(DataError, match=r"outlets/houses/new\.toml"):
        registry._house("new.toml", text)
