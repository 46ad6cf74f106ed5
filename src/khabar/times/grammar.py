"""The grammar of temporal expressions, over tokens: small readers that are tried at each place, the longest wins.

The shape follows the TIMEX3 guidelines (Pustejovsky et al. 2003) as HeidelTime applies them to Arabic (Strötgen et al. 2014);
the expressions are those of the press: two month names at once, a weekday in brackets, a clock before a part of the day.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from khabar.arabic.numbers import ordinal_value, read_number
from khabar.times.dates import Dates
from khabar.times.durations import Durations
from khabar.times.lexicon import unit_of, word_at
from khabar.times.meaning import Expression, Meaning

_CLOCK = re.compile(r"^(\d{1,2})[:.](\d{2})$")


class Grammar(Dates, Durations):
    """Reads one sentence: dates with clock and part of the day, durations, repeated times."""

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
