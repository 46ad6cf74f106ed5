"""Khabar follows a story through the Arabic press.

It reads raw pages from many outlets and answers what happened and when, who said it, through whose mouth it reached us,
who copied whom, how many independent sources stand behind it, and where the outlets disagree.

    import khabar

    article = khabar.read("page.html")              # one page
    reader = khabar.Reader()                        # many pages
    found = [a for a in reader.read_all(["pages/"]) if isinstance(a, khabar.Article)]
    for story in khabar.stories(found).stories:
        print(story.title, len(story.articles))
"""

from __future__ import annotations

from collections.abc import Iterable

from khabar.errors import KhabarError
from khabar.pipeline import Options
from khabar.reader import Reader, Source
from khabar.records import Article, Failure, Page, Story, StoryFile

__all__ = [
    "Article",
    "Failure",
    "KhabarError",
    "Options",
    "Page",
    "Reader",
    "Story",
    "StoryFile",
    "read",
    "stories",
]
__version__ = "0.1.0"


def read(source: Source) -> Article:
    """The article on one page, with a reader of default options: `khabar.read("page.html").headline`. Raises `KhabarError`
    where there is nothing to read."""
    return Reader().read(source)


def stories(articles: Iterable[Article]) -> StoryFile:
    """The stories that the articles tell, with a reader of default options."""
    return Reader().stories(articles)
