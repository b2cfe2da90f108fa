"""Places told by the noun before them, and bodies told by the place behind them."""

from __future__ import annotations

import re
from functools import partial

from kz_tui.entities.gazetteer import Gazetteer, Known
from kz_tui.entities.memory import remembered
from kz_tui.entities.name_share import NameShare
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
_ARTICLES = frozenset({"der", "dem", "den", "des", "vom", "im", "zum"})
_OF = frozenset({"der", "des", "von", "vom", "und"})
_compass = frozenset("Osten Ostens Norden Nordens Süden Südens Südwesten Nordwesten".split())
_NAMELIKE = 0.35
_IN = frozenset({"in", "In", "aus", "Aus", "nach", "bei"})
_OTHERWISE = Known.GIVEN | Known.SURNAME | Known.DERIVED | Known.DERIVED_STATE | Known.ORGANISATION
_SELDOM = 0.05
_NO_REGION = frozenset({"Westen", "Harz", "Jura", "Oder", "Inn", "Main", "Seine"})
"""Regions and rivers that are common words too."""
_quarter = re.compile(r"(?:(?:Nord|Süd)(?:ost|west)?|Ost|West|Zentral|Mittel)([a-zäöü]{4,}?)s?")
_SAINT = frozenset({"St.", "Sankt"})
_CITY = Known.CITY | Known.TOWN | Known.REGION | Known.STATE


class PlaceNames:
    """Marks places told by the noun before them, and bodies told by the place behind them."""

    def __init__(self, gazetteer: Gazetteer, share: NameShare) -> None:
        self._gazetteer = gazetteer
        self._share = share
        self._is_region = remembered(50_000)(partial(_is_region, gazetteer=gazetteer, share=share))

    def mark(self, passage: Passage) -> None:
        """Halbinsel Samana is a place whatever the model said; Landgericht Hamburg is one body."""
        words = passage.words
        for position in range(len(words) - 1):
            if words[position] in _SAINT:
                _join_saint(passage, position)
            elif _is_the_west(passage, position + 1):
                passage.put(Mark(position + 1, position + 2, Label.LOC))
            if not words[position][0].isupper():
                continue
            owner = passage.at(position)
            alone = owner is not None and len(owner) == 1 and not owner.certain
            free = position > 0 and (owner is None or (alone and owner.label is Label.ORG))
            if free and self._is_region(words[position]):
                passage.put(Mark(position, position + 1, Label.LOC))
            elif _is_place_noun(words[position]):
                _mark_behind_noun(passage, position + 1, self._share)
            elif _is_seated(words[position]):
                _join_seat(passage, position, self._gazetteer)
        _mark_located(passage, self._gazetteer)


def _mark_located(passage: Passage, gazetteer: Gazetteer) -> None:
    """In Dublin und Monaghan; in Stanford (Kalifornien)."""
    words = passage.words
    for mark in list(passage.marks()):
        if mark.label is not Label.LOC or mark.first < 2:
            continue
        before = passage.at(mark.first - 2)
        if words[mark.first - 1] == "(" and before is not None and before.last == mark.first - 1:
            known = gazetteer.known(words[mark.first])
            inside = before.first > 0 and words[before.first - 1] in _IN
            if inside and known & (Known.STATE | Known.REGION) and not before.certain:
                passage.put(Mark(before.first, before.last, Label.LOC))
    for mark in list(passage.marks()):
        if mark.label is Label.PER and mark.last + 2 < len(words) and words[mark.last] == "/":
            after = passage.at(mark.last + 1)  # Maria Enzersdorf/London –
            if after is not None and after.label is Label.LOC and words[after.last :][:1] == ["–"]:
                passage.put(Mark(mark.first, mark.last, Label.LOC))
                continue
        if mark.label is not Label.PER or len(mark) > 1 or mark.certain:
            continue
        known = gazetteer.known(words[mark.first])
        if known & (Known.BIG_CITY | Known.ALTERNATE | Known.REGION) and not known & _OTHERWISE:
            passage.put(Mark(mark.first, mark.last, Label.LOC))  # Kahramanmaras, Bombay
            continue
        if mark.first < 3:
            continue
        beside = passage.at(mark.first - 2)
        if (
            words[mark.first - 1] in ("und", "oder")
            and beside is not None
            and beside.label is Label.LOC
            and beside.first > 0
            and words[beside.first - 1] in _IN
            and not gazetteer.known(words[mark.first]) & Known.GIVEN
        ):
            passage.put(Mark(mark.first, mark.last, Label.LOC))


def _is_the_west(passage: Passage, position: int) -> bool:
    """The West as a party to politics: not a quarter of the sky, nor the west of something."""
    words = passage.words
    if words[position] not in ("Westen", "Westens"):
        return False
    before = words[position - 1].lower()
    after = words[position + 1] if position + 1 < len(words) else "."
    if passage.at(position) is not None or before not in _ARTICLES or after in _OF:
        return False
    return not after[0].isupper() and _compass.isdisjoint(words)


def _mark_behind_noun(passage: Passage, position: int, share: NameShare) -> None:
    """Provinz Asyut: a place if it can be a name at all."""
    owner = passage.at(position)
    word = passage.words[position]
    if owner is None:
        if word[0].isupper() and (share.of(word) > _NAMELIKE or not share.is_known(word)):
            passage.put(Mark(position, position + 1, Label.LOC, certain=True))
    elif _is_misread(owner, position) or owner.label is Label.LOC:
        passage.put(Mark(owner.first, owner.last, Label.LOC, certain=True))


def _join_saint(passage: Passage, saint: int) -> None:
    """St. + Moritz: a place, unless the model took all of it for something else."""
    name = passage.at(saint + 1)
    if name is not None and name.first == saint + 1 and name.label in (Label.LOC, Label.PER):
        passage.put(Mark(saint, name.last, Label.LOC))


@remembered(50_000)
def _is_place_noun(word: str) -> bool:
    return _place_noun.fullmatch(word) is not None


@remembered(50_000)
def _is_seated(word: str) -> bool:
    return _seated.fullmatch(word) is not None


def _is_region(word: str, gazetteer: Gazetteer, share: NameShare) -> bool:
    """Arktis, Ostukraine, Nordirak: a region and nothing else, or a quarter of a state."""
    known = gazetteer.known(word)
    if known & Known.REGION:
        return not known & _OTHERWISE and share.of(word) > _SELDOM and word not in _NO_REGION
    part = _quarter.fullmatch(word)
    return part is not None and bool(gazetteer.exact(part[1].capitalize())[0] & Known.STATE)


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
