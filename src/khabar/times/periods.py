"""Weeks, months, years, seasons, decades and holidays."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from khabar.arabic.calendar import weekday_number
from khabar.arabic.numbers import ordinal_value, read_number
from khabar.records import TimexMod
from khabar.times import hijri
from khabar.times.cursor import Cursor
from khabar.times.lexicon import words_of
from khabar.times.meaning import Expression, Meaning

_YEAR = frozenset({"عام", "سنه", "العام", "السنه"})
_YEARS = frozenset({"عامي", "سنتي", "اعوام", "سنوات", "الاعوام", "السنوات", "عامين"})
_SCHOOL_YEAR = re.compile(r"^(\d{4})/(\d{4}|\d{2})$")
_EVENT = 3  # words between an event and its year: «كأس العالم للشباب 2019»
_LIST = 6  # years in a row: «2014 و2015 و2016»
_TO = frozenset({"-", "–", "—", "الي", "حتي", "و", "،", "او"})
#: Years without «هـ» that the press means as Hijri ones.
_HIJRI_NOW = (1390, 1449)


@cache
def _general_heads() -> frozenset[str]:
    return frozenset(word.keys[0] for word in words_of("general"))


@cache
def _bare_decades() -> dict[str, str]:
    return {word.keys[0].removeprefix("ال"): word.value for word in words_of("decade")}


class Periods(Cursor):
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
            return self._shifted(at, after, code, direction)
        again = self._word(kind, "again")
        if again:
            return self._again(at, kind + 1, code, int(again.value))
        if code == "Y" and self._word(kind, "new"):
            return Expression(at, kind + 1, Meaning("unit", ("new year",), unit="Y", new=True))
        return None

    def _shifted(self, at: int, after: int, code: str, direction: int) -> Expression | None:
        if code == "CE":
            value = {-1: "19", 0: "20", 1: "21"}.get(direction)
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
        if code != "Y":
            return at
        bracket = self._is(at, "(")
        lunar = self._year_number(at + bracket) is None
        if lunar and self._year_number(at + bracket, hijri=True) is None:
            return at
        after = self._era(at + bracket + 1, lunar)
        if bracket:
            return after + 1 if self._is(after, ")") else at
        return after

    def _general(self, at: int) -> bool:
        """Does «العام» say "general" of the word at `at`: «الأمين العام», «الرأي العام»?"""
        key = self._key(at)
        for article in ("ال", "وال", "بال", "لل", "كال"):
            if key.startswith(article) and key[len(article) :] in _general_heads():
                return True
        return key in _general_heads()

    def _piece(self, at: int) -> Expression | None:
        """«الربع الثاني من العام الحالي», «النصف الأول من 2015», «النصف الثاني من الشهر الجاري»."""
        letter = {"الربع": "Q", "النصف": "H"}.get(self._key(at))
        if not letter:
            return None
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
        place = at + (self._key(at) in _YEAR)
        year = self._year_number(place)
        return (year, self._era(place + 1)) if year else (None, at)

    # --- years -----------------------------------------------------------------------------------------------

    def _year(self, at: int) -> Expression | None:
        """«عام 2015», «العام 1436هـ», «عام ألفين وخمسة عشر», «عام 67», a bare «2015» where it can only be a year."""
        if self._key(at) in {"عامي", "سنتي"} and self._year_number(at + 1):
            return self._named_year(at, at + 1)
        year = self._year_number(at + 1) if self._is(at, "اعوام", "سنوات", "الاعوام", "السنوات") else None
        if year:
            if year % 10 == 0 and self._is(at, "سنوات", "السنوات") and not self._year_number(at + 2):
                return Expression(
                    at, at + 2, Meaning("fixed", ("decade by its first year",), value=str(year)[:3])
                )
            return self._named_year(at, at + 1)
        if self._key(at) in _YEAR:
            if self._key(at) == "العام" and self._general(at - 1):
                return None
            kind = self._past(at + 1, "kind")
            key = self._key(kind)
            if self._is(kind - 1, "الهجري", "الهجريه") and len(key) == 4 and key.isdigit() and key < "1500":
                meaning = Meaning("lunar", ("Hijri year",), year=int(key))
                return Expression(at, self._era(kind + 1, hijri=True), meaning)
            return self._named_year(at, kind)
        if self._is(at - 1, "موسم", "الموسم", "الدراسي", "الجامعي") and _SCHOOL_YEAR.match(self._key(at)):
            return self._named_year(at, at)
        year = self._year_number(at)
        if year is None or not 1800 <= year <= 2100 or not self._year_stands(at):
            return self._short_year(at)
        after = self._era(at + 1)
        return Expression(at, after, Meaning("date", ("bare year",), year=year))

    def _bracketed_year(self, first: int, at: int) -> Expression | None:
        """«عام (1978)», «سنة (1319) هجرية»."""
        if self._is(at + 2, ")"):
            key, era = self._key(at + 1), self._era(at + 3, hijri=True)
            if key.isdigit() and len(key) <= 4 and era > at + 3:
                return Expression(first, era, Meaning("lunar", ("Hijri year",), year=int(key)))
        inside = self._named_year(first, at + 1)
        if inside is None or not self._is(inside.after, ")"):
            return None
        return replace(inside, after=self._era(inside.after + 1))

    def _named_year(self, first: int, at: int) -> Expression | None:
        if self._is(at, "("):
            return self._bracketed_year(first, at)
        year = self._year_number(at)
        if (
            year
            and self._is(at + 1, "-")
            and self._year_number(at + 2) == year + 1
            and self._word(at - 1, "kind")
        ):
            return self._school_year(first, at + 2, year)
        if year:
            return self._before_christ(first, at + 1, year) or Expression(
                first, self._era(at + 1), Meaning("date", ("year",), year=year)
            )
        lunar = self._year_number(at, hijri=True)
        if lunar:
            if self._is(at + 1, "/", "-") and self._year_number(at + 2, hijri=True) == lunar + 1:
                return self._school_year(first, at + 2, lunar)
            era = self._era(at + 1, hijri=True)
            if era > at + 1 or (_HIJRI_NOW[0] <= lunar <= _HIJRI_NOW[1] and self._era(at + 1) == at + 1):
                return Expression(first, era, Meaning("lunar", ("Hijri year",), year=lunar))
            return Expression(first, self._era(at + 1), Meaning("date", ("year",), year=lunar))
        key = self._key(at)
        school = _SCHOOL_YEAR.match(key)
        if school and int(school[2]) % 100 == (int(school[1]) + 1) % 100:
            return self._school_year(first, at, int(school[1]))
        if key.isdigit() and len(key) <= 4 and int(key) > 0:
            if self._era(at + 1, hijri=True) > at + 1:
                meaning = Meaning("lunar", ("Hijri year",), year=int(key))
                return Expression(first, self._era(at + 1, hijri=True), meaning)
            ancient = self._before_christ(first, at + 1, int(key))
            if ancient or len(key) != 2 or int(key) < 30:
                return ancient
            return Expression(first, at + 1, Meaning("date", ("short year",), year=1900 + int(key)))
        number = read_number(self.tokens, at) if self._is(at, "الف", "الفين", "الفان") else None
        if number and 1000 <= number[0] <= 2100:
            return Expression(first, number[1], Meaning("date", ("year in words",), year=number[0]))
        return None

    def _before_christ(self, first: int, at: int, year: int) -> Expression | None:
        after = self._past_christ(at)
        meaning = Meaning("fixed", ("year before Christ",), value=f"BC{year:04d}")
        return Expression(first, after, meaning) if after > at else None

    def _school_year(self, first: int, at: int, year: int) -> Expression | None:
        """«العام الدراسي 2021/2022», «1436/1437هـ»: by the year in which it begins."""
        if year < 1501:
            era = self._era(at + 1, hijri=True)
            return Expression(first, era, Meaning("lunar", ("Hijri year", "two years"), year=year))
        return Expression(first, self._era(at + 1), Meaning("date", ("year", "two years"), year=year))

    def _past_christ(self, at: int) -> int:
        """Past «قبل الميلاد», «ق.م», «ق م»."""
        if self._is(at, "قبل") and self._is(at + 1, "الميلاد", "المسيح"):
            return at + 2
        dot = self._is(at + 1, ".")
        if self._is(at, "ق") and self._is(at + 1 + dot, "م"):
            last = at + 2 + dot
            return last + (dot and self._is(last, ".") and last + 1 < len(self.tokens))
        return at + 1 if self._is(at, "قم") and self.tokens[at].surface == "ق.م" else at

    def _short_year(self, at: int) -> Expression | None:
        """«حرب 73», «نكسة الـ67»: two figures after an event."""
        place = at + self._is(at, "ال")
        key = self._key(place)
        if len(key) != 2 or not key.isdigit() or not 30 <= int(key) <= 99 or not self._word(at - 1, "dated"):
            return None
        after = place + 1
        if self._is(after, "-", "/", ":", "%") or self._counts_next(after, place):
            return None
        stands = after >= len(self.tokens) or self.tokens[after].kind != "word" or self._clitic(after)
        if not (stands or self._key(after).startswith("ال") or self._word(after, "before")):
            return None
        return Expression(at, place + 1, Meaning("date", ("short year",), year=1900 + int(key)))

    def _year_stands(self, at: int, listed: int = 0) -> bool:
        """Is the bare number at `at` a year: after a preposition, an event that is told by its year, an edge, another
        year, or alone in brackets, and nothing after it that it may count?"""
        before = self._key(at - 1)
        if before in {"-", "/"} and self._glued(at) and self._is(at - 3, "-", "/") and self._glued(at - 2):
            return False  # a telephone: «02-2012-1990»
        if self._is(at + 1, "م") and self._glued(at + 1) and not self._word(at - 1, "length"):
            return True
        if (
            before == "("
            and not self._is(at - 2, "رقم", "الماده", "عدد")
            and self._key(self._era(at + 1)) in {")", "-", "–", "/"}
        ):
            return True
        if (
            before in _TO
            and self._year_number(at - 2)
            and (before != "و" or (listed < _LIST and self._year_stands(at - 2, listed + 1)))
        ):
            return self._key(at - 3) in _YEARS or not self._counts_next(at + 1, at)
        if self._joined(at) and self._year_number(at - 1):
            return not self._counts_next(at + 1, at)
        if self._key(at + 1) in {"-", "–"} and (self._year_number(at + 2) or 0) > (
            self._year_number(at) or 0
        ):
            return True
        if before in _YEARS or self._word(at - 1, "edge") or before in {"موسم", "صيف"}:
            return True
        if self._key(at + 1) in {"-", "–", "و", "الي"} and before in {"بين", "من"}:
            return self._year_number(at + 2) is not None
        if before == "منذ":
            return True
        if self._word(at - 1, "before", "span") or self._event(at):
            return not self._counts_next(at + 1, at)
        return False

    def _event(self, at: int) -> bool:
        """Does the number at `at` tell the year of an event: «حرب 2006», «كأس العالم 2018», «الانتفاضة الأولى 1987»?"""
        for place in range(at - 1, max(-1, at - 2 - _EVENT), -1):
            if self.tokens[place].kind != "word":
                return False
            if self._word(place, "dated"):
                return True
        return False

    # --- decades, centuries, holidays ------------------------------------------------------------------------

    def _decade(self, at: int) -> Expression | None:
        """«الثمانينيات», «تسعينيات القرن الماضي», «القرن التاسع عشر», «القرن الثالث قبل الميلاد»."""
        word = self._word(at, "decade")
        if word:
            if self._is(at + 1, "من") and self._key(at + 2).startswith(("عمر", "العمر")):
                return None
            told = self._century(at + 1) or self._century(at + 2) if self._is(at + 1, "من", "القرن") else None
            return Expression(at, told or at + 1, Meaning("fixed", ("decade",), value=word.value))
        if self._is(at, "العقد"):
            return self._ordinal_decade(at)
        bare = _bare_decades().get(self._key(at)) if self._is(at + 1, "القرن") else None
        if bare:
            told = self._century(at + 1)
            return Expression(at, told, Meaning("fixed", ("decade",), value=bare)) if told else None
        return self._ordinal_century(at)

    def _ordinal_decade(self, at: int) -> Expression | None:
        """«العقد الثاني من القرن العشرين», «العقد الأول من القرن الحالي»."""
        value = ordinal_value(self._key(at + 1))
        if value is None or value > 10 or not self._is(at + 2, "من"):
            return None
        century = self._ordinal_century(at + 3) or self._unit(at + 3)
        told = century.meaning.value if century and century.meaning.rules[-1] == "century" else None
        if century is None or told is None or not told.isdigit():
            return None
        return Expression(at, century.after, Meaning("fixed", ("decade",), value=f"{told}{value - 1}"))

    def _century(self, at: int) -> int | None:
        """Past «القرن الماضي» or «القرن العشرين»."""
        if not self._is(at, "القرن"):
            return None
        direction, after = self._direction(at + 1)
        if direction == -1:
            return after
        return at + 2 if self._is(at + 1, "العشرين") else None

    def _ordinal_century(self, at: int) -> Expression | None:
        if not self._is(at, "القرن"):
            return None
        figures = at + 1 + self._is(at + 1, "ال")
        if self._key(figures).isdigit() and len(self._key(figures)) <= 2:
            meaning = Meaning("fixed", ("century",), value=f"{int(self._key(figures)) - 1:02d}")
            return Expression(at, figures + 1 + self._is(figures + 1, "الميلادي"), meaning)
        value = ordinal_value(self._key(at + 1))
        if self._is(at + 1, "الواحد") and self._is(at + 2, "والعشرين"):
            value = 1
        if value is None or not self._key(at + 1).startswith("ال"):
            return None
        after = at + 2
        tens = ordinal_value(self._key(after)[1:]) if self._key(after).startswith("وال") else None
        if self._is(after, "عشر"):
            value, after = value + 10, after + 1
        elif tens:
            value, after = value + tens, after + 1
        ancient = self._past_christ(after)
        if ancient > after:
            return Expression(at, ancient, Meaning("fixed", ("century",), value=f"BC{value - 1:02d}"))
        if self._is(after, "الهجري", "للهجره"):
            middle = hijri.gregorian_year(100 * value - 50)
            meaning = Meaning("fixed", ("Hijri century",), value=f"{middle // 100:02d}")
            return Expression(at, after + 1, meaning)
        after += self._is(after, "الميلادي")
        return Expression(at, after, Meaning("fixed", ("century",), value=f"{value - 1:02d}"))

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
        told = days or year or direction is not None or years is not None
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
