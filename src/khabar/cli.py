"""The command line, thin: parse, call, print.

Records go to standard output as UTF-8, whatever the locale says; errors go to standard error, one line each, and the
exit status is 1 if any page could not be read.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator
from enum import StrEnum
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated, TypeVar

import msgspec
import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from khabar import __version__
from khabar import names as names_stage
from khabar.errors import ModelMissing
from khabar.export import (
    article_text,
    identities_text,
    lines_text,
    names_text,
    statements_text,
    story_text,
    times_text,
    verdict_text,
)
from khabar.names import compare
from khabar.pipeline import Options
from khabar.reader import Reader
from khabar.records import Article, Decision, Failure, Identity, StoryFile, encode, json_schema

Record = TypeVar("Record")

app = typer.Typer(
    help="Khabar follows a story through the Arabic press.",
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    rich_markup_mode="markdown",
)

PAGES_HELP = "Pages: .html .htm .txt .jsonl .json, folders of these, or - for standard input."
Pages = Annotated[list[str], typer.Argument(metavar="PAGE...", help=PAGES_HELP, show_default=False)]


Names = Annotated[
    str,
    typer.Option(
        "--recogniser",
        help="What finds the names: accurate, fast (large archives), rules or hub:OWNER/MODEL.",
    ),
]


class ReadFormat(StrEnum):
    """How `khabar read` writes an article."""

    text = "text"
    jsonl = "jsonl"


class StoryFormat(StrEnum):
    """How `khabar story` writes the stories."""

    text = "text"
    json = "json"


class EntityKind(StrEnum):
    """What a name can be of."""

    person = "person"
    organisation = "organisation"
    place = "place"


class SchemaOf(StrEnum):
    """The records that have a schema."""

    article = "article"
    story = "story"


@app.command()
def read(
    pages: Pages,
    form: Annotated[ReadFormat, typer.Option("--format", help="For a person, or one JSON object a line.")] = (
        ReadFormat.text
    ),
    explain: Annotated[
        bool, typer.Option("--explain", help="Show every line of the page with its role and the reason.")
    ] = False,
    recogniser: Names = names_stage.Options().recogniser,
) -> None:
    """Read pages: what each says, when, and who said it.

    Examples:

    - `khabar read page.html` prints one article for a person.
    - `khabar read saved/ --format jsonl > articles.jsonl` reads a folder for a program.
    - `khabar read page.txt --explain` shows what was dropped, and why.
    - `curl -s URL | khabar read -` reads standard input.
    """
    reader = _reader(recogniser)
    failed = False
    if explain:
        for lines in _shown(reader.explain_all(pages), "pages"):
            if isinstance(lines, Failure):
                failed = _report(lines)
            else:
                _write(encode(lines) + b"\n" if form is ReadFormat.jsonl else lines_text(lines).encode())
    else:
        for article in _shown(reader.read_all(pages), "pages"):
            if isinstance(article, Failure):
                failed = _report(article)
            else:
                _write(
                    (encode(article) if form is ReadFormat.jsonl else article_text(article).encode()) + b"\n"
                )
    raise typer.Exit(failed)


@app.command()
def story(
    pages: Pages,
    form: Annotated[StoryFormat, typer.Option("--format", help="For a person, or one JSON object.")] = (
        StoryFormat.text
    ),
    recogniser: Names = names_stage.Options().recogniser,
) -> None:
    """Set pages beside each other: what happened, who said it, who copied whom, where they disagree.

    Examples:

    - `khabar story examples/` prints the stories in a folder.
    - `khabar story a.html b.txt c.jsonl --format json` writes them for a program.
    """
    reader = _reader(recogniser)
    articles: list[Article] = []
    failed = False
    for article in _shown(reader.read_all(pages), "pages"):
        if isinstance(article, Failure):
            failed = _report(article)
        else:
            articles.append(article)
    found = reader.stories(articles)
    _write(encode(found) + b"\n" if form is StoryFormat.json else story_text(found).encode())
    raise typer.Exit(failed)


@app.command()
def times(
    texts: Annotated[
        list[str], typer.Argument(metavar="TEXT...", help="Arabic text, or - for standard input.")
    ],
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="DATE", help="When it appeared: 2026-01-28, 2026-01 or 2026."),
    ] = None,
    form: Annotated[ReadFormat, typer.Option("--format", help="For a person, or one JSON object a time.")] = (
        ReadFormat.text
    ),
) -> None:
    """Find the dates, clock times, durations and repeated times of a text, each with the rules that fired.

    Examples:

    - `khabar times "غادر الوفد أمس بعد يومين" --on 2026-01-28` counts from that day.
    - `khabar times "في 8 ديسمبر/كانون الأول 2024"` needs no day: the text tells its own.
    - `khabar times - --on 2026-01-28 --format jsonl < text.txt` reads standard input for a program.
    """
    reader = Reader()
    if on is None:
        print("khabar: without --on, what hangs on the day of publication is left out", file=sys.stderr)  # noqa: T201
    for text in _texts(texts):
        try:
            found = reader.times(text, on)
        except ValueError as error:
            raise typer.BadParameter(str(error), param_hint="--on") from None
        if form is ReadFormat.text:
            _write(times_text(text, found).encode())
        else:
            for one in found:
                surface = text[one.time.start : one.time.end]
                row = {"text": surface, **msgspec.to_builtins(one.time), "rules": one.rules}
                _write(msgspec.json.encode(row) + b"\n")


@app.command()
def names(
    texts: Annotated[
        list[str], typer.Argument(metavar="TEXT...", help="Arabic text, or - for standard input.")
    ],
    recogniser: Names = names_stage.Options().recogniser,
    form: Annotated[ReadFormat, typer.Option("--format", help="For a person, or one JSON object a name.")] = (
        ReadFormat.text
    ),
) -> None:
    """Find the people, organisations and places of a text, each with what it stands for and why it was taken for a name.

    Examples:

    - `khabar names "التقى لافروف نظيره السوري في موسكو"` marks each name without its clitics and titles.
    - `khabar names - --recogniser fast --format jsonl < text.txt` reads standard input for a program.
    """
    reader = _reader(recogniser)
    for text in _texts(texts):
        found = reader.names(text)
        if form is ReadFormat.text:
            _write(names_text(text, found).encode())
        for one in found if form is ReadFormat.jsonl else ():
            surface = text[one.mention.start : one.mention.end]
            row = {"text": surface, **msgspec.to_builtins(one)}
            _write(msgspec.json.encode(row) + b"\n")


@app.command()
def statements(
    pages: Pages,
    form: Annotated[
        ReadFormat, typer.Option("--format", help="For a person, or one JSON object a statement.")
    ] = ReadFormat.text,
    recogniser: Names = names_stage.Options().recogniser,
) -> None:
    """Who said what: the speaker, the chain by which it came to the page, the words, the sentence, and the rule that found them.

    Examples:

    - `khabar statements page.html` prints who said what, and through whom it was printed.
    - `khabar statements saved/ --format jsonl > statements.jsonl` writes them for a program, each with the path of its page.
    """
    reader = _reader(recogniser)
    failed = False
    for article in _shown(reader.read_all(pages), "pages"):
        if isinstance(article, Failure):
            failed = _report(article)
            continue
        found = reader.statements(article)
        if form is ReadFormat.text:
            _write(statements_text(article, found).encode() + b"\n")
        for told in found if form is ReadFormat.jsonl else ():
            sentence = article.text[told.first : told.after]
            row = {
                "path": article.page.path,
                **msgspec.to_builtins(told.statement),
                "sentence": sentence,
                "rule": told.rule,
            }
            _write(msgspec.json.encode(row) + b"\n")
    raise typer.Exit(failed)


@app.command()
def same(
    one: Annotated[str, typer.Argument(metavar="NAME", help="A name, in Arabic or Latin letters.")],
    other: Annotated[str, typer.Argument(metavar="NAME", help="Another.")],
    kind: Annotated[
        EntityKind | None, typer.Option("--type", help="What both are, where that is known.")
    ] = None,
    without: Annotated[
        list[str] | None,
        typer.Option("--without", metavar="RULE", help="A rule that is not asked; again for more."),
    ] = None,
    form: Annotated[ReadFormat, typer.Option("--format", help="For a person, or one JSON object.")] = (
        ReadFormat.text
    ),
) -> None:
    """Are two names one? Prints why or why not; the exit status is 0 for one name and 1 for two.

    Examples:

    - `khabar same "بوتن" "فلاديمير بوتين"` is a spelling and a surname.
    - `khabar same Al-Sharaa "أحمد الشرع" --type person` reads Latin letters.
    - `khabar same "قسد" "قوات سوريا الديمقراطية" --without acronym --without gazetteer` shows what is left without two rules.
    """
    left, right = (os.fsencode(name).decode("utf-8", "replace") for name in (one, other))
    try:
        verdict = compare(left, right, kind.value if kind else None, frozenset(without or ()))
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--without") from None
    if form is ReadFormat.text:
        _write(verdict_text(left, right, verdict).encode())
    else:
        row = {"one": left, "other": right, "same": verdict.same, **msgspec.to_builtins(verdict)}
        _write(msgspec.json.encode(row) + b"\n")
    raise typer.Exit(not verdict.same)


@app.command()
def entities(
    pages: Pages,
    decisions: Annotated[
        str | None,
        typer.Option(
            "--decisions", metavar="FILE", help="What people decided: JSON lines of one, other, same."
        ),
    ] = None,
    before: Annotated[
        str | None,
        typer.Option("--before", metavar="FILE", help="The JSON lines of an earlier run, whose ids stay."),
    ] = None,
    recogniser: Names = names_stage.Options().recogniser,
    form: Annotated[ReadFormat, typer.Option("--format", help="For a person, or one JSON object a line.")] = (
        ReadFormat.text
    ),
) -> None:
    """Bring together what the pages speak of: each person, organisation and place once, whatever the papers call it.

    Examples:

    - `khabar entities examples/` lists them, the most often met first, with why their names were joined.
    - `khabar entities saved/ --format jsonl > entities.jsonl` keeps them; `--before entities.jsonl` keeps their ids next time.
    - `khabar entities saved/ --decisions decided.jsonl` lets people's decisions win: `{"one": "أحمد علي", "other": "ID#e4", "same": false}`.
    """
    reader = _reader(recogniser)
    decided = [_decoded(decisions, line, Decision) for line in _lines(decisions)]
    earlier = [_decoded(before, line, Identity) for line in _lines(before)]
    articles: list[Article] = []
    failed = False
    for article in _shown(reader.read_all(pages), "pages"):
        if isinstance(article, Failure):
            failed = _report(article)
        else:
            articles.append(article)
    found = reader.entities(articles, decided, earlier)
    if form is ReadFormat.text:
        _write(identities_text(found).encode())
    for one in found if form is ReadFormat.jsonl else ():
        _write(msgspec.json.encode(one) + b"\n")
    raise typer.Exit(failed)


@app.command()
def schema(
    record: Annotated[SchemaOf, typer.Argument(help="Which record.")] = SchemaOf.article,
) -> None:
    """Print the JSON Schema of a record.

    Examples:

    - `khabar schema` prints the schema of an article.
    - `khabar schema story > story.schema.json` keeps that of a story.
    """
    made = json_schema(Article if record is SchemaOf.article else StoryFile)
    _write(msgspec.json.format(msgspec.json.encode(made), indent=2) + b"\n")


@app.callback(invoke_without_command=True)
def khabar(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and leave.", is_eager=True)
    ] = False,
) -> None:
    """Khabar follows a story through the Arabic press: what happened and when, who said it, through whose mouth it
    reached us, who copied whom, how many independent sources stand behind it, and where the outlets disagree."""
    if version:
        _write(f"khabar {__version__}\n".encode())
        raise typer.Exit
    if context.invoked_subcommand is None:
        print(context.get_help())  # noqa: T201
        raise typer.Exit(2)


def main() -> None:
    """Run the command line; the process ends here. Both streams are UTF-8 whatever the locale says, and a reader that
    leaves early (`| head`) ends the work without a complaint."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    try:
        app()
    except ModelMissing as error:
        print(f"khabar: {error}", file=sys.stderr)  # noqa: T201
        sys.exit(1)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


def _reader(recogniser: str) -> Reader:
    try:
        return Reader(Options(names=names_stage.Options(recogniser)))
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--recogniser") from None


def _texts(given: Iterable[str]) -> Iterator[str]:
    """The texts of the arguments, standard input for `-`; UTF-8 whatever the locale says."""
    for one in given:
        content = sys.stdin.buffer.read() if one == "-" else os.fsencode(one)
        yield content.decode("utf-8", "replace")


def _lines(path: str | None) -> list[tuple[int, str]]:
    """The lines of a file that hold something, numbered; none where no file was named."""
    if path is None:
        return []
    try:
        content = Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise _refused(f"{path}: {error}") from None
    return [(number, line) for number, line in enumerate(content.splitlines(), 1) if line.strip()]


def _decoded(path: str | None, line: tuple[int, str], kind: type[Record]) -> Record:
    number, content = line
    try:
        return msgspec.json.decode(content, type=kind)
    except msgspec.DecodeError as error:
        raise _refused(f"{path}:{number}: {error}") from None


def _refused(reason: str) -> typer.Exit:
    """One line on standard error; the exit status is 2."""
    print(f"khabar: {reason}", file=sys.stderr)  # noqa: T201
    return typer.Exit(2)


def _write(content: bytes) -> None:
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def _report(failure: Failure) -> bool:
    print(f"khabar: {failure.path}: {failure.reason}", file=sys.stderr)  # noqa: T201
    return True


def _shown(records: Iterable[Record], what: str) -> Iterator[Record]:
    """The records as they come, with a counter on standard error where it is a terminal and the work takes over a
    second."""
    columns = (SpinnerColumn(), TextColumn("{task.completed} " + what), TimeElapsedColumn())
    progress = Progress(*columns, console=Console(stderr=True), transient=True)
    task = progress.add_task(what, total=None)
    begun = time.monotonic()
    shows = False
    try:
        for record in records:
            if shows:
                progress.advance(task)
            elif sys.stderr.isatty() and time.monotonic() - begun > 1:
                shows = True
                progress.start()
            yield record
    finally:
        if shows:
            progress.stop()
