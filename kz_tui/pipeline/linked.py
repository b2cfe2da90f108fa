"""Everything that was recognised and linked, kept on a shelf, and a library with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from kz_tui.actors.network import Network
from kz_tui.entities.linker import Linked
from kz_tui.keeping.actors import KeptActors, KeptAnnotations, open_actors, put_actors
from kz_tui.keeping.articles import KeptArticles
from kz_tui.keeping.versions import version_of
from kz_tui.library import Library
from kz_tui.model.article import Article
from kz_tui.model.shelf import Shelf
from kz_tui.pipeline.assembling import with_decisions
from kz_tui.pipeline.indexing import index_names, with_names
from kz_tui.pipeline.remembered import recognising_version
from kz_tui.search.actor_names import NameTables
from kz_tui.search.names import Names
from kz_tui.search.packable import value_of
from kz_tui.search.packing import pack, unpack

_NETWORK = "network"


class Kept(NamedTuple):
    """What was kept, and the arrays that were worked out of it."""

    actors: KeptActors
    arrays: Mapping[str, NDArray[Any]]

    def network(self, articles: Sequence[Article]) -> Network:
        """The network of the articles it was made of; raises `KeyError` where a part is missing."""
        arrays = {
            name.removeprefix("network."): array
            for name, array in self.arrays.items()
            if name.startswith("network.")
        }
        return Network.restored(articles, self.actors.annotations, self.actors.entities, arrays)

    def names(self) -> NameTables:
        """The names of its entities; raises `ValueError` where a part is missing."""
        return value_of(NameTables, self.arrays, "names.")


def keep_linked(shelf: Shelf, of: bytes, articles: KeptArticles, linked: Linked) -> bytes:
    """Keep what was linked, and what is worked out of it; what stands for it.

    Raises `OSError` where the shelf does.
    """
    stamp = put_actors(shelf, of, articles.marks, linked.annotations, linked.entities)
    kept = open_actors(shelf, of)  # from here on in a tenth of the memory
    annotations = kept.annotations if kept and kept.stamp == stamp else linked.annotations
    network = Network(articles, annotations, linked.entities)
    names = NameTables.build(linked.entities, annotations)
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
        found = open_linked(shelf, of)
    except OSError as error:
        return b"", (error.strerror or str(error)).lower()
    except ValueError as error:
        return b"", str(error)
    return (found.actors.stamp if found and found.actors.marks == marks else b""), ""


def with_linked(library: Library, shelf: Shelf) -> Library:
    """The library with what is kept of its actors; as it is where nothing is, or nothing sound."""
    articles = library.articles
    if not isinstance(articles, KeptArticles):
        return library
    try:
        found = open_linked(shelf, recognising_version())
        if found is None or found.actors.marks != articles.marks or _has(library, found.actors):
            return library
        annotations, entities = found.actors.annotations, found.actors.entities
        network, tables = found.network(articles), found.names()
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
        provisional=0,
    )
    library = with_names(library, names)
    if library.decisions:  # what is kept is what was recognised: what was decided lies over it
        return index_names(with_decisions(library, library.decisions))
    return library


def _has(library: Library, actors: KeptActors) -> bool:
    known = library.found.annotations if library.found else library.annotations
    return isinstance(known, KeptAnnotations) and known.stamp == actors.stamp


def open_linked(shelf: Shelf, of: bytes) -> Kept | None:
    """What is kept of any articles.

    Raises `ValueError` where it is damaged, `OSError` where the shelf does.
    """
    actors = open_actors(shelf, of)
    if actors is None:
        return None
    packed = shelf.get(_NETWORK)
    if packed is None:
        return None
    arrays = unpack(packed)
    if not np.array_equal(arrays.get("stamp", np.empty(0)), _stamp(actors.stamp)):
        return None  # another program was just about to write both
    return Kept(actors, arrays)


def _stamp(actors: bytes) -> NDArray[np.uint8]:
    """What the arrays belong to: what was recognised, and the code that made arrays of it."""
    return np.frombuffer(actors + version_of(("actors", "search", "text")), np.uint8)
