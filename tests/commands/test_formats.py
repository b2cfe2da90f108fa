"""actors, links, path and graph as CSV, Markdown and GraphML."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kz_tui.commands.tables import csv_lines, markdown, xml
from tests.commands.known import PORT, known
from tests.commands.running import run

__all__ = ["known"]

_GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


class TestCsv:
    def test_actors(self, known: Path) -> None:
        found = rows(run("actors", known, "--format", "csv").text)
        assert (found[0]["name"], found[0]["mentions"]) == ("Joran Velde", "3")
        assert found[2]["roles"] == "Hafenmeisterin"

    def test_a_link_has_a_row_a_passage_with_its_citation(self, known: Path) -> None:
        found = rows(run("links", "Velde", "--in", known, "--format", "csv").text)
        first = found[0]
        assert (first["a"], first["b"], first["label"]) == ("Joran Velde", "Petra Quandt", "traf")
        assert (first["direction"], first["negated"]) == ("b to a", "no")
        assert PORT[int(first["start"]) : int(first["end"])] == first["sentence"]
        assert first["article"] == "port"

    def test_a_path_counts_its_steps(self, known: Path) -> None:
        done = run("path", "Quandt", "Solberg", "--in", known, "--format", "csv")
        assert [(row["path"], row["step"], row["b"]) for row in rows(done.text)] == [
            ("1", "1", "Joran Velde"),
            ("1", "2", "Mira Solberg"),
        ]

    @pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])
    def test_nothing_is_a_formula(self, cell: str) -> None:
        _, line = csv_lines(["x"], [{"x": cell}])
        (read,) = next(csv.reader([line]))
        assert read[0] == "'" or not read.startswith(("=", "+", "-", "@", "\t"))

    def test_numbers_stay_numbers(self) -> None:
        assert list(csv_lines(["x", "y"], [{"x": -1.5, "y": None}])) == ["x,y", "-1.5,"]

    @given(st.text())
    def test_any_text_is_one_cell_of_one_line(self, text: str) -> None:
        _, line = csv_lines(["x"], [{"x": text}])
        assert "\n" not in line
        assert "\r" not in line
        assert len(next(csv.reader([line + "\n"]), [""])) <= 1


class TestMarkdown:
    def test_a_link_is_an_item_with_its_passage_quoted(self, known: Path) -> None:
        text = run("links", "Velde", "--in", known, "--format", "markdown").text
        assert text.startswith("# Links of Joran Velde\n")
        assert "- **Joran Velde** – **Petra Quandt** (sentence)\n" in text
        assert "  Petra Quandt traf Joran Velde\n" in text
        assert "  > Hafenmeisterin Petra Quandt traf Joran Velde.\n" in text
        assert ", port, " in text

    def test_actors_are_a_table(self, known: Path) -> None:
        lines = run("actors", known, "--format", "markdown").text.split("\n")
        assert lines[0].startswith("| name | type |")
        assert lines[2].startswith("| Joran Velde | PER | 3 |")

    @given(st.text())
    def test_any_text_is_shown_as_it_stands(self, text: str) -> None:
        shown = markdown(text)
        assert "\n" not in shown
        assert "<" not in shown
        bare = shown.replace("\\\\", "")
        for sign in "*[]|`_":
            assert f"\\{sign}" in bare or sign not in bare


class TestGraph:
    def test_graphml_has_the_actors_and_their_links(self, known: Path) -> None:
        done = run("graph", "Velde", "--in", known, "--format", "graphml")
        root = ElementTree.fromstring(done.out)
        nodes = [node.get("id") for node in root.iter(f"{_GRAPHML}node")]
        assert nodes[0] == "per:velde"
        edges = list(root.iter(f"{_GRAPHML}edge"))
        assert (edges[0].get("source"), edges[0].get("target")) == ("per:quandt", "per:velde")
        assert edges[0].get("directed") == "true"
        assert {edge.get("source") for edge in edges} <= set(nodes)
        data = {one.get("key"): one.text for one in edges[0]}
        assert data["edge-label"] == "traf"
        assert data["edge-sentence"] == "Hafenmeisterin Petra Quandt traf Joran Velde."

    def test_json_has_nodes_and_links(self, known: Path) -> None:
        record = run("graph", "Velde", "--in", known, "--json").record
        assert record["name"] == "Joran Velde"
        assert record["neighbours"] == 4
        assert [node["name"] for node in record["nodes"]][:2] == ["Joran Velde", "Petra Quandt"]
        pairs = {(link["a_entity"], link["b_entity"]) for link in record["links"]}
        assert ("per:velde", "per:quandt") in pairs
        assert len(pairs) == len(record["links"]) > 4

    def test_the_limit_counts_neighbours(self, known: Path) -> None:
        record = run("graph", "Velde", "--in", known, "--json", "--limit", "1").record
        assert (len(record["nodes"]), len(record["links"]), record["neighbours"]) == (2, 1, 4)

    def test_for_people_and_as_csv_and_markdown(self, known: Path) -> None:
        assert run("graph", "Velde", "--in", known).text.startswith(
            "●●● Joran Velde - Petra Quandt"
        )
        assert len(rows(run("graph", "Velde", "--in", known, "--format", "csv").text)) > 4
        assert run("graph", "Velde", "--in", known, "--format", "markdown").text.startswith("# ")

    def test_a_place_has_none(self, known: Path) -> None:
        done = run("graph", "Lisanne", "--in", known)
        assert (done.code, done.out) == (1, b"")
        assert "places other than countries have no links" in done.talk

    @given(st.text())
    def test_any_text_stands_in_xml(self, text: str) -> None:
        root = ElementTree.fromstring(f'<a b="{xml(text)}">{xml(text)}</a>')
        assert (root.text or "").replace("\r", "\n") == (root.text or "")


class TestAlternatives:
    def test_other_bridges_follow(self, known: Path) -> None:
        done = run("path", "Quandt", "Velde", "--in", known, "--alternatives", "3", "--json")
        first, *others = done.records
        assert first["path"] == ["Petra Quandt", "Joran Velde"]
        assert all(len(record["path"]) > 2 for record in others)
        assert others

    @pytest.mark.parametrize(
        ("argv", "complaint"),
        [
            (["links", "Velde", "--format", "xml"], "--format takes json, csv or markdown"),
            (["graph", "Velde", "--format", "dot"], "json, csv, markdown or graphml, not 'dot'"),
            (["actors", "--json", "--format", "csv"], "--json and --format csv ask for two things"),
        ],
    )
    def test_a_format_nobody_knows_is_a_usage_error(
        self, known: Path, argv: list[str], complaint: str
    ) -> None:
        done = run(*argv, "--in", known)
        assert done.code == 2
        assert complaint in done.talk
