"""Places told by the noun before them, and bodies told by the place behind them."""

from __future__ import annotations

import re
from functools import lru_cache

from kz_tui.entities.gazetteer import Gazetteer, Known
from kz_tui.entities.passage import Label, Mark, Passage

_place_noun = re.compile(
    r"(?:(?:Halb)?[Ii]nsel|Provinz|Region|Stadt|Ort|Ortschaft|Gemeinde|Dorf|Bezirk|Landkreis|Kreis|"
    r"Fluss|Bundesstaat|Hauptstadt|Kanton|Hafenstadt|Küstenstadt|Kleinstadt|Großstadt|Millionenstadt|"
    r"Grenzstadt|Industriestadt|Bundesland|Gouvernement|Oblast|Vorort|Stadtteil|Provinzhauptstadt|"
    r"Marktgemeinde|Nachbarort|Ferienort|Badeort|Wintersportort|Grenzort|Bundesstaates|Region|Vulkan)"
)
_seated = re.compile(
    r"(?:\w*(?:gericht|gerichtshof|staatsanwaltschaft|universität|hochschule|polizeipräsidium|"
    r"polizeidirektion|polizeiinspektion|kriminalamt|finanzamt|kreditanstalt|handelskammer)|uni|tu|"
    r"stadtwerke|klinikum|uniklinik|uniklinikum|landespolizeidirektion|landespolizeikommando)"
    r"(?:s|es)?",
    re.IGNORECASE,
)
_CITY = Known.CITY | Known.TOWN | Known.REGION | Known.STATE


def mark_by_place(passage: Passage, gazetteer: Gazetteer) -> None:
    """Halbinsel Samana is a place whatever the model said; Landgericht Hamburg is one body."""
    words = passage.words
    for position in range(len(words) - 1):
        if not words[position][0].isupper():
            continue
        if _is_place_noun(words[position]):
            owner = passage.at(position + 1)
            if owner is not None and _is_misread(owner, position + 1):
                passage.put(Mark(owner.first, owner.last, Label.LOC))
        elif _is_seated(words[position]):
            _join_seat(passage, position, gazetteer)


@lru_cache(maxsize=50_000)
def _is_place_noun(word: str) -> bool:
    return _place_noun.fullmatch(word) is not None


@lru_cache(maxsize=50_000)
def _is_seated(word: str) -> bool:
    return _seated.fullmatch(word) is not None


def _is_misread(owner: Mark, first: int) -> bool:
    return (
        owner.first == first
        and owner.label in (Label.PER, Label.ORG, Label.OTHER)
        and not owner.certain
    )


def _join_seat(passage: Passage, body: int, gazetteer: Gazetteer) -> None:
    seat = passage.at(body + 1)
    before = passage.at(body)
    if before is not None and before.last > body + 1:
        return  # the model has the whole name
    if seat is None:
        if not gazetteer.known(passage.words[body + 1]) & _CITY:
            return
        last = body + 2
    elif seat.label is Label.LOC and seat.first == body + 1:
        last = seat.last
    else:
        return
    first = before.first if before is not None else body
    passage.put(Mark(first, last, Label.ORG, certain=True))
