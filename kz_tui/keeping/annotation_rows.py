"""An annotation as a row: numbers in columns, thirteen bytes a mention."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from typing import Any

from kz_tui.keeping.bundle import Bytes, dump, load
from kz_tui.model.entity import Annotation, EntityType, Mention, MentionKind
from kz_tui.model.span import Span

NOBODY = 0xFFFFFFFF
"""The number of the entity of a mention that stays open."""
_TYPES = tuple(EntityType)
_KINDS = tuple(MentionKind)
_FURNITURE = (None, "caption", "credit", "note")
_PART, _APPOSITION = 64, 128


def pack_annotation(annotation: Annotation, numbers: Mapping[str, int] | None = None) -> bytes:
    """The row of an annotation; `numbers` are those of the entities, where there are any yet."""
    mentions = annotation.mentions
    spans = array("I", chain.from_iterable(mention.span for mention in mentions))
    whose = array("I", [_number(mention.entity, numbers) for mention in mentions])
    kinds = bytes(map(_code, mentions))
    sentences = array("I", chain.from_iterable(annotation.sentences))
    return dump((spans.tobytes(), whose.tobytes(), kinds, sentences.tobytes()))


def read_annotation(row: Bytes, entity: Callable[[int], str | None]) -> Annotation:
    """An annotation from its row; `entity` gives the id of an entity by its number."""
    values: Any = load(row)
    spans, whose, kinds, sentences = values
    places = _spans(spans)
    mentions = (
        _mention(span, code, None if number == NOBODY else entity(number))
        for span, code, number in zip(places, kinds, memoryview(whose).cast("I"), strict=True)
    )
    return Annotation(tuple(mentions), tuple(_spans(sentences)))


def _number(entity: str | None, numbers: Mapping[str, int] | None) -> int:
    return NOBODY if entity is None or numbers is None else numbers[entity]


def _code(mention: Mention) -> int:
    return (
        _TYPES.index(mention.type)
        + 4 * _KINDS.index(mention.kind)
        + 16 * _FURNITURE.index(mention.furniture)
        + _PART * mention.part
        + _APPOSITION * mention.apposition
    )


def _mention(span: Span, code: int, entity: str | None) -> Mention:
    return Mention(
        span,
        _TYPES[code & 3],
        _KINDS[code >> 2 & 3],
        entity,
        bool(code & _PART),
        bool(code & _APPOSITION),
        _FURNITURE[code >> 4 & 3],
    )


def _spans(packed: bytes) -> Sequence[Span]:
    borders = memoryview(packed).cast("I")
    return list(map(Span, borders[0::2], borders[1::2]))
