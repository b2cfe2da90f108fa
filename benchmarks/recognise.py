"""What recognition costs: tokens a second, articles a second, start, memory, size, growth.

    python -m benchmarks.recognise PATH ... [--articles N] [--long]

`PATH` are files or folders with articles; their sentences are dealt out anew as articles of about
500 tokens, so that the figures can be compared from dossier to dossier. Seconds are of the
processor, on one core. Each figure is of the first reading: caches fill while it runs. The start is
measured with the bytecode an installed package has. `--long` reads bad input of 5 MB as well, which
takes some minutes.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from io import BytesIO
from tempfile import TemporaryDirectory
from typing import TypeVar

from kz_tui.actors.graph import Graph
from kz_tui.actors.occurrences import Occurrences
from kz_tui.corpus.build import build_article
from kz_tui.corpus.loader import read_corpus
from kz_tui.entities.linker import Linked, link
from kz_tui.entities.name_tables import DATA
from kz_tui.entities.recogniser import Recogniser
from kz_tui.entities.tokens import tokenise
from kz_tui.model.article import Article, Origin
from kz_tui.text.sentences import article_sentences
from tests.entities.texts import CROWDED, HOSTILE

T = TypeVar("T")
_TOKENS = 500
_WARM, _SHORT, _LONG, _LONGEST = 5_000, 20_000, 160_000, 5_000_000
_START = """
import resource, sys, time
def peak():
    if sys.platform == "linux":  # what getrusage tells begins with the peak of the parent
        line = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
        return int(line.split()[1]) / 2**10
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / 2**20 if sys.platform == "darwin" else used / 2**10
from kz_tui.corpus.loader import read_corpus
from kz_tui.model.article import Article
from kz_tui.seeds import bundled_dossier
before = peak()
began = time.process_time()
import kz_tui.entities.recogniser, kz_tui.entities.linker
imported = time.process_time()
recogniser = kz_tui.entities.recogniser.Recogniser()
loaded = time.process_time()
at_load = peak()
for found in read_corpus([str(bundled_dossier())]):
    if isinstance(found, Article):
        recogniser.annotate(found)
used = peak()
print(imported - began, loaded - imported, at_load - before, used - before)
"""


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("paths", nargs="+", metavar="PATH")
    parser.add_argument("--articles", type=int, default=400, help="how many to deal out at most")
    parser.add_argument("--long", action="store_true", help="read bad input of 5 MB too")
    arguments = parser.parse_args()
    print_yardstick()
    print_size()
    print_start()
    print_speed(list(dealt_out(arguments.paths, arguments.articles)))
    print_growth()
    if arguments.long:
        print_long()


def print_yardstick() -> None:
    """A loop of plain Python: by it compare figures of fast or slow, idle or busy machines."""

    def add() -> int:
        total = 0
        for number in range(3_000_000):
            total += number
        return total

    print(f"yardstick: 3,000,000 additions in {_timed(add)[0]:.2f} s of processor time")


def print_size() -> None:
    """The data as it lies on disk, and compressed as in the wheel."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(DATA.iterdir()):
            archive.write(path, path.name)
    raw = sum(path.stat().st_size for path in DATA.iterdir())
    print(f"data: {raw / 1e6:.1f} MB on disk, {len(buffer.getvalue()) / 1e6:.1f} MB in the wheel")


def print_start() -> None:
    """Import and load in a fresh interpreter, the middle of five; memory after the seeds."""
    with TemporaryDirectory() as folder:
        _run(_START, folder)  # writes the bytecode
        runs = [[float(cell) for cell in _run(_START, folder).split()] for _ in range(5)]
    imported, loaded, at_load, used = (sorted(column)[2] for column in zip(*runs, strict=True))
    print(f"import {1000 * imported:.0f} ms, load {1000 * loaded:.0f} ms of processor time")
    print(f"resident memory added: {at_load:.0f} MB by loading, {used:.0f} MB after the seeds")


def _run(code: str, bytecode: str) -> str:
    env = {**os.environ, "PYTHONPYCACHEPREFIX": bytecode, "PYTHONDONTWRITEBYTECODE": ""}
    command = [sys.executable, "-c", code]
    return subprocess.run(command, capture_output=True, text=True, check=True, env=env).stdout


def dealt_out(paths: Sequence[str], most: int) -> Iterator[Article]:
    """Articles of about 500 tokens, made of the sentences at `paths` in their order."""
    sentences: list[str] = []
    tokens = made = 0
    for article in read_corpus(paths):
        if not isinstance(article, Article):
            continue
        for span in article_sentences(article):
            sentences.append(span.of(article.text))
            tokens += len(tokenise(article.text, span.start, span.end))
            if tokens < _TOKENS:
                continue
            yield build_article(f"dealt-{made}", "\n\n".join(sentences), Origin("benchmark"))
            sentences, tokens, made = [], 0, made + 1
            if made == most:
                return


def print_speed(articles: Sequence[Article]) -> None:
    """Recognition alone, then the links of the whole chain."""
    recogniser = Recogniser()
    tokens = sum(len(tokenise(article.text)) for article in articles)
    recognised, annotations = _timed(lambda: [recogniser.annotate(one) for one in articles])
    linking, linked = _timed(lambda: link(articles, annotations, recogniser.tables))
    finding, _ = _timed(lambda: _find_links(articles, linked))
    total = recognised + linking + finding
    print(
        f"{len(articles)} articles of {tokens / len(articles):.0f} tokens: recognise "
        f"{recognised:.2f} s, link and resolve {linking:.2f} s, find all links {finding:.2f} s"
    )
    print(f"recognise: {tokens / recognised:,.0f} tokens a second")
    print(f"whole chain: {len(articles) / total:.0f} articles a second")


def _find_links(articles: Sequence[Article], linked: Linked) -> None:
    graph = Graph(Occurrences(articles, linked.annotations, linked.entities))
    for entity in linked.entities.values():
        if entity.acts:
            graph.links(entity.id, 20)


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    began = time.process_time()
    result = work()
    return time.process_time() - began, result


def print_growth() -> None:
    """Bad input eight times as long, and how many times as long it takes; linear is 8."""
    recogniser = Recogniser()
    for name, unit in {**HOSTILE, **CROWDED}.items():
        seconds = []
        for size in (_WARM, _SHORT, _LONG):
            made = build_article(name, unit * (size // len(unit)), Origin("benchmark"))
            seconds.append(_timed(partial(recogniser.annotate, made))[0])
        ratio = seconds[2] / max(seconds[1], 1e-3)
        print(f"{name:24s} {ratio:5.1f} times as long ({seconds[2]:.2f} s for {_LONG:,} letters)")


def print_long() -> None:
    """Bad input of 5 MB: what building the article, recognition and linking take."""
    recogniser = Recogniser()
    for name, unit in {**HOSTILE, **CROWDED}.items():
        text = unit * (_LONGEST // len(unit))
        building, made = _timed(partial(build_article, name, text, Origin("benchmark")))
        reading, annotation = _timed(partial(recogniser.annotate, made))
        linking, _ = _timed(partial(link, [made], [annotation], recogniser.tables))
        print(
            f"5 MB of {name:24s} build {building:5.1f} s, recognise {reading:5.1f} s, link "
            f"{linking:5.1f} s ({len(annotation.mentions):,} mentions)"
        )


if __name__ == "__main__":
    main()
