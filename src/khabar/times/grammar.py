"""The grammar of temporal expressions, over tokens: small readers that are tried at each place, the longest wins.

The shape follows the TIMEX3 guidelines (Pustejovsky et al. 2003) as HeidelTime applies them to Arabic (Strötgen et al. 2014);
the expressions are those of the press: two month names at once, a weekday in brackets, a clock before a part of the day.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

from khabar.times.clocks import Clocks, of_day
from khabar.times.lexicon import kinds_of, mod_of
from khabar.times.meaning import Expression, Meaning
from khabar.times.repeated import Repeated

#: What can have an edge: not a single day, nor what is counted in hours.
_EDGED = frozenset({"date", "lunar", "unit", "again", "season", "fixed"})
_TO = frozenset({"و", "او", "-", "–", "—", "الي", "حتي", "،"})


class Grammar(Clocks, Repeated):
    """Reads one sentence: dates with clock and part of the day, durations, repeated times."""

    def expressions(self) -> list[Expression]:
        """All expressions, left to right, the longest at each place and none inside another."""
        found = []
        at = 0
        while at < len(self.keys):
            readers = _readers(self.keys[at])
            if not readers:
                at += 1
                continue
            phrase = self._word(at, "none")
            if phrase:
                at += len(phrase.keys)
                continue
            read = [made for reader in readers if (made := reader(self, at))]
            if read:
                best = max(read, key=lambda made: made.after)
                found.append(best)
                at = best.after
            else:
                at += 1
        return self._parts_shared(self._shared(found))

    def nothing(self, at: int) -> None:
        """A phrase that is no time, which `expressions` passes over: «حرب أكتوبر»."""

    def plain(self, at: int) -> Expression | None:
        """A day with its clock or part of the day, or a longer period: «مساء الأحد», «12 مايو», «العام الماضي»."""
        return self.day_at(at) or self.core(at)

    def edged(self, at: int) -> Expression | None:
        """«منتصف يوليو», «نهاية العام», «مطلع الأسبوع», «أواخر الثمانينيات»."""
        word = self._word(at, "edge", "weekend")
        if not word:
            return None
        after = at + len(word.keys)
        if word.sense == "weekend":
            return self._weekend(at, False, after)
        if word.value.endswith(" WE") and self._is(after, "الاسبوع"):
            return self._weekend(at, word.value == "START WE", after + 1)
        mod = mod_of(word.value.removesuffix(" WE"))
        core = self.core(after)
        if core and core.meaning.type != "DATE":
            night = core.meaning.daypart == "NI" and mod == "MID"
            return replace(core, first=at) if night else None
        if core and core.meaning.day is None and core.meaning.mod is None and core.meaning.kind in _EDGED:
            return replace(core, first=at, meaning=core.meaning.of("edge of a period", mod=mod))
        unit = self._unit_at(after)
        if unit and unit[1] and unit[0].code in {"W", "M", "Y", "DE"} and unit[0].number == "singular":
            meaning = Meaning("unit", ("edge of this period",), unit=unit[0].code, direction=0, mod=mod)
            return None if self._general(at) else Expression(at, after + 1, meaning)
        return None

    def _weekend(self, first: int, opening: bool, after: int) -> Expression:
        """«مطلع الأسبوع» in agency copy is the last weekend; with an adjective it is the week, and the weekend of that week
        for «نهاية الأسبوع الماضي»."""
        direction, end = self._direction(after)
        if direction is not None and opening:
            return Expression(first, end, Meaning("unit", ("edge of a week",), unit="W", direction=direction))
        shift = -1 if opening else direction
        return Expression(first, end, Meaning("unit", ("weekend",), unit="W", piece="WE", direction=shift))

    def alone(self, at: int) -> Expression | None:
        """«يغادر مساء»: a part of the day spoken of; not «ليلا ونهارا»."""
        word = self._word(at, "adverb")
        if word is None:
            if self._is(at, "الصباح", "المساء") and self._is(at - 1, "حتي", "في"):
                value = "MO" if self._is(at, "الصباح") else "EV"
                return Expression(
                    at, at + 1, Meaning("part", ("part of the day",), daypart=value, type="TIME")
                )
            return None
        after = at + len(word.keys)
        paired = self._is(after, "نهار", "ونهارا", "نهارا", "و", "ومساء", "او") or self._joined(after)
        if len(word.keys) > 1 or paired or self._joined(at) or self._is(at - 1, "كل"):
            return None
        return Expression(at, after, Meaning("part", ("part of the day",), daypart=word.value, type="TIME"))

    def _shared(self, found: list[Expression]) -> list[Expression]:
        """«بين 12 مايو و3 يونيو 2014», «مايو ويونيو الماضيين», «الاثنين أو الثلاثاء المقبلين»: the year or shift of the last
        date is that of those before it too."""
        for at in range(len(found) - 2, -1, -1):
            one, two = found[at].meaning, found[at + 1].meaning
            if one.kind == two.kind == "weekday" and one.direction is None and two.direction is not None:
                if set(self.keys[found[at].after : found[at + 1].first]) <= _TO:
                    found[at] = replace(found[at], meaning=replace(one, direction=two.direction))
                continue
            if (
                not (one.kind == two.kind == "date" and one.month and two.month)
                or one.year
                or one.direction is not None
            ):
                continue
            gap = [self._key(place) for place in range(found[at].after, found[at + 1].first)]
            if len(gap) > 1 or not set(gap) <= _TO or (one.day is None) != (two.day is None):
                continue
            year = two.year if two.year is None or one.month <= two.month else two.year - 1
            meaning = replace(one, year=year, direction=two.direction, years=two.years)
            found[at] = replace(found[at], meaning=meaning)
        return found

    @staticmethod
    def _parts_shared(found: list[Expression]) -> list[Expression]:
        """«بعد ظهر أمس عند الرابعة والنصف», «التاسعة مساء بتوقيت القاهرة، العاشرة بتوقيت مكة»: the part of the day of the time
        before holds for a clock of twelve hours too."""
        for at in range(1, len(found)):
            one, two = found[at - 1].meaning, found[at].meaning
            if one.type != "TIME" or not two.spoken or two.clock is None:
                continue
            part = one.daypart or ("EV" if one.clock and one.clock[0] >= 12 else "MO")
            clock = (of_day(two.clock[0], part), two.clock[1])
            found[at] = replace(found[at], meaning=replace(two, clock=clock, spoken=False))
        return found


@dataclass(frozen=True, slots=True)
class Rule:
    """A reader, and the kinds of words with which what it reads may begin (its FIRST set)."""

    reader: Callable[[Grammar, int], Expression | None]
    opens: frozenset[str]


#: What opens a day, a month, a year and so on: the FIRST set of `Clocks.core`.
_CORE = frozenset(
    [
        "day",
        "night",
        "now",
        "until",
        "weekday",
        "dayword",
        "digit",
        "ordinal",
        "article",
        "month",
        "monthword",
        "first",
        "piece",
        "unit",
        "this",
        "same",
        "season",
        "decade",
        "decade-of",
        "century",
        "holiday",
    ]
)
#: THE LIST of rules. The longest reading wins, the first of those of one length.
RULES = (
    Rule(Grammar.approximate, frozenset({"about"})),
    Rule(Grammar.clocked, frozenset(["hour", "digit", "ordinal"])),
    Rule(Grammar.edged, frozenset({"edge", "weekend"})),
    Rule(Grammar.plain, _CORE | {"part"}),
    Rule(Grammar.alone, frozenset({"adverb", "until"})),
    Rule(
        Grammar.duration,
        frozenset(
            [
                "about",
                "bracket",
                "digit",
                "article",
                "cardinal",
                "eleven",
                "unit",
                "several",
                "tens",
                "fraction",
            ]
        ),
    ),
    Rule(Grammar.repeated, frozenset({"each", "set", "monthly", "part"})),
    Rule(Grammar.vague, frozenset({"ref", "alone"})),
    Rule(Grammar.nothing, frozenset({"none"})),
)


@lru_cache(maxsize=1 << 16)
def _readers(key: str) -> tuple[Callable[[Grammar, int], Expression | None], ...]:
    kinds = kinds_of(key)
    return tuple(rule.reader for rule in RULES if kinds & rule.opens)
