"""The in-memory index: what was typed becomes articles, in order, with the reason for each."""

import os

# Nothing here multiplies matrices, but numpy starts the threads of OpenBLAS when it is loaded,
# which takes longer than opening an index.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
