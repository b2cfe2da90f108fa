"""How often the words that are used like a given one are names."""

from __future__ import annotations

from pathlib import Path

from kz_tui.entities.memory import remembering
from kz_tui.entities.words import WordTable

UNKNOWN = 0.4
"""The share for words that are in no cluster."""


class NameShare:
    """Per Brown cluster, the share of capitalised words that were names in the training data."""

    def __init__(self, path: Path, table: WordTable) -> None:
        self._shares = {
            cluster: byte / 255
            for cluster, byte in zip(table.clusters, path.read_bytes(), strict=True)
        }
        self._table = table
        self.of = remembering(20_000, self._of)

    def is_known(self, word: str) -> bool:
        """Whether the word is in the table in some form; a guess by its last part is none."""
        return self._table.cluster(word) is not None

    def _of(self, word: str) -> float:
        """The share for a word; a genitive is looked up without its ending."""
        cluster = self._table.cluster(word)
        if cluster is None:
            cluster = self._table.compound_cluster(word)
        return UNKNOWN if cluster is None else self._shares[cluster]
