"""Which actor is meant by a name somebody typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kz_tui.model.entity import Entity
from kz_tui.text.clean import clean_line
from kz_tui.text.name_key import name_keys


def _holds(form: str, keys: Iterable[str]) -> bool:
    """Whether every word of one of the keys is a word of the name: a surname alone will do."""
    words = {key for word in form.split() for key in name_keys(word)}
    return any(words.issuperset(key.split()) for key in keys)


def find_actors(name: str, entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """The entities a name can mean: by id, display name, alias, name key, or a part of the name.

    The first of these that fits anything decides; more than one entity means that the name is
    ambiguous, none that it is unknown. Case and white space do not matter.
    """
    wanted = clean_line(name).casefold()
    if not wanted:
        return ()
    keys = set(name_keys(wanted)) - {""}
    known = tuple(entities)
    tests: tuple[Callable[[Entity], bool], ...] = (
        lambda entity: entity.id.casefold() == wanted,
        lambda entity: entity.name.casefold() == wanted,
        lambda entity: any(alias.casefold() == wanted for alias in entity.aliases),
        lambda entity: any(
            not keys.isdisjoint(name_keys(form)) for form in (entity.name, *entity.aliases)
        ),
        lambda entity: any(_holds(form, keys) for form in (entity.name, *entity.aliases)),
    )
    for test in tests:
        if fitting := tuple(filter(test, known)):
            return fitting
    return ()
