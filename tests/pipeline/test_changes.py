"""Whatever happens to files between two readings, the second gives what the first one would."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from kz_tui.keeping import article_rows, files
from kz_tui.keeping.dossier import KeptDossier
from kz_tui.pipeline import looking
from kz_tui.pipeline.kept import open_kept
from kz_tui.pipeline.rereading import read_again
from kz_tui.store.folder import FolderShelf
from tests.pipeline.test_rereading import assert_same, read

HARBOUR = "Der Hafen\n\nDer Hafen von Lisanne ist gesperrt. Viele warten.\n"
DAY = "Der Streik\n\n11. Mai 2021\n\nDer Streik in Lisanne, der Hafen von Lisanne steht still.\n"
MONTH = "Der Streik\n\nMai 2021\n\nIn der Nacht zum Dienstag begann in Lisanne der Streik.\n"
CAFE = "Das Café\n\nEin Café im Häuschen am Hafen, größer als jedes andere.\n"
RECORDS = [
    {"text": HARBOUR},
    {"id": "a", "text": DAY, "date": "2021-05-11"},
    {"id": "x:2", "text": MONTH},
    {"id": "b", "text": MONTH, "date": "2021-05"},
    {"id": "sub/a.txt#2", "text": CAFE},
]
LINES = [
    *(json.dumps(record).encode() for record in RECORDS),
    *(json.dumps({"text": CAFE}, ensure_ascii=False).encode(one) for one in ("cp1252", "utf-8")),
    b"{",
    b"",
]
CONTENTS = st.one_of(
    st.sampled_from([HARBOUR, DAY, MONTH, CAFE, ""]).map(str.encode),
    st.sampled_from([HARBOUR, CAFE, MONTH]).map(lambda text: text.encode("cp1252")),
    st.lists(st.sampled_from(LINES), max_size=5).map(b"\n".join),
    st.just(bytes(100)),
)
NAMES = ("a.txt", "b.txt", "c.md", "d", "x.jsonl", "y.jsonl", "z.png")
PATHS = st.builds(
    "{}/{}".format, st.sampled_from(["one", "one/sub", "two"]), st.sampled_from(NAMES)
)
WRITING = st.tuples(PATHS, CONTENTS)
MOVING = st.tuples(PATHS, PATHS)
REMOVING = st.tuples(PATHS)
ROUND = st.tuples(
    st.lists(WRITING | MOVING | REMOVING, max_size=5), st.permutations(["one", "two"])
)
Change = tuple[str] | tuple[str, str] | tuple[str, bytes]


@pytest.fixture(scope="module", autouse=True)
def _seen_at_once() -> Iterator[None]:
    """Files that were made just now look as if they were older."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(looking, "_FRESH", -(10**18))
        yield


@given(
    first=st.lists(WRITING, min_size=3, max_size=15),
    rounds=st.lists(ROUND, min_size=1, max_size=3),
    thorough=st.booleans(),
)
def test_whatever_is_changed_comes_out_as_if_read_anew(
    first: list[Change],
    rounds: list[tuple[list[Change], list[str]]],
    thorough: bool,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    home, clock = tmp_path_factory.mktemp("changes"), count(10**18)
    for folder in ("one/sub", "two"):
        (home / folder).mkdir(parents=True)
    shelf = FolderShelf(home / "shelf")
    for changes, order in ((first, ["one", "two"]), *rounds):
        for change in changes:
            _make(home, change, next(clock))
        roots = [home / root for root in order]
        library, remarks = read(roots, shelf, thorough=thorough)
        assert remarks == []
        assert_same(library, *roots)
        kept = _assert_kept_the_same(shelf, home, roots)
        for what in ("months", "dates", "wanted", "encodings"):
            event(f"{what}: {bool(getattr(kept, what))}")
    shutil.rmtree(home)


def _make(home: Path, change: Change, moment: int) -> None:
    """Write, move or remove a file. What is written never looks as what was there."""
    path = home / change[0]
    if len(change) == 1:
        path.unlink(missing_ok=True)
    elif isinstance(change[1], bytes):
        path.write_bytes(change[1])
        os.utime(path, ns=(moment, moment))
    elif path.exists():
        path.replace(home / change[1])


def _assert_kept_the_same(shelf: FolderShelf, home: Path, roots: Sequence[Path]) -> KeptDossier:
    """What lies on the shelf is what lies on one that was empty, but for where articles lie."""
    other = FolderShelf(home / "other")
    read(roots, other)
    ours, anew = open_kept(shelf), open_kept(other)
    assert ours is not None
    assert anew is not None
    assert _content(ours) == _content(anew)
    shutil.rmtree(other.folder)
    return ours


def _content(kept: KeptDossier) -> list[object]:
    keys = [kept.articles.key(number) for number in range(len(kept.articles))]
    each = (list(kept.files), bytes(kept.files.signs), list(kept.files.first))
    columns = (kept.files_of.tolist(), kept.lines.tolist(), kept.articles.marks, keys)
    few = (kept.wanted, kept.months, kept.encodings, kept.dates, kept.files.troubled)
    return [kept.look, list(kept.articles.ids), each, columns, few]


def _files(folder: Path, texts: Sequence[str]) -> None:
    folder.mkdir(exist_ok=True)
    for number, text in enumerate(texts):
        (folder / f"{number:04}.txt").write_text(text)


def test_an_inferred_date_goes_when_what_it_was_inferred_from_does(tmp_path: Path) -> None:
    folder, shelf = tmp_path / "dossier", FolderShelf(tmp_path / "shelf")
    _files(folder, [HARBOUR, MONTH, DAY, HARBOUR])
    assert read([folder], shelf)[0].heads[1].date.value == "2021-05-11"
    (folder / "0003.txt").write_text(HARBOUR + "Noch ein Satz.\n")
    assert read([folder], shelf)[0].heads[1].date.value == "2021-05-11"
    _assert_kept_the_same(shelf, tmp_path, [folder])
    (folder / "0002.txt").unlink()
    assert read([folder], shelf)[0].heads[1].date.value == "2021-05"
    _assert_kept_the_same(shelf, tmp_path, [folder])


def test_an_id_is_given_back_when_who_had_it_goes(tmp_path: Path) -> None:
    folder, shelf = tmp_path / "dossier", FolderShelf(tmp_path / "shelf")
    folder.mkdir()
    for name in "ab":
        (folder / f"{name}.jsonl").write_text(json.dumps({"id": "one", "text": HARBOUR}))
    _files(folder, [HARBOUR] * 3)
    assert [one.id for one in read([folder], shelf)[0].heads[3:]] == ["one", "b:1"]
    (folder / "a.jsonl").unlink()
    assert [one.id for one in read([folder], shelf)[0].heads[3:]] == ["one"]
    _assert_kept_the_same(shelf, tmp_path, [folder])


@pytest.mark.parametrize("changed", [[700], range(0, 1000, 2), range(1000)])
def test_of_what_did_not_change_nothing_is_unpacked(
    changed: Sequence[int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, shelf = tmp_path / "dossier", FolderShelf(tmp_path / "shelf")
    _files(folder, [HARBOUR] * 1000)
    read([folder], shelf)
    for number in changed:
        path = folder / f"{number:04}.txt"
        path.write_text(path.read_text() + f"Satz {number}.\n")
    with monkeypatch.context() as patch:
        for module in (files, article_rows):
            patch.setattr(module, "load", _refuse)
        for _ in read_again([str(folder)], shelf):
            pass
    _assert_kept_the_same(shelf, tmp_path, [folder])


def _refuse(row: memoryview) -> object:
    raise AssertionError(bytes(row))
