"""Coverage → stories: what belongs together, what happened, who said it through whom, where the articles disagree.

In: whole articles with the text they share. Out: a `StoryFile`; no line of it is without a source. Open `stage.py` first; the
steps are `similarity` and `clusters` (which articles are one story), `happenings` (dated sentences, events, timeline), `voices`
(statements joined, chains, independent origins) and `differences`. Clustering by weighted words and names over time follows
Miranda et al. (2018, "Multilingual clustering of streaming news").
"""

from khabar.stories.stage import Options, Stories

__all__ = ["Options", "Stories"]
