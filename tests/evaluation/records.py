"""Small records for the tests of the measures. All wording is ours."""

from __future__ import annotations

from dataclasses import replace

from khabar.records import (
    Article,
    Dateline,
    Entity,
    Holder,
    Mention,
    PageRef,
    Paragraph,
    Published,
    Statement,
    Time,
)

HEADLINE = "رئيس البلدية: الجسر يفتح في الربيع"
FIRST = "أعلن رئيس البلدية ياسر الحلو، أمس الاثنين، أن الجسر الجديد سيفتح في الربيع المقبل."
SECOND = "ونقلت صحيفة الميناء عن نادر قوله: «العمل لم يتوقف يوما»."
TEXT = f"{HEADLINE}\n\n{FIRST}\n\n{SECOND}"


def span(words: str, after: int = 0) -> tuple[int, int]:
    """Where the words stand in `TEXT`."""
    start = TEXT.index(words, after)
    return start, start + len(words)


def article() -> Article:
    """A page with every part in it."""
    first, second = TEXT.index(FIRST), TEXT.index(SECOND)
    promise, denial = "الجسر الجديد سيفتح في الربيع المقبل", "العمل لم يتوقف يوما"
    return Article(
        id="bridge",
        page=PageRef(path="pages/bridge.html"),
        headline=HEADLINE,
        text=TEXT,
        paragraphs=(
            Paragraph(0, len(HEADLINE), "headline"),
            Paragraph(first, first + len(FIRST), "body"),
            Paragraph(second, second + len(SECOND), "body"),
        ),
        captions=("الجسر من الضفة الشرقية",),
        author=("هالة سليم",),
        dateline=Dateline(place="المنصورة", agency="وكالات"),
        published=Published("2026-03-03T09:30", "minute", "page", ("الثلاثاء 3 مارس 2026 09:30",)),
        mentions=(
            Mention(*span("ياسر الحلو"), "person", "p1"),
            Mention(*span("صحيفة الميناء"), "organisation", "o1"),
            Mention(*span("نادر"), "person", "p2"),
        ),
        entities=(
            Entity("p1", "ياسر الحلو", "person", ("ياسر الحلو",)),
            Entity("o1", "صحيفة الميناء", "organisation", ("صحيفة الميناء",)),
            Entity("p2", "نادر", "person", ("نادر",)),
        ),
        times=(
            Time(*span("أمس الاثنين"), "DATE", "2026-03-02"),
            Time(*span("الربيع المقبل"), "DATE", "2026-SP"),
        ),
        statements=(
            Statement(
                *span(promise),
                "indirect",
                promise,
                Holder("p1", "رئيس البلدية ياسر الحلو"),
                "أعلن",
                time="2026-03-02",
            ),
            Statement(
                *span(denial),
                "direct",
                denial,
                Holder("p2", "نادر"),
                "قوله",
                via=(Holder("o1", "صحيفة الميناء"),),
            ),
        ),
    )


def without_last_paragraph() -> Article:
    """The same page, its last paragraph and all that stands in it lost."""
    whole = article()
    end = TEXT.index(SECOND) - 2
    return replace(
        whole,
        text=TEXT[:end],
        paragraphs=whole.paragraphs[:2],
        mentions=whole.mentions[:1],
        statements=whole.statements[:1],
    )
