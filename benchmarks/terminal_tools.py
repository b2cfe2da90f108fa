"""fzf and ripgrep as peers: what a reader types in a shell. One process a query, no ranking by rg.

They read a file with one article a line: its title, or its title and text.
"""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median

from benchmarks.engines import tool
from benchmarks.tally import Tally
from kz_tui.model.article import Article

_ON_TEXTS = 3
"""Queries put to fzf over whole texts, which takes it seconds each."""


def report_tools(articles: Sequence[Article], queries: Sequence[str], folder: Path) -> None:
    """CPU ms of a whole process, as the median over the queries."""
    titles, texts = folder / "titles.txt", folder / "texts.txt"
    lines = [(_line(a.head.title.value or ""), _line(a.text)) for a in articles]
    titles.write_text("".join(f"{title}\n" for title, _ in lines), encoding="utf-8")
    texts.write_text("".join(f"{title} {text}\n" for title, text in lines), encoding="utf-8")
    if tool("fzf"):
        _report("fzf --filter, titles", ["fzf", "--filter"], queries, titles)
        _report("fzf --filter, texts", ["fzf", "--filter"], queries[:_ON_TEXTS], texts)
    if tool("rg"):
        _report("rg -i -c, texts", ["rg", "-i", "-c", "--"], queries, texts)


def _line(text: str) -> str:
    return " ".join(text.split())


def _report(name: str, command: Sequence[str], queries: Sequence[str], lines: Path) -> None:
    tally = Tally()
    for query in queries:
        before = _children()
        with lines.open("rb") as opened:
            subprocess.run([*command, query], stdin=opened, stdout=subprocess.DEVNULL, check=False)
        tally.keys.append((_children() - before) * 1000)
    print(f"{name}: CPU ms of a query, median {median(tally.keys):.0f} ({len(queries)} queries)")


def _children() -> float:
    usage = getrusage(RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime
