"""What an expression means before it is known when the article appeared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["date", "weekday", "shift", "unit", "season", "part", "fixed"]


@dataclass(frozen=True, slots=True)
class Meaning:
    """`kind` says which fields hold: `date` has year, month, day as far as they are printed; `weekday` a weekday (Monday is
    0); `shift` a number of days from publication; `unit` a unit with a shift («الشهر الماضي»: M, -1) and perhaps an
    ordinal part of it («الربع الثاني»: Q2); `season` a code; `part` a part of the day of publication; `fixed` the value
    itself. `direction` is -1, 0 or 1 where an adjective says past, present or coming; `daypart` and `clock` turn a DATE
    into a TIME."""

    kind: Kind
    rule: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    shift: int = 0
    unit: str | None = None
    piece: str | None = None
    direction: int | None = None
    daypart: str | None = None
    clock: tuple[int, int] | None = None
    value: str | None = None
    type: Literal["DATE", "TIME", "DURATION", "SET"] = "DATE"


@dataclass(frozen=True, slots=True)
class Expression:
    """A meaning with the tokens that carry it: `first` to before `after`."""

    first: int
    after: int
    meaning: Meaning
