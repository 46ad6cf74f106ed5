"""Records of other tools, written here as those tools write them, through files to articles."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from khabar.extract import Extract
from khabar.extract.local_day import local_date
from khabar.pages import Limits, open_pages
from khabar.records import Article, Failure, Published
from khabar.records import encode as encoded

TITLE = "ميناء صور يستقبل أول عبّارة"
LEAD = "استقبل ميناء صور صباح أمس أول عبّارة ركاب منذ عشرة أعوام، وعلى متنها مئتا مسافر."
NEXT = "وقال مدير الميناء إن الرحلات تنتظم مرتين في الأسبوع حتى نهاية الخريف المقبل."
WITHIN = "جدول الرحلات"

FUNDUS: dict[str, Any] = {
    "title": TITLE,
    "authors": ["هدى سالم"],
    "publishing_date": "2024-03-05 22:10:00+02:00",
    "topics": ["نقل"],
    "free_access": True,
    "body": {"summary": [LEAD], "sections": [{"headline": [WITHIN], "paragraphs": [NEXT]}]},
    "images": [{"versions": [], "caption": "العبّارة لدى وصولها", "authors": [], "is_cover": True}],
}
NEWS_PLEASE: dict[str, Any] = {
    "authors": ["هدى سالم"],
    "date_download": "2025-01-09 10:00:00",
    "date_modify": "None",
    "date_publish": "2024-03-05 22:10:00",
    "description": "وصف لمحركات البحث",
    "filename": "https%3A%2F%2Fmarfa.example%2F1.json",
    "image_url": "https://marfa.example/1.jpg",
    "language": "ar",
    "localpath": None,
    "maintext": f"{LEAD}\n{NEXT}",
    "source_domain": "www.marfa.example",
    "text": None,
    "title": TITLE,
    "title_page": f"{TITLE} | المرفأ",
    "title_rss": None,
    "url": "https://www.marfa.example/1",
}
TRAFILATURA: dict[str, Any] = {
    "title": TITLE,
    "author": "هدى سالم; سامي الحداد",
    "hostname": "marfa.example",
    "date": "2024-03-05",
    "fingerprint": "4a1b",
    "id": None,
    "license": None,
    "comments": "تعليق قارئ لا يعني أحدا.",
    "raw_text": f"{LEAD} {NEXT}",
    "text": f"{TITLE}\n{LEAD}\n{NEXT}",
    "language": None,
    "image": None,
    "pagetype": "article",
    "filedate": "2025-01-09",
    "source": "https://www.marfa.example/1",
    "source-hostname": "المرفأ",
    "excerpt": "وصف لمحركات البحث",
    "categories": "",
    "tags": "نقل;صور",
}
XML = f"""<doc sitename="المرفأ" title="{TITLE}" author="هدى سالم; سامي الحداد" date="2024-03-05"
 url="https://www.marfa.example/1" hostname="marfa.example" fingerprint="4a1b">
  <main><head rend="h1">{TITLE}</head><p>{LEAD}</p><head rend="h2">{WITHIN}</head>
    <p>وقال <hi rend="#b">مدير الميناء</hi> {NEXT.removeprefix("وقال مدير الميناء ")}</p>
    <list rend="ul"><item>الثلاثاء</item><item>السبت</item></list></main>
  <comments><p>تعليق قارئ.</p></comments>
</doc>"""
TEI = f"""<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title type="main">{TITLE}</title></titleStmt>
<notesStmt><note type="id">n-7</note></notesStmt><sourceDesc><biblFull><titleStmt><title type="main">{TITLE}</title>
<author>هدى سالم; سامي الحداد</author></titleStmt><publicationStmt><publisher>المرفأ (marfa.example)</publisher>
<ptr type="URL" target="https://www.marfa.example/1"/><date>2024-03-05</date></publicationStmt></biblFull></sourceDesc></fileDesc>
<profileDesc><creation><date type="download">2025-01-09</date></creation></profileDesc></teiHeader>
<text><body><div type="entry"><p>{LEAD}</p><ab type="header">{WITHIN}</ab><p>{NEXT}</p></div>
<div type="comments"><p>تعليق قارئ.</p></div></body></text></TEI>"""


def found(path: Path, content: str | bytes, limits: Limits = Limits()) -> list[Article | Failure]:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(through(path, limits))


def through(path: Path, limits: Limits = Limits()) -> Iterator[Article | Failure]:
    stage = Extract()
    for page in open_pages([path], limits):
        yield from [page] if isinstance(page, Failure) else stage.run([page])


def only(path: Path, content: str | bytes) -> Article:
    (article,) = found(path, content)
    assert isinstance(article, Article), article
    return article


def parts(article: Article) -> list[tuple[str, str]]:
    told = [(part.role[0], article.text[part.start : part.end]) for part in article.paragraphs]
    assert "\n\n".join(text for _, text in told) == article.text
    return told


def one(entry: dict[str, Any]) -> str:
    return json.dumps(entry, ensure_ascii=False)


def test_fundus(tmp_path: Path) -> None:
    article = only(tmp_path / "a.json", one(FUNDUS))
    assert parts(article) == [("h", TITLE), ("b", LEAD), ("s", WITHIN), ("b", NEXT)]
    assert article.published == Published("2024-03-05T22:10+02:00", "minute", "metadata", ())
    assert (article.author, article.captions) == (("هدى سالم",), ("العبّارة لدى وصولها",))
    assert article.page.path == str(tmp_path / "a.json")


def test_fundus_with_chosen_attributes(tmp_path: Path) -> None:
    entry = {"title": TITLE, "plaintext": f"{LEAD}\n\n{NEXT}", "publisher": "المرفأ", "lang": "ar"}
    entry |= {"html": {"requested_url": "https://m.example/r", "responded_url": "https://marfa.example/1"}}  # type: ignore[dict-item]
    entry["html"]["crawl_date"] = "2025-01-09 10:00:00"  # type: ignore[index]
    article = only(tmp_path / "a.jsonl", one(entry))
    assert parts(article) == [("h", TITLE), ("b", LEAD), ("b", NEXT)]
    assert (article.outlet.name, article.outlet.domain) == ("المرفأ", "marfa.example")
    assert article.page.url == "https://marfa.example/1" and article.published is None


def test_news_please(tmp_path: Path) -> None:
    article = only(tmp_path / "a.json", one(NEWS_PLEASE))
    assert parts(article) == [("h", TITLE), ("b", LEAD), ("b", NEXT)]
    assert article.published == Published("2024-03-05T22:10", "minute", "metadata", ())
    assert (article.outlet.domain, article.author) == ("marfa.example", ("هدى سالم",))


@pytest.mark.parametrize("date", ["None", None, "", "NaT"])
def test_the_day_of_the_download_is_no_publication(tmp_path: Path, date: str | None) -> None:
    assert only(tmp_path / "a.json", one({**NEWS_PLEASE, "date_publish": date})).published is None


def test_a_record_without_text_has_a_problem(tmp_path: Path) -> None:
    article = only(tmp_path / "a.json", one({**NEWS_PLEASE, "maintext": None}))
    assert article.problem and article.headline is None and article.text == ""


def test_trafilatura(tmp_path: Path) -> None:
    article = only(tmp_path / "a.jsonl", one(TRAFILATURA))
    assert parts(article) == [("h", TITLE), ("b", LEAD), ("b", NEXT)]
    assert article.published == Published("2024-03-05", "day", "metadata", ())
    assert (article.outlet.name, article.outlet.domain) == ("المرفأ", "marfa.example")
    assert article.author == ("هدى سالم", "سامي الحداد")
    assert article.page.url == "https://www.marfa.example/1"


def test_an_address_is_no_outlets_name(tmp_path: Path) -> None:
    article = only(tmp_path / "a.jsonl", one({**TRAFILATURA, "source-hostname": "marfa.example"}))
    assert (article.outlet.name, article.outlet.domain) == (None, "marfa.example")


@pytest.mark.parametrize(
    ("url", "value"), [("https://m.example/1", "2024"), ("https://m.example/2024/01/01/1", "2024-01-01")]
)
def test_the_first_of_january_is_a_year(tmp_path: Path, url: str, value: str) -> None:
    article = only(tmp_path / "a.jsonl", one({**TRAFILATURA, "date": "2024-01-01", "source": url}))
    assert article.published and article.published.value == value


@pytest.mark.parametrize("text", [XML, '<?xml version="1.0" encoding="UTF-8"?>\n' + XML, TEI])
def test_trafilaturas_xml(tmp_path: Path, text: str) -> None:
    article = only(tmp_path / "a.xml", text)
    assert parts(article)[:4] == [("h", TITLE), ("b", LEAD), ("s", WITHIN), ("b", NEXT)]
    assert [text for _, text in parts(article)[4:]] in ([], ["الثلاثاء", "السبت"])
    assert article.published == Published("2024-03-05", "day", "metadata", ())
    assert (article.outlet.name, article.outlet.domain) == ("المرفأ", "marfa.example")
    assert article.author == ("هدى سالم", "سامي الحداد")
    assert article.page.url in ("https://www.marfa.example/1", None)


@pytest.mark.parametrize(
    "text", ["<doc><main><p>بلا نهاية", "<doc title='x'></doc>", '<doc a="&e;"><main/></doc>']
)
def test_xml_that_is_none_of_it(tmp_path: Path, text: str) -> None:
    (failure,) = found(tmp_path / "a.xml", text)
    assert isinstance(failure, Failure) and "\n" not in failure.reason


def test_what_we_wrote_is_read_back(tmp_path: Path) -> None:
    wrote = only(tmp_path / "a.json", one({**FUNDUS, "publisher": "المرفأ"}))
    again = only(tmp_path / "b.jsonl", encoded(wrote) + b"\n")
    assert again.id == wrote.id == again.page.path
    for field in ("headline", "text", "paragraphs", "captions", "author", "outlet", "dateline"):
        assert getattr(again, field) == getattr(wrote, field)
    assert again.published and wrote.published and again.published.value == wrote.published.value


# --- files ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("indent", [None, 4])
def test_an_array_is_a_page_an_element_and_a_strange_one_fails_alone(
    tmp_path: Path, indent: int | None
) -> None:
    strange = {"name": "إعدادات", "note": 'أقواس } ] و" \\ في نص'}
    path = tmp_path / "all.json"
    results = found(path, json.dumps([FUNDUS, strange, [1], NEWS_PLEASE, TRAFILATURA], indent=indent))
    assert [type(result).__name__ for result in results] == [
        "Article",
        "Failure",
        "Failure",
        "Article",
        "Article",
    ]
    assert (
        isinstance(results[1], Failure)
        and results[1].path == f"{path}#2"
        and "name, note" in results[1].reason
    )
    assert "\n" not in results[1].reason


def test_objects_one_after_another(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    results = found(path, json.dumps(FUNDUS, indent=1) + "\n" + json.dumps(TRAFILATURA, indent=1))
    assert [result.page.path for result in results if isinstance(result, Article)] == [str(path), f"{path}#2"]


def test_a_file_that_breaks_off(tmp_path: Path) -> None:
    whole = json.dumps([FUNDUS, NEWS_PLEASE])
    first, second = found(tmp_path / "a.json", whole[:-40])
    assert isinstance(first, Article) and isinstance(second, Failure) and "breaks off" in second.reason


def test_a_large_record_in_an_array_is_passed_over(tmp_path: Path) -> None:
    large = {**NEWS_PLEASE, "maintext": "نص " * 200_000}
    results = found(tmp_path / "a.json", json.dumps([FUNDUS, large, FUNDUS]), Limits(page_bytes=100_000))
    assert [type(result).__name__ for result in results] == ["Article", "Failure", "Article"]


@pytest.mark.parametrize("content", ["", "[]", "3", "{broken", '"نص"'])
def test_json_without_a_record(tmp_path: Path, content: str) -> None:
    (result,) = found(tmp_path / "a.json", content)
    assert isinstance(result, Failure) or result.problem


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1256"])
@pytest.mark.parametrize("ending", ["json", "jsonl"])
def test_exports_in_the_encoding_of_a_machine(tmp_path: Path, encoding: str, ending: str) -> None:
    article = only(tmp_path / f"a.{ending}", (one(NEWS_PLEASE) + "\n").encode(encoding))
    assert parts(article) == [("h", TITLE), ("b", LEAD), ("b", NEXT)]


def test_a_folder_passes_over_json_that_holds_no_article(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(f"<html><body><h1>{TITLE}</h1><p>{LEAD}</p><p>{NEXT}</p></body></html>")
    (tmp_path / "a.html.json").write_text(one(NEWS_PLEASE))  # what news-please read on the page beside it
    (tmp_path / "b.json").write_text(one(NEWS_PLEASE))
    (tmp_path / "package.json").write_text('{"name": "x"}')
    (tmp_path / "feed.xml").write_text("<rss/>")
    (tmp_path / "t.xml").write_text(XML)
    results = list(through(tmp_path))
    assert [Path(a.page.path).name for a in results if isinstance(a, Article)] == [
        "a.html",
        "b.json",
        "t.xml",
    ]
    assert len(results) == 3


# --- days -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "country", "value"),
    [
        ("2024-03-05", "SA", "2024-03-05"),
        ("2024-03-05 00:00:00", "SA", "2024-03-05"),
        ("2024-03-05T00:00:00+03:00", "SA", "2024-03-05"),
        ("2024-03-05 00:00:00+00:00", "SA", "2024-03-05"),
        ("2024-03-05 22:30:00", "SA", "2024-03-05T22:30"),
        ("2024-03-05 22:30:00+03:00", "SA", "2024-03-05T22:30+03:00"),
        ("2024-03-05T22:30:15.123Z", "SA", "2024-03-06T01:30+03:00"),
        ("2024-03-05 22:30:00+00:00", "EG", "2024-03-06T00:30+02:00"),
        ("2024-07-05 22:30:00+00:00", "EG", "2024-07-06T01:30+03:00"),
        ("2024-03-05 22:30:00+00:00", "US", "2024-03-05T22:30+00:00"),
        ("2024-03-05 22:30:00+00:00", None, "2024-03-05T22:30+00:00"),
        ("2024-03", "SA", "2024-03"),
        ("غير معروف", "SA", None),
    ],
)
def test_the_day_is_the_outlets(text: str, country: str | None, value: str | None) -> None:
    found = local_date(text, country)
    assert (found.value if found else None) == value


def test_a_time_of_a_server_is_told_by_the_outlets_clock(tmp_path: Path) -> None:
    entry = {**TRAFILATURA, "source": "https://www.alarabiya.net/1", "hostname": "alarabiya.net"}
    article = only(tmp_path / "a.jsonl", one({**entry, "date": "2024-03-05T22:30:00Z"}))
    assert article.published == Published(
        "2024-03-06T01:30+03:00", "minute", "metadata", ("2024-03-05T22:30:00Z",)
    )
