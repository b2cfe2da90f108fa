"""Where caches lie, and which of them go."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kz_tui.store.caches import cache_home, shelf_of, tidy
from kz_tui.store.folder import FolderShelf


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    folder = tmp_path / "dossier"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).touch()
    return folder


def folder_of(*roots: str | Path) -> Path:
    shelf = shelf_of([str(root) for root in roots])
    assert shelf is not None
    return shelf.folder


def kept(home: Path, name: str, size: int, age: int) -> FolderShelf:
    """A cache of some size that was last used so many seconds ago."""
    shelf = FolderShelf(home / name.rjust(32, "0"))
    shelf.put("search-index", [bytes(size)])
    now = shelf.folder.stat().st_mtime
    os.utime(shelf.folder, (now - age, now - age))
    return shelf


def test_a_dossier_is_known_by_its_real_paths(
    dossier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (dossier.parent / "link").symlink_to(dossier)
    one = folder_of(dossier / "a.txt", dossier / "b.txt")
    assert folder_of(dossier / "b.txt", dossier / "a.txt") == one
    assert folder_of(dossier.parent / "link" / "a.txt", dossier / "b.txt") == one
    monkeypatch.chdir(dossier)
    assert folder_of("a.txt", "./b.txt", "b.txt") == one
    assert folder_of("a.txt") != one
    assert cache_home() in one.parents


def test_what_comes_once_has_no_cache(dossier: Path) -> None:
    assert shelf_of(["-"]) is None
    assert shelf_of([str(dossier), "-"]) is None
    assert shelf_of(["a\0b"]) is None


def test_nobody_else_may_read_it(tmp_path: Path) -> None:
    shelf = FolderShelf(tmp_path / "cache" / "dossiers" / "one")
    shelf.put("key", [b"text"])
    for path in (shelf.folder.parent, shelf.folder, shelf.folder / "key"):
        assert not stat.S_IMODE(path.stat().st_mode) & 0o077


def test_what_was_not_used_for_longest_goes(tmp_path: Path) -> None:
    home = tmp_path / "dossiers"
    for name, age in (("1", 30), ("2", 10), ("3", 20)):
        kept(home, name, 100, age)
    used = kept(home, "4", 100, 40)
    tidy(used, 350)
    assert sorted(path.name[-1] for path in home.iterdir()) == ["2", "3", "4"]
    assert "kz-reader" in (tmp_path / "CACHEDIR.TAG").read_text()


def test_the_one_in_use_stays_however_large(tmp_path: Path) -> None:
    kept(tmp_path / "dossiers", "1", 10, 0)
    tidy(kept(tmp_path / "dossiers", "2", 1000, 5), 500)
    assert [path.name[-1] for path in (tmp_path / "dossiers").iterdir()] == ["2"]


def test_nothing_but_caches_is_removed(tmp_path: Path) -> None:
    home = tmp_path / "dossiers"
    used = kept(home, "1", 1000, 0)
    (home / "mine").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "letter").write_text("Liebe Mira")
    (home / "0".rjust(32, "0")).symlink_to(tmp_path / "elsewhere")
    tidy(used, 0)
    assert (tmp_path / "elsewhere" / "letter").exists()
    assert (home / "mine").exists()


def test_a_cache_that_was_never_written_is_no_trouble(tmp_path: Path) -> None:
    tidy(FolderShelf(tmp_path / "dossiers" / "1"))
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_program_left_is_swept_away(tmp_path: Path) -> None:
    shelf = kept(tmp_path / "dossiers", "1", 10, 0)
    old, fresh = (shelf.folder / f"key.{name}.new" for name in ("1-0", "2-0"))
    for path in (old, fresh):
        path.write_text("half")
    os.utime(old, (0, 0))
    tidy(shelf)
    assert not old.exists()
    assert fresh.exists()


@given(sizes=st.lists(st.integers(0, 200), min_size=1, max_size=8), limit=st.integers(0, 800))
def test_the_limit_holds(
    sizes: list[int], limit: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    home = tmp_path_factory.mktemp("caches") / "dossiers"
    shelves = [kept(home, str(n), size, age=n) for n, size in enumerate(sizes)]
    tidy(shelves[0], limit)
    left = [n for n, shelf in enumerate(shelves) if shelf.folder.exists()]
    assert left[0] == 0
    assert left == list(range(len(left)))  # the older ones go first
    assert sum(sizes[n] for n in left[1:]) <= max(0, limit - sizes[0])
    if len(left) < len(sizes):
        assert sum(sizes[: len(left) + 1]) > limit
