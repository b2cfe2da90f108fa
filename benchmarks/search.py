"""How fast search answers a key, and how well it finds what was meant.

    python -m benchmarks.search --articles 10000 --source articles.jsonl

Makes a dossier from real articles (`benchmarks.recombine`), types queries for known articles one
character at a time (`benchmarks.known_items`), and asks for single changed words among the real
articles (`benchmarks.one_word`). CPU time of a key is reading the query, searching, and the ten
first hits with their snippets. The same keys go to SQLite FTS5 (`benchmarks.fts5`), interleaved;
compare machines by the ratio. `--held-out` adds the list of queries no weight was chosen by.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from benchmarks.fts5 import Fts5
from benchmarks.known_items import KnownItem, known_items
from benchmarks.one_word import OneWord, one_words, share_found
from benchmarks.planted import HELD_OUT, TUNING, plant
from benchmarks.recombine import read_material, recombine
from kz_tui.corpus.loader import read_corpus
from kz_tui.model.article import Article
from kz_tui.search.index import Index
from kz_tui.search.query import parse_query

_HITS = 10
_TUNING_SEED = 11
_HELD_OUT_SEED = 97
_Made = TypeVar("_Made")


class Engine(Protocol):
    """What is measured."""

    name: str

    def top(self, query: str) -> list[int]:
        """The numbers of the ten best articles, their snippets made as well."""


class Ours:
    """The index of kz-reader."""

    name = "kz-reader"

    def __init__(self, articles: Sequence[Article]) -> None:
        self._index = Index.build(articles)

    def top(self, query: str) -> list[int]:
        """The numbers of the ten best articles, their snippets made as well."""
        results = self._index.search(parse_query(query))
        best = results.ranking[:_HITS]
        for rank in range(len(best)):
            results.hit(rank)
        return list(best)


@dataclass(slots=True)
class Tally:
    """What one engine did with one list of queries."""

    keys: list[float] = field(default_factory=list)
    found: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    def percentile(self, share: float) -> float:
        """CPU milliseconds within which this share of keys was answered."""
        ordered = sorted(self.keys)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def main() -> None:
    """Measure and print."""
    options = _options()
    material = read_material(options.source)
    names = (*TUNING, *HELD_OUT)
    articles = plant(recombine(material, options.articles), names)
    size = sum(len(article.text) for article in articles) / 1e6
    print(f"{len(articles)} articles, {size:.1f} million characters")
    engines: list[Engine] = [_build(Ours, articles)]
    if not options.alone:
        engines.append(_build(Fts5, articles))
    lists = [("tuning list", _TUNING_SEED, TUNING)]
    if options.held_out:
        lists.append(("held-out list", _HELD_OUT_SEED, HELD_OUT))
    for title, seed, planted in lists:
        items = list(known_items(articles, options.each, seed, planted))
        _report_known(title, items, engines, options.keys)
    real = [found for found in read_corpus([options.source]) if isinstance(found, Article)][:1000]
    small: list[Engine] = [Ours(real)] + ([] if options.alone else [Fts5(real)])
    for title, seed, _ in lists:
        _report_words(f"one changed word, {title}", list(one_words(real, 60, seed)), small)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--source", required=True, help="a JSONL file of real articles")
    parser.add_argument("--articles", type=int, default=10_000, help="articles to make of it")
    parser.add_argument("--each", type=int, default=18, help="queries of each kind")
    parser.add_argument("--keys", type=int, default=600, help="keys to type at most")
    parser.add_argument("--alone", action="store_true", help="without the peer")
    parser.add_argument("--held-out", action="store_true", help="also the held-out lists")
    return parser.parse_args()


def _build(make: Callable[[Sequence[Article]], _Made], articles: Sequence[Article]) -> _Made:
    before = _memory()
    start = time.process_time()
    engine = make(articles)
    seconds = time.process_time() - start
    grown = _memory() - before
    print(f"build {getattr(make, 'name', '')}: {seconds:.1f} CPU s, peak memory +{grown:.0f} MB")
    return engine


def _memory() -> float:
    """The peak of this process in MB (Linux counts in kilobytes)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def _report_known(
    title: str, items: Sequence[KnownItem], engines: Sequence[Engine], keys: int
) -> None:
    tallies = {engine.name: Tally() for engine in engines}
    for query in _keystrokes(items, keys):
        for engine in engines:
            start = time.process_time()
            engine.top(query)
            tallies[engine.name].keys.append((time.process_time() - start) * 1000)
    for item in items:
        for engine in engines:
            best = engine.top(item.query)
            ranks = [rank for rank, number in enumerate(best, 1) if number in item.articles]
            tallies[engine.name].found[item.kind].append(1 / ranks[0] if ranks else 0.0)
    print(f"\n{title}: {len(items)} queries")
    for name, tally in tallies.items():
        print(
            f"{name}: key CPU ms p50 {tally.percentile(0.5):.1f} p95 {tally.percentile(0.95):.1f} "
            f"p99 {tally.percentile(0.99):.1f} ({len(tally.keys)} keys)"
        )
        _print_kinds("recall@10", {k: [float(r > 0) for r in v] for k, v in tally.found.items()})
        _print_kinds("MRR", tally.found)
    first, *peers = tallies.values()
    for peer in peers:
        print(f"p95 against the peer: {first.percentile(0.95) / peer.percentile(0.95):.2f} times")


def _report_words(title: str, items: Sequence[OneWord], engines: Sequence[Engine]) -> None:
    print(f"\n{title}: {len(items)} words")
    for engine in engines:
        scores: defaultdict[str, list[float]] = defaultdict(list)
        for item in items:
            scores[item.kind].append(share_found(item, engine.top(item.query)))
        print(f"{engine.name}:")
        _print_kinds("share", scores)


def _print_kinds(measure: str, values: Mapping[str, Sequence[float]]) -> None:
    every = [value for some in values.values() for value in some]
    parts = [f"{kind} {sum(some) / len(some):.2f}" for kind, some in values.items()]
    print(f"  {measure} {sum(every) / len(every):.3f} | " + " | ".join(parts))


def _keystrokes(items: Iterable[KnownItem], most: int) -> list[str]:
    """Every beginning of the queries, as they are typed; kinds take turns."""
    by_kind: defaultdict[str, list[str]] = defaultdict(list)
    for item in items:
        by_kind[item.kind].append(item.query)
    typed: list[str] = []
    for turn in zip(*by_kind.values(), strict=False):
        for query in turn:
            typed += [query[:end] for end in range(1, len(query) + 1)]
    return typed[:most]


if __name__ == "__main__":
    main()
