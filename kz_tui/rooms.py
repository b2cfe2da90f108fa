"""Rooms that are opened late, so that what does not need them starts without their weight.

This is the only place of the package where a module is imported by name at run time.
"""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

LATE = {
    # commands
    "json": "kz_tui.text.json_lines",
    "help": "kz_tui.commands.help",
    "interface": "kz_tui.launch",
    "listing": "kz_tui.commands.listing",
    "search": "kz_tui.commands.search",
    "show": "kz_tui.commands.show",
    "annotate": "kz_tui.commands.annotate",
    "actors": "kz_tui.commands.actors",
    "links": "kz_tui.commands.links",
    "path": "kz_tui.commands.path",
    "decisions": "kz_tui.commands.decisions",
    "graph": "kz_tui.commands.graph",
    "doctor": "kz_tui.commands.doctor",
    "notes": "kz_tui.commands.notes",
    # what is kept between two starts
    "caches": "kz_tui.store.caches",
    # what is needed once actors are known, or a query is typed
    "network": "kz_tui.actors.network",
    "parts": "kz_tui.actors.parts",
    "rulings": "kz_tui.actors.rulings",
    "query": "kz_tui.search.query",
    "citation": "kz_tui.ui.citation",
    "heap": "kz_tui.ui.heap",
    # what the user adds
    "keeper": "kz_tui.ui.keeper",
    "state": "kz_tui.store.state",
    "coding": "kz_tui.notes.coding",
    "identity": "kz_tui.notes.identity",
    "anchor": "kz_tui.notes.anchor",
    "note-pages": "kz_tui.notes.pages",
    "pages": "kz_tui.store.pages",
    # textual
    "app": "kz_tui.ui.app",
    "driver": "kz_tui.ui.driver",
    "actors-screen": "kz_tui.ui.screens.actors",
    "picture-screen": "kz_tui.ui.screens.picture",
    "questions": "kz_tui.ui.questions",
    "decision-form": "kz_tui.ui.screens.decision_form",
    "decisions-screen": "kz_tui.ui.screens.decisions",
    "help-screen": "kz_tui.ui.screens.help",
    "skipped-screen": "kz_tui.ui.screens.skipped",
    "kept-screen": "kz_tui.ui.screens.kept",
    "searches-screen": "kz_tui.ui.screens.searches",
    "palette": "kz_tui.ui.palette",
    # stages: numpy, rapidfuzz, the recogniser and its data
    "opening": "kz_tui.pipeline.opening",
    "rereading": "kz_tui.pipeline.rereading",
    "recalling": "kz_tui.pipeline.recalling",
    "remembered": "kz_tui.pipeline.remembered",
    "indexing": "kz_tui.pipeline.indexing",
    "linked": "kz_tui.pipeline.linked",
    "patching": "kz_tui.pipeline.patching",
    "recognising": "kz_tui.pipeline.recognising",
    # what only articles in other languages need
    "cyrillic": "kz_tui.entities.cyrillic",
    "english": "kz_tui.entities.english",
    # what is needed where decisions are kept
    "actors-file": "kz_tui.store.actors_file",
    "file-locks": "filelock",
    # what only a settings file or one of decisions needs
    "toml": "kz_tui.text.toml",
}
"""Room -> module. A test opens every one of them."""


def open_room(name: str) -> ModuleType:
    """Import a room of the `LATE` table, or return it if it is open already.

    Raises `KeyError` for a name that is not in the table.
    """
    return import_module(LATE[name])
