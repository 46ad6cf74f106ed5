"""Repeated times and vague references."""

from __future__ import annotations

from khabar.arabic.calendar import month_at, weekday_number
from khabar.times.durations import Durations
from khabar.times.meaning import Expression, Meaning


class Repeated(Durations):
    """Reads what TIMEX3 calls a SET, and references such as «مؤخرا»."""

    def repeated(self, at: int) -> Expression | None:
        """«سنويا», «الأسبوعي», «كل يوم جمعة», «كل ثلاثة أشهر», «كل مساء»."""
        if self._word(at, "each"):
            return self._each(at)
        part = self._word(at, "part")
        if part:
            return self._each_part(at, part.value) if self._is(at + 1, "كل") else None
        word = self._word(at, "set", "monthly")
        if not word or (word.sense == "monthly" and self._is_surname(at)) or self._titled(at):
            return None
        after = at + len(word.keys)
        if word.keys[-1] in {"يومي", "شهري", "اسبوعي"} and self._dual_in_construct(after):
            return None
        return Expression(at, after, Meaning("fixed", ("repeated",), value=word.value, type="SET"))

    def _each_part(self, at: int, part: str) -> Expression | None:
        """«مساء كل خميس», «صباح كل يوم»."""
        found = self._each(at + 1)
        value = found.meaning.value if found else None
        if found is None or value is None or not (value == "P1D" or value.startswith("XXXX-WXX")):
            return None
        day = "XXXX-XX-XX" if value == "P1D" else value
        return self._set(at, found.after, f"{day}T{part}")

    def _dual_in_construct(self, at: int) -> bool:
        """«يومي الأحد والاثنين», «شهري مايو ويونيو»: two days, two months."""
        return (
            self._is(at, "ال")
            or self._key(at)[:1].isdigit()
            or weekday_number(self._key(at)) is not None
            or (at < len(self.tokens) and month_at(self.tokens, at) is not None)
        )

    def _titled(self, at: int) -> bool:
        """Is the word at `at` a name: «صحيفة اليومية», «اليومية» alone in quotation marks?"""
        definite = self._key(at).startswith("ال")
        return (definite and self._word(at - 1, "named") is not None) or self._quoted(at, at + 1)

    def _is_surname(self, at: int) -> bool:
        """«محمد الشهري», «اللواء الشهري»: a name, unless a definite noun that is no title stands before it."""
        before = self._key(at - 1)
        if before == "الله":
            return True
        definite = before.startswith(("ال", "وال", "بال", "لل")) or before.endswith(("ها", "هم", "نا"))
        return not definite or self._word(at - 1, "title") is not None

    def _each(self, at: int) -> Expression | None:
        unit = self._unit_at(at + 1)
        if unit and unit[0].number == "singular" and not unit[1]:
            if unit[0].code == "D":
                place = at + 2 + self._is(at + 2, "ال")
                weekday = weekday_number("ال" + self._key(place))
                weekday = weekday_number(self._key(place)) if weekday is None else weekday
                if weekday is not None:
                    return self._set(at, place + 1, f"XXXX-WXX-{weekday + 1}")
            if self._is(at + 1, "عام") and self._is(at + 2, "وانتم", "وانت"):
                return None
            code = unit[0].code
            return self._set(at, at + 2, f"PT1{code[1]}" if code.startswith("T") else f"P1{code}")
        weekday = weekday_number("ال" + self._key(at + 1))
        if weekday is not None and self._key(at + 1) not in {"احد", "واحد"}:
            return self._set(at, at + 2, f"XXXX-WXX-{weekday + 1}")
        part = self._word(at + 1, "part")
        if part and len(part.keys) == 1 and not self._is(at + 1, "عصر", "ظهر"):
            return self._set(at, at + 2, f"XXXX-XX-XXT{part.value}")
        if unit and unit[0].number == "dual" and not unit[1]:
            code = unit[0].code
            return self._set(at, at + 2, f"PT2{code[1]}" if code.startswith("T") else f"P2{code}")
        counted = self._counted(at + 1)
        return self._set(at, counted[1], counted[0]) if counted else None

    @staticmethod
    def _set(first: int, after: int, value: str) -> Expression:
        return Expression(first, after, Meaning("fixed", ("each",), value=value, type="SET"))

    def vague(self, at: int) -> Expression | None:
        """«حاليا», «مؤخرا», «في الماضي»; «أخيرا» at the head of a clause is "at last", «قريبا من» is near."""
        word = self._word(at, "ref")
        if word:
            after = at + len(word.keys)
            if word.keys == ("اخيرا",) and self._opens_clause(at):
                return None
            if word.keys == ("قريبا",) and self._is(after, "من", "جدا"):
                return None
            return Expression(at, after, Meaning("fixed", ("vague reference",), value=word.value))
        word = self._word(at, "alone")
        if word and self._is(at - 1, "في"):
            return Expression(at, at + 1, Meaning("fixed", ("vague reference",), value=word.value))
        return None

    def _opens_clause(self, at: int) -> bool:
        return at == 0 or self._joined(at) or self.tokens[at - 1].kind == "punct"
