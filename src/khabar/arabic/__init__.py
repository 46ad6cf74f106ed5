"""The script and the words: pure functions from text to values, known to every stage, knowing none.

`folds` brings spellings together, `tokens` cuts text into words with offsets, `sentences` into sentences,
`clitics` takes و، ف، ب، ل، ك، ال off a word, `numbers` reads numerals, `calendar` reads printed dates,
`tables` reads the data files that lie beside the code. Open `tokens.py` first.
"""
