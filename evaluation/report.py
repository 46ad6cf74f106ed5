"""The figures and the misses, for a person at a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from evaluation.floors import Fall, Result, SetFloors, rounded
from evaluation.sheet import Figure, Miss


def print_figures(
    console: Console, results: Sequence[Result], floors: Mapping[str, SetFloors], notes: Mapping[str, str]
) -> None:
    """One table, a section a set: score, precision, recall, how many things of the gold it rests on, and the floor;
    then a line a set on how the run went (`notes`)."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("set")
    table.add_column("measure")
    for name in ("score", "P", "R", "gold", "floor", ""):
        table.add_column(name, justify="right")
    for result in results:
        kept = floors[result.name].measures if result.name in floors else {}
        for number, figure in enumerate(result.figures):
            table.add_row("" if number else result.name, *_cells(figure, kept.get(figure.measure)))
        table.add_row()
    console.print(table)
    for result in results:
        console.print(Text(f"{result.name}: {notes.get(result.name, '')}", style="dim"), soft_wrap=True)


def _cells(figure: Figure, floor: float | None) -> list[str | Text]:
    score = rounded(figure.score)
    mark = Text("")
    if floor is not None and score < floor:
        mark = Text("below", style="bold red")
    elif floor is not None and score > floor:
        mark = Text("above", style="green")
    return [
        figure.measure,
        f"{figure.score:.3f}",
        _share(figure.precision),
        _share(figure.recall),
        str(figure.support),
        _share(floor),
        mark,
    ]


def _share(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


def print_misses(console: Console, set_name: str, misses: Sequence[tuple[str, Miss]]) -> None:
    """Every miss of a set: by measure, by kind, with the count of each first."""
    counts = Counter((miss.measure, miss.kind) for _, miss in misses)
    for (measure, kind), count in sorted(counts.items()):
        console.print(Text(f"\n{set_name}  {measure}  {kind}: {count}", style="bold"))
        for page, miss in misses:
            if (miss.measure, miss.kind) == (measure, kind):
                console.print(Text(f"  {page}", style="dim"), soft_wrap=True)
                for title, text in (("gold", miss.wanted), ("read", miss.found)):
                    if text is not None:
                        console.print(Text(f"    {title}  {text}"), soft_wrap=True)
                if miss.sentence not in (miss.wanted, miss.found, ""):
                    console.print(Text(f"    in    {miss.sentence}", style="dim"), soft_wrap=True)


def print_falls(console: Console, found: Sequence[Fall]) -> None:
    """What keeps the floors from holding, one line each."""
    for fall in found:
        name = f"{fall.set_name} {fall.measure or ''}".strip()
        console.print(Text(f"{name} {fall.reason}", style="red"), soft_wrap=True)
