"""The picture around one actor."""

from __future__ import annotations

from itertools import combinations

from kz_tui.actors.graph import Graph
from kz_tui.model.link import Neighbourhood

_SHOWN = 3
"""Passages of a link among neighbours: there are many such links, and each is one line."""


def neighbourhood(graph: Graph, actor: str, limit: int) -> Neighbourhood:
    """An actor, the strongest of its neighbours, and who of these is linked as well.

    Raises `KeyError` for an unknown id.
    """
    entities = graph.occurrences.entities
    star = graph.links(actor, limit)
    others = [link.b for link in star]
    among = [link for a, b in combinations(others, 2) if (link := graph.link(a, b, _SHOWN))]
    among.sort(key=lambda link: (-link.strength, -link.association, -link.weight))
    return Neighbourhood(
        actor,
        tuple(entities[one] for one in (actor, *others)),
        (*star, *among),
        graph.link_count(actor),
    )
