"""Days and months: printed dates, weekdays, and days counted from publication."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from khabar.arabic.calendar import month_at, weekday_number
from khabar.arabic.folds import MARKS, fold, fold_digits
from khabar.arabic.numbers import ordinal_value
from khabar.outlets.registry import houses
from khabar.times.meaning import Expression, Meaning
from khabar.times.periods import Periods

_NUMERIC = re.compile(r"(\d{1,4})\s*(?:([/.])|[–-])\s*(\d{1,2})\s*(?(2)\2|[–-])\s*(\d{1,4})(?![\d/])")
_LIST = 6  # days that share one month: «12 و13 و14 آب»
_DASHES = frozenset({"-", "–", "—", "ـ"})
_TO = frozenset({"و", "-", "–", "—", "الي", "حتي", "،", "او"})
#: Words of outlets' names that are days too.
_NAMED_DAYS = frozenset({"اليوم", "الغد", "امس", "الان", "الجمعه"})


@cache
def _outlet_names() -> tuple[tuple[str, ...], ...]:
    """The names of outlets of two words or more in which a day stands: «المصري اليوم»."""
    names = (tuple(fold(word) for word in name.split()) for house in houses() for name in house.names)
    return tuple(name for name in names if len(name) > 1 and _NAMED_DAYS & set(name))


def _named_rule(day: int | None, hijri: bool) -> str:
    named = "month" if day is None else "day and month"
    return f"Hijri {named}" if hijri else named


class Days(Periods):
    """Reads dates with a month, weekdays and «اليوم», «أمس», «غدا»."""

    # --- printed dates ---------------------------------------------------------------------------------------

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
        """Does the word before make a name of the date: «حركة 20 فبراير», «ثورة يناير»?"""
        before = at - 1 - self._key(at - 1).isdigit()
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
        if value is None:
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

    # --- days counted from publication -----------------------------------------------------------------------

    def _deictic(self, at: int) -> Expression | None:
        """«اليوم (الاثنين)», «أمس الجمعة الموافق 15 شوال 1436هـ», «الليلة الماضية»."""
        word = self._word(at, "day", "night", "now")
        if not word and self._is(at - 1, "حتي", "منذ"):
            word = self._word(at, "until")
        if not word or len(MARKS.findall(self.tokens[at].surface)) > 1:  # vowelled: verse or scripture
            return None
        after = at + len(word.keys)
        if word.sense != "day":
            shift = int(word.value) if word.sense == "night" else 0
            part = "NI" if word.sense == "night" else word.value
            meaning = Meaning(
                "shift", ("part of the day of publication",), shift=shift, daypart=part, type="TIME"
            )
            return Expression(at, after, meaning)
        if self._is_name(at, after) or (word.keys[-1] == "غد" and self._word(after, "bright")):
            return None
        if word.keys == ("غدا",) and self._became(at):
            return None
        if word.keys == ("اليوم",) and (
            self._word(after, "described", "again") or self._direction(after)[0] is not None
        ):
            return None
        meaning = Meaning("shift", ("day word",), shift=int(word.value))
        end, weekday, date = self._named_again(after)
        if date and date.kind == "date":
            meaning = replace(date, rules=(*meaning.rules, *date.rules))
        elif date:
            meaning = meaning.of("the same day in the other calendar", twin=date)
        if weekday is not None:
            meaning = meaning.of("weekday", weekday=weekday)
        return Expression(at, end, meaning)

    def _every(self, at: int) -> int:
        """Past «من كل أسبوع» after the weekday at `at`, or 0."""
        told = self._is(at + 1, "من") and self._is(at + 2, "كل")
        unit = self._unit_at(at + 3) if told else None
        return at + 4 if unit and unit[0].code in {"W", "M"} else 0

    def _told_once(self, at: int) -> bool:
        """Are the weekdays from `at` on those of one week: «أيام السبت والأحد الماضية»?"""
        while weekday_number(self._key(at)) is not None:
            at += 1 + self._is(at + 1, "و", "،")
        return self._direction(at)[0] is not None

    def _month_at(self, at: int) -> Expression | None:
        named = self._month(at, at, None)
        return named if named and named.meaning.kind == "date" else super()._month_at(at)

    def _both(self, at: int) -> bool:
        """Does «الاثنين» say "the two": «بين الاثنين», «إن الاثنين في حالة مستقرة»?"""
        after = at + 1 + self._is(at + 1, "و", "الي")
        if self._is(at - 1, "بين"):
            return weekday_number(self._key(after)) is None
        return self._is(at - 1, "ان", "هذين", "كلا", "لكن", "هولاء")

    def _became(self, at: int) -> bool:
        """Is «غدا» the verb: at the head of a clause with its subject after it («غدا المخيم مدينة»)?"""
        opens = at == 0 or self.tokens[at - 1].kind == "punct" or self._joined(at)
        following = self._key(at + 1)
        return opens and following.startswith("ال") and weekday_number(following) is None

    def _is_name(self, at: int, after: int) -> bool:
        """Is the day at `at` part of a name: «صحيفة الغد», «المصري اليوم», a day alone in quotation marks?"""
        if self._word(at - 1, "named"):
            return True
        if self._signs(at, after):
            return True
        for width in (2, 3):
            begun = at - width
            if self._quoted(begun + 1, after):
                return True
        if self._quoted(at, after):
            return True
        for name in _outlet_names():
            for place, key in enumerate(name):
                begun = at - place
                if key == self._key(at) and begun >= 0:
                    stretch = tuple(token.key for token in self.tokens[begun : begun + len(name)])
                    if stretch == name:
                        return True
        return False

    def _signs(self, at: int, after: int) -> bool:
        """Does «اليوم» end the name of an outlet in a line that signs the report: «الشروق اليوم – تونس»?"""
        opens = at == 1 or (at > 1 and self._key(at - 2) in _DASHES)
        closes = self._key(after) in _DASHES or (at > 1 and after == len(self.tokens))
        return self._is(at, "اليوم") and opens and closes

    def _named_again(self, at: int) -> tuple[int, int | None, Meaning | None]:
        """Past the weekday and the date that name a day again, with both."""
        bracket = self._is(at, "(")
        place = at + bracket
        comma = not bracket and self._is(place, "،", ",")
        place += comma
        weekday = weekday_number(self._key(place + self._is(place, "يوم")))
        if weekday is not None:
            place += 1 + self._is(place, "يوم")
            if bracket and self._is(place, ")"):
                date = self._date(place + 1 + self._is(place + 1, "الموافق"))
                if date and date.meaning.day is not None and date.meaning.kind in {"date", "lunar"}:
                    return date.after, weekday, date.meaning
                return place + 1, weekday, None
        link = self._is(place, "الموافق", "(", "،", ",") and not (comma and weekday is None)
        date = self._date(place + link)
        if date is None or date.meaning.day is None or date.meaning.kind == "unit":
            return (at, None, None) if bracket or comma else (place, weekday, None)
        inner = link and self._is(place, "(")
        end = date.after
        for _ in range(bracket + inner):
            if not self._is(end, ")"):
                return (at, None, None) if bracket or comma else (place, weekday, None)
            end += 1
        return end, weekday, date.meaning

    def _weekday(self, at: int) -> Expression | None:
        """«الأحد», «يوم الخميس الماضي», «السبت المقبل 8 أغسطس», «الجمعة (14 أغسطس)»."""
        place = at + 1 if self._is(at, "يوم", "نهار") else at
        bracket = place > at and self._is(place, "(") and self._is(place + 2, ")")
        place += bracket
        number = weekday_number(self._key(place))
        if number is None:
            return None
        named = self._word(place - 1, "named") or self._word(at - 1, "named")
        if number == 0 and place == at and self._both(at):
            return None
        if self._is(place - 1, "جمعه", "ليالي"):
            return None
        every = self._every(place)
        if (
            every
            or (self._is(place - 1, "ايام") and not self._told_once(place))
            or (self._joined(place) and place - 1 in self.repeating)
        ):
            self.repeating.add(place)
            value = f"XXXX-WXX-{number + 1}"
            meaning = Meaning("fixed", ("weekday", "repeated"), value=value, type="SET")
            return Expression(at, every or place + 1, meaning)
        direction, after = self._direction(place + 1 + bracket)
        link = self._is(after, "(", "الموافق", "،", ",", "-")
        date = self._date(after + link)
        if date and date.meaning.day is not None and date.meaning.kind in {"date", "lunar"}:
            end = date.after
            if not self._is(after, "("):
                return Expression(at, end, date.meaning.of("weekday", weekday=number))
            if self._is(end, ")"):
                return Expression(at, end + 1, date.meaning.of("weekday", weekday=number))
        if named:
            return None
        if direction is None and self._is(after, "من"):
            week = self._unit(after + 1)
            if week and week.meaning.unit == "W" and week.meaning.direction is not None:
                direction, after = week.meaning.direction, week.after
        meaning = Meaning("weekday", ("weekday",), weekday=number, direction=direction)
        again = self._word(after, "again") if direction is None else None
        if again and again.value == "1":
            return Expression(at, after + 1, replace(meaning, shift=1))
        return Expression(at, after, meaning)
