"""All actors of the dossier, to choose one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from kz_tui.library import Library
from kz_tui.model.entity import Entity
from kz_tui.text.fold import fold
from kz_tui.text.name_key import name_keys
from kz_tui.ui.drawing.line import ENTITY_ROLE, TYPE_WORD, Line, Piece, justified, line_of
from kz_tui.ui.widgets.row_list import Heights, RowList


class ActorRows(RowList):
    """One line an actor: name, type, other names, mentions."""

    def __init__(self, actors: Sequence[tuple[Entity, int]], *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._all = actors
        self._forms = [_forms(entity) for entity, _ in actors]
        self.shown: Sequence[int] = range(len(actors))

    def narrow(self, text: str) -> None:
        """Show the actors one of whose names holds the text, in any spelling."""
        wanted = fold(text.strip())
        keys = name_keys(text.strip())
        self.shown = [
            number
            for number, (names, name_forms) in enumerate(self._forms)
            if wanted in names or any(key and key in name_forms for key in keys)
        ]
        self.rows_changed(0 if self.shown else -1)

    def entity(self, row: int) -> Entity:
        """The actor in a row."""
        return self._all[self.shown[row]][0]

    def heights(self) -> Heights:
        """One line each."""
        return Heights(len(self.shown), 1)

    def draw(self, item: int, width: int) -> Sequence[Line]:
        """Name and other names at the left, type and count at the right."""
        entity, count = self._all[self.shown[item]]
        word = "country" if entity.country else TYPE_WORD[entity.type]
        aliases = f"  {', '.join(entity.aliases)}" if entity.aliases else ""
        left = line_of(Piece(entity.name, ENTITY_ROLE[entity.type]), Piece(aliases, "dim"))
        right = [Piece(f"{word:<12} {count:>6,} ", "dim")]
        return [justified(left, right, width)]


class ActorsScreen(ModalScreen[str | None]):
    """Choose an actor; the result is its id, or None."""

    CSS_PATH = Path(__file__).with_suffix(".tcss")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "close", "Close", id="actors.close", tooltip="Back without choosing"),
        Binding("slash", "filter", "Filter", id="actors.filter", tooltip="Filter while typing"),
    ]

    def __init__(self, library: Library, title: str = "", without: str | None = None) -> None:
        super().__init__()
        self._title = title or "Actors"
        self._actors = [one for one in library.actors if one[0].id != without]
        self._asks = bool(title)

    def compose(self) -> ComposeResult:
        """Title, filter, actors."""
        with Vertical(id="box"):
            yield Static(f"{self._title}  {len(self._actors):,}", id="title", markup=False)
            yield FilterInput(id="filter", placeholder="/ filters by any name", compact=True)
            yield ActorRows(self._actors, id="actors")
            if not self._actors:
                yield Static("No actor is recognised yet.", id="none", markup=False)

    def on_mount(self) -> None:
        """A question is answered by typing; a list is looked at first."""
        rows = self.query_one(ActorRows)
        rows.rows_changed(0 if self._actors else -1)
        self.set_focus(self.query_one("#filter") if self._asks else rows)

    def action_filter(self) -> None:
        """Go to the filter."""
        self.set_focus(self.query_one("#filter"))

    def action_close(self) -> None:
        """Leave without choosing."""
        self.dismiss(None)

    @on(Input.Changed, "#filter")
    def _filter(self, event: Input.Changed) -> None:
        event.stop()
        self.query_one(ActorRows).narrow(event.value)

    @on(RowList.Chosen, "#actors")
    @on(Input.Submitted, "#filter")
    def _choose(self) -> None:
        rows = self.query_one(ActorRows)
        if rows.cursor >= 0:
            self.dismiss(rows.entity(rows.cursor).id)

    def action_move(self, amount: int) -> None:
        """Move the cursor of the list."""
        self.query_one(ActorRows).step(amount)

    def action_leave_filter(self) -> None:
        """Go from the filter to the list."""
        self.set_focus(self.query_one(ActorRows))


class FilterInput(Input):
    """A filter over a list: arrows move in the list, Esc leaves the filter."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,ctrl+j", "screen.move(1)", "Next", id="filter.down",
                tooltip="Next row", show=False),
        Binding("up,ctrl+k", "screen.move(-1)", "Previous", id="filter.up",
                tooltip="Previous row", show=False),
        Binding("escape,tab", "screen.leave_filter", "Leave", id="filter.leave",
                tooltip="Leave the filter", show=False),
    ]  # fmt: skip


def _forms(entity: Entity) -> tuple[str, str]:
    names = (entity.name, *entity.aliases)
    folded = " | ".join(fold(name) for name in names)
    return folded, " | ".join(key for name in names for key in name_keys(name))
