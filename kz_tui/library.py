"""The library: a dossier, ready to be read. The only door the screens and commands know.

A library never changes. While a dossier is being read, recognised and indexed, a new one replaces
the old one; what is not ready yet is simply empty.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple, Protocol

from kz_tui.keeping.articles import KeptArticles
from kz_tui.keeping.files import KeptReports
from kz_tui.model.actor_order import ActorOrder
from kz_tui.model.article import Article, Head
from kz_tui.model.decision import Decision, Ruling, Who
from kz_tui.model.entity import Annotation, Entity, Mention
from kz_tui.model.link import Evidence, Link, Neighbourhood, Path
from kz_tui.model.memo import cached_property
from kz_tui.model.profile import Profile
from kz_tui.model.report import FileReport
from kz_tui.rooms import open_room
from kz_tui.search.clauses import Query
from kz_tui.search.results import Match, Results, no_results


class Searcher(Protocol):
    """What answers queries: an index over the texts, and over names once they are known."""

    def search(self, query: Query) -> Results:
        """Every article that answers a query, best first."""

    def find_in(self, number: int, query: Query) -> tuple[Match, ...]:
        """Every match of a query in one article, in order."""


class _Network(Protocol):
    """What knows the actors: who is mentioned where, who is linked to whom (`actors.network`)."""

    @property
    def actors(self) -> Sequence[tuple[Entity, int]]: ...
    def sorted_actors(self, order: ActorOrder) -> list[int]: ...
    def find_actors(self, name: str) -> tuple[Entity, ...]: ...
    def who(self, entity: str) -> Who: ...
    def profile(self, entity: str) -> Profile: ...
    def articles_of(self, entity: str) -> Sequence[int]: ...
    def days_of(self, entity: str) -> list[int]: ...
    @property
    def reach(self) -> tuple[int, int] | None: ...
    def mentions_of(
        self, entity: str, article: int | None, start: int, count: int | None
    ) -> Iterator[tuple[int, Mention]]: ...
    def links(self, actor: str, limit: int | None) -> tuple[Link, ...]: ...
    def link_count(self, actor: str) -> int: ...
    def articles_near(self, a: str, b: str) -> Sequence[int]: ...
    def link(self, a: str, b: str) -> Link | None: ...
    def evidence(self, a: str, b: str, start: int, count: int) -> tuple[Evidence, ...]: ...
    def paths(self, a: str, b: str, limit: int) -> tuple[Path, ...]: ...
    def neighbourhood(self, actor: str, limit: int) -> Neighbourhood: ...
    def matching(self, text: str) -> Sequence[int]: ...
    def recast(
        self,
        articles: Sequence[Article],
        annotations: Sequence[Annotation],
        entities: Mapping[str, Entity],
        changed: Collection[str],
        touched: Sequence[int],
    ) -> _Network: ...
    def serves(self, annotations: Sequence[Annotation], entities: Mapping[str, Entity]) -> bool: ...


_NOTHING = Annotation()


class Recast(NamedTuple):
    """What decisions make another of.

    The ids of entities that are others, new or gone, and the numbers of the articles, ascending,
    in which mentions are of others.
    """

    entities: Sequence[str]
    articles: Sequence[int]


class Recognised(NamedTuple):
    """What was recognised, before any decision of the user, and its network if that is known.

    `recast` tells where that differs from what the user decided, if that is known.
    """

    annotations: Sequence[Annotation]
    entities: Mapping[str, Entity]
    network: _Network | None = None
    recast: Recast | None = None


@dataclass(frozen=True, eq=False)
class Library:
    """One dossier; two libraries are equal only if they are the same.

    `articles` are numbered from 0 in the order they were read; numbers stay valid in every later
    library of the same dossier. `annotations` are those of the first articles, as far as
    recognition has come. `complete` is True once all files are read, `recognised` once all
    articles are annotated. `network` is worked out when it is first asked for, unless it is
    brought along. So many articles are `provisional` as have changed since all were linked: whom
    they mean was concluded from some others, and all are being linked anew.

    `annotations` and `entities` are as the user has them: `decisions` lie over what was found, and
    `rulings` say what became of each. `found` is what they lie over, None where there are none.
    """

    articles: Sequence[Article] = ()
    reports: Sequence[FileReport] = ()
    complete: bool = True
    searcher: Searcher | None = None
    annotations: Sequence[Annotation] = ()
    entities: Mapping[str, Entity] = field(default_factory=dict)
    decisions: Sequence[Decision] = ()
    rulings: Sequence[Ruling] = ()
    found: Recognised | None = None
    network: _Network | None = None
    provisional: int = 0

    @cached_property
    def troubles(self) -> tuple[FileReport, ...]:
        """Reports on files of which something was left out that should be readable."""
        if isinstance(self.reports, KeptReports):
            return self.reports.troubled
        return tuple(report for report in self.reports if report.troubled)

    @property
    def skipped(self) -> int:
        """How many files and lines were skipped."""
        return sum(max(1, report.problem_count) for report in self.troubles)

    @cached_property
    def heads(self) -> Sequence[Head]:
        """What a list shows of each article, without the rest being read."""
        if isinstance(self.articles, KeptArticles):
            return self.articles.heads
        return tuple(article.head for article in self.articles)

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        if isinstance(self.articles, KeptArticles):
            return self.articles.numbers
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
    def _network(self) -> _Network:
        known = self.network
        if known is not None and known.serves(self.annotations, self.entities):
            return known
        network: _Network = open_room("network").Network(
            self.articles, self.annotations, self.entities
        )
        return network

    def connected(self) -> Library:
        """The same library with its network worked out: seconds for a million mentions.

        What is made of it keeps the network as long as annotations and entities stay the same.
        """
        return replace(self, network=self._network)

    @property
    def actors(self) -> Sequence[tuple[Entity, int]]:
        """Every actor with its number of mentions, most mentioned first."""
        return self._network.actors if self.entities else ()

    def sorted_actors(self, order: ActorOrder) -> list[int]:
        """The places in `actors` in another order; equals stay as they are.

        By first date the earliest comes first, by last date the latest; those without one last.
        """
        return self._network.sorted_actors(order) if self.entities else []

    def find_actors(self, name: str) -> tuple[Entity, ...]:
        """The actors, or else the other places, that a typed name can mean."""
        return self._network.find_actors(name)

    def who(self, entity: str) -> Who:
        """An entity as a decision names it. Raises `KeyError` for an unknown id."""
        return self._network.who(entity)

    @staticmethod
    def written_as(text: str, names: Sequence[str]) -> str | None:
        """The one of some names that a mention's text is a form of; None if it is of none."""
        name: str | None = open_room("parts").written_as(text, names)
        return name

    def profile(self, entity: str) -> Profile:
        """The numbers on one entity. Raises `KeyError` for an unknown id."""
        return self._network.profile(entity)

    def articles_of(self, entity: str) -> Sequence[int]:
        """The numbers of the articles that mention an entity, ascending."""
        return self._network.articles_of(entity)

    def days_of(self, entity: str) -> list[int]:
        """The days of the articles that mention an entity, ascending, as `date.toordinal`.

        A day for each article; those without a date are left out.
        """
        return self._network.days_of(entity)

    @property
    def reach(self) -> tuple[int, int] | None:
        """The first and the last day of the dossier, as `date.toordinal`; None without dates."""
        return self._network.reach

    def mentions_of(
        self, entity: str, article: int | None = None, start: int = 0, count: int | None = None
    ) -> Iterator[tuple[int, Mention]]:
        """The mentions of an entity with the numbers of their articles, in reading order.

        `article` narrows them to one article; `start` and `count` name a page of them, which takes
        no longer for a late page than for the first.
        """
        return self._network.mentions_of(entity, article, start, count)

    def matching(self, text: str) -> Sequence[int]:
        """The places in `actors` of those with a name that holds a text, in any spelling."""
        return self._network.matching(text) if self.entities else ()

    def links(self, actor: str, limit: int | None = None) -> tuple[Link, ...]:
        """The first links of an actor, strongest first; none for an entity that is no actor."""
        return self._network.links(actor, limit)

    def link_count(self, actor: str) -> int:
        """How many actors an actor is linked to."""
        return self._network.link_count(actor)

    def link(self, a: str, b: str) -> Link | None:
        """The link between two actors with the first of its evidence, or None."""
        return self._network.link(a, b)

    def evidence(self, a: str, b: str, start: int, count: int) -> tuple[Evidence, ...]:
        """A page of the passages that name both actors: strongest first, among these the newest."""
        return self._network.evidence(a, b, start, count)

    def articles_near(self, a: str, b: str) -> Sequence[int]:
        """The numbers of the articles in which one paragraph names both, ascending."""
        return self._network.articles_near(a, b)

    def path(self, a: str, b: str) -> Path | None:
        """The best path between two actors, or None."""
        return next(iter(self._network.paths(a, b, 1)), None)

    def paths(self, a: str, b: str, limit: int) -> tuple[Path, ...]:
        """The best path between two actors and alternatives, each over other bridges."""
        return self._network.paths(a, b, limit)

    def neighbourhood(self, actor: str, limit: int) -> Neighbourhood:
        """An actor, its `limit` strongest neighbours, and the links among them all.

        Raises `KeyError` for an unknown id.
        """
        return self._network.neighbourhood(actor, limit)

    def search(self, query: Query) -> Results:
        """Every article that answers a query, best first.

        Raises `QueryError` where the query needs names and recognition is not done.
        """
        return self.searcher.search(query) if self.searcher else no_results(query)

    def find_in(self, number: int, query: Query) -> tuple[Match, ...]:
        """Every match of a query in one article, in order."""
        return self.searcher.find_in(number, query) if self.searcher else ()
