"""Which organisation of an article a description means: das Bündnis, der Konzern, die Regierung."""

from __future__ import annotations

import re

from kz_tui.entities.bodies import BodyNoun, body_noun
from kz_tui.entities.name_tables import NameTables
from kz_tui.entities.register import Register
from kz_tui.model.entity import EntityType

_COMPANY = re.compile(
    r"\b(?:AG|SE|GmbH|KG|Inc|Corp|Ltd|plc|Group|Holding)\b|(?:werke|bank|konzern)$"
)
_WORDS = {
    "party": re.compile(r"(?:partei|union|party)$", re.IGNORECASE),
    "alliance": re.compile(r"bündnis|allianz|pakt|vertrags|union|gemeinschaft", re.IGNORECASE),
    "club": re.compile(r"^(?:FC|SC|SV|VfB|VfL|TSV|1\. FC|SK|FK)\b|club$|klub$", re.IGNORECASE),
    "school": re.compile(r"^(?:universität|uni|hochschule|tu)\b|universität$", re.IGNORECASE),
    "society": re.compile(r"(?:verein|hilfe|komitee)$|ohne Grenzen", re.IGNORECASE),
    "federation": re.compile(r"(?:verband|bund)(?:e?s)?(?:\s|$)", re.IGNORECASE),
    "foundation": re.compile(r"stiftung", re.IGNORECASE),
    "union": re.compile(r"gewerkschaft|^IG\s|ver\.?di|^GEW$|^DGB$|^GDL$", re.IGNORECASE),
    "authority": re.compile(r"(?:amt|behörde|agentur|polizei|anstalt)(?:e?s)?$", re.IGNORECASE),
    "ministry": re.compile(r"ministerium|^Auswärtiges Amt$|^Pentagon$", re.IGNORECASE),
    "court": re.compile(r"gericht", re.IGNORECASE),
    "outlet": re.compile(r"(?:zeitung|magazin|sender|rundfunk|blatt|radio|tv)$", re.IGNORECASE),
}


class OrganisationsDescribed:
    """The organisations of one article, as far as it has been read, by what they are."""

    def __init__(self, register: Register, tables: NameTables, language: str) -> None:
        self._register = register
        self._tables = tables
        self._language = language
        self._blocks: dict[str, int] = {}
        self._last: str | None = None
        self._kinds: dict[str, frozenset[str]] = {}
        self._meant: dict[str, str] = {}

    def note(self, key: str, block: int) -> None:
        """An organisation is named or meant here."""
        self._blocks[key] = block
        self._last = key

    def meant(self, description: str, state: str | None, block: int) -> str | None:
        """The key of the organisation a description means; None where that is not certain."""
        noun = body_noun(description.split()[-1])
        if noun is None:
            return None
        if noun.governs:
            return self._government(state, description) if state is not None else None
        if state is not None:
            return None
        fitting = [key for key in self._blocks if self._fits(key, noun)]
        found = self._meant.get(noun.word)
        if found is None and len(fitting) == 1:
            found = fitting[0]
        elif found is None and self._last in fitting and self._blocks[self._last] == block:
            found = self._last
        if found is not None:
            self._meant[noun.word] = found
        return found

    def _fits(self, key: str, noun: BodyNoun) -> bool:
        called = self._register.called(key)
        if key not in self._kinds:
            known = self._register.kind(key)
            self._kinds[key] = kinds_by_name(called) | ({known} if known else set())
        return bool(self._kinds[key] & noun.kinds) or called.casefold().endswith(noun.word)

    def _government(self, state: str, description: str) -> str | None:
        """The government of a state as one body: kasachische Regierung, Führung in Moskau."""
        place = self._tables.places.of_state(state)
        if place is None:
            return None
        if state == "DE":
            key, name = "ORG bundesregierung", "Bundesregierung"
        else:
            key, name = f"ORG regierung-{state.lower()}", f"Regierung ({place.name})"
        record = self._register.record(key, EntityType.ORG)
        record.table_id, record.table_name = key.removeprefix("ORG "), name
        record.reasons.add(f"{description} means the government of {place.name}")
        return key


def kinds_by_name(name: str) -> frozenset[str]:
    """What a name says of its bearer: VfB Stuttgart is a club, Statistisches Amt a body."""
    kinds = {kind for kind, pattern in _WORDS.items() if pattern.search(name)}
    if _COMPANY.search(name):
        kinds.add("company")
    return frozenset(kinds)
