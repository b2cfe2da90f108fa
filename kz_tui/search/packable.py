"""Values made of arrays, which can be taken apart into them and put together again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar, dataclass_transform, get_type_hints

from numpy.typing import NDArray

AnyArray = NDArray[Any]


class DamagedError(ValueError):
    """Bytes or arrays that are not what was packed, or were packed in another way."""


@dataclass_transform(frozen_default=True)
class Packable:
    """A value that never changes; its fields, as annotated, are arrays or again such values.

    Like a dataclass to whoever reads or checks it, but there are many of these classes, and making
    one takes a tenth of the time of a dataclass, at every start.
    """

    def __init__(self, *values: object, **named: object) -> None:
        names = type(self).__annotations__
        self.__dict__.update(zip(names, values, strict=False), **named)
        if self.__dict__.keys() != names.keys():
            raise TypeError(f"{type(self).__name__} consists of {', '.join(names)}")

    def arrays(self, prefix: str = "") -> Iterator[tuple[str, AnyArray]]:
        """The arrays it is made of, by the path of field names that leads to each."""
        for name, part in self.__dict__.items():
            if isinstance(part, Packable):
                yield from part.arrays(f"{prefix}{name}.")
            else:
                yield prefix + name, part


Packed = TypeVar("Packed", bound=Packable)


def value_of(kind: type[Packed], arrays: Mapping[str, AnyArray], prefix: str = "") -> Packed:
    """The value that is made of these arrays; raises `DamagedError` if one is missing."""
    parts: dict[str, object] = {}
    for name, part in get_type_hints(kind).items():
        if isinstance(part, type) and issubclass(part, Packable):
            parts[name] = value_of(part, arrays, f"{prefix}{name}.")
        elif prefix + name in arrays:
            parts[name] = arrays[prefix + name]
        else:
            raise DamagedError(f"it has no {prefix}{name}")
    return kind(**parts)
