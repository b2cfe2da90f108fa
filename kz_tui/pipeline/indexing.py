"""Second stage: articles become searchable. Needs no recognition."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kz_tui.keeping.articles import KeptArticles
from kz_tui.library import Library
from kz_tui.model.shelf import Shelf
from kz_tui.search.clauses import Query
from kz_tui.search.index import Index
from kz_tui.search.names import Names
from kz_tui.search.results import Match, Results
from kz_tui.search.saving import SavedIndex, read_marks


@dataclass(frozen=True, slots=True)
class IndexSearcher:
    """Answers from an index over the texts, with one over names if there is one.

    `recognised` are the names as they were recognised, over which `names` are laid as decided.
    """

    index: Index
    names: Names | None = None
    recognised: Names | None = None

    def search(self, query: Query) -> Results:
        """Every article that answers a query, best first."""
        return self.index.search(query, self.names)

    def find_in(self, number: int, query: Query) -> tuple[Match, ...]:
        """Every match of a query in one article, in order."""
        return self.index.find_in(number, query, self.names)


class Indexer:
    """Indexes one dossier, from what is kept on a shelf as far as that fits.

    The index of a dossier that is not kept itself is not kept either. `trouble` says what was
    wrong with the shelf; empty if nothing was, or if it was said before.
    """

    def __init__(self, shelf: Shelf | None = None) -> None:
        """Without a shelf nothing is kept."""
        self._saved = None if shelf is None else SavedIndex(shelf)
        self.trouble = ""

    def index(self, library: Library) -> Library:
        """The same library with an index over titles and texts."""
        articles = library.articles
        if self._saved is None or not isinstance(articles, KeptArticles):
            index = Index.build(articles)
        else:
            opened = self._saved.open(articles, read_marks(articles.marks))
            index = opened.search_index
            self.trouble = f"{opened.trouble}; it was built anew" if opened.trouble else ""
        return replace(library, searcher=IndexSearcher(index))

    def save(self, library: Library) -> None:
        """Keep the index of a library that `index` made."""
        said, self.trouble = self.trouble, ""
        articles, searcher = library.articles, library.searcher
        if self._saved is None or not isinstance(articles, KeptArticles):
            return
        if isinstance(searcher, IndexSearcher):
            try:
                self._saved.save(searcher.index, read_marks(articles.marks))
            except OSError as error:
                reason = (error.strerror or str(error)).lower()
                if not said:
                    self.trouble = f"the search index cannot be kept: {reason}"


def index_library(library: Library) -> Library:
    """The same library with an index over titles and texts, of which nothing is kept."""
    return Indexer().index(library)


def index_names(library: Library) -> Library:
    """The same library with an index over the names of its actors as well.

    A library without an index over its texts stays without one. Where the names that were
    recognised are known, only what was decided is worked out.
    """
    searcher, found = library.searcher, library.found
    if not isinstance(searcher, IndexSearcher):
        return library
    if found is not None and found.recast is None:  # what is another is not known
        names = Names.build(library.entities, library.annotations)
        return replace(library, searcher=replace(searcher, names=names))
    own = found or library
    known = searcher.recognised
    if known is None or not known.serves(own.annotations):
        known = Names.build(own.entities, own.annotations)
    names = known
    if found is not None and found.recast is not None:
        names = known.recast(found.entities, library.entities, library.annotations, *found.recast)
    return replace(library, searcher=replace(searcher, names=names, recognised=known))


def with_names(library: Library, names: Names) -> Library:
    """The same library with names that were recognised, if there is an index over its texts."""
    searcher = library.searcher
    if not isinstance(searcher, IndexSearcher):
        return library
    return replace(library, searcher=replace(searcher, names=names, recognised=names))
