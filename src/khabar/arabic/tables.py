"""The data files that lie beside the code: words that an Arabic speaker who does not program can correct.

A table is UTF-8 text, tab-separated: lines that start with `#` are remarks, the first other line names the columns,
each line after it is one entry. The last column of every table is `example`: a phrase in which the entry is used.
"""

from __future__ import annotations

from importlib.resources import files

from khabar.errors import DataError


def read_table(package: str, name: str) -> list[dict[str, str]]:
    """The entries of the table `name` in `package` (`"khabar.times"`, `"months.tsv"`), one dict a line, keyed by column;
    an empty cell is an empty string. Raises `DataError` that names file and line where a line has another number of
    cells than the head.
    """
    text = files(package).joinpath(name).read_text(encoding="utf-8")
    columns: list[str] | None = None
    rows: list[dict[str, str]] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if columns is None:
            columns = cells
            continue
        if len(cells) != len(columns):
            raise DataError(f"{package}/{name}:{number}: {len(cells)} cells, the head names {len(columns)}")
        rows.append(dict(zip(columns, cells, strict=True)))
    if columns is None:
        raise DataError(f"{package}/{name}: holds no table")
    return rows
