from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import pytest

from kz_tui.corpus.build import build_article
from kz_tui.model.article import Article, Origin
from kz_tui.model.span import Span
from kz_tui.notes.coding import add_note, count_as_read, take_in, toggle_mark
from kz_tui.notes.kept import Kept
from kz_tui.notes.record import Write
from kz_tui.settings import data_folder
from kz_tui.store.restoring import FILE
from kz_tui.store.state import open_state
from tests.commands.running import run

TEXT = "Hafen gesperrt\n\nDie Reederei hat den Hafen gesperrt. Zwei Lotsen wurden verletzt.\n"
QUOTE = "Zwei Lotsen wurden verletzt."


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    folder = tmp_path / "dossier"
    folder.mkdir()
    (folder / "hafen.txt").write_text(TEXT)
    (folder / "streik.txt").write_text("Streik\n\nDie Lotsen streiken seit Dienstag.\n")
    return folder


def _article(path: Path) -> Article:
    return build_article(path.stem, path.read_text(), Origin(str(path)))


def _commit(*writes: Sequence[Write]) -> Kept:
    state = open_state(data_folder())
    kept = take_in(Kept(), state.records)
    for some in writes:
        state.commit(some)
    state.close()
    return kept


def _note(path: Path) -> None:
    article = _article(path)
    start = article.text.index(QUOTE)
    span = Span(start, start + len(QUOTE))
    _commit(
        add_note(Kept(), article, span, "wer waren sie?", note_id="n1", now="2026-03-01T12:00:00Z"),
        toggle_mark(Kept(), article, "2026-03-01T12:01:00Z"),
    )


def test_json_cuts_the_sentence_out_of_the_file(dossier: Path) -> None:
    _note(dossier / "hafen.txt")
    done = run("notes", dossier, "--format", "json")
    mark, note = done.records
    assert done.code == 0
    assert (mark["kind"], mark["marked"]) == ("article", "2026-03-01T12:01:00Z")
    raw = run("show", "hafen", dossier, "--raw").text
    assert raw[note["start"] : note["end"]] == note["text"] == QUOTE
    assert (note["note"], note["status"], note["id"]) == ("wer waren sie?", "same", "hafen")
    assert run("notes", dossier, "--json").out == done.out


def test_markdown_is_for_people_and_csv_for_tables(dossier: Path) -> None:
    _note(dossier / "hafen.txt")
    page = run("notes", dossier).text
    assert "## Hafen gesperrt" in page
    assert f"> {QUOTE}" in page
    assert "wer waren sie?" in page
    found = list(csv.DictReader(io.StringIO(run("notes", dossier, "--format", "csv").text)))
    assert [row["kind"] for row in found] == ["article", "note"]


def test_only_what_is_in_the_dossier_is_printed_and_without_path_all(dossier: Path) -> None:
    _note(dossier / "hafen.txt")
    other = run("notes", dossier / "streik.txt", "--json")
    assert (other.code, other.out) == (1, b"")
    assert "nothing is marked" in other.talk
    everything = run("notes", "--json").records
    assert [row["status"] for row in everything] == [None, "same"]


def test_a_file_that_changed_and_one_that_is_gone(dossier: Path) -> None:
    path = dossier / "hafen.txt"
    _note(path)
    path.write_text("Nachtrag der Redaktion. " + TEXT)
    note = run("notes", dossier, "--json").records[-1]
    assert note["status"] == "moved"
    assert path.read_text()[note["start"] : note["end"]] == QUOTE
    path.unlink()
    note = run("notes", "--json").records[-1]
    assert (note["status"], note["quote"], note["start"]) == ("not looked at", QUOTE, None)


def test_the_same_article_in_another_folder_has_its_notes(dossier: Path, tmp_path: Path) -> None:
    _note(dossier / "hafen.txt")
    (tmp_path / "copy.txt").write_text(TEXT)
    assert run("notes", tmp_path / "copy.txt", "--json").records[-1]["id"] == "copy"


def test_the_trail(dossier: Path) -> None:
    assert run("notes", "--trail").code == 1
    article = _article(dossier / "hafen.txt")
    _commit(count_as_read(article, "Petra Quandt", "2026-03-01T12:00:00Z"))
    (visit,) = run("notes", "--trail", "--json").records
    assert (visit["id"], visit["actor"]) == ("hafen", "Petra Quandt")
    assert "12:00 Hafen gesperrt, Petra Quandt" in run("notes", "--trail").text


def test_nothing_is_written_where_nothing_was_kept(dossier: Path) -> None:
    done = run("notes", dossier)
    assert done.code == 1
    assert not data_folder().exists()


def test_a_damaged_file_is_said_and_what_is_left_is_printed(dossier: Path) -> None:
    _note(dossier / "hafen.txt")
    path = data_folder() / FILE
    path.write_bytes(path.read_bytes()[:-4096])
    done = run("notes", dossier, "--json")
    assert "restored from" in done.talk
    assert len(done.records) == 2


@pytest.mark.parametrize(
    ("more", "word"),
    [(("--format", "xml"), "--format takes"), (("--json", "--format", "csv"), "different things")],
)
def test_a_format_that_there_is_none_of(more: tuple[str, ...], word: str) -> None:
    done = run("notes", *more)
    assert done.code == 2
    assert word in done.talk


def test_a_terminal_gets_no_control(dossier: Path) -> None:
    path = dossier / "hafen.txt"
    path.write_text("Hafen\n\nZwei \x1b[31mLotsen wurden verletzt. Die Reederei schwieg dazu.\n")
    article = _article(path)
    start = article.text.index("Zwei")
    _commit(add_note(Kept(), article, Span(start, start + 28), "x", note_id="1", now="2026"))
    for form in ("csv", "markdown"):
        assert b"\x1b" not in run("notes", dossier, "--format", form, terminal=True).out
