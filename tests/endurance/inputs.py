"""Everything that takes what others wrote, on inputs made up by hypothesis.

    python -m tests.endurance.inputs [CLEANING] [READING]

So many made-up texts go through each property of cleaning (20,000), and so many made-up files,
records and queries through each property of the readers and the query parser (5,000). They are the
properties every test run tries with fewer of them.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

_run = re.compile(r"(?P<passed>\d+) passing, (?P<failed>\d+) failing")
_ROOT = Path(__file__).parents[2]
CLEANING = ("text/test_clean.py", "model/test_source_map.py")
READING = (
    "corpus/test_decode.py",
    "corpus/test_jsonl.py",
    "corpus/test_build.py",
    "corpus/test_blocks.py",
    "corpus/test_lines.py",
    "corpus/test_loader.py",
    "corpus/test_preface.py",
    "text/test_dates.py",
    "text/test_sentences.py",
    "search/test_query.py",
)


def try_properties(files: tuple[str, ...], examples: int) -> int:
    """Try each property in some test files on so many examples; pytest's exit code."""
    options = ("-q", "-p", "no:cacheprovider", "--hypothesis-show-statistics")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options, *(f"tests/{name}" for name in files)],
        cwd=_ROOT,
        env={**os.environ, "HYPOTHESIS_EXAMPLES": str(examples)},
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    runs = [run for run in map(_run.search, done.stdout.splitlines()) if run]
    passed, failed = (sum(int(run[name]) for run in runs) for name in ("passed", "failed"))
    outcome = f"{passed:,} passed, {failed:,} failed"
    print(f"{len(runs)} properties, {examples:,} examples each: {outcome}")
    if done.returncode:
        print(done.stdout)
    return done.returncode


def main() -> None:
    """Try all properties; the exit code tells whether one failed."""
    cleaning = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    reading = int(sys.argv[2]) if len(sys.argv) > 2 else 5_000
    codes = [try_properties(CLEANING, cleaning), try_properties(READING, reading)]
    sys.exit(any(codes))


if __name__ == "__main__":
    main()
