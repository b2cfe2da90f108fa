"""From a key to the settled frame, against fzf over the same titles.

    python -m benchmarks.key_to_frame --articles 100000 --source articles.jsonl

Both programs stand open on ptys of the same size, kz-reader on a dossier made of real articles
(`benchmarks.recombine`), fzf on their titles. The same words are typed into both, a key here and a
key there, so that the machine's mood falls on both alike: our `title:=word` against `fzf --exact`,
our fuzzy `title:word` against `fzf`. A frame is settled when nothing more is written: the time is
that of the last byte. The process that recognises is held while keys are typed. Prints medians and
95th percentiles of the wall time, and the median of the ratios of each pair of keys.
"""

from __future__ import annotations

import argparse
import json
import random
import signal
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median, quantiles

import psutil

from benchmarks.engines import tool
from benchmarks.recombine import read_material, recombine
from kz_tui.model.article import Article
from kz_tui.search.words import find_words
from tests.e2e.terminal import Terminal

_COLUMNS, _ROWS = 120, 36
_QUIET = 0.4
"""Seconds without output after which a frame is taken to be settled."""
_READY = 1800.0
_WORDS = 12
_LENGTHS = range(6, 13)


def main() -> None:
    """Measure and print."""
    options = _options()
    if not tool("fzf"):
        return
    articles = list(recombine(read_material(options.source), options.articles))
    words = words_of(articles)
    print(f"{len(articles)} articles; words typed: {', '.join(words)}")
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        dossier, titles = folder / "dossier.jsonl", folder / "titles.txt"
        dossier.write_text("".join(map(dossier_line, articles)), encoding="utf-8")
        titles.write_text("".join(f"{_title(one)}\n" for one in articles), encoding="utf-8")
        ours = stack.enter_context(_reader(dossier, folder, len(articles)))
        for label, field, flags in (
            ("=literal against fzf --exact", "title:=", ["--exact"]),
            ("fuzzy against fzf", "title:", []),
        ):
            with titles.open("rb") as opened, _fzf(opened.fileno(), flags, len(articles)) as fzf:
                _report(label, list(_pairs(ours, fzf, field, words)))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--source", required=True, help="a JSONL file of real articles")
    parser.add_argument("--articles", type=int, default=100_000, help="articles to make of it")
    return parser.parse_args()


def _title(article: Article) -> str:
    return " ".join((article.head.title.value or "").split())


def dossier_line(article: Article) -> str:
    """An article as a line of a dossier."""
    head = article.head
    record = {
        "id": head.id,
        "title": head.title.value,
        "text": article.text,
        "date": head.date.value,
        "source": head.source.value,
    }
    return json.dumps(record, ensure_ascii=False) + "\n"


def words_of(articles: Sequence[Article]) -> list[str]:
    """Words of titles, long and short, rare and frequent."""
    chance = random.Random(7)
    titles = chance.sample(articles, min(len(articles), 400))
    found = (word for one in titles for word in find_words(_title(one)))
    usable = dict.fromkeys(w.lower() for w in found if len(w) in _LENGTHS and w.isalpha())
    return list(usable)[:_WORDS]


@contextmanager
def _reader(dossier: Path, folder: Path, size: int) -> Iterator[Terminal]:
    """kz-reader with its index built, and nothing at work beside it."""
    env = {f"XDG_{kind}_HOME": str(folder / kind) for kind in ("CACHE", "CONFIG", "DATA", "STATE")}
    argv = [sys.executable, "-m", "kz_tui", str(dossier)]
    with Terminal(argv, columns=_COLUMNS, rows=_ROWS, env=env) as terminal:
        terminal.wait_for("search", limit=60)
        terminal.send("/zzqxjqzz")
        terminal.wait_for(f"0 of {size:,} articles", limit=_READY)
        children = psutil.Process(terminal.pid).children(recursive=True)
        for child in children:
            child.send_signal(signal.SIGSTOP)
        try:
            terminal.settle(quiet=2.0, limit=60)
            yield terminal
        finally:
            for child in children:
                child.kill()


@contextmanager
def _fzf(lines: int, flags: Sequence[str], size: int) -> Iterator[Terminal]:
    """Fzf with all lines read."""
    with Terminal(["fzf", *flags], columns=_COLUMNS, rows=_ROWS, stdin=lines) as terminal:
        terminal.wait_for(f"{size}/{size}", limit=60)
        terminal.settle(quiet=1.0)
        yield terminal


def _pairs(
    ours: Terminal, fzf: Terminal, field: str, words: Sequence[str]
) -> Iterator[tuple[float, float]]:
    """Milliseconds of each key in either program."""
    for word in words:
        for terminal, start in ((ours, field), (fzf, "")):
            terminal.send("\x15" + start)
            terminal.settle(quiet=_QUIET)
        for letter in word:
            yield _settled(ours, letter), _settled(fzf, letter)


def _settled(terminal: Terminal, letter: str) -> float:
    sent = terminal.send(letter)
    written = len(terminal.log)
    terminal.settle(quiet=_QUIET)
    last = terminal.log[-1][0] if len(terminal.log) > written else sent
    return (last - sent) / 1e6


def _report(label: str, pairs: Sequence[tuple[float, float]]) -> None:
    ours, theirs = ([pair[side] for pair in pairs] for side in (0, 1))
    ratio = median(a / b for a, b in pairs if b)
    print(
        f"{label}: kz-reader median {median(ours):.0f} p95 {quantiles(ours, n=20)[-1]:.0f} ms, "
        f"fzf median {median(theirs):.0f} p95 {quantiles(theirs, n=20)[-1]:.0f} ms, "
        f"ratio {median(ours) / median(theirs):.2f} of the medians, {ratio:.2f} of the pairs "
        f"({len(pairs)} keys)"
    )


if __name__ == "__main__":
    main()
