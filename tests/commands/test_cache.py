"""What is kept between two runs of a command."""

from __future__ import annotations

from pathlib import Path

import pytest

from kz_tui.search.segment import Segment
from kz_tui.store.caches import cache_home, shelf_of
from tests.commands.running import run

TEXT = "Die Flut\n\nDer Fluss trat in Lisanne über die Ufer. Viele halfen.\n"


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    folder = tmp_path / "dossier"
    folder.mkdir()
    (folder / "flood.txt").write_text(TEXT)
    return folder


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many articles of the dossier each segment had that was built."""
    sizes: list[int] = []
    build = Segment.build.__func__  # type: ignore[attr-defined]

    def counting(articles: list[object]) -> Segment:
        if getattr(articles[0], "id", "") != "sample":
            sizes.append(len(articles))
        return build(Segment, articles)  # type: ignore[no-any-return]

    monkeypatch.setattr(Segment, "build", counting)
    return sizes


def files(dossier: Path) -> list[Path]:
    shelf = shelf_of([str(dossier)])
    assert shelf is not None
    return sorted(shelf.folder.iterdir()) if shelf.folder.exists() else []


def test_the_index_is_built_once(dossier: Path, built: list[int]) -> None:
    first = run("search", "Lisanne", dossier)
    again = run("search", "Lisanne", dossier)
    assert (first.code, first.out, first.err) == (again.code, again.out, again.err) != (0, b"", b"")
    assert built == [1]
    assert files(dossier)


def test_a_changed_file_is_found_by_what_it_says_now(dossier: Path) -> None:
    run("search", "Lisanne", dossier)
    (dossier / "flood.txt").write_text(TEXT.replace("Lisanne", "Port Veld"))
    assert run("search", "Lisanne", dossier).code == 1
    assert run("search", "Veld", dossier).code == 0


def test_without_a_cache_nothing_is_used_or_kept(dossier: Path, built: list[int]) -> None:
    assert run("search", "Lisanne", dossier, "--no-cache").code == 0
    assert not cache_home().exists()
    run("search", "Lisanne", dossier)
    run("search", "Lisanne", dossier, "--no-cache")
    assert built == [1, 1, 1]


def test_standard_input_is_not_kept() -> None:
    assert run("search", "Lisanne", "-", stdin=TEXT.encode()).code == 0
    assert not cache_home().exists()


def test_a_damaged_index_is_built_anew_and_said_so(dossier: Path) -> None:
    run("search", "Lisanne", dossier)
    (packed,) = (path for path in files(dossier) if path.name.startswith("search-index-"))
    packed.write_bytes(packed.read_bytes()[:-1])
    done = run("search", "Lisanne", dossier)
    assert done.code == 0
    assert done.talk.count("\n") == 1
    assert "the saved search index cannot be used: cut short or grown; it was built" in done.talk
    assert run("search", "Lisanne", dossier).talk == ""


def test_a_place_that_cannot_be_written_to_is_said_once(dossier: Path) -> None:
    cache_home().parent.mkdir(parents=True)
    cache_home().write_text("in the way")
    done = run("search", "Lisanne", dossier)
    assert done.code == 0
    assert done.talk.count("\n") == 1
    assert "--no-cache" in done.talk
