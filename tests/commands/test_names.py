"""annotate, actors, links and path on a dossier whose names are known."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.commands.known import PORT, STORM, STRIKE, known
from tests.commands.running import run

__all__ = ["known"]

RAW = {"port": PORT, "strike": STRIKE, "storm": STORM}


def text_at(record: dict[str, Any], article: str) -> str:
    """What stands in the raw text at the offsets of a record."""
    return RAW[article][record["start"] : record["end"]]


class TestAnnotate:
    @pytest.fixture
    def articles(self, known: Path) -> dict[str, dict[str, Any]]:
        done = run("annotate", known, "--json")
        assert done.code == 0
        return {record["id"]: record for record in done.records}

    def test_one_object_an_article(self, articles: dict[str, dict[str, Any]]) -> None:
        assert set(articles) == {"port", "strike", "storm"}
        keys = {"id", "path", "title", "date", "source", "mentions", "quotes", "figures", "dates"}
        for record in articles.values():
            assert set(record) >= keys
            assert set(record["title"]) >= {"value", "provenance"}
            assert set(record["date"]) >= {"value", "precision", "provenance"}

    def test_offsets_are_into_the_raw_text(self, articles: dict[str, dict[str, Any]]) -> None:
        found = [text_at(mention, "port") for mention in articles["port"]["mentions"]]
        assert found == [
            "Lisanne",
            "Lisanne",
            "Radio Nordost",
            "Ree\u00adderei Nordlicht",
            "Hafenmeisterin",
            "Petra Quandt",
            "Joran Velde",
            "Estland",
            "Velde",
        ]

    def test_a_mention(self, articles: dict[str, dict[str, Any]]) -> None:
        mention = articles["port"]["mentions"][6]
        start = PORT.index("Joran")
        assert mention == {
            "start": start,
            "end": start + len("Joran Velde"),
            "text": "Joran Velde",
            "type": "PER",
            "entity": "per:velde",
            "name": "Joran Velde",
            "kind": "name",
        }

    def test_one_entity_is_one_string_in_every_article(
        self, articles: dict[str, dict[str, Any]]
    ) -> None:
        veldes = {
            mention["entity"]
            for record in articles.values()
            for mention in record["mentions"]
            if "Velde" in mention["text"]
        }
        assert veldes == {"per:velde"}

    def test_furniture_and_apposition_are_marked(self, articles: dict[str, dict[str, Any]]) -> None:
        mentions = articles["port"]["mentions"]
        assert [mention.get("furniture") for mention in mentions][:4] == [
            None,
            "caption",
            "credit",
            None,
        ]
        assert [mention.get("apposition") for mention in mentions][4:6] == [True, None]
        assert mentions[4]["kind"] == "nominal"

    def test_for_people_each_mention_takes_a_line(self, known: Path) -> None:
        lines = run("annotate", known).text.split("\n")
        assert "Streik der Lotsen" in lines
        assert "  PER 19-30 Joran Velde = Joran Velde" in lines


class TestActors:
    def test_every_actor_most_mentioned_first(self, known: Path) -> None:
        done = run("actors", known, "--json")
        assert [record["name"] for record in done.records] == [
            "Joran Velde",
            "Mira Solberg",
            "Petra Quandt",
            "Bernd Blau",
            "Estland",
            "Radio Nordost",
            "Reederei Nordlicht",
        ]
        assert done.code == 0

    def test_an_actor(self, known: Path) -> None:
        record = run("actors", known, "--json").records[2]
        assert record == {
            "entity": "per:quandt",
            "name": "Petra Quandt",
            "type": "PER",
            "aliases": ["Quandt"],
            "mentions": 2,
            "names": 1,
            "articles": 1,
            "first": None,
            "last": None,
            "roles": ["Hafenmeisterin"],
            "reasons": [],
        }

    def test_a_dossier_without_actors_finds_nothing(self, known: Path, tmp_path: Path) -> None:
        (tmp_path / "empty").mkdir()
        (tmp_path / "empty" / "a.txt").write_text("Es regnet.")
        done = run("actors", tmp_path / "empty", "--json")
        assert (done.code, done.out) == (1, b"")
        assert done.talk == "kz-reader: no actor was recognised\n"

    def test_for_people_an_actor_takes_a_line(self, known: Path) -> None:
        lines = run("actors", known).text.split("\n")
        assert lines[0].split() == "PER 3 Joran Velde 2 art., also Velde".split()


class TestLinks:
    def test_strongest_first(self, known: Path) -> None:
        records = run("links", "Velde", "--in", known, "--json").records
        assert [(record["b"], record["strength"]) for record in records] == [
            ("Petra Quandt", "sentence"),
            ("Mira Solberg", "sentence"),
            ("Reederei Nordlicht", "paragraph"),
            ("Estland", "paragraph"),
        ]

    def test_a_link(self, known: Path) -> None:
        record = run("links", "Velde", "--in", known, "--json").records[0]
        sentence = "Hafenmeisterin Petra Quandt traf Joran Velde."
        start = PORT.index(sentence)
        place = {"start": start, "end": start + len(sentence), "text": sentence}
        evidence = {"id": "port", "strength": "sentence", **place, "passages": [place]}
        verb = PORT.index("traf ")
        evidence["label"] = {
            "words": "traf",
            "source": "per:quandt",
            "target": "per:velde",
            "directed": True,
            "passive": False,
            "negated": False,
            "hearsay": False,
            "spans": [[verb, verb + 4]],
            "ends": [[start + 15, start + 27], [verb + 5, verb + 16]],
        }
        assert record.pop("association") > 0
        assert record == {
            "a": "Joran Velde",
            "a_entity": "per:velde",
            "b": "Petra Quandt",
            "b_entity": "per:quandt",
            "strength": "sentence",
            "weight": 1.0,
            "count": 1,
            "label": "traf",
            "direction": "b to a",
            "negated": False,
            "hearsay": False,
            "evidence": [evidence],
        }

    def test_passages_are_offsets_into_the_raw_text(self, known: Path) -> None:
        records = run("links", "Velde", "--in", known, "--json").records
        run_of_sentences = records[2]["evidence"][0]
        assert text_at(run_of_sentences, "port") == (
            "Die Ree\u00adderei Nordlicht hat den\tHafen gesperrt. "
            "Hafenmeisterin Petra Quandt traf Joran Velde."
        )
        assert run_of_sentences["text"].startswith("Die Reederei Nordlicht hat den    Hafen")

    def test_an_article_link_has_a_sentence_for_each(self, known: Path) -> None:
        records = run("links", "Quandt", "--in", known, "--json").records
        (record,) = [one for one in records if one["b"] == "Estland"]
        (evidence,) = record["evidence"]
        assert [text_at(passage, "port") for passage in evidence["passages"]] == [
            "Hafenmeisterin Petra Quandt traf Joran Velde.",
            "Estland schwieg.",
        ]
        assert evidence["text"] == "Hafenmeisterin Petra Quandt traf Joran Velde."

    @pytest.mark.parametrize(("given", "passages"), [([], 1), (["--evidence", "9"], 2)])
    def test_how_many_passages(self, known: Path, given: list[str], passages: int) -> None:
        (known / "more.txt").write_text("Joran Velde und Mira Solberg schwiegen.")
        records = run("links", "Velde", "--in", known, "--json", *given).records
        (record,) = [one for one in records if one["b"] == "Mira Solberg"]
        assert (record["count"], len(record["evidence"])) == (2, passages)

    def test_a_credit_links_nobody(self, known: Path) -> None:
        done = run("links", "Radio Nordost", "--in", known, "--json")
        assert (done.code, done.out) == (1, b"")
        assert done.talk == "kz-reader: no links of Radio Nordost\n"

    def test_a_place_has_no_links_and_says_why(self, known: Path) -> None:
        done = run("links", "Lisanne", "--in", known)
        assert done.code == 1
        assert "no links of Lisanne: places other than countries have no links" in done.talk

    def test_for_people_each_link_shows_its_passage(self, known: Path) -> None:
        lines = run("links", "Velde", "--in", known).text.split("\n")
        first = lines.index("●●● Joran Velde - Mira Solberg")
        assert lines[first + 1] == "    Joran Velde traf Mira Solberg"
        assert lines[first + 2] == "    Joran Velde traf Mira Solberg."
        assert lines[first + 3] == "    sentence, Streik der Lotsen, strike"


class TestNames:
    @pytest.mark.parametrize(
        "name", ["Petra Quandt", "petra  quandt", "Quandt", "Kwandt", "Квандт", "per:quandt"]
    )
    def test_an_actor_may_be_named_in_many_ways(self, known: Path, name: str) -> None:
        assert run("links", name, "--in", known, "--json").records[0]["a"] == "Petra Quandt"

    @pytest.mark.parametrize("name", ["Niemand", "!!", ""])
    def test_an_unknown_name_finds_nothing(self, known: Path, name: str) -> None:
        done = run("links", name, "--in", known)
        assert (done.code, done.out) == (1, b"")
        assert f'no actor called "{name}"; `kz-reader actors` lists them' in done.talk

    def test_an_ambiguous_name_lists_the_candidates(self, known: Path) -> None:
        done = run("links", "Blau", "--in", known)
        assert (done.code, done.out) == (2, b"")
        assert done.talk.split("\n")[:3] == [
            'kz-reader: "Blau" can mean several actors:',
            "kz-reader:   Anna Blau (PER, per:blau-2)",
            "kz-reader:   Otto Blau (PER, per:blau-3)",
        ]


class TestPath:
    def test_names_the_bridge_and_shows_each_step(self, known: Path) -> None:
        done = run("path", "Quandt", "Solberg", "--in", known, "--json")
        record = done.record
        assert record["path"] == ["Petra Quandt", "Joran Velde", "Mira Solberg"]
        assert [(step["a"], step["b"]) for step in record["steps"]] == [
            ("Petra Quandt", "Joran Velde"),
            ("Joran Velde", "Mira Solberg"),
        ]
        assert [step["evidence"][0]["text"] for step in record["steps"]] == [
            "Hafenmeisterin Petra Quandt traf Joran Velde.",
            "Joran Velde traf Mira Solberg.",
        ]
        assert done.code == 0

    def test_links_between_two_names_means_the_same(self, known: Path) -> None:
        argv = ["Quandt", "Solberg", "--in", str(known), "--json"]
        assert run("links", *argv).out == run("path", *argv).out

    def test_without_a_connection_finds_nothing(self, known: Path) -> None:
        done = run("path", "Quandt", "Bernd Blau", "--in", known, "--json")
        assert (done.code, done.out) == (1, b"")
        assert done.talk == "kz-reader: nothing connects Petra Quandt and Bernd Blau\n"

    def test_from_an_actor_to_itself_is_a_usage_error(self, known: Path) -> None:
        done = run("path", "Quandt", "Petra Quandt", "--in", known)
        assert (done.code, done.talk) == (2, "kz-reader: both names mean Petra Quandt\n")

    def test_for_people_the_bridge_stands_in_the_first_line(self, known: Path) -> None:
        lines = run("path", "Quandt", "Solberg", "--in", known).text.split("\n")
        assert lines[0] == "Petra Quandt → Joran Velde → Mira Solberg"


def test_skipped_input_is_named_and_the_rest_answers(known: Path) -> None:
    (known / "bad.txt").write_bytes(b"\0" * 100)
    for argv in (["annotate"], ["actors"], ["links", "Velde"], ["path", "Quandt", "Solberg"]):
        done = run(*argv, "--in", known)
        assert (done.code, bool(done.out)) == (3, True)
        assert "bad.txt: a binary file, not text" in done.talk
