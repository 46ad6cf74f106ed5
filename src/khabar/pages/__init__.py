"""Where pages come from: files, folders, `.jsonl`, `.json` and standard input → `Page`.

In: paths as a user names them. Out: one `Page` each (a folder, a `.jsonl` and a `.json` may give many), or a `Failure` in
its place; bytes are only decoded by `decode`, which the reader of the page calls. Open `files.py` first, then `kinds.py`
(what the bytes are), `encodings.py` (windows-1256 that claims to be UTF-8) and `mojibake.py` (UTF-8 that was misread).
`exports.py` tells whose record a JSON object is; another tool is some more lines in `exports.tsv`. Another source of pages
(a feed, a web archive) is one more module that yields `Page`s, and one line in `files.open_pages`.
"""

from khabar.pages.encodings import declared_charset, decode
from khabar.pages.exports import Given, read_record
from khabar.pages.exports_xml import read_xml
from khabar.pages.files import Limits, open_pages
from khabar.pages.kinds import JSON_LINES, XML

__all__ = [
    "JSON_LINES",
    "XML",
    "Given",
    "Limits",
    "declared_charset",
    "decode",
    "open_pages",
    "read_record",
    "read_xml",
]
