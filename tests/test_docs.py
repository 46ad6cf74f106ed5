"""The documentation says what the code does: every command, option and field has its place, and the examples run."""

from __future__ import annotations

import dataclasses
import json
import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import click
import pytest
from typer.main import get_command

from khabar import records
from khabar.cli import app
from khabar.records import Article, StoryFile, json_schema

ROOT = Path(__file__).parent.parent
COMMANDS = (ROOT / "docs/reference/commands.md").read_text(encoding="utf-8")
RECORDS = (ROOT / "docs/reference/records.md").read_text(encoding="utf-8")


def commands() -> list[tuple[str, click.Command]]:
    root = get_command(app)
    assert isinstance(root, click.Group) or hasattr(root, "commands")
    return [("khabar", root), *((f"khabar {name}", made) for name, made in root.commands.items())]


def section(page: str, title: str) -> str:
    found = re.search(rf"^#+ {re.escape(title)}$(.*?)(?=^#|\Z)", page, re.MULTILINE | re.DOTALL)
    assert found, f"no section {title!r}"
    return found.group(1)


@pytest.mark.parametrize(("name", "command"), commands())
def test_every_option_is_in_the_reference(name: str, command: click.Command) -> None:
    text = section(COMMANDS, name)
    for parameter in command.params:
        if getattr(parameter, "param_type_name", "") == "option":
            for option in parameter.opts:
                assert option in text, f"{option} of {name} is not in docs/reference/commands.md"


@pytest.mark.parametrize(("name", "command"), commands()[1:])
def test_every_command_has_help_with_examples(name: str, command: click.Command) -> None:
    assert command.help and "Examples:" in command.help and name in command.help


PUBLIC = [
    record
    for name, record in vars(records).items()
    if dataclasses.is_dataclass(record)
    and isinstance(record, type)
    and name not in {"Page", "Failure", "Coverage"}
]


@pytest.mark.parametrize("record", PUBLIC, ids=lambda record: record.__name__)
def test_every_field_is_in_the_reference(record: type) -> None:
    text = section(RECORDS, record.__name__)
    documented = re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)
    assert documented == [field.name for field in dataclasses.fields(record)]


@pytest.mark.parametrize(("name", "record"), [("article", Article), ("story", StoryFile)])
def test_the_schema_in_the_reference_is_current(name: str, record: type[Article] | type[StoryFile]) -> None:
    """If this fails: `khabar schema NAME > docs/reference/NAME.schema.json`, and a line in the changelog."""
    kept = json.loads((ROOT / f"docs/reference/{name}.schema.json").read_text(encoding="utf-8"))
    assert kept == json.loads(json.dumps(json_schema(record)))


def test_the_readme_example_runs(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```python\n(.*?)```", readme, re.DOTALL)
    monkeypatch.chdir(ROOT)
    exec(compile(example, "README.md", "exec"), {})
    assert len(capsys.readouterr().out.splitlines()) >= 3


CONSOLE = re.compile(r"```console\n\$ khabar ([^\n]+)\n(.*?)```", re.DOTALL)
CONTROLS = re.compile("[\u200f\u2066-\u2069]")


def consoles() -> list[tuple[str, str]]:
    pages = [ROOT / "README.md", *sorted(ROOT.glob("docs/**/*.md"))]
    return [found for page in pages for found in CONSOLE.findall(page.read_text(encoding="utf-8"))]


@cache
def printed(arguments: str) -> str:
    command = [sys.executable, "-m", "khabar", *arguments.split()]
    environment = {**os.environ, "PYTHONPATH": "src"}
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True)
    return "\n".join(line.rstrip() for line in CONTROLS.sub("", run.stdout.decode()).splitlines())


@pytest.mark.parametrize(("arguments", "shown"), consoles())
def test_what_the_pages_show_is_what_is_printed(arguments: str, shown: str) -> None:
    """Runs of lines between «…» stand in the output as they are, in that order."""
    output, at = printed(arguments), 0
    for run in re.split(r"^…$", shown, flags=re.MULTILINE):
        if run.strip():
            found = output.find(run.strip("\n"), at)
            assert found >= 0, f"khabar {arguments} does not print:\n{run}"
            at = found


FIGURE = re.compile(r"^\| `([\w.]+)`[^|]*\| ([\d.]+) \| ([\d.]+) \|$", re.MULTILINE)


def test_the_figures_in_the_readme_are_the_floors() -> None:
    floors = json.loads((ROOT / "evaluation/floors.json").read_text(encoding="utf-8"))
    figures = FIGURE.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    assert len(figures) >= 8
    for measure, *shown in figures:
        held = [floors[name]["measures"][measure] for name in ("examples", "press")]
        assert [float(figure) for figure in shown] == held, measure


LINK = re.compile(r"\[[^\]]+\]\(([^)#:]+)(?:#[^)]*)?\)")


@pytest.mark.parametrize(
    "page", sorted(ROOT.glob("*.md")) + sorted(ROOT.glob("docs/**/*.md")), ids=lambda p: p.name
)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), f"{page.name} links to {target}"


@pytest.mark.parametrize(
    "page", sorted(ROOT.glob("*.md")) + sorted(ROOT.glob("docs/**/*.md")), ids=lambda p: p.name
)
def test_paths_named_in_pages_exist(page: Path) -> None:
    for path in re.findall(
        r"`((?:src|docs|examples|evaluation|training|tests|locks)/[\w./-]+)`", page.read_text("utf-8")
    ):
        assert (ROOT / path).exists(), f"{page.name} names {path}"
