"""Everything that was recognised and linked, kept on a shelf, and a library with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from kz_tui.actors.network import Network
from kz_tui.keeping.actors import KeptActors, KeptAnnotations, open_actors, put_actors
from kz_tui.keeping.articles import KeptArticles
from kz_tui.keeping.versions import version_of
from kz_tui.library import Library
from kz_tui.model.shelf import Shelf
from kz_tui.pipeline.assembling import with_decisions
from kz_tui.pipeline.indexing import IndexSearcher, index_names
from kz_tui.pipeline.remembered import recognising_version
from kz_tui.pipeline.steps import ActorsRecognised
from kz_tui.search.names import Names, NameTables
from kz_tui.search.packable import value_of
from kz_tui.search.packing import pack, unpack

_NETWORK = "network"


class _Linked(NamedTuple):
    """What was kept, and the arrays that were worked out of it."""

    actors: KeptActors
    arrays: Mapping[str, NDArray[Any]]


def keep_linked(shelf: Shelf, of: bytes, articles: KeptArticles, linked: ActorsRecognised) -> bytes:
    """Keep what was linked, and what is worked out of it; what stands for it.

    Raises `OSError` where the shelf does.
    """
    network = Network(articles, linked.annotations, linked.entities)
    names = NameTables.build(linked.entities, linked.annotations)
    stamp = put_actors(shelf, of, articles.marks, linked.annotations, linked.entities)
    arrays = [
        ("stamp", _stamp(stamp)),
        *((f"network.{name}", array) for name, array in network.arrays().items()),
        *names.arrays("names."),
    ]
    shelf.put(_NETWORK, pack(arrays))
    return stamp


def look_linked(shelf: Shelf, of: bytes, marks: bytes) -> tuple[bytes, str]:
    """What stands for what is kept of the articles with these marks, and what is wrong with it.

    Both are empty where nothing is kept.
    """
    try:
        found = _open(shelf, of, marks)
    except OSError as error:
        return b"", (error.strerror or str(error)).lower()
    except ValueError as error:
        return b"", str(error)
    return (found.actors.stamp if found else b""), ""


def with_linked(library: Library, shelf: Shelf) -> Library:
    """The library with what is kept of its actors; as it is where nothing is, or nothing sound."""
    articles = library.articles
    if not isinstance(articles, KeptArticles):
        return library
    try:
        found = _open(shelf, recognising_version(), articles.marks)
        if found is None or _has(library, found.actors):
            return library
        annotations, entities = found.actors.annotations, found.actors.entities
        arrays = {
            name.removeprefix("network."): array
            for name, array in found.arrays.items()
            if name.startswith("network.")
        }
        network = Network.restored(articles, annotations, entities, arrays)
        tables = value_of(NameTables, found.arrays, "names.")
    except (KeyError, OSError, ValueError):
        return library
    names = Names(tables, entities.ids, annotations)
    library = replace(
        library,
        annotations=annotations,
        entities=entities,
        network=network,
        rulings=(),
        found=None,
    )
    if library.decisions:  # what is kept is what was recognised: what was decided lies over it
        return index_names(with_decisions(library, library.decisions).connected())
    if isinstance(library.searcher, IndexSearcher):
        return replace(library, searcher=replace(library.searcher, names=names))
    return library


def _has(library: Library, actors: KeptActors) -> bool:
    known = library.found.annotations if library.found else library.annotations
    return isinstance(known, KeptAnnotations) and known.stamp == actors.stamp


def _open(shelf: Shelf, of: bytes, marks: bytes) -> _Linked | None:
    """What is kept; raises `ValueError` where it is damaged, `OSError` where the shelf does."""
    actors = open_actors(shelf, of, marks)
    if actors is None:
        return None
    packed = shelf.get(_NETWORK)
    if packed is None:
        return None
    arrays = unpack(packed)
    if not np.array_equal(arrays.get("stamp", np.empty(0)), _stamp(actors.stamp)):
        return None  # another program was just about to write both
    return _Linked(actors, arrays)


def _stamp(actors: bytes) -> NDArray[np.uint8]:
    """What the arrays belong to: what was recognised, and the code that made arrays of it."""
    return np.frombuffer(actors + version_of(("actors", "search", "text")), np.uint8)
