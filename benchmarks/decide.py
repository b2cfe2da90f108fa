"""A decision on an actor of a large dossier: what it takes until panes and search have it.

    python -m benchmarks.decide --source articles.jsonl [--articles 10000]

Makes a dossier of text files from real articles (`benchmarks.recombine`), recognises it, and opens
it as a second start does. Then actors with many and with few articles are hidden, each of them as
the only decision. Prints the CPU seconds until the library has the decision, with its list of
actors, its search and its names folded, and beside them what it takes to work all of that out from
every article anew (the baseline; median ratio of the rounds).
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from benchmarks.second_start import open_once, write_dossier
from kz_tui.library import Library, Recognised
from kz_tui.model.decision import Act, Decision
from kz_tui.pipeline.assembling import with_decisions, with_dossier
from kz_tui.pipeline.indexing import IndexSearcher, index_names
from kz_tui.pipeline.kept import open_kept
from kz_tui.store.caches import shelf_of
from kz_tui.ui.opening import open_library

_RANKS = (10, 100, 1000)
"""Places of the actors among all, most mentioned first."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--source", required=True, help="a JSONL file of real articles")
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        os.environ["XDG_CACHE_HOME"] = str(Path(home) / "cache")
        folder = Path(home) / "dossier"
        size = write_dossier(options.source, options.articles, folder)
        print(f"{options.articles:,} articles, {size / 1e6:.0f} MB of text")
        open_once(folder, actors=True)
        library = _opened(folder)
        library.matching("")
        print(f"  {len(library.entities):,} entities, {len(library.actors):,} of them actors")
        for rank in _RANKS:
            if rank < len(library.actors):
                _report(library, rank, options.rounds)


def _opened(folder: Path) -> Library:
    shelf = shelf_of([str(folder)])
    kept = open_kept(shelf)
    assert kept is not None, "nothing is kept of it"
    library = with_dossier(Library(), kept, complete=False)
    for step in open_library(library, iter(()), shelf):
        if isinstance(step, Library):
            library = step
    assert library.entities, "nothing is recognised in it"
    return library


def _report(library: Library, rank: int, rounds: int) -> None:
    actor, mentions = library.actors[rank]
    decision = Decision(Act.HIDE, library.who(actor.id))
    searcher = library.searcher
    assert isinstance(searcher, IndexSearcher)
    bare = replace(
        library,
        found=Recognised(library.annotations, library.entities),
        searcher=replace(searcher, names=None, recognised=None),
    )
    ours, anew = [], []
    for _ in range(rounds):
        ours.append(_decide(library, decision))
        anew.append(_decide(bare, decision))
    ratio = statistics.median(b / a for a, b in zip(ours, anew, strict=True))
    articles = len(library.articles_of(actor.id))
    print(
        f"  one with {mentions:,} mentions in {articles:,} articles: "
        f"{statistics.median(ours):.2f} CPU s, all anew {statistics.median(anew):.2f}, "
        f"{ratio:.1f} times as long"
    )


def _decide(library: Library, decision: Decision) -> float:
    start = time.process_time()
    decided = index_names(with_decisions(library, (decision,)).connected())
    decided.matching("")
    assert not [ruling.problem for ruling in decided.rulings if ruling.problem]
    assert len(decided.actors) < len(library.actors)
    return time.process_time() - start


if __name__ == "__main__":
    main()
