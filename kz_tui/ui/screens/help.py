"""All keys as they are bound, and the search language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from kz_tui.ui.drawing.line import Line, Piece, fit, line_of
from kz_tui.ui.keys import key_name, keys_of
from kz_tui.ui.screens.view import View
from kz_tui.ui.widgets.row_list import Heights, RowList

_SECTIONS = (
    ("Go", "go."),
    ("In the list and the panel", "list."),
    ("In the text", "reader."),
    ("Back and forward", "history."),
    ("Views", "view."),
    ("The actor shown", "actor."),
    ("In the panel", "panel."),
    ("Marks and notes", "keep."),
    ("Copy", "copy."),
    ("Panes", "pane."),
    ("While typing a search", "search."),
    ("While typing an answer", "answer."),
    ("The program", "app."),
    ("Help", "help"),
)

SEARCH_LANGUAGE = (
    ("word word", "all are wanted; typos, inflection, umlauts, other spellings and scripts match"),
    ('"exact phrase"', "these words side by side"),
    ("=word", "this very word"),
    ("-word", "without it"),
    ("title:word", "in the title"),
    ("actor:name", "an actor by any of its names"),
    ("source:name", "from a source"),
    ("date:2022-01-05..2022-01-08", "by date; either end may be open"),
    ("type:PER", "inside a person (ORG organisation, LOC place)"),
)

SIGNS = (
    ("●●● ●●○ ●○○", "linked by a sentence, a paragraph, an article"),
    ("≈", "inferred"),
    ("~", "only the month or year is known"),
    ("▸ ▾", "captions, credits and notes, folded or not"),
    ("•  ◆  †", "unread, marked, a note"),
    ("▎", "the passage that warrants a link"),
)


class HelpRows(RowList):
    """Two columns: keys and what they do."""

    def __init__(self, rows: Sequence[tuple[str, str]], *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._rows = rows

    def heights(self) -> Heights:
        """One line each."""
        return Heights(len(self._rows), 1)

    def selectable(self, item: int) -> bool:
        """The cursor passes over headings."""
        return item >= 0 and bool(self._rows[item][1].strip())

    def draw(self, item: int, width: int) -> Sequence[Line]:
        """A heading, or a key and its meaning."""
        left, right = self._rows[item]
        if not right:
            return [line_of(Piece(left, "heading"))]
        column = min(30, width // 2)
        key = Piece(f"{fit(left, column - 2):<{column}}", "accent")
        return [line_of(key, fit(right, width - column))]


class HelpScreen(View[None]):
    """Reads the keys where they are declared, so that a remapped key is shown as it is."""

    CSS_PATH = Path(__file__).with_suffix(".tcss")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark", "dismiss", "Close", id="help.close", tooltip="Close"),
    ]

    def __init__(self, bindings: Sequence[BindingType], keymap: Mapping[str, str]) -> None:
        super().__init__()
        self._declared = bindings
        self._keymap = keymap

    def compose(self) -> ComposeResult:
        """Keys by section, then the search language and the signs."""
        with Vertical(id="box"):
            yield Static("Keys and search", id="title", markup=False)
            yield HelpRows(self._rows(), id="help")

    def on_mount(self) -> None:
        """The arrows scroll."""
        rows = self.query_one(HelpRows)
        rows.rows_changed(1)
        rows.focus()

    def _rows(self) -> list[tuple[str, str]]:
        rows: list[tuple[str, str]] = []
        keys = keys_of(self._declared, self._keymap, key_name)
        for title, prefix in _SECTIONS:
            section = [key for key in keys if key.id.startswith(prefix)]
            if section:
                rows.append((title, ""))
                rows += [("  ".join(key.keys), key.tooltip) for key in section]
                rows.append((" ", " "))
        rows += [("Search", ""), *SEARCH_LANGUAGE, (" ", " "), ("Signs", ""), *SIGNS]
        return rows
