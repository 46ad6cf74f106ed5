"""Article → the same article with `times`: dates, clock times, durations and repeated times with TIMEX3 values.

In: the text and when it appeared. Out: spans with type and value. Open `grammar.py` first: `lexicon` holds the words (from
`words.tsv` and `units.tsv`), `meaning` what is read before it is known when the article appeared, `resolution` turns that into
values. TIMEX3 is of Pustejovsky et al. (2003); the measure to pass is HeidelTime's Arabic (Strötgen et al. 2014).
"""

from khabar.times.resolution import published_on
from khabar.times.stage import Explained, Options, Times

__all__ = ["Explained", "Options", "Times", "published_on"]
