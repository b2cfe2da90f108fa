"""What numpy loads late is not loaded."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_CODE = """
import os
import sys
from kz_tui.cli import main

code = main()
os.write(2, f"{code} {'numpy.ma' in sys.modules}".encode())
"""
_CHAIN = [
    "Anna Bergmann traf Boris Celik.",
    "Boris Celik traf Clara Dietz.",
    "Clara Dietz traf David Ebert.",
    "David Ebert traf Emma Falk.",
]


def test_a_path_is_found_without_numpys_masked_arrays(tmp_path: Path) -> None:
    """`np.unique` and all that calls it load them: a pause with the first path, and 2.6 MB."""
    for number, text in enumerate(_CHAIN):
        (tmp_path / f"n{number}.txt").write_text(f"Treffen {number}\n\n{text}\n")
    program = [sys.executable, "-c", _CODE]
    done = subprocess.run(
        [*program, "path", "Anna Bergmann", "Emma Falk", "--in", str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "David Ebert" in done.stdout
    assert done.stderr == "0 False"
