"""When the article appeared: what wins against what."""

from __future__ import annotations

from khabar.extract import Extract
from khabar.records import Article, Page, Published

LEAD = (
    "وصل الوفد الزراعي إلى الميناء {day} على متن سفينة شحن، وكان في استقباله رئيس البلدية وعدد من الصيادين."
)
MORE = "وقال رئيس البلدية إن الزيارة تستمر ثلاثة أيام، وتشمل جولة في المزارع القريبة من الساحل."


def flat(*lines: str) -> Published | None:
    """The date of a flattened page of these lines."""
    (article,) = Extract().run([Page("a.txt", "\n\n".join(lines).encode(), "text/plain")])
    assert isinstance(article, Article)
    assert article.headline == "وصول الوفد الزراعي إلى الميناء"
    return article.published


def html(head: str, *body: str) -> Published | None:
    """The date of a web page with that head."""
    text = (
        f"<html><head>{head}</head><body><h1>وصول الوفد الزراعي إلى الميناء</h1>{''.join(body)}</body></html>"
    )
    (article,) = Extract().run([Page("a.html", text.encode(), "text/html")])
    assert isinstance(article, Article)
    return article.published


def paragraphs(day: str) -> str:
    return f"<p>{LEAD.format(day=day)}</p><p>{MORE}</p>"


def test_the_date_under_the_headline_wins_over_the_clock_of_the_page() -> None:
    found = flat(
        "الخميس 5 مارس 2026 02:15 م",
        "أخبار",
        "وصول الوفد الزراعي إلى الميناء",
        "الأربعاء 28 يناير 2026",
        LEAD.format(day="أمس"),
        MORE,
    )
    assert found == Published("2026-01-28", "day", "page", ("الأربعاء 28 يناير 2026",))


def test_a_clock_at_the_head_of_the_page_is_no_date_of_publication() -> None:
    assert (
        flat(
            "الخميس 5 مارس 2026", "02:15 م", "وصول الوفد الزراعي إلى الميناء", LEAD.format(day="صباحا"), MORE
        )
        is None
    )


def test_a_weekday_in_the_body_confirms_the_clock() -> None:
    found = flat(
        "الخميس 5 مارس 2026",
        "02:15 م",
        "وصول الوفد الزراعي إلى الميناء",
        LEAD.format(day="اليوم الخميس"),
        MORE,
    )
    assert found == Published("2026-03-05", "day", "inferred", ("اليوم الخميس", "الخميس 5 مارس 2026"))


def test_the_current_month_in_the_body_overrides_the_clock() -> None:
    found = flat(
        "الجمعة 18 أكتوبر 2024",
        "08:44 ص",
        "وصول الوفد الزراعي إلى الميناء",
        LEAD.format(day="في 15 يوليو الجاري"),
        MORE,
    )
    assert found == Published("2024-07", "month", "text", ("15 يوليو الجاري",))


def test_weekday_and_dated_neighbours_settle_the_day() -> None:
    found = flat(
        "وصول الوفد الزراعي إلى الميناء",
        LEAD.format(day="اليوم (الخميس)"),
        "اقرأ أيضا",
        "ارتفاع أسعار السمك",
        "16 أكتوبر 2025",
        MORE,
    )
    assert found == Published("2025-10-16", "day", "inferred", ("اليوم (الخميس)", "16 أكتوبر 2025"))


def test_a_date_without_year_takes_it_from_the_copyright_line() -> None:
    found = flat(
        "وصول الوفد الزراعي إلى الميناء",
        "الأربعاء 28 يناير 4:24 ص",
        LEAD.format(day="أمس"),
        MORE,
        "© 2026 جميع الحقوق محفوظة",
    )
    assert found == Published("2026-01-28T04:24", "minute", "page", ("الأربعاء 28 يناير 4:24 ص", "© 2026"))


def test_without_any_sign_it_is_unknown() -> None:
    assert (
        flat("وصول الوفد الزراعي إلى الميناء", LEAD.format(day="صباحا"), MORE, "© 2026 جميع الحقوق محفوظة")
        is None
    )


def test_update_loses_to_publication() -> None:
    found = flat(
        "وصول الوفد الزراعي إلى الميناء",
        "آخر تحديث: 14 مارس 2021",
        "نشر في: 12 مارس 2021",
        LEAD.format(day="أمس"),
        MORE,
    )
    assert found is not None and found.value == "2021-03-12"


def test_metadata_wins_and_midnight_is_a_day() -> None:
    head = '<meta property="article:published_time" content="2019-02-08T00:00:00+01:00">'
    found = html(head, "<div>الجمعة 8 فيفري 2019</div>", paragraphs("أمس"))
    assert found == Published(
        "2019-02-08", "day", "metadata", ("2019-02-08T00:00:00+01:00", "الجمعة 8 فيفري 2019")
    )


def test_a_zone_stands_only_where_the_readers_clock_does_not_contradict_it() -> None:
    head = '<meta property="article:published_time" content="2020-08-24T09:23:13Z">'
    local = html(head, "<div>الإثنين، 24 أغسطس 2020 09:23 ص</div>", paragraphs("أمس"))
    assert local is not None and local.value == "2020-08-24T09:23"
    alone = html(head, paragraphs("أمس"))
    assert alone is not None and alone.value == "2020-08-24T09:23Z"


def test_metadata_stamped_again_loses_to_an_earlier_printed_date_that_fits_the_body() -> None:
    head = '<meta property="article:published_time" content="2026-03-20T00:00:00+01:00">'
    found = html(head, "<div>الجمعة 13 مارس 2026 - 08:50</div>", paragraphs("أمس الخميس"))
    assert found is not None and (found.value, found.basis) == ("2026-03-13T08:50", "page")


def test_the_day_in_the_address() -> None:
    found = html(
        '<link rel="canonical" href="https://marfa.example/news/2022/04/09/77">', paragraphs("صباحا")
    )
    assert found is not None and (found.value, found.basis) == ("2022-04-09", "metadata")


def test_a_date_of_the_template_is_not_believed() -> None:
    assert html('<meta name="date" content="2004-01-01">', paragraphs("صباحا")) is None


def test_hijri_and_gregorian_are_one_date() -> None:
    found = flat(
        "وصول الوفد الزراعي إلى الميناء",
        "الثلاثاء 22 شعبان 1447هـ - 10 فبراير 2026م",
        LEAD.format(day="أمس"),
        MORE,
    )
    assert found is not None and found.value == "2026-02-10"
