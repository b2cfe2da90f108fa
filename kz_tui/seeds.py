"""The dossier that opens when none is named."""

from __future__ import annotations

from pathlib import Path


def bundled_dossier() -> Path:
    """The folder of the bundled articles.

    In an installed wheel it lies inside the package, in a clone or an editable install beside it.
    Raises `FileNotFoundError` if it is in neither place.
    """
    package = Path(__file__).parent
    for folder in (package / "seeds", package.parent / "seeds"):
        if folder.is_dir():
            return folder
    raise FileNotFoundError("the bundled articles are missing: install kz-reader again")
