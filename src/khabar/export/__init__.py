"""Records in the forms that others read: so far, a page of text for a person at a terminal.

In: whole articles and stories. Out: strings; nothing is decided here that a record does not say. Open `terminal.py`.
The JSON forms need no code here: they are the records themselves (`khabar.records.encode`).
"""

from khabar.export.terminal import (
    article_text,
    identities_text,
    lines_text,
    names_text,
    statements_text,
    story_text,
    times_text,
    verdict_text,
)

__all__ = [
    "article_text",
    "identities_text",
    "lines_text",
    "names_text",
    "statements_text",
    "story_text",
    "times_text",
    "verdict_text",
]
