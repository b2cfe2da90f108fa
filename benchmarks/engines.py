"""What the search benchmark measures: anything that answers a query with ten articles."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Collection, Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Protocol

from benchmarks.fts5 import Fts5, Fts5Trigram
from kz_tui.model.article import Article
from kz_tui.search.index import Index
from kz_tui.search.query import parse_query

HITS = 10


class Engine(Protocol):
    """What is measured."""

    @property
    def name(self) -> str:
        """What it is called in the report."""

    def top(self, query: str) -> list[int]:
        """The numbers of the ten best articles, their snippets made as well."""


class Ours:
    """The index of kz-reader."""

    name = "kz-reader"

    def __init__(self, articles: Sequence[Article]) -> None:
        self.index = Index.build(articles)

    def top(self, query: str) -> list[int]:
        """The numbers of the ten best articles, their snippets made as well."""
        results = self.index.search(parse_query(query))
        best = results.ranking[:HITS]
        for rank in range(len(best)):
            results.hit(rank)
        return list(best)


Maker = Callable[[Sequence[Article]], Engine]


PEERS = ("tantivy", "unicode61", "trigram", "tools")
"""What can be compared with; `tools` are those of the terminal: see `benchmarks.terminal_tools`."""


def peers(wanted: Collection[str]) -> list[Maker]:
    """The engines among the wanted peers that there are; says why one is left out."""
    found: list[Maker] = []
    if "tantivy" in wanted and find_spec("tantivy"):
        found.append(import_module("benchmarks.tantivy_native").TantivyNative)
    elif "tantivy" in wanted:
        print("tantivy native: left out, not installed (pip install kz-reader[peers])")
    tables = {"unicode61": Fts5, "trigram": Fts5Trigram}
    return [*found, *(make for name, make in tables.items() if name in wanted)]


def tool(name: str) -> bool:
    """Whether a command of the terminal is there; says so if it is not."""
    if shutil.which(name):
        return True
    print(f"{name}: left out, no such command on this machine")
    return False
