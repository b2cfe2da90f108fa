"""The library: a dossier, ready to be read. The only door the screens and commands know.

A library never changes. While a dossier is being read, recognised and indexed, a new one replaces
the old one; what is not ready yet is simply empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from kz_tui.actors.finder import find_actors
from kz_tui.actors.graph import Graph
from kz_tui.actors.occurrences import Occurrences
from kz_tui.actors.path import find_path
from kz_tui.actors.profile import Profile, profile, rank_actors
from kz_tui.model.article import Article
from kz_tui.model.entity import Annotation, Entity, Mention
from kz_tui.model.link import Link, Path
from kz_tui.model.report import FileReport
from kz_tui.search.query import Query
from kz_tui.search.results import Match, Results, no_results


class Searcher(Protocol):
    """What answers queries: an index over the texts, and over names once they are known."""

    def search(self, query: Query) -> Results:
        """Every article that answers a query, best first."""

    def find_in(self, number: int, query: Query) -> tuple[Match, ...]:
        """Every match of a query in one article, in order."""


_NOTHING = Annotation()


@dataclass(frozen=True, eq=False)
class Library:
    """One dossier; two libraries are equal only if they are the same.

    `articles` are numbered from 0 in the order they were read; numbers stay valid in every later
    library of the same dossier. `annotations` are those of the first articles, as far as
    recognition has come. `complete` is True once all files are read, `recognised` once all
    articles are annotated.
    """

    articles: Sequence[Article] = ()
    reports: Sequence[FileReport] = ()
    complete: bool = True
    searcher: Searcher | None = None
    annotations: Sequence[Annotation] = ()
    entities: Mapping[str, Entity] = field(default_factory=dict)

    @cached_property
    def troubles(self) -> tuple[FileReport, ...]:
        """Reports on files of which something was left out that should be readable."""
        return tuple(report for report in self.reports if report.troubled)

    @property
    def skipped(self) -> int:
        """How many files and lines were skipped."""
        return sum(max(1, report.problem_count) for report in self.troubles)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {article.id: number for number, article in enumerate(self.articles)}

    def number_of(self, article_id: str) -> int | None:
        """The number of the article with an id."""
        return self._numbers.get(article_id)

    @property
    def recognised(self) -> bool:
        """Whether every article is annotated."""
        return self.complete and len(self.annotations) == len(self.articles)

    def annotation(self, number: int) -> Annotation:
        """What was recognised in an article; empty while it is not done."""
        return self.annotations[number] if number < len(self.annotations) else _NOTHING

    @cached_property
    def _occurrences(self) -> Occurrences:
        return Occurrences(self.articles, self.annotations, self.entities)

    @cached_property
    def _graph(self) -> Graph:
        return Graph(self._occurrences)

    @cached_property
    def actors(self) -> tuple[tuple[Entity, int], ...]:
        """Every actor with its number of mentions, most mentioned first."""
        return rank_actors(self._occurrences)

    def find_actors(self, name: str) -> tuple[Entity, ...]:
        """The actors, or else the other places, that a typed name can mean."""
        acting = [entity for entity in self.entities.values() if entity.acts]
        return find_actors(name, acting) or find_actors(name, self.entities.values())

    def profile(self, entity: str) -> Profile:
        """The numbers on one entity. Raises `KeyError` for an unknown id."""
        return profile(self._occurrences, self.entities[entity])

    def articles_of(self, entity: str) -> Sequence[int]:
        """The numbers of the articles that mention an entity, ascending."""
        return self._occurrences.articles_of(entity)

    def mentions_of(self, entity: str, article: int | None = None) -> Iterator[tuple[int, Mention]]:
        """Every mention of an entity with the number of its article; of one article if named."""
        return self._occurrences.mentions_of(entity, article)

    def links(self, actor: str, limit: int | None = None) -> tuple[Link, ...]:
        """The first links of an actor, strongest first; none for an entity that is no actor."""
        return self._graph.links(actor, limit)

    def link_count(self, actor: str) -> int:
        """How many actors an actor is linked to."""
        return len(self._graph.neighbours(actor))

    def link(self, a: str, b: str) -> Link | None:
        """The link between two actors, or None."""
        return self._graph.link(a, b)

    def path(self, a: str, b: str) -> Path | None:
        """The best path between two actors, or None."""
        return find_path(self._graph, self.entities, a, b)

    def search(self, query: Query) -> Results:
        """Every article that answers a query, best first.

        Raises `QueryError` where the query needs names and recognition is not done.
        """
        return self.searcher.search(query) if self.searcher else no_results(query)

    def find_in(self, number: int, query: Query) -> tuple[Match, ...]:
        """Every match of a query in one article, in order."""
        return self.searcher.find_in(number, query) if self.searcher else ()
