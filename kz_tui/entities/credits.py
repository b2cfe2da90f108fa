"""Credit lines: who took the picture, and for whom (picture alliance/dpa/AP)."""

from __future__ import annotations

from kz_tui.entities.gazetteer import Gazetteer, Known
from kz_tui.entities.passage import Label, Mark, Passage

_SEPARATORS = frozenset("/ | , ; : ( ) [ ] – — + & ©".split())
_FILLERS = frozenset(
    "foto fotos bild quelle photo image credit archiv via und von by the und".split()
)
_LONGEST_NAME = 4


def mark_credits(passage: Passage, gazetteer: Gazetteer) -> None:
    """Mark the agencies and the people between the separators of a credit line."""
    words = passage.words
    begin = 0
    for position in range(len(words) + 1):
        if position < len(words) and not _separates(words[position]):
            continue
        if begin < position:
            _mark_part(passage, begin, position, gazetteer)
        begin = position + 1


def _separates(word: str) -> bool:
    return word in _SEPARATORS or word.lower() in _FILLERS


def _mark_part(passage: Passage, first: int, last: int, gazetteer: Gazetteer) -> None:
    words = passage.words[first:last]
    label: Label | None = None
    if _is_organisation(words, gazetteer):
        label = Label.ORG
    elif _is_person(words, gazetteer):
        label = Label.PER
    for position in range(first, last):
        owner = passage.at(position)
        if owner is not None and owner.label is Label.OTHER:
            passage.remove(owner)
    if label is not None:
        passage.put(Mark(first, last, label, certain=True))


def _is_organisation(words: list[str], gazetteer: Gazetteer) -> bool:
    if len(words) > 1:
        length, known, _ = gazetteer.phrase(words, 0)
        return length == len(words) and bool(known & Known.ORGANISATION)
    known = gazetteer.known(words[0])
    return bool(known & Known.ORGANISATION) or (words[0].isupper() and len(words[0]) > 1)


def _is_person(words: list[str], gazetteer: Gazetteer) -> bool:
    if not 2 <= len(words) <= _LONGEST_NAME or not all(w[:1].isupper() for w in words):
        return False
    return bool(gazetteer.known(words[0]) & Known.GIVEN)
