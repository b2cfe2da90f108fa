"""A link between two actors, and the passages that warrant it."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

from kz_tui.model.entity import Entity
from kz_tui.model.span import Span


class Strength(IntEnum):
    """How near two actors are named to each other."""

    ARTICLE = 1
    PARAGRAPH = 2
    SENTENCE = 3

    @property
    def label(self) -> str:
        """The word used on screen and in JSON."""
        return self.name.lower()


class Label(NamedTuple):
    """What one clause says that one actor did to, or with, another, in its own words.

    `words` is the verb group as it stands, `…` where other words stand between its parts:
    `telefonierte mit`, `rief … auf`, `wurde von … kritisiert`. `source` acts and `target` is acted
    upon, whichever is named first; in a `passive` the words read from target to source. Not
    `directed`: both do the same (`traf sich mit`). `negated`: the clause denies it. `hearsay`: the
    article does not say so itself, but reports that it is said, claimed or expected. `spans` are
    the parts of the words, `ends` the mentions of source and target, all in the article's text.
    """

    words: str
    source: str
    target: str
    spans: tuple[Span, ...]
    ends: tuple[Span, Span]
    directed: bool = True
    passive: bool = False
    negated: bool = False
    hearsay: bool = False

    def told(self, source: str, target: str) -> str:
        """The label as a line to read, given the names of the two: `Xi lobte Tokajew`."""
        first, second = (target, source) if self.passive else (source, target)
        if not self.directed and " mit" not in self.words:
            return f"{first}, {second}: {self.words}"
        before, gap, after = self.words.partition(" … ")
        return f"{first} {before} {second}{' ' if gap else ''}{after}"


class Evidence(NamedTuple):
    """Where one article names both actors.

    `article` is the number of the article in the dossier. `passages` is one sentence, or one run
    of sentences within a paragraph, or two sentences, one for each actor (article strength).
    `label` is what a sentence says of the two, where one clause of it does and can be read.
    """

    article: int
    strength: Strength
    passages: tuple[Span, ...]
    label: Label | None = None


class Link(NamedTuple):
    """Two actors named together; never without evidence.

    `a` and `b` are entity ids; the link from `b` to `a` says the same. `total` is the number of
    passages known in all, of which `evidence` may hold only the first ones: the strongest first,
    among these the newest. `weight` (how much evidence) and `association` (how much more of it
    than the two would have by chance; below 0 for less) compare only within one dossier and one
    strength.
    """

    a: str
    b: str
    strength: Strength
    weight: float
    total: int
    evidence: tuple[Evidence, ...]
    association: float = 0.0

    @property
    def telling(self) -> Evidence:
        """The passage to show first: the newest that says what happened, else the newest."""
        return next((one for one in self.evidence if one.label is not None), self.evidence[0])

    @property
    def label(self) -> Label | None:
        """What the telling passage says of the two; None where none of the first ones does."""
        return self.telling.label


class Path(NamedTuple):
    """A way from one actor to another: `actors` (n + 1 entity ids) joined by `steps` (n links)."""

    actors: tuple[str, ...]
    steps: tuple[Link, ...]


class Neighbourhood(NamedTuple):
    """The picture around one actor: whom it is linked to, and who of these is linked as well.

    `actors` are the centre and its strongest neighbours, strongest first; `links` are the links of
    the centre in that order, then those among its neighbours, strongest first. `total` counts the
    neighbours in all, of which these may be only the first.
    """

    centre: str
    actors: tuple[Entity, ...]
    links: tuple[Link, ...]
    total: int
