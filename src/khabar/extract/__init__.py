"""Page → Article: headline, body, captions, author, dateline and published, and none of the furniture.

In: a page's bytes. Out: an `Article` without names, times and statements yet. Open `stage.py` first; the steps are
`blocks` (what a reader sees as lines), `furniture` and `body` (which of them are the article), `head` (headline, caption,
author, dateline), `metadata`, `published` and `outlet`. HTML and flattened text are cleaned by one model; the idea of the
body as the best-scoring stretch of lines is Pasternack and Roth's (2009).
"""

from khabar.extract.stage import Extract, Options

__all__ = ["Extract", "Options"]
