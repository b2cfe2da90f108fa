"""Places told by the noun before them, and bodies told by the place behind them."""

from __future__ import annotations

import re

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
        owner = passage.at(position + 1)
        if _place_noun.fullmatch(words[position]):
            if _is_misread(owner, position + 1):
                assert owner is not None
                passage.put(Mark(owner.first, owner.last, Label.LOC))
        elif words[position][0].isupper() and _seated.fullmatch(words[position]):
            _join_seat(passage, position, gazetteer)


def _is_misread(owner: Mark | None, first: int) -> bool:
    return (
        owner is not None
        and owner.first == first
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
