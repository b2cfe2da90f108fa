"""What is read with a memory is what would be read without one."""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kz_tui.keeping import versions
from kz_tui.keeping.articles import KeptArticles
from kz_tui.library import Library
from kz_tui.pipeline import looking, rereading
from kz_tui.pipeline.assembling import with_articles, with_dossier
from kz_tui.pipeline.kept import open_kept
from kz_tui.pipeline.reading import read_library
from kz_tui.pipeline.steps import ArticlesRead, DossierKept, Progress, Remark
from kz_tui.store.folder import FolderShelf

GERMAN = "Der Hafen\n\nDer Hafen von Lisanne ist gesperrt. Viele warten.\n"
MONTH = "Der Streik\n\nMai 2021\n\nIn der Nacht zum Dienstag begann in Lisanne der Streik.\n"
TEXTS = [GERMAN, GERMAN + "Noch ein Satz.\n", MONTH, "", "Ein Café im Hafen. Und mehr davon.\n"]


def read(roots: Iterable[Path], shelf: FolderShelf, **options: Any) -> tuple[Library, list[str]]:
    """The library after all steps, and what was remarked."""
    library, remarks = Library(), []
    for step in rereading.read_again([str(root) for root in roots], shelf, **options):
        if isinstance(step, Remark):
            remarks.append(step.text)
        elif isinstance(step, ArticlesRead):
            library = with_articles(library, step)
        elif isinstance(step, DossierKept):
            kept = open_kept(shelf)
            assert kept is not None
            assert kept.articles.stamp == step.stamp
            library = with_dossier(library, kept)
        else:
            assert isinstance(step, Progress)
    assert library.complete
    return library, remarks


def fresh(*roots: Path) -> Library:
    return list(read_library([str(root) for root in roots]))[-1]


def assert_same(library: Library, *roots: Path) -> None:
    """The library is what reading everything anew would make."""
    whole = fresh(*roots)
    assert list(library.articles) == list(whole.articles)
    assert list(library.heads) == list(whole.heads)
    assert list(library.reports) == list(whole.reports)
    assert library.troubles == whole.troubles
    assert all(library.number_of(a.id) == n for n, a in enumerate(whole.articles))


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    folder = tmp_path / "dossier"
    folder.mkdir()
    (folder / "a.txt").write_text(GERMAN)
    (folder / "b.txt").write_text(MONTH)
    records = [{"text": GERMAN + str(n), "date": "2021-05-04", "url": f"u{n}"} for n in range(3)]
    lines = [json.dumps(record) for record in records]
    (folder / "c.jsonl").write_text(
        "\n".join([*lines, "{", lines[0], '{"id": "a", "text": "x y"}'])
    )
    (folder / "d.md").write_bytes("Ein Café im Häuschen, größer.\n".encode("cp1252"))
    (folder / "e.txt").write_bytes(b"\0" * 100)
    (folder / "f.png").touch()
    return folder


@pytest.fixture
def shelf(tmp_path: Path) -> FolderShelf:
    return FolderShelf(tmp_path / "shelf")


@pytest.fixture
def seen_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that were made just now look as if they were older."""
    monkeypatch.setattr(looking, "_FRESH", -(10**18))


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were opened to be read."""
    names: list[str] = []

    def opening(path: str, mode: str, **_: object) -> Any:
        names.append(Path(path).name)
        return open(path, mode)  # noqa: PTH123

    monkeypatch.setattr("kz_tui.corpus.loader.open", opening, raising=False)
    return names


def test_the_first_time_everything_is_read_and_kept(dossier: Path, shelf: FolderShelf) -> None:
    library, remarks = read([dossier], shelf)
    assert remarks == []
    assert isinstance(library.articles, KeptArticles)
    assert_same(library, dossier)


@pytest.mark.usefixtures("seen_at_once")
def test_the_second_time_nothing_is_read(
    dossier: Path, shelf: FolderShelf, opened: list[str]
) -> None:
    read([dossier], shelf)
    opened.clear()
    library, remarks = read([dossier], shelf)
    assert (opened, remarks) == ([], [])
    assert_same(library, dossier)


@pytest.mark.usefixtures("seen_at_once")
def test_only_what_looks_different_is_read(
    dossier: Path, shelf: FolderShelf, opened: list[str]
) -> None:
    read([dossier], shelf)
    opened.clear()
    (dossier / "a.txt").write_text(GERMAN + "Nun ist er offen.\n")
    (dossier / "g.txt").write_text(MONTH)
    (dossier / "d.md").unlink()
    library, _ = read([dossier], shelf)
    assert sorted(opened) == ["a.txt", "g.txt"]
    assert_same(library, dossier)


def test_what_changed_just_now_is_not_trusted_to_look_different(
    dossier: Path, shelf: FolderShelf
) -> None:
    read([dossier], shelf)
    before = (dossier / "a.txt").stat()
    (dossier / "a.txt").write_text(GERMAN.replace("gesperrt", "geöffnet"[:8]))
    os.utime(dossier / "a.txt", ns=(before.st_atime_ns, before.st_mtime_ns))
    assert_same(read([dossier], shelf)[0], dossier)


@pytest.mark.usefixtures("seen_at_once")
def test_a_reason_outside_the_file_is_looked_at_again(
    dossier: Path, shelf: FolderShelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: str, mode: str, **_: object) -> Any:
        if path.endswith("a.txt"):
            raise OSError(errno.EMFILE, "Too many open files")
        return open(path, mode)  # noqa: PTH123

    with monkeypatch.context() as patch:
        patch.setattr("kz_tui.corpus.loader.open", refuse, raising=False)
        library, _ = read([dossier], shelf)
    assert "too many open files" in [report.reason for report in library.troubles]
    assert_same(read([dossier], shelf)[0], dossier)


def _lines(texts: list[str], ids: list[str]) -> str:
    records = [{"id": one, "text": text} if one else {"text": text} for one, text in
               zip(ids, texts, strict=False)]  # fmt: skip
    return "\n".join(json.dumps(record) for record in records)


@given(
    file=st.integers(0, 9),
    place=st.integers(0, 9999),
    bit=st.none() | st.integers(0, 7),
    thorough=st.booleans(),
    changed=st.sampled_from(["", "a.txt", "c.txt"]),
)
def test_no_damage_gives_a_wrong_answer(
    file: int,
    place: int,
    bit: int | None,
    thorough: bool,
    changed: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    home = tmp_path_factory.mktemp("damage")
    folder, shelf = home / "dossier", FolderShelf(home / "shelf")
    folder.mkdir()
    (folder / "a.txt").write_text(GERMAN)
    (folder / "b.jsonl").write_text(_lines(TEXTS, ["", "", "", "", ""]))
    (folder / "c.txt").write_text(MONTH)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(looking, "_FRESH", -(10**18))  # files made just now are trusted as well
        read([folder], shelf)
        _damage(shelf, file, place, bit)
        if (kept := open_kept(shelf)) is not None:  # what stands on the screen first
            assert list(kept.articles) == list(fresh(folder).articles)
        if changed:
            (folder / changed).write_text(GERMAN + "Noch ein Satz.\n")
        assert_same(read([folder], shelf, thorough=thorough)[0], folder)
    shutil.rmtree(home)


def _damage(shelf: FolderShelf, file: int, place: int, bit: int | None) -> None:
    """Turn a bit of a file, or cut the file."""
    files = sorted(shelf.folder.iterdir())
    victim = files[file % len(files)]
    content = bytearray(victim.read_bytes())
    place %= len(content)
    if bit is None:
        del content[place:]
    else:
        content[place] ^= 1 << bit
    victim.write_bytes(content)


@pytest.mark.usefixtures("seen_at_once")
def test_damage_is_said_and_mended_for_good(dossier: Path, shelf: FolderShelf) -> None:
    read([dossier], shelf)
    (part,) = shelf.folder.glob("articles-*")
    part.write_bytes(part.read_bytes().replace(b"Viele warten", b"Viele Warten"))
    library, remarks = read([dossier], shelf, thorough=True)
    assert len(remarks) == 1
    assert "were damaged and are read anew" in remarks[0]
    assert_same(library, dossier)
    assert read([dossier], shelf, thorough=True)[1] == []


@pytest.mark.usefixtures("seen_at_once")
def test_damage_that_cannot_be_mended_says_so(dossier: Path, shelf: FolderShelf) -> None:
    read([dossier], shelf)
    (part,) = shelf.folder.glob("articles-*")
    part.write_bytes(part.read_bytes().replace(b"Viele warten", b"Viele Warten"))
    (dossier / "a.txt").unlink()
    kept = open_kept(shelf)
    assert kept is not None
    assert "cannot be read any more" in kept.articles[0].text


def test_another_version_reads_everything_anew(
    dossier: Path, shelf: FolderShelf, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    read([dossier], shelf)
    opened.clear()
    monkeypatch.setattr(rereading, "version_of", lambda _: b"another version.")
    for step in rereading.read_again([str(dossier)], shelf):
        assert not isinstance(step, Remark)
    assert len(opened) == 5


def test_a_version_changes_with_the_code_and_the_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "text" / "data").mkdir(parents=True)
    code, table = tmp_path / "text" / "clean.py", tmp_path / "text" / "data" / "words.bin"
    code.write_text("one")
    table.write_text("one")
    monkeypatch.setattr(versions, "_PACKAGE", tmp_path)
    found = []
    for change in (lambda: None, lambda: code.write_text("two"), lambda: table.write_text("two")):
        change()
        versions.version_of.cache_clear()
        found.append(versions.version_of(("text",)))
        found.append(versions.version_of(("text",), ("1.0",)))
    versions.version_of.cache_clear()
    assert len(set(found)) == 6


@pytest.mark.parametrize("call", range(1, 6))
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES, errno.EIO, errno.EMFILE])
def test_a_shelf_that_fails_costs_nothing_but_the_next_start(
    dossier: Path, shelf: FolderShelf, monkeypatch: pytest.MonkeyPatch, call: int, code: int
) -> None:
    read([dossier], shelf)
    (dossier / "g.txt").write_text(MONTH)
    calls = 0

    def failing(name: str) -> Callable[..., Any]:
        real = getattr(FolderShelf, name)

        def method(*arguments: Any) -> Any:
            nonlocal calls
            calls += 1
            if calls == call:
                raise OSError(code, os.strerror(code))
            return real(*arguments)

        return method

    for name in ("get", "put", "drop"):
        monkeypatch.setattr(FolderShelf, name, failing(name))
    library, remarks = Library(), []
    for step in rereading.read_again([str(dossier)], shelf):
        if isinstance(step, Remark):
            remarks.append(step.text)
        elif isinstance(step, ArticlesRead):
            library = with_articles(library, step)
    monkeypatch.undo()
    if library.articles:
        assert_same(library, dossier)
    assert_same(read([dossier], shelf)[0], dossier)
    assert len(remarks) <= 1
