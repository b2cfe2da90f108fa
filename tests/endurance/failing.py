"""The state on a disk that fails: the N-th write, fsync, rename or open, for every N.

Usage: python -m tests.endurance.failing [LAST N] [FIRST N] [STEP]

The library faults.c is compiled and loaded before libc. Each round starts with a state of some
notes, makes changes while one call fails (or that call and all later ones), and opens the state
again on a sound disk: no exception may come through, what was refused must have had a reason, and
every acknowledged change must be there.
"""

from __future__ import annotations

import ctypes
import errno
import itertools
import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from kz_tui.notes.record import NotKeptError
from kz_tui.store.state import Mode, State, open_state
from tests.endurance.window import put

_CALLS = {"write": 1, "fsync": 2, "rename": 3, "open": 4}
_ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EMFILE)
_CHANGES = 70
_SOURCE = Path(__file__).with_name("faults.c")


class CannotCompileError(Exception):
    """There is no compiler, or it does not make the library."""


def compile_faults(folder: Path) -> Path:
    """Compile the library that makes calls fail."""
    library = folder / "faults.so"
    compiler = next(filter(None, map(shutil.which, ("cc", "gcc", "clang"))), None)
    if compiler is None:
        raise CannotCompileError("there is no C compiler")
    command = [compiler, "-shared", "-fPIC", "-O1", "-o", str(library), str(_SOURCE), "-ldl"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise CannotCompileError(done.stderr)
    return library


def run_failing(folder: Path, first: int, last: int, step: int) -> subprocess.CompletedProcess[str]:
    """Run all rounds in a process that has the library loaded."""
    library = compile_faults(folder)
    return subprocess.run(
        [sys.executable, "-m", "tests.endurance.failing", "--inside", str(folder),
         str(first), str(last), str(step)],
        env={**os.environ, "LD_PRELOAD": str(library)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def _round(folder: Path, outcome: Counter[str]) -> dict[str, str]:
    """Open, change, close on a disk that may fail; what was acknowledged as kept."""
    acknowledged: dict[str, str] = {}
    state = open_state(folder)
    outcome[state.mode.value] += 1
    for number in range(_CHANGES):
        key, value = f"{number % 40:02}", f'"{number} {"x" * 300}"'
        kept = _commit(state, key, value, outcome)
        if kept and state.mode is Mode.KEPT:
            acknowledged[key] = value
        elif not kept:
            acknowledged.pop(key, None)  # may be there or not: it was not acknowledged
    state.close()
    return acknowledged


def _commit(state: State, key: str, value: str, outcome: Counter[str]) -> bool:
    try:
        state.commit([put("note", key, value)])
    except NotKeptError as error:
        if not str(error).strip():
            raise
        outcome[f"refused: {error}"] += 1
        return False
    return True


def _inside(folder: Path, numbers: range) -> None:
    library = ctypes.CDLL(None)
    sound = folder / "sound"
    state = open_state(sound)
    state.commit([put("note", "first", '"there from the start"')])
    state.close()
    outcome: Counter[str] = Counter()
    most: Counter[str] = Counter()
    for number, call, error, lasting in itertools.product(numbers, _CALLS, _ERRORS, (False, True)):
        copy = folder / "copy"
        shutil.copytree(sound, copy)
        library.kz_arm(_CALLS[call], number, error, int(lasting), str(copy).encode())
        try:
            acknowledged = _round(copy, outcome)
        finally:
            most[call] = max(most[call], library.kz_calls())
            library.kz_arm(0, 0, 0, 0, b"")
        where = f"{call} number {number}, {errno.errorcode[error]}, lasting={lasting}"
        _check(copy, acknowledged, where)
        outcome["rounds"] += 1
        outcome["changes acknowledged"] += len(acknowledged)
        shutil.rmtree(copy)
    for words, count in sorted(outcome.items()):
        print(f"{count:8,}  {words}")
    print("calls in one round at most:", ", ".join(f"{k} {n}" for k, n in most.items()))


def _check(folder: Path, acknowledged: dict[str, str], where: str) -> None:
    state = open_state(folder)
    found = {record.key: record.value for record in state.records}
    state.close()
    assert not state.notices, f"{where}: {state.notices}"
    assert found.get("first") == '"there from the start"', where
    lost = {key: value for key, value in acknowledged.items() if found.get(key) != value}
    assert not lost, f"{where}: lost {sorted(lost)}"


def main() -> None:
    if "--inside" in sys.argv:
        folder, *numbers = sys.argv[2:]
        first, last, step = map(int, numbers)
        _inside(Path(folder), range(first, last + 1, step))
        return
    last, first, step = [*map(int, sys.argv[1:]), *(200, 1, 1)[len(sys.argv) - 1 :]]
    shared = Path("/dev/shm")
    with TemporaryDirectory(dir=shared if shared.is_dir() else None) as folder:
        done = run_failing(Path(folder), first, last, step)
    print(done.stdout, done.stderr, sep="\n")
    sys.exit(done.returncode)


if __name__ == "__main__":
    main()
