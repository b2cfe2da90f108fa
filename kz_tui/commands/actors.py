"""`kz-reader actors`: every actor of the dossier."""

from __future__ import annotations

from collections.abc import Iterable

from kz_tui.commands.arguments import Arguments
from kz_tui.commands.dossier import load, recognise
from kz_tui.commands.exits import NOTHING
from kz_tui.commands.records import Record
from kz_tui.commands.streams import Streams
from kz_tui.commands.tables import Cell, chosen_format, csv_lines, markdown
from kz_tui.model.profile import Profile

_COLUMNS = (
    "name", "type", "mentions", "names", "articles", "first", "last", "aliases", "roles", "entity",
    "reasons",
)  # fmt: skip


def run(arguments: Arguments, streams: Streams) -> int:
    """Print the actors, most mentioned first."""
    shape = chosen_format(arguments)
    dossier = load(arguments, streams)
    library = recognise(dossier.library, streams, dossier.shelf)
    profiles = (library.profile(entity.id) for entity, _ in library.actors)
    if library.actors:
        _print(profiles, streams, shape)
    if not library.actors:
        streams.say("no actor was recognised")
        return NOTHING
    return dossier.code


def _print(profiles: Iterable[Profile], streams: Streams, shape: str | None) -> None:
    if shape == "csv":
        for line in csv_lines(_COLUMNS, map(_row, profiles)):
            streams.line(line)
        return
    if shape == "markdown":
        streams.line(f"| {' | '.join(_COLUMNS)} |")
        streams.line("|" + " --- |" * len(_COLUMNS))
    for numbers in profiles:
        if shape == "json":
            streams.data(_record(numbers))
        elif shape == "markdown":
            row = _row(numbers)
            cells = (row[column] for column in _COLUMNS)
            texts = ("" if cell is None else markdown(str(cell)) for cell in cells)
            streams.line(f"| {' | '.join(texts)} |")
        else:
            streams.line(_plain(numbers, streams))


def _row(numbers: Profile) -> dict[str, Cell]:
    record = _record(numbers)
    lists = {name: "; ".join(record[name]) for name in ("aliases", "roles", "reasons")}
    return record | lists


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
