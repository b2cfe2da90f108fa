"""Where the user's decisions on the actors of a dossier are kept, and what became of them."""

from __future__ import annotations

from pathlib import Path

from kz_tui.commands.arguments import Arguments, UsageError
from kz_tui.commands.roots import roots_of
from kz_tui.commands.streams import Streams
from kz_tui.library import Library
from kz_tui.model.decision import DecisionError, Decisions, Kept
from kz_tui.rooms import open_room


def decisions_of(arguments: Arguments) -> Decisions | None:
    """The file named by `--actors`, or the one that belongs to the dossier.

    None for articles from standard input: they have no paths to be known by.
    """
    named = arguments.value("--actors")
    roots = roots_of(arguments)
    if named is None and "-" in roots:
        return None
    store = open_room("actors-file")
    path = Path(named) if named else store.dossier_folder(roots) / store.NAME
    kept: Decisions = store.ActorsFile(path, () if named else roots)
    return kept


def read_decisions(arguments: Arguments, streams: Streams) -> Kept:
    """The decisions that hold for a command; what cannot be understood is said, the rest holds.

    Raises `UsageError` for a file that was named and cannot be read.
    """
    decisions = decisions_of(arguments)
    if decisions is None:
        return Kept()
    named = arguments.value("--actors")
    if named and not Path(named).is_file():
        raise UsageError(f"--actors {named}: no such file")
    try:
        kept = decisions.read()
    except DecisionError as error:
        raise UsageError(str(error)) from None
    for problem in kept.problems:
        streams.say(f"{decisions.where}:{problem.line}: {problem.reason}; passed over")
    return kept


def say_rulings(library: Library, streams: Streams) -> None:
    """Name the decisions that change nothing in these articles, with the reason."""
    for ruling in library.rulings:
        if ruling.problem:
            decision = ruling.decision
            streams.say(f"decision in line {decision.line} ({decision.act}): {ruling.problem}")
