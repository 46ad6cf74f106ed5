"""Moments written as sites write them: every country's month names, both calendars, clocks of every form."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from hijridate import Gregorian

_WEEKDAYS = ("الإثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
_EGYPT = (
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغسطس",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
)
_LEVANT = ("كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول")  # fmt: skip
_TUNIS = ("جانفي", "فيفري", "مارس", "أفريل", "ماي", "جوان", "جويلية", "أوت", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر")  # fmt: skip
_RABAT = (
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "ماي",
    "يونيو",
    "يوليوز",
    "غشت",
    "شتنبر",
    "أكتوبر",
    "نونبر",
    "دجنبر",
)
_HIJRI = ("محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة", "رجب", "شعبان", "رمضان", "شوال", "ذو القعدة", "ذو الحجة")  # fmt: skip
_ENGLISH = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_OF_COUNTRY = {"dz": _TUNIS, "tn": _TUNIS, "ma": _RABAT, "mr": _RABAT, "sy": _LEVANT, "lb": _LEVANT, "jo": _LEVANT, "iq": _LEVANT, "ps": _LEVANT}  # fmt: skip
_PIECE = re.compile(r"\{(\w+)\}")


def written(moment: datetime, form: str, country: str) -> str:
    """`moment` in the pieces of `form`; an unknown piece is an error.

    >>> from datetime import timedelta, timezone
    >>> written(datetime(2026, 1, 28, 16, 5, tzinfo=timezone(timedelta(hours=2))), "{weekday} {d} {local} {yyyy} {h}:{MM} {ampm}", "sy")
    'الأربعاء 28 كانون الثاني 2026 4:05 م'
    """
    pieces = _pieces(moment, country)
    return _PIECE.sub(lambda match: pieces[match[1]], form)


def _pieces(moment: datetime, country: str) -> dict[str, str]:
    month, hour = moment.month - 1, moment.hour % 12 or 12
    local = _OF_COUNTRY.get(country, _EGYPT)
    islamic = Gregorian(moment.year, moment.month, moment.day).to_hijri()
    return {
        "weekday": _WEEKDAYS[moment.weekday()],
        "d": str(moment.day),
        "dd": f"{moment.day:02d}",
        "m": str(moment.month),
        "mm": f"{moment.month:02d}",
        "yy": f"{moment.year % 100:02d}",
        "yyyy": str(moment.year),
        "H": str(moment.hour),
        "HH": f"{moment.hour:02d}",
        "h": str(hour),
        "hh": f"{hour:02d}",
        "MM": f"{moment.minute:02d}",
        "lev": _LEVANT[month],
        "eg": _EGYPT[month],
        "magh": _RABAT[month] if country in {"ma", "mr"} else _TUNIS[month],
        "local": local[month],
        "both": f"{_LEVANT[month]} / {_EGYPT[month]}",
        "hijri": f"{islamic.day} {_HIJRI[islamic.month - 1]} {islamic.year}",
        "ampm": "ص" if moment.hour < 12 else "م",
        "half": "صباحاً" if moment.hour < 12 else "مساءً",
        "en": _ENGLISH[month],
        "iso": moment.isoformat(timespec="seconds"),
        "utc": moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
    }


def arabic_digits(text: object) -> str:
    """Arabic-Indic digits for Latin ones.

    >>> arabic_digits("28/1")
    '٢٨/١'
    """
    return str(text).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
