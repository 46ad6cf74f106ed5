"""Speed and memory beside the peers, one command: `python -m benchmarks` (or `make bench`).

In: the pages of `examples/` and, where there is one, a folder of gold beside the checkout (see `evaluation/sets.py`).
Out: tables of pages and words a second for every stage and for other extractors and date finders on the same pages in
the same run, with what each got right; start-up time and peak memory of fresh processes. `--write` keeps the figures
with machine and commit in `results/`. Open `command.py` first. Runs are interleaved (A B A B, never A A B B), so that a
machine that slows down slows everybody down (Kalibera and Jones 2013).
"""
