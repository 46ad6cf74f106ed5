"""The grammar of temporal expressions, over tokens: small readers that are tried at each place, the longest wins.

The shape follows the TIMEX3 guidelines (Pustejovsky et al. 2003) as HeidelTime applies them to Arabic (Strötgen et al. 2014);
the expressions are those of the press: two month names at once, a weekday in brackets, a clock before a part of the day.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from hijridate import Hijri

from khabar.arabic.calendar import month_at, printed_dates, weekday_number
from khabar.arabic.numbers import ordinal_value, read_number
from khabar.arabic.tokens import Token
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
_CLOCK = re.compile(r"^(\d{1,2})[:.](\d{2})$")
_FRACTION = {"ونصف": 6, "وربع": 3}


class Grammar:
    """Reads one sentence. `text` is the whole article, so that offsets hold."""

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.text = text
        self.tokens = tokens

    def expressions(self) -> list[Expression]:
        """All expressions, left to right, the longest at each place and none inside another."""
        found = []
        at = 0
        while at < len(self.tokens):
            best = self._longest(at)
            if best:
                found.append(best)
                at = best.after
            else:
                at += 1
        return found

    def _longest(self, at: int) -> Expression | None:
        readers: tuple[Callable[[int], Expression | None], ...] = (
            self.point, self.duration, self.repeated, self.vague,
        )  # fmt: skip
        read = [made for reader in readers if (made := reader(at))]
        return max(read, key=lambda made: made.after, default=None)

    # --- small things --------------------------------------------------------------------------------------

    def _key(self, at: int) -> str:
        return self.tokens[at].key if 0 <= at < len(self.tokens) else ""

    def _is(self, at: int, *keys: str) -> bool:
        return self._key(at) in keys

    def _direction(self, at: int) -> tuple[int | None, int]:
        word = word_at(self.tokens, at, "relative")
        return (int(word.value), at + len(word.keys)) if word else (None, at)

    # --- points in time ------------------------------------------------------------------------------------

    def point(self, at: int) -> Expression | None:
        """A date with what stands before and after it: clock, part of the day, edge of a period."""
        return self._clocked(at) or self._parted(at) or self._edged(at) or self._plain(at) or self._alone(at)

    def _plain(self, at: int) -> Expression | None:
        core = self.core(at)
        return self._with_tail(core) if core else None

    def _with_tail(self, core: Expression) -> Expression:
        """«أمس مساء», «الأحد الساعة 10:30 صباحا»."""
        word = word_at(self.tokens, core.after, "adverb")
        if word and core.meaning.daypart is None and core.meaning.kind in {"weekday", "shift"}:
            return replace(
                core, after=core.after + 1, meaning=replace(core.meaning, daypart=word.value, type="TIME")
            )
        return core

    def _clocked(self, at: int) -> Expression | None:
        """«الساعة العاشرة وعشرين دقيقة من صباح أمس», «الساعة 10:20 صباحا», «التاسعة مساء»."""
        begun = at + 1 if self._is(at, "الساعه") else at
        hour = self._hour(begun)
        if hour is None or (begun == at and word_at(self.tokens, hour[2], "adverb") is None):
            return None
        value, minute, after = hour
        adverb = word_at(self.tokens, after, "adverb")
        daypart = adverb.value if adverb else None
        after += len(adverb.keys) if adverb else 0
        follow = after + 1 if self._is(after, "من", "،") else after
        day = self._parted(follow) or self._plain(follow)
        if day and day.meaning.kind in {"weekday", "shift", "date"}:
            daypart = daypart or day.meaning.daypart
            after, meaning = day.after, day.meaning
        else:
            meaning = Meaning("shift", "clock")
        if daypart in {"EV", "AF", "NI"} and value < 12:
            value += 12
        return Expression(at, after, replace(meaning, clock=(value, minute), daypart=None, type="TIME"))

    def _hour(self, at: int) -> tuple[int, int, int] | None:
        key = self._key(at)
        match = _CLOCK.match(key)
        if match:
            return int(match[1]), int(match[2]), at + 1
        hour = ordinal_value(key) if key.startswith("ال") and key.endswith("ه") else None
        if key == "الواحده":
            hour = 1
        after = at + 1
        if hour is None:
            return None
        if self._is(after, "عشره"):
            hour, after = hour + 10, after + 1
        minute = 0
        if self._key(after) in {"والنصف", "ونصف"}:
            minute, after = 30, after + 1
        elif self._key(after) in {"والربع", "وربع"}:
            minute, after = 15, after + 1
        elif self._key(after).startswith("و"):
            cut = replace(self.tokens[after], key=self._key(after)[1:])
            number = read_number([cut, *self.tokens[after + 1 : after + 4]], 0)
            unit = unit_of(self._key(after + number[1])) if number else None
            if number and unit and unit[0].code == "TM":
                minute, after = number[0], after + number[1] + 1
        return (hour, minute, after) if hour <= 24 else None

    def _parted(self, at: int) -> Expression | None:
        """«مساء اليوم», «فجر الاثنين», «ليل الخميس»."""
        word = word_at(self.tokens, at, "part")
        if not word:
            return None
        after = at + len(word.keys)
        day = self.core(after + 1 if self._is(after, "يوم") else after)
        if (day and day.meaning.kind in {"weekday", "shift", "date"} and day.meaning.day is None) or (
            day and day.meaning.kind != "unit"
        ):
            return Expression(at, day.after, replace(day.meaning, daypart=word.value, type="TIME"))
        return None

    def _edged(self, at: int) -> Expression | None:
        """«منتصف يوليو», «نهاية العام», «مطلع الأسبوع»."""
        word = word_at(self.tokens, at, "edge")
        if not word:
            return None
        after = at + len(word.keys)
        key = self._key(after)
        if key == "الاسبوع" and word.value in {"START", "END"} and self._direction(after + 1)[0] is None:
            return Expression(
                at,
                after + 1,
                Meaning(
                    "unit", "weekend", unit="W", piece="WE", direction=-1 if word.value == "START" else 0
                ),
            )
        core = self.core(after)
        if core and core.meaning.kind in {"date", "unit", "season"}:
            return replace(core, first=at)
        unit = unit_of(key)
        if unit and unit[1] and unit[0].code in {"M", "Y"}:
            return Expression(at, after + 1, Meaning("unit", "edge of a unit", unit=unit[0].code))
        return None

    def _alone(self, at: int) -> Expression | None:
        """«يغادر مساء»: a part of the day of publication."""
        word = word_at(self.tokens, at, "adverb")
        if word and not self._is(at - 1, "كل", "الساعه"):
            return Expression(at, at + 1, Meaning("part", "part of the day", daypart=word.value, type="TIME"))
        return None

    # --- cores ---------------------------------------------------------------------------------------------

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

    # --- durations, sets, vague words ------------------------------------------------------------------------

    def duration(self, at: int) -> Expression | None:
        """«أكثر من عام», «أربع سنوات ونصف السنة», «15 شهرا», «يومين», «اليومين الماضيين», «منذ أيام»."""
        about = word_at(self.tokens, at, "about")
        place = at + len(about.keys) if about else at
        found = self._counted(place) or self._uncounted(place, bool(about))
        if not found:
            return None
        value, after = found
        _, after = self._direction(after)
        after += 2 * (self._is(after, "علي") and self._is(after + 1, "الاقل", "الاكثر"))
        return Expression(at, after, Meaning("fixed", "duration", value=value, type="DURATION"))

    def _counted(self, at: int) -> tuple[str, int] | None:
        token = self.tokens[at] if at < len(self.tokens) else None
        if token is None:
            return None
        if token.key == "ال" and at + 1 < len(self.tokens):
            at += 1
        number = (
            read_number(self.tokens, at)
            if self.tokens[at].kind == "word" or self.tokens[at].key.isdigit()
            else None
        )
        if number is None:
            return None
        unit = unit_of(self._key(number[1]))
        if not unit or unit[0].number == "dual":
            return None
        return self._value(number[0], unit[0].code, number[1] + 1)

    def _value(self, number: int, code: str, after: int) -> tuple[str, int]:
        months = 0
        if self._key(after) in _FRACTION:
            fraction = _FRACTION[self._key(after)]
            whole = unit_of(self._key(after + 1))
            months = fraction if code == "Y" else 0
            after += 2 if whole and whole[0].number == "singular" else 1
        timed = code.startswith("T")
        value = f"P{'T' if timed else ''}{number}{code[-1] if timed else code}"
        return (value + f"{months}M" if months else value), after

    def _uncounted(self, at: int, about: bool) -> tuple[str, int] | None:
        """A dual, a plural that an adjective or a preposition makes a stretch of time, a singular after «أكثر من»."""
        found = unit_of(self._key(at))
        if not found:
            return None
        unit, definite = found
        timed = unit.code.startswith("T")
        letter = unit.code[-1] if timed else unit.code
        if unit.number == "dual" and (not definite or self._direction(at + 1)[0] is not None):
            return self._value(2, unit.code, at + 1)
        if unit.number == "plural" and (
            self._direction(at + 1)[0] is not None
            or (self._is(at - 1, "منذ", "قبل", "بعد", "خلال") and not definite)
        ):
            return f"P{'T' if timed else ''}X{letter}", at + 1
        if (
            unit.number == "singular"
            and not definite
            and (about or self._is(at + 1, "واحد", "واحده", "كامل", "كامله"))
        ):
            return self._value(1, unit.code, at + 1 if about else at + 2)
        return None

    def repeated(self, at: int) -> Expression | None:
        """«سنويا», «الأسبوعي», «كل يوم جمعة», «كل شهر»."""
        if word_at(self.tokens, at, "each"):
            unit = unit_of(self._key(at + 1))
            weekday = weekday_number("ال" + self._key(at + 2)) or weekday_number(self._key(at + 2))
            if unit and unit[0].number == "singular" and not unit[1] and not unit[0].code.startswith("T"):
                if unit[0].code == "D" and weekday is not None:
                    return Expression(
                        at,
                        at + 3,
                        Meaning("fixed", "each weekday", value=f"XXXX-WXX-{weekday + 1}", type="SET"),
                    )
                return Expression(
                    at, at + 2, Meaning("fixed", "each unit", value=f"P1{unit[0].code}", type="SET")
                )
            counted = self._counted(at + 1)
            return (
                Expression(at, counted[1], Meaning("fixed", "each", value=counted[0], type="SET"))
                if counted
                else None
            )
        word = word_at(self.tokens, at, "set")
        if not word or (
            word.keys == ("يومي",)
            and (self._is(at + 1, "ال") or weekday_number(self._key(at + 1)) is not None)
        ):
            return None
        return Expression(at, at + 1, Meaning("fixed", "repeated", value=word.value, type="SET"))

    def vague(self, at: int) -> Expression | None:
        """«حاليا», «مؤخرا», «في الماضي»."""
        word = word_at(self.tokens, at, "ref")
        if word:
            return Expression(at, at + 1, Meaning("fixed", "vague reference", value=word.value))
        word = word_at(self.tokens, at, "alone")
        if word and self._is(at - 1, "في"):
            return Expression(at, at + 1, Meaning("fixed", "vague reference", value=word.value))
        return None
