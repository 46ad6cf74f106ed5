"""`python -m training.gazetteer`: writes the five tables anew. The same packages give the same bytes."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from pathlib import Path

from training.gazetteer import countries, encyclopaedia, nationalities, parts, places, vocabulary

DATA = Path(__file__).parents[2] / "src" / "khabar" / "names" / "data"


def write(name: str, rows: Iterable[tuple[str, ...]]) -> int:
    """`rows` sorted, tab-separated and gzipped without a time stamp. Returns how many there were."""
    lines = sorted({"\t".join(row) for row in rows})
    with (DATA / name).open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as out:
        out.write("\n".join(lines).encode())
    return len(lines)


def main() -> None:
    frequency = vocabulary.frequencies()
    lemmas = vocabulary.lemmas()
    names = parts.counts()
    adjectives = nationalities.forms()
    inflected = vocabulary.inflections(lemmas)
    why = {key: vocabulary.evidence(key, frequency, lemmas, inflected) for key in frequency}
    words = parts.flags(names, frequency, why)
    print("words", write("words.tsv.gz", words.items()))
    print("places", write("places.tsv.gz", places.rows(words, frequency)))
    print("nationalities", write("nationalities.tsv.gz", ((key,) for key in adjectives)))
    print("encyclopaedia", write("encyclopaedia.tsv.gz", encyclopaedia.rows(words)))
    print("countries", write("countries.tsv.gz", countries.rows()))


if __name__ == "__main__":
    main()
