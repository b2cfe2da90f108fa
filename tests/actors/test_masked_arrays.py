from __future__ import annotations

import subprocess
import sys

_CODE = """
import sys
import numpy as np
from kz_tui.actors.arrays import Incidence

level = Incidence.of(np.array([0, 0, 1, 1]), np.array([0, 1, 1, 2]), 2, 3)
print(level.beside(np.array([0, 1], np.int32)).tolist(), "numpy.ma" in sys.modules)
"""


def test_a_path_is_found_without_numpys_masked_arrays() -> None:
    """`np.unique` loads them: a pause with the first path, and more than 1 MB."""
    done = subprocess.run([sys.executable, "-c", _CODE], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[0, 1, 2] False"
