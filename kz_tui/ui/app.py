"""The app: settings, themes, the first screen."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from shutil import get_terminal_size
from typing import ClassVar

from textual.app import App, InvalidThemeError, SystemCommand
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.command import Provider
from textual.css.query import NoMatches
from textual.dom import DOMNode
from textual.driver import Driver
from textual.events import Event, Resize
from textual.geometry import Size
from textual.reactive import Reactive
from textual.screen import Screen
from textual.theme import BUILTIN_THEMES, Theme

from kz_tui.library import Library
from kz_tui.model.decision import Decisions
from kz_tui.model.shelf import Shelf
from kz_tui.pipeline.steps import Step
from kz_tui.rooms import open_room
from kz_tui.settings import Settings, SettingsError
from kz_tui.store.window import Window, restored
from kz_tui.text.clean import clean
from kz_tui.ui.keys import declared
from kz_tui.ui.mended import mend
from kz_tui.ui.opening import open_library, reopen_library
from kz_tui.ui.screens.reading import ReadingScreen
from kz_tui.ui.theme import NIGHT, SCREEN_CSS, THEMES, variables_for
from kz_tui.ui.type_ahead import TypeAhead
from kz_tui.ui.widgets.actor_panel import ActorPanel
from kz_tui.ui.widgets.ask_line import AnswerInput
from kz_tui.ui.widgets.reader import Reader
from kz_tui.ui.widgets.row_list import RowList
from kz_tui.ui.widgets.search_bar import QueryInput

mend()

_SIZE_SETTLES = 0.3
"""Seconds after which the terminal has the size it was made to have."""
_SIGNALS = {signal.SIGTERM: 143, signal.SIGHUP: 129, signal.SIGINT: 130}


def _key_commands() -> type[Provider]:
    """The provider of the palette, loaded when the palette is opened first."""
    provider: type[Provider] = open_room("palette").KeyCommands
    return provider


class KzApp(App[None]):
    """kz-reader in a terminal."""

    TITLE = "kz-reader"
    CSS_PATH = "screens/reading.tcss"  # Textual does not load it for a default screen
    CSS = SCREEN_CSS
    COMMANDS = App.COMMANDS | {_key_commands}  # Textual's type
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+p", "command_palette", "Commands", id="app.palette",
                tooltip="All commands by name", show=False),
        Binding("Q,ctrl+q", "quit", "Quit", id="app.quit", tooltip="Quit", show=False),
        Binding("ctrl+z", "suspend_process", "Suspend", id="app.suspend",
                tooltip="Back to the shell for a while; fg returns", show=False),
    ]  # fmt: skip

    theme: Reactive[str] = Reactive(NIGHT.name)  # one set later has all CSS parsed once more

    def __init__(self, screen: ReadingScreen, settings: Settings) -> None:
        super().__init__()
        self._reading_screen = screen
        self._settings = settings
        self._type_ahead = TypeAhead(self)
        if settings.theme != self.theme:
            self.theme = settings.theme
        self.set_keymap(dict(settings.keymap))

    def run_to_its_end(self, *, mouse: bool) -> None:
        """Run until it is left.

        What is still at work in threads then is not waited for, as `asyncio.run` would: an index
        for nobody may take half a minute.
        """
        loop = asyncio.new_event_loop()
        try:
            self.run(mouse=mouse, loop=loop)
            left = asyncio.all_tasks(loop)
            for task in left:
                task.cancel()
            if left:
                loop.run_until_complete(asyncio.wait(left))
        finally:
            loop.close()

    def get_default_screen(self) -> Screen[None]:
        """The reading screen is the first and the last."""
        return self._reading_screen

    @property
    def available_themes(self) -> dict[str, Theme]:
        """Our own themes and Textual's."""
        return {**{theme.name: theme for theme in THEMES}, **super().available_themes}

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our colours in a theme that does not know them."""
        return variables_for(self.current_theme)

    def get_driver_class(self) -> type[Driver]:
        """Textual's driver, where it is that of Unix in a form that survives being stopped."""
        driver = super().get_driver_class()
        if driver.__name__ == "LinuxDriver":
            driver = open_room("driver").SteadyDriver
        return driver

    def on_mount(self) -> None:
        """A signal ends the program as a key would, so that the terminal is restored."""
        loop = asyncio.get_running_loop()
        for number, code in _SIGNALS.items():
            loop.add_signal_handler(number, self._end, code)

    async def on_event(self, event: Event) -> None:
        """One key at a time, however fast they come."""
        if not self._type_ahead.holds(event):
            await super().on_event(event)

    def on_resize(self) -> None:
        """Look again a moment later: of many sizes in a row Textual may miss the last."""
        if not self.is_headless:
            self.set_timer(_SIZE_SETTLES, self._check_size)

    def _check_size(self) -> None:
        try:
            size = Size(*os.get_terminal_size(0))
        except OSError:
            return
        if size != self.size:
            self.post_message(Resize(size, size))

    def pop_screen(self) -> AwaitComplete:
        """Close the view on top; the reading screen stays even if the palette asks twice."""
        if len(self.screen_stack) == 1:
            return AwaitComplete()
        return super().pop_screen()

    def _end(self, code: int) -> None:
        self.exit(return_code=code)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Of Textual's own commands those that make sense here."""
        for command in super().get_system_commands(screen):
            if command.title in ("Theme", "Screenshot", "Quit"):
                yield command

    def _handle_exception(self, error: Exception) -> None:
        """What a view does not find once the program was told to end is no failure.

        Textual (8.2.8) tells a screen that it is mounted when its children are not made any more.
        """
        if not (self._exit and isinstance(error, NoMatches)):
            super()._handle_exception(error)

    def action_help_quit(self) -> None:
        """Ctrl+C without a selection."""
        self.notify("q leaves a view, Q quits; Ctrl+C copies a selection", markup=False)

    def copy_to_clipboard(self, text: str) -> None:
        """Send text to the terminal's clipboard; nothing but clean text gets there."""
        super().copy_to_clipboard(clean(text).text)


def make_app(
    library: Library,
    steps: Iterator[Step],
    settings: Settings,
    *,
    roots: Sequence[str] = (),
    query: str = "",
    actor: str = "",
    theme: str | None = None,
    decisions: Decisions | None = None,
    shelf: Shelf | None = None,
    folder: Path | None = None,
    left: Window | None = None,
    again: Callable[[], Iterator[Step]] | None = None,
) -> KzApp:
    """The app over a dossier of which the first articles are read; `steps` bring the rest.

    `shelf` is where its index is kept; `again` gives the steps of reading it once more. What the
    user adds is kept in `folder`; without one until the end of the program. `left` is how the
    window was left last.
    Raises `SettingsError` for a theme or a command that there is none of.
    """
    said = settings
    if left is not None and (left.theme is None or left.theme[0] in _known_themes()):
        settings = restored(said, left)
    settings = settings if theme is None else settings._replace(theme=theme)
    screen = ReadingScreen(
        library,
        open_library(library, steps, shelf, decisions),
        roots=roots,
        query=query,
        actor=actor,
        column=settings.column,
        columns=get_terminal_size().columns,
        keymap=settings.keymap,
        decisions=decisions,
        folder=folder,
        left=left,
        said=said,
        again=None if again is None else lambda now: reopen_library(now, again(), shelf),
    )
    if settings.keymap:
        _check_commands(settings.keymap)
    try:
        return KzApp(screen, settings)
    except InvalidThemeError:
        names = ", ".join(sorted(BUILTIN_THEMES))
        ours = ", ".join(one.name for one in THEMES)
        message = f"unknown theme {settings.theme!r} (known are {ours}, {names})"
        raise SettingsError(message) from None


def _known_themes() -> set[str]:
    return {*BUILTIN_THEMES, *(theme.name for theme in THEMES)}


def _check_commands(keymap: Mapping[str, str]) -> None:
    """Raise `SettingsError` if a key is given to a command that does not exist."""
    known = _ids(ReadingScreen, RowList, ActorPanel, Reader, QueryInput, AnswerInput, KzApp)
    if keymap.keys() <= known:
        return
    actors = open_room("actors-screen")
    known |= _ids(actors.ActorsScreen, actors.FilterInput)
    forms, decisions = open_room("decision-form"), open_room("decisions-screen")
    known |= _ids(forms.DecisionForm, forms.ChoiceRows, decisions.DecisionsScreen)
    pictures = open_room("picture-screen")
    known |= _ids(pictures.PictureScreen, pictures.PictureView)
    known |= _ids(open_room("kept-screen").KeptScreen, open_room("searches-screen").SearchesScreen)
    known |= _ids(open_room("help-screen").HelpScreen, open_room("skipped-screen").SkippedScreen)
    for key_id in keymap:
        if key_id not in known:
            close = get_close_matches(key_id, known, 1)
            hint = f"did you mean {close[0]}?" if close else "the README lists them"
            raise SettingsError(f"unknown command {key_id!r} under [keys] ({hint})")


def _ids(*owners: type[DOMNode]) -> set[str]:
    return {str(one.id) for owner in owners for one in declared(owner.BINDINGS)}
