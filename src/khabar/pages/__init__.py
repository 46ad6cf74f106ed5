"""Where pages come from: files, folders, `.jsonl`, standard input.

In: paths as the user named them. Out: `Page`s, bytes and all, one at a time; what cannot be read comes as a `Failure`
in its place. Open `opening.py` first; `encoding.py` turns the bytes of a page into text.
"""

from khabar.pages.encoding import decode
from khabar.pages.opening import Limits, open_pages

__all__ = ["Limits", "decode", "open_pages"]
