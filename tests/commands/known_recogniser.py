"""Recognition that finds the known names, in place of `kz_tui.pipeline.recognising`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kz_tui.library import Library
from kz_tui.model.article import Article
from kz_tui.model.shelf import Shelf
from kz_tui.pipeline.steps import ActorsRecognised
from tests.commands.known import recognised


def recognise(
    articles: Sequence[Article], shelf: Shelf | None = None
) -> Iterator[ActorsRecognised]:
    library = recognised(Library(articles))
    yield ActorsRecognised(tuple(library.annotations), library.entities)
