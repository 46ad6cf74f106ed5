"""Printed dates: days and months in words and figures, in one calendar or both."""

from __future__ import annotations

import re
from dataclasses import replace

from khabar.arabic.calendar import month_at
from khabar.arabic.folds import fold_digits
from khabar.arabic.numbers import ordinal_value
from khabar.times.meaning import Expression, Meaning
from khabar.times.periods import Periods

_NUMERIC = re.compile(r"(\d{1,4})\s*(?:([/.])|[–-])\s*(\d{1,2})\s*(?(2)\2|[–-])\s*(\d{1,4})(?![\d/])")
_LIST = 6  # days that share one month: «12 و13 و14 آب»
_TO = frozenset({"و", "-", "الي", "حتي", "،", "او"})


def _named_rule(day: int | None, hijri: bool) -> str:
    named = "month" if day is None else "day and month"
    return f"Hijri {named}" if hijri else named


class Dates(Periods):
    """Reads dates with a month."""

    def _date(self, at: int) -> Expression | None:
        """«الثامن من ديسمبر (كانون الأول) 2024», «12» before «و13 آب», «9 رمضان 1436هـ الموافق 26 يونيو 2015م»."""
        found = self._single(at)
        if found is None or found.meaning.day is None or found.meaning.kind not in {"date", "lunar"}:
            return found
        return self._in_both_calendars(found)

    def _in_both_calendars(self, found: Expression) -> Expression:
        """With the same day in the other calendar, which stands after «الموافق», a hyphen or in brackets."""
        after = found.after + self._is(found.after, "،")
        link = self._key(after)
        if link not in {"الموافق", "موافق", "(", "-", "–", "/"}:
            return found
        start = after + 1
        if link == "(" and self._is(start, "الموافق"):
            start += 1
        other = self._single(start)
        if other is None or other.meaning.day is None or other.meaning.month is None:
            return found
        if other.meaning.kind == found.meaning.kind and link != "الموافق":
            return found
        end = other.after
        if link == "(":
            if not self._is(end, ")"):
                return found
            end += 1
        both = (found.meaning, other.meaning)
        dated = [one for one in both if one.kind == "date"]
        best = next(
            (one for one in dated if one.year), found.meaning if found.meaning in dated else other.meaning
        )
        twin = both[1] if best is both[0] else both[0]
        return Expression(found.first, end, best.of("the same day in the other calendar", twin=twin))

    def _single(self, at: int, listed: int = 0) -> Expression | None:
        """One date in one calendar; `listed` days before it wait for its month."""
        numeric = self._numeric(at)
        if numeric:
            return numeric
        day, place = self._day(at)
        if day is not None:
            shared = self._shared_month(place, listed + 1) if listed < _LIST else None
            if shared:
                return Expression(at, place, replace(shared, day=day, weekday=None))
            relative = self._of_this_month(at, day, place)
            if relative:
                return relative
            slashed = self._is(place, "/", "-", "–") and place + 1 < len(self.tokens)
            place += self._is(place, "من") or (slashed and month_at(self.tokens, place + 1) is not None)
        return self._month(at, place, day)

    def _month(self, first: int, at: int, day: int | None) -> Expression | None:
        place = at + self._is(at, "شهر", "شهور")
        month = month_at(self.tokens, place) if place < len(self.tokens) else None
        if month is None:
            return None
        hijri = month.calendar == "hijri"
        doubled = self._second_name(place + len(month.words), month.number)
        end = self._past(doubled, "blessed") if hijri else doubled
        meaning = Meaning(
            "lunar" if hijri else "date", (_named_rule(day, hijri),), month=month.number, day=day
        )
        if doubled > place + len(month.words):
            meaning = meaning.of("second name of the month")
        year, after = self._year_after(end, hijri)
        if year:
            meaning = replace(meaning, year=year)
        else:
            meaning, after = self._month_told(end, meaning)
        bare = day is None and after == end and doubled == place + len(month.words) and place == at
        zero = self._is(place, "صفر") and place == at and not year and after == end
        if zero or (bare and not self._month_stands(place, hijri)) or (not year and self._named(first)):
            return None
        return Expression(first, after, meaning)

    def _named(self, at: int) -> bool:
        """Does the word before make a name of the date: «حركة 20 فبراير», «ثورة يناير», «جامعة السادس من أكتوبر»?"""
        before = at - 1 - self._key(at - 1).isdigit()
        if self._is(before, "من") and ordinal_value(self._key(before - 1)) is not None:
            before -= 2
        return self._word(before, "named") is not None

    def _month_stands(self, at: int, hijri: bool) -> bool:
        """Is a month name that is another word too («مارس», «رمضان») a month here?"""
        if not hijri and not self._word(at, "doubtful"):
            return True
        if self._is(at, "اب") and self.tokens[at].surface != "آب":
            return False
        if hijri and not self._is(at, "رمضان"):
            return False
        joined = self._joined(at) and month_at(self.tokens, at - 1 - self._is(at - 1, "و")) is not None
        return joined or self._word(at - 1, "before", "edge") is not None

    def _shared_month(self, at: int, listed: int) -> Meaning | None:
        """«12» in «12 و13 آب», «من 12 إلى 15 آب», «12 - 15 آب»: the date after it, whose month both share."""
        if at >= len(self.tokens):
            return None
        place = at
        if self._key(place) in _TO and not (self._is(place, "،") and not self._key(place + 1).isdigit()):
            place += 1
        elif not self._joined(place):
            return None
        following = self._single(place, listed) if self._day(place)[0] is not None else None
        if following is None or following.meaning.day is None or following.meaning.month is None:
            return None
        return following.meaning if following.meaning.kind in {"date", "lunar"} else None

    def _of_this_month(self, first: int, day: int, place: int) -> Expression | None:
        """«15 من الشهر الجاري», «الثاني عشر من هذا الشهر», «في 15 الجاري»."""
        if self._is(place, "منه"):
            return Expression(first, place + 1, Meaning("again", ("day of the month",), unit="M", day=day))
        after = place + 1 if self._is(place, "من") else place
        if after > place and self._is(after, "كل") and self._is(after + 1, "شهر"):
            meaning = Meaning("fixed", ("day of every month",), value=f"XXXX-XX-{day:02d}", type="SET")
            return Expression(first, after + 2, meaning)
        this = self._word(after, "this")
        if self._is(after + bool(this), "الشهر", "شهر"):
            direction, end = self._direction(after + 1 + bool(this))
            if this or direction is not None:
                meaning = Meaning("unit", ("day of a month",), unit="M", day=day, direction=direction or 0)
                return Expression(first, after + 2 if this else end, meaning)
            again = self._word(after + 1, "again")
            if again:
                return Expression(
                    first,
                    after + 2,
                    Meaning("again", ("day of the month",), unit="M", day=day, shift=int(again.value)),
                )
        if self._is(place, "من") and self._is(after, "الجاري", "المقبل", "القادم", "الماضي"):
            direction, end = self._direction(after)
            return Expression(
                first, end, Meaning("unit", ("day of a month",), unit="M", day=day, direction=direction)
            )
        direction, end = self._direction(place)
        told = self._is(first - 1, "في", "يوم", "منذ", "حتي", "بتاريخ") and self._key(place - 1).isdigit()
        if direction is not None and after == place and told:
            meaning = Meaning("unit", ("day of a month",), unit="M", day=day, direction=direction)
            return Expression(first, end, meaning)
        return None

    def _day(self, at: int) -> tuple[int | None, int]:
        """The day of a month in digits, as an ordinal or as «فاتح», and the index after it."""
        key = self._key(at)
        if key == "ال" and self.tokens[at + 1 : at + 2] and self.tokens[at + 1].kind == "number":
            at, key = at + 1, self._key(at + 1)
        if key.isdigit():
            return (int(key), at + 1) if len(key) <= 2 and 1 <= int(key) <= 31 else (None, at)
        if key in {"فاتح", "اول", "غره"}:
            place = at + 1 + (key == "غره" and self._is(at + 1, "شهر"))
            named = place < len(self.tokens) and month_at(self.tokens, place)
            return (1, at + 1) if named else (None, at)
        value = ordinal_value(key)
        if value is None or key.endswith(("ه", "ولي")):  # a day is masculine: not «الأولى من الشهر الجاري»
            return None, at
        if not key.startswith("ال"):  # «عاشر محرم»
            named = at + 1 < len(self.tokens) and month_at(self.tokens, at + 1)
            return (value, at + 1) if named else (None, at)
        following = self._key(at + 1)
        if following == "عشر" and value < 10:
            return value + 10, at + 2
        tens = ordinal_value(following[1:]) if following.startswith("وال") else None
        if tens in {20, 30} and value < 10:
            return value + tens, at + 2
        return (value, at + 1) if value <= 30 and self._is(at + 1, "من") else (None, at)

    def _second_name(self, at: int, number: int) -> int:
        """Past «/ يناير» or «(كانون الثاني)» where it names the same month."""
        place = at + self._is(at, "/", "(", "-", "–", "\\")
        second = (
            month_at(self.tokens, place) if place < len(self.tokens) and not self._joined(place) else None
        )
        if second is None or second.number != number or second.calendar == "hijri":
            return at
        after = place + len(second.words)
        return after + 1 if self._is(at, "(") and self._is(after, ")") else after

    def _year_after(self, at: int, hijri: bool = False) -> tuple[int | None, int]:
        """«2024», «من عام 2024», «لعام 1436هـ» after a month."""
        place = at + self._is(at, "من", "ل", "في", "،", ",", "/", "-", "–")
        place += self._is(place, "عام", "العام", "سنه", "السنه", "لعام", "لسنه")
        if self._is(at, "في") and place == at + 1:
            return None, at
        bracket = self._is(place, "(")
        year = self._year_number(place + bracket, hijri)
        if year is None or (
            self._is(at, "،", ",") and place == at + 1 and self._counts_next(place + 1, place)
        ):
            return None, at
        after = self._era(place + bracket + 1, hijri)
        if bracket and not self._is(after, ")"):
            return None, at
        return year, after + bracket

    def _month_told(self, at: int, meaning: Meaning) -> tuple[Meaning, int]:
        """`meaning` with «الماضي», «من العام الماضي», «من هذا العام» after its month."""
        place = at + self._is(at, "من", "في")
        this = self._word(place, "this")
        if self._is(place + bool(this), "العام", "السنه"):
            direction, after = self._direction(place + bool(this) + 1)
            if this or direction is not None:
                return replace(meaning, years=direction or 0), after
        direction, after = self._direction(at)
        return replace(meaning, direction=direction), after

    def _numeric(self, at: int) -> Expression | None:
        """«15/10/1436هـ», «17.03.2020», «2026-01-28»."""
        token = self.tokens[at] if at < len(self.tokens) else None
        if token is None or token.kind != "number":
            return None
        match = _NUMERIC.match(fold_digits(self.text[token.start : token.start + 24]))
        if not match:
            return None
        one, two, three = int(match[1]), int(match[3]), int(match[4])
        year, month, day = (one, two, three) if len(match[1]) == 4 else (three, two, one)
        if month > 12 >= day:
            month, day = day, month
        hijri = 1343 <= year <= 1500
        if not (hijri or 1900 <= year <= 2100) or not (1 <= month <= 12 and 1 <= day <= 31):
            return None
        end = token.start + match.end()
        after = at
        while after < len(self.tokens) and self.tokens[after].start < end:
            after += 1
        meaning = Meaning("lunar" if hijri else "date", ("date in figures",), year, month, day)
        return Expression(at, self._era(after, hijri), meaning)

    def _month_at(self, at: int) -> Expression | None:
        named = self._month(at, at, None)
        return named if named and named.meaning.kind == "date" else super()._month_at(at)
