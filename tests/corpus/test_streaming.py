"""Files far larger than what is kept of them, read by a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

_READ = """
import sys
from pathlib import Path
from kz_tui.corpus.loader import read_corpus
from kz_tui.model.article import Article
found = list(read_corpus(sys.argv[1:]))
articles = [one for one in found if isinstance(one, Article)]
status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
print(len(articles), int(status["VmHWM"].split()[0]) // 1024)
print(*(one.reason for one in found if one not in articles), sep="\\n")
"""


def read(path: Path) -> tuple[int, int, str]:
    """Number of articles, peak of memory in MB, and the reasons of all reports."""
    done = subprocess.run(
        [sys.executable, "-c", _READ, str(path)], check=True, capture_output=True, text=True
    )
    numbers, _, reasons = done.stdout.partition("\n")
    articles, peak = map(int, numbers.split())
    return articles, peak, reasons.strip()


def record(number: int, ballast: int) -> str:
    text = "Ein Satz über Taschkent. " * 20
    return json.dumps({"id": number, "text": text, "page": "a" * ballast}) + "\n"


@pytest.mark.skipif(sys.platform != "linux", reason="peak memory is read from /proc")
class TestMemory:
    def test_of_250_mb_of_lines_only_the_articles_are_kept(self, tmp_path: Path) -> None:
        path = tmp_path / "big.jsonl"
        with path.open("w") as file:
            for number in range(2500):
                file.write(record(number, ballast=100_000))
        assert path.stat().st_size > 250_000_000
        articles, peak, reasons = read(path)
        assert (articles, reasons) == (2500, "")
        assert peak < 60

    def test_of_a_line_of_200_mb_no_more_than_the_limit_is_held(self, tmp_path: Path) -> None:
        path = tmp_path / "long.jsonl"
        with path.open("w") as file:
            file.write(record(1, ballast=0))
            file.write('{"text": "')
            for _ in range(200):
                file.write("a" * 1_000_000)
            file.write('"}\n' + record(2, ballast=0))
        articles, peak, reasons = read(path)
        assert articles == 2
        assert reasons == "1 line skipped, the first is line 2: the line is longer than 61 MB"
        assert peak < 180
