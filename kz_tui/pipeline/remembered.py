"""The actors of a small dossier as they were kept, before any array is loaded."""

from __future__ import annotations

from dataclasses import replace
from importlib.metadata import PackageNotFoundError, version

from kz_tui.keeping.actors import open_actors
from kz_tui.keeping.articles import KeptArticles
from kz_tui.keeping.versions import RECOGNISING, version_of
from kz_tui.library import Library
from kz_tui.model.shelf import Shelf
from kz_tui.pipeline.assembling import with_decisions

_LIBRARIES = ("marisa-trie",)
"""Libraries that recognition depends on, beside our own code and data."""


def recognising_version() -> bytes:
    """What changes when the same article would be recognised in another way."""
    return version_of(RECOGNISING, tuple(map(_version_of_library, _LIBRARIES)))


def with_remembered(library: Library, shelf: Shelf) -> Library:
    """The library with the annotations and entities that are kept of it, as the user decided.

    It is as it was where nothing is kept of its articles, or nothing sound. Its network is worked
    out when it is asked for.
    """
    articles = library.articles
    if not isinstance(articles, KeptArticles):
        return library
    try:
        found = open_actors(shelf, recognising_version())
    except (OSError, ValueError):  # whoever looks at the files says it
        return library
    if found is None or found.marks != articles.marks:
        return library
    library = replace(library, annotations=found.annotations, entities=found.entities)
    return with_decisions(library, library.decisions) if library.decisions else library


def _version_of_library(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
