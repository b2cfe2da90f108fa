"""Hyphen compounds with a name in front: a body of its own (EU-Kommission), or a name and a thing.

In EU-Ratspräsidentschaft only EU is a name; the mention covers that part of the word.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from kz_tui.entities.gazetteer import Gazetteer, Known
from kz_tui.entities.name_share import NameShare
from kz_tui.entities.passage import PARTS, Label, Mark, Passage
from kz_tui.model.entity import EntityType
from kz_tui.model.span import Span

_BODY = re.compile(
    r"(?:\w*(?:kommission|parlament|kongress|repräsentantenhaus|senat|regierung|ministerium|fraktion|"
    r"sicherheitsrat|wirtschaftsrat|menschenrechtsrat|versammlung|gericht|gerichtshof|notenbank|"
    r"zentralbank|botschaft|armee|militär|luftwaffe|marine|heer|geheimdienst|"
    r"landesverband|bundesverband|landesgruppe|stiftung|verlag|redaktion|präsidium|"
    r"hilfswerk|generalsekretariat|staatsanwaltschaft|institut|universität|akademie|verband|miliz|"
    r"holding|gruppe|bank|agentur)|streitkräfte\w?|(?:Bundes|Landes|Partei)?vorstand)(?:s|es|en|n)?",
    re.IGNORECASE,
)
_named_after = re.compile(
    r"(?:Stiftung|Institut|Universität|Gymnasium|Schule|Klinik|Klinikum|Verlag|Museum|Theater|Haus|"
    r"Gesellschaft|Akademie|Kolleg|Orchester|Kaserne|Bank|Zeitung|Gruppe|Konzern)(?:s|es)?"
)
_NOT_BODY = re.compile(r".*(?:blog|umfrage|vertrag)\w*", re.IGNORECASE)
_currency = re.compile(r"(?:Dollar|Pfund|Rubel|Euro|Franken|Cent)s?")
_PREFIXES = frozenset({"Ex", "Vize", "Anti", "Co", "Pro", "Nicht", "Neo", "Super", "Alt"})
_NAMELIKE = 0.25
_PLACE = Known.STATE | Known.REGION | Known.BIG_CITY
_PERSON = Known.GIVEN | Known.SURNAME


def mark_compounds(passage: Passage, gazetteer: Gazetteer) -> None:
    """Bodies named by a compound become names; compounds read as names lose that reading."""
    for position, word in enumerate(passage.words):
        first, dash, rest = word.partition("-")
        if not dash or not rest or len(first) < 2:
            continue
        owner = passage.at(position)
        if owner is not None and (len(owner) > 1 or owner.certain):
            continue
        last = word.rpartition("-")[2]
        if word.count("-") > 1 and first[0].isupper() and _named_after.fullmatch(last):
            passage.put(Mark(position, position + 1, Label.ORG, certain=True))
            continue
        known = _first_member(first, gazetteer, {})
        is_body = known is not None and _BODY.fullmatch(last) and not _NOT_BODY.fullmatch(last)
        after = passage.at(position + 1) if position + 1 < len(passage) else None
        if after is not None and after.label is Label.PER:
            continue  # Bundesbank-Vorstand Thiele
        if is_body and known is not EntityType.PER and last[:1].isupper():
            passage.put(Mark(position, position + 1, Label.ORG, certain=True))


def part_of_compound(
    word: str,
    label: Label | None,
    names: Mapping[str, EntityType],
    gazetteer: Gazetteer,
    share: NameShare,
) -> tuple[Span, EntityType] | None:
    """The name a compound begins with, as a span inside the word, and its type.

    `label` is what the model says of the word, `names` what the document knows of single words.
    """
    first, dash, rest = word.partition("-")
    if not dash or len(first) < 2 or not rest or not first[0].isupper() or first in _PREFIXES:
        return None
    if not word.rpartition("-")[2][:1].isupper() and label not in PARTS:
        return None
    if _currency.fullmatch(word.rpartition("-")[2]):
        return None
    type_ = _first_member(first, gazetteer, names)
    if type_ is None and label in PARTS and (first.isupper() or share.of(first) > _NAMELIKE):
        type_ = PARTS[label]
    return (Span(0, len(first)), type_) if type_ is not None else None


def _first_member(
    first: str, gazetteer: Gazetteer, names: Mapping[str, EntityType]
) -> EntityType | None:
    if first in names:
        return names[first]
    known, _ = gazetteer.exact(first)
    if known & Known.ORGANISATION and known & Known.CERTAIN:
        return EntityType.ORG
    if known & _PLACE and not known & _PERSON:
        return EntityType.LOC
    return None
