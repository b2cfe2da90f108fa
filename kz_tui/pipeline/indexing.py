"""Second stage: articles become searchable. Needs no recognition."""

from __future__ import annotations

from dataclasses import replace

from kz_tui.library import Library
from kz_tui.search.index import Index


def index_library(library: Library) -> Library:
    """The same library with an index over titles and texts."""
    return replace(library, index=Index.build(library.articles))
