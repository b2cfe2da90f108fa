"""Running the program: in this process with streams of its own, or as a process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from kz_tui.cli import run as run_cli
from kz_tui.commands.streams import Streams

ROOT = Path(__file__).parents[2]
PROGRAM = (sys.executable, "-m", "kz_tui")


@dataclass(frozen=True)
class Outcome:
    """What came of one run."""

    code: int
    out: bytes
    err: bytes

    @property
    def text(self) -> str:
        return self.out.decode()

    @property
    def talk(self) -> str:
        return self.err.decode()

    @property
    def records(self) -> list[dict[str, Any]]:
        """The JSON objects on standard output, one a line."""
        return [json.loads(line) for line in self.out.split(b"\n")[:-1]]

    @property
    def record(self) -> dict[str, Any]:
        (only,) = self.records
        return only


def run(
    *argv: str | Path, stdin: bytes = b"", terminal: bool = False, colour: bool = False
) -> Outcome:
    """Run a command line in this process."""
    streams = Streams(BytesIO(stdin), out := BytesIO(), err := BytesIO(), terminal, False, colour)
    code = run_cli([str(word) for word in argv], streams)
    return Outcome(code, out.getvalue(), err.getvalue())


def environment(**more: str) -> dict[str, str]:
    """The variables for the program, free of what the caller's terminal says."""
    left_out = ("NO_COLOR", "TERM", "COLORTERM", "PYTHONPATH", "PYTHONUNBUFFERED")
    kept = {name: value for name, value in os.environ.items() if name not in left_out}
    return {**kept, "PYTHONPATH": str(ROOT), "TERM": "xterm", **more}


def run_program(
    *argv: str | Path,
    stdin: bytes = b"",
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
) -> Outcome:
    """Run a command line as a process."""
    done = subprocess.run(
        [*PROGRAM, *map(str, argv)],
        input=stdin,
        capture_output=True,
        env=env or environment(),
        cwd=cwd,
        timeout=60,
        check=False,
    )
    return Outcome(done.returncode, done.stdout, done.stderr)
