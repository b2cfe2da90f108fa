"""`kz-reader actors`: every actor of the dossier."""

from __future__ import annotations

from kz_tui.commands.arguments import Arguments
from kz_tui.commands.dossier import load, recognise
from kz_tui.commands.exits import NOTHING
from kz_tui.commands.records import Record
from kz_tui.commands.streams import Streams
from kz_tui.model.profile import Profile


def run(arguments: Arguments, streams: Streams) -> int:
    """Print the actors, most mentioned first."""
    dossier = load(arguments, streams)
    library = recognise(dossier.library, streams, dossier.shelf)
    for entity, _ in library.actors:
        numbers = library.profile(entity.id)
        if arguments.has("--json"):
            streams.data(_record(numbers))
        else:
            streams.line(_plain(numbers, streams))
    if not library.actors:
        streams.say("no actor was recognised")
        return NOTHING
    return dossier.code


def _record(numbers: Profile) -> Record:
    entity = numbers.entity
    return {
        "entity": entity.id,
        "name": entity.name,
        "type": entity.type.value,
        "aliases": list(entity.aliases),
        "mentions": numbers.mentions,
        "names": numbers.names,
        "articles": numbers.articles,
        "first": numbers.first,
        "last": numbers.last,
        "roles": list(numbers.roles),
        "reasons": list(entity.reasons),
    }


def _plain(numbers: Profile, streams: Streams) -> str:
    entity = numbers.entity
    aliases = f", also {', '.join(entity.aliases)}" if entity.aliases else ""
    days = f", {numbers.first} to {numbers.last}" if numbers.first else ""
    return (
        f"{entity.type.value} {numbers.mentions:>5}  {streams.bold(entity.name)}"
        f"{streams.dim(f'  {numbers.articles} art.{days}{aliases}')}"
    )
