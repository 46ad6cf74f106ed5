"""The day that the outlet printed, from a time that another tool wrote.

Such times come in three kinds: midnight, which stands for a day whose hour nobody knew; local time with its offset or
without, whose day is the printed one; and UTC, which is a server's. The last is told by the clock of the outlet's country,
where the outlet is on file and the country has one clock.
"""

from __future__ import annotations

import re
from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from khabar.arabic.tables import read_table
from khabar.extract.published import stated_date
from khabar.records import Published

_MIDNIGHT = re.compile(r"[T\s]+00:00(?::00(?:\.0+)?)?\s*(?:Z|[+-]\d\d:?\d\d)?$")
_UTC = re.compile(r"(?:Z|[+-]00:?00)$")


def local_date(text: str, country: str | None) -> Published | None:
    """`text` as a date of publication. The string given is the evidence where it was told by another clock.

    >>> local_date("2024-03-05 00:00:00", None).value, local_date("2024-03-05 22:30:00+00:00", "SA").value
    ('2024-03-05', '2024-03-06T01:30+03:00')
    """
    found = stated_date(_MIDNIGHT.sub("", text.strip()))
    zone = _zone(country)
    if found is None or zone is None or not _UTC.search(found.value):
        return found
    local = datetime.fromisoformat(found.value).astimezone(zone)
    return Published(local.isoformat(timespec="minutes"), found.precision, found.basis, (text,))


@cache
def _zone(country: str | None) -> ZoneInfo | None:
    """`None` also where the machine has no table of zones: the time then stays in UTC."""
    for row in read_table("khabar.extract", "zones.tsv"):
        if row["country"] == country:
            try:
                return ZoneInfo(row["zone"])
            except ZoneInfoNotFoundError:
                return None
    return None
