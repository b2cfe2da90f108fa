from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kz_tui.corpus.files import Source
from kz_tui.corpus.loader import read_corpus, read_source
from kz_tui.model.article import Article
from kz_tui.model.report import FileReport, FileStatus
from tests.hostile import acting, hostile_text

READ, SKIPPED, IGNORED = FileStatus.READ, FileStatus.SKIPPED, FileStatus.IGNORED


def load(*roots: Path | str, stdin: bytes | None = None) -> tuple[list[Article], list[FileReport]]:
    found = list(read_corpus(map(str, roots), None if stdin is None else BytesIO(stdin)))
    articles = [one for one in found if isinstance(one, Article)]
    return articles, [one for one in found if isinstance(one, FileReport)]


def ids(*roots: Path | str) -> list[str]:
    return [article.id for article in load(*roots)[0]]


def record(**fields: Any) -> str:
    return json.dumps({"text": "Ein Text.", **fields}) + "\n"


_line = st.fixed_dictionaries(
    {"text": hostile_text}, optional={"id": hostile_text, "date": hostile_text, "url": st.text()}
).map(lambda fields: json.dumps(fields).encode())
_encoded = st.tuples(
    hostile_text, st.sampled_from(["utf-8", "utf-16", "utf-16-le", "utf-32", "cp1252", "koi8-r"])
).map(lambda pair: pair[0].encode(pair[1], "ignore"))
_files = st.one_of(
    st.binary(),
    _encoded,
    st.tuples(_encoded, st.binary(), _encoded).map(b"".join),
    st.lists(st.one_of(_line, _line, st.binary())).map(b"\n".join),
)


@given(_files)
def test_any_file_is_read_or_skipped_with_one_report(data: bytes) -> None:
    articles, (report,) = load("-", stdin=data)
    assert report.articles == len(articles)
    assert report.status is (READ if articles else SKIPPED)
    assert articles or report.reason or report.problems
    assert acting(report.reason) == []
    for article in articles:
        assert acting(article.text + (article.head.title.value or "")) == []
        assert article.text.strip()
        assert all(block.span.of(article.text).strip() for block in article.blocks)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One good article, whatever else comes to lie beside it."""
    (tmp_path / "good.txt").write_text("Ein guter Text.")
    return tmp_path


class TestOneFile:
    @pytest.mark.parametrize(
        ("name", "content", "format_"),
        [
            ("a.txt", "Ein Text.", "text"),
            ("a", "Ein Text.", "text"),
            ("a.md", "# Ein Text\n\nMehr.", "markdown"),
            ("a.jsonl", record(id="a"), "jsonl"),
            ("a.ndjson", record(id="a"), "jsonl"),
            ("a.txt", record(id="a"), "jsonl"),
            ("a.pdf", "Ein Text.", "text"),
            ("a.JSONL", record(id="a"), "jsonl"),
        ],
    )
    def test_is_read_as_what_it_holds(
        self, tmp_path: Path, name: str, content: str, format_: str
    ) -> None:
        (tmp_path / name).write_text(content)
        articles, (report,) = load(tmp_path / name)
        assert [article.id for article in articles] == ["a"]
        assert (report.status, report.format, report.articles) == (READ, format_, 1)
        assert not report.troubled

    @pytest.mark.parametrize(
        ("name", "content", "reason"),
        [
            ("bad.txt", b"", "empty: no text in it"),
            ("bad.txt", b" \n\t", "empty: no text in it"),
            ("bad.txt", b"\0\1\2\3" * 100, "a binary file, not text"),
            ("bad.txt", b"%PDF-1.7", "a PDF file, not text"),
            ("bad.txt", b"<html>", "a web page (HTML); save it as plain text"),
            ("bad.txt", b"a" * 10_000_001, "the article is longer than 10 MB of text"),
            ("bad.jsonl", b"", "empty: no record in it"),
            ("bad.jsonl", b"\n\n", "empty: no record in it"),
            ("bad.jsonl", b"\0" * 100, "a binary file, not text"),
            ("bad.jsonl", b"\x1f\x8b\x08", "a gzip archive, not text"),
            (
                "bad.jsonl",
                "\ufeff{}".encode("utf-16-le"),
                "JSON Lines in UTF-16; save it as UTF-8",
            ),
        ],
        ids=range(11),
    )
    def test_that_cannot_be_read_costs_only_itself(
        self, folder: Path, name: str, content: bytes, reason: str
    ) -> None:
        (folder / name).write_bytes(content)
        articles, reports = load(folder)
        assert [article.id for article in articles] == ["good"]
        (bad,) = [report for report in reports if report.status is not READ]
        assert (bad.path, bad.status, bad.reason) == (str(folder / name), SKIPPED, reason)

    def test_without_an_extension_may_be_no_text_unless_it_was_named(self, folder: Path) -> None:
        (folder / "program").write_bytes(b"\x7fELF\x02\x01")
        assert [report.status for report in load(folder)[1]] == [READ, IGNORED]
        assert load(folder / "program")[1][0].status is SKIPPED

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
    def test_without_permission_is_skipped(self, folder: Path) -> None:
        (folder / "locked.txt").write_text("Text.")
        (folder / "locked.txt").chmod(0)
        assert load(folder)[1][-1].reason == "permission denied"

    @pytest.mark.parametrize(
        ("error", "reason"),
        [
            (PermissionError(13, "Permission denied"), "permission denied"),
            (FileNotFoundError(2, "No such file"), "no such file or folder"),
            (OSError(5, "Input/output error"), "input/output error"),
        ],
    )
    def test_that_fails_to_open_is_skipped(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, reason: str
    ) -> None:
        (folder / "bad.txt").write_text("Text.")

        def refuse(path: str, mode: str, **_: object) -> Any:
            if path.endswith("bad.txt"):
                raise error
            return open(path, mode)  # noqa: PTH123

        monkeypatch.setattr("kz_tui.corpus.loader.open", refuse, raising=False)
        articles, reports = load(folder)
        assert [article.id for article in articles] == ["good"]
        assert FileReport(str(folder / "bad.txt"), SKIPPED, reason, passing=True) in reports

    def test_that_is_huge_and_hollow_is_refused_unread(self, tmp_path: Path) -> None:
        path = tmp_path / "huge.txt"
        with path.open("wb") as file:
            file.truncate(1 << 40)
        _, (report,) = load(path)
        assert report.reason == "the article is longer than 10 MB of text"
        assert stat.S_ISREG(path.stat().st_mode)

    @pytest.mark.parametrize("start", [b"", b'{"text": "Ein Text."}\n'])
    def test_of_lines_that_is_huge_and_hollow_comes_to_an_end(
        self, tmp_path: Path, start: bytes
    ) -> None:
        path = tmp_path / "huge.jsonl"
        with path.open("wb") as file:
            file.write(start)
            file.truncate(1 << 40)
        _, (report,) = load(path)
        assert report.troubled

    def test_with_guessed_encoding_says_so(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_bytes("Die Führung erklärte Größe".encode("cp1252"))
        (article,), (report,) = load(tmp_path)
        assert article.text == "Die Führung erklärte Größe"
        assert (article.origin.encoding, report.encoding) == ("cp1252", "cp1252")
        assert report.reason == "encoding guessed: cp1252"
        assert not report.troubled


class TestLines:
    def test_broken_ones_are_named_the_rest_is_read(self, tmp_path: Path) -> None:
        (tmp_path / "a.jsonl").write_text(record(id="x") + "{\n[]\n" + record(id="y"))
        articles, (report,) = load(tmp_path)
        assert [article.id for article in articles] == ["x", "y"]
        assert [problem.line for problem in report.problems] == [2, 3]
        assert (report.status, report.problem_count) == (READ, 2)
        assert report.troubled

    def test_all_broken_make_a_skipped_file(self, tmp_path: Path) -> None:
        (tmp_path / "a.jsonl").write_text("{\n")
        _, (report,) = load(tmp_path)
        assert (report.status, report.articles) == (SKIPPED, 0)

    def test_read_before_a_failure_are_kept(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "a.jsonl").write_text(record(id="x"))

        def fail(stream: object) -> Iterator[tuple[int, bytes]]:
            yield 1, record(id="x").encode()
            raise OSError(5, "Input/output error")

        monkeypatch.setattr("kz_tui.corpus.jsonl._numbered_lines", fail)
        articles, (report,) = load(tmp_path)
        assert [article.id for article in articles] == ["x"]
        assert (report.status, report.reason) == (SKIPPED, "input/output error")
        assert report.articles == 1

    def test_are_longer_than_what_is_looked_at_first(self, tmp_path: Path) -> None:
        lines = [record(id=str(number), text="Ein Wort. " * 20_000) for number in range(20)]
        (tmp_path / "a.jsonl").write_text("".join(lines))
        articles, _ = load(tmp_path)
        assert [article.id for article in articles] == [str(number) for number in range(20)]
        assert {len(article.text) for article in articles} == {200_000}


class TestStandardInput:
    def test_is_a_text(self) -> None:
        (article,), (report,) = load("-", stdin=b"Ein Text.\r\n")
        assert (article.id, article.origin.path, article.raw_text) == (
            "stdin",
            "-",
            "Ein Text.\r\n",
        )
        assert report == FileReport("-", READ, "", "text", "utf-8", 1)

    def test_is_lines(self) -> None:
        articles, _ = load("-", stdin=(record(id="x") + record()).encode())
        assert [article.id for article in articles] == ["x", "stdin:2"]

    @pytest.mark.parametrize("stdin", [b"", None])
    def test_without_anything_is_skipped(self, stdin: bytes | None) -> None:
        assert load("-", stdin=stdin) == ([], [FileReport("-", SKIPPED, "empty: no text in it")])

    def test_that_is_binary_is_skipped(self) -> None:
        assert load("-", stdin=b"\0" * 99)[1][0].reason == "a binary file, not text"


class TestIds:
    def test_that_come_twice_are_made_of_the_line(self, tmp_path: Path) -> None:
        (tmp_path / "a.jsonl").write_text(record(id="x") + record(id="x") + record(id="x"))
        assert ids(tmp_path) == ["x", "a:2", "a:3"]

    def test_that_stand_in_two_files_stay_apart(self, tmp_path: Path) -> None:
        (tmp_path / "a.jsonl").write_text(record(id="x") + record(id="b"))
        (tmp_path / "b.txt").write_text("Text.")
        assert ids(tmp_path) == ["x", "b", str(tmp_path / "b.txt")]

    def test_that_imitate_a_line_stay_apart(self, tmp_path: Path) -> None:
        lines = record(id="a:3") + record(id="x") + record(id="x") + record()
        (tmp_path / "a.jsonl").write_text(lines)
        assert ids(tmp_path) == ["a:3", "x", "a:3#2", "a:4"]


@pytest.mark.parametrize("new", ["pipe", "device", "folder"])
def test_what_is_no_file_any_more_when_it_is_read_is_named(tmp_path: Path, new: str) -> None:
    path = tmp_path / "a.txt"
    if new == "pipe":
        os.mkfifo(path)  # without a writer: opening it waits for one
    elif new == "device":
        path.symlink_to("/dev/zero")
    else:
        path.mkdir()
    (report,) = read_source(Source(str(path), "a"))
    assert isinstance(report, FileReport)
    reasons = {"pipe": "a named pipe", "device": "a device", "folder": "is a directory"}
    assert (report.status, report.reason) == (SKIPPED, reasons[new])
