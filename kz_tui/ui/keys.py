"""The keys as they are declared, read for help, footer, palette and the README."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from textual.binding import Binding, BindingType
from textual.keys import format_key

Display = Callable[[str], str]


class Key(NamedTuple):
    """A command with the keys that call it, as they are shown."""

    id: str
    keys: tuple[str, ...]
    name: str
    tooltip: str


def declared(bindings: Iterable[BindingType]) -> Iterator[Binding]:
    """The declared bindings that have an id, which all of ours have."""
    for binding in bindings:
        if isinstance(binding, Binding) and binding.id:
            yield binding


def keys_of(
    bindings: Iterable[BindingType], keymap: Mapping[str, str], display: Display
) -> list[Key]:
    """Each command once, with the keys the user's keymap gives it.

    The nine digits that jump are one command.
    """
    found: list[Key] = []
    for binding in declared(bindings):
        key_id = str(binding.id)
        names = keymap.get(key_id, binding.key).split(",")
        shown = tuple(map(display, names))
        _, jump, digit = key_id.rpartition(".jump-")
        if jump:
            if digit != "1":
                continue
            shown = (f"{shown[0]}-9",) if shown == ("1",) else shown
            found.append(Key(key_id, shown, "Jump", "Jump to linked actor n, to its sentence"))
        else:
            found.append(Key(key_id, shown, binding.description, binding.tooltip))
    return found


def key_name(key: str) -> str:
    """A key as it is written on screen: `⏎`, `^f`, `.`."""
    control, _, rest = key.rpartition("ctrl+")
    return f"^{format_key(rest)}" if rest != key and not control else format_key(key)
