"""What a person sees: each line from the right, dates and offsets in isolates, every line of a story with its source."""

from __future__ import annotations

import re

from khabar.export import article_text, lines_text, story_text
from khabar.export.bidi import from_the_right, isolate, left_to_right
from khabar.records import (
    Article,
    ChainLink,
    Dateline,
    Discrepancy,
    Event,
    Holder,
    Line,
    Outlet,
    PageLines,
    PageRef,
    Paragraph,
    Published,
    Reprint,
    Side,
    Source,
    Span,
    Statement,
    Story,
    StoryArticle,
    StoryFile,
    StoryStatement,
    TimelineLine,
)

CONTROLS = re.compile("[\u200f\u2066-\u2069]")
OPENERS, CLOSER = "\u2066\u2067\u2068", "\u2069"


def plain(text: str) -> str:
    return CONTROLS.sub("", text)


def balanced(text: str) -> bool:
    return all(sum(line.count(mark) for mark in OPENERS) == line.count(CLOSER) for line in text.splitlines())


HEADLINE = "السد يعود إلى العمل"
BODY = "قال الوزير «نعود غدا»."
ARTICLE = Article(
    id="a",
    page=PageRef(path="dam.html"),
    outlet=Outlet("النبأ", "naba.example"),
    headline=HEADLINE,
    text=f"{HEADLINE}\n\n{BODY}",
    paragraphs=(Paragraph(0, 19, "headline"), Paragraph(21, 43, "body")),
    dateline=Dateline("عمان", "وكالات"),
    published=Published("2026-01-28", "day", "inferred", ("اليوم الأربعاء",)),
    statements=(
        Statement(
            33, 41, "direct", "نعود غدا", Holder(None, "الوزير"), "قال", via=(Holder(None, "وكالة البرق"),)
        ),
    ),
)
STORY = Story(
    id="s",
    title="السد يعود",
    span=Span("2026-01-27", "2026-01-28"),
    articles=(
        StoryArticle("a", "dam.html", Outlet("النبأ"), HEADLINE, ARTICLE.published),
        StoryArticle("b", "b.txt", Outlet(None, "b.example"), None, None),
    ),
    events=(Event("ev1", "2026-01-28", "day", "عودة السد", ("a", "b"), ("الوزير",), ("عمان",)),),
    timeline=(
        TimelineLine("2026-01-28", "day", "عاد السد إلى العمل.", (Source("a", 0, 19), Source("b", 5, 9))),
    ),
    statements=(
        StoryStatement(
            "نعود غدا",
            "الوزير",
            (Source("a", 33, 41),),
            (
                (
                    ChainLink("النبأ", "outlet"),
                    ChainLink("وكالة البرق", "via"),
                    ChainLink("الوزير", "speaker"),
                ),
            ),
            1,
        ),
    ),
    reprints=(Reprint("b", "a", "adapted", 0.425),),
    discrepancies=(
        Discrepancy(
            "number", (Side("12 قتيلا", Source("a", 1, 5)), Side("15 قتيلا", Source("b", 1, 5))), "عدد القتلى"
        ),
    ),
)


def test_every_line_runs_from_the_right_and_isolates_close() -> None:
    for text in (article_text(ARTICLE), story_text(StoryFile(stories=(STORY,)))):
        assert balanced(text)
        assert all(not line or line.lstrip(" ").startswith("\u200f") for line in text.splitlines())


def test_an_article_says_where_its_date_comes_from() -> None:
    text = plain(article_text(ARTICLE))
    assert "نشر: 2026-01-28" in text
    assert "استنتاج: اليوم الأربعاء" in text
    assert "من: عمان - وكالات" in text


def test_a_statement_shows_speaker_words_place_and_chain() -> None:
    text = plain(article_text(ARTICLE))
    assert "الوزير: «نعود غدا» [33-41]" in text
    assert "عبر: وكالة البرق" in text


def test_a_page_without_article_says_why() -> None:
    text = plain(article_text(Article(id="x", page=PageRef(path="x.html"), problem="login wall")))
    assert "x.html" in text and "login wall" in text and len(text.splitlines()) == 1


def test_a_story_leads_from_every_line_to_its_source() -> None:
    text = plain(story_text(StoryFile(stories=(STORY,))))
    assert "2026-01-28 عاد السد إلى العمل. [1:0-19] [2:5-9]" in text
    assert "النبأ ← وكالة البرق ← الوزير" in text
    assert "independent: 1" in text
    assert "[2] يشارك النص مع (السابق غير معروف) [1]: نص مقتبس بتصرف، 42%" in text
    assert "«12 قتيلا» [1:1-5]" in text and "«15 قتيلا» [2:1-5]" in text
    assert "[2] b.example · بلا عنوان · بلا تاريخ · b.txt" in text


def test_no_story_is_said() -> None:
    assert "no story" in story_text(StoryFile())


def test_lines_show_number_role_and_reason() -> None:
    text = plain(lines_text(PageLines("p.txt", (Line(7, "شارك", "furniture", "share button"),))))
    assert "7 furniture" in text and "شارك (share button)" in text


def test_marks() -> None:
    assert left_to_right("2026") == "\u20662026\u2069"
    assert isolate("س") == "\u2068س\u2069"
    assert from_the_right("  س") == "  \u200fس" and from_the_right("") == ""
