"""The way from one actor to another over links that can be shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise

from kz_tui.actors.graph import TYPE_ORDER, Graph
from kz_tui.model.entity import Entity
from kz_tui.model.link import Path, Strength

_Neighbours = Callable[[str], Mapping[str, tuple[Strength, float]]]


def find_path(graph: Graph, entities: Mapping[str, Entity], start: str, goal: str) -> Path | None:
    """The best path between two actors, or None where nothing connects them.

    Fewest steps; then the strongest weakest link; then bridges that are persons before
    organisations before countries; then the greater weight; then names. Links of article strength
    are walked only where no others connect.
    """
    if start == goal:
        return None
    near = _at_least(graph, Strength.PARAGRAPH)
    layers = _layers(near, start, goal)
    if layers is None:
        near = _at_least(graph, Strength.ARTICLE)
        layers = _layers(near, start, goal)
    else:
        strong = _layers(_at_least(graph, Strength.SENTENCE), start, goal, longest=len(layers) - 1)
        if strong is not None:
            near, layers = _at_least(graph, Strength.SENTENCE), strong
    if layers is None:
        return None
    actors = _best_way(near, entities, layers, start, goal)
    steps = tuple(link for a, b in pairwise(actors) if (link := graph.link(a, b)))
    return Path(actors, steps)


def _at_least(graph: Graph, strength: Strength) -> _Neighbours:
    def near(actor: str) -> Mapping[str, tuple[Strength, float]]:
        found = graph.neighbours(actor)
        return {other: link for other, link in found.items() if link[0] >= strength}

    return near


def _layers(
    near: _Neighbours, start: str, goal: str, longest: int | None = None
) -> list[set[str]] | None:
    """Breadth-first layers from `start` up to the one that holds `goal`."""
    layers = [{start}]
    seen = {start}
    while longest is None or len(layers) <= longest:
        following = {other for actor in layers[-1] for other in near(actor)} - seen
        if not following:
            return None
        layers.append(following)
        seen |= following
        if goal in following:
            return layers
    return None


def _best_way(
    near: _Neighbours,
    entities: Mapping[str, Entity],
    layers: list[set[str]],
    start: str,
    goal: str,
) -> tuple[str, ...]:
    """The best of all shortest paths, built layer by layer from the start."""
    # best[actor] = (types of the bridges, minus the weight, their names), the way there
    best: dict[str, tuple[tuple[int, float, tuple[str, ...]], tuple[str, ...]]] = {
        start: ((0, 0.0, ()), (start,))
    }
    for layer in layers[1:]:
        found: dict[str, tuple[tuple[int, float, tuple[str, ...]], tuple[str, ...]]] = {}
        for actor in sorted(layer if goal not in layer else {goal}):
            bridge = 0 if actor == goal else TYPE_ORDER[entities[actor].type]
            for previous, (_, weight) in near(actor).items():
                if previous not in best:
                    continue
                (types, minus, names), way = best[previous]
                key = (types + bridge, minus - weight, (*names, entities[actor].name))
                if actor not in found or key < found[actor][0]:
                    found[actor] = (key, (*way, actor))
        best = found
    return best[goal][1]
