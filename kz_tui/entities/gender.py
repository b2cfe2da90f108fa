"""Whether a person is spoken of as a man or a woman: by what the articles say, else by the name."""

from __future__ import annotations

from kz_tui.entities.gazetteer import FEMALE, Gazetteer, Known
from kz_tui.entities.persons import PersonName

_FEMALE_ENDINGS = ("owa", "ewa", "ova", "eva", "skaja", "skaya", "ова", "ева", "ина", "ская")


def is_woman(name: PersonName, gazetteer: Gazetteer) -> bool | None:
    """By the first given name or a Slavic surname; None where neither tells."""
    if name.surname[-1].lower().endswith(_FEMALE_ENDINGS):
        return True
    if not name.given:
        return None
    first = name.given[0]
    known = gazetteer.exact(first)[0] or gazetteer.exact(first.partition("-")[0])[0]
    if not known & Known.GIVEN:
        return None
    return bool(known & FEMALE)
