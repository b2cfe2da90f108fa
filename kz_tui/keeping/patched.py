"""What was kept of a dossier before a few of its articles changed, read as of today."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from kz_tui.model.annotations import Annotations
from kz_tui.model.entity import Annotation, Entity


class PatchedAnnotations(Annotations):
    """Annotations by the number of their article: those of before, or others in their place."""

    def __init__(
        self,
        before: Sequence[Annotation],
        numbers: Sequence[int],
        own: Mapping[int, Annotation],
    ) -> None:
        """`numbers` are those the articles had `before`; those in `own` have others now."""
        self._before = before
        self._numbers = numbers
        self._own = own

    def __len__(self) -> int:
        return len(self._numbers)

    def annotation(self, number: int) -> Annotation:
        """That of before, or another in its place."""
        own = self._own.get(number)
        return self._before[self._numbers[number]] if own is None else own


class PatchedEntities(Mapping[str, Entity]):
    """Entities by id: those of before, and behind them new ones."""

    def __init__(self, before: Mapping[str, Entity], more: Sequence[Entity]) -> None:
        self._before = before
        self._more = {entity.id: entity for entity in more}

    def __getitem__(self, entity: str) -> Entity:
        more = self._more.get(entity)
        return self._before[entity] if more is None else more

    def __contains__(self, entity: object) -> bool:
        return entity in self._more or entity in self._before

    def __iter__(self) -> Iterator[str]:
        return chain(self._before, self._more)

    def __len__(self) -> int:
        return len(self._before) + len(self._more)
