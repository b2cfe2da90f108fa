"""All actors of the dossier: to look at, to sort and filter, to choose one, to decide on one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.reactive import reactive
from textual.widget import AwaitMount
from textual.widgets import Input, Static

from kz_tui.library import Library
from kz_tui.model.actor_order import ActorOrder
from kz_tui.ui.arrangement import BREAKPOINTS
from kz_tui.ui.keys import key_name
from kz_tui.ui.picked import Picked
from kz_tui.ui.screens.view import View
from kz_tui.ui.widgets.actor_rows import ActorDetails, ActorHeading, ActorRows, Roll
from kz_tui.ui.widgets.row_list import RowList

Wish = Callable[[str, str | None], AwaitMount | None]
"""Asks for something that does not leave the list: what (an act, "undo", …), and with whom."""

_HINTS = (
    ("actors.filter", "filter"),
    ("actors.sort", "sort"),
    ("actors.close", "leave"),
    ("actors.picture", "picture"),
    ("actors.only", "only with"),
    ("actors.merge", "merge"),
    ("actors.split", "split"),
    ("actors.rename", "rename"),
    ("actors.retype", "type"),
    ("actors.hide", "hide"),
    ("actors.undo", "undo"),
    ("actors.decisions", "decisions"),
)
_OWN = frozenset({"wish", "leave_with"})
"""What a list that only asks a question does not offer."""


def _key(keys: str, action: str, name: str, key_id: str, tooltip: str) -> Binding:
    return Binding(keys, action, name, id=key_id, tooltip=tooltip, show=False)


class ActorsScreen(View[Picked | None]):
    """Choose an actor; the result is None where nobody was chosen.

    `title` asks for one in words, and then choosing is all one can do. Without it `wish` is called
    for what the keys want. The library may change while the list is open.
    """

    CSS_PATH = Path(__file__).with_suffix(".tcss")
    BINDINGS: ClassVar[list[BindingType]] = [
        _key("escape,q,A", "close", "Close", "actors.close",
             "Empty the filter; back without choosing"),
        _key("slash", "filter", "Filter", "actors.filter", "Filter while typing"),
        _key("S", "sort", "Sort", "actors.sort",
             "Sort by mentions, articles, name, first or last date"),
        _key("p", "leave_with('picture')", "Picture", "actors.picture",
             "A picture of who is linked to this actor"),
        _key("F", "leave_with('only')", "Only with", "actors.only",
             "Only articles with this actor"),
        _key("M", "wish('merge')", "Merge", "actors.merge", "This actor and another are one"),
        _key("X", "wish('split')", "Split", "actors.split",
             "Some names of this actor mean somebody else"),
        _key("C", "wish('rename')", "Rename", "actors.rename", "Call this actor something else"),
        _key("T", "wish('retype')", "Type", "actors.retype",
             "This is a person, an organisation or a place"),
        _key("D", "wish('hide')", "Hide", "actors.hide", "This is no actor: hide it"),
        _key("u", "wish('undo')", "Undo", "actors.undo", "Take back the last change or decision"),
        _key("i", "wish('decisions')", "Decisions", "actors.decisions",
             "What you decided, and what became of it"),
    ]  # fmt: skip

    HORIZONTAL_BREAKPOINTS = BREAKPOINTS
    library: reactive[Library] = reactive(Library(), init=False)

    def __init__(
        self,
        library: Library,
        title: str = "",
        without: str | None = None,
        wish: Wish | None = None,
    ) -> None:
        super().__init__()
        self._question = title
        self._without = without
        self._wish = wish
        self._roll = Roll(library, without)
        self.set_reactive(ActorsScreen.library, library)

    def compose(self) -> ComposeResult:
        """Title, filter, heading, actors, more on the current one."""
        with Vertical(id="box"):
            yield Static(self._title, id="title", markup=False)
            yield FilterInput(id="filter", placeholder="/ filters by any name", compact=True)
            yield ActorHeading(id="heading")
            yield ActorRows(self._roll, id="actors")
            yield Static(self._nobody, id="none", markup=False)
            yield ActorDetails(id="details")
            yield Static(id="hints", markup=False)

    @property
    def _rows(self) -> ActorRows:
        return self.query_one(ActorRows)

    @property
    def _title(self) -> str:
        shown = len(self._rows.shown) if self.is_mounted else len(self._roll.actors)
        whole = len(self._roll.actors)
        count = f"{whole:,}" if shown == whole else f"{shown:,} of {whole:,}"
        return f"{self._question or 'Actors'}  {count}"

    @property
    def _nobody(self) -> str:
        if self._roll.actors:
            return "Nobody is called that; Esc empties the filter."
        if self.library.rulings:
            return "Nobody is left after your decisions: i lists them, u undoes the last."
        return "No actor is recognised yet."

    def on_mount(self) -> None:
        """A question is answered by typing; a list is looked at first."""
        rows = self._rows
        rows.show(self._roll)
        self._show_changed()
        self.set_focus(self.query_one("#filter") if self._question else rows)

    def on_descendant_focus(self) -> None:
        """The keys that matter, as they are bound: known once something has the focus.

        While something is typed there are none; its letters are text.
        """
        typing = self._question or isinstance(self.focused, Input)
        bound: dict[str | None, str] = {}
        for key, active in self.active_bindings.items():
            bound.setdefault(active.binding.id, key)
        keys = ((bound.get(key_id), word) for key_id, word in _HINTS)
        hints = "  ".join(f"{key_name(key)} {word}" for key, word in keys if key)
        self.query_one("#hints", Static).update("" if typing else hints)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A question is only answered."""
        del parameters
        return not (self._question and action in _OWN)

    def watch_library(self, library: Library) -> None:
        """Show what has become of the actors; nothing while the list is being left."""
        if not self.query(ActorRows):
            return
        self._roll = Roll(library, self._without)
        self._rows.show(self._roll)
        self._show_changed()

    def _show_changed(self) -> None:
        """Title, heading and details follow the rows."""
        rows = self._rows
        heading = self.query_one(ActorHeading)
        heading.order = rows.order
        heading.reach = self.library.reach if self._roll.actors else None
        self.query_one("#title", Static).update(self._title)
        none = self.query_one("#none", Static)
        none.update(self._nobody)
        none.display = not rows.shown
        self.query_one(ActorDetails).entry = rows.current_entry

    # filter, order, cursor

    def action_filter(self) -> None:
        """Go to the filter."""
        self.set_focus(self.query_one("#filter"))

    @on(Input.Changed, "#filter")
    def _filter(self, event: Input.Changed) -> None:
        event.stop()
        self._rows.narrow(event.value)
        self._show_changed()

    def action_sort(self) -> None:
        """Sort in another way."""
        self._sort(self._rows.order.following)

    @on(ActorRows.OrderChosen)
    def _order_chosen(self, message: ActorRows.OrderChosen) -> None:
        self._sort(message.order)

    def _sort(self, order: ActorOrder) -> None:
        self._rows.sort(order)
        self._show_changed()

    @on(RowList.Highlighted, "#actors")
    def _highlighted(self) -> None:
        self.query_one(ActorDetails).entry = self._rows.current_entry

    def action_move(self, amount: int) -> None:
        """Move the cursor of the list."""
        self._rows.step(amount)

    def action_leave_filter(self) -> None:
        """Go from the filter to the list."""
        self.set_focus(self._rows)

    # leaving, and deciding

    def action_close(self) -> None:
        """Empty the filter; without one leave without choosing."""
        filled = self.query_one("#filter", Input)
        if filled.value:
            filled.value = ""
            self.set_focus(self._rows)
        else:
            self.dismiss(None)

    @on(RowList.Chosen, "#actors")
    @on(Input.Submitted, "#filter")
    def _choose(self) -> None:
        self.action_leave_with("show")

    def action_leave_with(self, wish: str) -> None:
        """Leave the list with the current actor."""
        entity = self._rows.entity(self._rows.cursor)
        if entity is not None:
            self.dismiss(Picked(entity.id, wish))

    async def action_wish(self, wish: str) -> None:
        """Ask for a decision on the current actor."""
        entity = self._rows.entity(self._rows.cursor)
        opened = self._wish(wish, entity.id if entity else None) if self._wish else None
        if opened is not None:
            await opened


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
