"""What recognising a large dossier costs in one and in several processes, and what linking adds.

    python -m benchmarks.many PATH [--articles N] [--processes N ...]

`PATH` is a JSONL file of real articles, of which N are made (`recombine`). Seconds are of the
processor: of this process, which reads the first articles, links and puts together what the others
find, and of these. Linking is measured at doubling sizes: it should take as long for each article.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Sequence
from hashlib import blake2b

from benchmarks.recognise import print_yardstick
from benchmarks.recombine import read_material, recombine
from kz_tui.entities.linker import link
from kz_tui.entities.name_tables import NameTables
from kz_tui.model.article import Article
from kz_tui.model.entity import Annotation
from kz_tui.pipeline.recognising import recognise
from kz_tui.pipeline.steps import ActorsRecognised


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("path", metavar="PATH")
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--processes", type=int, nargs="+", default=[1, 2])
    arguments = parser.parse_args()
    print_yardstick()
    articles = recombine(read_material(arguments.path), arguments.articles)
    annotations: Sequence[Annotation] = ()
    for processes in arguments.processes:
        annotations = print_recognition(articles, processes)
    print_linking(articles, annotations)


def print_recognition(articles: Sequence[Article], processes: int) -> Sequence[Annotation]:
    """Recognise them all; a checksum shows whether the same was found."""
    began, here, others = time.perf_counter(), time.process_time(), _of_children()
    found: Sequence[Annotation] = ()
    sizes = []
    for step in recognise(articles, processes=processes):
        if isinstance(step, ActorsRecognised):
            found = step.annotations
            sizes.append(f"{len(found):,} after {time.perf_counter() - began:.1f} s")
    print(
        f"{processes} processes: {time.process_time() - here:.1f} s here, "
        f"{_of_children() - others:.1f} s in others; "
        f"checksum {blake2b(repr(found).encode(), digest_size=4).hexdigest()}"
    )
    print(f"  linked: {', '.join(sizes)}")
    return found


def _of_children() -> float:
    used = os.times()
    return used.children_user + used.children_system


def print_linking(articles: Sequence[Article], annotations: Sequence[Annotation]) -> None:
    """Milliseconds for each article, at doubling sizes."""
    tables = NameTables()
    size = max(1, len(articles) // 8)
    link(articles[:size], annotations[:size], tables)  # fills the caches
    while size <= len(articles):
        began = time.process_time()
        link(articles[:size], annotations[:size], tables)
        seconds = time.process_time() - began
        print(f"linking {size:,}: {seconds:.2f} s, {1000 * seconds / size:.2f} ms an article")
        size *= 2


if __name__ == "__main__":
    main()
