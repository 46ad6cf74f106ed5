"""What an expression means before it is known when the article appeared."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal, TypeAlias

from khabar.records import TimexMod, TimexType

Kind: TypeAlias = Literal[
    "date", "lunar", "weekday", "shift", "unit", "again", "season", "holiday", "part", "fixed"
]


@dataclass(frozen=True, slots=True)
class Meaning:
    """`kind` says which fields hold: `date` has year, month, day as far as they are printed, `lunar` the same in the Hijri
    calendar; `weekday` a weekday (Monday is 0); `shift` a number of days from publication; `unit` a unit with a shift
    («الشهر الماضي»: M, -1), perhaps a part of it («الربع الثاني»: Q2) or a day («15 من الشهر الجاري»); `again` a unit
    counted from the day last spoken of («اليوم التالي»: D, 1); `season` a code; `holiday` a month and day of its own
    calendar; `part` a part of the day; `fixed` the value itself. `direction` is the shift that an adjective tells, `years`
    that of a month's year («مارس من العام الماضي»), `new` that of «العام الجديد»; `daypart` and `clock` turn a DATE into a
    TIME, `spoken` says that the clock has twelve hours and no
    part of the day, `zone` is `Z` for GMT; `twin` is the same day in the other calendar. `rules` names what was read, in order."""

    kind: Kind
    rules: tuple[str, ...]
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    shift: int = 0
    unit: str | None = None
    piece: str | None = None
    direction: int | None = None
    years: int | None = None
    new: bool = False
    daypart: str | None = None
    clock: tuple[int, int] | None = None
    spoken: bool = False
    zone: str = ""
    value: str | None = None
    type: TimexType = "DATE"
    mod: TimexMod | None = None
    twin: Meaning | None = None

    def of(self, rule: str, **changed: Any) -> Meaning:
        """The same with `changed` fields, and `rule` among those that read it."""
        return replace(self, rules=(*self.rules, rule), **changed)


@dataclass(frozen=True, slots=True)
class Expression:
    """A meaning with the tokens that carry it: `first` to before `after`."""

    first: int
    after: int
    meaning: Meaning
