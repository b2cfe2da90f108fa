"""The three streams of a command, and the ways things are written to them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import BinaryIO, NamedTuple

from kz_tui.model.span import Span
from kz_tui.rooms import open_room
from kz_tui.text.clean import show_controls

_BOLD, _DIM, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"
_OWN_STYLE = r"(\x1b\[[012]m)"


class Streams(NamedTuple):
    """Standard input, output and error; `colour` if output may carry bold and dim.

    `terminal` tells whether output goes to a terminal, `talks_to_terminal` the same of error.
    """

    stdin: BinaryIO
    stdout: BinaryIO
    stderr: BinaryIO
    terminal: bool = False
    talks_to_terminal: bool = False
    colour: bool = False

    def data(self, record: object) -> None:
        """Write one JSON object on one line."""
        line: str = open_room("json").to_json(record)
        self.stdout.write(f"{line}\n".encode())

    def line(self, text: str = "") -> None:
        """Write one line for people.

        Texts are clean already; this is the second wall, for names of files and ids of records.
        """
        self.stdout.write((self._visible(text) + "\n").encode("utf-8"))

    def say(self, text: str) -> None:
        """Write one line to standard error, made safe to show; where it cannot, it is lost."""
        self.stdout.flush()
        try:
            self.stderr.write(f"kz-reader: {on_one_line(text)}\n".encode())
            self.stderr.flush()
        except BrokenPipeError:
            raise
        except OSError:
            pass

    def _visible(self, text: str) -> str:
        """The text with a sign for each control, but for the styles of these streams."""
        if not self.colour:
            return on_one_line(text)
        parts = re.split(_OWN_STYLE, text)
        parts[::2] = map(on_one_line, parts[::2])
        return "".join(parts)

    def bold(self, text: str) -> str:
        """The text in bold, where colour is allowed."""
        return f"{_BOLD}{text}{_PLAIN}" if self.colour and text else text

    def dim(self, text: str) -> str:
        """The text dimmed, where colour is allowed."""
        return f"{_DIM}{text}{_PLAIN}" if self.colour and text else text

    def marked(self, text: str, spans: Sequence[Span]) -> str:
        """The text on one line with some stretches in bold; spans in order, into `text`."""
        parts: list[str] = []
        done = 0
        for span in spans:
            parts += (text[done : span.start], self.bold(span.of(text)))
            done = span.end
        return "".join([*parts, text[done:]]).replace("\n", " ")


def on_one_line(text: str) -> str:
    """The text with one visible sign for each control; a name keeps what tells it from others."""
    return show_controls(text).replace("\n", "\N{SYMBOL FOR LINE FEED}")
