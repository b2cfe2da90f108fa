from __future__ import annotations

import pytest

from kz_tui import __version__
from tests.commands.running import run


@pytest.mark.parametrize("argv", [["--version"], ["-V"], ["search", "--version"]])
def test_the_version(argv: list[str]) -> None:
    done = run(*argv)
    assert (done.code, done.text, done.talk) == (0, f"kz-reader {__version__}\n", "")


@pytest.mark.parametrize(
    "command", ["search", "show", "annotate", "actors", "links", "path", "decisions", "doctor"]
)
def test_help_tells_of_every_command(command: str) -> None:
    general, special = run("--help"), run(command, "--help")
    assert (general.code, special.code, general.talk + special.talk) == (0, 0, "")
    assert f"kz-reader {command}" in general.text
    assert special.text.startswith(f"usage: kz-reader {command}")
    for option in ("--in PATH", "--actors FILE", "--no-color", "--version", "--help"):
        assert option in special.text


def test_a_usage_error_says_where_help_is() -> None:
    done = run("search")
    assert (done.code, done.out) == (2, b"")
    assert done.talk.split("\n")[1] == "kz-reader: kz-reader --help tells more"
