from __future__ import annotations

import json
from pathlib import Path

import pytest

from kz_tui.rooms import LATE
from tests.commands.running import run

KEYS = {
    "path",
    "status",
    "reason",
    "format",
    "encoding",
    "articles",
    "title",
    "date",
    "source",
    "blocks",
}


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text("Ein Titel\n\nStand: 07.01.2022\n\nEin Text. Noch einer.")
    (tmp_path / "b.jsonl").write_text(json.dumps({"id": 1, "text": "Eins."}) + "\n{\n")
    (tmp_path / "c.pdf").write_text("x")
    (tmp_path / "d.txt").write_bytes(b"\0" * 100)
    return tmp_path


def test_one_object_a_file(dossier: Path) -> None:
    done = run("doctor", dossier, "--json")
    found = {Path(record["path"]).name: record for record in done.records}
    assert all(set(record) >= KEYS for record in done.records)
    assert {name: record["status"] for name, record in found.items()} == {
        "a.txt": "read",
        "b.jsonl": "read",
        "c.pdf": "ignored",
        "d.txt": "skipped",
    }
    assert done.code == 3


def test_what_was_recognised_of_a_file(dossier: Path) -> None:
    record = run("doctor", dossier / "a.txt", "--json").record
    assert (record["format"], record["encoding"], record["articles"]) == ("text", "utf-8", 1)
    assert record["title"]["value"] == "Ein Titel"
    assert (record["date"]["value"], record["date"]["precision"]) == ("2022-01-07", "day")
    assert record["source"]["provenance"] == "missing"
    assert [block["kind"] for block in record["blocks"]] == ["headline", "stamp", "paragraph"]
    assert record["reason"] is None


def test_broken_lines_are_named(dossier: Path) -> None:
    record = run("doctor", dossier / "b.jsonl", "--json").record
    assert record["problem_count"] == 1
    assert [problem["line"] for problem in record["problems"]] == [2]
    assert record["articles"] == 1


def test_what_is_not_known_of_a_file_is_null(dossier: Path) -> None:
    record = run("doctor", dossier / "d.txt", "--json").record
    for name in ("format", "encoding", "title", "date", "source", "blocks"):
        assert record[name] is None


def test_for_people_a_file_takes_some_lines(dossier: Path) -> None:
    text = run("doctor", dossier).text
    assert f"{dossier / 'd.txt'}: skipped; a binary file, not text\n" in text
    assert "    title  Ein Titel (stated: headline of the text)\n" in text
    assert "    blocks 1 headline, 1 stamp, 1 paragraph\n" in text


def test_what_was_skipped_stands_on_standard_error_for_programs(dossier: Path) -> None:
    talk = run("doctor", dossier, "--json").talk
    assert f"kz-reader: {dossier / 'd.txt'}: a binary file, not text\n" in talk
    assert f"kz-reader: {dossier / 'b.jsonl'}:2: not JSON" in talk
    assert run("doctor", dossier, terminal=True).talk == ""


@pytest.mark.parametrize(
    ("name", "code"), [("a.txt", 0), ("b.jsonl", 3), ("d.txt", 2), ("nowhere", 2)]
)
def test_exit_codes(dossier: Path, name: str, code: int) -> None:
    assert run("doctor", dossier / name).code == code


def test_an_empty_folder_finds_nothing(tmp_path: Path) -> None:
    done = run("doctor", tmp_path, "--json")
    assert (done.code, done.out) == (1, b"")


def test_recognition_is_never_run(dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(LATE, "recognising", "kz_tui.nowhere")
    assert run("doctor", dossier / "a.txt").code == 0
    assert run("show", "a", dossier / "a.txt").code == 0
