"""Units counted from now («الأسبوع المقبل»), parts of a year, seasons and holidays."""

from __future__ import annotations

from dataclasses import replace

from khabar.arabic.calendar import weekday_number
from khabar.arabic.numbers import ordinal_value
from khabar.records import TimexMod
from khabar.times.meaning import Expression, Meaning
from khabar.times.years import CENTURIES, YEAR, Years

#: Feasts of one day, which is a time wherever it is named: «يوم عرفة», «رأس السنة»; «عيد الفطر» may be an occasion.
_ONE_DAY = frozenset({"يوم", "راس"})
#: Years that begin in September, after «العام».
_SCHOOLS = frozenset({"الدراسي", "الجامعي", "الاكاديمي", "التدريبي", "الدراسيه", "الجامعيه", "الاكاديميه"})


class Periods(Years):
    """Reads what is longer than a day and holds no month name."""

    def _unit(self, at: int) -> Expression | None:
        """«الأسبوع المقبل», «هذا الشهر», «العام الحالي 2015», «العام الدراسي المقبل», «نفس العام»."""
        this = self._word(at, "this", "same")
        place = at + 1 if this else at
        unit = self._unit_at(place)
        if not unit or unit[0].number != "singular" or unit[0].code.startswith("T"):
            return None
        code = unit[0].code
        if this:
            if not unit[1] and this.keys[0] not in {"نفس", "ذات"}:
                return None
            if this.sense == "same":
                return self._again(at, place + 1, code, 0)
            return self._shifted(at, place + 1, code, 0)
        if not unit[1] or (self._key(place) == "العام" and self._general(at - 1)):
            return None
        kind = self._past(place + 1, "kind") if code == "Y" else place + 1
        direction, after = self._direction(kind)
        if direction is not None:
            schooled = kind > place + 1 and self._key(place + 1) in _SCHOOLS
            return self._shifted(at, after, "SY" if schooled else code, direction)
        again = self._word(kind, "again")
        if again:
            return self._again(at, kind + 1, code, int(again.value))
        if code == "Y" and self._word(kind, "new"):
            if self._key(place + 1) in _SCHOOLS:
                return self._shifted(at, kind + 1, "SY", 1)
            return Expression(at, kind + 1, Meaning("unit", ("new year",), unit="Y", new=True))
        return None

    def _shifted(self, at: int, after: int, code: str, direction: int) -> Expression | None:
        if code == "CE":
            value = CENTURIES.get(direction)
            return Expression(at, after, Meaning("fixed", ("century",), value=value)) if value else None
        if code == "D" and direction:
            return None
        if code == "D":
            weekday = weekday_number(self._key(after))
            meaning = Meaning("shift", ("day word",), weekday=weekday)
            year = self._year(after + self._is(after, "من")) if self._is(at - 1, "مثل") else None
            if year and year.meaning.kind == "date":
                return Expression(at, year.after, meaning.of("this day of a year", year=year.meaning.year))
            return Expression(at, after + (weekday is not None), meaning)
        return Expression(
            at,
            self._same_year(after, code),
            Meaning("unit", ("unit and adjective",), unit=code, direction=direction),
        )

    def _again(self, at: int, after: int, code: str, shift: int) -> Expression | None:
        """What is counted from the day last spoken of: «اليوم التالي», «في العام نفسه»."""
        if code in {"DE", "CE"} or (code == "D" and not shift and self._is(after, "الذي", "التي")):
            return None
        return Expression(
            at, after, Meaning("again", ("counted from what was last told",), unit=code, shift=shift)
        )

    def _same_year(self, at: int, code: str) -> int:
        """Past the year that names «العام الحالي» again: «العام الحالي 2015م», «العام الماضي (2014)»."""
        if code not in {"Y", "SY"}:
            return at
        bracket = self._is(at, "(")
        lunar = self._year_number(at + bracket) is None
        if lunar and self._year_number(at + bracket, hijri=True) is None:
            return at
        after = self._era(at + bracket + 1, lunar)
        if bracket:
            return after + 1 if self._is(after, ")") else at
        return after

    def _piece(self, at: int) -> Expression | None:
        """«الربع الثاني من العام الحالي», «النصف الأول من 2015», «النصف الثاني من الشهر الجاري»."""
        word = self._word(at, "piece")
        if not word:
            return None
        letter = word.value
        last = self._is(at + 1, "الاخير")
        number = (4 if letter == "Q" else 2) if last else ordinal_value(self._key(at + 1))
        if number is None or number > (4 if letter == "Q" else 2):
            return None
        place = at + 2 + self._is(at + 2, "من", "ل", "لل")
        whole = self._unit(place) or self._year(place)
        if not whole and (year := self._year_number(place)):
            whole = Expression(place, self._era(place + 1), Meaning("date", ("year",), year=year))
        if letter == "H" and (month := self._month_at(place)):
            mod: TimexMod = "START" if number == 1 else "END"
            return Expression(at, month.after, month.meaning.of("half of a month", mod=mod))
        if whole and (whole.meaning.unit in {None, "Y"}) and whole.meaning.kind in {"unit", "date", "again"}:
            meaning = whole.meaning.of("part of a year", piece=f"{letter}{number}")
            return Expression(at, whole.after, meaning)
        if self._is(place, "العام", "السنه") and place > at + 2:
            meaning = Meaning("unit", ("part of this year",), unit="Y", piece=f"{letter}{number}")
            return Expression(at, place + 1, meaning)
        if letter == "Q" and not last and self._is(at - 1, "خلال", "في", "نهايه", "بدايه", "ارباح", "نتائج"):
            meaning = Meaning("unit", ("part of this year",), unit="Y", piece=f"Q{number}")
            return Expression(at, at + 2, meaning)
        return None

    def _month_at(self, at: int) -> Expression | None:
        """A month without a day, which a class further down reads too: «الشهر الجاري», «أغسطس»."""
        unit = self._unit(at)
        return unit if unit and unit.meaning.unit == "M" and unit.meaning.kind == "unit" else None

    def _season(self, at: int) -> Expression | None:
        """«الصيف الماضي», «صيف 2024», «شتاء العام المقبل», «هذا الصيف»."""
        this = self._word(at, "this")
        place = at + bool(this)
        word = self._word(place, "season")
        if not word:
            return None
        definite = word.keys[0].startswith("ال")
        meaning = Meaning("season", ("season",), piece=word.value)
        if this:
            told = definite and not self._word(place + 1, "described")
            return Expression(at, place + 1, replace(meaning, direction=0)) if told else None
        start = place + 1 + self._is(place + 1, "من")
        year, after = self._whole_year(start)
        if year:
            return Expression(at, after, replace(meaning, year=year))
        whole = self._unit(start)
        if whole and whole.meaning.kind == "unit" and whole.meaning.unit == "Y":
            return Expression(at, whole.after, replace(meaning, shift=whole.meaning.direction or 0, unit="Y"))
        direction, after = self._direction(place + 1)
        if direction is None or not definite:
            return None
        return Expression(at, after, replace(meaning, direction=direction))

    def _whole_year(self, at: int) -> tuple[int | None, int]:
        place = at + (self._key(at) in YEAR)
        year = self._year_number(place)
        return (year, self._era(place + 1)) if year else (None, at)

    def _holiday(self, at: int) -> Expression | None:
        """«خلال عيد الفطر المبارك», «رأس السنة 2015»; not «بمناسبة عيد الفطر», an occasion."""
        days, at, first = *self._feast_day(at), at
        word = self._word(at, "holiday")
        if not word or (days and word.value.startswith("G")):
            return None
        after = self._past(at + len(word.keys), "blessed")
        lunar = word.value.startswith("H")
        month, day = (int(part) for part in word.value[1:].split("-"))
        if month == 0 and not (days or self._is(first - 1, "يوم", "ليله", "صباح", "عشيه")):
            return None
        year = self._year_number(after) or self._year_number(after, lunar)
        if year:
            after = self._era(after + 1, lunar)
        direction, after = (None, after) if year else self._direction(after)
        whole = self._unit(after) if direction is None and not year else None
        years = whole.meaning.direction if whole and whole.meaning.unit == "Y" else None
        after = whole.after if whole and years is not None else after
        day_of_its_own = word.keys[0] in _ONE_DAY or (month == 12 and not lunar)
        told = day_of_its_own or days or year or direction is not None or years is not None
        if not told and not self._word(first - 1, "before", "span", "edge", "part", "feastday"):
            return None
        meaning = Meaning(
            "holiday",
            ("holiday",),
            year,
            month or None,
            day,
            shift=max(days - 1, 0),
            unit="H" if lunar else "G",
            direction=direction,
            years=years,
        )
        return Expression(first, after, meaning)

    def _feast_day(self, at: int) -> tuple[int, int]:
        """The number in «ثالث أيام عيد الفطر», «اليوم الثاني من عيد الأضحى» and the index of the feast; 0 where there is
        none."""
        if self._is(at + 1, "ايام", "يوم"):
            value = ordinal_value(self._key(at))
            return (value, at + 2) if value else (0, at)
        if self._is(at, "اليوم") and self._is(at + 2, "من", "ل"):
            value = ordinal_value(self._key(at + 1))
            return (value, at + 3 + self._is(at + 3, "ايام")) if value else (0, at)
        return 0, at
