"""The actors of a dossier and everything that ties them together: one door to this room."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kz_tui.actors.dating import Days
from kz_tui.actors.finder import find_actors
from kz_tui.actors.graph import Graph
from kz_tui.actors.neighbourhood import neighbourhood
from kz_tui.actors.occurrences import Occurrences
from kz_tui.actors.path import find_paths
from kz_tui.actors.profile import profile, rank_actors
from kz_tui.actors.reference import refer_to
from kz_tui.actors.roster import Roster
from kz_tui.model.actor_order import ActorOrder
from kz_tui.model.article import Article
from kz_tui.model.decision import Who
from kz_tui.model.entity import Annotation, Entity, Mention
from kz_tui.model.link import Evidence, Link, Neighbourhood, Path
from kz_tui.model.memo import cached_property
from kz_tui.model.profile import Profile


class Network:
    """Who is mentioned where, and who is linked to whom. Immutable.

    Where everybody is mentioned is kept in arrays, made at once; all else is worked out when it
    is asked for.
    """

    _before: tuple[Network, Collection[str]] | None = None
    """The network that this one was recast from, and who has changed; None for most."""

    def __init__(
        self,
        articles: Sequence[Article],
        annotations: Sequence[Annotation],
        entities: Mapping[str, Entity],
    ) -> None:
        self._take(Occurrences(articles, annotations, entities))

    def _take(self, occurrences: Occurrences) -> None:
        self._entities = occurrences.entities
        self._occurrences = occurrences
        self._graph = Graph(occurrences)

    @classmethod
    def restored(
        cls,
        articles: Sequence[Article],
        annotations: Sequence[Annotation],
        entities: Mapping[str, Entity],
        arrays: Mapping[str, NDArray[Any]],
    ) -> Network:
        """The same network from its `arrays`. Raises `KeyError` where one is missing."""
        return cls._over(Occurrences.restored(articles, annotations, entities, arrays))

    @classmethod
    def _over(
        cls, occurrences: Occurrences, before: tuple[Network, Collection[str]] | None = None
    ) -> Network:
        self = cls.__new__(cls)
        self._take(occurrences)
        self._before = before
        return self

    def spliced(
        self,
        articles: Sequence[Article],
        annotations: Sequence[Annotation],
        entities: Mapping[str, Entity],
        numbers: NDArray[np.int32],
    ) -> Network:
        """The network of articles that had these `numbers` here, or `GONE` if they are new.

        `entities` are those of here and, after them, new ones. Only the new articles are read.
        """
        return self._over(self._occurrences.spliced(articles, annotations, entities, numbers))

    def recast(
        self,
        articles: Sequence[Article],
        annotations: Sequence[Annotation],
        entities: Mapping[str, Entity],
        changed: Collection[str],
        touched: Sequence[int],
    ) -> Network:
        """The network of the same articles with other entities, as `Occurrences.recast` has it.

        Those `changed` are others, new, or gone.
        """
        occurrences = self._occurrences.recast(articles, annotations, entities, touched)
        return self._over(occurrences, (self, changed))

    def arrays(self) -> dict[str, NDArray[Any]]:
        """What was worked out, as arrays by name."""
        return self._occurrences.arrays()

    def serves(self, annotations: Sequence[Annotation], entities: Mapping[str, Entity]) -> bool:
        """Whether this is the network of these annotations and entities."""
        return annotations is self._occurrences.annotations and entities is self._entities

    @cached_property
    def actors(self) -> tuple[tuple[Entity, int], ...]:
        """Every actor with its number of mentions, most mentioned first."""
        return rank_actors(self._occurrences)

    def sorted_actors(self, order: ActorOrder) -> list[int]:
        """The places in `actors` in another order; equals stay as they are."""
        numbers = np.array([self._occurrences.number[one.id] for one, _ in self.actors], np.int64)
        if order is ActorOrder.NAME:
            keys = self._occurrences.name_order[numbers]
        elif order is ActorOrder.ARTICLES:
            keys = -self._occurrences.article_counts()[numbers]
        elif order is ActorOrder.MENTIONS:
            keys = -self._occurrences.counts()[numbers]
        else:
            first, last = (days[numbers] for days in self._occurrences.day_bounds())
            unknown = len(self._occurrences.dates)
            keys = np.where(first > 0, first, unknown) if order is ActorOrder.FIRST else -last
        places: list[int] = np.argsort(keys, kind="stable").tolist()
        return places

    @cached_property
    def _days(self) -> Days:
        return Days(self._occurrences.dates, self._occurrences.days)

    @cached_property
    def roster(self) -> Roster:
        """All actors by their names: seconds for a hundred thousand."""
        actors = (entity for entity, _ in self.actors)
        if self._before is None:
            return Roster(actors)
        before, changed = self._before
        return Roster(actors, before.roster.without(changed))

    def matching(self, text: str) -> Sequence[int]:
        """The places in `actors` of those with a name that holds a text, in any spelling."""
        return self.roster.matching(text)

    def find_actors(self, name: str) -> tuple[Entity, ...]:
        """The actors, or else the other places, that a typed name can mean."""
        acting = [entity for entity in self._entities.values() if entity.acts]
        return find_actors(name, acting) or find_actors(name, self._entities.values())

    def who(self, entity: str) -> Who:
        """An entity as a decision names it. Raises `KeyError` for an unknown id."""
        return refer_to(self._entities[entity], self._entities.values(), self._occurrences)

    def profile(self, entity: str) -> Profile:
        """The numbers on one entity. Raises `KeyError` for an unknown id."""
        return profile(self._occurrences, self._entities[entity])

    def articles_of(self, entity: str) -> Sequence[int]:
        """The numbers of the articles that mention an entity, ascending."""
        return self._occurrences.articles_of(entity)

    def days_of(self, entity: str) -> list[int]:
        """The days of the articles that mention an entity, ascending, as `date.toordinal`."""
        return self._days.of(self._occurrences.articles_of(entity))

    @property
    def reach(self) -> tuple[int, int] | None:
        """The first and the last day of the dossier, as `date.toordinal`."""
        return self._days.reach

    def mentions_of(
        self, entity: str, article: int | None = None, start: int = 0, count: int | None = None
    ) -> Iterator[tuple[int, Mention]]:
        """A page of the mentions of an entity; of one article if it is named."""
        return self._occurrences.mentions_of(entity, article, start, count)

    def links(self, actor: str, limit: int | None = None) -> tuple[Link, ...]:
        """The first links of an actor, strongest first; none for an entity that is no actor."""
        return self._graph.links(actor, limit)

    def link_count(self, actor: str) -> int:
        """How many actors an actor is linked to."""
        return self._graph.link_count(actor)

    def link(self, a: str, b: str) -> Link | None:
        """The link between two actors, or None."""
        return self._graph.link(a, b)

    def evidence(self, a: str, b: str, start: int, count: int) -> tuple[Evidence, ...]:
        """A page of the passages that name both actors."""
        return self._graph.evidence(a, b, start, count)

    def articles_near(self, a: str, b: str) -> list[int]:
        """The numbers of the articles in which one paragraph names both, ascending."""
        return self._graph.articles_near(a, b)

    def paths(self, a: str, b: str, limit: int) -> tuple[Path, ...]:
        """The best path between two actors, and alternatives over other bridges."""
        return tuple(find_paths(self._graph, a, b, limit))

    def neighbourhood(self, actor: str, limit: int) -> Neighbourhood:
        """An actor, its strongest neighbours, and the links among them."""
        return neighbourhood(self._graph, actor, limit)
