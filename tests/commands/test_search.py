from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.running import Outcome, run
from tests.hostile import acting

HIT = {"id", "title", "date", "score", "snippet", "spans", "terms"}


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """Three articles, two of them on an earthquake."""
    (tmp_path / "beben.txt").write_text(
        "Erdbeben in Taschkent\n\nStand: 07.01.2022 15:08 Uhr\n\n"
        "Ein Erdbeben hat Taschkent erschüttert. Präsident Mirsijojew versprach Hilfe.\n"
    )
    (tmp_path / "hilfe.md").write_text(
        "# Hilfe für Usbekistan\n\nNach dem Erdbeben kommt Hilfe aus Almaty. Viele danken.\n"
    )
    (tmp_path / "regen.txt").write_text(
        "Regen in Wien\n\nEs regnet in Wien. Niemand wundert sich.\n"
    )
    return tmp_path


def test_the_object_of_a_query(dossier: Path) -> None:
    done = run("search", "Mirziyoyev", dossier, "--json")
    record = done.record
    assert set(record) >= {"query", "total", "cpu_ms", "error", "hits"}
    assert (record["query"], record["total"], record["error"]) == ("Mirziyoyev", 1, None)
    assert record["cpu_ms"] >= 0
    (hit,) = record["hits"]
    assert set(hit) >= HIT
    assert (hit["id"], hit["title"]) == ("beben", "Erdbeben in Taschkent")
    assert hit["date"] == "2022-01-07T15:08"
    (term,) = hit["terms"]
    assert term == {"query": "Mirziyoyev", "matched": "Mirsijojew", "how": "spelling"}
    raw = (dossier / "beben.txt").read_text()
    assert [raw[start:end] for start, end in hit["spans"]] == ["Mirsijojew"]
    assert done.code == 0


def test_what_is_missing_is_null(dossier: Path) -> None:
    (hit,) = run("search", "Wien", dossier, "--json").record["hits"]
    assert hit["date"] is None


def test_the_limit_holds_the_total_tells(dossier: Path) -> None:
    record = run("search", "Erdbeben", dossier, "--limit", "1", "--json").record
    assert (record["total"], len(record["hits"])) == (2, 1)
    text = run("search", "Erdbeben", dossier, "--limit", "1").text
    assert "1 of 2 articles; --limit N shows more" in text


def test_the_best_comes_first(dossier: Path) -> None:
    hits = run("search", "Erdbeben", dossier, "--json").record["hits"]
    assert [hit["score"] for hit in hits] == sorted((h["score"] for h in hits), reverse=True)


def test_nothing_found_still_prints_its_object(dossier: Path) -> None:
    done = run("search", "Xylophon", dossier, "--json")
    assert (done.record["total"], done.record["hits"], done.code) == (0, [], 1)
    assert done.err == b""


def test_nothing_found_is_said_to_people(dossier: Path) -> None:
    done = run("search", "Xylophon", dossier)
    assert (done.out, done.code) == (b"", 1)
    assert done.talk == 'kz-reader: nothing found for "Xylophon"\n'


def test_a_bad_query_is_a_usage_error_with_its_object(dossier: Path) -> None:
    done = run("search", "foo:bar", dossier, "--json")
    assert done.code == 2
    assert "no field foo:" in done.record["error"]
    assert done.record["hits"] == []
    assert "no field foo:" in done.talk


def test_a_pasted_text_does_not_hide_what_is_wrong_with_it(dossier: Path) -> None:
    outcome = run("search", "Taschkent " * 1000, str(dossier))
    assert outcome.code == 2
    assert len(outcome.err) < 250


def test_for_people_a_hit_has_title_date_id_snippet_and_reason(dossier: Path) -> None:
    text = run("search", "Mirziyoyev", dossier).text
    for part in ("Erdbeben in Taschkent", "2022-01-07T15:08", "beben", "versprach Hilfe"):
        assert part in text
    assert "Mirziyoyev = Mirsijojew" in text


def test_a_field_of_names_recognises_first(dossier: Path) -> None:
    record = run("search", "actor:Mirziyoyev", dossier, "--json").record
    assert [hit["id"] for hit in record["hits"]] == ["beben"]


@pytest.mark.parametrize("argv", [["-Almaty Erdbeben"], ["--", "-Almaty Erdbeben"]])
def test_a_query_may_begin_with_a_hyphen(dossier: Path, argv: list[str]) -> None:
    hits = run("search", "--json", "--in", dossier, *argv).record["hits"]
    assert [hit["id"] for hit in hits] == ["beben"]


class TestBatch:
    LINES = "Erdbeben\n\nXylophon\r\nfoo:bar\nWien"

    @pytest.fixture(params=["file", "stdin"])
    def answered(self, request: pytest.FixtureRequest, dossier: Path, tmp_path: Path) -> Outcome:
        if request.param == "stdin":
            return run("search", "--queries", "-", dossier, "--json", stdin=self.LINES.encode())
        queries = tmp_path / "queries.list"
        queries.write_text(self.LINES, newline="")
        return run("search", "--queries", queries, dossier, "--json")

    def test_answers_every_line_blank_and_bad_ones_included(self, answered: Outcome) -> None:
        records = answered.records
        assert [record["query"] for record in records] == self.LINES.replace("\r", "").split("\n")
        assert [record["total"] for record in records] == [2, 0, 0, 0, 1]
        assert [bool(record["error"]) for record in records] == [False, False, False, True, False]

    def test_has_found_something_if_one_query_has(self, answered: Outcome) -> None:
        assert answered.code == 0

    @pytest.mark.parametrize("lines", [b"", b"\n", b"Xylophon\n", b"foo:bar\nXylophon"])
    def test_has_found_nothing_if_none_has(self, dossier: Path, lines: bytes) -> None:
        done = run("search", "--queries", "-", dossier, "--json", stdin=lines)
        assert done.code == 1
        assert len(done.records) == len(lines.split(b"\n")) - (not lines or lines.endswith(b"\n"))

    def test_needs_json(self, dossier: Path) -> None:
        done = run("search", "--queries", "-", dossier, stdin=b"Wien\n")
        assert done.code == 2
        assert "--queries needs --json" in done.talk

    @pytest.mark.parametrize(
        ("content", "reason"),
        [(None, "no such file or folder"), (b"\0" * 100, "a binary file, not text")],
    )
    def test_from_a_file_that_cannot_be_read_is_a_usage_error(
        self, dossier: Path, tmp_path: Path, content: bytes | None, reason: str
    ) -> None:
        queries = tmp_path / "queries"
        if content is not None:
            queries.write_bytes(content)
        done = run("search", "--queries", queries, dossier, "--json")
        assert (done.code, done.out) == (2, b"")
        assert f"{queries}: {reason}" in done.talk

    def test_takes_any_bytes_from_standard_input(self, dossier: Path) -> None:
        done = run("search", "--queries", "-", dossier, "--json", stdin=b"\xff\x1b]0;x\x07\nWien\n")
        assert len(done.records) == 2
        assert acting(done.text + done.talk) == []

    def test_reads_a_file_with_a_byte_order_mark(self, dossier: Path, tmp_path: Path) -> None:
        (tmp_path / "queries").write_text("Wien\n", encoding="utf-8-sig")
        done = run("search", "--queries", tmp_path / "queries", dossier, "--json")
        assert done.record["query"] == "Wien"


def test_json_holds_any_text_of_an_article(tmp_path: Path) -> None:
    text = 'Ein "Zitat" mit \\ und Токаев 😀.'
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "ü\u2028", "text": text}))
    done = run("search", "Zitat", tmp_path, "--json")
    (hit,) = done.record["hits"]
    assert (hit["id"], hit["snippet"]) == ("ü\u2028", text)
    assert "\\u2028" in done.text
    assert "Токаев 😀" in done.text
