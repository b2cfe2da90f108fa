"""What a role noun says: which office, whether it is past, and of a man or a woman."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

_OFFICES = {
    "head of state": (
        "präsident staatspräsident staatschef staatsoberhaupt machthaber langzeitmachthaber "
        "herrscher staatsführer staatslenker diktator autokrat republikchef kremlchef "
        "kremlherrscher"
    ),
    "chancellor": "kanzler bundeskanzler regierungschef",
    "prime minister": "premier premierminister ministerpräsident landeschef regierungschef",
    "head of a firm": (
        "konzernchef vorstandschef vorstandsvorsitzend firmenchef unternehmenschef ceo "
        "generaldirektor geschäftsführer bankchef manager topmanager"
    ),
    "head of a party": "parteichef parteivorsitzend parteiführer parteiobmann parteiobfrau",
    "advocate": "anwalt rechtsanwalt verteidiger strafverteidiger",
    "trainer": "trainer coach teamchef cheftrainer chefcoach nationaltrainer bundestrainer",
}
_OFFICES_OF = {
    word: frozenset(office for office, words in _OFFICES.items() if word in words.split())
    for all_words in _OFFICES.values()
    for word in all_words.split()
}
_ONE_IN_A_STATE = frozenset({"head of state", "chancellor", "prime minister"})
_FORMER = re.compile(r"ex-|alt(?:-|(?=(?:bundes)?(?:kanzler|präsident)|bürgermeister|landeshaupt))")
_FORMER_ADJECTIVE = re.compile(r"(?:ehemalig|früher|vormalig|einstig|verstorben|abgesetzt)e[nrsm]?")
_STATES_INSIDE = {"kremlchef": "RU", "kremlherrscher": "RU"}
_BESIDE = ("mit", "ko-", "co-", "vize", "neben", "stellvertret")
"""What makes somebody another one than the role alone would mean: Mitautor, Vizekanzler."""
_OF_STATE = ("staats", "bundes")
_WEAK = re.compile(
    r"(?:präsident|kandidat|ist|ent|ant|ologe|bote|kollege|experte|sandte|herr|anwält|at|ot|ad|pat|"
    r"genosse|held|fürst|graf|prinz|zeuge|mensch|nachfahre|kommandant|journalist|soldat)$"
)
_ADJECTIVAL = re.compile(
    r"(?:vorsitzend|abgeordnet|beauftragt|gesandt|oppositionell|angestellt|verdächtig|angeklagt)e[nr]?$"
)
_ENDINGS = ("innen", "in", "es", "en", "s", "n", "")


class RoleWord(NamedTuple):
    """A role noun taken apart.

    `word` is its masculine base form in small letters with what stands before it in a compound;
    `offices` meet for words that may mean the same. `bent`: it is an oblique case or a plural.
    """

    word: str
    offices: frozenset[str]
    former: bool
    female: bool
    bent: bool
    plural: bool
    nominal_adjective: bool

    @property
    def is_colleague(self) -> bool:
        """Whether somebody of the same office is meant as one named just before."""
        return self.word.endswith("kollege")

    @property
    def state(self) -> str | None:
        """The ISO code of the state that the word itself names: Kremlchef."""
        return _STATES_INSIDE.get(self.word)

    @property
    def is_highest(self) -> bool:
        """Whether a state has one at a time."""
        return not self.offices.isdisjoint(_ONE_IN_A_STATE)

    def may_mean(self, other: RoleWord) -> bool:
        """Whether somebody described by `other` may be called by this word too."""
        if self.former != other.former:
            return False
        return bool(self.offices & other.offices) or (
            len(self.word) > 4
            and other.word.endswith(self.word)
            and not other.word.startswith(_BESIDE)
            and self.word != "präsident"
        )


def read_role(noun: str, base: str, adjectives: Iterable[str] = ()) -> RoleWord:
    """Take apart a role noun whose last member is a form of `base` (präsident, ministerin)."""
    lower = noun.lower()
    former = _FORMER.match(lower) is not None or any(
        _FORMER_ADJECTIVE.fullmatch(one.lower()) for one in adjectives
    )
    plain = _FORMER.sub("", lower, count=1) if _FORMER.match(lower) else lower
    start = plain.rfind(base)
    ending = plain[start + len(base) :] if start >= 0 else ""
    adjectival = _ADJECTIVAL.search(plain) is not None
    female = base.endswith(("in", "frau")) and not adjectival and len(base) > 4
    root = base.removesuffix("in") if female else base
    if adjectival:
        root = re.sub(r"e[nr]?$", "", base)
    word = (plain[:start] if start >= 0 else "") + root
    word = word.rpartition("-")[2] if word.startswith(("us-", "langzeit-")) else word
    bent = bool(ending)
    plural = (ending == "nen" and female) or (ending in ("n", "en") and _is_strong(base))
    return RoleWord(word, _offices(word), former, female, bent, plural, adjectival)


def _is_strong(base: str) -> bool:
    """Whether the noun takes -n in the plural only: den Ministern, but dem Präsidenten."""
    return base.endswith(("er", "or", "är", "ef")) and not _WEAK.search(base)


def _offices(word: str) -> frozenset[str]:
    for form in (word, *(word.removeprefix(one) for one in _OF_STATE)):
        if form in _OFFICES_OF:
            return _OFFICES_OF[form]
    return frozenset({word})
