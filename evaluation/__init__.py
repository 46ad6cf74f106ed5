"""Accuracy on gold, one command: `python -m evaluation` (or `make evaluate`).

In: pages and what an annotator wrote by hand for them (`evaluation/gold` over `examples/`, and a folder of gold beside
the checkout, where there is one, with corpora of names that others made in `../data/ner`). Out: a table of every measure for every set, compared with `floors.json`, which only
goes up; `--errors` lists each miss with its sentence. Open `page_parts.py` first: a measure and the list of its misses
are made in one place. The measures are those of information extraction (precision, recall, F1 of van Rijsbergen 1979),
and B-cubed (Bagga and Baldwin 1998) for stories.
"""
