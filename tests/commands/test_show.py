from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.running import run
from tests.hostile import CLIPBOARD, acting

TEXT = (
    "Retter in Taschkent. | picture alliance/dpa\r\n\r\nErdbeben in Taschkent\r\n\r\n"
    "Ein Erdbeben hat Taschkent erschüttert. Viele starben.\r\n\r\nWas bekannt ist\r\n\r\n"
    "Die Retter suchen weiter. Mehr ist nicht bekannt."
)


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    (tmp_path / "beben-1.txt").write_bytes(TEXT.encode())
    (tmp_path / "regen.txt").write_text("Es regnet. Niemand wundert sich.")
    return tmp_path


def test_the_object_of_an_article(dossier: Path) -> None:
    record = run("show", "beben-1", dossier, "--json").record
    assert (record["id"], record["path"]) == ("beben-1", str(dossier / "beben-1.txt"))
    assert record["title"]["value"] == "Erdbeben in Taschkent"
    assert record["title"]["provenance"] == "stated"
    assert record["date"] == {
        "value": None,
        "precision": None,
        "provenance": "missing",
        "reason": None,
    }
    assert record["source"]["value"] is None
    assert (record["encoding"], record["url"], record["section"]) == ("utf-8", None, None)


def test_blocks_are_offsets_into_the_raw_text(dossier: Path) -> None:
    record = run("show", "beben-1", dossier, "--json").record
    raw = record["raw"]
    assert raw == TEXT
    assert [(b["kind"], raw[b["start"] : b["end"]]) for b in record["blocks"]][:4] == [
        ("caption", "Retter in Taschkent."),
        ("credit", "| picture alliance/dpa"),
        ("headline", "Erdbeben in Taschkent"),
        ("paragraph", "Ein Erdbeben hat Taschkent erschüttert. Viele starben."),
    ]


def test_for_people_furniture_is_named(dossier: Path) -> None:
    lines = run("show", "beben-1", dossier).text.split("\n")
    assert lines[0] == "Erdbeben in Taschkent"
    assert "[caption] Retter in Taschkent." in lines
    assert "Was bekannt ist" in lines
    assert lines.count("Erdbeben in Taschkent") == 1


def test_a_headline_that_is_not_the_title_is_shown(tmp_path: Path) -> None:
    record = {"id": "a", "title": "Titel des Feldes", "text": "Andere Zeile hier\n\n" + TEXT}
    (tmp_path / "a.jsonl").write_text(json.dumps(record))
    lines = run("show", "a", tmp_path).text.split("\n")
    assert lines[0] == "Titel des Feldes"
    assert "Andere Zeile hier" in lines


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        b"Ein Text ohne Ende",
        b"Zeile\rZeile\nZeile\r\n\r\n",
        ("Ein " + CLIPBOARD + "Text mit \x1b[31m und \u202e und \t\x00.").encode(),
    ],
)
def test_raw_is_byte_for_byte_the_file(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(content)
    assert run("show", "a", tmp_path, "--raw").out == content


def test_raw_is_the_decoded_file_without_byte_order_mark(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Grüße aus Taschkent.\r\n".encode("utf-8-sig"))
    (tmp_path / "b.txt").write_bytes("Grüße aus Taschkent.\r\n".encode("utf-16"))
    assert run("show", "a", tmp_path, "--raw").out == "Grüße aus Taschkent.\r\n".encode()
    assert run("show", "b", tmp_path, "--raw").out == "Grüße aus Taschkent.\r\n".encode()


def test_raw_of_a_record_is_the_value_of_its_text(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": "a", "text": "Zeile\\r\\n\\u2028\\ud83d\\ude00"}')
    assert run("show", "a", tmp_path, "--raw").out == "Zeile\r\n\u2028😀".encode()


def test_raw_survives_a_lone_surrogate(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": "a", "text": "Text \\ud800."}')
    out = run("show", "a", tmp_path, "--raw").out
    assert out.decode("utf-8", "surrogatepass") == "Text \ud800."
    assert run("show", "a", tmp_path, "--json").record["raw"] == "Text \ud800."


def test_raw_on_a_terminal_shows_a_sign_for_each_control(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(f"Ein {CLIPBOARD}Text.\r\nEnde\u202e".encode())
    text = run("show", "a", tmp_path, "--raw", terminal=True).text
    assert acting(text) == []
    assert text == "Ein ␛]52;c;cHduZWQ=␇Text.␍\nEnde␦"


class TestIds:
    def test_that_are_unknown_find_nothing(self, dossier: Path) -> None:
        done = run("show", "beben-2", dossier)
        assert (done.code, done.out) == (1, b"")
        assert done.talk == 'kz-reader: no article "beben-2"; did you mean beben-1?\n'

    def test_may_be_begun_if_that_is_said(self, dossier: Path) -> None:
        done = run("show", "beb", dossier, "--json")
        assert (done.code, done.record["id"]) == (0, "beben-1")
        assert 'showing beben-1, the only id that begins with "beb"' in done.talk

    def test_that_begin_more_than_one_find_nothing(self, tmp_path: Path) -> None:
        for name in ("ab1", "ab2"):
            (tmp_path / f"{name}.txt").write_text("Text.")
        done = run("show", "ab", tmp_path)
        assert (done.code, done.out) == (1, b"")
        assert "did you mean ab1, ab2?" in done.talk

    def test_that_are_empty_find_nothing(self, dossier: Path) -> None:
        assert run("show", "", dossier).code == 1

    def test_collide_as_paths_below_the_root(self, tmp_path: Path) -> None:
        for folder in ("a", "b"):
            (tmp_path / folder).mkdir()
            (tmp_path / folder / "x.txt").write_text(f"Text {folder}.")
        assert run("show", "b/x.txt", tmp_path, "--raw").text == "Text b."

    def test_of_standard_input_is_stdin(self) -> None:
        done = run("show", "stdin", "-", "--raw", stdin=b"Ein Text.\r\n")
        assert done.out == b"Ein Text.\r\n"

    @pytest.mark.parametrize("article_id", ["a b", "ü", "-x", "7"])
    def test_of_records_are_taken_as_text(self, tmp_path: Path, article_id: str) -> None:
        given: object = int(article_id) if article_id.isdigit() else article_id
        (tmp_path / "a.jsonl").write_text(json.dumps({"id": given, "text": "Text."}))
        assert run("show", "--raw", "--in", tmp_path, "--", article_id).text == "Text."
