"""An article as somebody copies it, with nothing of a site around it: every paragraph is text, also the last, and one that takes up
something new."""

from __future__ import annotations

import pytest

from khabar.extract import Extract
from khabar.records import Article, Page

BANK = (
    "بنك المغرب يبقي سعر الفائدة الرئيسي دون تغيير",
    "الرباط - قرر مجلس بنك المغرب، خلال اجتماعه الفصلي أمس الثلاثاء، الإبقاء على سعر الفائدة الرئيسي في 2,25 في المائة.",
    "وردا على سؤال حول أسعار المحروقات، قال الوالي إنه لا يمكن للبنك أن يتدخل في سوق حرة.",
    "من جهته، اعتبر الخبير الاقتصادي في تصريح لجريدة محلية أن القرار كان متوقعا.",
)
VISIT = (
    "رئيس المجلس يلتقي السفيرة ويؤكد التمسك بالقرار",
    "استقبل رئيس المجلس في مقره السفيرة الجديدة وجرى عرض للأوضاع العامة.",
    "وبعد اللقاء، لم تدل السفيرة بأي تصريح. ونقل زوار الرئيس عنه أن البلاد متمسكة بتنفيذ القرار بحذافيره.",
    "وأشارت أوساط سياسية مطلعة إلى أن الزيارة قد تتبعها زيارة للمبعوث الخاص.",
)
FOSSIL = (
    "علماء يكتشفون نوعا جديدا من الديناصورات في الصحراء",
    "كشف فريق بحثي من الجامعة عن نوع جديد من الديناصورات آكلة اللحوم في الواحات البحرية.",
    "وقال المشرف على الدراسة إن الكشف يسد فجوة تمتد لعشرين مليون سنة.",
    "وتوضح الدراسة المنشورة في دورية علمية أن الحيوان بلغ طوله ستة أمتار.",
    "وسيعرض الهيكل في متحف العاصمة مطلع العام المقبل، فيما تتواصل أعمال التنقيب في الموقع ذاته بمشاركة فريق من متحف التاريخ الطبيعي",
)


@pytest.mark.parametrize("parts", [BANK, VISIT, FOSSIL])
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_every_paragraph_is_text(parts: tuple[str, ...], between: str) -> None:
    (article,) = Extract().run([Page("plain", between.join(parts).encode(), "text/plain")])
    assert isinstance(article, Article)
    assert article.headline == parts[0]
    assert article.text == "\n\n".join(parts)


def test_on_a_page_of_a_site_it_is_not_so() -> None:
    site = ("الرئيسية", "سياسة", "رياضة", "اقتصاد", "من نحن", "اتصل بنا", "جميع الحقوق محفوظة")
    others = (
        "المنتخب يهزم ضيفه في افتتاح البطولة القارية",
        "وزير النقل يتفقد الميناء الجديد",
        "ارتفاع أسعار القمح عالميا",
    )
    page = "\n".join((*site[:5], *BANK, "اقرأ أيضا", *others, *site[5:]))
    (article,) = Extract().run([Page("site", page.encode(), "text/plain")])
    assert isinstance(article, Article)
    assert article.text == "\n\n".join(BANK)
