"""The reader let loose on a set: pages → records, days of articles → stories."""

from __future__ import annotations

import json
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

from evaluation.sets import StorySet
from khabar import Reader
from khabar.pipeline import Options, article_stages
from khabar.records import Article, Failure, StoryFile


def read_pages(sources: Iterable[Path]) -> tuple[dict[str, Article], list[Failure]]:
    """Every page read: its record by file name, and what failed."""
    articles: dict[str, Article] = {}
    failures: list[Failure] = []
    for one in Reader().read_all(sources):
        if isinstance(one, Failure):
            failures.append(one)
        else:
            articles[Path(one.page.path).name] = one
    return articles, failures


def read_apart(gold: Article) -> Iterator[tuple[str, Article]]:
    """Each stage on what an annotator wrote for the stages before it: the part that the stage makes, and the record with
    that part made by the stage. Says whose a miss is: of statements, say, or of the names they were given."""
    bare = {
        "times": replace(gold, times=()),
        "names": replace(gold, mentions=(), entities=()),
        "statements": replace(gold, statements=()),
    }
    parts = {"times": "times", "names": "mentions", "statements": "statements"}
    for stage in article_stages(Options()):
        (found,) = stage.run([bare[stage.name]])
        if isinstance(found, Article):
            yield parts[stage.name], found


def read_stories(wanted: StorySet, jobs: int) -> tuple[StoryFile, list[Article]]:
    """All articles of the set set beside each other. Paths in the result are the keys of the gold: the file name, or
    "source|url" for an article of a day. `jobs` processes read the days."""
    if wanted.days:
        articles = _read_days(wanted.days, jobs)
    else:
        read, _ = read_pages(wanted.sources)
        articles = [replace(one, page=replace(one.page, path=name)) for name, one in read.items()]
    return Reader().stories(articles), articles


def _read_days(days: Sequence[Path], jobs: int) -> list[Article]:
    with tempfile.TemporaryDirectory() as folder:
        parts = [Path(folder) / f"{number}.jsonl" for number in range(jobs)]
        lines = [json.dumps(row, ensure_ascii=False) for row in _rows(days)]
        for number, part in enumerate(parts):
            part.write_text("".join(line + "\n" for line in lines[number::jobs]), encoding="utf-8")
        if jobs == 1:
            return _read_part(parts[0])
        with ProcessPoolExecutor(jobs) as pool:
            return [article for read in pool.map(_read_part, parts) for article in read]


def _read_part(path: Path) -> list[Article]:
    return [one for one in Reader().read_all([path]) if isinstance(one, Article)]


def _rows(days: Iterable[Path]) -> Iterator[dict[str, Any]]:
    """The articles of the days as lines of `.jsonl` input; one that comes twice is taken once."""
    seen: set[str] = set()
    for day in days:
        with zipfile.ZipFile(day) as archive:
            rows = [row for name in archive.namelist() for row in json.loads(archive.read(name))]
        for row in rows:
            key = f"{row['source']}|{row['url']}"
            text = "\n".join(line.strip() for line in (row["content"] or "").split("\n") if line.strip())
            if key in seen or not text:
                continue
            seen.add(key)
            yield {
                "id": key,
                "url": row["url"],
                "outlet": row["source"],
                "headline": (row["title"] or "").strip() or None,
                "published": row["date_extracted"][:10],
                "author": (row["author"] or "").strip() or None,
                "text": text,
            }
