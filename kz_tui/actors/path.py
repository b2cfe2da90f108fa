"""The way from one actor to another over links that can be shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from kz_tui.actors.arrays import Floats, Incidence, Ints, gather, shared, without
from kz_tui.actors.graph import ARTICLE_ADDS, PARAGRAPH_ADDS, SENTENCE_ADDS, Graph
from kz_tui.model.link import Path


def find_paths(graph: Graph, start: str, goal: str, limit: int = 1) -> Iterator[Path]:
    """Ways between two actors, the best first; none where nothing connects them.

    Fewest steps; then the strongest weakest link; then bridges that are persons before
    organisations before countries; then the greater weight; then names. Links of article strength
    are walked only where no others connect. Each way goes over other bridges than those before it.
    """
    numbers = graph.occurrences.number
    if start == goal or start not in numbers or goal not in numbers:
        return
    closed: set[int] = set()
    direct = True
    for _ in range(limit):
        way = _find(graph, numbers[start], numbers[goal], closed, direct=direct)
        if way is None:
            return
        actors = tuple(graph.occurrences.ids[number] for number in way)
        yield Path(actors, tuple(link for a, b in pairwise(actors) if (link := graph.link(a, b))))
        closed.update(way[1:-1])
        direct = direct and len(way) > 2


def _find(
    graph: Graph, start: int, goal: int, closed: set[int], *, direct: bool
) -> tuple[int, ...] | None:
    known = graph.occurrences
    shut = np.array(sorted(closed), dtype=np.int32)
    search = _Search(known.tables.paragraphs, start, goal, shut, direct)
    layers = search.layers(None)
    if layers is None:
        search = _Search(known.tables.in_articles, start, goal, shut, direct)
        layers = search.layers(None)
    else:
        strong = _Search(known.tables.sentences, start, goal, shut, direct)
        found = strong.layers(len(layers) - 1)
        if found is not None:
            search, layers = strong, found
    return None if layers is None else _best_way(graph, search.level, layers)


class _Search(NamedTuple):
    """A breadth-first search from both ends over the links of one level and better."""

    level: Incidence
    start: int
    goal: int
    closed: Ints
    direct: bool

    def layers(self, longest: int | None) -> list[Ints] | None:
        """For each step of the shortest ways, the actors that are on one; None if there is none."""
        sides = [[np.array([end], dtype=np.int32)] for end in (self.start, self.goal)]
        seen = [side[0] for side in sides]
        while longest is None or len(sides[0]) + len(sides[1]) - 2 < longest:
            turn = 0 if self._effort(sides[0][-1]) <= self._effort(sides[1][-1]) else 1
            beyond = self._beyond(sides[turn][-1], seen[turn])
            if not len(beyond):
                return None
            sides[turn].append(beyond)
            seen[turn] = np.sort(np.concatenate((seen[turn], beyond)))
            meeting = shared(beyond, sides[1 - turn][-1])
            if len(meeting):
                return self._joined(sides, meeting)
        return None

    def _effort(self, actors: Ints) -> int:
        return self.level.effort(actors)

    def _beyond(self, actors: Ints, seen: Ints) -> Ints:
        found = without(without(self.level.beside(actors), seen), self.closed)
        if self.direct or len(actors) != 1:
            return found
        end = {self.start: self.goal, self.goal: self.start}.get(int(actors[0]))
        return found if end is None else found[found != end]

    def _joined(self, sides: Sequence[Sequence[Ints]], meeting: Ints) -> list[Ints]:
        """The layers of both sides in one row, without the actors that lead nowhere."""
        rows: list[list[Ints]] = []
        for side in sides:
            row = [meeting]
            for layer in reversed(side[1:-1]):
                row.append(self._next_to(layer, row[-1]))
            rows.append([*row, side[0]] if len(side) > 1 else row)
        return [*reversed(rows[0]), *rows[1][1:]]

    def _next_to(self, layer: Ints, following: Ints) -> Ints:
        """Those of a layer that are linked to some of the following one."""
        if self._effort(following) <= self._effort(layer):
            return shared(layer, self.level.beside(following))
        return layer[_meetings(self.level, layer, following).any(axis=1)]


def _best_way(graph: Graph, level: Incidence, layers: Sequence[Ints]) -> tuple[int, ...]:
    """The best of all shortest ways, built layer by layer from the start."""
    known = graph.occurrences
    ways: list[tuple[int, ...]] = [(int(layers[0][0]),)]
    kinds = np.zeros(1, dtype=np.int64)
    weights = np.zeros(1)
    ranks = np.zeros(1, dtype=np.int64)
    for number, (here, there) in enumerate(pairwise(layers), 1):
        table = _weights(graph, level, here, there)
        before, after = np.nonzero(table)
        sums = weights[before] + table[before, after]
        order = np.lexsort((ranks[before], -sums, kinds[before], after))
        first = order[np.flatnonzero(np.diff(after[order], prepend=-1))]
        before, after = before[first], after[first]
        weights = sums[first]
        last = number == len(layers) - 1
        kinds = kinds[before] + (0 if last else known.type_order[there[after]])
        by_name = np.lexsort((known.name_order[there[after]], ranks[before]))
        ranks = np.empty(len(by_name), dtype=np.int64)
        ranks[by_name] = np.arange(len(by_name))
        ways = [(*ways[int(a)], int(there[int(b)])) for a, b in zip(before, after, strict=True)]
    return ways[0]


def _weights(graph: Graph, level: Incidence, here: Ints, there: Ints) -> Floats:
    """The weight of the link of each actor `here` with each `there`; 0 for none of this level."""
    known = graph.occurrences
    turned = level.effort(here) > level.effort(there)
    few, many = (there, here) if turned else (here, there)
    met = {
        id(one): _meetings(one, few, many)
        for one in (known.tables.sentences, known.tables.paragraphs, known.tables.in_articles)
    }
    weights: Floats = (
        met[id(known.tables.sentences)] * SENTENCE_ADDS
        + met[id(known.tables.paragraphs)] * PARAGRAPH_ADDS
        + met[id(known.tables.in_articles)] * ARTICLE_ADDS
    )
    weights[met[id(level)] == 0] = 0
    return weights.T if turned else weights


def _meetings(level: Incidence, few: Ints, many: Ints) -> Floats:
    """How many units name both, for each pair of the two lists of actors."""
    lengths = level.actor_starts[few + 1] - level.actor_starts[few]
    units = gather(level.actor_starts, level.units, few)
    row = np.repeat(np.arange(len(few)), lengths)
    sizes = level.unit_starts[units + 1] - level.unit_starts[units]
    others = gather(level.unit_starts, level.actors, units)
    row = np.repeat(row, sizes)
    column = many.searchsorted(others)
    column[column == len(many)] = 0
    met = many[column] == others
    keys = row[met] * len(many) + column[met]
    counts: Floats = np.bincount(keys, minlength=len(few) * len(many)).astype(np.float64)
    return counts.reshape(len(few), len(many))
