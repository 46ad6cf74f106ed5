"""What holds for every date: printed in any naming system it is read back, and the machine's own clock, locale and zone say
nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hijridate import Gregorian
from hypothesis import given
from hypothesis import strategies as st

from khabar.arabic.tables import read_table
from khabar.times import Times, published_on
from khabar.times.intervals import interval

STAGE = Times()
MONTHS = read_table("khabar.arabic", "months.tsv")
GREGORIAN = [(row["name"], int(row["month"])) for row in MONTHS if row["calendar"] != "hijri"]
HIJRI = [(row["name"], int(row["month"])) for row in MONTHS if row["calendar"] == "hijri"]
WEEKDAYS = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]
ORDINALS = ["الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "العاشر"]
DAYS = st.dates(date(1950, 1, 1), date(2075, 12, 31))
SCRIPTS = ["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"]


def values(text: str, on: str | None = "2026-01-28") -> list[str]:
    return [one.time.value for one in STAGE.explain_text(text, published_on(on) if on else None)]


def in_script(number: int, script: str) -> str:
    return str(number).translate(str.maketrans("0123456789", script))


def ordinal(day: int) -> str:
    """«الثالث», «الثالث عشر», «الثالث والعشرين», «الثلاثين»."""
    if day <= 10:
        return ORDINALS[day - 1]
    units = ["الحادي", *ORDINALS[1:9]]
    if day < 20:
        return f"{units[day - 11]} عشر"
    tens = "العشرين" if day < 30 else "الثلاثين"
    return tens if day % 10 == 0 else f"{units[day % 10 - 1]} و{tens}"


@given(DAYS, st.sampled_from(GREGORIAN), st.sampled_from(SCRIPTS))
def test_a_day_in_figures_with_every_name_of_its_month(
    day: date, month: tuple[str, int], script: str
) -> None:
    day = day.replace(month=month[1], day=min(day.day, 28))
    printed = f"{in_script(day.day, script)} {month[0]} {in_script(day.year, script)}"
    assert values(f"وقع الحادث في {printed} قرب الجسر.") == [day.isoformat()]


@given(DAYS, st.sampled_from(GREGORIAN))
def test_a_day_in_words_with_every_name_of_its_month(day: date, month: tuple[str, int]) -> None:
    day = day.replace(month=month[1], day=min(day.day, 28))
    assert values(f"وقع الحادث في {ordinal(day.day)} من {month[0]} {day.year} قرب الجسر.") == [
        day.isoformat()
    ]


@given(
    DAYS, st.sampled_from(GREGORIAN), st.sampled_from(GREGORIAN), st.sampled_from([" ({})", "/{}", " / {}"])
)
def test_two_names_of_one_month_are_one_date(
    day: date, one: tuple[str, int], other: tuple[str, int], joined: str
) -> None:
    names = [name for name, number in GREGORIAN if number == one[1]]
    second = names[GREGORIAN.index(other) % len(names)]
    day = day.replace(month=one[1], day=min(day.day, 28))
    assert values(f"في {day.day} {one[0]}{joined.format(second)} {day.year}.") == [day.isoformat()]


@given(DAYS)
def test_a_hijri_day_is_read_back_as_the_gregorian_one(day: date) -> None:
    hijri = Gregorian(day.year, day.month, day.day).to_hijri()
    name = next(name for name, number in HIJRI if number == hijri.month)
    assert values(f"صدر القرار في {hijri.day} {name} {hijri.year}هـ.") == [day.isoformat()]


@given(DAYS, st.sampled_from(["{y}-{m:02d}-{d:02d}", "{d}/{m}/{y}", "{d:02d}.{m:02d}.{y}", "{y}/{m}/{d}"]))
def test_a_day_in_figures_only(day: date, form: str) -> None:
    printed = form.format(y=day.year, m=day.month, d=day.day)
    assert values(f"حرر العقد بتاريخ {printed} في بيروت.") == [day.isoformat()]


@given(DAYS, st.integers(0, 6))
def test_the_last_such_weekday_lies_in_the_week_before(published: date, weekday: int) -> None:
    (value,) = values(f"غادر الوفد {WEEKDAYS[weekday]} العاصمة.", published.isoformat())
    found = date.fromisoformat(value)
    assert found.weekday() == weekday and timedelta(0) <= published - found < timedelta(7)


@given(DAYS)
def test_a_weekday_that_does_not_fit_its_date_is_marked(day: date) -> None:
    (right,) = STAGE.explain_text(f"في {WEEKDAYS[day.weekday()]} {day.day}/{day.month}/{day.year}.", None)
    (wrong,) = STAGE.explain_text(f"في {WEEKDAYS[day.weekday() - 1]} {day.day}/{day.month}/{day.year}.", None)
    assert (right.time.conflict, wrong.time.conflict) == (None, "weekday")
    assert right.time.value == wrong.time.value == day.isoformat()


@given(st.text(alphabet="٠١9 2/-.():،«»وبالكسنتميةأئاإ\n", max_size=60), DAYS)
def test_nothing_breaks_it(text: str, published: date) -> None:
    for one in STAGE.explain_text(text, published_on(published.isoformat())):
        assert 0 <= one.time.start < one.time.end <= len(text)


WORDS = [row["phrase"] for row in read_table("khabar.times", "words.tsv")]
UNITS = [form for row in read_table("khabar.times", "units.tsv") for form in row["singular"].split()]
MIXED = [
    *WORDS,
    *UNITS,
    *WEEKDAYS,
    *(name for name, _ in [*GREGORIAN, *HIJRI]),
    "12",
    "2015",
    "31",
    "(",
    ")",
    "و",
    "1436هـ",
]


@given(
    st.lists(st.sampled_from(MIXED), min_size=1, max_size=8),
    st.sampled_from(["2026-01-28", "2024-02", "2020", None]),
)
def test_every_mixture_of_its_words_gives_sound_times(words: list[str], on: str | None) -> None:
    text = " ".join(words)
    found = [one.time for one in STAGE.explain_text(text, published_on(on) if on else None)]
    assert all(one.end <= other.start for one, other in pairwise(found))
    for one in found:
        assert text[one.start : one.end].strip() == text[one.start : one.end]
        if one.earliest and one.latest and not one.earliest.startswith("-"):
            assert date.fromisoformat(one.earliest) <= date.fromisoformat(one.latest)
        if one.type in {"DURATION", "SET"}:
            assert one.earliest is one.latest is None


@given(DAYS)
def test_the_thirds_of_a_month_are_the_month(day: date) -> None:
    whole = interval(f"{day:%Y-%m}", None, None)
    parts = [interval(f"{day:%Y-%m}", mod, None) for mod in ("START", "MID", "END")]
    assert (parts[0][0], parts[-1][1]) == whole
    for (_, last), (first, _) in pairwise(parts):
        assert date.fromisoformat(str(first)) - date.fromisoformat(str(last)) == timedelta(1)


@pytest.mark.parametrize(("zone", "locale"), [("Pacific/Kiritimati", "C"), ("Pacific/Niue", "ar_SA.UTF-8")])
def test_neither_zone_nor_locale_nor_the_day_of_today_says_anything(zone: str, locale: str) -> None:
    program = (
        "import time\n"
        "from khabar.times import Times, published_on\n"
        "found = Times().explain_text('غادر أمس مساء الأحد في منتصف الشهر الماضي وفي 5 مارس', published_on('2026-01-28'))\n"
        "print([one.time.value for one in found])"
    )
    environment = {**os.environ, "TZ": zone, "LC_ALL": locale, "PYTHONPATH": "src", "PYTHONUTF8": "1"}
    run = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
    )
    assert run.stdout.split() == str(values("غادر أمس مساء الأحد في منتصف الشهر الماضي وفي 5 مارس")).split()
