"""Who stands in which sentence, kept as plain arrays that can be read from both sides."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from typing import Any, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]
Longs = NDArray[np.int64]
Floats = NDArray[np.float64]
Numbers = TypeVar("Numbers", Ints, Longs)


def starts_of(numbers: Ints, rows: int) -> Ints:
    """Where each row begins once items are sorted by the numbers of theirs; one more than rows."""
    starts = np.zeros(rows + 1, np.int32)
    np.cumsum(np.bincount(numbers, minlength=rows), out=starts[1:])
    return starts


def gather(starts: Ints, values: Ints, rows: Ints) -> Ints:
    """The values of these rows, one row after the other.

    Row `r` of the table is `values[starts[r]:starts[r + 1]]`.
    """
    begin = starts[rows]
    lengths = starts[rows + 1] - begin
    ends = lengths.cumsum()
    shift = np.repeat(begin - (ends - lengths), lengths)
    places = shift + np.arange(len(shift), dtype=shift.dtype)
    found: Ints = values[places]
    return found


def shared(a: Ints, b: Ints) -> Ints:
    """What two ascending arrays without repetitions have in common, ascending."""
    small, large = (a, b) if len(a) <= len(b) else (b, a)
    if not len(small):
        return small
    if len(small) == 1:
        place = bisect_left(large, small[0])
        return small if place < len(large) and large[place] == small[0] else small[:0]
    places = large.searchsorted(small)
    places[places == len(large)] = 0
    found: Ints = small[large[places] == small]
    return found


def without(a: Ints, b: Ints) -> Ints:
    """What of an ascending array is not in another ascending one."""
    if not len(a) or not len(b):
        return a
    places = b.searchsorted(a)
    places[places == len(b)] = 0
    found: Ints = a[b[places] != a]
    return found


def distinct(a: Numbers) -> Numbers:
    """An ascending array without its repetitions."""
    if len(a) < 2:
        return a
    first = np.empty(len(a), dtype=bool)
    first[0] = True
    np.not_equal(a[1:], a[:-1], out=first[1:])
    return a[first]


class Incidence(NamedTuple):
    """Which actors are named in which units: sentences, paragraphs or articles, all numbered.

    `actors[unit_starts[u]:unit_starts[u + 1]]` are those of unit `u`, and
    `units[actor_starts[a]:actor_starts[a + 1]]` those of actor `a`; both ascending, nothing twice.
    `total` is the number of units there are, with and without actors.
    """

    unit_starts: Ints
    actors: Ints
    actor_starts: Ints
    units: Ints
    total: int

    @classmethod
    def of(cls, units: Longs, actors: Longs, unit_count: int, actor_count: int) -> Incidence:
        """Make it of pairs in any order, each of them any number of times."""
        keys = units * max(1, actor_count) + actors
        keys.sort()  # np.unique takes five times as long
        unit, actor = np.divmod(distinct(keys), max(1, actor_count))
        return cls.of_sorted(unit.astype(np.int32), actor.astype(np.int32), unit_count, actor_count)

    @classmethod
    def of_sorted(cls, units: Ints, actors: Ints, unit_count: int, actor_count: int) -> Incidence:
        """Make it of different pairs, ascending by unit and then by actor."""
        order = actors.argsort(kind="stable")
        return cls(
            starts_of(units, unit_count),
            actors,
            starts_of(actors, actor_count),
            units[order],
            unit_count,
        )

    def as_arrays(self) -> dict[str, NDArray[Any]]:
        """Its parts by name, all of them arrays."""
        return {**self._asdict(), "total": np.array([self.total])}

    @classmethod
    def from_arrays(cls, parts: Mapping[str, NDArray[Any]]) -> Incidence:
        """What `as_arrays` was made of."""
        unit_starts, actors, actor_starts, units = (parts[name] for name in cls._fields[:-1])
        return cls(unit_starts, actors, actor_starts, units, int(parts["total"][0]))

    def units_of(self, actor: int) -> Ints:
        """The units that name an actor."""
        return self.units[self.actor_starts[actor] : self.actor_starts[actor + 1]]

    def actors_of(self, unit: int) -> Ints:
        """The actors a unit names."""
        return self.actors[self.unit_starts[unit] : self.unit_starts[unit + 1]]

    def size(self, actors: Longs | int) -> Longs:
        """How many units name an actor, or each of several."""
        found: Longs = (self.actor_starts[actors + 1] - self.actor_starts[actors]).astype(np.int64)
        return found

    def met(self, actor: int) -> Longs:
        """For every actor, how many units name it together with this one."""
        found = gather(self.unit_starts, self.actors, self.units_of(actor))
        return np.bincount(found, minlength=len(self.actor_starts) - 1)

    def beside(self, actors: Ints) -> Ints:
        """All actors that some unit names together with one of these, these among them."""
        units = distinct(np.sort(gather(self.actor_starts, self.units, actors)))
        return distinct(np.sort(gather(self.unit_starts, self.actors, units)))

    def effort(self, actors: Ints) -> int:
        """How many units have to be looked at to know who stands beside these."""
        return int((self.actor_starts[actors + 1] - self.actor_starts[actors]).sum())
