"""Shared text between articles: planted copies are found, formulae are not, and siblings of one agency have no first."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from khabar.records import Article, Coverage, Dateline, Outlet, PageRef, Paragraph, Published, Reprint
from khabar.reprints import Options, Reprints
from khabar.reprints.alignment import passages
from khabar.reprints.fingerprints import hashes, winnow

LETTERS = "ابتثجحخدذرسشصطعغفقكلمنهوي"
#: Words as many as a newspaper uses in a week, of no meaning.
WORDS = ["".join(random.Random(n).choices(LETTERS, k=3 + n % 4)) for n in range(3000)]


def body(seed: int, length: int = 120) -> str:
    return " ".join(random.Random(seed).choices(WORDS, k=length))


def article(
    name: str, text: str, *, day: str | None = None, agency: str | None = None, outlet: str | None = None
) -> Article:
    whole = f"عنوان {name}\n\n{text}"
    head = len(f"عنوان {name}")
    return Article(
        id=name,
        page=PageRef(name),
        outlet=Outlet(outlet or name),
        headline=f"عنوان {name}",
        text=whole,
        paragraphs=(Paragraph(0, head, "headline"), Paragraph(head + 2, len(whole), "body")),
        dateline=Dateline(None, agency),
        published=Published(day, "day", "page") if day else None,
    )


def found(*articles: Article, options: Options = Options()) -> tuple[Reprint, ...]:
    (coverage,) = Reprints(options).run([Coverage(articles)])
    assert isinstance(coverage, Coverage)
    return coverage.reprints


def test_a_cut_copy_is_a_reprint_with_its_passages() -> None:
    whole = article("a", body(1), day="2026-01-01")
    cut = article("b", " ".join(body(1).split()[:70]), day="2026-01-02")
    (made,) = found(whole, cut)
    assert (made.article, made.of, made.label, made.direction) == ("b", "a", "reprint", "known")
    assert made.share == 1.0
    for passage in made.passages:
        assert cut.text[passage.start : passage.end] == whole.text[passage.of_start : passage.of_end]


def test_half_a_copy_is_adapted() -> None:
    words = body(2).split()
    (made,) = found(article("a", body(2)), article("b", " ".join([*words[:60], *body(99).split()[:70]])))
    assert made.label == "adapted" and 0.3 < made.share < 0.7


def test_texts_of_their_own_share_nothing() -> None:
    assert found(article("a", body(3)), article("b", body(4)), article("c", body(5))) == ()


def test_a_formula_that_many_share_counts_for_nothing() -> None:
    formula = "بعث الملك برقية تهنئة إلى الرئيس بمناسبة ذكرى اليوم الوطني لبلاده متمنيا له موفور الصحة والسعادة ولشعبه التقدم"
    articles = [article(str(n), f"{formula} {body(100 + n, 40)}") for n in range(60)]
    assert found(*articles) == ()


def test_a_formula_comes_back_day_after_day() -> None:
    """A bulletin of every day with other places in it is no copy of the day before; a report of one day is."""
    bulletin = "تتوقع الهيئة العامة للأرصاد أن تكون السماء غائمة جزئيا مع فرصة لهطول أمطار رعدية مصحوبة برياح نشطة على أجزاء من"
    daily = [
        article(str(n), f"{body(300 + n, 20)} {bulletin} {body(400 + n, 20)}", day=f"2026-01-0{n + 1}")
        for n in range(5)
    ]
    assert found(*daily) == ()
    assert [made.label for made in found(*daily[:2])] == ["adapted"]


def test_a_text_that_very_many_print_leads_from_copy_to_copy() -> None:
    copies = [article(f"c{n:02}", body(13), day=f"2026-01-0{1 + n % 7}") for n in range(50)]
    reached = {"c00"}
    for made in sorted(found(*copies), key=lambda made: min(made.article, made.of)):
        assert made.label == "reprint" and made.share == 1.0
        reached |= {made.article, made.of} if reached & {made.article, made.of} else set()
    assert len(reached) == 50


def test_siblings_of_one_agency_have_no_first() -> None:
    (made,) = found(
        article("a", body(6), day="2026-01-01", agency="وكالة البرق"),
        article("b", body(6), day="2026-01-02", agency="البرق"),
    )
    assert made.direction == "unknown"


def test_who_credits_the_other_came_later_whatever_the_dates_say() -> None:
    source = article("a", body(7), day="2026-01-02", outlet="النبأ")
    copy = article("b", body(7), day="2026-01-01", agency="النبأ")
    (made,) = found(source, copy)
    assert (made.article, made.of, made.direction) == ("b", "a", "known")


def test_who_carries_the_agency_is_nearer_to_it() -> None:
    agency = article("a", body(7), day="2026-01-02", agency="رويترز")
    own = article("b", body(7), day="2026-01-01", agency="b", outlet="b")
    (made,) = found(agency, own)
    assert (made.article, made.of, made.direction) == ("b", "a", "known")


def test_a_longer_text_of_ones_own_adapts_the_agency() -> None:
    agency = article("a", body(14), agency="رويترز")
    (made,) = found(agency, article("b", f"{body(14)} {body(15)}"))
    assert (made.article, made.label) == ("b", "adapted")
    (made,) = found(agency, article("b", f"{body(14)} {body(15)}", agency="فرانس برس"))
    assert made.label == "reprint"


@pytest.mark.parametrize(
    ("one", "two", "first"),
    [
        ("2026-01-28T18:00Z", "2026-01-28T19:30+02:00", "b"),
        ("2026-01-28T18:00", "2026-01-28T19:30", None),
        ("2026-01-28T08:00", "2026-01-28T19:30", "a"),
        ("2026-01-28", "2026-01-28T19:30", None),
        ("2026-01", "2026-01-28", None),
    ],
)
def test_clocks_are_compared_where_they_can_be(one: str, two: str, first: str | None) -> None:
    (made,) = found(article("a", body(8), day=one), article("b", body(8), day=two))
    assert (made.of if made.direction == "known" else None) == first


def test_nothing_tells_which_was_first() -> None:
    (made,) = found(article("a", body(8)), article("b", body(8)))
    assert made.direction == "unknown"


def test_the_order_makes_no_difference_and_one_id_counts_once() -> None:
    articles = [article("a", body(9)), article("b", body(9)), article("c", body(10))]
    assert found(*articles) == found(*reversed(articles)) == found(*articles, replace(articles[0]))


@pytest.mark.parametrize("share", [30, 50, 70])
def test_planted_copies_are_found(share: int) -> None:
    """Of 40 planted copies at least nine in ten are found from half a text on; none between texts of their own."""
    articles, planted = [], set()
    for n in range(40):
        words, own = body(200 + n, 150).split(), body(900 + n, 150).split()
        kept = len(words) * share // 100
        articles += [
            article(f"s{n}", " ".join(words)),
            article(f"c{n}", " ".join([*own[kept:], *words[:kept]])),
        ]
        planted.add(frozenset((f"s{n}", f"c{n}")))
    pairs = {frozenset((made.article, made.of)) for made in found(*articles, options=Options(adapted=0.2))}
    assert pairs <= planted
    assert len(pairs) >= (0.8 if share == 30 else 0.9) * len(planted)


def test_winnowing_keeps_a_print_of_every_long_enough_stretch() -> None:
    keys = body(11, 200).split()
    for start in range(0, 150, 7):
        assert winnow(hashes(keys)) & winnow(hashes(["x", "y", *keys[start : start + 12], "z"]))


def test_a_changed_word_does_not_part_a_passage() -> None:
    words = body(12, 40).split()
    changed = [*words[:20], "كلمة", *words[21:]]
    (run,) = passages(words, changed)
    assert (run.start, run.end, run.words) == (0, len(words), len(words) - 1)


def test_very_long_texts_are_aligned_in_one_walk() -> None:
    long = body(21, 60_000).split()
    other = [*body(22, 500).split(), *long[:30_000], *body(23, 500).split(), *long[30_100:]]
    runs = passages(long, other)
    assert [(run.start, run.end) for run in runs] == [(0, 30_000), (30_100, 60_000)]
    assert all(long[run.start : run.end] == other[run.of_start : run.of_end] for run in runs)
