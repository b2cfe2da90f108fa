"""The user's decisions hold for every command."""

from __future__ import annotations

from pathlib import Path

import pytest

from kz_tui.model.decision import Act, Decision, Who
from kz_tui.rooms import LATE
from kz_tui.store.actors_file import NAME, ActorsFile, dossier_folder
from tests.commands.known import write_known
from tests.commands.running import run

MERGED = """\
[[decision]]
do = "merge"
actor = "Joran Velde"
with = ["Mira Solberg"]
reason = "a pen name"
"""


@pytest.fixture
def known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A dossier on disk, its names known to recognition itself."""
    monkeypatch.setitem(LATE, "recognising", "tests.commands.known_recogniser")
    return write_known(tmp_path)


@pytest.fixture
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("decisions") / "actors.toml"
    path.write_text(MERGED)
    return path


def test_they_hold_in_every_command(known: Path, file: Path) -> None:
    where: list[str | Path] = [known, "--actors", file]
    names = [one["name"] for one in run("actors", *where, "--json").records]
    assert "Joran Velde" in names
    assert "Mira Solberg" not in names
    mentions = [m for one in run("annotate", *where, "--json").records for m in one["mentions"]]
    named = {mention["name"] for mention in mentions if mention["text"] == "Mira Solberg"}
    assert named == {"Joran Velde"}
    links = run("links", "Solberg", "--in", known, "--actors", file, "--json").records
    assert {link["a"] for link in links} == {"Joran Velde"}
    found = run("search", "actor:Solberg", *where, "--json").record
    assert {hit["id"] for hit in found["hits"]} == {"port", "strike"}
    path = run("path", "Mira Solberg", "Joran Velde", "--in", known, "--actors", file)
    assert (path.code, path.talk) == (2, "kz-reader: both names mean Joran Velde\n")


def test_the_reason_is_told(known: Path, file: Path) -> None:
    actors = run("actors", known, "--actors", file, "--json").records
    velde = next(one for one in actors if one["name"] == "Joran Velde")
    assert "you decided that Mira Solberg is Joran Velde: a pen name" in velde["reasons"]


def test_those_of_the_dossier_hold_unless_a_file_is_named(known: Path, file: Path) -> None:
    kept = ActorsFile(dossier_folder([str(known)]) / NAME)
    kept.add(Decision(Act.HIDE, Who("Joran Velde")))
    assert "Joran Velde" not in run("actors", known).text
    assert "Mira Solberg" in run("actors", "--in", known).text
    assert "Joran Velde" in run("actors", known, "--actors", file).text
    file.write_text("")
    assert "Mira Solberg" in run("actors", known, "--actors", file).text


def test_they_are_listed_with_what_became_of_them(known: Path, file: Path) -> None:
    file.write_text(MERGED + '\n[[decision]]\ndo = "hide"\nactor = "Nobody"\n')
    done = run("decisions", known, "--actors", file, "--json")
    first, second = done.records
    assert first == {
        "line": 1,
        "do": "merge",
        "actor": {"name": "Joran Velde", "type": None, "seen": None},
        "with": [{"name": "Mira Solberg", "type": None, "seen": None}],
        "names": [],
        "to": None,
        "reason": "a pen name",
        "entities": ["per:velde"],
        "problem": None,
    }
    assert (second["line"], second["entities"]) == (7, [])
    assert second["problem"] == "no actor called 'Nobody' in these articles"
    plain = run("decisions", known, "--actors", file)
    assert "    1  Mira Solberg merged into Joran Velde  a pen name\n" in plain.text
    assert "    7  Nobody hidden  (changes nothing: no actor called 'Nobody'" in plain.text
    assert plain.text.endswith(f"{file}\n")


def test_a_dossier_without_any(known: Path) -> None:
    done = run("decisions", known)
    assert (done.code, done.text) == (1, "")
    assert done.talk.startswith("kz-reader: no decision in ")
    assert run("decisions", "-", stdin=b"Ein Text.").talk.endswith("on standard input\n")


def test_what_cannot_be_understood_is_named_by_line_and_the_rest_holds(
    known: Path, file: Path
) -> None:
    file.write_text('[[decision]]\ndo = "hide\n' + MERGED)
    done = run("actors", known, "--actors", file)
    assert done.code == 3
    assert f"kz-reader: {file}:2: not TOML: " in done.talk
    assert "Mira Solberg" not in done.text.replace("also Velde, Mira Solberg", "")


def test_those_that_change_nothing_are_named(known: Path, file: Path) -> None:
    file.write_text('[[decision]]\ndo = "rename"\nactor = "Joram Velde"\nto = "V."\n')
    done = run("actors", known, "--actors", file)
    assert done.code == 0
    assert "decision in line 1 (rename): no actor called 'Joram Velde'" in done.talk


def test_a_named_file_must_be_there(known: Path) -> None:
    done = run("actors", known, "--actors", known / "none.toml")
    assert done.code == 2
    assert f"--actors {known}/none.toml: no such file" in done.talk


def test_they_lie_over_what_is_kept_of_an_earlier_start(tmp_path: Path, file: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    text = "Angela Merkel traf Emmanuel Macron in Berlin. Merkel lobte Macron."
    (folder / "one.txt").write_text(text)
    plain = run("actors", folder, "--json").records
    assert {"Angela Merkel", "Emmanuel Macron"} <= {one["name"] for one in plain}
    file.write_text(MERGED.replace("Joran Velde", "Angela Merkel").replace(
        "Mira Solberg", "Emmanuel Macron"))  # fmt: skip
    for _ in range(2):  # what is kept is what was recognised, not what was decided
        decided = run("actors", folder, "--actors", file, "--json").records
        assert "Emmanuel Macron" not in {one["name"] for one in decided}
        assert run("actors", folder, "--json").records == plain
    found = run("search", "actor:Macron", folder, "--actors", file, "--json").record
    assert found["total"] == 1
