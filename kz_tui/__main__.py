"""`python -m kz_tui`."""

from __future__ import annotations

import sys

from kz_tui.cli import main as run_cli


def main() -> None:
    """Run the program and leave with its exit code."""
    sys.exit(run_cli())


if __name__ == "__main__":
    main()
