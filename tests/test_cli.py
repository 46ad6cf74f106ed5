"""The command line as a user meets it: a process with arguments, two streams and an exit status."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from khabar.records import decode_article, decode_story_file

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)


def khabar(
    *arguments: str | Path, stdin: bytes = b"", locale: str = "C"
) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "LC_ALL": locale, "PYTHONPATH": "src", "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "khabar", *map(str, arguments)]
    return subprocess.run(
        command, input=stdin, capture_output=True, env=environment, check=False, timeout=120
    )


def records(run: subprocess.CompletedProcess[bytes]) -> list[dict[str, object]]:
    return [json.loads(line) for line in run.stdout.splitlines()]


def errors(run: subprocess.CompletedProcess[bytes]) -> list[str]:
    return run.stderr.decode().splitlines()


def test_a_page_is_read_as_one_line_of_json(flat_page: Path) -> None:
    run = khabar("read", flat_page, "--format", "jsonl")
    assert (run.returncode, run.stderr) == (0, b"")
    article = decode_article(run.stdout)
    assert article.headline == "وزير النقل: الميناء يعود إلى العمل خلال أسبوع"
    assert article.page.path == str(flat_page)
    assert article.published is not None and article.published.value.startswith("2026-01-11")
    assert "الرئيسية" not in article.text and "طقس الأسبوع" not in article.text
    assert "".join(article.text[p.start : p.end] for p in article.paragraphs) == article.text.replace(
        "\n\n", ""
    )


def test_the_same_bytes_give_the_same_record(flat_page: Path) -> None:
    first, second = (khabar("read", flat_page, "--format", "jsonl").stdout for _ in range(2))
    assert first == second


def test_text_is_for_a_person_and_runs_from_the_right(flat_page: Path) -> None:
    run = khabar("read", flat_page)
    lines = run.stdout.decode().splitlines()
    assert run.returncode == 0
    assert all(not line or line.lstrip(" ").startswith("\u200f") for line in lines)
    assert any("\u20662026-01-11" in line for line in lines), "dates stand in an isolate of their own"
    assert "سامر العلي" in run.stdout.decode()


def test_explain_shows_every_line_with_its_reason(flat_page: Path) -> None:
    run = khabar("read", flat_page, "--explain", "--format", "jsonl")
    (page,) = records(run)
    lines = page["lines"]
    assert isinstance(lines, list)
    roles = {line["text"]: line["role"] for line in lines}
    assert all(line["reason"] for line in lines)
    assert roles["الرئيسية"] == "furniture"
    assert roles["وزير النقل: الميناء يعود إلى العمل خلال أسبوع"] == "headline"
    assert roles["اقرأ أيضا"] == "furniture"
    assert [line["number"] for line in lines] == list(range(1, len(lines) + 1))
    shown = khabar("read", flat_page, "--explain").stdout.decode()
    assert "furniture" in shown and "طقس الأسبوع" in shown


def test_an_empty_file_is_a_page_without_an_article(tmp_path: Path) -> None:
    (tmp_path / "empty.html").write_bytes(b"")
    run = khabar("read", tmp_path / "empty.html", "--format", "jsonl")
    (record,) = records(run)
    assert run.returncode == 0
    assert record["headline"] is None and record["paragraphs"] == [] and record["text"] == ""
    assert record["problem"]


@pytest.mark.parametrize("name", ["photo.png", "photo.html", "photo.txt"])
def test_a_picture_is_an_error_and_the_rest_goes_on(tmp_path: Path, flat_page: Path, name: str) -> None:
    (tmp_path / name).write_bytes(PNG)
    run = khabar("read", tmp_path / name, flat_page, "--format", "jsonl")
    assert run.returncode == 1
    assert [record["page"]["path"] for record in records(run)] == [str(flat_page)]  # type: ignore[index]
    (line,) = errors(run)
    assert name in line


def test_a_missing_path_is_an_error_and_the_rest_goes_on(tmp_path: Path, flat_page: Path) -> None:
    run = khabar("read", flat_page, tmp_path / "nowhere.html", flat_page, "--format", "jsonl")
    assert run.returncode == 1
    assert len(records(run)) == 2
    (line,) = errors(run)
    assert "nowhere.html" in line


def test_windows_1256_that_claims_utf_8_is_read(tmp_path: Path) -> None:
    body = "أعلن وزير الري أن السد الجديد سيعمل قبل نهاية العام، وأكد أن المياه ستصل إلى القرى المجاورة خلال شهرين."
    html = f"""<html><head><meta charset="utf-8"><title>السد الجديد يعمل قبل نهاية العام</title></head>
    <body><h1>السد الجديد يعمل قبل نهاية العام</h1><p>{body}</p>
    <p>{body.replace("أعلن", "وكان قد ذكر")}</p></body></html>"""
    (tmp_path / "dam.html").write_bytes(html.encode("windows-1256"))
    run = khabar("read", tmp_path / "dam.html", "--format", "jsonl")
    assert run.returncode == 0
    article = decode_article(run.stdout)
    assert article.headline == "السد الجديد يعمل قبل نهاية العام"
    assert body in article.text


def test_a_page_of_fifty_megabytes_is_refused_in_one_line(tmp_path: Path, flat_page: Path) -> None:
    with (tmp_path / "huge.html").open("wb") as huge:
        huge.write(b"<html><body>")
        for _ in range(50):
            huge.write("<p>أعلن الوزير أن السد سيعمل قريبا.</p>\n".encode() * 20_000)
    assert (tmp_path / "huge.html").stat().st_size > 50 * 2**20
    run = khabar("read", tmp_path / "huge.html", flat_page, "--format", "jsonl")
    assert run.returncode == 1
    assert len(records(run)) == 1
    (line,) = errors(run)
    assert "huge.html" in line and "MiB" in line


def test_a_folder_a_jsonl_and_standard_input(tmp_path: Path, flat_page: Path) -> None:
    (tmp_path / "notes.md").write_text("ليس صفحة", encoding="utf-8")
    lines = [
        json.dumps(
            {"id": "first", "headline": "عنوان", "text": "قال الوزير إن السد آمن.", "published": "2026-01-11"}
        ),
        "{not json",
        json.dumps({"text": "أكد المدير أن الماء نظيف."}),
    ]
    (tmp_path / "given.jsonl").write_text("\n".join(lines), encoding="utf-8")
    run = khabar("read", tmp_path, "--format", "jsonl")
    paths = [record["page"]["path"] for record in records(run)]  # type: ignore[index]
    assert run.returncode == 1, "one line of the .jsonl is broken"
    assert paths == ["first", f"{tmp_path}/given.jsonl#3", str(flat_page)]
    (line,) = errors(run)
    assert "given.jsonl#2" in line
    run = khabar("read", "-", "--format", "jsonl", stdin=flat_page.read_bytes())
    assert run.returncode == 0
    assert decode_article(run.stdout).headline == "وزير النقل: الميناء يعود إلى العمل خلال أسبوع"


def test_who_said_what_in_both_forms(tmp_path: Path) -> None:
    page = tmp_path / "given.jsonl"
    text = "نقلت وكالة تاس عن لافروف قوله إن بلاده مستعدة للحوار. ونفى الوزير وجود أي شروط."
    page.write_text(json.dumps({"text": text, "outlet": "الشرق"}), encoding="utf-8")
    run = khabar("statements", page, "--format", "jsonl")
    assert run.returncode == 0, run.stderr
    first, second = records(run)
    assert (first["content"], first["rule"]) == ("بلاده مستعدة للحوار", "relayed")
    assert (second["polarity"], second["sentence"]) == ("denied", "ونفى الوزير وجود أي شروط.")
    assert str(first["path"]).endswith("given.jsonl#1")
    shown = khabar("statements", page, "--recogniser", "rules").stdout.decode()
    assert "لافروف" in shown and "نفي" in shown and "relayed" in shown
    run = khabar("statements", page, tmp_path / "missing.txt")
    assert run.returncode == 1 and "missing.txt" in errors(run)[0]


def test_a_story_in_both_forms(flat_page: Path) -> None:
    run = khabar("story", flat_page, "--format", "json")
    assert run.returncode == 0
    (story,) = decode_story_file(run.stdout).stories
    assert [article.path for article in story.articles] == [str(flat_page)]
    assert all(line.sources for line in story.timeline)
    text = khabar("story", flat_page).stdout.decode()
    assert story.title in text and "[1:" in text


def test_the_schema_is_printed() -> None:
    for name in ("article", "story"):
        schema = json.loads(khabar("schema", name).stdout)
        assert schema["$defs"]


def test_help_and_version() -> None:
    assert khabar("--version").stdout.startswith(b"khabar ")
    for arguments in (
        ["--help"],
        ["times", "--help"],
        ["read", "--help"],
        ["story", "-h"],
        ["schema", "--help"],
    ):
        run = khabar(*arguments, locale="C.UTF-8")
        assert run.returncode == 0 and run.stdout


def test_a_wrong_option_is_refused() -> None:
    run = khabar("read", "--format", "xml", "page.html", locale="C.UTF-8")
    assert run.returncode == 2 and b"xml" in run.stderr


def test_a_reader_that_leaves_early_is_no_error(flat_page: Path) -> None:
    command = f"{sys.executable} -m khabar read {' '.join([str(flat_page)] * 50)} --format jsonl | head -n 1 >/dev/null"
    run = subprocess.run(
        ["bash", "-c", command], capture_output=True, env={**os.environ, "PYTHONPATH": "src"}, check=True
    )
    assert b"Traceback" not in run.stderr


def test_times_of_a_text_with_the_rules_that_fired() -> None:
    run = khabar("times", "غادر الوفد أمس بعد نحو شهرين", "--on", "2026-01-28", "--format", "jsonl")
    first, second = records(run)
    assert (run.returncode, run.stderr) == (0, b"")
    assert (first["text"], first["value"], first["earliest"]) == ("أمس", "2026-01-27", "2026-01-27")
    assert first["rules"] == ["day word", "counted from publication"]
    assert (second["text"], second["value"], second["mod"]) == ("نحو شهرين", "P2M", "APPROX")


def test_times_for_a_person_say_what_contradicts_the_calendar() -> None:
    printed = khabar("times", "الأحد 28 يناير 2026", "--on", "2026").stdout.decode()
    assert "DATE 2026-01-28" in printed and "weekday does not fit the date" in printed
    assert "no time found" in khabar("times", "لا شيء", "--on", "2026").stdout.decode()


def test_times_without_a_day_say_so_and_leave_out_what_hangs_on_it() -> None:
    run = khabar("times", "-", "--format", "jsonl", stdin="غادر أمس منذ عام 2015".encode() + b"\xff")
    assert [one["value"] for one in records(run)] == ["2015"]
    assert errors(run) == ["khabar: without --on, what hangs on the day of publication is left out"]


def test_a_day_that_is_none_is_refused() -> None:
    run = khabar("times", "أمس", "--on", "2026-02-31")
    assert run.returncode == 2 and "2026-02-31" in run.stderr.decode()


@pytest.mark.parametrize("recogniser", ["accurate", "fast", "rules"])
def test_names_of_a_text_by_each_recogniser(recogniser: str) -> None:
    text = "التقى وزير الخارجية الروسي سيرغي لافروف وفدا من حركة حماس في موسكو، ثم أحمد الشرع، وقال لوكالة رويترز إن للشرع رأيا آخر."
    run = khabar("names", text, "--recogniser", recogniser, "--format", "jsonl")
    found = {(one["text"], one["mention"]["type"]) for one in records(run)}  # type: ignore[index]
    assert run.returncode == 0
    assert found >= {
        ("سيرغي لافروف", "person"),
        ("حماس", "organisation"),
        ("موسكو", "place"),
        ("رويترز", "organisation"),
        ("شرع", "person"),
    }


def test_names_for_a_person_say_where_a_place_lies_and_why() -> None:
    printed = khabar(
        "names", "-", "--recogniser", "rules", stdin="وصل الوفد إلى دمشق".encode()
    ).stdout.decode()
    assert "place [14-18]" in printed
    assert "SY 33.51, 36.29" in printed
    assert "gazetteer" in printed
    assert "no name found" in khabar("names", "لا شيء هنا").stdout.decode()


def test_a_recogniser_that_is_none_is_refused() -> None:
    run = khabar("names", "نص", "--recogniser", "oracle")
    assert run.returncode == 2
    assert "no recogniser 'oracle'" in run.stderr.decode()


def test_same_tells_by_its_exit_status_and_says_why() -> None:
    one = khabar("same", "بوتن", "فلاديمير بوتين", "--format", "jsonl")
    (verdict,) = records(one)
    assert (one.returncode, verdict["same"]) == (0, True)
    assert [step["rule"] for step in verdict["steps"]] == ["spelling", "parts"]  # type: ignore[attr-defined]
    two = khabar("same", "حسن", "حسين")
    assert two.returncode == 1
    assert "two names" in two.stdout.decode()
    assert khabar("same", "قسد", "قوات سوريا الديمقراطية", "--without", "magic").returncode == 2


def test_entities_of_pages_with_decisions_and_ids_that_stay(tmp_path: Path) -> None:
    pages = [tmp_path / name for name in ("a.jsonl", "b.jsonl")]
    texts = ("قال فلاديمير بوتين إن الميناء جاهز.", "وصل فلاديمير بوتن إلى دمشق مساء.")
    for page, text in zip(pages, texts, strict=True):
        page.write_text(
            json.dumps({"text": text, "headline": "خبر اليوم", "published": "2026-01-11"}), encoding="utf-8"
        )
    run = khabar("entities", *pages, "--format", "jsonl")
    people = [one for one in records(run) if one["type"] == "person"]
    assert run.returncode == 0
    assert len(people) == 1
    kept, decided = tmp_path / "kept.jsonl", tmp_path / "decided.jsonl"
    kept.write_bytes(run.stdout)
    decided.write_text(
        '{"one": "فلاديمير بوتين", "other": "فلاديمير بوتن", "same": false}\n', encoding="utf-8"
    )
    again = khabar("entities", *pages, "--before", kept, "--decisions", decided, "--format", "jsonl")
    parted = [one for one in records(again) if one["type"] == "person"]
    assert len(parted) == 2
    assert people[0]["id"] in {one["id"] for one in parted}
    assert "because" in khabar("entities", *pages).stdout.decode()
    decided.write_text("nonsense\n", encoding="utf-8")
    refused = khabar("entities", *pages, "--decisions", decided)
    assert refused.returncode == 2
    assert "decided.jsonl:1: JSON is malformed" in refused.stderr.decode()
    missing = khabar("entities", *pages, "--before", tmp_path / "none.jsonl")
    assert (missing.returncode, len(errors(missing))) == (2, 1)
