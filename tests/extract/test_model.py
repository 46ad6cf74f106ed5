"""The parts of the block model, each by itself."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from khabar.arabic.tables import read_table
from khabar.extract import Extract, Options
from khabar.extract.blocks import Block
from khabar.extract.furniture import furniture, speaks_of_site
from khabar.extract.html_blocks import html_blocks
from khabar.extract.metadata import read_metadata
from khabar.extract.text_blocks import text_blocks
from khabar.records import Article, Page


def blocks(html: str) -> list[Block]:
    return html_blocks(LexborHTMLParser(html))


def run(content: bytes, kind: str = "text/plain") -> Article:
    (article,) = Extract().run([Page("a", content, kind)])
    assert isinstance(article, Article)
    return article


def test_lines_break_at_blocks_and_br_and_not_at_inline_elements() -> None:
    found = blocks("<p>وصل <b>الوفد</b> أمس<br>إلى المرفأ</p><div>ثم غادر<p>مساء</p></div>")
    assert [block.text for block in found] == ["وصل الوفد أمس", "إلى المرفأ", "ثم غادر", "مساء"]


def test_short_inline_elements_side_by_side_are_several_blocks() -> None:
    found = blocks('<div><span class="author">هدى سالم</span> <span class="date">3 مارس 2021</span></div>')
    assert [(block.text, block.zone) for block in found] == [("هدى سالم", "author"), ("3 مارس 2021", "date")]


def test_scripts_and_hidden_parts_are_no_text() -> None:
    found = blocks("<p>خبر</p><script>var a='نص';</script><div style='display:none'>مخفي</div>")
    assert [(block.text, block.zone) for block in found] == [("خبر", None), ("مخفي", "hidden")]


def test_a_class_on_the_frame_of_the_whole_page_marks_no_zone() -> None:
    prose = "أعلنت البلدية خطة جديدة للنقل في الأحياء القديمة تشمل ثلاثة مسارات للحافلات تربط الميناء بوسط المدينة."
    found = blocks(f'<div class="with-sidebar"><p>{prose}</p></div><div class="sidebar"><p>إعلانات</p></div>')
    assert [block.zone for block in found] == [None, "side"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("اقرأ أيضاً| نهر قديم يعود إلى مجراه", "also"),
        ("الأكثر قراءة", "list"),
        ("شارك الخبر:", "share"),
        ("٣ تعليقات", "comments"),
        ("جميع الحقوق محفوظة © 2024", "rights"),
        ("الظهر ١٢:١٥", "almanac"),
        ("تم النشر 13/02/2025", "label"),
    ],
)
def test_furniture_phrases(line: str, kind: str) -> None:
    found = furniture(Block(line))
    assert found is not None and found.kind == kind


@pytest.mark.parametrize(
    "line",
    [
        "نشر الجيش قواته على الحدود.",
        "المغرب يفوز بكأس القارة",
        "العصر الذهبي للسينما",
        "شارك الوزير في المؤتمر",
        "فيسبوك تطلق عملة رقمية جديدة",
        "واتساب يؤجل تطبيق سياسة الخصوصية الجديدة",
        "المزيد من الضغوط على العملة هذا الأسبوع",
        "تحديث: ارتفاع عدد الجرحى إلى 20",
    ],
)
def test_headlines_and_sentences_are_no_furniture(line: str) -> None:
    assert furniture(Block(line)) is None


def test_a_rule_of_conduct_speaks_of_the_site() -> None:
    assert speaks_of_site(
        Block("سيُحذف كل تعليق يخالف الشروط، ويحق للمشرفين حجب حساب المستخدم من دون إنذار سابق أو لاحق")
    )
    assert not speaks_of_site(
        Block("أعلنت الوزارة بدء التسجيل في المدارس مطلع الأسبوع المقبل في جميع المحافظات")
    )


def test_json_ld_in_a_graph_in_a_list_and_broken() -> None:
    graph = '{"@graph":[{"@type":"WebSite","name":"المرفأ"},{"@type":"NewsArticle","headline":"خبر","datePublished":"2020-01-02"}]}'
    broken = '{"@type":"NewsArticle","description":"قال "تاجر" أمس","datePublished":"2020-01-02"}'
    comma = '[{"@type":["Article"],"datePublished":"2020-01-02",}]'
    for text in (graph, broken, comma):
        tree = LexborHTMLParser(f'<script type="application/ld+json">{text}</script>')
        assert read_metadata(tree).published == ("2020-01-02",)


def test_an_interview_keeps_its_questions() -> None:
    text = (
        "مدير المرفأ: الأرصفة الجديدة جاهزة\n\n"
        "التقينا مدير المرفأ قبل أيام من افتتاح الأرصفة الجديدة، وسألناه عن كلفتها وعن موعد وصول أول سفينة.\n\n"
        "* متى تفتتح الأرصفة؟\n- في مطلع الشهر المقبل، بعد أن تنتهي فرق الصيانة من عملها في الرصيف الثالث.\n"
        "* وكم بلغت الكلفة؟\n- أقل مما كان مقدرا، فقد وفرنا نحو عشرة في المئة من الموازنة الأصلية للمشروع.\n"
    )
    found = run(text.encode())
    assert "* متى تفتتح الأرصفة؟" in found.text and "* وكم بلغت الكلفة؟" in found.text


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "empty: a page without text"),
        (b" \n\t ", "empty: a page without text"),
        (b"error code: 524", "error page: the site did not answer"),
        (
            "عذراً، الصفحة غير موجودة\nالعودة إلى الصفحة الأولى".encode(),
            "error page: the page was not found",
        ),
        (b"The minister said on Monday that the port would open in May.", "other language: en"),
    ],
)
def test_pages_without_an_article_say_why(content: bytes, problem: str) -> None:
    found = run(content)
    assert (found.headline, found.text, found.paragraphs, found.problem) == (None, "", (), problem)


def test_least_words_is_an_option() -> None:
    page = Page("a", "بدء العمل\n\nبدأ العمال أمس حفر الأساس الجديد في الموقع.".encode(), "text/plain")
    (short,) = Extract(Options(least_words=50)).run([page])
    assert isinstance(short, Article) and short.problem == "no text: fewer words than asked for"


def test_the_same_bytes_give_the_same_record() -> None:
    content = "وصول الوفد إلى المرفأ\n\nوصل الوفد أمس إلى المرفأ على متن سفينة شحن.".encode()
    assert run(content) == run(content)


@pytest.mark.parametrize(
    "text",
    [
        "<div>" * 100_000 + "خبر",
        "<div>" + "<span>كلمة</span>" * 60_000,
        "12 يناير 2020\n" * 40_000,
        "(" * 500_000,
        "a." * 300_000,
    ],
    ids=["nested", "spans", "dates", "brackets", "hosts"],
)
def test_hostile_pages_end_soon(text: str) -> None:
    begun = time.monotonic()
    assert run(text.encode(), "text/html" if text.startswith("<") else "text/plain").problem
    assert time.monotonic() - begun < 8


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["<p>", "</p>", "<div class='related'>", "</div>", "<br>", "<h1>", "</h1>", "خبر عاجل.", "«نص»", "12 مارس 2020", "<a href='x'>رابط</a>", "<", "&nbsp;"]), max_size=40))  # fmt: skip
def test_any_markup_gives_one_article(pieces: list[str]) -> None:
    found = run("".join(pieces).encode(), "text/html")
    assert found.problem or found.text


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_gives_one_article(text: str) -> None:
    found = run(text.encode("utf-8", "replace"))
    assert found.problem or found.paragraphs
    assert all(block.text for block in text_blocks(text))


def test_the_table_of_furniture_says_only_what_the_code_knows() -> None:
    rows = read_table("khabar.extract", "furniture.tsv")
    assert {row["match"] for row in rows} == {"whole", "start", "label", "part", "few"}
    assert all(row["example"] and row["phrase"] for row in rows)
