"""`python -m kz_tui`."""

from __future__ import annotations

import gc
import sys

gc.disable()  # nothing that is loaded at a start is garbage; looking for it took a tenth of it

from kz_tui.cli import main as run_cli  # noqa: E402


def main() -> None:
    """Run the program and leave with its exit code."""
    sys.exit(run_cli())


if __name__ == "__main__":
    main()
