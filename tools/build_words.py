"""Pack the table of German words: Brown clusters and log-probabilities behind a trie.

    python -m tools.build_words

Reads the lexeme tables of the package `spacy-lookups-data` (MIT), which must be installed, and
writes `words.trie` and `words.bin` into `kz_tui/entities/data`.
"""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from typing import cast

import marisa_trie
import spacy_lookups_data

from kz_tui.entities.words import CLUSTER, COUNT, LIKELIEST, STEP, STEPS, VALUE

DATA = Path(__file__).parent.parent / "kz_tui" / "entities" / "data"
_MAX_LENGTH = 30
_SMALL_WORDS = 200_000
"""Up to this rank words are kept whatever their letters."""
_word = re.compile(r"[\"“”„»«'‚‘’.,;:!?()\[\]/&%€$§–—-]|[^\W_][\w'’.&-]*")


def main() -> None:
    """Write both files and say how large they are."""
    clusters = read_lexemes("de_lexeme_cluster")
    probabilities = read_lexemes("de_lexeme_prob")
    ranking = sorted(probabilities, key=lambda word: (-probabilities[word], word))
    wanted = [word for word in ranking if word in clusters and _is_wanted(word)]
    words = _without_rare_small_words(wanted)
    tree = sorted({int(clusters[word]) for word in words})
    number = {cluster: index for index, cluster in enumerate(tree)}
    trie = marisa_trie.Trie(words)
    values = bytearray(VALUE.size * len(trie))
    for word in words:
        step = round((LIKELIEST - probabilities[word]) / STEP)
        row = VALUE.pack(number[int(clusters[word])] * STEPS + max(0, min(STEPS - 1, step)))
        start = trie[word] * VALUE.size
        values[start : start + VALUE.size] = row
    head = COUNT.pack(len(tree)) + b"".join(map(CLUSTER.pack, tree))
    DATA.mkdir(exist_ok=True)
    trie.save(str(DATA / "words.trie"))
    (DATA / "words.bin").write_bytes(head + values)
    size = sum((DATA / name).stat().st_size for name in ("words.trie", "words.bin"))
    print(f"{len(words):,} words in {len(tree)} clusters, {size / 1e6:.2f} MB")


def read_lexemes(name: str) -> dict[str, float]:
    """A table of the package: word -> number."""
    return cast("dict[str, float]", _read(name))


def read_lemmas(name: str) -> dict[str, str]:
    """A table of the package: inflected form -> lemma."""
    return cast("dict[str, str]", _read(name))


def _read(name: str) -> object:
    folder = Path(spacy_lookups_data.__file__).parent / "data"
    with gzip.open(folder / f"{name}.json.gz", "rt", encoding="utf-8") as stream:
        table: object = json.load(stream)
    return table


def _without_rare_small_words(ranking: list[str]) -> list[str]:
    """Leave out rare words that are written in small letters only: they tell nothing of names.

    Where the word is there with a capital too, both are kept: their ratio tells much.
    """
    every = set(ranking)
    return [
        word
        for rank, word in enumerate(ranking)
        if rank < _SMALL_WORDS or not word.islower() or word[0].upper() + word[1:] in every
    ]


def _is_wanted(word: str) -> bool:
    """Not the debris of the web: numbers, addresses, rows of signs."""
    return len(word) < _MAX_LENGTH and _word.fullmatch(word) is not None


if __name__ == "__main__":
    main()
