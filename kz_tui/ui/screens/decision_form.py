"""A question before something is decided: among what, under which name, and why."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, Static

from kz_tui.text.clean import clean_line
from kz_tui.ui.drawing.line import Line, Piece, justified, line_of
from kz_tui.ui.questions import Answer, Question
from kz_tui.ui.screens.view import View
from kz_tui.ui.widgets.row_list import Heights, RowList


class ChoiceRows(RowList):
    """One line a choice, with a mark on what is chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "choose", "Choose", id="form.choose", tooltip="Choose, or choose no more",
                show=False),
        Binding("enter", "go_on", "Next", id="form.next", tooltip="Go to the next line",
                show=False),
    ]  # fmt: skip

    class Done(Message):
        """The choice is made."""

    def __init__(self, question: Question, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._question = question
        self.chosen: set[int] = set() if question.several else {question.chosen}

    def heights(self) -> Heights:
        """One line each."""
        return Heights(len(self._question.choices), 1)

    def draw(self, item: int, width: int) -> Sequence[Line]:
        """The mark, the choice, the remark."""
        choice = self._question.choices[item]
        on = item in self.chosen
        mark = ("[x] " if on else "[ ] ") if self._question.several else ("◉ " if on else "○ ")
        left = line_of(Piece(mark, "accent"), Piece(choice.text, choice.role))
        return [justified(left, [Piece(choice.remark + " ", "dim")], width)]

    def toggle(self, item: int) -> None:
        """Choose, or choose no longer."""
        if self._question.several:
            self.chosen ^= {item}
        else:
            self.chosen = {item}
        self.redraw()

    def action_go_on(self) -> None:
        """Of choices of which one is chosen, that is the current one."""
        if not self._question.several and self.cursor >= 0:
            self.toggle(self.cursor)
        self.post_message(self.Done())


class DecisionForm(View[Answer | None]):
    """Asks a `Question`; the result is None where it is left unanswered."""

    CSS_PATH = Path(__file__).with_suffix(".tcss")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Leave", id="form.leave", tooltip="Leave it as it is"),
        Binding("ctrl+s", "decide", "Decide", id="form.decide", tooltip="Decide, from any line"),
    ]

    def __init__(self, question: Question) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        """Title, explanation, choices, lines to type in, hints."""
        question = self._question
        with Vertical(id="box"):
            yield Static(question.title, id="title", markup=False)
            yield Static(question.explanation, id="explanation", markup=False)
            if question.choices:
                rows = ChoiceRows(question, id="choices")
                rows.styles.max_height = len(question.choices)
                yield rows
            if question.name is not None:
                yield Static("Name", classes="label", markup=False)
                yield Input(question.name, id="name", compact=True, select_on_focus=False)
            yield Static("Reason, if you like", classes="label", markup=False)
            yield Input(id="reason", placeholder="shown beside the actor", compact=True)
            yield Static("", id="wrong", markup=False)
            choose = "space chooses · " if question.choices else ""
            yield Static(f"{choose}⏎ next, decides · Esc leaves it", id="hints", markup=False)

    def on_mount(self) -> None:
        """The first line that asks for something has the focus."""
        rows = self.query(ChoiceRows)
        if rows:
            rows.first().rows_changed(min(iter(rows.first().chosen), default=0))
            rows.first().focus()
        else:
            self.query(Input).first().focus()

    @on(ChoiceRows.Done)
    def _choice_made(self) -> None:
        self.query(Input).first().focus()

    @on(RowList.Chosen, "#choices")
    def _row_chosen(self, message: RowList.Chosen) -> None:
        """A name follows what is chosen."""
        rows = self.query_one(ChoiceRows)
        rows.toggle(message.item)
        if self._question.named_by_choice:
            first = min(rows.chosen, default=None)
            name = self._question.choices[first].text if first is not None else ""
            self.query_one("#name", Input).value = name

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if event.input.id == "name":
            self.query_one("#reason").focus()
        else:
            self.action_decide()

    def action_decide(self) -> None:
        """Answer with what is chosen and typed, if it is enough."""
        question = self._question
        rows = self.query(ChoiceRows)
        chosen = tuple(sorted(rows.first().chosen)) if rows else ()
        name = clean_line(self.query_one("#name", Input).value) if question.name is not None else ""
        wrong = ""
        if question.choices and not chosen:
            wrong = "nothing is chosen"
        elif question.several and len(chosen) == len(question.choices):
            wrong = "one name has to stay"
        elif question.name is not None and not name:
            wrong = "a name is missing"
        if wrong:
            self.query_one("#wrong", Static).update(wrong)
            return
        reason = clean_line(self.query_one("#reason", Input).value)
        self.dismiss(Answer(chosen, name, reason))
