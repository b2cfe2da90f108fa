"""A second start: how long until list, search and actors are there, and what memory it takes.

    python -m benchmarks.second_start --source articles.jsonl [--articles 1000 10000] [--actors]

Makes dossiers of text files from real articles (`benchmarks.recombine`), opens each once so that it
is kept, and then again. With `--actors` they are recognised as well, which takes a hundredth of a
second an article. Prints

- the first full frame against an empty Textual app, started in turn on a pty (median of pairs);
- the CPU seconds of a process until the list, search and actors answer (`benchmarks.open_dossier`);
- private memory (USS) of the program and of the process beside it, once all is quiet;
- what one changed file costs: the look at all files, and then reading, index and actors anew.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

from benchmarks.first_frame import EMPTY, write_bytecode
from benchmarks.recombine import read_material, recombine
from benchmarks.tally import private
from kz_tui.library import Library
from kz_tui.pipeline.assembling import with_dossier
from kz_tui.pipeline.indexing import Indexer
from kz_tui.pipeline.kept import open_kept
from kz_tui.pipeline.looking import look_at
from kz_tui.pipeline.patching import with_patched
from kz_tui.pipeline.recognising import recognise
from kz_tui.pipeline.rereading import read_again
from kz_tui.pipeline.steps import ActorsPatched
from kz_tui.store.caches import shelf_of
from kz_tui.store.folder import FolderShelf
from tests.e2e.terminal import Terminal

_PROGRAM = [sys.executable, "-m", "kz_tui"]
_QUERY = "Regierung Wien"
_QUIET = 2.0
_LIMIT = 180
_IN_FOLDER = 1000


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--source", required=True, help="a JSONL file of real articles")
    parser.add_argument("--articles", type=int, nargs="*", default=[1000, 10_000])
    parser.add_argument("--pairs", type=int, default=9, help="starts of each program")
    parser.add_argument("--actors", action="store_true", help="recognise the articles as well")
    options = parser.parse_args()
    write_bytecode()
    for count in options.articles:
        with tempfile.TemporaryDirectory() as home:
            os.environ["XDG_CACHE_HOME"] = str(Path(home) / "cache")
            folder = Path(home) / "dossier"
            size = write_dossier(options.source, count, folder)
            print(f"\n{count:,} articles, {size / 1e6:.0f} MB of text")
            open_once(folder, actors=options.actors)
            _report(folder, options.pairs, actors=options.actors)


def write_dossier(source: str, count: int, folder: Path) -> int:
    """Make a dossier of so many text files; how many bytes they hold."""
    size = 0
    for number, article in enumerate(recombine(read_material(source), count)):
        below = folder / f"{number // _IN_FOLDER:04}"
        below.mkdir(parents=True, exist_ok=True)
        head = article.head
        text = f"{head.title.value}\n\n{head.date.value}\n\n{article.text}\n"
        size += (below / f"{head.id}.txt").write_text(text, encoding="utf-8")
    time.sleep(3)  # files that were written just now are not trusted to look as they did
    return size


def open_once(folder: Path, *, actors: bool) -> None:
    """Have a dossier read, indexed and perhaps recognised, so that all of it is kept."""
    command = ["actors"] if actors else ["search", _QUERY]
    spent = _cpu(lambda: _run([*_PROGRAM, *command, str(folder)]))
    peak = getrusage(RUSAGE_CHILDREN).ru_maxrss / 1000
    print(f"  first run of `{command[0]}`: {spent:.1f} CPU s, {peak:.0f} MB at most")
    if actors:
        _run([*_PROGRAM, "search", _QUERY, str(folder)])
    shelf = _shelf(folder)
    kept = sum(path.stat().st_size for path in shelf.folder.iterdir())
    print(f"  kept: {kept / 1e6:.0f} MB")


def _report(folder: Path, pairs: int, *, actors: bool) -> None:
    starts = []
    for number in range(pairs + 1):
        empty = _first_frame([sys.executable, "-c", EMPTY], lambda d: "READY" in d)
        ours = _first_frame([*_PROGRAM, str(folder)], _full)
        if number:
            starts.append((empty, ours))
    ratio = statistics.median(ours / empty for empty, ours in starts)
    a, b = (statistics.median(column) for column in zip(*starts, strict=True))
    print(f"  first full frame: {b:.0f} ms, empty app {a:.0f} ms, ratio {ratio:.2f}")
    command = [sys.executable, "-m", "benchmarks.open_dossier", str(folder), _QUERY]
    opened = [json.loads(_run(command)) for _ in range(5)]
    for what in ("list", "search", "actors") if actors else ("list", "search"):
        print(f"  {what} ready: {statistics.median(one[what] for one in opened):.2f} CPU s")
    _report_memory(folder)
    _report_change(folder, actors=actors)


def _report_memory(folder: Path) -> None:
    with Terminal([*_PROGRAM, str(folder)], columns=120, rows=36) as terminal:
        terminal.settle(quiet=_QUIET, limit=_LIMIT)
        uss = private(terminal.pid)
        children = Path(f"/proc/{terminal.pid}/task/{terminal.pid}/children").read_text()
        beside = sum(map(private, map(int, children.split())))
    print(f"  private memory: {uss:.0f} MB, and {beside:.0f} MB beside it")


def _report_change(folder: Path, *, actors: bool) -> None:
    shelf = _shelf(folder)
    start = time.process_time()
    look_at([str(folder)])
    looked = time.process_time() - start
    changed = sorted(folder.rglob("*.txt"))[len(list(folder.iterdir())) * 7]
    changed.write_text(changed.read_text() + "\nUnd ein neuer Satz am Ende aus Lisanne.\n")
    start = time.process_time()
    for _ in read_again([str(folder)], shelf):
        pass
    read = time.process_time() - start - looked
    kept = open_kept(shelf)
    assert kept is not None
    library = with_dossier(Library(), kept)
    start = time.process_time()
    Indexer(shelf).index(library)
    indexed = time.process_time() - start
    print(
        f"  one file changed: look at all {looked:.2f}, read {read:.2f}, index {indexed:.2f} CPU s"
    )
    if actors:
        start = time.process_time()
        for step in recognise(library.articles, shelf, patched=True):
            if isinstance(step, ActorsPatched):
                told = time.process_time()
                with_patched(library, shelf, step)
                taken = time.process_time()
                print(f"  ... its actors {told - start:.2f} and taken in {taken - told:.2f} CPU s")
                start += taken - told
        print(f"  ... all linked anew {time.process_time() - start:.2f} CPU s")


def _full(display: str) -> bool:
    return "^p commands" in display and display.count("\u258c") > 1 and "words" in display


def _first_frame(argv: Sequence[str], full: Callable[[str], bool]) -> float:
    with Terminal(argv, columns=120, rows=36) as terminal:
        terminal.settle(quiet=_QUIET, limit=_LIMIT)
        screens = list(terminal.replay())
        started = terminal.started
    return (next(moment for moment, display in screens if full(display)) - started) / 1e6


def _shelf(folder: Path) -> FolderShelf:
    shelf = shelf_of([str(folder)])
    assert shelf is not None
    return shelf


def _run(command: Sequence[str]) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def _cpu(work: Callable[[], object]) -> float:
    before = os.times()
    work()
    after = os.times()
    return (
        after.children_user - before.children_user + after.children_system - before.children_system
    )


if __name__ == "__main__":
    main()
