"""A shelf in a folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kz_tui.store.folder import FolderShelf


def test_what_was_put_is_there(tmp_path: Path) -> None:
    shelf = FolderShelf(tmp_path / "not" / "yet")
    assert shelf.get("key") is None
    shelf.put("key", [b"one ", memoryview(b"two")])
    kept = shelf.get("key")
    assert kept is not None
    assert bytes(kept) == b"one two"


def test_nothing_at_all_may_be_put(tmp_path: Path) -> None:
    shelf = FolderShelf(tmp_path)
    shelf.put("key", [])
    kept = shelf.get("key")
    assert kept is not None
    assert bytes(kept) == b""


def test_what_is_open_does_not_change(tmp_path: Path) -> None:
    shelf = FolderShelf(tmp_path)
    shelf.put("key", [b"before"])
    kept = shelf.get("key")
    shelf.put("key", [b"afterwards"])
    shelf.drop("key")
    assert kept is not None
    assert bytes(kept) == b"before"
    assert shelf.get("key") is None
    shelf.drop("key")


def test_half_of_something_is_never_put(tmp_path: Path) -> None:
    def broken() -> Iterator[bytes]:
        yield b"half"
        raise OSError("disk full")

    shelf = FolderShelf(tmp_path)
    shelf.put("key", [b"whole"])
    with pytest.raises(OSError, match="disk full"):
        shelf.put("key", broken())
    kept = shelf.get("key")
    assert kept is not None
    assert bytes(kept) == b"whole"
    assert [path.name for path in tmp_path.iterdir()] == ["key"]


@pytest.mark.parametrize("key", ["", "../x", "a/b", "A", ".hidden", "a b"])
def test_a_key_is_no_path(key: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="is no key"):
        FolderShelf(tmp_path).get(key)
