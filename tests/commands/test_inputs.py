"""What every command says of inputs that are missing, broken or empty."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.commands.running import run

LOADING: list[list[str]] = [
    ["search", "Text"],
    ["show", "good"],
    ["annotate", "--json"],
    ["actors"],
    [],  # the interface, which is a plain list without a terminal
]


@pytest.fixture
def good(tmp_path: Path) -> Path:
    folder = tmp_path / "good"
    folder.mkdir()
    (folder / "good.txt").write_text("Ein guter Text. Kanzler Scholz sprach in Berlin.")
    return folder


@pytest.mark.parametrize("argv", LOADING)
def test_a_path_that_does_not_exist_is_named_and_the_rest_read(
    good: Path, tmp_path: Path, argv: list[str]
) -> None:
    missing = tmp_path / "nowhere"
    done = run(*argv, "--in", good, "--in", missing)
    assert f"kz-reader: {missing}: no such file or folder\n" in done.talk
    assert done.code == 3
    assert done.out


@pytest.mark.parametrize("argv", LOADING)
def test_nothing_but_what_cannot_be_read_is_a_failure(tmp_path: Path, argv: list[str]) -> None:
    (tmp_path / "bad.txt").write_bytes(b"\0" * 100)
    done = run(*argv, "--in", tmp_path)
    assert (done.code, done.out) == (2, b"")
    assert done.talk == f"kz-reader: {tmp_path / 'bad.txt'}: a binary file, not text\n"


@pytest.mark.parametrize("argv", LOADING)
def test_an_empty_folder_finds_nothing(tmp_path: Path, argv: list[str]) -> None:
    done = run(*argv, "--in", tmp_path)
    assert (done.code, done.out) == (1, b"")
    assert done.talk.startswith(f"kz-reader: no article in {tmp_path}: put .txt, .md or .jsonl")


@pytest.mark.parametrize("argv", LOADING)
def test_a_folder_of_other_files_says_that_they_were_passed_over(
    tmp_path: Path, argv: list[str]
) -> None:
    (tmp_path / "a.pdf").write_text("x")
    done = run(*argv, "--in", tmp_path)
    assert (done.code, done.out) == (1, b"")
    assert "1 file was passed over (`kz-reader doctor` tells why)" in done.talk


def test_nothing_found_outranks_what_was_skipped(good: Path) -> None:
    (good / "bad.txt").write_bytes(b"\0" * 100)
    assert run("search", "Xylophon", good).code == 1
    assert run("show", "nothing", good).code == 1
    assert run("search", "Text", good).code == 3


def test_ignored_files_do_not_change_the_exit_code(good: Path) -> None:
    (good / "a.pdf").write_text("x")
    (good / ".hidden.txt").write_text("x")
    done = run("search", "Text", good)
    assert (done.code, done.talk) == (0, "")


def test_broken_lines_are_named_by_line(tmp_path: Path) -> None:
    lines = ["{", json.dumps({"id": "a", "text": "Ein Text."}), "[]", '{"text": 7}']
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    done = run("search", "Text", tmp_path)
    path = tmp_path / "a.jsonl"
    assert done.code == 3
    assert f"kz-reader: {path}:1: not JSON: " in done.talk
    assert f"kz-reader: {path}:3: not an object, but a JSON array\n" in done.talk
    assert f"kz-reader: {path}:4: no field `text` with a string in it\n" in done.talk


def test_many_broken_lines_are_counted(tmp_path: Path) -> None:
    good = json.dumps({"id": "a", "text": "Ein Text."})
    (tmp_path / "a.jsonl").write_text(good + "\n{" * 1000)
    talk = run("search", "Text", tmp_path).talk
    assert talk.count("\n") == 101
    assert f"kz-reader: {tmp_path / 'a.jsonl'}: 900 more lines were skipped\n" in talk


def test_a_missing_path_like_a_command_says_so(tmp_path: Path, good: Path) -> None:
    assert "(did you mean the command `search`?)" in run("serach", good).talk
    assert "did you mean" not in run(tmp_path / "serach", good).talk


def test_a_missing_path_after_a_query_hints_to_quote() -> None:
    talk = run("search", "Tokajew", "Almaty").talk
    assert 'put a query of several words in quotes: kz-reader search "Tokajew Almaty"' in talk
    assert "quotes" not in run("show", "Tokajew", "Almaty").talk
    assert "quotes" not in run("search", "Tokajew", "--in", "Almaty").talk


def test_a_link_that_leads_nowhere_was_not_typed_and_gets_no_hint(good: Path) -> None:
    (good / "dangling.txt").symlink_to(good / "gone.txt")
    done = run("search", "Text", good)
    assert done.code == 3
    assert done.talk == f"kz-reader: {good / 'dangling.txt'}: a link that leads nowhere\n"


def test_an_empty_path_can_be_seen(good: Path) -> None:
    assert run("show", "good", "", good).talk == "kz-reader: '': no such file or folder\n"


def test_a_named_pipe_in_a_folder_is_skipped(good: Path) -> None:
    os.mkfifo(good / "pipe.txt")
    done = run("search", "Text", good)
    assert done.code == 3
    assert f"{good / 'pipe.txt'}: a named pipe\n" in done.talk


def test_an_article_over_the_limit_is_skipped(good: Path) -> None:
    (good / "long.txt").write_text("a" * 10_000_001)
    done = run("search", "Text", good)
    assert done.code == 3
    assert "long.txt: the article is longer than 10 MB of text\n" in done.talk


def test_the_bundled_dossier_may_be_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("kz_tui.seeds.__file__", str(tmp_path / "kz_tui" / "seeds.py"))
    done = run("search", "Text")
    assert done.code == 2
    assert "the bundled articles are missing" in done.talk


@pytest.mark.parametrize("stdin", [b"Ein Text.", b'{"id": "good", "text": "Ein Text."}\n'])
def test_standard_input_is_read_where_a_hyphen_is_written(stdin: bytes) -> None:
    done = run("search", "Text", "-", "--json", stdin=stdin)
    assert (done.code, done.record["total"]) == (0, 1)
    assert done.record["hits"][0]["path"] == "-"


def test_standard_input_is_not_read_unasked() -> None:
    done = run("search", "Xylophon", stdin=b"Ein Xylophon.")
    assert done.code == 1


def test_standard_input_without_anything_cannot_be_read() -> None:
    done = run("search", "Text", "-")
    assert done.code == 2
    assert done.talk == "kz-reader: -: empty: no text in it\n"
