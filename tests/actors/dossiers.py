"""Dossiers of any shape, made of names, for the properties of links and paths."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from hypothesis import strategies as st

from kz_tui.actors.network import Network
from kz_tui.model.article import (
    Article,
    Block,
    BlockKind,
    Fact,
    Head,
    Origin,
    PublicationDate,
)
from kz_tui.model.entity import Annotation, Entity, EntityType, Mention, MentionKind
from kz_tui.model.span import Span

ENTITIES = {
    entity.id: entity
    for entity in (
        Entity("per:anna", "Anna", EntityType.PER),
        Entity("per:bert", "Bert", EntityType.PER),
        Entity("per:bert-2", "Bert", EntityType.PER),
        Entity("org:club", "Club", EntityType.ORG),
        Entity("org:dock", "Dock", EntityType.ORG),
        Entity("loc:EE", "Estland", EntityType.LOC, country="EE"),
        Entity("loc:fels", "Fels", EntityType.LOC),
    )
}
ACTORS = tuple(entity.id for entity in ENTITIES.values() if entity.acts)


class Named(NamedTuple):
    """One mention to be: of whom, how, and whether it stands outside the report."""

    entity: str
    kind: MentionKind = MentionKind.NAME
    furniture: str | None = None


_Sentence = Sequence[Named]
_Block = tuple[BlockKind, Sequence[_Sentence]]


def make_network(articles: Sequence[Sequence[_Block]], dates: Sequence[str | None]) -> Network:
    """A network over articles whose sentences are nothing but names."""
    made = [_article(number, blocks, dates) for number, blocks in enumerate(articles)]
    return Network(tuple(a for a, _ in made), tuple(b for _, b in made), ENTITIES)


def _article(
    number: int, shape: Sequence[_Block], dates: Sequence[str | None]
) -> tuple[Article, Annotation]:
    text = ""
    blocks: list[Block] = []
    sentences: list[Span] = []
    mentions: list[Mention] = []
    for kind, some in shape:
        begin = len(text)
        for sentence in some:
            start = len(text)
            for named in sentence:
                entity = ENTITIES[named.entity]
                span = Span(len(text), len(text) + len(entity.name))
                mentions.append(
                    Mention(span, entity.type, named.kind, entity.id, furniture=named.furniture)
                )
                text += entity.name + " "
            text += "."
            sentences.append(Span(start, len(text)))
            text += " "
        blocks.append(Block(kind, Span(begin, len(text))))
        text += "\n"
    date = PublicationDate(dates[number % len(dates)]) if dates else PublicationDate()
    head = Head(f"a{number}", Fact(), date, Fact())
    return (
        Article(head, text, tuple(blocks), Origin("made")),
        Annotation(tuple(mentions), tuple(sentences)),
    )


_named = st.builds(
    Named,
    st.sampled_from(sorted(ENTITIES)),
    st.sampled_from([*MentionKind, MentionKind.NAME]),
    st.sampled_from([None, None, None, "credit", "note", "caption"]),
)
_block = st.tuples(
    st.sampled_from([BlockKind.PARAGRAPH, BlockKind.PARAGRAPH, *BlockKind]),
    st.lists(st.lists(_named, max_size=3), max_size=3),
)
networks = st.builds(
    make_network,
    st.lists(st.lists(_block, max_size=3), max_size=4),
    st.lists(st.sampled_from([None, "2022-01", "2022-01-07", "2022-01-08T10:00"]), max_size=3),
)
