"""Drives the app in tests: words for what a user does, and the text of what a user sees."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot
from textual.widget import Widget

from kz_tui.library import Library
from kz_tui.model.decision import Decisions
from kz_tui.settings import Settings
from kz_tui.store.window import Window
from kz_tui.ui.app import KzApp
from kz_tui.ui.desk import Desk
from kz_tui.ui.opening import Opening
from kz_tui.ui.screens.reading import ReadingScreen
from tests.ui.dossier import read_only, steps

WIDE, MIDDLE, NARROW = (140, 40), (100, 30), (60, 20)


def make(
    library: Library | None = None,
    work: Iterator[Opening] | None = None,
    settings: Settings | None = None,
    *,
    query: str = "",
    actor: str = "",
    decisions: Decisions | None = None,
    folder: Path | None = None,
    left: Window | None = None,
    again: Callable[[Library], Iterator[Opening]] | None = None,
) -> KzApp:
    """The app over a dossier, the made one unless another is given."""
    library = library or read_only()
    settings = settings or Settings()
    screen = ReadingScreen(
        library,
        work or steps(library),
        roots=("dossier",),
        query=query,
        actor=actor,
        column=settings.column,
        keymap=settings.keymap,
        decisions=decisions,
        folder=folder,
        left=left,
        said=settings,
        again=again,
    )
    return KzApp(screen, settings)


_KEY_NAMES = {
    " ": "space",
    '"': "quotation_mark",
    "-": "minus",
    ":": "colon",
    "=": "equals_sign",
}


class Driver:
    """One running app."""

    def __init__(self, app: KzApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def reading(self) -> ReadingScreen:
        screen = self.app.screen_stack[0]
        assert isinstance(screen, ReadingScreen)
        return screen

    @property
    def desk(self) -> Desk:
        return self.reading.desk

    async def settle(self) -> None:
        """Wait for the work in the background and for the screen."""
        await self.app.workers.wait_for_complete()
        await self.pilot.pause()
        await self.pilot.pause()

    async def until(self, holds: Callable[[], bool]) -> None:
        """Let the app work until something holds; fails if it never does."""
        for _ in range(1000):
            if holds():
                return
            await self.pilot.pause(0.02)
        raise AssertionError("it never came")

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def type(self, text: str) -> None:
        await self.press(*(_KEY_NAMES.get(character, character) for character in text))

    async def search(self, text: str) -> None:
        await self.press("slash")
        await self.type(text)

    def shown(self, widget: Widget | str) -> str:
        """The text of a pane, line by line."""
        found = self.reading.query_one(widget) if isinstance(widget, str) else widget
        lines = [found.render_line(y).text for y in range(found.scrollable_content_region.height)]
        return "\n".join(line.rstrip() for line in lines)

    @property
    def place(self) -> str:
        """What the status line says of the place."""
        return self.reading.status.place

    @property
    def title(self) -> str:
        """The title of the article shown."""
        article = self.desk.article
        return (article.head.title.value or "") if article else ""


@asynccontextmanager
async def running(app: KzApp | None = None, size: tuple[int, int] = WIDE) -> AsyncIterator[Driver]:
    """Run the app until the dossier is ready."""
    app = app or make()
    async with app.run_test(size=size) as pilot:
        driver = Driver(app, pilot)
        await driver.settle()
        yield driver
