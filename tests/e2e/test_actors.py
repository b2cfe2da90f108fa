"""Actors on the installed program: the list of all, merging and undoing, the picture, filters."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.e2e.terminal import Terminal

pytestmark = pytest.mark.e2e

Open = Callable[..., Terminal]


@pytest.fixture
def decisions(tmp_path: Path) -> Path:
    return tmp_path / "actors.toml"


@pytest.fixture
def terminal(program: list[str], decisions: Path) -> Iterator[Terminal]:
    """The program on the bundled dossier, its actors known."""
    with Terminal([*program, "--actors", str(decisions)], columns=120, rows=36) as opened:
        opened.wait_for("IN THIS ARTICLE")
        yield opened


def line_of(screen: str, words: str) -> str:
    return next(line for line in screen.split("\n") if words in line)


def test_the_list_of_all_actors_is_sorted_filtered_and_left_with_one(terminal: Terminal) -> None:
    terminal.press("A")
    screen = terminal.wait_for("mentions ▾")
    assert "● person" in screen
    assert "◆ country" in screen
    tokajew = line_of(screen, "Kassym-Schomart Tokajew")
    assert "7–8 Jan 2022" in tokajew
    assert "██" in tokajew
    terminal.press("S")
    terminal.wait_for("articles ▾")
    terminal.press("/", "toqajew")
    terminal.wait_for("1 of ")
    terminal.press("enter")
    screen = terminal.wait_for("LINKED")
    assert "Kassym-Schomart Tokajew" in screen


def test_a_merge_holds_after_a_new_start_and_headless_and_is_undone(
    terminal: Terminal, program: list[str], decisions: Path
) -> None:
    terminal.press("A", "/", "xi jinping", "tab", "M")
    terminal.wait_for("Who is Xi Jinping too?")
    terminal.press("peskow", "enter")
    terminal.wait_for("Merge Xi Jinping and Dmitri Peskow")
    terminal.press("enter", "only a test", "enter")
    terminal.wait_for("Dmitri Peskow merged into Xi Jinping")
    terminal.press("escape", "escape", "Q")
    assert terminal.wait_for_exit() == 0
    assert 'reason = "only a test"' in decisions.read_text()

    command = [*program, "links", "Peskow", "--actors", str(decisions)]
    done = subprocess.run(command, capture_output=True, check=True)
    assert "Xi Jinping - " in done.stdout.decode()

    with Terminal([*program, "--actors", str(decisions)], columns=120, rows=36) as again:
        again.wait_for("IN THIS ARTICLE")
        again.press("A", "/", "peskow", "enter")
        screen = again.wait_for("only a test")
        assert "Xi Jinping" in screen
        again.press("A", "u")
        again.wait_for("undone: Dmitri Peskow merged into Xi Jinping")
        again.press("/", "peskow")
        again.wait_for(lambda shown: "● person" in shown and "Dmitri Peskow" in shown)
    assert decisions.read_text().count("[[decision]]") == 0


def test_the_picture_leads_to_the_sentence(terminal: Terminal) -> None:
    terminal.press("A", "/", "tokajew", "enter")
    terminal.wait_for("LINKED")
    terminal.press("p")
    screen = terminal.wait_for("LINKED TO Kassym-Schomart Tokajew")
    assert "│ ● Kassym-Schomart Tokajew │" in screen
    assert any("\u2800" < sign < "\u2900" for sign in screen)
    for _ in range(30):
        if "Kassym-Schomart Tokajew – Wladimir Putin" in screen:
            break
        terminal.press("j")
        screen = terminal.wait_for("LINKED TO")
    assert "Putin habe auch mehrfach" in screen
    terminal.press("enter")
    screen = terminal.wait_for("▎")
    assert "Wladimir Putin" in screen
    assert "Kassym-Schomart Tokajew › Wladimir Putin" in screen
    terminal.press("backspace")
    terminal.wait_for(lambda shown: "› Wladimir Putin" not in shown)


def test_only_articles_with_an_actor(terminal: Terminal) -> None:
    terminal.press("F", "nasarbajew", "enter")
    screen = terminal.wait_for("only with Nursultan Nasarbajew: 1 article")
    assert "Unruhen in Kasachstan" not in "\n".join(row[:31] for row in screen.split("\n"))
    terminal.press("escape")
    terminal.wait_for(lambda shown: "only with" not in shown)


def test_a_decision_typed_at_once_is_on_who_was_filtered_for(
    terminal: Terminal, decisions: Path
) -> None:
    terminal.send("A/twitter\tD\r")
    terminal.wait_for("Twitter hidden")
    assert decisions.read_text().count("[[decision]]") == 1


def test_two_windows_lose_nothing_of_each_other(
    terminal: Terminal, program: list[str], decisions: Path
) -> None:
    with Terminal([*program, "--actors", str(decisions)], columns=120, rows=36) as other:
        other.wait_for("IN THIS ARTICLE")
        other.press("A", "/", "twitter", "tab", "D", "enter")
        other.wait_for("Twitter hidden")
        terminal.press("A", "/", "vlast", "tab", "D", "enter")
        terminal.wait_for("Vlast.kz hidden")
        terminal.press("escape", "/", "twitter")
        terminal.wait_for("Nobody is called that")
    assert decisions.read_text().count("[[decision]]") == 2
