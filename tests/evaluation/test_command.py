"""The command from gold to exit status, over a folder of gold made for the test and a reader made to err."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec
import pytest

from evaluation import command, floors, sets
from evaluation.floors import read_floors
from evaluation.reading import read_pages
from khabar.records import Article, Failure, Holder, Published
from tests.evaluation.records import article


@dataclass
class Bench:
    """A place to run the command in: what the reader answers, and where the floors lie."""

    answers: dict[str, Article]
    floors: Path

    def run(self, *arguments: str) -> int:
        """The exit status of the command."""
        return command.main(arguments)


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    """Gold for one page, `bridge.html`, in a set named `town` beside the checkout, and none of our own."""
    gold, data = tmp_path / "gold" / "town", tmp_path / "data" / "town"
    gold.mkdir(parents=True)
    data.mkdir(parents=True)
    (gold / "bridge.json").write_bytes(msgspec.json.encode(article()))
    (data / "bridge.html").write_text("<p>…</p>", encoding="utf-8")
    made = Bench({"bridge.html": article()}, tmp_path / "floors.json")

    def answer(sources: Iterable[Path]) -> tuple[dict[str, Article], list[Failure]]:
        names = [source.name for source in sources]
        failures = [Failure(name, "extract", "cut off") for name in names if name not in made.answers]
        return {name: made.answers[name] for name in names if name in made.answers}, failures

    monkeypatch.setattr(command, "read_pages", answer)
    monkeypatch.setattr(sets, "OURS", tmp_path / "nowhere")
    monkeypatch.setenv(sets.VARIABLE, str(tmp_path / "gold"))
    monkeypatch.setattr(floors, "FLOORS", made.floors)
    monkeypatch.setenv("COLUMNS", "200")
    return made


def test_a_perfect_reader_passes_and_sets_floors(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    assert bench.run() == 0
    printed = capsys.readouterr().out
    assert "town" in printed and "statement.speaker" in printed and "1.000" in printed
    assert not bench.floors.exists()
    assert bench.run("--raise-floors") == 0
    assert set(read_floors(bench.floors)["town"].measures.values()) == {1.0}


def test_a_reader_that_got_worse_fails(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    bench.run("--raise-floors")
    bench.answers["bridge.html"] = replace(article(), published=Published("2026-03-04", "day", "page"))
    capsys.readouterr()
    assert bench.run() == 1
    assert "town published is 0.000, below its floor of 1.000" in capsys.readouterr().err
    assert bench.run("--raise-floors") == 1
    assert read_floors(bench.floors)["town"].measures["published"] == 1.0


def test_a_page_that_fails_counts_as_read_empty(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    bench.run("--raise-floors")
    bench.answers.clear()
    assert bench.run() == 1
    assert "without a record: bridge.html" in capsys.readouterr().out


def test_errors_are_listed_with_their_sentence_by_kind(
    bench: Bench, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = article()
    wrong = replace(whole.statements[1], speaker=Holder(None, "مصدر أمني"))
    bench.answers["bridge.html"] = replace(whole, statements=(whole.statements[0], wrong), times=())
    assert bench.run("--errors") == 0
    printed = capsys.readouterr().out
    assert "statement.speaker  wrong speaker: 1" in printed
    assert "times.found  missed: 2" in printed
    assert bench.run("--errors", "statement") == 0
    printed = capsys.readouterr().out
    assert "gold  نادر" in printed and "read  مصدر أمني" in printed and "in    ونقلت صحيفة" in printed
    assert "times.found" not in printed


def test_gold_at_fault_is_said_in_one_line(
    bench: Bench, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert bench.run("--only", "village") == 2
    assert "no set village here; there are town" in capsys.readouterr().err
    assert bench.run("--gold", str(tmp_path / "missing")) == 2
    assert "no such folder of gold" in capsys.readouterr().err
    (tmp_path / "data" / "town" / "bridge.html").unlink()
    assert bench.run() == 2
    assert "bridge.html: the gold names this page" in capsys.readouterr().err


def test_the_reader_is_let_loose_on_real_pages(flat_page: Path, tmp_path: Path) -> None:
    articles, failures = read_pages([flat_page, tmp_path / "nowhere.txt"])
    assert list(articles) == ["port.txt"]
    assert [Path(one.path).name for one in failures] == ["nowhere.txt"]
