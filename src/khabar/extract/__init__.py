"""Page → Article: headline, body, captions, author, dateline and published, and none of the furniture.

In: a page's bytes, HTML or flattened text, or a line of `.jsonl`. Out: an `Article` without names, times and statements
yet. Open `reading.py` first: it names the steps in order. Both kinds of page become the same blocks (`blocks.py`) and are
cleaned by one model; the body as the best-scoring stretch of blocks follows Pasternack and Roth (2009). To correct a
furniture phrase, edit `furniture.tsv`.
"""

from khabar.extract.stage import Extract, Options

__all__ = ["Extract", "Options"]
