"""Credits as the Arab press prints them."""

from __future__ import annotations

import pytest

from khabar.arabic.folds import fold
from khabar.extract.credits import looks_person, parse_credit
from khabar.extract.roles import lead_credit

OWN = frozenset(fold(name) for name in ("المرفأ", "المرفأ نيوز"))


@pytest.mark.parametrize(
    ("text", "place", "agency", "authors"),
    [
        ("بيروت - رويترز", "بيروت", "رويترز", ()),
        ("وكالات (الدوحة)", "الدوحة", "وكالات", ()),
        ("الوكالات ـ أنقرة", "أنقرة", "الوكالات", ()),
        ("لندن: «المرفأ»", "لندن", "المرفأ", ()),
        ('"المرفأ" من الرباط', "الرباط", "المرفأ", ()),
        ("المرفأ - بترا:", None, "بترا", ()),
        ("المرفأ نيوز/ متابعات:", None, "المرفأ نيوز/ متابعات", ()),
        ("كابول: سامي الحداد، الوكالات", "كابول", "الوكالات", ("سامي الحداد",)),
        ("كتبت: هدى سالم", None, None, ("هدى سالم",)),
        ("أجرى الحوار: سامي الحداد", None, None, ("سامي الحداد",)),
        ("--(بترا)", None, "بترا", ()),
        ("القاهرة - أ.ش.أ", "القاهرة", "أ.ش.أ", ()),
    ],
)
def test_credit_lines(text: str, place: str | None, agency: str | None, authors: tuple[str, ...]) -> None:
    found = parse_credit(text, OWN)
    assert found is not None
    assert (found.place, found.agency, found.authors) == (place, agency, authors)


@pytest.mark.parametrize(
    "text", ["أجرى الوزيران محادثات في العاصمة", "الميناء القديم", "أسعار الذهب اليوم", "12 مارس"]
)
def test_what_is_no_credit(text: str) -> None:
    assert parse_credit(text, OWN) is None


def test_a_field_that_is_known_to_be_a_credit_may_hold_a_bare_name_or_desk() -> None:
    name = parse_credit("سامي الحداد", OWN, given=True)
    desk = parse_credit("المحليات", OWN, given=True)
    town = parse_credit("شقراء - سامي الحداد", OWN, given=True)
    assert name is not None and name.authors == ("سامي الحداد",)
    assert desk is not None and desk.agency == "المحليات"
    assert town is not None and (town.place, town.authors) == ("شقراء", ("سامي الحداد",))


def test_titles_and_photographers_are_left_out() -> None:
    found = parse_credit("حوار: د. سامي الحداد / تصوير: هدى سالم", OWN)
    assert found is not None and found.authors == ("سامي الحداد",)


def test_the_dateline_at_the_head_of_a_paragraph() -> None:
    quick = lead_credit("الكويت - 12 - 3 (كونا) -- أعلنت الوزارة نتائجها.", frozenset())
    assert quick is not None and (quick.place, quick.agency) == ("الكويت", "كونا")
    assert lead_credit("وقال الوزير: لن نتراجع عن القرار.", frozenset()) is None


@pytest.mark.parametrize(
    ("text", "person"),
    [("هدى سالم", True), ("عبد الله بن سعود", True), ("بعد الاجتماع", False), ("الشرق الأوسط", False)],
)
def test_names_of_people(text: str, person: bool) -> None:
    assert looks_person(text) is person
