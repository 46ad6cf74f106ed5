"""Where pages come from, and what cannot be one."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from khabar.pages import Limits, open_pages
from khabar.records import Failure, Page

HTML = "<html><body><p>وصل الوفد.</p></body></html>".encode()
LINE = '{"id": "a", "text": "وصل الوفد."}\n'.encode()


def opened(*sources: str | Path, limits: Limits = Limits()) -> list[Page | Failure]:
    return list(open_pages(sources, limits))


def failure(*sources: str | Path, limits: Limits = Limits()) -> Failure:
    (found,) = opened(*sources, limits=limits)
    assert isinstance(found, Failure) and "\n" not in found.reason and found.stage == "pages"
    return found


def write(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def test_a_file_is_a_page_under_the_name_it_was_given(tmp_path: Path) -> None:
    (page,) = opened(str(write(tmp_path / "a.html", HTML)))
    assert page == Page(str(tmp_path / "a.html"), HTML, "text/html")


def test_order_is_that_of_the_arguments(tmp_path: Path) -> None:
    for name in "ab":
        write(tmp_path / f"{name}.txt", "خبر".encode())
    found = opened(tmp_path / "b.txt", tmp_path / "none.txt", tmp_path / "a.txt")
    assert [Path(page.path).name for page in found] == ["b.txt", "none.txt", "a.txt"]
    assert isinstance(found[1], Failure)


def test_a_folder_is_read_sorted_with_its_folders_and_without_what_is_no_page(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "notes.md", ".hidden.txt", "sub/c.htm", "a_files/ad.html", ".git/x.txt"):
        write(tmp_path / name, HTML)
    assert [Path(page.path).relative_to(tmp_path).as_posix() for page in opened(tmp_path)] == [
        "a.html",
        "b.txt",
        "sub/c.htm",
    ]


def test_a_folder_without_pages_is_a_failure(tmp_path: Path) -> None:
    write(tmp_path / "notes.md", b"x")
    assert "without pages" in failure(tmp_path).reason


def test_a_missing_path_is_a_failure_that_names_it(tmp_path: Path) -> None:
    assert failure(tmp_path / "none.html") == Failure(str(tmp_path / "none.html"), "pages", "no such file")


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00", "PNG"),
        (b"\xff\xd8\xff\xe0\x00", "JPEG"),
        (b"%PDF-1.7\n", "PDF"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (b"\x00\x01\x02" * 90, "binary"),
    ],
)
def test_binary_data_under_the_name_of_a_page(tmp_path: Path, content: bytes, kind: str) -> None:
    assert kind in failure(write(tmp_path / "a.html", content)).reason
    assert kind in failure(write(tmp_path / "a.jsonl", content)).reason


def test_an_empty_file_is_a_page(tmp_path: Path) -> None:
    (page,) = opened(write(tmp_path / "a.html", b""))
    assert isinstance(page, Page) and page.content == b""


def test_the_content_has_the_last_word_on_the_kind(tmp_path: Path) -> None:
    kinds = [
        write(tmp_path / "a.txt", HTML),
        write(tmp_path / "b.html", "وصل الوفد إلى المرفأ.".encode()),
        write(tmp_path / "c.php", HTML),
        write(tmp_path / "d.html", "وصل الوفد".encode("utf-16")),
    ]
    found = [page.media_type for page in opened(*kinds) if isinstance(page, Page)]
    assert found == ["text/html", "text/plain", "text/html", "text/plain"]


def test_a_page_over_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    huge = tmp_path / "a.html"
    with huge.open("wb") as stream:
        stream.truncate(50 * 2**20)
    assert "32 MiB" in failure(huge).reason
    assert "larger than" in failure(write(tmp_path / "b.html", HTML), limits=Limits(page_bytes=10)).reason


def test_jsonl_is_one_page_a_line_and_a_bad_line_fails_alone(tmp_path: Path) -> None:
    lines = (
        LINE
        + b"\n"
        + b"{broken\n"
        + b"[1]\n"
        + b'{"headline": "x"}\n'
        + '{"text": "ب", "url": "http://m.example/1"}'.encode()
    )
    path = write(tmp_path / "f.jsonl", lines)
    found = opened(path)
    assert [page.path for page in found] == ["a", f"{path}#3", f"{path}#4", f"{path}#5", f"{path}#6"]
    assert [isinstance(page, Page) for page in found] == [True, False, False, False, True]
    assert isinstance(found[-1], Page) and found[-1].url == "http://m.example/1"


def test_a_long_line_is_skipped_and_the_next_one_read(tmp_path: Path) -> None:
    path = write(tmp_path / "f.jsonl", b'{"text": "' + b"x" * 5000 + b'"}\n' + LINE)
    long, good = opened(path, limits=Limits(page_bytes=1000))
    assert isinstance(long, Failure) and long.path == f"{path}#1"
    assert isinstance(good, Page) and good.path == "a"


@pytest.mark.parametrize(
    ("content", "kinds"),
    [
        (HTML, ["text/html"]),
        ("وصل الوفد.".encode(), ["text/plain"]),
        (LINE * 2, ["application/x-ndjson"] * 2),
        (b"", ["text/html"]),
    ],
)
def test_standard_input_is_known_by_its_content(
    monkeypatch: pytest.MonkeyPatch, content: bytes, kinds: list[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(content)))
    assert [page.media_type for page in opened("-") if isinstance(page, Page)] == kinds
