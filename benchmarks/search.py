"""How fast search answers a key, and how well it finds what was meant.

    python -m benchmarks.search --articles 10000 --source articles.jsonl

Makes a dossier from real articles (`benchmarks.recombine`), types queries for known articles one
character at a time (`benchmarks.known_items`), asks for single changed words among the real
articles (`benchmarks.one_word`) and for words like nothing there is (`benchmarks.nonsense`). CPU
time of a key is reading the query, searching, and the ten first hits with their snippets. The same
keys go to the peers, interleaved; compare machines by the ratios. `--held-out` adds the lists of
queries no weight was chosen by.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.engines import PEERS, Engine, Maker, Ours, peers
from benchmarks.known_items import KnownItem, known_items
from benchmarks.nonsense import answered, nonsense
from benchmarks.one_word import OneWord, one_words, share_found
from benchmarks.planted import HELD_OUT, TUNING, plant
from benchmarks.recombine import read_material, recombine
from benchmarks.saved_index import print_starts, report_second_start
from benchmarks.tally import Tally, cpu_ms, print_kinds, resident
from benchmarks.terminal_tools import report_tools
from kz_tui.corpus.loader import read_corpus
from kz_tui.model.article import Article

_SLOW_KEYS = 300
"""Keys typed into a peer whose keys take long: enough for its p95, or it would take hours."""
_SLOW = 30.0
_NONSENSE = 12
_ONE_WORD_EACH = 60
_REAL = 1000
_TOOL_QUERIES = 15


class _List(NamedTuple):
    """A list of queries: how it is called, what it is made from."""

    title: str
    seed: int
    planted: tuple[tuple[str, ...], ...]


_LISTS = (_List("tuning list", 11, TUNING), _List("held-out list", 97, HELD_OUT))


def main() -> None:
    """Measure and print."""
    options = _options()
    lists = _LISTS if options.held_out else _LISTS[:1]
    makers: list[Maker] = [Ours, *peers(options.peers)]
    articles = plant(recombine(read_material(options.source), options.articles), TUNING + HELD_OUT)
    size = sum(len(article.text) for article in articles) / 1e6
    print(f"{len(articles)} articles, {size:.1f} million characters")
    engines = [_build(make, articles) for make in makers]
    typed: list[str] = []
    for one in lists:
        items = list(known_items(articles, options.each, one.seed, one.planted))
        typed = list(_keystrokes(items))[: options.keys]
        _report_known(one.title, items, typed, engines)
    _report_nonsense(articles, engines[:1])
    _report_second_start(engines, articles, typed)
    if "tools" in options.peers:
        with tempfile.TemporaryDirectory() as folder:
            queries = random.Random(5).sample(typed, min(_TOOL_QUERIES, len(typed)))
            print("\ntools of the terminal, one process a query")
            report_tools(articles, queries, Path(folder))
    found = read_corpus([options.source])
    real = [article for article in found if isinstance(article, Article)][:_REAL]
    small = [make(real) for make in makers]
    for one in lists:
        words = list(one_words(real, _ONE_WORD_EACH, one.seed))
        _report_words(f"one changed word in {len(real)} real articles, {one.title}", words, small)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--source", required=True, help="a JSONL file of real articles")
    parser.add_argument("--articles", type=int, default=10_000, help="articles to make of it")
    parser.add_argument("--each", type=int, default=18, help="queries of each automatic kind")
    parser.add_argument("--keys", type=int, default=2000, help="keys to type at most")
    parser.add_argument("--peers", nargs="*", choices=PEERS, default=PEERS, help="only these")
    parser.add_argument("--held-out", action="store_true", help="also the held-out lists")
    return parser.parse_args()


def _build(make: Maker, articles: Sequence[Article]) -> Engine:
    before = resident()
    start = time.process_time()
    engine = make(articles)
    seconds = time.process_time() - start
    print(f"build {engine.name}: {seconds:.1f} CPU s, memory +{resident() - before:.0f} MB")
    return engine


def _keystrokes(items: Iterable[KnownItem]) -> Iterator[str]:
    """Every beginning of the queries, as they are typed; kinds take turns."""
    by_kind: defaultdict[str, list[str]] = defaultdict(list)
    for item in items:
        by_kind[item.kind].append(item.query)
    for turn in zip(*by_kind.values(), strict=False):
        for query in turn:
            yield from (query[:end] for end in range(1, len(query) + 1))


def _report_known(
    title: str, items: Sequence[KnownItem], typed: Sequence[str], engines: Sequence[Engine]
) -> None:
    tallies = {engine.name: Tally() for engine in engines}
    for query in typed:
        for engine in engines:
            keys = tallies[engine.name].keys
            if len(keys) < _SLOW_KEYS or sum(keys) < _SLOW * len(keys):
                keys.append(cpu_ms(engine, query))
    for item in items:
        for engine in engines:
            best = engine.top(item.query)
            ranks = [rank for rank, number in enumerate(best, 1) if number in item.articles]
            tallies[engine.name].found[item.kind].append(1 / ranks[0] if ranks else 0.0)
    print(f"\n{title}: {len(items)} queries")
    for name, tally in tallies.items():
        tally.print(name)
    first, *others = tallies.items()
    for name, tally in others:
        ratio = first[1].percentile(0.95) / tally.percentile(0.95)
        print(f"p95 against {name}: {ratio:.2f} times")


def _report_nonsense(articles: Sequence[Article], engines: Sequence[Engine]) -> None:
    words = nonsense(articles, _NONSENSE, _LISTS[0].seed)
    print(f"\nwords like nothing there is: {', '.join(words)}")
    for engine in engines:
        print(f"{engine.name}: answered {answered(engine, words) or 'none, in any mode'}")


def _report_second_start(
    engines: Sequence[Engine], articles: Sequence[Article], typed: Sequence[str]
) -> None:
    queries = [query for query in typed if " " in query][:: max(1, len(typed) // 7)]
    print("\na second start, in new processes")
    for engine in engines:
        if isinstance(engine, Ours):
            with tempfile.TemporaryDirectory() as folder:
                report_second_start(engine.index, articles, Path(folder), queries)
        elif hasattr(engine, "folder"):
            print_starts(engine.name, "benchmarks.tantivy_native", Path(engine.folder), queries)


def _report_words(title: str, items: Sequence[OneWord], engines: Sequence[Engine]) -> None:
    print(f"\n{title}: {len(items)} words")
    for engine in engines:
        scores: defaultdict[str, list[float]] = defaultdict(list)
        for item in items:
            scores[item.kind].append(share_found(item, engine.top(item.query)))
        print(f"{engine.name}:")
        print_kinds("share", scores)


if __name__ == "__main__":
    main()
