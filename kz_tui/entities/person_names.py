"""Persons the model half saw: names with particles, and names behind a role."""

from __future__ import annotations

from kz_tui.entities.consistency import PARTICLES
from kz_tui.entities.gazetteer import Gazetteer, Known
from kz_tui.entities.name_share import NameShare
from kz_tui.entities.passage import Label, Mark, Passage
from kz_tui.entities.roles import Roles

_PLACE = Known.STATE | Known.REGION | Known.CITY | Known.DERIVED | Known.DERIVED_STATE
_KNOWN_OTHERWISE = _PLACE | Known.ORGANISATION | Known.OFFICE
_PERSON = Known.GIVEN | Known.SURNAME
_NOBILIARY = PARTICLES - {"und", "vom", "zum", "zur", "auf", "la", "le"}
_LONGEST = 4
_NAMELIKE = 0.35


def mark_persons(passage: Passage, gazetteer: Gazetteer, share: NameShare, roles: Roles) -> None:
    """Complete names over their particles, and take what stands behind a role for a person."""
    _join_particles(passage, gazetteer)
    for position, word in enumerate(passage.words[:-1]):
        if roles.is_role(word) and passage.at(position) is None:
            _mark_behind_role(passage, position + 1, gazetteer, share)


def _join_particles(passage: Passage, gazetteer: Gazetteer) -> None:
    """Ursula + von der Leyen; but not the mayor Müller + von Essen."""
    words = passage.words
    for mark in list(passage.marks()):
        if mark.label is not Label.PER or passage.at(mark.first) != mark:
            continue
        end = mark.last
        while end < len(words) and words[end] in _NOBILIARY:
            end += 1
        if end == mark.last or end == len(words) or not words[end][:1].isupper():
            continue
        if not all(gazetteer.known(word) & Known.GIVEN for word in words[mark.first : mark.last]):
            continue
        owner = passage.at(end)
        last = owner.last if owner is not None and owner.first == end else end + 1
        passage.put(Mark(mark.first, last, Label.PER))


def _mark_behind_role(passage: Passage, first: int, gazetteer: Gazetteer, share: NameShare) -> None:
    owner = passage.at(first)
    if owner is not None:
        if owner.label in (Label.LOC, Label.OTHER, Label.PLACE_WORD) and owner.first == first:
            words = passage.words[first : owner.last]
            if not owner.certain and not _is_known_otherwise(words, gazetteer):
                passage.put(Mark(first, owner.last, Label.PER))
        return
    last = first
    while last < min(len(passage), first + _LONGEST) and passage.at(last) is None:
        if not _could_be_person(passage.words[last], gazetteer, share):
            break
        last += 1
    if last > first:
        following = passage.at(last) if last < len(passage) else None
        if following is not None and following.label is Label.PER:
            last = following.last
        passage.put(Mark(first, last, Label.PER))


def _is_known_otherwise(words: list[str], gazetteer: Gazetteer) -> bool:
    return any(gazetteer.known(word) & _KNOWN_OTHERWISE for word in words)


def _could_be_person(word: str, gazetteer: Gazetteer, share: NameShare) -> bool:
    """A capitalised word that is a person's name, or no known word at all."""
    if not word[:1].isupper() or not word.replace("-", "").isalpha() or word.isupper():
        return False
    known = gazetteer.known(word)
    if known & _KNOWN_OTHERWISE:
        return False
    return bool(known & _PERSON) or share.of(word) > _NAMELIKE
