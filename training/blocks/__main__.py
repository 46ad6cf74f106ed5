"""`python -m training.blocks`: trains the model anew and says how good it is on the templates kept apart."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

import pycrfsuite

from training.blocks.examples import Row, cases, rows, written
from training.pages.articles import read_articles
from training.pages.render import HERE as PAGES

MODEL = Path(__file__).parents[2] / "src" / "khabar" / "extract" / "blocks.crfsuite"
#: Elastic net, so that signs which tell nothing get no weight; and a sign must occur on more than a page or two.
SETTINGS = {
    "c1": 1.0,
    "c2": 0.1,
    "max_iterations": 200,
    "feature.minfreq": 3,
    "feature.possible_transitions": True,
}
_TEXT = frozenset("BS")
TESTS = Path(__file__).parents[2] / "tests" / "extract"
#: How often the pages written by hand are shown, as a template is shown with many articles.
_WEIGHT = 4


def train(examples: Iterable[Row], path: Path) -> None:
    """Fit the weights and write them to `path`. The same examples give the same weights."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for row in examples:
        trainer.append(row.signs, row.labels)
    trainer.set_params(SETTINGS)
    trainer.train(str(path))


def report(name: str, examples: Iterable[Row], path: Path) -> None:
    """Print, for both views, precision and recall of text by words, and how many headlines and captions were found."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    for view in ("html", "flat"):
        right = found = wanted = heads = pages = 0
        for row in examples:
            if row.view != view:
                continue
            guesses = tagger.tag(row.signs)
            pages += 1
            heads += any(one == other == "H" for one, other in zip(row.labels, guesses, strict=True))
            for text, label, guess in zip(row.texts, row.labels, guesses, strict=True):
                words = len(text.split())
                right += words * (label in _TEXT and guess in _TEXT)
                found += words * (guess in _TEXT)
                wanted += words * (label in _TEXT)
        if not pages:
            continue
        figures = f"precision {right / found:.4f}  recall {right / wanted:.4f}  headline {heads}/{pages}"
        print(f"{name:9} {view:4}  {figures}")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.blocks", description=__doc__)
    parser.add_argument("--each", type=int, default=16, help="pages of each template")
    parser.add_argument("--seed", default="blocks", help="another seed gives other pages")
    asked = parser.parse_args()
    articles = read_articles(PAGES / "articles")
    seen = list(rows(sorted((PAGES / "templates").glob("*.html")), articles, asked.each, asked.seed))
    held = list(rows(sorted((PAGES / "held").glob("*.html")), articles, 4, "held"))
    train([*seen, *(list(written(TESTS)) * _WEIGHT), *cases(TESTS)], MODEL)
    report("training", seen, MODEL)
    report("held", held, MODEL)
    print(f"{MODEL.name}: {MODEL.stat().st_size / 1000:.0f} kB from {len(seen)} pages")


if __name__ == "__main__":
    main()
