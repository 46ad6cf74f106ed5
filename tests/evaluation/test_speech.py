"""Texts with their statements marked: how they are read, and what is made of a fault in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.speech import by_construction, heard, read_speech
from evaluation.story_measures import GoldError

CASE = """# a remark
= chain
headline: لافروف: {1|لا شروط لدينا}
نقلت وكالة تاس عن لافروف قوله إن {2|بلاده مستعدة للحوار في أي وقت}.
1 indirect | speaker لافروف
2 indirect | speaker لافروف | cue قوله | via وكالة تاس
"""


def write(folder: Path, content: str) -> Path:
    path = folder / "speech.txt"
    path.write_text(content, encoding="utf-8")
    return path


def test_a_case_is_an_article_with_its_statements(tmp_path: Path) -> None:
    (case,) = read_speech(write(tmp_path, CASE))
    article = case.article
    assert (case.kind, article.headline) == ("chain", "لافروف: لا شروط لدينا")
    assert [paragraph.role for paragraph in article.paragraphs] == ["headline", "body"]
    first, second = article.statements
    assert article.text[second.start : second.end] == second.content == "بلاده مستعدة للحوار في أي وقت"
    assert (first.cue, [link.text for link in second.via]) == (None, ["وكالة تاس"])


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (CASE.replace("= chain", "chain"), "begins with ="),
        (CASE.replace("1 indirect | speaker لافروف\n", ""), "marks and statements do not fit"),
        (CASE.replace("via وكالة تاس", "by وكالة تاس"), "not a field: by"),
    ],
)
def test_a_fault_names_file_and_line(tmp_path: Path, wrong: str, reason: str) -> None:
    with pytest.raises(GoldError, match=rf"speech\.txt:2: .*{reason}"):
        read_speech(write(tmp_path, wrong))


def test_a_construction_is_right_where_every_statement_is(tmp_path: Path) -> None:
    near = "\n= chain/near\nونقلت سيارات الإسعاف الجرحى إلى المستشفى.\n"
    pairs = list(heard(read_speech(write(tmp_path, CASE + near))))
    figures = {figure.measure: (figure.score, figure.support) for figure in by_construction(pairs)}
    assert figures == {"cases": (1.0, 2), "chain": (1.0, 1), "chain/near": (1.0, 1)}
    wrong = CASE.replace("via وكالة تاس", "via وكالة رويترز")
    wrongly = by_construction(heard(read_speech(write(tmp_path, wrong))))
    figures = {one.measure: (one.score, one.support) for one in wrongly}
    assert figures == {"cases": (0.0, 1), "chain": (0.0, 1)}
