"""The story that must feel effortless, told once and played on two terminals.

The keys of it stand in the README.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Protocol


class Player(Protocol):
    """A terminal on which the story is played."""

    def press(self, *keys: str) -> None:
        """Press keys by name, or type a text."""

    def wait_for(self, wanted: str | Callable[[str], bool]) -> str:
        """The screen, once it shows what is wanted."""


def play(terminal: Player) -> None:
    """Launch is done; search, open, jump, find the path, and go all the way back."""
    # launch: the dossier lies open, the actors of the article are known
    start = terminal.wait_for("IN THIS ARTICLE")
    assert "Unruhen in Kasachstan" in start
    start = terminal.wait_for("^p commands")

    # search: hits appear while typing, marked, with the reason for the inexact ones
    terminal.press("/", "Tokaev")
    terminal.wait_for("Tokaev = Tokajew")
    terminal.press(" almati")
    screen = terminal.wait_for("almati = Almaty")
    assert "2 of 2 articles" in screen

    # open at the passage shown
    terminal.press("enter")
    screen = terminal.wait_for("hit ")
    assert "Tokajew" in screen
    assert "Almaty" in screen

    # a mention of Tokajew, and his panel
    for _ in range(80):
        terminal.press(".")
        terminal.wait_for("mention ")
        terminal.press("enter")
        screen = terminal.wait_for(_shows_an_actor)
        if _panel_title(screen) == "Kassym-Schomart Tokajew":
            break
    assert _panel_title(screen) == "Kassym-Schomart Tokajew"

    # a digit jumps to Putin, the sentence in view
    terminal.press(_digit(screen, "Wladimir Putin"))
    screen = terminal.wait_for(lambda display: _panel_title(display) == "Wladimir Putin")
    assert "telefoniert." in _marked(screen)
    assert "Putin habe auch mehrfach" in _marked(screen)

    # the path to Lukaschenko: the bridge is named, each step has its sentence
    terminal.press("P", "Lukaschenko")
    terminal.wait_for("Alexander Lukaschenko")
    terminal.press("enter")
    screen = terminal.wait_for("STEP BY STEP")
    assert "bridge Kassym-Schomart Tokajew" in screen
    assert "Putin habe auch mehrfach" in screen
    assert "Tokajew setzte ihn am" in screen

    # the second step leads to Lukaschenko, a digit from him to Nasarbajew
    terminal.press("2")
    screen = terminal.wait_for(lambda display: _panel_title(display) == "Alexander Lukaschenko")
    terminal.press(_digit(screen, "Nursultan Nasarbajew"))
    screen = terminal.wait_for(lambda display: _panel_title(display) == "Nursultan Nasarbajew")
    assert "telefonierte der belarussische" in _marked(screen)

    # back leads through every step to the start
    for title in ("Alexander Lukaschenko", "PATH", "Wladimir Putin", "Kassym-Schomart Tokajew"):
        terminal.press("backspace")
        terminal.wait_for(lambda display, title=title: _panel_title(display) == title)  # type: ignore[misc]  # bound now
    for _ in range(200):
        terminal.press("backspace")
        screen = terminal.wait_for("^p commands")
        if "this is where you started" in screen:
            break
    assert "this is where you started" in screen
    assert "Unruhen in Kasachstan" in screen
    assert "IN THIS ARTICLE" in screen


def _shows_an_actor(screen: str) -> bool:
    return any(line.startswith(("LINKED", "a place:")) for line in _panel(screen))


def _panel(screen: str) -> list[str]:
    """The lines of the panel, which is the right pane at 120 columns."""
    return [line[84:].strip(" ▏▌") for line in screen.split("\n")[1:-1]]


def _panel_title(screen: str) -> str:
    return next((line for line in _panel(screen) if line), "")


def _digit(screen: str, name: str) -> str:
    """The key of a linked actor."""
    for line in _panel(screen):
        match = re.match(rf"([1-9]) {re.escape(name)}", line)
        if match:
            return match[1]
    raise AssertionError(f"{name} is not among the first nine links:\n{screen}")


def _marked(screen: str) -> str:
    """The passage with the bar of evidence beside it, as one line."""
    lines = [line[31:84] for line in screen.split("\n")[1:-1]]
    return " ".join(line.replace("▎", "").strip() for line in lines if "▎" in line)
