"""Years, decades and centuries, and what tells a year from another number."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from khabar.arabic.numbers import number_value, ordinal_value, read_number
from khabar.times import hijri
from khabar.times.cursor import Cursor
from khabar.times.lexicon import words_of
from khabar.times.meaning import Expression, Meaning

#: The word before a year.
YEAR = frozenset({"عام", "سنه", "العام", "السنه"})
_YEARS = frozenset({"عامي", "سنتي", "اعوام", "سنوات", "الاعوام", "السنوات", "عامين"})
_SCHOOL_YEAR = re.compile(r"^(\d{4})/(\d{4}|\d{2})$")
_EVENT = 5  # words between an event and its year: «أولمبياد ريو دي جانيرو الصيفي 2016»
_LIST = 6  # years in a row: «2014 و2015 و2016»
_TO = frozenset({"-", "–", "—", "الي", "حتي", "و", "،", "او"})
#: Years without «هـ» that the press means as Hijri ones.
_HIJRI_NOW = (1370, 1449)


@cache
def _general_heads() -> frozenset[str]:
    return frozenset(word.keys[0] for word in words_of("general"))


@cache
def _bare_decades() -> dict[str, str]:
    return {word.keys[0].removeprefix("ال"): word.value for word in words_of("decade")}


#: «القرن الماضي», «الحالي», «المقبل».
CENTURIES = {-1: "19", 0: "20", 1: "21"}


class Years(Cursor):
    """Reads years, decades and centuries."""

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
        if self._key(at) in YEAR:
            if self._key(at) == "العام" and self._general(at - 1):
                return None
            if self._key(at) == "عام" and self._key(at - 1).removeprefix("ب") in {"شكل", "وجه"}:
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
        if number_value(self._key(after)) is not None:
            return None
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
        century = self._ordinal_century(at + 3)
        if century is None:
            direction, after = self._direction(at + 4) if self._is(at + 3, "القرن") else (None, at)
            told = CENTURIES.get(direction) if direction is not None else None
        else:
            told, after = century.meaning.value, century.after
        if told is None or not told.isdigit():
            return None
        return Expression(at, after, Meaning("fixed", ("decade",), value=f"{told}{value - 1}"))

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

    def _general(self, at: int) -> bool:
        """Does «العام» say "general" of the word at `at`: «الأمين العام», «الرأي العام»?"""
        key = self._key(at)
        for article in ("ال", "وال", "بال", "لل", "كال"):
            if key.startswith(article) and key[len(article) :] in _general_heads():
                return True
        return key in _general_heads()
