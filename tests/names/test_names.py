"""Names found in sentences of our own, by kind."""

from __future__ import annotations

import pytest

from khabar.names import Found, Names, Options, Recogniser, vocabulary
from khabar.names.recogniser import settle
from khabar.names.rules import Rules
from khabar.records import Article, Failure, PageRef


def read(text: str) -> Article:
    (article,) = Names(Options("rules")).run([Article(id="a", page=PageRef("a.txt"), text=text)])
    assert not isinstance(article, Failure)
    return article


def found(text: str) -> list[tuple[str, str]]:
    return [(text[m.start : m.end], m.type[0]) for m in read(text).mentions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("التقى الرئيس الروسي فلاديمير بوتين ضيفه", [("فلاديمير بوتين", "p")]),
        ("قال وزير الخارجية النرويجي أولاف ستينسن إن السفن غادرت", [("أولاف ستينسن", "p")]),
        ("أعلن رئيس بلدية صيدا الدكتور سالم الحموي الخطة", [("بلدية صيدا", "o"), ("سالم الحموي", "p")]),
        ("وصل المبعوث الخاص إلى سوريا هانس برغمان مساء", [("سوريا", "p"), ("هانس برغمان", "p")]),
        ("حضر الشيخ عبد الله بن سالم آل ثاني الحفل", [("عبد الله بن سالم آل ثاني", "p")]),
        ("شكر محمد علي الزهراني الحضور", [("محمد علي الزهراني", "p")]),
        ("اعتمد على محمد في الطريق", []),
        ("وأكد عبدالرحيم أن الجسر مغلق", [("عبدالرحيم", "p")]),
    ],
)
def test_people_are_marked_without_their_titles(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أصدرت وزارة الصحة اللبنانية بيانا", [("وزارة الصحة اللبنانية", "o")]),
        ("قال وزير الصحة إن المخزون كاف", []),
        ("دانت وزارة التربية والتعليم الحادث", [("وزارة التربية والتعليم", "o")]),
        ("أعلن الجيش التشيلي حالة التأهب", [("الجيش التشيلي", "o")]),
        ("قال المتحدث باسم الخارجية الهندية", [("الخارجية الهندية", "o")]),
        ("انسحب مقاتلو تنظيم داعش من التلة", [("داعش", "o")]),
        ("ذكرت مجلة «آفاق» أن السعر ارتفع", [("آفاق", "o")]),
        ("كتبت صحيفة الفجر أمس", [("الفجر", "o")]),
        ("درس في جامعة صنعاء", [("جامعة صنعاء", "o")]),
        ("وفق المرصد اليمني لحقوق الإنسان", [("المرصد اليمني لحقوق الإنسان", "o")]),
    ],
)
def test_bodies_reach_as_far_as_their_grammar(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("عاد الوفد من قرية زرنوقة إلى محافظة حماة", [("زرنوقة", "p"), ("حماة", "p")]),
        ("وبالقاهرة وللرياض مكاتب", [("القاهرة", "p"), ("رياض", "p")]),
        ("بين مصر والسعودية والأردن", [("مصر", "p"), ("السعودية", "p"), ("الأردن", "p")]),
        ("قالت الحكومة السعودية", []),
        ("عاد إلى مسقط رأسه", []),
        ("اجتمع الطرفان في مسقط", [("مسقط", "p")]),
        ("من بين أن إلى في ما كان", []),
    ],
)
def test_places(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_a_surname_is_known_again_with_clitics_and_linked() -> None:
    text = "قال وزير النقل سامر الزعتري إن الميناء جاهز.\n\nوأضاف الزعتري أن العمل بدأ. وللزعتري خبرة."
    article = read(text)
    assert [text[m.start : m.end] for m in article.mentions] == ["سامر الزعتري", "الزعتري", "زعتري"]
    (entity,) = article.entities
    assert (entity.id, entity.name) == ("e1", "سامر الزعتري")
    assert entity.forms == ("سامر الزعتري", "الزعتري", "زعتري")


def test_spellings_of_one_name_are_one_entity() -> None:
    article = read(
        "التقى سيرغي لافروف الوفد.\n\nوقال سيرجي لافروف كلمة. ثم غادر لافروف إلى إيران، وايران بعيدة."
    )
    assert [(e.name, e.type) for e in article.entities] == [("سيرغي لافروف", "person"), ("إيران", "place")]


def test_short_names_are_not_brought_together() -> None:
    article = read("حضر الدكتور علي الحموي، والدكتورة علياء الحموي، والسيد حسن خضور، والسيد حسين خضور.")
    assert len(article.entities) == 4


def test_an_article_without_text_has_no_names() -> None:
    article = read("")
    assert (article.mentions, article.entities) == ((), ())


def test_ids_follow_the_first_mention_and_spans_hold_names() -> None:
    text = "مصر: القاهرة تستضيف لقاء مع تركيا.\n\nوعادت مصر إلى الحوار."
    article = read(text)
    assert [e.id for e in article.entities] == ["e1", "e2", "e3"]
    assert [m.entity for m in article.mentions] == ["e1", "e2", "e3", "e1"]
    assert all(text[m.start : m.end].strip() == text[m.start : m.end] for m in article.mentions)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("رحب وزير خارجية مردستان أولاف ستينسن بالوفد", [("مردستان", "p"), ("أولاف ستينسن", "p")]),
        (
            "وقع الرئيس المردستاني إلدار ساغين على الاتفاق مع مردستان",
            [("إلدار ساغين", "p"), ("مردستان", "p")],
        ),
        ("سجل السويدي زلاتان برغستروم هدفين", [("زلاتان برغستروم", "p")]),
        ("قال في حديث لـ«الأفق» إن الطريق طويل", [("الأفق", "o")]),
        ("أعلنت جامعة الملك خالد النتائج", [("جامعة الملك خالد", "o")]),
        ("عبروا جسر الملك فهد إلى البحرين", [("جسر الملك فهد", "p"), ("البحرين", "p")]),
        ("أبقوا معبر كارنوف مفتوحا قرب قصر الرمان", [("كارنوف", "p"), ("قصر الرمان", "p")]),
        ("تعقيبًا على ما قاله المتحدث الرسمي تعقيبًا", []),
    ],
)
def test_what_no_list_holds_is_read_from_its_place_in_the_sentence(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert found(text) == expected


def test_overlaps_are_settled_by_score_then_length() -> None:
    short, long = Found(0, 4, "place", 0.7, "gazetteer"), Found(0, 9, "organisation", 0.7, "head")
    assert settle([short, long, Found(12, 15, "person", 0.5, "verb")])[0] == long


def test_another_recogniser_has_the_same_shape() -> None:
    recogniser: Recogniser = Rules()
    assert recogniser.find("") == []


def test_a_long_line_does_not_hang() -> None:
    assert len(found("قال سامر الزعتري نعم. " * 4000)) == 4000


def test_every_hand_table_reads_and_has_examples() -> None:
    names = [
        "given",
        "never",
        "verbs",
        "titles",
        "heads",
        "complements",
        "spelt",
        "plain",
        "people",
        "places",
        "organisations",
    ]
    for name in names:
        rows = vocabulary.table(f"{name}.tsv")
        assert rows and all(row["example"] for row in rows), name


def test_an_acronym_in_brackets_is_the_body_before_it() -> None:
    article = read(
        "قالت رابطة الملاحة المردستانية (رمم) إن السفن آمنة.\n\nوأضافت منظمة الصحة العالمية (WHO) تحذيرا."
    )
    assert [e.forms for e in article.entities if "WHO" in e.forms] == [("منظمة الصحة العالمية", "WHO")]
