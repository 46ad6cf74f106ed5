"""Makes Arabic news pages with gold: articles of our own, set into furniture templates of our own.

In: `articles/*.txt`, and templates of pages in the manner of real sites, `templates/*.html` for training and `held/*.html`
kept apart from it. Out: HTML pages, the same pages flattened to text, and the gold record of each. Open `render.py` first;
`README.md` has both formats. `python -m training.pages FOLDER` writes pages for tests, training and the benchmark.
"""
