"""Durations: counted, halved, approximated, or left without a number."""

from __future__ import annotations

import re
from decimal import Decimal

from khabar.arabic.calendar import month_at, weekday_number
from khabar.arabic.numbers import number_value, ordinal_value, read_number
from khabar.times.cursor import Cursor
from khabar.times.lexicon import Unit, article_number, mod_of
from khabar.times.meaning import Expression, Meaning

#: What a half, a third and a quarter of a unit are in smaller ones.
_PARTS = {
    ("Y", "نصف"): ("6", "M"), ("Y", "ربع"): ("3", "M"), ("Y", "ثلث"): ("4", "M"),
    ("M", "نصف"): ("15", "D"), ("D", "نصف"): ("12", "TH"), ("TH", "نصف"): ("30", "TM"),
    ("TH", "ربع"): ("15", "TM"), ("TH", "ثلث"): ("20", "TM"), ("TM", "نصف"): ("30", "TS"),
    ("DE", "نصف"): ("5", "Y"), ("CE", "نصف"): ("50", "Y"), ("CE", "ربع"): ("25", "Y"),
    ("CE", "ثلث"): ("33", "Y"),
}  # fmt: skip
_ORDER = ("CE", "DE", "Y", "M", "W", "D", "TH", "TM", "TS")
_YEARS = {"DE": 10, "CE": 100}
_DECIMAL = re.compile(r"^\d{1,3}[.,٫]\d{1,2}$")
#: Units whose words are other words too: «عقد» is a contract, «ثانية» second, «دقيقة» exact, «سنة» the Sunna.
_DOUBTFUL = {"DE": "عقود", "TS": "ثانيه", "TM": "دقيقه"}

#: Pronouns that end a noun: «أعوام دراستهم» are a name for a time and no length.
_OWNERS = ("ها", "هم", "هن", "هما", "نا", "ته", "تي")

Amount = tuple[str, int]


class Durations(Cursor):
    """Reads what TIMEX3 calls a DURATION."""

    def duration(self, at: int) -> Expression | None:
        """«أكثر من عام», «أربع سنوات ونصف السنة», «15 شهرا», «يومين», «السنوات الخمس الماضية», «منذ أيام»."""
        about = self._word(at, "about")
        place = at + len(about.keys) if about else at
        found = (
            self._definite(place)
            or self._counted(place)
            or self._part(place)
            or self._uncounted(place, bool(about))
        )
        if not found:
            return None
        value, after = found
        after = after if self._joined(after) else self._past(after, "few")
        _, after = self._direction(after)
        around = self._word(after, "around")
        after = after + len(around.keys) if around else after
        near = about or around
        mod = mod_of(near.value) if near else None
        return Expression(at, after, Meaning("fixed", ("duration",), value=value, type="DURATION", mod=mod))

    def _counted(self, at: int) -> Amount | None:
        """«خمس سنوات وثلاثة أشهر», «الـ24 ساعة», «الـ48 الساعة», «الأربعة أعوام», «الستة الأشهر الأولى», «الـ6 الأشهر الماضية», «2.5 سنة»; not «19 لسنة 2015», a law."""
        place = at + self._is(at, "ال")
        number = self._number(place)
        if number is None:
            return None
        count, after = number
        unit = self._unit_at(after)
        if not unit or unit[0].number == "dual" or self._clitic(after):
            return None
        if self._is(after + 1, "ضوييه"):
            return None  # a length: «1400 سنة ضوئية»
        if self._word(after, "dayword") and weekday_number(self._key(after + 1)) is not None:
            return None  # «القرار 2118 يوم الجمعة»
        if unit[1] and unit[0].number == "plural" and (article_number(self._key(at)) or place > at):
            return _value([(count, unit[0].code)]), self._past(after + 1, "ahead")
        if unit[1] and (place == at or unit[0].number == "plural"):
            return None
        if unit[0].number == "singular" and self._year_number(after + 1) and self._is(after, "عام", "سنه"):
            return None  # «لويس السادس عشر عام 1793»
        code = unit[0].code
        if code == "DE" and self._key(after).startswith("عق") and not self._decades(at, after + 1):
            return None
        return self._sum([(count, code)], after + 1)

    def _number(self, at: int) -> tuple[str, int] | None:
        if at >= len(self.tokens):
            return None
        token = self.tokens[at]
        if token.key == "(" and self._key(at + 1).isdigit() and self._is(at + 2, ")"):
            return self._key(at + 1), at + 3  # «(21) أسبوعا», as the Saudi press prints figures
        if token.kind == "number":
            if _DECIMAL.match(token.key):
                figure = re.sub("[,٫]", ".", token.key)
                scale = number_value(self._key(at + 1)) or 0
                if scale >= 1000:
                    return str(round(Decimal(figure) * scale)), at + 2
                return figure, at + 1
            if not token.key.isdigit():
                return None
        with_article = article_number(token.key)
        if with_article is not None:
            following = self._key(at + 1)
            if following in {"عشر", "عشره"}:
                return str(with_article + 10), at + 2
            tens = article_number(following[1:]) if following.startswith("وال") else None
            return str(with_article + (tens or 0)), at + 1 + bool(tens)
        number = read_number(self.tokens, at)
        return (str(number[0]), number[1]) if number else None

    def _decades(self, at: int, after: int) -> bool:
        """Is «ثلاثة عقود» a stretch of time and not so many contracts?"""
        return (
            self._word(at - 1, "span", "about") is not None
            or self._is(at - 1, "من", "الي", "ل", "علي")
            or self._direction(after)[0] is not None
            or self._word(after, "few", "around") is not None
            or self._time_follows(after)
        )

    def _time_follows(self, at: int) -> bool:
        return self._is(at, "من") and self._is(at + 1, "الزمن", "الزمان")

    def _sum(self, parts: list[tuple[str, str]], after: int) -> Amount:
        """The value of `parts` with what «و» adds to them: a half, or a smaller unit with its number."""
        last = parts[-1][1]
        fraction = self._and(after).removeprefix("ال")
        if (last, fraction) in _PARTS:
            smaller = _PARTS[(last, fraction)]
            whole = self._unit_at(after + 1)
            end = (
                after + 2 if whole and whole[0].code == last and whole[0].number == "singular" else after + 1
            )
            return _value([*parts, smaller]), end
        place = after + 1 if self._is(after, "و") else after
        if self._joined(place) or place > after:
            more = self._number(place)
            unit = self._unit_at(more[1]) if more else None
            if more and unit and not unit[1] and _ORDER.index(unit[0].code) > _ORDER.index(last):
                return self._sum([*parts, (more[0], unit[0].code)], more[1] + 1)
            single = self._unit_at(place)
            if single and not single[1] and _ORDER.index(single[0].code) > _ORDER.index(last):
                count = {"dual": "2", "singular": "1"}.get(single[0].number)
                if count and not self._is(place, "عام"):
                    return self._sum([*parts, (count, single[0].code)], place + 1)
        return _value(parts), after

    def _definite(self, at: int) -> Amount | None:
        """«السنوات الخمس الماضية», «الأيام القليلة المقبلة», «الساعات الـ48 الماضية»."""
        unit = self._unit_at(at)
        if not unit or not unit[1] or unit[0].number != "plural":
            return None
        code = unit[0].code
        place = at + 1
        if self._is(place, "ال"):
            place += 1
        number = self._number(place) if place > at + 1 or article_number(self._key(place)) else None
        if number:
            return _value([(number[0], code)]), self._past(number[1], "ahead")
        few = self._past(at + 1, "few")
        if self._direction(few)[0] is not None:
            return _value([("X", code)]), few
        if self._word(few, "again") and not self._is(few, "نفسها", "ذاتها"):
            return _value([("X", code)]), few + 1
        return None

    def _part(self, at: int) -> Amount | None:
        """«نصف ساعة», «ربع قرن», «ثلاثة أرباع الساعة»."""
        unit = self._unit_at(at + 1)
        if self._is(at, "ثلاثه") and self._is(at + 1, "ارباع") and self._is(at + 2, "الساعه", "ساعه"):
            return "PT45M", at + 3
        if not unit or unit[0].number != "singular" or (unit[0].code, self._key(at)) not in _PARTS:
            return None
        if unit[1] and unit[0].code not in {"TH", "TM"}:
            return None
        return _value([_PARTS[(unit[0].code, self._key(at))]]), at + 2

    def _uncounted(self, at: int, about: bool) -> Amount | None:
        """A dual; a plural that an adjective, a preposition or «عدة» makes a stretch of time; a bare unit after a
        preposition or «أكثر من»."""
        tens = self._word(at, "tens")
        if tens:
            units = self._unit_at(at + 1)
            if units is None or units[0].number != "plural" or not (units[1] or self._is(at + 1, "سنين")):
                return None
            return _value([("X", units[0].code)]), at + 2
        several = self._past(at, "several")
        found = self._unit_at(several)
        if not found:
            return None
        unit, definite = found
        if unit.number == "plural":
            return self._plural(at, several, unit, definite)
        if unit.number == "dual" and several == at:
            return self._dual(at, unit, definite, about)
        if unit.number == "singular" and several == at:
            return self._single_unit(at, unit, definite, about)
        return None

    def _plural(self, at: int, place: int, unit: Unit, definite: bool) -> Amount | None:
        if definite:
            return None
        after = place + 1
        doubtful = self._key(place) == _DOUBTFUL.get(unit.code)
        told = place > at or self._word(after, "few") is not None or self._direction(after)[0] is not None
        following = self._key(after)
        spanned = (
            self._word(at - 1, "span") is not None
            or (self._follows(at, "ل") and unit.code != "D")
            or (self._is(after, "من") and self._key(after + 1).startswith("ال") and unit.code != "D")
        )
        owned = after < len(self.tokens) and self.tokens[after].surface.endswith(_OWNERS)
        if owned or (following.startswith("ال") and following not in {"التي", "الذي"}):
            spanned = False
        if doubtful and not (self._word(at - 1, "span") or told or self._time_follows(after)):
            return None
        return (_value([("X", unit.code)]), after) if told or spanned else None

    def _dual(self, at: int, unit: Unit, definite: bool, about: bool) -> Amount | None:
        after = at + 1
        if definite and self._is(after, "السابقين", "السابقتين", "التاليين", "التاليتين"):
            return _value([("2", unit.code)]), after + 1
        if definite and self._direction(after)[0] is None and not self._is(at - 1, "هذين", "هاتين"):
            return None
        if unit.code in {"DE", "CE", "TS", "TM"} and not definite:
            after_time = self._time_follows(after)
            if unit.code == "DE" and not (about or self._word(at - 1, "span") or after_time):
                return None
        return self._sum([("2", unit.code)], after)

    def _single_unit(self, at: int, unit: Unit, definite: bool, about: bool) -> Amount | None:
        after = at + 1
        if definite:
            counted = self._key(after).isdigit() or ordinal_value(self._key(after)) is not None
            hour = unit.code == "TH" and not counted and not self._is(after, "الواحده")
            return (
                (_value([("1", unit.code)]), after)
                if about and (unit.code not in {"D", "TH"} or hour)
                else None
            )
        one = self._is(after, "واحد", "واحده", "كامل", "كامله")
        if one or about:
            doubtful = about and self._key(at) == _DOUBTFUL.get(unit.code) and not one
            return None if doubtful else self._sum([("1", unit.code)], after + one)
        halved = self._and(after) in {"نصف", "ربع", "ثلث"} and not self._is(at, "ثانيه")
        more = self._unit_at(after) if self._joined(after) else None
        if self._follows(at, "ل") and unit.code in {"W", "M", "Y"}:
            return (
                self._sum([("1", unit.code)], after) if self._ends(after) or self._is(after, "اخر") else None
            )
        if self._follows(at, "ب") and self._is(at - 1, "ذلك"):
            return self._sum([("1", unit.code)], after)
        if self._is(at - 1, "علي", "عن") and self._word(at - 2, "exceeds"):
            return self._sum([("1", unit.code)], after)
        before = self._word(at - 1, "span")
        if halved or (more and not more[1] and _ORDER.index(more[0].code) > _ORDER.index(unit.code)):
            return self._sum([("1", unit.code)], after)
        if not before or not self._is_stretch(at, unit, before.keys[0]):
            return None
        return self._sum([("1", unit.code)], after)

    def _is_stretch(self, at: int, unit: Unit, before: str) -> bool:
        """Is the bare unit at `at` after a preposition so long, and neither the head of a name («بعد يوم الجمعة», «خلال شهر
        رمضان») nor another word («قبل عقد الاجتماع»)?"""
        following = self._key(at + 1)
        if following.startswith("ال") or following[:1].isdigit() or self._word(at + 1, "holiday", "season"):
            return False
        if unit.code in {"TS", "TM"} and not self._ends(at + 1):
            return False
        if unit.code == "DE" or (unit.code == "D" and before not in {"بعد", "قبل"}):
            return self._ends(at + 1)
        if unit.code == "D":
            return self._ends(at + 1) or self._is(at + 1, "علي")
        if self._is(at, "سنه") and self.tokens[at].surface.endswith("ّة"):
            return False
        return not self._names_month(at + 1)

    def _names_month(self, at: int) -> bool:
        return at < len(self.tokens) and month_at(self.tokens, at) is not None

    def _ends(self, at: int) -> bool:
        """Does nothing that could depend on the unit stand at `at`?"""
        return (
            at >= len(self.tokens) or self.tokens[at].kind != "word" or self._is(at, "من", "علي", "فقط", "في")
        )


def _value(parts: list[tuple[str, str]]) -> str:
    """The ISO 8601 duration of counted units: [("1", "TH"), ("30", "TM")] → PT1H30M; a half decade makes years of all."""
    if len(parts) > 1 and parts[0][1] in _YEARS:
        if not parts[0][0].isdigit() or not parts[1][0].isdigit() or parts[1][1] != "Y":
            parts = parts[:1]
        else:
            years = int(parts[0][0]) * _YEARS[parts[0][1]] + int(parts[1][0])
            parts = [(str(years), "Y"), *parts[2:]]
    days = "".join(number + code for number, code in parts if not code.startswith("T"))
    clock = "".join(number + code[1] for number, code in parts if code.startswith("T"))
    return "P" + days + ("T" + clock if clock else "")
