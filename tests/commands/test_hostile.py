"""Nothing in an article, a record or a file name reaches the terminal as a control sequence."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.commands.known import PORT, known
from tests.commands.running import Outcome, run
from tests.hostile import MARKUP, PAYLOADS, acting

__all__ = ["known"]

HOSTILE = "".join(PAYLOADS) + "".join(MARKUP)
OWN_STYLES = ("\x1b[0m", "\x1b[1m", "\x1b[2m")
COMMANDS: list[list[str]] = [
    ["search", "Hafen"],
    ["search", "Hafen" + HOSTILE],
    ["search", "foo:" + HOSTILE],
    ["show", "port"],
    ["show", "id" + HOSTILE],
    ["show", "nothing" + HOSTILE],
    ["annotate"],
    ["actors"],
    ["links", "Velde"],
    ["links", "Velde" + HOSTILE],
    ["path", "Quandt", "Solberg"],
    ["path", "Quandt" + HOSTILE, "Solberg"],
    ["doctor"],
    ["show", "port", "--" + HOSTILE],
    ["graph", "Velde"],
    ["graph", "Velde", "--format", "graphml"],
    ["links", "Velde", "--format", "csv"],
    ["links", "Velde", "--format", "markdown"],
    ["actors", "--format", "csv"],
    ["actors", "--format", "markdown"],
    ["path", "Quandt", "Solberg", "--format", "csv"],
    ["serch" + HOSTILE],
    [],
]


def shown(done: Outcome) -> str:
    """Everything a terminal would get, without the bold and dim of the program."""
    text = done.text + done.talk
    for style in OWN_STYLES:
        text = text.replace(style, "")
    return text


@pytest.fixture
def hostile(known: Path) -> Path:
    """The known dossier with a record, a text and file names that try everything."""
    record = {
        "id": "id" + HOSTILE,
        "text": f"Hafen{HOSTILE}\n\nPetra Quandt traf Joran Velde{HOSTILE}. {PORT}",
        "title": HOSTILE + "Hafen",
        "date": HOSTILE,
        "source": HOSTILE + "Blatt",
        "section": HOSTILE,
        "url": "https://example.org/" + HOSTILE,
    }
    broken = json.dumps({"id": HOSTILE, "text": 7})
    (known / "hostile.jsonl").write_text(f"{json.dumps(record)}\n{broken}\n{HOSTILE[:30]}\n")
    for number, payload in enumerate(PAYLOADS):
        name = f"{number}{payload}.txt".replace("/", ":").replace("\0", "")
        (known / name).write_text(f"Hafen{payload}\n\nPetra Quandt traf Joran Velde.")
        (known / f"bad{name}").write_bytes(b"\0" * 100)
    with open(os.fsencode(known) + b"/\xff\x9b2J.txt", "wb") as file:  # noqa: PTH123
        file.write(b"Hafen.")
    return known


@pytest.mark.parametrize("argv", COMMANDS, ids=range(len(COMMANDS)))
@pytest.mark.parametrize("colour", [False, True])
def test_for_people(hostile: Path, argv: list[str], colour: bool) -> None:
    done = run(*argv, "--in", hostile, colour=colour)
    assert acting(shown(done)) == []
    assert done.out or done.err


@pytest.mark.parametrize("argv", COMMANDS[:13], ids=range(13))
def test_as_json(hostile: Path, argv: list[str]) -> None:
    done = run(*argv, "--in", hostile, "--json")
    assert acting(shown(done)) == []
    for line in done.out.split(b"\n")[:-1]:
        assert isinstance(json.loads(line), dict)


def test_json_gives_the_id_back_as_it_was(hostile: Path) -> None:
    wanted = "id" + HOSTILE
    assert run("show", wanted, hostile, "--json").record["id"] == wanted


@pytest.mark.parametrize("word", ["\x1b]52;c;eA==\x07", "[/]", "\udcff", "\x00", "a\nb", "\u202e"])
def test_words_of_the_command_line(known: Path, word: str) -> None:
    for argv in (["search", word], ["show", word], ["links", word], [word], ["search", "x", word]):
        assert acting(shown(run(*argv, "--in", known))) == []
