"""`kz-reader graph`: an actor, those it is linked to, and the links among them."""

from __future__ import annotations

from collections.abc import Iterator

from kz_tui.commands.arguments import Arguments
from kz_tui.commands.citations import link_rows
from kz_tui.commands.dossier import load, recognise
from kz_tui.commands.exits import NOTHING
from kz_tui.commands.links import print_links
from kz_tui.commands.meant import meant_actor
from kz_tui.commands.records import Record, link_record
from kz_tui.commands.streams import Streams
from kz_tui.commands.tables import Cell, chosen_format, xml
from kz_tui.library import Library
from kz_tui.model.link import Link, Neighbourhood

_NODE_KEYS = (("name", "string"), ("type", "string"), ("country", "string"), ("mentions", "int"))
_EDGE_KEYS = (
    ("strength", "string"), ("weight", "double"), ("association", "double"), ("count", "int"),
    ("label", "string"), ("negated", "boolean"), ("hearsay", "boolean"), ("article", "string"),
    ("date", "string"), ("start", "int"), ("end", "int"), ("sentence", "string"),
)  # fmt: skip


def run(arguments: Arguments, streams: Streams) -> int:
    """Print the neighbourhood of one actor."""
    shape = chosen_format(arguments, graph=True)
    wanted = arguments.number("--evidence", 1)
    limit = arguments.number("--limit", 20)
    dossier = load(arguments, streams)
    library = recognise(dossier.library, streams, dossier.shelf)
    actor = meant_actor(arguments.words[0], library, streams)
    near = library.neighbourhood(actor.id, limit)
    if not near.links:
        why = "" if actor.acts else ": places other than countries have no links"
        streams.say(f"no links of {actor.name}{why}")
        return NOTHING
    if shape == "json":
        streams.data(_record(library, near, wanted))
    elif shape == "graphml":
        for line in _graphml(library, near):
            streams.line(line)
    else:
        print_links(library, near.links, wanted, streams, shape, f"Around {actor.name}")
    return dossier.code


def _record(library: Library, near: Neighbourhood, wanted: int) -> Record:
    return {
        "centre": near.centre,
        "name": library.entities[near.centre].name,
        "neighbours": near.total,
        "nodes": [
            {
                "entity": entity.id,
                "name": entity.name,
                "type": entity.type.value,
                "country": entity.country,
                "mentions": library.profile(entity.id).mentions,
            }
            for entity in near.actors
        ],
        "links": [link_record(library, link, wanted) for link in near.links],
    }


def _graphml(library: Library, near: Neighbourhood) -> Iterator[str]:
    """GraphML (http://graphml.graphdrawing.org), which yEd, Gephi and NetworkX read."""
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    for keys, kind in ((_NODE_KEYS, "node"), (_EDGE_KEYS, "edge")):
        for name, type_ in keys:
            yield (
                f'  <key id="{kind}-{name}" for="{kind}" attr.name="{name}" attr.type="{type_}"/>'
            )
    yield '  <graph id="kz-reader" edgedefault="undirected">'
    for entity in near.actors:
        yield f'    <node id="{xml(entity.id)}">'
        node: dict[str, Cell] = {
            "name": entity.name,
            "type": entity.type.value,
            "country": entity.country,
            "mentions": library.profile(entity.id).mentions,
        }
        yield from _values("node", node, _NODE_KEYS)
        yield "    </node>"
    for link, row in zip(near.links, link_rows(library, near.links, 1), strict=True):
        yield from _edge(link, row)
    yield "  </graph>"
    yield "</graphml>"


def _edge(link: Link, row: dict[str, Cell]) -> Iterator[str]:
    """An edge points from who acts to whom, where the label says so."""
    label = link.label
    directed = label is not None and label.directed
    ends = (label.source, label.target) if label is not None else (link.a, link.b)
    yield (
        f'    <edge source="{xml(ends[0])}" target="{xml(ends[1])}" '
        f'directed="{"true" if directed else "false"}">'
    )
    yield from _values("edge", row, _EDGE_KEYS)
    yield "    </edge>"


def _values(kind: str, values: dict[str, Cell], keys: tuple[tuple[str, str], ...]) -> Iterator[str]:
    for name, _ in keys:
        value = values.get(name)
        if value is None:
            continue
        text = str(value).lower() if isinstance(value, bool) else str(value)
        yield f'      <data key="{kind}-{name}">{xml(text)}</data>'
