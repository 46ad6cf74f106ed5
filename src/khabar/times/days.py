"""Weekdays, and days counted from publication."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from khabar.arabic.calendar import weekday_number
from khabar.arabic.folds import MARKS, fold
from khabar.outlets.registry import houses
from khabar.times.dates import Dates
from khabar.times.meaning import Expression, Meaning

_DASHES = frozenset({"-", "–", "—", "ـ"})
#: Words of outlets' names that are days too.
_NAMED_DAYS = frozenset({"اليوم", "الغد", "امس", "الان", "الجمعه"})


@cache
def _outlet_names() -> tuple[tuple[str, ...], ...]:
    """The names of outlets of two words or more in which a day stands: «المصري اليوم»."""
    names = (tuple(fold(word) for word in name.split()) for house in houses() for name in house.names)
    return tuple(name for name in names if len(name) > 1 and _NAMED_DAYS & set(name))


class Days(Dates):
    """Reads weekdays and «اليوم», «أمس», «غدا», with the date that names them again."""

    def _deictic(self, at: int) -> Expression | None:
        """«اليوم (الاثنين)», «أمس الجمعة الموافق 15 شوال 1436هـ», «الليلة الماضية»."""
        word = self._word(at, "day", "night", "now")
        if not word and self._is(at - 1, "حتي", "منذ"):
            word = self._word(at, "until")
        if not word or len(MARKS.findall(self.tokens[at].surface)) > 1:  # vowelled: verse or scripture
            return None
        after = at + len(word.keys)
        if (self._key(after - 1), self._key(after)) in {("اليوم", "الذي"), ("الليله", "التي")}:
            return None  # «في اليوم الذي أعلن فيه»
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
