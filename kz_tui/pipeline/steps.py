"""What the stages hand on: steps, each a difference to what came before.

Steps are plain values, so that a stage may work in another process.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from kz_tui.model.article import Article, PublicationDate
from kz_tui.model.entity import Annotation, Entity
from kz_tui.model.report import FileReport


class Progress(NamedTuple):
    """`done` of `total` articles are through the stage called `stage`; `total` None if unknown."""

    stage: str
    done: int
    total: int | None = None


class Remark(NamedTuple):
    """Something the reader should be told once.

    It is `wrong` if something does not work; the text says what follows from it.
    """

    text: str
    wrong: bool = True


class ArticlesRead(NamedTuple):
    """More articles of the dossier, and what became of more files.

    The last one is `complete`; it brings the `dates` that were inferred from all articles
    together, each behind the number of its article. One that begins `anew` takes the place of all
    that came before.
    """

    articles: tuple[Article, ...]
    reports: tuple[FileReport, ...] = ()
    complete: bool = False
    dates: tuple[tuple[int, PublicationDate], ...] = ()
    anew: bool = False


class DossierKept(NamedTuple):
    """The whole dossier, read, lies on its shelf; `stamp` stands for what lies there."""

    stamp: bytes


class ActorsRecognised(NamedTuple):
    """Everything named in the first articles of the dossier, linked over all of these.

    It takes the place of what was recognised before.
    """

    annotations: tuple[Annotation, ...]
    entities: Mapping[str, Entity]


class ActorsPatched(NamedTuple):
    """Everything named in the articles that have changed, linked to the actors of before.

    `stamp` stands for these, as `ActorsKept` named them. `annotations` come behind the numbers of
    their articles; `entities` are new. It holds until all articles are linked anew.
    """

    stamp: bytes
    annotations: tuple[tuple[int, Annotation], ...]
    entities: tuple[Entity, ...]


class ActorsKept(NamedTuple):
    """Everything named in the dossier, linked, lies on its shelf; `stamp` stands for it."""

    stamp: bytes


Step = (
    Progress | Remark | ArticlesRead | DossierKept | ActorsRecognised | ActorsPatched | ActorsKept
)
