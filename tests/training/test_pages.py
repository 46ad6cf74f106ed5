"""The page maker: what a template marks becomes gold, and the page keeps no trace of the marks."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("jinja2", reason="the page maker needs jinja2")
pytest.importorskip("resiliparse", reason="flattening needs resiliparse")

from training.pages.articles import read_article, read_articles
from training.pages.flatten import MANNERS, flatten
from training.pages.make import make_pages
from training.pages.render import HERE, Made, render

ARTICLE = """kind: news
headline: افتتاح جسر المشاة في الحي القديم
section: محليات
country: jo
author: سلوى المجالي
place: إربد
caption: الجسر بعد افتتاحه

افتتحت البلدية، الثلاثاء 3 مارس 2020، جسر المشاة.
## كلفة المشروع
? كم بلغت الكلفة؟
@14:20 بدأ العبور.
"""
TEMPLATE = """{# manner: a test; shows: day #}<html><title>{{ a.headline }} | {{ site.name }}</title>
<ul><li>الرئيسية</li></ul><h1 data-gold="headline">{{ a.headline }}</h1><b>{{ date(published, "{d} {local} {yyyy}") }}</b>
<p><span data-gold="place">{{ a.place }}</span> - <span data-gold="author">{{ a.author }}</span></p>
{% for part in a.parts %}{% if part.kind == "h" %}<h3 data-gold="subheading">{{ part.text }}</h3>
{% else %}<p><span class="x">{{ part.clock or "" }}</span><span data-gold="body">{{ part.text | replace("جسر", "<span>جسر</span>") }}</span></p>
{% endif %}{% endfor %}<footer>{{ more[0].headline }} {{ number | ar }}</footer></html>"""


def _written(folder: Path) -> tuple[Path, Path]:
    article, template = folder / "a.txt", folder / "t.html"
    article.write_text(ARTICLE, encoding="utf-8")
    template.write_text(TEMPLATE, encoding="utf-8")
    return article, template


def _made(folder: Path, seed: str = "1") -> Made:
    article, template = _written(folder)
    return render(template, read_article(article), read_articles(HERE / "articles"), seed)


def test_what_is_marked_is_gold(tmp_path: Path) -> None:
    gold = _made(tmp_path).gold
    assert gold["headline"] == "افتتاح جسر المشاة في الحي القديم"
    roles = [(part["role"], gold["text"][part["start"] : part["end"]]) for part in gold["paragraphs"]]
    assert roles[1:] == [
        ("body", "افتتحت البلدية، الثلاثاء 3 مارس 2020، جسر المشاة."),
        ("subheading", "كلفة المشروع"),
        ("body", "كم بلغت الكلفة؟"),
        ("body", "بدأ العبور."),
    ]
    assert gold["dateline"] == {"place": "إربد", "agency": None}
    assert gold["author"] == ["سلوى المجالي"]


def test_the_page_keeps_no_trace_of_the_marks(tmp_path: Path) -> None:
    html = _made(tmp_path).html
    assert "data-gold" not in html
    assert "<p>إربد - سلوى المجالي</p>" in html
    assert '<p><span class="x"></span>كم بلغت الكلفة؟</p>' in html
    assert html.count("<span>جسر</span>") == 1


def test_the_moment_agrees_with_the_words_of_the_article(tmp_path: Path) -> None:
    for seed in "123456":
        published = _made(tmp_path, seed).gold["published"]
        assert published["value"] in {"2020-03-03", "2020-03-04"}
        assert published["precision"] == "day"


def test_the_same_seed_gives_the_same_page(tmp_path: Path) -> None:
    assert _made(tmp_path) == _made(tmp_path)
    assert _made(tmp_path).html != _made(tmp_path, "2").html


def test_an_article_of_the_wrong_form_is_named(tmp_path: Path) -> None:
    path = tmp_path / "broken.txt"
    path.write_text("headline بلا نقطتين\n\nنص", encoding="utf-8")
    with pytest.raises(ValueError, match=r"broken\.txt"):
        read_article(path)


@pytest.mark.parametrize("manner", MANNERS)
def test_flattened_pages_keep_every_paragraph(tmp_path: Path, manner: str) -> None:
    made = _made(tmp_path)
    text = " ".join(flatten(made.html, manner).split())
    assert "افتتحت البلدية، الثلاثاء 3 مارس 2020،" in text
    assert "<" not in text


@pytest.mark.parametrize("kind", ["templates", "held"])
def test_every_template_makes_pages_with_a_body(kind: str) -> None:
    templates = sorted((HERE / kind).glob("*.html"))
    articles = read_articles(HERE / "articles")
    assert len(templates) >= 8
    assert len(articles) >= 30
    for made in make_pages(templates, articles, each=1):
        assert sum(part["role"] == "body" for part in made.gold["paragraphs"]) >= 1
        assert "data-gold" not in made.html
