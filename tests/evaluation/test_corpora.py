"""Corpora in CoNLL form: names by whole words, nested labels, a line at fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.corpora import Corpus, corpora, measure_names
from evaluation.story_measures import GoldError

SENTENCES = """وزار O
الرئيس O
فلاديمير B-PERS
بوتين I-PERS
مدينة B-ORG
دمشق B-LOC I-ORG
. O
ورحبت O
وموسكو B-GPE
بذلك O

"""


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    (tmp_path / "small.txt").write_text(SENTENCES, encoding="utf-8")
    (found,) = corpora(tmp_path)
    return found


def test_a_corpus_is_a_file_or_a_folder_without_its_readme(tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for name in ("README.txt", "one.txt", "two.txt"):
        (folder / name).write_text(SENTENCES, encoding="utf-8")
    assert [(one.name, len(one.files)) for one in corpora(tmp_path)] == [("many", 2)]
    assert corpora(tmp_path / "absent") == []


def test_names_count_by_whole_words_and_the_outermost_label(corpus: Corpus) -> None:
    figures, misses = measure_names(corpus)
    by_name = {one.measure: one for one in figures}
    assert by_name["names.words"].support == 3
    assert by_name["names.person"].score == 1.0  # «فلاديمير بوتين»
    assert by_name["names.place"].recall == 1.0  # «وموسكو», whose clitic we leave out
    assert {(miss.measure, miss.wanted) for miss in misses if miss.wanted} == {
        ("names.organisation", "مدينة دمشق (organisation)")
    }


def test_a_word_without_a_label_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "broken.txt").write_text("وزار O\nبوتين\n", encoding="utf-8")
    (found,) = corpora(tmp_path)
    with pytest.raises(GoldError, match=r"broken\.txt:2: a word without a label"):
        measure_names(found)
