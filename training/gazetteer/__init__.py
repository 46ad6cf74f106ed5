"""Distils open name and word lists into the small tables that `khabar.names` ships.

In: packages from the registry (pinned in `README.md`) that carry GeoNames, Wikidata names, Wikipedia translations and word
frequencies. Out: `src/khabar/names/data/words.tsv.gz`, `places.tsv.gz`, `nationalities.tsv.gz`. Run `python -m
training.gazetteer`; `README.md` says what each table holds, `LICENSES/` under which terms.
"""
