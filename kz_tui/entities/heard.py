"""Places and bodies in Cyrillic letters that the dossier writes in Latin letters elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from kz_tui.entities.organisations import organisation_key
from kz_tui.entities.russian import is_cyrillic, nominatives
from kz_tui.entities.sounds import SoundIndex
from kz_tui.model.memo import cached_property

_MOST_FORMS = 6
_SHORTEST = 4


class Heard:
    """Finds the Latin name that a Cyrillic one sounds like, among names of one type."""

    def __init__(self, names: Iterable[str]) -> None:
        """`names`: all names of the type in the dossier, in any script."""
        self._latin = [name for name in names if not is_cyrillic(name) and len(name) >= _SHORTEST]

    @cached_property
    def _index(self) -> SoundIndex:
        return SoundIndex(self._latin)

    @cached_property
    def _by_part(self) -> dict[str, str]:
        """A word of a longer name -> that name, where only one name has it: Burnley, FC Burnley."""
        owners: dict[str, dict[str, str]] = defaultdict(dict)
        for name in self._latin:
            for part in _parts(name):
                owners[part].setdefault(organisation_key(name), name)
        return {part: min(full.values()) for part, full in owners.items() if len(full) == 1}

    @cached_property
    def _parts_index(self) -> SoundIndex:
        return SoundIndex(self._by_part)

    def whole(self, name: str) -> str | None:
        """The Latin name that all of a Cyrillic one sounds like, in any of its cases."""
        return _closest(name, self._index)

    def part(self, name: str) -> str | None:
        """The one longer Latin name that has a word that a Cyrillic name sounds like."""
        if " " in name:
            return None
        found = _closest(name, self._parts_index)
        return self._by_part[found] if found is not None else None


def _parts(name: str) -> Iterator[str]:
    words = name.split()
    if len(words) > 1:
        yield from (word for word in words if len(word) >= _SHORTEST and word[0].isupper())


def _closest(name: str, index: SoundIndex) -> str | None:
    words = name.split()
    if not is_cyrillic(name) or len(words[-1]) < _SHORTEST:
        return None
    found = []
    for number, last in enumerate(list(dict.fromkeys(nominatives(words[-1])))[:_MOST_FORMS]):
        near = index.closest([*words[:-1], last])
        if near is not None:
            found.append((near[1], number, near[0]))
    return min(found)[2] if found else None
