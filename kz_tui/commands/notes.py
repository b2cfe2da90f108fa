"""`kz-reader notes`: marks and notes with their citations, or the reading trail."""

from __future__ import annotations

from pathlib import Path

from kz_tui.commands.arguments import Arguments, UsageError
from kz_tui.commands.dossier import load, read
from kz_tui.commands.exits import DONE, NOTHING
from kz_tui.commands.streams import Streams
from kz_tui.library import Library
from kz_tui.notes.coding import take_in
from kz_tui.notes.entries import all_homes, entries, noted_articles
from kz_tui.notes.entry import Entry
from kz_tui.notes.export import (
    TRAIL_FIELDS,
    as_csv,
    as_markdown,
    rows,
    trail_as_markdown,
    trail_rows,
)
from kz_tui.notes.kept import Kept
from kz_tui.settings import data_folder
from kz_tui.store.state import read_state
from kz_tui.text.clean import show_controls

_FORMATS = ("markdown", "json", "csv")


def run(arguments: Arguments, streams: Streams) -> int:
    """Print what was marked and noted in a dossier; without PATH all there is, wherever."""
    form = _format(arguments)
    records, notices = read_state(data_folder())
    for notice in notices:
        streams.say(notice)
    kept = take_in(Kept(), records)
    if arguments.has("--trail"):
        return _print_trail(kept, form, streams)
    library, code, found = _looked_up(arguments, streams, kept)
    if not found:
        where = f" in {', '.join(arguments.paths)}" if arguments.paths else ""
        streams.say(f"nothing is marked, tagged or noted{where}")
        return NOTHING
    made = rows(found, library.articles)
    if form == "json":
        for row in made:
            streams.data(row)
    else:
        _write(as_csv(made) if form == "csv" else as_markdown(made), streams)
    return code


def _format(arguments: Arguments) -> str:
    named = arguments.value("--format") or ("json" if arguments.has("--json") else _FORMATS[0])
    if named not in _FORMATS:
        raise UsageError(f"--format takes {', '.join(_FORMATS)}, not {named!r}")
    if arguments.has("--json") and named != "json":
        raise UsageError("--json and --format say different things")
    return named


def _looked_up(
    arguments: Arguments, streams: Streams, kept: Kept
) -> tuple[Library, int, list[Entry]]:
    """The dossier, the exit code its reading asks for, and the entries."""
    if arguments.paths:
        dossier = load(arguments, streams)
        homes = all_homes(kept, dossier.library.articles)
        found = entries(kept, dossier.library.articles, homes)
        here = [entry for entry in found if entry.number is not None]
        return dossier.library, dossier.code, here
    paths = tuple(dict.fromkeys(one.path for one in noted_articles(kept) if _is_file(one.path)))
    library = read(arguments._replace(paths=paths), streams) if paths else Library()
    homes = all_homes(kept, library.articles)
    return library, DONE, entries(kept, library.articles, homes)


def _is_file(path: str) -> bool:
    try:
        return Path(path).is_file()
    except (OSError, ValueError):
        return False


def _print_trail(kept: Kept, form: str, streams: Streams) -> int:
    if not kept.trail:
        streams.say("nothing was read yet")
        return NOTHING
    made = trail_rows(kept.trail)
    if form == "json":
        for row in made:
            streams.data(row)
    else:
        text = as_csv(made, TRAIL_FIELDS) if form == "csv" else trail_as_markdown(made)
        _write(text, streams)
    return DONE


def _write(text: str, streams: Streams) -> None:
    """Write a page; on a terminal each control as a visible sign."""
    if streams.terminal:
        text = "\n".join(show_controls(line) for line in text.replace("\r\n", "\n").split("\n"))
    streams.stdout.write(text.encode("utf-8", "surrogatepass"))
