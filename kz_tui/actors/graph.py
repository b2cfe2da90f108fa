"""Which actors are linked, how strongly, and by which passages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from kz_tui.actors.occurrences import Occurrences, Scene
from kz_tui.model.entity import EntityType
from kz_tui.model.link import Evidence, Link, Strength
from kz_tui.model.span import Span

WEIGHT = {Strength.SENTENCE: 1.0, Strength.PARAGRAPH: 0.5, Strength.ARTICLE: 0.1}
"""What one passage adds to the weight of a link: set by hand, so that two paragraphs weigh like
one sentence, and only ten articles do. It orders links of one strength, nothing else."""

TYPE_ORDER = {EntityType.PER: 0, EntityType.ORG: 1, EntityType.LOC: 2}


class Graph:
    """The links of a dossier, found when they are asked for. Immutable.

    Two actors are linked where one sentence, one paragraph or one article names both. A credit or
    a broadcast note links nobody.
    """

    def __init__(self, occurrences: Occurrences) -> None:
        self._occurrences = occurrences
        self.neighbours = lru_cache(maxsize=2048)(self._neighbours)
        self.link = lru_cache(maxsize=8192)(self._link)

    def links(self, actor: str, limit: int | None = None) -> tuple[Link, ...]:
        """The links of an actor, strongest first: by strength, weight, type of actor, name.

        `limit` is how many of them to work out; None for all.
        """
        near = self.neighbours(actor)
        others = sorted(near, key=lambda other: self._rank(other, *near[other]))
        return tuple(link for other in others[:limit] if (link := self.link(actor, other)))

    def _rank(self, other: str, strength: Strength, weight: float) -> tuple[int, float, int, str]:
        entity = self._occurrences.entities[other]
        return -strength, -weight, TYPE_ORDER[entity.type], entity.name

    def _neighbours(self, actor: str) -> dict[str, tuple[Strength, float]]:
        """Every actor linked to this one, with the strength and the weight of the link."""
        found: dict[str, tuple[Strength, float]] = {}
        for number in self._occurrences.articles_of(actor):
            scene = self._occurrences.scene(number)
            here = scene.named.get(actor)
            if here is None:
                continue
            for other, there in scene.named.items():
                if other == actor:
                    continue
                strength, weight = _meet(scene, here, there)
                best, sum_so_far = found.get(other, (strength, 0.0))
                found[other] = (max(best, strength), sum_so_far + weight)
        return found

    def _link(self, a: str, b: str) -> Link | None:
        """The link between two actors with all its evidence, the best first; None if there is none.

        Within one strength, evidence comes in the order of the dossier.
        """
        if a == b:
            return None
        evidence: list[Evidence] = []
        in_b = set(self._occurrences.articles_of(b))
        for number in self._occurrences.articles_of(a):
            if number not in in_b:
                continue
            scene = self._occurrences.scene(number)
            if a in scene.named and b in scene.named:
                evidence += _evidence(number, scene, scene.named[a], scene.named[b])
        if not evidence:
            return None
        evidence.sort(key=lambda one: -one.strength)
        weight = sum(WEIGHT[one.strength] for one in evidence)
        return Link(a, b, evidence[0].strength, weight, len(evidence), tuple(evidence))


def _meet(scene: Scene, here: Sequence[int], there: Sequence[int]) -> tuple[Strength, float]:
    """How two actors meet in one article: the best strength, and the weight of all passages."""
    shared = set(here).intersection(there)
    blocks = {scene.blocks[s] for s in shared}
    together = {scene.blocks[s] for s in here} & {scene.blocks[s] for s in there}
    paragraphs = len(together - blocks)
    if not shared and not paragraphs:
        return Strength.ARTICLE, WEIGHT[Strength.ARTICLE]
    weight = len(shared) * WEIGHT[Strength.SENTENCE] + paragraphs * WEIGHT[Strength.PARAGRAPH]
    return (Strength.SENTENCE if shared else Strength.PARAGRAPH), weight


def _evidence(
    number: int, scene: Scene, here: Sequence[int], there: Sequence[int]
) -> Iterator[Evidence]:
    """The passages of one article that name both: sentences, else paragraphs, else one pair."""
    shared = sorted(set(here).intersection(there))
    for sentence in shared:
        yield Evidence(number, Strength.SENTENCE, (scene.sentences[sentence],))
    done = {scene.blocks[sentence] for sentence in shared}
    together = {scene.blocks[s] for s in here} & {scene.blocks[s] for s in there}
    for block in sorted(together - done):
        first, last = _nearest(
            [s for s in here if scene.blocks[s] == block],
            [s for s in there if scene.blocks[s] == block],
        )
        run = Span(scene.sentences[min(first, last)].start, scene.sentences[max(first, last)].end)
        yield Evidence(number, Strength.PARAGRAPH, (run,))
    if not together:
        first, last = _nearest(here, there)
        yield Evidence(number, Strength.ARTICLE, (scene.sentences[first], scene.sentences[last]))


def _nearest(here: Sequence[int], there: Sequence[int]) -> tuple[int, int]:
    """The pair of sentences, one of each, with the smallest distance; the first of equals."""
    best = here[0], there[0]
    i = j = 0
    while i < len(here) and j < len(there):
        if abs(here[i] - there[j]) < abs(best[0] - best[1]):
            best = here[i], there[j]
        if here[i] < there[j]:
            i += 1
        else:
            j += 1
    return best
