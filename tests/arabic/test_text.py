"""Folds, tokens, sentences, clitics and stems: offsets stay true whatever the text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.arabic.clitics import cuts
from khabar.arabic.folds import fold, fold_digits, fold_letters, squeeze
from khabar.arabic.sentences import sentences
from khabar.arabic.stems import light_stem
from khabar.arabic.tables import read_table
from khabar.arabic.tokens import tokenize
from khabar.errors import DataError

ARABIC = st.text(
    alphabet='ابتثجحدذرسشصعغفقكلمنهويىةءأإآؤئ ًُِّـ،.؟!:؛«»“”"()-–/0123456789٠١٢٣\u200f\u00a0\nabc', max_size=200
)


@given(ARABIC)
def test_tokens_are_where_they_say(text: str) -> None:
    end = 0
    for token in tokenize(text):
        assert text[token.start : token.end] == token.surface
        assert token.start >= end and token.end > token.start
        end = token.end


@given(ARABIC)
def test_sentences_are_in_order_and_cover_every_token(text: str) -> None:
    spans = sentences(text)
    assert all(a < b for a, b in spans)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))
    for token in tokenize(text):
        assert any(a <= token.start and token.end <= b for a, b in spans)


@given(ARABIC)
def test_folds_that_promise_length_keep_it(text: str) -> None:
    assert len(fold_digits(text)) == len(fold_letters(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("الأُرْدُنّ", "الاردن"),
        ("مـوسكو", "موسكو"),
        ("ﻻﻓﺮوف", "لافروف"),
        ("إلى", "الي"),
        ("کیف", "كيف"),
        ("٢٠٢٦", "2026"),
    ],
)
def test_two_spellings_of_one_word_meet(one: str, two: str) -> None:
    assert fold(one) == fold(two)


def test_squeeze_takes_every_white_space() -> None:
    assert squeeze("  قال\u00a0 الوزير\n\t") == "قال الوزير"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("انتهت القمة.وقال سالم: نعم.", ["انتهت القمة.", "وقال سالم: نعم."]),
        ("بلغ 2.5 مليون. ثم زاد.", ["بلغ 2.5 مليون.", "ثم زاد."]),
        ("قال د. سالم نعم. وغادر.", ["قال د. سالم نعم.", "وغادر."]),
        ("قال: «نعم. سنعود». ثم غادر.", ["قال: «نعم. سنعود».", "ثم غادر."]),
        ("قال “نعم. سنعود”. ثم غادر.", ["قال “نعم. سنعود”.", "ثم غادر."]),
        ("هل عاد؟ نعم!", ["هل عاد؟", "نعم!"]),
        ("سطر أول\nسطر ثان", ["سطر أول", "سطر ثان"]),
        ("قوس «لا يغلق. ثم جملة.", ["قوس «لا يغلق.", "ثم جملة."]),
    ],
)
def test_where_sentences_end(text: str, found: list[str]) -> None:
    assert [text[a:b] for a, b in sentences(text)] == found


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("وبوتين", ("و", "بوتين", 1)),
        ("للشرع", ("لل", "الشرع", 2)),
        ("وبالكرملين", ("وب", "الكرملين", 2)),
        ("بموسكو", ("ب", "موسكو", 1)),
    ],
)
def test_a_cut_says_what_is_left_and_where_it_starts(word: str, expected: tuple[str, str, int]) -> None:
    assert expected in [(cut.clitics, cut.word, cut.length) for cut in cuts(word)]


def test_the_uncut_word_comes_first() -> None:
    assert next(cuts("وزير")).word == "وزير"


@pytest.mark.parametrize(
    "group",
    [
        ("المحادثات", "محادثه", "ومحادثات"),
        ("القتلي", "قتلي"),
        ("اسيرا", "الاسير"),
        ("لانهيار", "بانهيار", "انهيار"),
    ],
)
def test_forms_of_a_word_share_a_stem(group: tuple[str, ...]) -> None:
    assert len({light_stem(word) for word in group}) == 1


def test_short_words_are_left_alone() -> None:
    assert light_stem("سد") == "سد" and light_stem("الله")


def test_a_table_with_a_torn_line_is_named(tmp_path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "words.tsv").write_text("# remark\nword\texample\nنعم\tقال نعم\nلا\n", encoding="utf-8")
    monkeypatch.setattr("khabar.arabic.tables.files", lambda package: tmp_path)
    with pytest.raises(DataError, match=r"words\.tsv:4"):
        read_table("anything", "words.tsv")
