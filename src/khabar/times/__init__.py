"""Article → the same article with `times`: dates, clock times, durations and repeated times with TIMEX3 values.

In: the text and when it appeared. Out: spans with type, value, `mod`, first and last day, and what contradicts the calendar.
Open `grammar.py` first: THE LIST of rules, each with the words that may open it (`lexicon`, from `words.tsv` and `units.tsv`).
The readers stand on each other: `cursor`, `years`, `periods`, `dates`, `days`, `clocks`, and `durations`, `repeated` beside them.
`meaning` is what is read before it is known when the article appeared; `resolution` turns it into values, with `tense`,
`hijri` and `intervals`. `docs/explanation/times.md` tells the whole. TIMEX3 is of Pustejovsky et al. (2003); the measure to
pass is HeidelTime's Arabic (Strötgen et al. 2014).
"""

from khabar.times.anchor import published_on
from khabar.times.stage import Explained, Options, Times

__all__ = ["Explained", "Options", "Times", "published_on"]
