"""Article → the same article with its names: mentions in the text, and the entities they stand for.

In: articles with text. Out: the same with `mentions` and `entities`; what was there before is replaced. Open `stage.py`
first: a `Recogniser` finds spans, `again.py` finds later short forms of what it found, `linking.py` joins them. Rules after
Shaalan and Raza (2009, "NERA: Named Entity Recognition for Arabic"); the word lists in `data/` are open to correction.
"""

from khabar.names.recogniser import Found, Recogniser
from khabar.names.stage import Names, Options

__all__ = ["Found", "Names", "Options", "Recogniser"]
