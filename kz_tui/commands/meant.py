"""Which actor a name on the command line means."""

from __future__ import annotations

from kz_tui.commands.exits import NOTHING, USAGE, UnreadableError
from kz_tui.commands.streams import Streams
from kz_tui.library import Library
from kz_tui.model.entity import Entity


def meant_actor(name: str, library: Library, streams: Streams) -> Entity:
    """The one actor a name means.

    Raises `UnreadableError` where there is none (exit code 1) or more than one (2; they are listed
    on standard error).
    """
    candidates = library.find_actors(name)
    if not candidates:
        streams.say(f'no actor called "{name}"; `kz-reader actors` lists them')
        raise UnreadableError(NOTHING)
    if len(candidates) > 1:
        streams.say(f'"{name}" can mean several actors:')
        for entity in candidates:
            streams.say(f"  {entity.name} ({entity.type.value}, {entity.id})")
        raise UnreadableError(USAGE)
    return candidates[0]
