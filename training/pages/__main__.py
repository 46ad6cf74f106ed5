"""`python -m training.pages FOLDER`: writes pages, their flattened twins, and their gold."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from training.pages.articles import read_articles
from training.pages.flatten import MANNERS, flatten
from training.pages.make import make_pages
from training.pages.render import HERE


def main() -> None:
    asked = _parser().parse_args()
    articles = read_articles(HERE / "articles", asked.articles)
    templates = sorted((HERE / asked.templates).glob("*.html"))
    asked.folder.mkdir(parents=True, exist_ok=True)
    count = 0
    for count, made in enumerate(make_pages(templates, articles, asked.each, asked.seed), 1):
        if asked.flat:
            page, text = f"{made.name}.txt", flatten(made.html, MANNERS[count % len(MANNERS)])
        else:
            page, text = f"{made.name}.html", made.html
        gold = {**made.gold, "page": {**made.gold["page"], "path": page}}
        (asked.folder / page).write_text(text, encoding="utf-8")
        (asked.folder / f"{made.name}.json").write_text(
            json.dumps(gold, ensure_ascii=False), encoding="utf-8"
        )
    print(f"{count} pages of {len(templates)} templates and {len(articles)} articles in {asked.folder}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m training.pages", description=__doc__)
    parser.add_argument("folder", type=Path, help="where the pages go")
    parser.add_argument("--templates", default="held", choices=("templates", "held"), help="which templates")
    parser.add_argument("--articles", default="", help="only articles whose name begins so")
    parser.add_argument("--each", type=int, default=4, help="pages of each template")
    parser.add_argument("--seed", default="1", help="another seed gives other pages")
    parser.add_argument("--flat", action="store_true", help="write the pages flattened to text")
    return parser


if __name__ == "__main__":
    main()
