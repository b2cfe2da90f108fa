"""What was recognised in a dossier and linked, on its shelf: mentions and entities, one by one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import Any

from kz_tui.keeping.annotation_rows import pack_annotation, read_annotation
from kz_tui.keeping.bundle import Bundle, Piece, dump, load, pack
from kz_tui.keeping.rows import Rows, row_pieces
from kz_tui.keeping.strings import Strings, string_pieces
from kz_tui.model.annotations import Annotations
from kz_tui.model.entity import Annotation, Entity, EntityType
from kz_tui.model.memo import cached_property
from kz_tui.model.shelf import Shelf

LIST = "actors"
_AT_HAND = 1024
_TYPES = {one.value: one for one in EntityType}


def put_actors(
    shelf: Shelf,
    version: bytes,
    marks: bytes,
    annotations: Sequence[Annotation],
    entities: Mapping[str, Entity],
) -> bytes:
    """Keep what was recognised in the articles with these marks; what stands for it.

    Raises `OSError` where the shelf does.
    """
    numbers = {entity: number for number, entity in enumerate(entities)}
    rows = [pack_annotation(annotation, numbers) for annotation in annotations]
    pieces: dict[str, Piece] = {
        "about": dump({"version": version}),
        "marks": marks,
        **string_pieces("ids", entities),
        **row_pieces("entities", list(map(_pack_entity, entities.values())), whole=True),
        **row_pieces("annotations", rows, whole=True),
    }
    packed = list(pack(pieces))
    shelf.put(LIST, packed)
    return _stamp(packed[1])


class KeptActors:
    """What was recognised in some articles, as it was kept; `marks` are those of the articles."""

    def __init__(self, bundle: Bundle) -> None:
        self.stamp = _stamp(bundle.table)
        self.marks = bytes(bundle.piece("marks"))
        self.entities = KeptEntities(Strings(bundle, "ids"), Rows(bundle, "entities", whole=True))
        self.annotations = KeptAnnotations(
            Rows(bundle, "annotations", whole=True), self.entities.ids, self.stamp
        )


def open_actors(shelf: Shelf, version: bytes) -> KeptActors | None:
    """What was recognised in the articles there were; None if nothing is kept.

    Raises `DamagedError` if it is damaged, and `OSError` where the shelf does.
    """
    packed = shelf.get(LIST)
    if packed is None:
        return None
    bundle = Bundle(packed)
    return KeptActors(bundle) if bundle.value("about") == {"version": version} else None


class KeptAnnotations(Annotations):
    """Annotations by the number of their article, made when they are asked for.

    `stamp` stands for all of them.
    """

    def __init__(self, rows: Rows, ids: Sequence[str], stamp: bytes) -> None:
        self.stamp = stamp
        self._rows = rows
        self._ids = ids
        self._annotations: dict[int, Annotation] = {}

    def __len__(self) -> int:
        return len(self._rows)

    def annotation(self, number: int) -> Annotation:
        """The annotation of an article, read from its row."""
        annotation = self._annotations.get(number)
        if annotation is None:
            annotation = self._read(number)
            if len(self._annotations) >= _AT_HAND:
                self._annotations.clear()
            self._annotations[number] = annotation
        return annotation

    def __iter__(self) -> Iterator[Annotation]:
        """All annotations; who looks at each of them once keeps none at hand."""
        at_hand = self._annotations
        return (at_hand.get(number) or self._read(number) for number in range(len(self)))

    def _read(self, number: int) -> Annotation:
        return read_annotation(self._rows[number], self._ids.__getitem__)


class KeptEntities(Mapping[str, Entity]):
    """Entities by id, in the order they were kept, made when they are asked for."""

    def __init__(self, ids: Strings, rows: Rows) -> None:
        self._strings = ids
        self._rows = rows

    @cached_property
    def ids(self) -> Sequence[str]:
        """The ids by number."""
        return list(self._strings)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {entity: number for number, entity in enumerate(self.ids)}

    def __getitem__(self, entity: str) -> Entity:
        return _read_entity(self._rows[self._numbers[entity]], entity)

    def __contains__(self, entity: object) -> bool:
        return entity in self._numbers

    def __iter__(self) -> Iterator[str]:
        return iter(self.ids)

    def __len__(self) -> int:
        return len(self._rows)


def _pack_entity(entity: Entity) -> bytes:
    return dump((entity.name, entity.type.value, entity.aliases, entity.country, entity.reasons))


def _read_entity(row: memoryview, entity: str) -> Entity:
    values: Any = load(row)
    name, type_, aliases, country, reasons = values
    return Entity(entity, name, _TYPES[type_], aliases, country, reasons)


def _stamp(table: bytes | memoryview) -> bytes:
    return blake2b(table, digest_size=16).digest()
