"""`kz-reader path`: the way from one actor to another."""

from __future__ import annotations

from kz_tui.commands.arguments import Arguments
from kz_tui.commands.dossier import load, recognise
from kz_tui.commands.exits import NOTHING, USAGE
from kz_tui.commands.links import print_link
from kz_tui.commands.meant import meant_actor
from kz_tui.commands.records import link_record
from kz_tui.commands.streams import Streams


def run(arguments: Arguments, streams: Streams) -> int:
    """Print the path between two actors, the bridges named, with a passage for each step."""
    wanted = arguments.number("--evidence", 1)
    dossier = load(arguments, streams)
    library = recognise(dossier.library, streams, dossier.shelf)
    start, goal = (meant_actor(name, library, streams) for name in arguments.words)
    if start.id == goal.id:
        streams.say(f"both names mean {start.name}")
        return USAGE
    path = library.path(start.id, goal.id)
    if path is None:
        streams.say(f"nothing connects {start.name} and {goal.name}")
        return NOTHING
    names = [library.entities[actor].name for actor in path.actors]
    if arguments.has("--json"):
        steps = [link_record(library, step, wanted) for step in path.steps]
        streams.data({"path": names, "entities": list(path.actors), "steps": steps})
    else:
        streams.line(streams.bold(" → ".join(names)))
        for step in path.steps:
            print_link(library, step, wanted, streams)
    return dossier.code
