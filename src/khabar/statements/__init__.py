"""Article with names and times → the same article with who said what to whom through whom.

In: an article with mentions, entities and times. Out: the same with `statements`, each with its chain of attribution. To add a
reporting verb, open `cues.tsv`; to add one that speaks, or a place where people speak, `words.tsv`. The way through the code: `stage` →
`grammar` (a paragraph, verb by verb) → `reporting` (is it a reporting verb here?), `clauses` (what stands around it), `sayers` (whose words they
are), `contents` (where they end), `claims` (said or denied, asked or expected). Beside the verbs: `objects` («نفت وجود نقص»), `attributions` («وفق»), `headlines`, `interviews`,
`afterwards` («جاء ذلك خلال لقاء»). Beneath them: `paragraph` (tokens, sentences, quotations), `phrases` and `parting` (noun phrases),
`agreement`, `settings` (hearer, place, time), `speakers` (who is meant). Reading quotations from the reporting verb outwards is Alrahabi's
idea (2010, "EXCOM-2"); keeping the chain as data is ours.
"""

from khabar.statements.stage import Options, Statements, Told

__all__ = ["Options", "Statements", "Told"]
