from __future__ import annotations

import pytest

from kz_tui.model.article import Article, Block, BlockKind, Fact, Head, Origin, PublicationDate
from kz_tui.model.span import Span

TEXT = "Titel\n\nErster Absatz.\nZweiter."
ARTICLE = Article(
    Head("one", Fact(), PublicationDate(), Fact()),
    TEXT,
    (
        Block(BlockKind.HEADLINE, Span(0, 5)),
        Block(BlockKind.PARAGRAPH, Span(7, 21)),
        Block(BlockKind.PARAGRAPH, Span(22, 30)),
    ),
    Origin("one.txt"),
)


@pytest.mark.parametrize(
    ("offset", "block"),
    [(0, 0), (4, 0), (5, None), (6, None), (7, 1), (21, None), (29, 2), (30, None)],
)
def test_the_block_at_an_offset(offset: int, block: int | None) -> None:
    expected = None if block is None else ARTICLE.blocks[block]
    assert ARTICLE.block_at(offset) == expected


@pytest.mark.parametrize(
    ("kind", "furniture"),
    [
        (BlockKind.CAPTION, True),
        (BlockKind.CREDIT, True),
        (BlockKind.NOTE, True),
        (BlockKind.STAMP, True),
        (BlockKind.PREFIX, True),
        (BlockKind.HEADLINE, False),
        (BlockKind.KICKER, False),
        (BlockKind.SUBHEAD, False),
        (BlockKind.PARAGRAPH, False),
    ],
)
def test_what_is_furniture(kind: BlockKind, furniture: bool) -> None:
    assert Block(kind, Span(0, 1)).furniture is furniture


def test_an_unchanged_article_is_its_own_raw_text() -> None:
    assert ARTICLE.raw_text == TEXT
