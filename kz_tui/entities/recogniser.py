"""Who is named where: from an article to its mentions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

from kz_tui.entities.clubs import mark_clubs
from kz_tui.entities.consistency import settle
from kz_tui.entities.language import ENGLISH, language_of
from kz_tui.entities.latin import LatinReader
from kz_tui.entities.mention_list import MentionLister
from kz_tui.entities.name_share import NameShare
from kz_tui.entities.name_tables import DATA, MODEL, NameTables
from kz_tui.entities.passage import Passage
from kz_tui.entities.tokens import pieces, tokenise, without_possessives
from kz_tui.model.article import RECOGNISED, Article, BlockKind
from kz_tui.model.entity import Annotation, Mention
from kz_tui.model.memo import cached_property
from kz_tui.model.span import Span
from kz_tui.rooms import open_room
from kz_tui.text.sentences import article_sentences

_FURNITURE = {
    BlockKind.CAPTION: "caption",
    BlockKind.CREDIT: "credit",
    BlockKind.NOTE: "note",
}
_letter = re.compile(r"[^\W\d_]")
_SILENT = frozenset({BlockKind.STAMP, BlockKind.PREFIX})


class _Reader(Protocol):
    """Marks the names of passages; those of other languages than German are loaded when asked."""

    def read(self, passage: Passage) -> None: ...


class _CyrillicReader(_Reader, Protocol):
    def complete(self, passages: Sequence[Passage]) -> None: ...


class Recogniser:
    """Finds the mentions of an article; made once, used for many."""

    def __init__(self, data: Path = DATA, model: Path | None = None) -> None:
        """Load the data in a folder; `model` stands for another model than the one there."""
        tables = NameTables(data)
        self._share = NameShare(data / "shares.bin", tables.words)
        model = model or data / MODEL
        self.tables = tables
        self._latin = LatinReader(data, model, tables, self._share)
        self._lister = MentionLister(tables.gazetteer, tables.roles, self._share)

    @cached_property
    def _cyrillic(self) -> _CyrillicReader:
        reader: _CyrillicReader = open_room("cyrillic").CyrillicReader(self.tables)
        return reader

    @cached_property
    def _english(self) -> _Reader:
        reader: _Reader = open_room("english").EnglishReader(self.tables)
        return reader

    def annotate(self, article: Article) -> Annotation:
        """The mentions and sentences of an article; whom a mention means is not decided here."""
        sentences = article_sentences(article)
        passages = self.read(article, sentences)
        return Annotation(self.list_mentions(passages), sentences)

    def read(self, article: Article, sentences: Sequence[Span]) -> list[Passage]:
        """The sentences of an article with everything marked that is recognised in them."""
        english = language_of(article.text) == ENGLISH
        passages = list(_passages(article, sentences, english=english))
        for passage in passages:
            if passage.is_cyrillic:
                self._cyrillic.read(passage)
            elif english:
                self._english.read(passage)
            else:
                self._latin.read(passage)
        if any(passage.is_cyrillic for passage in passages):
            self._cyrillic.complete(passages)
        settle(passages, self._share)
        mark_clubs(passages, self.tables.organisations)
        for passage in passages:
            if not passage.is_cyrillic:
                self._latin.finish(passage)
        return passages

    def list_mentions(self, passages: Sequence[Passage]) -> tuple[Mention, ...]:
        """What is marked, as mentions in order."""
        return self._lister.mentions(passages)


def _passages(article: Article, sentences: Sequence[Span], *, english: bool) -> Iterator[Passage]:
    for sentence in sentences:
        if sentence.start >= RECOGNISED:
            break
        block = article.block_at(sentence.start)
        if block is None or block.kind in _SILENT:
            continue
        end = min(sentence.end, RECOGNISED)
        if not _letter.search(article.text, sentence.start, end):
            continue
        tokens = tokenise(article.text, sentence.start, end)
        for piece in pieces(without_possessives(tokens) if english else tokens):
            yield Passage(piece, _FURNITURE.get(block.kind))
