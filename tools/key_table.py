"""Print the table of keys for the README, read from where the keys are declared.

Usage: python -m tools.key_table
"""

from __future__ import annotations

from kz_tui.ui.app import KzApp
from kz_tui.ui.keys import key_name, keys_of
from kz_tui.ui.screens.actors import ActorsScreen, FilterInput
from kz_tui.ui.screens.decision_form import ChoiceRows, DecisionForm
from kz_tui.ui.screens.decisions import DecisionsScreen
from kz_tui.ui.screens.kept import KeptScreen
from kz_tui.ui.screens.picture import PictureScreen
from kz_tui.ui.screens.reading import ReadingScreen
from kz_tui.ui.screens.searches import SearchesScreen
from kz_tui.ui.widgets.actor_panel import ActorPanel
from kz_tui.ui.widgets.ask_line import AnswerInput
from kz_tui.ui.widgets.picture_view import PictureView
from kz_tui.ui.widgets.reader import Reader
from kz_tui.ui.widgets.row_list import RowList
from kz_tui.ui.widgets.search_bar import QueryInput

OWNERS = (
    ("Everywhere", ReadingScreen),
    ("In the list and the panel", RowList),
    ("In the panel", ActorPanel),
    ("In the text", Reader),
    ("While typing a search", QueryInput),
    ("While typing a note or tags", AnswerInput),
    ("Among marks and notes", KeptScreen),
    ("Among searches", SearchesScreen),
    ("Among all actors", ActorsScreen),
    ("In a filter", FilterInput),
    ("In the picture", PictureView),
    ("Around the picture", PictureScreen),
    ("Before a decision", DecisionForm),
    ("Among choices", ChoiceRows),
    ("Among your decisions", DecisionsScreen),
    ("The program", KzApp),
)


def key_table() -> str:
    """The Markdown table: keys, what they do, and the id by which they can be remapped."""
    lines = ["| key | does | id |", "|---|---|---|"]
    for title, owner in OWNERS:
        lines.append(f"| **{title}** | | |")
        for key in keys_of(owner.__dict__["BINDINGS"], {}, key_name):
            names = " ".join(f"`{name}`" if name != "`" else "`` ` ``" for name in key.keys)
            lines.append(f"| {names} | {key.tooltip} | `{key.id}` |")
    return "\n".join(lines)


if __name__ == "__main__":
    print(key_table())
