"""The user's settings: read once from `config.toml`, handed down, never changed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from platformdirs import user_config_path, user_data_path

from kz_tui.rooms import open_room

COLUMN_LEAST, COLUMN_MOST = 32, 120
"""Cells that the text column may have."""
_LIMIT = 100_000
"""Bytes of a settings file; it is read before the first frame."""


class SettingsError(Exception):
    """A setting cannot be used; the message says which and why."""


class Settings(NamedTuple):
    """What a user can choose.

    `theme` is a theme's name, `column` the width of the text in cells, `mouse` whether the program
    takes the mouse. `keymap` gives a command's id the keys that call it, separated by commas.
    """

    theme: str = "kz-night"
    column: int = 76
    mouse: bool = True
    keymap: Mapping[str, str] = MappingProxyType({})


def settings_path() -> Path:
    """Where the settings are looked for."""
    return user_config_path("kz-reader", appauthor=False) / "config.toml"


def data_folder() -> Path:
    """Where marks, notes and the like are kept."""
    return user_data_path("kz-reader", appauthor=False)


def read_settings(path: Path) -> Settings:
    """Read a settings file; the defaults where there is none.

    Raises `SettingsError` for a file that cannot be read or holds something else than settings.
    """
    try:
        with path.open("rb") as file:
            data = file.read(_LIMIT + 1)
        text = data.decode("utf-8")
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        raise SettingsError(f"{path}: {(error.strerror or str(error)).lower()}") from None
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path}: not UTF-8: {error}") from None
    if len(data) > _LIMIT:
        raise SettingsError(f"{path}: larger than {_LIMIT:,} bytes")
    toml = open_room("toml")
    try:
        table = toml.read_toml(text)
    except toml.TomlError as error:
        raise SettingsError(f"{path}: not TOML: {error}") from None
    return _checked(path, table)


_IN_WORDS = {
    str: "a text in quotes",
    int: "a whole number",
    bool: "true or false",
    dict: "a table: [keys], then one command a line",
}


def _checked(path: Path, table: dict[str, object]) -> Settings:
    expected = {"theme": str, "column": int, "mouse": bool, "keys": dict}
    for name, value in table.items():
        if name not in expected:
            known = ", ".join(expected)
            raise SettingsError(f"{path}: unknown setting {name!r} (known are {known})")
        wanted = expected[name]
        if not isinstance(value, wanted) or (wanted is int and isinstance(value, bool)):
            raise SettingsError(f"{path}: {name} must be {_IN_WORDS[wanted]}")
    column = table.get("column", COLUMN_LEAST)
    if not isinstance(column, int) or not COLUMN_LEAST <= column <= COLUMN_MOST:
        raise SettingsError(f"{path}: column must be from {COLUMN_LEAST} to {COLUMN_MOST} cells")
    keys = table.pop("keys", {})
    assert isinstance(keys, dict)
    for key_id, value in keys.items():
        if not isinstance(value, str):
            raise SettingsError(
                f'{path}: keys.{key_id} must be a text in quotes, such as "ctrl+n,n"'
            )
    return Settings(**table, keymap=keys)  # type: ignore[arg-type]  # checked above
