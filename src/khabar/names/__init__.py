"""Article → the same article with its names: mentions in the text, and the entities they stand for.

In: articles with text. Out: the same with `mentions`, `entities` and `roles`; what was there before is replaced. Open `stage.py` first: a
`Recogniser` finds spans (`rules.py`; `trained.py` with a model), `linking.py` joins them. Across articles: `matching.py` says whether two names
are one, `registry.py` joins entities. Rules after Shaalan and Raza (2009, "NERA"); the word lists in `data/` are open to correction.
"""

from khabar.names.matching import RULES, Step, Verdict, compare
from khabar.names.recogniser import Found, Recogniser
from khabar.names.registry import identities
from khabar.names.stage import Named, Names, Options

__all__ = [
    "RULES",
    "Found",
    "Named",
    "Names",
    "Options",
    "Recogniser",
    "Step",
    "Verdict",
    "compare",
    "identities",
]
