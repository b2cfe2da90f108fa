"""How the window was left: a small file that is read before the first frame.

It is no part of the database, which nothing that is shown first waits for. What it holds can be
lost without harm: a file that cannot be read is as good as none.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, TypeVar

from kz_tui.settings import COLUMN_LEAST, COLUMN_MOST, Settings

FILE = "window.json"
T = TypeVar("T")


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
        found = json.loads((folder / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Window()
    return _checked(found) if isinstance(found, dict) else Window()


def _checked(found: dict[str, object]) -> Window:
    order, level = found.get("order"), found.get("level")
    return Window(
        _pair(found.get("theme"), str),
        _pair(found.get("column"), int),
        order if isinstance(order, str) else None,
        level if isinstance(level, str) else None,
    )


def _pair(value: object, kind: type[T]) -> tuple[T, T] | None:
    if isinstance(value, list) and len(value) == 2 and all(type(one) is kind for one in value):
        return value[0], value[1]
    return None


def restored(settings: Settings, window: Window) -> Settings:
    """The settings with what was chosen in the window, as far as they have not changed since."""
    if window.theme and window.theme[1] == settings.theme:
        settings = settings._replace(theme=window.theme[0])
    if window.column and window.column[1] == settings.column:
        column = max(COLUMN_LEAST, min(COLUMN_MOST, window.column[0]))
        settings = settings._replace(column=column)
    return settings


def write_window(folder: Path, window: Window) -> None:
    """Keep how the window is left. Where that cannot be done the next one begins as ever."""
    path = folder / FILE
    new = path.with_name(f"{FILE}.{os.getpid()}.new")
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            new.write_text(json.dumps(window._asdict()), encoding="utf-8")
            new.replace(path)
        finally:
            new.unlink(missing_ok=True)
