"""A line to type an answer in, over the status line: a note, tags, the name of a file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.suggester import Suggester
from textual.widgets import Input, Static


class AnswerInput(Input):
    """Where the answer is typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.answer", "Keep", id="answer.keep",
                tooltip="Keep what was typed", show=False),
        Binding("escape", "screen.leave_answer", "Leave", id="answer.leave",
                tooltip="Leave everything as it was", show=False),
    ]  # fmt: skip


class AskLine(Horizontal):
    """What is asked, and where the answer is typed."""

    DEFAULT_CSS = """
    AskLine { dock: bottom; height: 1; }
    AskLine #asked { width: auto; max-width: 50%; height: 1; padding: 0 1; }
    AskLine AnswerInput { width: 1fr; height: 1; }
    """

    def __init__(
        self, asked: str, value: str = "", *, hint: str = "", words: Sequence[str] = ()
    ) -> None:
        super().__init__(id="ask")
        self._asked = asked
        self._value = value
        self._hint = hint
        self._words = words

    def compose(self) -> ComposeResult:
        """The question and the input, its cursor behind what stands there."""
        yield Static(self._asked, id="asked", markup=False)
        answer = AnswerInput(
            self._value,
            id="answer",
            placeholder=self._hint,
            select_on_focus=False,
            compact=True,
            suggester=WordSuggester(self._words) if self._words else None,
        )
        answer.cursor_blink = False
        yield answer


class WordSuggester(Suggester):
    """Completes the last of several words from those in use."""

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__(case_sensitive=True)
        self._words = words

    async def get_suggestion(self, value: str) -> str | None:
        """The value with its last word completed, or None."""
        before, _, last = value.rpartition(" ")
        last = last.casefold()
        found = next((w for w in self._words if w.casefold().startswith(last) and w), None)
        if not last or found is None:
            return None
        return f"{before} {found}" if before else found
