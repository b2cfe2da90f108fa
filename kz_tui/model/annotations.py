"""Annotations by the number of their article, made when they are asked for."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import overload

from kz_tui.model.entity import Annotation


class Annotations(Sequence[Annotation]):
    """A sequence of annotations of which whoever derives from it says how one is made."""

    @abstractmethod
    def annotation(self, number: int) -> Annotation:
        """The annotation with a number, from 0 up to the length."""

    @overload
    def __getitem__(self, number: int) -> Annotation: ...
    @overload
    def __getitem__(self, number: slice) -> list[Annotation]: ...
    def __getitem__(self, number: int | slice) -> Annotation | list[Annotation]:
        if isinstance(number, slice):
            return [self.annotation(one) for one in range(*number.indices(len(self)))]
        if not -len(self) <= number < len(self):
            raise IndexError(number)
        return self.annotation(number % len(self))
