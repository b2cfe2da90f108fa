"""How the window was left: a small file that is read before the first frame.

It is no part of the database, which nothing that is shown first waits for. What it holds can be
lost without harm: a file that cannot be read is as good as none.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from kz_tui.settings import COLUMN_LEAST, COLUMN_MOST, Settings

FILE = "window.txt"


class Window(NamedTuple):
    """How the window was left; None where nothing was changed.

    `theme` and `column` come with what the settings said, and count only as long as they say so.
    """

    theme: tuple[str, str] | None = None
    column: tuple[int, int] | None = None
    order: str | None = None
    level: str | None = None


def read_window(folder: Path) -> Window:
    """How the window was left last; nothing where that is not known."""
    try:
        lines = (folder / FILE).read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return Window()
    found = {name: values for name, *values in (line.split(" ") for line in lines)}
    theme, column = found.get("theme", []), found.get("column", [])
    order, level = found.get("order", []), found.get("level", [])
    return Window(
        (theme[0], theme[1]) if len(theme) == 2 else None,
        (int(column[0]), int(column[1]))
        if len(column) == 2 and all(map(_is_number, column))
        else None,
        order[0] if len(order) == 1 else None,
        level[0] if len(level) == 1 else None,
    )


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 6


def restored(settings: Settings, window: Window) -> Settings:
    """The settings with what was chosen in the window, as far as they have not changed since."""
    if window.theme and window.theme[1] == settings.theme:
        settings = settings._replace(theme=window.theme[0])
    if window.column and window.column[1] == settings.column:
        column = max(COLUMN_LEAST, min(COLUMN_MOST, window.column[0]))
        settings = settings._replace(column=column)
    return settings


def _written(window: Window) -> str:
    """A line for each thing that is known: its name, then its words with blanks between."""
    lines = []
    for name, value in window._asdict().items():
        words = (value,) if isinstance(value, str) else value or ()
        if words:
            lines.append(" ".join((name, *map(str, words))))
    return "\n".join(lines) + "\n"


def write_window(folder: Path, window: Window) -> None:
    """Keep how the window is left. Where that cannot be done the next one begins as ever."""
    path = folder / FILE
    new = path.with_name(f"{FILE}.{os.getpid()}.new")
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            new.write_text(_written(window), encoding="utf-8")
            new.replace(path)
        finally:
            new.unlink(missing_ok=True)
