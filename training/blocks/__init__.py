"""Trains the sequence model of `khabar.extract`: which block of a page is headline, body, caption or furniture.

In: pages made by `training.pages` from the templates for training, as HTML and flattened to text. Out:
`src/khabar/extract/blocks.crfsuite`. Run `python -m training.blocks`; `README.md` has the data, the command and the result.
"""
