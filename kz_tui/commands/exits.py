"""Exit codes of the program."""

from __future__ import annotations

DONE = 0
NOTHING = 1
"""Nothing found, or an empty folder."""
USAGE = 2
"""The command line is wrong, or no input could be read."""
SKIPPED = 3
"""Done, but some input was skipped, each named on standard error."""
INTERRUPTED = 130


class UnreadableError(Exception):
    """There is nothing to work on; what is wrong has been said. `code` is the exit code."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code
