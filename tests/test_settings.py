from __future__ import annotations

from pathlib import Path

import pytest

from kz_tui.settings import Settings, SettingsError, read_settings, settings_path


def written(folder: Path, text: str | bytes) -> Path:
    path = folder / "config.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_without_a_file_everything_is_as_it_comes(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "config.toml") == Settings()


def test_an_empty_file_changes_nothing(tmp_path: Path) -> None:
    assert read_settings(written(tmp_path, "")) == Settings()


def test_every_setting_is_read(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        'theme = "kz-day"\ncolumn = 60\nmouse = false\n[keys]\n"view.zen" = "f9"\n',
    )
    assert read_settings(path) == Settings("kz-day", 60, False, {"view.zen": "f9"})


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("colour = 3", "unknown setting 'colour' (known are theme, column, mouse, keys)"),
        ("theme = 3", "theme must be a text in quotes"),
        ('column = "wide"', "column must be a whole number"),
        ("column = 70.5", "column must be a whole number"),
        ("column = true", "column must be a whole number"),
        ("column = 31", "column must be from 32 to 120 cells"),
        ("column = -5", "column must be from 32 to 120 cells"),
        ("column = 121", "column must be from 32 to 120 cells"),
        ("mouse = 1", "mouse must be true or false"),
        ('keys = "j"', "keys must be a table: [keys], then one command a line"),
        ("[keys]\nhelp = 1", 'keys.help must be a text in quotes, such as "ctrl+n,n"'),
        ("theme = kz-day", "not TOML: "),
        ("theme = " + "[" * 10_000, "not TOML: nested too deeply"),
        ("a" + ".a" * 40_000 + "=1", "not TOML: a key of more than 100 parts"),
        ("column = " + "9" * 5000, "not TOML: Exceeds the limit"),
        ("#" * 100_001, "larger than 100,000 bytes"),
        (b"theme = '\xff'", "not UTF-8: "),
    ],
)
def test_what_cannot_be_used_is_named_with_its_file(
    tmp_path: Path, text: str | bytes, reason: str
) -> None:
    path = written(tmp_path, text)
    with pytest.raises(SettingsError) as error:
        read_settings(path)
    assert str(error.value).startswith(f"{path}: {reason}")


def test_a_folder_in_its_place_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="is a directory"):
        read_settings(tmp_path)


def test_they_are_looked_for_in_the_users_configuration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert settings_path() == tmp_path / "kz-reader" / "config.toml"
