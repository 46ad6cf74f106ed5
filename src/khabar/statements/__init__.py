"""Article with names and times → the same article with who said what to whom through whom.

In: an article with mentions, entities and times. Out: the same with `statements`, each with its chain of attribution. To add a
reporting verb, open `cues.tsv`. The way through the code: `stage` → `grammar` (a paragraph, verb by verb) → `clauses` (what stands around
a verb), with `phrases` (noun phrases), `speakers` (who is meant), `contents` (where the words said end), `attributions` («وفق»). Reading
quotations from the reporting verb outwards is Alrahabi's idea (2010, "EXCOM-2"); keeping the chain as data is ours.
"""

from khabar.statements.stage import Options, Statements

__all__ = ["Options", "Statements"]
