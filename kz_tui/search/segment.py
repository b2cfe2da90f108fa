"""A run of articles, indexed: what an index consists of.

A segment is complete in itself and never changes. More articles make another one, which costs as
much as they do; an index over several answers as one over all articles built whole would.
`layout` tells which of them serve.
"""

from __future__ import annotations

from collections.abc import Sequence

from kz_tui.model.article import Article
from kz_tui.search.contents import Contents, read_contents
from kz_tui.search.filters import Dates, Sources
from kz_tui.search.packable import Packable
from kz_tui.search.postings import Postings, article_postings, title_postings
from kz_tui.search.tables import WordTables
from kz_tui.search.vocabulary import Vocabulary


class Segment(Packable):
    """Everything that is looked up about some articles, which are numbered from 0.

    It consists of arrays only, so that it can be saved, and opened without being read.
    """

    contents: Contents
    vocabulary: Vocabulary
    tables: WordTables
    postings: Postings
    titles: Postings
    sources: Sources
    dates: Dates

    @classmethod
    def build(cls, articles: Sequence[Article]) -> Segment:
        """Index titles and texts."""
        contents, vocabulary = read_contents(articles)
        return cls(
            contents=contents,
            vocabulary=vocabulary,
            tables=WordTables.build(vocabulary),
            postings=article_postings(contents, len(vocabulary.terms)),
            titles=title_postings(contents, len(vocabulary.terms)),
            sources=Sources.of(articles),
            dates=Dates.of(articles),
        )

    def __len__(self) -> int:
        """How many articles it is of."""
        return len(self.contents)
