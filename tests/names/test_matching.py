"""Are two names one? By kind of spelling, and each rule by itself."""

from __future__ import annotations

import pytest

from khabar.names import RULES, compare
from khabar.records import EntityType


@pytest.mark.parametrize(
    ("one", "other", "rule"),
    [
        ("أنقرة", "انقره", "folds"),
        ("الرئيس بوتين", "بوتين", "folds"),
        ("أمريكا", "الولايات المتحدة", "gazetteer"),
        ("وزارة خارجية مصر", "وزارة الخارجية المصرية", "gazetteer"),
        ("ترمب", "ترامب", "spelling"),
        ("غوتيريش", "جوتيريس", "spelling"),
        ("بوتن", "فلاديمير بوتين", "parts"),
        ("محمد بن سلمان", "محمد بن سلمان بن عبد العزيز", "parts"),
        ("Sergei Lavrov", "سيرغي لافروف", "latin"),
        ("حركة حماس", "حماس", "heads"),
        ("نقع", "نقابة قادة العبارات", "acronym"),
        ("المرصد الوطني", "المرصد الوطني لحقوق الطفل", "longer"),
        ("تل أبيب", "تلأبيب", "joined"),
    ],
)
def test_one_name_in_two_forms(one: str, other: str, rule: str) -> None:
    for verdict in (compare(one, other), compare(other, one)):
        assert verdict.same, verdict
        assert rule in {step.rule for step in verdict.steps if step.joins}


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("حسن", "حسين", "person"),
        ("سامي حسن", "سامي حسين", "person"),
        ("عبد الرحمن سالم", "عبد الرحيم سالم", "person"),
        ("بشار الأسد", "ماهر الأسد", "person"),
        ("محمد علي", "محمد حسن", "person"),
        ("خالد بن سعد", "خالد بن علي بن سعد الحربي", "person"),
        ("لافروف", "لازاروف", "person"),
        ("النيجر", "نيجيريا", "place"),
        ("كوريا الشمالية", "كوريا الجنوبية", "place"),
        ("السودان", "جنوب السودان", "place"),
        ("الجيش السوري", "الجيش السوري الحر", "organisation"),
        ("وزارة الدفاع", "وزارة الداخلية", "organisation"),
        ("", "بوتين", None),
        ("…", "—", None),
    ],
)
def test_two_names_that_look_alike(one: str, other: str, kind: EntityType | None) -> None:
    assert not compare(one, other, kind).same
    assert not compare(other, one, kind).same


def test_every_rule_can_be_switched_off() -> None:
    pairs = {
        "folds": ("أنقرة", "انقره"),
        "gazetteer": ("أمريكا", "الولايات المتحدة"),
        "spelling": ("شيفتشينكو", "شفتشنكو"),
        "latin": ("Shevchenko", "شيفتشينكو"),
        "parts": ("شيفتشينكو", "أولكسي شيفتشينكو"),
        "heads": ("حركة زرنوق", "زرنوق"),
        "acronym": ("نقع", "نقابة قادة العبارات"),
        "longer": ("المرصد الوطني", "المرصد الوطني لحقوق الطفل"),
        "joined": ("زرنوق بك", "زرنوقبك"),
    }
    for rule, (one, other) in pairs.items():
        assert compare(one, other).same, rule
        verdict = compare(one, other, off=frozenset({rule}))
        assert rule not in {step.rule for step in verdict.steps}, rule
    assert compare("حسن", "حسين", off=frozenset({"distinct"})).same  # so the table is what parts them
    assert set(pairs) | {"distinct"} == RULES


def test_a_rule_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="no such rule: magic"):
        compare("أ", "ب", off=frozenset({"magic"}))


def test_the_steps_say_which_letters_differ() -> None:
    (step,) = compare("غوتيريش", "جوتيريس").steps
    assert "غ for ج" in step.says
    assert "ش for س" in step.says
