"""Days, months, years, weeks and seasons, without clock or part of the day."""

from __future__ import annotations

import re
from dataclasses import replace

from hijridate import Hijri

from khabar.arabic.calendar import month_at, printed_dates, weekday_number
from khabar.arabic.numbers import ordinal_value
from khabar.times.cursor import Cursor
from khabar.times.lexicon import unit_of, word_at
from khabar.times.meaning import Expression, Meaning

_YEARS = frozenset({"عام", "سنه", "العام", "السنه", "عامي"})
_BEFORE_YEAR = frozenset({"في", "منذ", "حتي", "بين", "قبل", "بعد", "خلال", "و", "من", "الي", "ل"})
_PUBLIC = frozenset(
    [
        "امين",
        "مدير",
        "راي",
        "قائد",
        "سكرتير",
        "مفتش",
        "نائب",
        "مراقب",
        "امينه",
        "مديره",
        "نظام",
        "قطاع",
        "حق",
        "قانون",
        "نفع",
        "دين",
        "مشهد",
        "منسق",
        "مفوض",
        "مدعي",
    ]
)


class Dates(Cursor):
    """Reads what TIMEX3 calls a DATE."""

    def core(self, at: int) -> Expression | None:
        """A day, month, year, week or season without clock or part of the day."""
        readers = (
            self._date,
            self._deictic,
            self._weekday,
            self._piece,
            self._unit,
            self._season,
            self._year,
            self._decade,
        )
        read = [made for reader in readers if (made := reader(at))]
        return max(read, key=lambda made: made.after, default=None)

    def _date(self, at: int) -> Expression | None:
        """«الثامن من ديسمبر (كانون الأول) 2024», «15 يوليو الجاري», «12» before «و13 آب», «15/10/1436هـ»."""
        numeric = self._numeric(at)
        if numeric:
            return numeric
        first, place = at, at
        weekday = None
        if self._is(place, "يوم") and weekday_number(self._key(place + 1)) is not None:
            place += 1
        if (number := weekday_number(self._key(place))) is not None:
            weekday, place = number, place + 1
            place += self._is(place, "،", ",", "الموافق")
        day, place = self._day(place)
        if day is not None and first + 2 >= place and (other := self._shared_month(place)):
            return Expression(first, place, replace(other, day=day, weekday=None))
        if day is not None and self._is(place, "من"):
            place += 1
        place += self._is(place, "شهر")
        month = month_at(list(self.tokens), place) if place < len(self.tokens) else None
        if month is None:
            return None
        if month.words == ("ماي",) and day is None:
            return None
        place = self._second_name(place + len(month.words), month.number)
        year, place = self._year_after(place)
        direction, place = (None, place) if year else self._direction(place)
        meaning = Meaning("date", "printed date", year, month.number, day, weekday, direction=direction)
        if month.calendar == "hijri":
            return self._hijri(first, place, meaning)
        return Expression(first, place, meaning)

    def _shared_month(self, at: int) -> Meaning | None:
        """«12» in «12 و13 آب»: the date after و, whose month both share."""
        if at >= len(self.tokens):
            return None
        joined = self.text[self.tokens[at].start - 1 : self.tokens[at].start] == "و"
        if not (joined or self._is(at, "و") or self._key(at).startswith("وال")):
            return None
        after = at + 1 if self._is(at, "و") else at
        following = self._date(after)
        return (
            following.meaning
            if following and following.meaning.day and following.meaning.rule == "printed date"
            else None
        )

    def _day(self, at: int) -> tuple[int | None, int]:
        key = self._key(at)
        if key == "ال" and self.tokens[at + 1 : at + 2] and self.tokens[at + 1].kind == "number":
            at, key = at + 1, self._key(at + 1)
        if key.isdigit() and len(key) <= 2 and 1 <= int(key) <= 31:
            return int(key), at + 1
        value = ordinal_value(key) if key.startswith("ال") else None
        if value is None:
            return (1, at + 1) if key == "فاتح" else (None, at)
        following = self._key(at + 1)
        if following == "عشر" and value < 10:
            return value + 10, at + 2
        tens = ordinal_value(following[1:]) if following.startswith("وال") else None
        if tens in {20, 30} and value < 10:
            return value + tens, at + 2
        return (value, at + 1) if value <= 31 and self._is(at + 1, "من") else (None, at)

    def _second_name(self, at: int, number: int) -> int:
        """Past «/ يناير» or «(كانون الثاني)» where it names the same month."""
        opening = self._is(at, "/", "(", "-")
        second = month_at(list(self.tokens), at + 1) if opening and at + 1 < len(self.tokens) else None
        if second is None or second.number != number:
            return at
        after = at + 1 + len(second.words)
        return after + 1 if self._is(at, "(") and self._is(after, ")") else after

    def _year_after(self, at: int) -> tuple[int | None, int]:
        place = at
        place += self._is(place, "،", ",", "من", "ل")
        place += self._is(place, "عام", "العام", "سنه", "لعام", "لسنه")
        key = self._key(place)
        return (int(key), place + 1) if self._is_year(key) else (None, at)

    @staticmethod
    def _is_year(key: str) -> bool:
        return len(key) == 4 and key.isdigit() and 1343 <= int(key) <= 2100

    def _numeric(self, at: int) -> Expression | None:
        token = self.tokens[at] if at < len(self.tokens) else None
        if token is None or token.kind != "number":
            return None
        window = self.text[token.start : token.start + 40].split("\n")[0]
        for found in printed_dates(window):
            if found.start == 0 and found.year and found.month and found.day:
                end = token.start + found.end
                after = next(
                    (n for n in range(at, len(self.tokens)) if self.tokens[n].start >= end), len(self.tokens)
                )
                if re.match(r"[\d/.\s-]+", window[: found.end]) and not re.search(
                    r"[^\W\d_]{3}", window[: found.end]
                ):
                    return Expression(
                        at, after, Meaning("date", "numeric date", found.year, found.month, found.day)
                    )
        return None

    def _hijri(self, first: int, after: int, date: Meaning) -> Expression | None:
        """«15 شوال 1436هـ» as its Gregorian day; without day and year it is left alone."""
        if date.year is None or date.day is None or date.month is None:
            return None
        try:
            day = Hijri(date.year, date.month, date.day).to_gregorian()
        except ValueError:
            return None
        after += self._is(after, "ه", "هجري", "هجريه")
        return Expression(first, after, Meaning("date", "hijri date", day.year, day.month, day.day))

    def _deictic(self, at: int) -> Expression | None:
        """«اليوم (الاثنين)», «أمس الجمعة الموافق 15 شوال 1436هـ», «الليلة الماضية»."""
        word = word_at(self.tokens, at, "day", "night")
        if not word:
            return None
        after = at + len(word.keys)
        if word.keys == ("اليوم",) and self._direction(after)[0] is not None:
            return None
        meaning = Meaning("shift", "day counted from publication", shift=int(word.value))
        if word.sense == "night":
            return Expression(at, after, replace(meaning, daypart="NI", type="TIME"))
        end, weekday, date = self._named(after)
        if date and date.kind == "date" and (date.rule != "hijri date" or weekday is None):
            meaning = replace(date, weekday=weekday)
        return Expression(at, end, replace(meaning, weekday=weekday))

    def _named(self, at: int) -> tuple[int, int | None, Meaning | None]:
        """Past the weekday and the date that name the day again, with both."""
        bracket = self._is(at, "(")
        place = at + 1 if self._is(at, "(", "،") else at
        weekday = weekday_number(self._key(place))
        if weekday is None:
            return at, None, None
        place += 1
        again = place + 1 if self._is(place, "الموافق", "(", "،") else place
        date = self._date(again)
        if date and date.meaning.day is not None:
            place = date.after
            place += self._is(again - 1, "(") and self._is(place, ")")
        else:
            date = None
        if bracket:
            return (
                (place + 1, weekday, date.meaning if date else None)
                if self._is(place, ")")
                else (at, None, None)
            )
        if self._is(at, "،") and not date:
            return at, None, None
        return place, weekday, date.meaning if date else None

    def _weekday(self, at: int) -> Expression | None:
        place = at + 1 if self._is(at, "يوم") else at
        number = weekday_number(self._key(place))
        if number is None or (self._key(place) == "السبت" and self._is(at - 1, "سبت")):
            return None
        if self._is(place - 1, "سوق", "شارع", "مدرسه", "صلاه", "خطبه"):
            return None
        direction, after = self._direction(place + 1)
        if (
            self._is(after, "(")
            and (date := self._date(after + 1))
            and self._is(date.after, ")")
            and date.meaning.day
        ):
            return Expression(at, date.after + 1, replace(date.meaning, weekday=number))
        if self._is(after, "الموافق") and (date := self._date(after + 1)) and date.meaning.day:
            return Expression(at, date.after, replace(date.meaning, weekday=number))
        return Expression(at, after, Meaning("weekday", "weekday", weekday=number, direction=direction))

    def _piece(self, at: int) -> Expression | None:
        """«الربع الثاني من العام الحالي», «النصف الأول من 2015»."""
        letter = {"الربع": "Q", "النصف": "H"}.get(self._key(at))
        number = ordinal_value(self._key(at + 1)) if letter else None
        if not letter or number is None or number > (4 if letter == "Q" else 2) or not self._is(at + 2, "من"):
            return None
        whole = self._unit(at + 3) or self._year(at + 3)
        if not whole and self._is_year(self._key(at + 3)):
            whole = Expression(at + 3, at + 4, Meaning("date", "year", year=int(self._key(at + 3))))
        if not whole or (whole.meaning.unit not in {None, "Y"}):
            return None
        return Expression(
            at, whole.after, replace(whole.meaning, piece=f"{letter}{number}", rule="part of a year")
        )

    def _unit(self, at: int) -> Expression | None:
        """«الأسبوع المقبل», «هذا الشهر», «العام الحالي», «القرن الماضي»."""
        this = word_at(self.tokens, at, "this")
        place = at + 1 if this else at
        unit = unit_of(self._key(place))
        if not unit or not unit[1] or unit[0].number != "singular" or unit[0].code.startswith("T"):
            return None
        if (
            self._key(at - 1).removeprefix("ال") in _PUBLIC
            or self._key(at - 1).removeprefix("وال") in _PUBLIC
        ):
            return None
        direction, after = self._direction(place + 1)
        if this:
            return Expression(at, place + 1, Meaning("unit", "this unit", unit=unit[0].code, direction=0))
        if direction is None:
            return None
        if unit[0].code == "CE" and direction == -1:
            return Expression(at, after, Meaning("fixed", "century", value="19"))
        return Expression(
            at, after, Meaning("unit", "unit and adjective", unit=unit[0].code, direction=direction)
        )

    def _season(self, at: int) -> Expression | None:
        word = word_at(self.tokens, at, "season")
        if not word:
            return None
        year, after = self._year_after(at + 1)
        if year:
            return Expression(at, after, Meaning("season", "season of a year", year=year, piece=word.value))
        direction, after = self._direction(at + 1)
        if direction is None or not word.keys[0].startswith("ال"):
            return None
        return Expression(
            at, after, Meaning("season", "season and adjective", piece=word.value, direction=direction)
        )

    def _year(self, at: int) -> Expression | None:
        """«عام 2015», and a bare «2015» after a preposition."""
        if self._is(at, *_YEARS) and self._is_year(self._key(at + 1)):
            return Expression(at, at + 2, Meaning("date", "year", year=int(self._key(at + 1))))
        if (
            self._is_year(self._key(at))
            and self._key(at - 1) in _BEFORE_YEAR
            and 1900 <= int(self._key(at)) <= 2100
        ):
            following = self._key(at + 1)
            counted = self.tokens[at + 1].kind == "word" if at + 1 < len(self.tokens) else False
            if not counted or self._joins(following):
                return Expression(
                    at, at + 1, Meaning("date", "year after a preposition", year=int(self._key(at)))
                )
        return None

    @staticmethod
    def _joins(key: str) -> bool:
        """Does the word after a number go on with the sentence, so that nothing is counted?"""
        return key in {
            "في",
            "من",
            "علي",
            "الي",
            "حتي",
            "بعد",
            "قبل",
            "عن",
            "مع",
            "ان",
            "التي",
            "الذي",
            "و",
            "بين",
            "خلال",
        } or (key.startswith(("وال", "بال", "لل", "ب", "ل", "و", "ال", "عندما", "حين")))

    def _decade(self, at: int) -> Expression | None:
        word = word_at(self.tokens, at, "decade")
        if word:
            return Expression(at, at + 1, Meaning("fixed", "decade", value=word.value))
        if self._is(at, "القرن") and ordinal_value(self._key(at + 1)):
            value = ordinal_value(self._key(at + 1)) or 0
            tens = ordinal_value(self._key(at + 2)[1:]) if self._key(at + 2).startswith("وال") else None
            if self._is(at + 2, "عشر"):
                return Expression(at, at + 3, Meaning("fixed", "century", value=f"{value + 9:02d}"))
            whole = value + (tens or 0)
            return Expression(
                at, at + (3 if tens else 2), Meaning("fixed", "century", value=f"{whole - 1:02d}")
            )
        return None
