"""Where places lie, and who is meant by a role."""

from __future__ import annotations

import pytest

from khabar.names import Names, Options
from khabar.names.geography import capital_of, countries, country_named, nation_of, towns_named
from khabar.records import Article, Failure, PageRef


def read(text: str) -> Article:
    (article,) = Names(Options("rules")).run([Article(id="a", page=PageRef("a.txt"), text=text)])
    assert not isinstance(article, Failure)
    return article


def led(text: str) -> list[tuple[str, str]]:
    article = read(text)
    names = {entity.id: entity.name for entity in article.entities}
    return [(text[role.start : role.end], names[role.entity]) for role in article.roles]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "قال الرئيس الروسي فلاديمير بوتين إنه باق. وغادر الرئيس الروسي القاعة.",
            [("الرئيس الروسي", "فلاديمير بوتين")],
        ),
        (
            "التقى وزير الخارجية السوري أسعد الشيباني نظيره. وأكد الوزير السوري أن الحل قريب.",
            [("الوزير السوري", "أسعد الشيباني")],
        ),
        (
            "حضر رئيس مجلس النواب اللبناني نبيه بري. ورأى رئيس المجلس أن الموعد ثابت. وللرئيس رأي.",
            [("رئيس المجلس", "نبيه بري"), ("رئيس", "نبيه بري")],
        ),
        ("قال الرئيس الروسي فلاديمير بوتين إنه باق. وغادر الرئيس الفرنسي القاعة.", []),
        ("غادر الرئيس الروسي القاعة.", []),
        ("اتفق الوزراء على بيان.", []),
    ],
)
def test_a_role_leads_back_to_its_bearer(text: str, expected: list[tuple[str, str]]) -> None:
    assert led(text) == expected


def test_where_two_bear_the_role_the_one_named_last_is_meant() -> None:
    text = "التقى وزير الدفاع سامر الزعتري وزير النقل فادي الحموي. وقال الوزير إن اللقاء مثمر."
    assert led(text) == [("الوزير", "فادي الحموي")]


def test_towns_of_one_name_are_told_apart_by_the_countries_of_the_article() -> None:
    where = {e.name: e.location for e in read("وصلت الشحنة إلى ميناء طرابلس شمال لبنان").entities}
    assert where["طرابلس"] is not None
    assert where["طرابلس"].country == "LB"
    alone = {e.name: e.location for e in read("وصلت الشحنة إلى ميناء طرابلس").entities}
    assert alone["طرابلس"] is None


@pytest.mark.parametrize(
    ("name", "code"),
    [("روسيا", "RU"), ("سورية", "SY"), ("أمريكا", "US"), ("بريطانيا", "GB"), ("فلسطين", "PS")],
)
def test_countries_by_every_name(name: str, code: str) -> None:
    land = country_named(name)
    assert land is not None
    assert land.code == code


def test_adjectives_and_capitals() -> None:
    russian, american, moscow = nation_of("الروسية"), nation_of("الأميركي"), capital_of("موسكو")
    assert russian and american and moscow
    assert (russian.code, american.code, moscow.code) == ("RU", "US", "RU")
    assert nation_of("كتاب") is None


def test_every_country_has_a_code_and_a_name() -> None:
    assert len(countries()) > 240
    assert all(len(land.code) == 2 and land.names[0] for land in countries())


def test_coordinates_are_on_the_globe() -> None:
    damascus = towns_named("دمشق")[0]
    assert (round(damascus.latitude), round(damascus.longitude)) == (34, 36)
