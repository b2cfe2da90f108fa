"""One window that changes the state as fast as it can: a process for the endurance tests.

Usage: python -m tests.endurance.window FOLDER NAME [COUNT]

Says on standard output what was acknowledged, a line each, once it was. With a COUNT it stops
after so many changes, each of which also adds one to a number that all windows share.
"""

from __future__ import annotations

import itertools
import os
import sys
from pathlib import Path

from kz_tui.notes.record import NotKeptError, Write
from kz_tui.store.state import open_state


def _one_more(value: str | None) -> str:
    return str(int(value or 0) + 1)


def value_of(number: int) -> str:
    """What a note holds."""
    return f'{{"number": {number}, "text": "{"note " * (number % 90)}"}}'


def put(kind: str, key: str, value: str | None) -> Write:
    return Write(kind, key, lambda _: value)


def main() -> None:
    folder, name = Path(sys.argv[1]), sys.argv[2]
    limit = int(sys.argv[3]) if len(sys.argv) > 3 else None
    state = open_state(folder)
    for notice in state.notices:
        os.write(1, f"notice {notice}\n".encode())
    if limit is not None:  # all begin together
        os.write(1, b"ready\n")
        sys.stdin.readline()
    for number in itertools.count() if limit is None else range(limit):
        key = f"{name}-{number:06}"
        writes = [put("note", key, value_of(number))]
        if number >= 3 and limit is None:  # an older one is thrown away, another one changed
            writes.append(put("note", f"{name}-{number - 3:06}", None))
            writes.append(put("mark", f"{name}-{number % 7}", str(number)))
        if limit is not None:
            writes.append(Write("number", "shared", _one_more))
        try:
            state.commit(writes)
        except NotKeptError as error:
            os.write(1, f"refused {error}\n".encode())
            continue
        os.write(1, f"{number}\n".encode())
    state.close()


if __name__ == "__main__":
    main()
