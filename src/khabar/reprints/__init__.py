"""Coverage → the same coverage with `reprints`: which articles share text, where, how much, and who likely had it first.

In: articles beside each other. Out: shared passages with offsets on both sides, labelled `reprint` or `adapted`. Open
`stage.py` first; `fingerprints` finds the pairs worth a look (winnowing, Schleimer, Wilkerson and Aiken 2003), `alignment` finds
the passages, `lineage` says which text came first.
"""

from khabar.reprints.stage import Options, Reprints, label_of

__all__ = ["Options", "Reprints", "label_of"]
