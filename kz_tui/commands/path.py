"""`kz-reader path`: the way from one actor to another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kz_tui.commands.arguments import Arguments
from kz_tui.commands.citations import COLUMNS, link_rows
from kz_tui.commands.dossier import load, recognise
from kz_tui.commands.exits import NOTHING, USAGE
from kz_tui.commands.links import print_links
from kz_tui.commands.meant import meant_actor
from kz_tui.commands.records import link_record
from kz_tui.commands.streams import Streams
from kz_tui.commands.tables import Cell, chosen_format, csv_lines
from kz_tui.library import Library
from kz_tui.model.link import Path


def run(arguments: Arguments, streams: Streams) -> int:
    """Print the path between two actors, the bridges named, with a passage for each step."""
    shape = chosen_format(arguments)
    wanted = arguments.number("--evidence", 1)
    others = arguments.number("--alternatives", 0)
    dossier = load(arguments, streams)
    library = recognise(dossier.library, streams, dossier.shelf)
    start, goal = (meant_actor(name, library, streams) for name in arguments.words)
    if start.id == goal.id:
        streams.say(f"both names mean {start.name}")
        return USAGE
    paths = library.paths(start.id, goal.id, 1 + others)
    if not paths:
        streams.say(f"nothing connects {start.name} and {goal.name}")
        return NOTHING
    if shape == "csv":
        for line in csv_lines(("path", "step", *COLUMNS), _rows(library, paths, wanted)):
            streams.line(line)
        return dossier.code
    for path in paths:
        names = [library.entities[actor].name for actor in path.actors]
        if shape == "json":
            steps = [link_record(library, step, wanted) for step in path.steps]
            streams.data({"path": names, "entities": list(path.actors), "steps": steps})
        elif shape == "markdown":
            print_links(library, path.steps, wanted, streams, shape, " → ".join(names))
        else:
            streams.line(streams.bold(" → ".join(names)))
            print_links(library, path.steps, wanted, streams, shape, "")
    return dossier.code


def _rows(library: Library, paths: Iterable[Path], wanted: int) -> Iterator[dict[str, Cell]]:
    """A row a passage, with the numbers of its path and its step."""
    for number, path in enumerate(paths, 1):
        for step, link in enumerate(path.steps, 1):
            for row in link_rows(library, [link], wanted):
                yield {"path": number, "step": step} | row
