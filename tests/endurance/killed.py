"""A window killed with SIGKILL at a random moment, again and again on one state.

Usage: python -m tests.endurance.killed [TIMES] [SEED]

After each death the state is opened and compared: every acknowledged change must be there, a
change not acknowledged may be there as a whole, and nothing else.
"""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from kz_tui.store.state import open_state
from tests.endurance.window import value_of


class Tally(NamedTuple):
    """What came of all deaths."""

    times: int = 0
    acknowledged: int = 0
    lost: int = 0
    unreadable: int = 0


def kill_often(folder: Path, times: int, seed: int = 1) -> Tally:
    """Kill a window so many times on one folder."""
    chance = random.Random(seed)
    tally = Tally()
    for turn in range(times):
        name = f"w{turn:04}"
        acknowledged = _die(folder, name, chance)
        state = open_state(folder)
        found = {(record.kind, record.key): record.value for record in state.records}
        bad = bool(state.notices)
        state.close()
        tally = Tally(
            tally.times + 1,
            tally.acknowledged + acknowledged,
            tally.lost + _lost(found, name, acknowledged),
            tally.unreadable + bad,
        )
    return tally


def _die(folder: Path, name: str, chance: random.Random) -> int:
    """Run a window until it is killed; how many changes it acknowledged."""
    window = subprocess.Popen(
        [sys.executable, "-m", "tests.endurance.window", str(folder), name],
        stdout=subprocess.PIPE,
    )
    assert window.stdout is not None
    first = window.stdout.readline()  # the moment is counted from the first change on
    time.sleep(chance.random() ** 3 * 0.3)
    window.kill()
    lines = [first, *window.stdout.read().splitlines(keepends=True)]
    window.stdout.close()
    window.wait()
    return sum(line.endswith(b"\n") and line[:-1].isdigit() for line in lines)


def _lost(found: dict[tuple[str, str], str | None], name: str, acknowledged: int) -> int:
    """How many acknowledged changes are not there; a half-made one counts too."""
    made = acknowledged + (("note", f"{name}-{acknowledged:06}") in found)
    lost = 0
    for number in range(made):
        wanted = None if number + 3 < made else value_of(number)
        lost += found.get(("note", f"{name}-{number:06}"), "missing") != wanted
    for place in range(7):
        marks = [n for n in range(3, made) if n % 7 == place]
        lost += found.get(("mark", f"{name}-{place}")) != (str(marks[-1]) if marks else None)
    return lost


def main() -> None:
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    with TemporaryDirectory() as folder:
        tally = kill_often(Path(folder), times, seed)
    print(
        f"killed {tally.times} times: {tally.acknowledged} changes acknowledged, "
        f"{tally.lost} lost, {tally.unreadable} times the file could not be read"
    )
    sys.exit(bool(tally.lost or tally.unreadable))


if __name__ == "__main__":
    main()
