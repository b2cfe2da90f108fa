"""What the interface needs before the index is opened."""

from __future__ import annotations

import subprocess
import sys


def test_queries_and_results_load_nothing_heavy() -> None:
    code = (
        "import sys, kz_tui.search.query, kz_tui.search.results\n"
        "print([name for name in ('numpy', 'rapidfuzz', 'Stemmer') if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
