"""What the tests of this room share."""

from __future__ import annotations

import pytest
from hypothesis import settings

from kz_tui.corpus.loader import read_corpus
from kz_tui.model.article import Article
from kz_tui.search.index import Index

# a machine at work may take its time over one example: nothing here is timed
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def seeds() -> Index:
    """The two seed articles; 0 is of 7 January, 1 of 8 January 2022."""
    return Index.build([one for one in read_corpus(["seeds"]) if isinstance(one, Article)])
