"""Several windows that change the same state at once.

Usage: python -m tests.endurance.crowded [WINDOWS] [CHANGES]

Each change also adds one to a number that all share, which is right only if nobody writes between
another one's reading and writing.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from kz_tui.store.state import open_state


class Crowd(NamedTuple):
    """What came of it: changes wished, acknowledged, found; and what the shared number says."""

    wished: int
    acknowledged: int
    found: int
    counted: int
    talk: tuple[str, ...]


def crowd(folder: Path, windows: int, changes: int) -> Crowd:
    """Let so many windows make so many changes each."""
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.endurance.window", str(folder), f"w{n}", str(changes)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for n in range(windows)
    ]
    for window in running:
        assert window.stdout is not None
        while window.stdout.readline() != "ready\n":
            pass
    for window in running:
        assert window.stdin is not None
        window.stdin.write("\n")
        window.stdin.flush()
    said = [line for window in running for line in window.communicate()[0].splitlines()]
    state = open_state(folder)
    values = {(record.kind, record.key): record.value for record in state.records}
    state.close()
    return Crowd(
        windows * changes,
        sum(line.isdigit() for line in said),
        sum(kind == "note" for kind, _ in values),
        int(values.get(("number", "shared")) or 0),
        tuple(line for line in said if not line.isdigit()),
    )


def main() -> None:
    windows = int(sys.argv[1]) if len(sys.argv) > 1 else 4
    changes = int(sys.argv[2]) if len(sys.argv) > 2 else 300
    with TemporaryDirectory() as folder:
        found = crowd(Path(folder), windows, changes)
    print(
        f"{windows} windows, {found.wished} changes: {found.acknowledged} acknowledged, "
        f"{found.found} kept, the shared number says {found.counted}"
    )
    for line in found.talk:
        print(line)
    sys.exit(not found.wished == found.acknowledged == found.found == found.counted)


if __name__ == "__main__":
    main()
