"""Clock times and parts of the day."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from msgspec import structs

from khabar.arabic.calendar import weekday_number
from khabar.arabic.numbers import ordinal_value, read_number
from khabar.times.days import Days
from khabar.times.lexicon import kinds_of, mod_of
from khabar.times.meaning import Expression, Meaning
from khabar.times.years import YEAR

_CLOCK = re.compile(r"^(\d{1,2})[:.,٫](\d{2})(?:[:.]\d{2})?$")
_MINUTES = {"نصف": 30, "ربع": 15, "ثلث": 20}
_HALVES = {"ص": "MO", "م": "EV", "am": "MO", "pm": "EV"}
_GREENWICH = frozenset({"غرينتش", "جرينتش", "غرينيتش", "جرينيتش", "قرينتش", "غرنتش"})

Hour = tuple[int, int, int]


class Clocks(Days):
    """Reads what TIMEX3 calls a TIME, around the days that the other readers find."""

    def core(self, at: int) -> Expression | None:
        """A day, month, year, week or season without clock or part of the day."""
        if at not in self.known:
            self.known[at] = self._core(at)
        return self.known[at]

    def _core(self, at: int) -> Expression | None:
        read = [made for reader in _cores(self._key(at)) if (made := reader(self, at))]
        return max(read, key=lambda made: made.after, default=None)

    def day_at(self, at: int) -> Expression | None:
        """A single day at `at`, perhaps with its part of the day."""
        found = self._parted(at) or self.core(at)
        if found is None:
            return None
        meaning = found.meaning
        whole = meaning.kind in {"weekday", "shift", "holiday"} or (
            meaning.kind in {"date", "lunar", "unit", "again"}
            and (meaning.day is not None or meaning.unit == "D")
        )
        return self._with_tail(found) if whole else None

    def _with_tail(self, core: Expression) -> Expression:
        """«أمس مساء», «الأحد الساعة 10:30 صباحا»."""
        if core.meaning.type == "TIME" and core.meaning.clock:
            return core
        start = core.after
        hour = self._hour(start + 1) if self._is(start, "الساعه") else None
        if hour:
            return self._told(core.first, hour, core.meaning)
        word = self._word(start, "adverb")
        if word and core.meaning.daypart is None:
            after = start + len(word.keys)
            return replace(
                core, after=after, meaning=core.meaning.of("part of the day", daypart=word.value, type="TIME")
            )
        return core

    def approximate(self, at: int) -> Expression | None:
        """«نحو الساعة الرابعة فجر السبت», «حوالي عام 2030»: a word of about, before a clock or a year, belongs to it."""
        about = self._word(at, "about")
        if about is None:
            return None
        place = at + len(about.keys)
        told = (
            self.clocked(place)
            if self._is(place, "الساعه")
            else self._year(place)
            if self._key(place) in YEAR
            else None
        )
        if told is None:
            return None
        meaning = told.meaning.of("approximation", mod=mod_of(about.value))
        return Expression(at, told.after, meaning)

    def clocked(self, at: int) -> Expression | None:
        """«الساعة العاشرة وعشرين دقيقة من صباح أمس», «10:20 صباحا», «التاسعة مساء», «الثالثة فجر اليوم»."""
        named = self._is(at, "الساعه")
        if not named and self._is(at - 1, "-", "–", ":") and self._key(at - 2).isdigit():
            return None  # a score: «1-1 مساء أمس»
        begun = at + 1 if named else at
        bracket = named and self._is(begun, "(")
        hour = self._hour(begun + bracket)
        if hour is None:
            return None
        if bracket and self._is(hour[2], ")"):
            hour = (hour[0], hour[1], hour[2] + 1)
        after = hour[2]
        if not named and not self._is_clock(at, after):
            return None
        return self._told(at, hour, None)

    def _is_clock(self, at: int, after: int) -> bool:
        """Without «الساعة»: a part of the day, a zone or «تمام» must say that it is a clock time."""
        if self._word(after, "adverb") or self._zone(after) > after:
            return True
        if self._key(after) in _HALVES and _CLOCK.match(self._key(at)):
            return True
        if self._is(after, "ص") or (self._is(after, "م") and self._is(at - 2, "ص", "م")):
            return self._key(at).isdigit()  # «من 8 ص إلى 7 م»
        written = self._key(at)[:1].isdigit()
        follow = after + self._is(after, "من")
        parted = self._word(follow, "part") is not None and self._parted(follow) is not None
        return (parted and (not written or follow > after)) or (
            not written and self._is(at - 1, "تمام", "عند")
        )

    def _told(self, first: int, hour: Hour, day: Meaning | None) -> Expression:
        """The clock time with what follows it: part of the day, zone, day."""
        value, minute, after = hour
        adverb = self._word(after, "adverb")
        half = _HALVES.get(self._key(after))
        part = adverb.value if adverb else half
        after += len(adverb.keys) if adverb else bool(half)
        zoned = self._zone(after)
        if day is None:
            follow = zoned + self._is(zoned, "من", "،", "في", "يوم")
            found = self.day_at(follow) or self.day_at(zoned)
            if found and found.meaning.clock is None:
                part = part or found.meaning.daypart
                day, after = found.meaning, found.after
            else:
                after = zoned
        else:
            part = part or day.daypart
            after = zoned
        zone = "Z" if zoned > hour[2] and self._greenwich(hour[2], zoned) else ""
        end = self._zone(after)
        if end > after and self._greenwich(after, end):
            zone = "Z"
        meaning = day.of("clock") if day else Meaning("part", ("clock",))
        clock = (of_day(value, part), minute)
        spoken = (
            part is None
            and value <= 12
            and ":" not in self.text[self.tokens[first].start : self.tokens[end - 1].end]
        )
        meaning = replace(meaning, clock=clock, daypart=None, zone=zone, type="TIME", spoken=spoken)
        return Expression(first, end, meaning)

    def _zone(self, at: int) -> int:
        """Past «بتوقيت غرينتش», «(ت غ)», «بالتوقيت المحلي», «GMT»."""
        if self._is(at, "بتوقيت", "توقيت"):
            place = at + 2
            return place + self._is(place, "المكرمه", "المحلي", "الصيفي") if at + 1 < len(self.tokens) else at
        if self._is(at, "بالتوقيت", "التوقيت"):
            return at + 2 if self._is(at + 1, "المحلي", "الصيفي") else at
        if self._is(at, "gmt", "utc", "تغ"):
            return at + 1
        if self._is(at, "ت") and self._is(at + 1 + self._is(at + 1, "."), "غ"):
            return at + 2 + self._is(at + 1, ".")
        return at

    def _greenwich(self, at: int, end: int) -> bool:
        keys = {self._key(place) for place in range(at, end)}
        return bool(keys & _GREENWICH) or bool(keys & {"gmt", "utc", "تغ"}) or {"ت", "غ"} <= keys

    def _hour(self, at: int) -> Hour | None:
        """Hour, minute and the index after: «10:20», «العاشرة والنصف», «الثامنة إلا ربعا», «1500» before a zone."""
        key = self._key(at)
        match = _CLOCK.match(key)
        if match:
            hour, minute = int(match[1]), int(match[2])
            return (hour, minute, at + 1) if hour <= 24 and minute < 60 else None
        if key.isdigit():
            if len(key) == 4 and self._zone(at + 1) > at + 1 and int(key[:2]) <= 24 and int(key[2:]) < 60:
                return int(key[:2]), int(key[2:]), at + 1
            return self._minutes(int(key), at + 1) if 1 <= int(key) <= 24 and len(key) <= 2 else None
        spoken = ordinal_value(key) if key.startswith("ال") and key.endswith("ه") else None
        if key == "الواحده":
            spoken = 1
        if spoken is None:
            return None
        if self._is(at + 1, "عشره", "عشر"):
            return self._minutes(spoken + 10, at + 2) if spoken <= 2 else None
        return self._minutes(spoken, at + 1) if spoken <= 12 else None

    def _minutes(self, hour: int, at: int) -> Hour:
        key = self._key(at)
        fraction = self._and(at).removeprefix("ال")
        if fraction in _MINUTES:
            return hour, _MINUTES[fraction], at + 1
        if key == "الا":
            fraction = self._key(at + 1).removeprefix("ال").removesuffix("ا")
            if fraction in _MINUTES:
                return hour - 1, 60 - _MINUTES[fraction], at + 2
            number = read_number(self.tokens, at + 1)
            unit = self._unit_at(number[1]) if number else None
            if number and unit and unit[0].code == "TM" and number[0] < 60:
                return hour - 1, 60 - number[0], number[1] + 1
        place = at + 1 if key == "و" else at
        if key.startswith("و"):
            bare = (
                [structs.replace(self.tokens[at], key=key[1:]), *self.tokens[at + 1 : at + 4]]
                if key != "و"
                else None
            )
            number = read_number(bare, 0) if bare else read_number(self.tokens, place)
            after = (at + number[1] if bare else number[1]) if number else at
            unit = self._unit_at(after) if number else None
            if number and unit and unit[0].code == "TM" and number[0] < 60:
                return hour, number[0], after + 1
        return hour, 0, at

    def _parted(self, at: int) -> Expression | None:
        """«مساء اليوم», «فجر الاثنين», «ليل السبت الأحد», «صباح 12 مايو»."""
        word = self._word(at, "part")
        if not word:
            return None
        day = self.core(at + len(word.keys))
        if day is None:
            return None
        meaning = day.meaning
        if meaning.kind == "again" and meaning.unit != "D":
            return None
        if meaning.kind not in {"weekday", "shift", "again"} and meaning.day is None:
            return None
        after = day.after
        if meaning.kind == "holiday" and word.keys[0] in {"ليله", "عشيه"}:
            meaning = replace(meaning, shift=meaning.shift - 1)
        if word.value == "NI" and meaning.kind == "weekday" and meaning.weekday is not None:
            following = after + self._is(after, "-", "–", "/", "الي")
            if weekday_number(self._key(following)) == (meaning.weekday + 1) % 7:
                after = following + 1
        return Expression(at, after, meaning.of("part of the day", daypart=word.value, type="TIME"))


def of_day(hour: int, part: str | None) -> int:
    """The hour from 0 to 24 of an hour with a part of the day: 8 in the evening is 20, 12 in the morning 0, 12 at night 24."""
    if part in {"MO", "DW"}:
        return 0 if hour == 12 else hour
    if part == "NI":
        return hour + 12 if 6 <= hour <= 12 else hour
    if part == "MI":
        return hour + 12 if hour <= 4 else hour
    if part in {"EV", "AF"} and hour < 12:
        return hour + 12
    return hour


#: The readers of `Clocks.core` with the kinds of words that may open them.
_CORES: tuple[tuple[Callable[[Clocks, int], Expression | None], frozenset[str]], ...] = (
    (Clocks._deictic, frozenset(["day", "night", "now", "until"])),
    (Clocks._weekday, frozenset({"weekday", "dayword"})),
    (Clocks._date, frozenset(["digit", "ordinal", "article", "month", "monthword", "first"])),
    (Clocks._piece, frozenset({"piece"})),
    (Clocks._unit, frozenset({"unit", "this", "same"})),
    (Clocks._season, frozenset({"season", "this"})),
    (Clocks._year, frozenset({"digit", "unit", "article"})),
    (Clocks._decade, frozenset({"decade", "decade-of", "century", "unit"})),
    (Clocks._holiday, frozenset({"holiday", "ordinal", "day"})),
)


@lru_cache(maxsize=1 << 16)
def _cores(key: str) -> tuple[Callable[[Clocks, int], Expression | None], ...]:
    kinds = kinds_of(key)
    return tuple(reader for reader, opens in _CORES if kinds & opens)
