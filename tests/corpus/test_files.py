from __future__ import annotations

import os
import socket
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kz_tui.corpus.files import find_sources, suffix_of
from kz_tui.model.report import FileReport, FileStatus

Tree = Callable[..., Path]


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    """Makes files with a word in them below a folder, and gives the folder."""

    def make(*names: str) -> Path:
        for name in names:
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("Text.")
        return tmp_path

    return make


@pytest.fixture
def deep(tmp_path: Path) -> Iterator[Callable[[str, int], Path]]:
    """Makes folders of one name inside each other with a file at the bottom, and clears up."""

    def make(name: str, depth: int) -> Path:
        before = Path.cwd()
        try:
            os.chdir(tmp_path)
            for _ in range(depth):
                Path(name).mkdir()
                os.chdir(name)
            Path("deep.txt").write_text("Text.")
        finally:
            os.chdir(before)
        return tmp_path

    yield make
    # what pytest clears up with gives up at this depth
    subprocess.run(["rm", "-r", "--", *tmp_path.iterdir()], check=True)


def names(*roots: Path | str) -> list[str]:
    return [source.name for source in find_sources(map(str, roots))[0]]


def report(*roots: Path | str) -> FileReport:
    """The only report on some roots."""
    (only,) = find_sources(map(str, roots))[1]
    return only


@pytest.mark.parametrize(
    ("name", "suffix"),
    [
        ("a.txt", ".txt"),
        ("a.TXT", ".txt"),
        ("a.b.jsonl", ".jsonl"),
        ("folder.d/a", ""),
        ("a", ""),
        (".txt", ""),
        ("folder/.txt", ""),
        ("Bericht vom 7. Januar", ""),
        ("Bericht 2022.01.07", ""),
        ("a.mp3", ".mp3"),
        ("a.7z", ".7z"),
        ("a.verylongword", ""),
        ("a.\x1b[2J", ""),
        ("a.txt\n", ""),
        ("", ""),
    ],
)
def test_the_extension_of_a_file(name: str, suffix: str) -> None:
    assert suffix_of(name) == suffix


class TestFolders:
    def test_are_walked_in_alphabetical_order_whatever_the_depth(self, tree: Tree) -> None:
        root = tree("b/d.txt", "b/c.md", "a.txt", "c.text", "b/a/x", "e.ndjson", "d.jsonl")
        paths = [source.path.removeprefix(f"{root}/") for source in find_sources([str(root)])[0]]
        assert paths == ["a.txt", "b/a/x", "b/c.md", "b/d.txt", "c.text", "d.jsonl", "e.ndjson"]

    @pytest.mark.parametrize(
        ("name", "reason"),
        [
            ("a.pdf", ".pdf files are not read in folders"),
            ("a.HTML", ".html files are not read in folders"),
            (".a.txt", "a hidden file"),
            (".git/a.txt", "a hidden folder"),
        ],
    )
    def test_pass_over_other_kinds_of_files(self, tree: Tree, name: str, reason: str) -> None:
        found = report(tree(name))
        assert (found.status, found.reason) == (FileStatus.IGNORED, reason)

    def test_without_a_file_give_nothing(self, tmp_path: Path) -> None:
        assert find_sources([str(tmp_path)]) == ([], [])

    def test_that_cannot_be_opened_are_skipped(
        self, tree: Tree, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        root = tree("a/x.txt", "b/y.txt")
        scandir = os.scandir

        def refuse(path: str) -> Any:
            if path.endswith("a"):
                raise PermissionError(13, "Permission denied")
            return scandir(path)

        monkeypatch.setattr("kz_tui.corpus.files.os.scandir", refuse)
        found = report(root)
        assert (found.path, found.status) == (str(root / "a"), FileStatus.SKIPPED)
        assert found.reason == "permission denied"
        assert names(root) == ["y"]

    def test_nest_a_thousand_deep(self, deep: Callable[[str, int], Path]) -> None:
        assert names(deep("d", 1000)) == ["deep"]

    def test_deeper_than_the_system_allows_are_skipped(
        self, deep: Callable[[str, int], Path]
    ) -> None:
        root = deep("d" * 100, 60)
        (root / "near.txt").write_text("Text.")
        assert names(root) == ["near"]
        assert report(root).reason == "file name too long"


class TestLinks:
    def test_to_a_file_inside_the_folder_are_the_file(self, tree: Tree) -> None:
        root = tree("b/x.txt")
        (root / "a.txt").symlink_to(root / "b/x.txt")
        assert names(root) == ["a"]

    @pytest.mark.parametrize("name", ["a.txt", "a"])
    def test_that_leave_the_folder_are_ignored(self, tree: Tree, name: str) -> None:
        tree("outside.txt", "root/x.txt")
        root = tree() / "root"
        (root / name).symlink_to(root.parent / "outside.txt")
        assert report(root).reason == "a link that leaves the folder"
        assert names(root) == ["x"]

    def test_to_a_neighbour_with_a_longer_name_leave_the_folder(self, tree: Tree) -> None:
        tree("root2/x.txt", "root/y.txt")
        root = tree() / "root"
        (root / "a.txt").symlink_to(root.parent / "root2/x.txt")
        assert names(root) == ["y"]

    def test_to_a_folder_are_not_followed(self, tree: Tree) -> None:
        root = tree("b/x.txt")
        (root / "a").symlink_to(root / "b")
        assert report(root).reason == "a link to a folder"

    def test_that_go_in_a_circle_are_not_followed(self, tree: Tree) -> None:
        root = tree("x.txt")
        (root / "again").symlink_to(root)
        assert names(root) == ["x"]

    def test_to_themselves_are_skipped(self, tree: Tree) -> None:
        root = tree("x.txt")
        (root / "a.txt").symlink_to(root / "a.txt")
        assert report(root).status is FileStatus.SKIPPED
        assert report(root).reason == "a link that leads in a circle"
        assert names(root) == ["x"]

    def test_to_nothing_are_skipped(self, tree: Tree) -> None:
        root = tree("x.txt")
        (root / "a.txt").symlink_to(root / "gone.txt")
        assert report(root).reason == "a link that leads nowhere"

    def test_named_outright_are_followed(self, tree: Tree) -> None:
        root = tree("b/x.txt")
        (root / "a").symlink_to(root / "b")
        assert names(root / "a") == ["x"]


class TestNoRegularFiles:
    @pytest.fixture
    def pipe(self, tmp_path: Path) -> Path:
        os.mkfifo(tmp_path / "pipe.txt")
        return tmp_path / "pipe.txt"

    def test_a_named_pipe_in_a_folder_is_skipped(self, pipe: Path) -> None:
        assert report(pipe.parent) == FileReport(str(pipe), FileStatus.SKIPPED, "a named pipe")

    def test_a_named_pipe_named_outright_is_skipped_with_a_hint(self, pipe: Path) -> None:
        assert report(pipe).reason == "a named pipe; pass its content by way of -"

    def test_a_device_named_outright_is_skipped(self) -> None:
        assert report("/dev/zero").reason == "a device; pass its content by way of -"

    def test_a_link_to_a_device_is_ignored(self, tmp_path: Path) -> None:
        (tmp_path / "zero.txt").symlink_to("/dev/zero")
        assert report(tmp_path).reason == "a link that leaves the folder"

    @pytest.fixture
    def socket_path(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
        monkeypatch.chdir(tmp_path)  # the path of a socket must be short
        with socket.socket(socket.AF_UNIX) as server:
            server.bind("s.txt")
            yield Path("s.txt")

    def test_a_socket_is_skipped(self, socket_path: Path) -> None:
        assert report(".").reason == "a socket"


class TestRoots:
    def test_a_file_named_outright_is_tried_whatever_it_is_called(self, tree: Tree) -> None:
        (source,) = find_sources([str(tree("a.pdf") / "a.pdf")])[0]
        assert (source.name, source.asked) == ("a", True)

    @pytest.mark.parametrize("root", ["nowhere", "", "no\0where", "x.txt/"])
    def test_what_does_not_exist_is_skipped(
        self, tree: Tree, root: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tree("x.txt"))
        found = report(root)
        assert (found.path, found.status) == (root, FileStatus.SKIPPED)
        assert found.reason

    def test_a_file_is_read_once_however_often_it_is_named(self, tree: Tree) -> None:
        root = tree("a.txt", "b/c.txt")
        (root / "link").symlink_to(root / "b")
        roots: list[Path | str] = [
            root,
            root / "a.txt",
            root / "b",
            root / "link",
            f"{root}/./b/../a.txt",
        ]
        assert names(*roots) == ["a", "c"]

    def test_standard_input_is_called_stdin(self) -> None:
        assert names("-") == ["stdin"]


class TestNames:
    def test_are_stems(self, tree: Tree) -> None:
        assert names(tree("a.b.txt", "Bericht vom 7. Januar")) == ["Bericht vom 7. Januar", "a.b"]

    def test_are_paths_below_the_root_where_stems_collide(self, tree: Tree) -> None:
        root = tree("a/x.txt", "b/x.txt", "b/y.txt", "z.txt", "z.md")
        assert names(root) == ["a/x.txt", "b/x.txt", "y", "z.md", "z.txt"]

    def test_are_whole_paths_where_those_collide_too(self, tree: Tree) -> None:
        root = tree("a/x.txt", "b/x.txt")
        assert names(root / "a", root / "b") == [str(root / "a/x.txt"), str(root / "b/x.txt")]

    def test_of_standard_input_and_a_file_do_not_collide(self, tree: Tree) -> None:
        root = tree("stdin.txt")
        assert names(root, "-") == ["stdin.txt", "stdin"]

    def test_may_hold_anything(self, tmp_path: Path) -> None:
        wild = [b"\xff\xfe.txt", b"a\x1b]52;c;eA==\x07.txt", "ру\u202ec.txt".encode(), b"a\nb.txt"]
        for name in wild:
            with open(os.fsencode(tmp_path) + b"/" + name, "wb") as file:  # noqa: PTH123
                file.write(b"Text.")
        sources, reports = find_sources([str(tmp_path)])
        assert sorted(os.fsencode(source.name) + b".txt" for source in sources) == sorted(wild)
        assert reports == []
