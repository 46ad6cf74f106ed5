"""Pages that many tests read. All wording is ours."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

#: A small page flattened to text, with a menu, a date line, a block of related headlines and a copyright line.
FLAT = """\
الرئيسية
أخبار
رياضة

وزير النقل: الميناء يعود إلى العمل خلال أسبوع

الأحد 11 يناير 2026 10:15 ص

اللاذقية - وكالات

أعلن وزير النقل سامر العلي، اليوم الأحد، أن ميناء المدينة سيعود إلى العمل خلال أسبوع بعد انتهاء أعمال الصيانة \
التي بدأت الشهر الماضي.

وقال العلي في مؤتمر صحفي: «أنجزنا تسعين في المئة من الأعمال، ولن نتأخر يوما واحدا». وأضاف أن الرافعات الجديدة \
وصلت أمس من مدينة مرسين.

ونقلت صحيفة محلية عن مصدر في إدارة الميناء قوله إن العمال طالبوا بزيادة أجورهم قبل استئناف العمل.

اقرأ أيضا

طقس الأسبوع: أمطار وثلوج على المرتفعات

جميع الحقوق محفوظة 2026 ©
"""


@pytest.fixture
def flat_page(tmp_path: Path) -> Path:
    """`FLAT` in a file."""
    page = tmp_path / "port.txt"
    page.write_text(FLAT, encoding="utf-8")
    return page
