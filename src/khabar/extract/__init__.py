"""Page → Article: headline, body, captions, author, dateline and published, and none of the furniture.

In: a page's bytes, HTML or flattened text, or a line of `.jsonl`. Out: an `Article` without names, times and statements yet. Open
`reading.py` first: it names the steps in order. Both kinds of page become the same blocks (`blocks.py`); a sequence model
(`model.py`, a conditional random field after Lafferty and others 2001, trained by `training/blocks`) says which are text, headline
and caption, and rules read names, places and dates out of the rest. To correct a furniture phrase, edit `furniture.tsv`.
"""

from khabar.extract.stage import Extract, Options

__all__ = ["Extract", "Options"]
