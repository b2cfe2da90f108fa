"""Articles built by hand, as few words as a test needs."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from kz_tui.model.article import (
    Article,
    Block,
    BlockKind,
    Fact,
    Head,
    Origin,
    Precision,
    Provenance,
    PublicationDate,
)
from kz_tui.model.span import Span
from kz_tui.search.index import Index
from kz_tui.search.lexicon import Lexicon
from kz_tui.search.names import Names
from kz_tui.search.query import parse_query
from kz_tui.search.results import Hit, Match, TermMatch
from kz_tui.search.tables import WordTables
from kz_tui.search.vocabulary import Vocabulary

_PRECISION = {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY, 16: Precision.MINUTE}


def article(
    text: str,
    title: str | None = None,
    *,
    date: str | None = None,
    source: str | None = None,
    kinds: tuple[BlockKind, ...] = (),
) -> Article:
    """An article whose paragraphs are the lines of `text`; `kinds` are those of the first ones."""
    blocks = []
    place = 0
    for number, line in enumerate(text.split("\n")):
        kind = kinds[number] if number < len(kinds) else BlockKind.PARAGRAPH
        if line:
            blocks.append(Block(kind, Span(place, place + len(line))))
        place += len(line) + 1
    head = Head(
        id="made by hand",
        title=Fact(title, Provenance.STATED) if title else Fact(),
        date=PublicationDate(date, _PRECISION[len(date)], Provenance.STATED)
        if date
        else PublicationDate(),
        source=Fact(source, Provenance.STATED) if source else Fact(),
    )
    return Article(head, text, tuple(blocks), Origin("by hand"))


def index_of(*texts: str) -> Index:
    """An index of articles without titles."""
    return Index.build([article(text) for text in texts])


def lexicon_of(*words: str, counts: Sequence[int] | None = None) -> Lexicon:
    """A lexicon of different words that stand in so many articles each."""
    occurring = np.array(counts or [1] * len(words), np.int64)
    vocabulary, terms = Vocabulary.build(words, occurring)
    frequencies = np.zeros(len(vocabulary.terms), np.int64)
    np.add.at(frequencies, terms, occurring)
    return Lexicon([(vocabulary, WordTables.build(vocabulary))], frequencies)


def terms_of(lexicon: Lexicon) -> list[str]:
    """All terms of a lexicon, by number."""
    return [lexicon.term(number) for number in range(int(lexicon.term_bases[-1]))]


def found(index: Index, query: str, names: Names | None = None) -> list[int]:
    """The numbers of the articles found, best first."""
    return list(index.search(parse_query(query), names).ranking)


def best_hit(index: Index, query: str, names: Names | None = None) -> Hit:
    """The best hit; there has to be one."""
    return index.search(parse_query(query), names).hit(0)


def terms(index: Index, query: str, names: Names | None = None) -> list[tuple[str, str, str]]:
    """How the best hits answer inexactly, as (query, matched, how)."""
    results = index.search(parse_query(query), names)
    return [_plain(term) for term in results.terms]


def surfaces(text: str, matches: tuple[Match, ...]) -> list[str]:
    """What stands at the places of the matches."""
    return [match.span.of(text) for match in matches]


def _plain(term: TermMatch) -> tuple[str, str, str]:
    return term.query, term.matched, term.how.value
