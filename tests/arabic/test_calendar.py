"""Printed dates in the forms of every Arab country, and what only looks like one."""

from __future__ import annotations

import pytest

from khabar.arabic.calendar import month_number, printed_dates, weekday_number

DATES = [
    ("الأربعاء 28 يناير 2026", "2026-01-28"),
    ("28 كانون الثاني / يناير 2026", "2026-01-28"),
    ("٢٨ كانون الثاني ٢٠٢٦", "2026-01-28"),
    ("GMT 16:34 2026 الأربعاء ,28 كانون الثاني / يناير", "2026-01-28T16:34Z"),
    ("الجمعة، 18 أكتوبر 2024", "2024-10-18"),
    ("تم النشر 13/02/2025", "2025-02-13"),
    ("17.03.2020 17:27 GMT", "2020-03-17T17:27Z"),
    ("2026-01-28", "2026-01-28"),
    ("الجمعة 24 نيسان / أبريل 2020 09:22 مساءً", "2020-04-24T21:22"),
    ("الإثنين، 24 أغسطس 2020 09:23 ص", "2020-08-24T09:23"),
    ("الأربعاء، 07 أكتوبر 2020 - 12:09 م", "2020-10-07T12:09"),
    ("الجمعة 8 فيفري 2019", "2019-02-08"),
    ("السبت 20 غشت 2022", "2022-08-20"),
    ("الثلاثاء 6 دجنبر 2022", "2022-12-06"),
    ("15 شوال 1436هـ", "2015-07-31"),
    ("15/ 10/ 1436هـ", "2015-07-31"),
    ("Jan 28, 2026", "2026-01-28"),
    ("15 October 2025 11:42 PM", "2025-10-15T23:42"),
    ("منذ سبتمبر 2015", "2015-09"),
    ("الأربعاء 28 يناير 4:24 ص", "XXXX-01-28T04:24"),
    ("الرافد برسالأربعاء 28 يناير 4:24 صلا توجد تعليقات", "XXXX-01-28T04:24"),
]


def shown(text: str) -> str | None:
    found = printed_dates(text)
    if not found:
        return None
    date = found[0]
    day = f"-{date.day:02d}" if date.day else ""
    clock = f"T{date.hour:02d}:{date.minute:02d}{date.zone or ''}" if date.hour is not None else ""
    return f"{date.year or 'XXXX'}-{date.month:02d}{day}{clock}"


@pytest.mark.parametrize(("text", "value"), DATES)
def test_a_printed_date(text: str, value: str) -> None:
    assert shown(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "© 2026 جميع الحقوق محفوظة",
        "هاتف 00961-1-234567",
        "نتيجة المباراة 3-1",
        "31 فبراير 2024",
        "القرار 2254",
        "1-2-3",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert shown(text) is None


def test_two_dates_on_one_line_are_two() -> None:
    found = printed_dates("الثلاثاء 22 شعبان 1447هـ - 10 فبراير 2026م")
    assert [(date.month, date.day, date.calendar) for date in found] == [
        (2, 10, "hijri"),
        (2, 10, "gregorian"),
    ]


def test_the_surface_is_the_date_and_nothing_else() -> None:
    text = "وصل الوفد يوم 14 تموز (يوليو) 2015 إلى العاصمة"
    (date,) = printed_dates(text)
    assert text[date.start : date.end].removeprefix("يوم ") == "14 تموز (يوليو) 2015"


def test_names_are_looked_up_folded() -> None:
    assert (month_number("نيسان"), month_number("تشرين الثاني"), month_number("رجب")) == (4, 11, None)
    assert (weekday_number("الاثنين"), weekday_number("الثلثاء"), weekday_number("احد")) == (0, 1, None)
