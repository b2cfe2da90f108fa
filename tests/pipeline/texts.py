"""Folders of articles for tests."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


def write_texts(folder: Path, texts: Mapping[str, str]) -> Path:
    """Make a folder with a file for each name; returns it."""
    folder.mkdir()
    for name, text in texts.items():
        (folder / name).write_text(text)
    return folder
