"""Durations, repeated times and vague words."""

from __future__ import annotations

from khabar.arabic.calendar import weekday_number
from khabar.arabic.numbers import read_number
from khabar.times.cursor import Cursor
from khabar.times.lexicon import unit_of, word_at
from khabar.times.meaning import Expression, Meaning

_FRACTION = {"ونصف": 6, "وربع": 3}


class Durations(Cursor):
    """Reads what TIMEX3 calls DURATION and SET, and references such as «مؤخرا»."""

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
