"""Reviewing: the list of marks and notes, searches of before, and how the window was left."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path

from textual import on

from kz_tui.model.span import Span
from kz_tui.notes.entry import Entry
from kz_tui.notes.kept import Fate, Kept, Visit
from kz_tui.notes.record import Change
from kz_tui.rooms import open_room
from kz_tui.settings import Settings
from kz_tui.store.window import Window
from kz_tui.text.clean import clean_line
from kz_tui.ui.desk import Desk
from kz_tui.ui.place import Place
from kz_tui.ui.screens.changing import coding, now
from kz_tui.ui.screens.marking import MarkingScreen
from kz_tui.ui.widgets.search_bar import QueryInput


class ReviewingScreen(MarkingScreen):
    """Opens what shows what is kept, and does what it asks for."""

    _view: Callable[[Kept, str], None] | None = None
    """Shows what is kept in the list that is open over this screen, if one is."""
    _window = Window()
    _said = Settings()
    """What the settings file says, whatever was chosen since."""
    _begun: tuple[str, int] | None = None
    """Theme and column as they were at the start."""

    # what is kept, here and in the list that is open

    def show_kept(self) -> None:
        """Hand what is kept to everything that shows it."""
        super().show_kept()
        kept = self.keeper.kept
        if self.query_input.asked != kept.asked:
            self.query_input.asked = kept.asked
        if self._view is not None:
            self._view(kept, "")

    def say_done(self, words: str) -> None:
        """Say what was done where one looks."""
        super().say_done(words)
        if self._view is not None:
            self._view(self.keeper.kept, self.status.place)

    # marks and notes

    async def action_kept(self) -> None:
        """All marks and notes."""
        room = open_room("kept-screen")
        wishes = room.Wishes(
            self._forget, self.action_undo, self.action_redo, self._copy_entry, self._write
        )
        screen = room.KeptScreen(self.desk.library, self.desk.kept, wishes)
        self._view = screen.show
        await self.app.push_screen(screen, self._chosen)

    def _chosen(self, row: Entry | Visit | None) -> None:
        self._view = None
        if row is None:
            return
        if isinstance(row, Visit):
            self._open_visit(row)
            return
        number, article = row.number, row.article
        if number is None:
            where = clean_line(article.path)
            self.app.notify(f"open it with: kz-reader {where}", title="Not in this dossier",
                            markup=False)  # fmt: skip
            return
        found = row.found
        if found is not None and found.fate is not Fate.GONE:
            self._open_passage(number, found.span)
        else:
            self.open_article(number)

    def _open_passage(self, number: int, span: Span) -> None:
        self.leave()
        actor = self.desk.place.actor
        self.desk = self.desk.visit(Place(number, actor=actor, pane="reader"))
        self.articles.select(number)
        self.show_place("")
        self.go_to_pane("reader")
        self.reader.go_to(span)

    def _open_visit(self, visit: Visit) -> None:
        library = self.desk.library
        number = library.number_of(visit.id)
        digest_of = open_room("identity").digest_of
        if number is None or digest_of(library.articles[number]) != visit.digest:
            self.show_place("not in this dossier, or changed since")
        else:
            self.open_article(number)

    def _forget(self, entry: Entry) -> None:
        """Throw a note away, or the mark and the tags of an article."""
        note = entry.note
        key, tags = entry.article.key, entry.tags
        if note is not None:
            self.keep(lambda _: coding().drop_note(note), "note deleted")
        else:
            words = "mark and tags deleted" if tags else "mark deleted"
            self.keep(lambda _: [*coding().drop_mark(key), *coding().drop_tags(key, tags)], words)

    def _copy_entry(self, entry: Entry) -> None:
        words = open_room("citation").cite_entry(entry, self.desk.library.articles)
        self.app.copy_to_clipboard(words)
        self.say_done("copied with its citation")

    def _write(self, path: Path, rows: Sequence[Entry | Visit]) -> None:
        self.run_worker(self._written(path, rows), group="writing", exit_on_error=False)

    async def _written(self, path: Path, rows: Sequence[Entry | Visit]) -> None:
        pages = open_room("note-pages")
        try:
            text = pages.page_for(path, rows, self.desk.library.articles)
            await asyncio.to_thread(open_room("pages").write_page, path, text)
        except FileExistsError:
            self._say_not_written(path, "it is there already; type another name")
        except OSError as error:
            self._say_not_written(path, (error.strerror or str(error)).lower())
        except ValueError as error:
            self._say_not_written(path, str(error))
        else:
            self.say_done(f"{len(rows):,} written to {clean_line(str(path))}")

    def _say_not_written(self, path: Path, why: str) -> None:
        message = f"{clean_line(str(path))}: {why}"
        self.app.notify(message, title="Not written", severity="error", markup=False)

    # searches

    async def action_searches(self) -> None:
        """Searches that were saved, and those of before."""
        room = open_room("searches-screen")
        wishes = room.SearchWishes(
            self._save_search, self._forget_search, self.action_undo, self.action_redo
        )
        screen = room.SearchesScreen(self.desk.kept, wishes)
        self._view = screen.show
        await self.app.push_screen(screen, self._search_again)

    def _search_again(self, query: str | None) -> None:
        self._view = None
        if query is not None:
            self.query_input.value = query
            self.query_input.cursor_position = len(query)
            self.go_to_pane("list")
            self._remember_search(query)

    def action_save_search(self) -> None:
        """Save what is searched for, or save it no longer."""
        query = self.query_input.value.strip()
        if query:
            self._save_search(query)
        else:
            self.show_place("no search to save")

    def _save_search(self, query: str) -> None:
        def words(changes: Sequence[Change]) -> str:
            return "search saved" if changes[-1].after is not None else "search no longer saved"

        self.keep(lambda _: coding().toggle_saved(clean_line(query), now()), words)

    def _forget_search(self, query: str) -> None:
        self.keep(lambda _: coding().forget_search(query), "search forgotten")

    @on(QueryInput.Asked)
    def _asked(self, message: QueryInput.Asked) -> None:
        self._remember_search(message.query)

    def _remember_search(self, query: str) -> None:
        self.keep(lambda _: coding().add_asked(clean_line(query), now()))

    # the window

    def watch_desk(self, desk: Desk) -> None:
        """Remember how the list is sorted and what is highlighted."""
        super().watch_desk(desk)
        self.remember_window()

    def watch_column(self) -> None:
        """Remember the width of the text."""
        self.remember_window()

    def begin_keeping(self) -> None:
        """Open the state in the background, and remember from now on how the window looks."""
        super().begin_keeping()
        self._begun = (self.app.theme, self.column)
        self.watch(self.app, "theme", self.remember_window, init=False)

    def remember_window(self) -> None:
        """Keep how the window looks, if it has changed."""
        if self._begun is None:
            return
        left, said = self._window, self._said
        theme, column = self._begun
        if left.theme or self.app.theme != theme:
            left = left._replace(theme=(self.app.theme, said.theme))
        if left.column or self.column != column:
            left = left._replace(column=(self.column, said.column))
        left = left._replace(order=self.desk.order.name, level=self.desk.level.name)
        if left != self._window:
            self._window = left
            self.keeper.remember(left)
