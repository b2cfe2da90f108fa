from __future__ import annotations

from pathlib import Path

import pytest

from kz_tui.seeds import bundled_dossier

ROOT = Path(__file__).parents[1]


def test_a_clone_has_them_beside_the_package() -> None:
    assert bundled_dossier() == ROOT / "seeds"
    assert [path.suffix for path in bundled_dossier().iterdir()] == [".txt", ".txt"]


def test_a_wheel_has_them_in_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "kz_tui" / "seeds").mkdir(parents=True)
    (tmp_path / "seeds").mkdir()
    monkeypatch.setattr("kz_tui.seeds.__file__", str(tmp_path / "kz_tui" / "seeds.py"))
    assert bundled_dossier() == tmp_path / "kz_tui" / "seeds"


def test_without_them_one_is_told_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kz_tui.seeds.__file__", str(tmp_path / "kz_tui" / "seeds.py"))
    with pytest.raises(FileNotFoundError, match="install kz-reader again"):
        bundled_dossier()
