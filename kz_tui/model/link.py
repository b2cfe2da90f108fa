"""A link between two actors, and the passages that warrant it."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

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


class Evidence(NamedTuple):
    """Where one article names both actors.

    `article` is the number of the article in the dossier. `passages` is one sentence, or one run
    of sentences within a paragraph, or two sentences, one for each actor (article strength).
    """

    article: int
    strength: Strength
    passages: tuple[Span, ...]


class Link(NamedTuple):
    """Two actors named together; never without evidence, the best of it first.

    `a` and `b` are entity ids. `total` is the number of passages known in all, of which
    `evidence` may hold only the first ones. `weight` compares only within one dossier.
    """

    a: str
    b: str
    strength: Strength
    weight: float
    total: int
    evidence: tuple[Evidence, ...]


class Path(NamedTuple):
    """A way from one actor to another: `actors` (n + 1 entity ids) joined by `steps` (n links)."""

    actors: tuple[str, ...]
    steps: tuple[Link, ...]
