"""Article + names + times → who said what to whom through whom.

In: an article with mentions, entities and times. Out: the same with `statements`, each with the chain of attribution. To add a
reporting verb, open `cues.tsv`. The grammar is in `grammar.py`; `paragraph` prepares tokens and quotations, `speakers` finds who is
meant, `lexicon` conjugates the cues. Reading quotations from the reporting word outwards is Alrahabi's idea (2010).
"""

from khabar.statements.stage import Options, Statements

__all__ = ["Options", "Statements"]
