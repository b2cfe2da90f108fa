"""What is known of a German word before it is read: its Brown cluster and how frequent it is."""

from __future__ import annotations

import struct
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import NamedTuple

import marisa_trie

from kz_tui.entities.memory import remembering

VALUE = struct.Struct("<H")
"""Per word: the number of its cluster × 64, plus the step of its probability."""
STEPS = 64
LIKELIEST, STEP = -3.5, 0.23
"""Natural logarithm of the highest probability in the table, and what one step takes off it."""
COUNT = struct.Struct("<H")
CLUSTER = struct.Struct("<I")
UNSEEN = -25.0
"""The log-probability of a word that is not in the table."""


class Word(NamedTuple):
    """One row of the table.

    `cluster` is the path to the word's leaf in the Brown tree, lowest bit first, so that words
    with the same low bits are used alike. `log_probability` is natural, as found in the corpus.
    """

    cluster: int
    log_probability: float


class WordTable:
    """A million words behind memory-mapped files; nothing is read before it is asked for."""

    def __init__(self, trie: Path, values: Path) -> None:
        self._trie = marisa_trie.Trie()
        self._trie.mmap(str(trie))
        with values.open("rb") as file:
            self._data = mmap(file.fileno(), 0, access=ACCESS_READ)
        (count,) = COUNT.unpack_from(self._data)
        self.clusters: tuple[int, ...] = struct.unpack_from(f"<{count}I", self._data, COUNT.size)
        self._first = COUNT.size + count * CLUSTER.size
        self.get = remembering(50_000, self._get)
        self.log_probability = remembering(50_000, self._log_probability)

    def __len__(self) -> int:
        return len(self._trie)

    def _get(self, word: str) -> Word | None:
        """The row of exactly this spelling."""
        number = self._trie.get(word)
        if number is None:
            return None
        (value,) = VALUE.unpack_from(self._data, self._first + number * VALUE.size)
        cluster, step = divmod(value, STEPS)
        return Word(self.clusters[cluster], LIKELIEST - step * STEP)

    def cluster(self, word: str) -> int | None:
        """The cluster of a word as it stands, in small letters, or without genitive or first part.

        None for a word that is in the table in no such form.
        """
        row = self.get(word) or self.get(word.lower())
        if row is not None:
            return row.cluster
        forms = []
        if word[-1] in "s'’":
            forms.append(word[:-1].rstrip("'’"))
        if "-" in word:
            forms.append(word.rsplit("-", 1)[1])
        for form in forms:
            row = self.get(form) if form else None
            if row is not None:
                return row.cluster
        return None

    def compound_cluster(self, word: str) -> int | None:
        """The cluster of the longest known word that a compound ends with."""
        for start in range(3, min(len(word) - 3, 25)):
            row = self._get(word[start].upper() + word[start + 1 :])  # seldom asked for again
            if row is not None:
                return row.cluster
        return None

    def _log_probability(self, word: str) -> float:
        row = self.get(word)
        return UNSEEN if row is None else row.log_probability
