"""Which full names of a dossier are one person.

The same name in another case, transcription or script, with or without a middle name.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from kz_tui.entities.persons import Person, PersonName, given_skeleton, keys_of, skeleton
from kz_tui.entities.russian import is_cyrillic
from kz_tui.entities.sounds import SoundIndex


def group(names: Counter[PersonName], sounds: SoundIndex) -> dict[PersonName, Person]:
    """Full names become persons; the result maps each full name to its person."""
    leader = _Union(name.text for name in names)
    reasons: dict[str, set[str]] = defaultdict(set)
    _join_same_keys(names, leader, reasons)
    _join_close_names(names, leader, reasons)
    _join_by_sound(names, leader, reasons, sounds)
    persons: dict[str, Person] = {}
    found: dict[PersonName, Person] = {}
    for name in sorted(names, key=lambda one: one.text):
        root = leader.find(name.text)
        person = persons.setdefault(root, Person(root))
        person.names[name.text] += names[name]
        person.surname_keys |= name.surname_keys()
        person.given_keys |= name.given_keys()
        person.reasons |= reasons.pop(name.text, set())
        found[name] = person
    return found


def _join_by_sound(
    names: Iterable[PersonName],
    leader: _Union,
    reasons: dict[str, set[str]],
    sounds: SoundIndex,
) -> None:
    """Хавьер Милей and Javier Milei, where no letters say so: a group in Cyrillic letters only."""
    latin: dict[str, str] = {}
    cyrillic: dict[str, list[PersonName]] = defaultdict(list)
    for name in sorted(names, key=lambda one: one.text):
        if is_cyrillic(name.text):
            cyrillic[leader.find(name.text)].append(name)
        else:
            latin[name.text] = leader.find(name.text)
    written = set(latin.values())
    for root, members in cyrillic.items():
        if root in written:
            continue
        found = [(near[1], near[0], name.text) for name in members if (near := _near(name, sounds))]
        if found and (other := min(found)[1]) in latin:
            name_text = min(found)[2]
            if leader.join(name_text, other):
                reasons[name_text].add(f"{name_text} sounds like {other}")


def _near(name: PersonName, sounds: SoundIndex) -> tuple[str, float] | None:
    return sounds.closest((*name.given, name.surname[-1]))


class _Union:
    """Disjoint sets of names; the alphabetically first name leads, whatever the order."""

    def __init__(self, names: Iterable[str]) -> None:
        self._leaders = {name: name for name in names}

    def find(self, name: str) -> str:
        while self._leaders[name] != name:
            self._leaders[name] = self._leaders[self._leaders[name]]
            name = self._leaders[name]
        return name

    def join(self, one: str, other: str) -> bool:
        """Make two sets one; False if they are already."""
        first, second = sorted((self.find(one), self.find(other)))
        self._leaders[second] = first
        return first != second


def _join_same_keys(
    names: Iterable[PersonName], leader: _Union, reasons: dict[str, set[str]]
) -> None:
    by_key: dict[str, str] = {}
    for name in sorted(names, key=lambda one: one.text):
        for key in keys_of(name.text):
            other = by_key.setdefault(key, name.text)
            if other != name.text and leader.join(other, name.text):
                reasons[name.text].add(f"{name.text} and {other} are transcriptions of one name")


def _join_close_names(
    names: Counter[PersonName], leader: _Union, reasons: dict[str, set[str]]
) -> None:
    """Names with one surname and given names that differ only in vowels or in a middle name."""
    groups: dict[str, list[PersonName]] = defaultdict(list)
    for name in sorted(names, key=lambda one: one.text):
        for key in keys_of(" ".join(name.surname)):
            groups[skeleton(key)].append(name)
    for members in groups.values():
        by_given: dict[str, list[PersonName]] = defaultdict(list)
        for name in members:
            for key in keys_of(name.given[0]):
                by_given[given_skeleton(key)].append(name)
        for same in by_given.values():
            _join_compatible(same, leader, reasons)


def _join_compatible(names: list[PersonName], leader: _Union, reasons: dict[str, set[str]]) -> None:
    shortest = sorted(names, key=lambda one: (len(one.given), one.text))
    base = shortest[0]
    middles = {tuple(map(_skeleton_of, name.given[1:])) for name in names if _has_middle(name)}
    for name in shortest[1:]:
        if _has_middle(name) and len(middles) > 1:
            continue  # Hans Peter and Hans Dieter: whose is the name without a middle one?
        if len(base.surname) != len(name.surname) and base.surname[-1] != name.surname[-1]:
            continue
        if leader.join(base.text, name.text):
            reasons[name.text].add(
                f"{name.text} and {base.text} differ only in spelling or in a middle name"
            )


def _has_middle(name: PersonName) -> bool:
    return any(len(word.rstrip(".")) > 1 for word in name.given[1:])


def _skeleton_of(word: str) -> str:
    return skeleton(keys_of(word)[0])
