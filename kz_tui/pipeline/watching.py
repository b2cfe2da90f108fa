"""Reading files that may be the death of whoever reads them.

The process that reads notes which file it is at, in a piece of memory it shares with the program,
and takes no more processor time for an article, nor more memory, than any honest file needs. So the
program can tell which file a dead process was reading, and have the next one leave it out.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from kz_tui.corpus.build import Builder, build_article
from kz_tui.corpus.files import Source
from kz_tui.corpus.loader import read_source
from kz_tui.model.article import Article
from kz_tui.model.report import FileReport, FileStatus
from kz_tui.pipeline.notebook import SECONDS, Notebook

if sys.platform == "linux":
    import resource

_LEAST_MEMORY = 4 << 30


class Watch:
    """Reads files as `read_source` does, noting which, and ends this process where one has no end.

    Files that are refused are skipped, each for the reason that stands behind its path.
    """

    def __init__(self, notebook: Notebook | None, refused: Mapping[str, str]) -> None:
        self._notebook = notebook
        self._refused = refused

    def __call__(
        self, source: Source, stdin: BinaryIO | None = None, build: Builder = build_article
    ) -> Iterator[Article | FileReport]:
        """The articles of one file, and last the report on it."""
        if source.path in self._refused:
            yield FileReport(source.path, FileStatus.SKIPPED, self._refused[source.path])
            return
        found = read_source(source, stdin, build)
        while (one := self._next(found, source.path)) is not None:
            yield one

    def _next(
        self, found: Iterator[Article | FileReport], path: str
    ) -> Article | FileReport | None:
        """What comes next of a file; whatever happens until then is the doing of that file."""
        self._note(path)
        _limit_time(SECONDS)
        one = next(found, None)
        _limit_time(0)
        self._note("")
        return one

    def _note(self, path: str) -> None:
        if self._notebook is not None:
            self._notebook.write(path)


def limit_memory() -> None:
    """Let this process have three quarters of the machine's memory, at least 4 GB (Linux).

    What asks for more gets a `MemoryError`, before the kernel ends whatever is largest.
    """
    if sys.platform != "linux":
        return
    all_memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    wanted = max(_LEAST_MEMORY, all_memory * 3 // 4)
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    if hard in (-1, resource.RLIM_INFINITY) or hard > wanted:
        resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))


def _limit_time(seconds: float) -> None:
    """End this process with SIGPROF after so much processor time; never with 0."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, seconds)
