"""`python -m kz_tui`."""

from __future__ import annotations

import gc
import os
import sys

gc.disable()  # nothing that is loaded at a start is garbage; looking for it took a tenth of it

from kz_tui.cli import main as run_cli  # noqa: E402


def main() -> None:
    """Run the program and leave with its exit code.

    An index may still be being built when the interface is left, or a dossier be on its way from
    another process. It is for nobody, and Python would wait for it.
    """
    code = run_cli()
    threading = sys.modules.get("threading")  # not loaded by a command that needs none
    if threading is not None and threading.active_count() > 1:
        os._exit(code)
    sys.exit(code)


if __name__ == "__main__":
    main()
