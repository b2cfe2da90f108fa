"""Which organisation a name means, and what the spellings of an unknown one have in common."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from kz_tui.entities.gazetteer import stem
from kz_tui.entities.inflection import without_genitive
from kz_tui.entities.memory import remembered, remembering
from kz_tui.entities.russian import is_cyrillic, nominatives, without_ending
from kz_tui.entities.tables import cells, read_rows, slug

_SHORT = 4
_DOUBT, _OF_STATE = "~", "@"
LEGAL_FORMS = frozenset(
    "GmbH AG SE KG KGaA OHG Inc. Inc Corp. Corp Co. Ltd. Ltd LLC plc PLC SA S.A. SpA S.p.A. NV "
    "N.V. B.V. e.V. AB Oyj ASA Bros.".split()
)
_legal_form = re.compile(
    r"\s+(?:AG|SE|GmbH(?: & Co\.? KG)?|KG|KGaA|OHG|Inc\.?|Corp\.?|Corporation|Ltd\.?|Limited|LLC|"
    r"plc|PLC|Co\.?|S\.?A\.?|SpA|S\.?p\.?A\.?|N\.?V\.?|B\.?V\.?|e\.\s?V\.?)$"
)
_club = re.compile(
    r"^(?:FC|SC|SV|VfB|VfL|VfR|TSV|TSG|SpVgg|FSV|SSV|MSV|1\. FC|SK|FK|AC|AS|AFC|CF|RB|HC|EHC) "
    r"|\b(?:club|klub|FC|SC|CF|City|United|Rovers|Wanderers|Hotspur|Athletic|Albion)$"
)


class Organisation(NamedTuple):
    """An organisation of the table; `shared` ones exist in every state (Innenministerium)."""

    key: str
    name: str
    kind: str = ""

    @property
    def shared(self) -> bool:
        """Whether every state has one of its own."""
        return self.kind == "office"


class NamedOrganisation(NamedTuple):
    """An organisation and the base form of the name it was called by."""

    organisation: Organisation
    called: str


class Organisations:
    """The table of organisations, by any of their names in any case."""

    def __init__(self, data: Path) -> None:
        self._kinds: list[str] = []
        self._called: list[list[str]] = []
        self._names: dict[str, tuple[int, str]] = {}
        """By key: the number of the organisation and the name as the table has it."""
        self._of_state: dict[tuple[str, str], int] = {}
        self.find = remembering(50_000, self._find)
        for number, (kind, _, names) in enumerate(read_rows(data / "organisations.tsv")):
            self._kinds.append(kind)
            self._called.append(cells(names))
            for written in self._called[-1]:
                name = written.removeprefix(_DOUBT)
                office, at, state = name.partition(_OF_STATE)
                if at:
                    self._of_state[slug(office), state] = number
                else:
                    self._names.setdefault(_key(name), (number, name))

    def _find(self, name: str) -> NamedOrganisation | None:
        """The organisation a name means, as it stands or without the ending of its case."""
        if " " in name:
            return self._by_key(_key(name)) or self._by_key(_key(without_legal_form(name)))
        forms = [name]
        if (shorter := without_genitive(name)) is not None:
            forms.append(shorter)
        if name.endswith("es"):
            forms.append(name[:-2])
        if is_cyrillic(name) and not name.isupper():
            forms += nominatives(name)
        return next((found for form in forms if (found := self._by_key(form)) is not None), None)

    def of_state(self, office: Organisation, state: str) -> Organisation | None:
        """The body that is this office in a state, where it has a name of its own."""
        number = self._of_state.get((office.key, state))
        return None if number is None else self._organisation(number)

    def _by_key(self, key: str) -> NamedOrganisation | None:
        found = self._names.get(key)
        return NamedOrganisation(self._organisation(found[0]), found[1]) if found else None

    def _organisation(self, number: int) -> Organisation:
        name = self._called[number][0].removeprefix(_DOUBT)
        return Organisation(slug(name), name, self._kinds[number])


def without_legal_form(name: str) -> str:
    """Volkswagen AG -> Volkswagen."""
    return _legal_form.sub("", name)


def is_club_name(name: str) -> bool:
    """Whether a name is that of a football club by its parts: FC Sion, Burnley FC."""
    return _club.search(name) is not None


def is_acronym(name: str) -> bool:
    """Whether a name is made of initials: OVKS, UNHCR, BMWi."""
    letters = [character for character in name if character.isalpha()]
    capitals = sum(character.isupper() for character in letters)
    return (
        2 <= len(letters) <= 10
        and capitals >= 2
        and capitals > len(letters) / 2
        and " " not in name
    )


def initials(name: str) -> str:
    """The first letters of the words of a name that have a capital; empty for a single word."""
    words = name.split()
    return "".join(word[0] for word in words if word[0].isupper()) if len(words) > 1 else ""


def stands_for(acronym: str, name: str) -> bool:
    """Whether the letters of an acronym occur in a name in their order, the first at its start."""
    letters = iter(name.casefold())
    small = [character for character in acronym.casefold() if character.isalpha()]
    return (
        bool(small)
        and name[:1].casefold() == small[0]
        and len(name) > 2 * len(small)
        and all(letter in letters for letter in small)
    )


@remembered(50_000)
def organisation_key(name: str) -> str:
    """What the cases of an organisation's name have in common."""
    plain = without_legal_form(name).replace("-Universität", " University")
    if " " in plain and is_cyrillic(plain):
        return " ".join(map(without_ending, plain.casefold().split()))
    if " " in plain:
        return " ".join(map(stem, plain.split()))
    if is_cyrillic(plain) and not plain.isupper():
        return min(nominatives(plain), key=len).casefold()
    if len(plain) > 4 and plain[-1] == "s" and plain[-2] not in "s'’":
        return plain[:-1].casefold()
    return plain.rstrip("'’").casefold()


def _key(name: str) -> str:
    if " " not in name:
        return name
    bare = _russian_stem if is_cyrillic(name) else stem
    return " ".join(bare(word) for word in name.casefold().split())


def _russian_stem(word: str) -> str:
    """Like `without_ending`, of short words too: дом, доме."""
    return without_ending(word) if len(word) != _SHORT else word.rstrip("аеоуыия")
