"""Nouns that describe an organisation (das Bündnis, der Konzern), and what each may stand for."""

from __future__ import annotations

from typing import NamedTuple

from kz_tui.entities.memory import remembered

_ARTICLES = {
    "m": frozenset("der dem den des vom zum beim im dieser diesem diesen dieses".split()),
    "f": frozenset("die der zur diese dieser".split()),
    "n": frozenset("das dem des vom zum beim im ins dieses diesem".split()),
}
# noun, its gender, and the kinds of the table of organisations it may stand for
_NOUNS = """
konzern m company
unternehmen n company
firma f company
hersteller m company
autobauer m company
bank f company
fluggesellschaft f company
partei f party
bündnis n alliance
allianz f alliance
organisation f alliance society group
agentur f agency company
nachrichtenagentur f agency
sender m outlet
zeitung f outlet
magazin n outlet
blatt n outlet
portal n outlet
verein m club
klub m club
club m club
behörde f authority
ministerium n ministry
gericht n court
gerichtshof m court
universität f school
hochschule f school
verband m federation
gewerkschaft f union
stiftung f foundation
miliz f group
gruppe f group
terrorgruppe f group
terrororganisation f group
regierung f government
führung f government
staatsführung f government
regime n government
"""
_CASES = ("", "s", "es")


class BodyNoun(NamedTuple):
    """A noun in its base form with its gender and the kinds of organisation it may stand for."""

    word: str
    gender: str
    kinds: frozenset[str]

    @property
    def alike(self) -> bool:
        """Whether singular and plural look alike."""
        return self.word.endswith(("er", "en")) and self.gender != "f"

    @property
    def governs(self) -> bool:
        """Whether it stands for the government of a state."""
        return "government" in self.kinds

    @property
    def determiners(self) -> frozenset[str]:
        """The articles that make the noun singular and definite."""
        return _ARTICLES[self.gender]


_PREFIXES = (
    "militär",
    "staaten",
    "verteidigungs",
    "sicherheits",
    "auto",
    "chemie",
    "software",
    "energie",
    "öl",
    "medien",
    "pharma",
    "handels",
    "hilfs",
    "tages",
    "wochen",
    "nachrichten",
    "online",
    "staats",
    "regierungs",
    "oppositions",
    "menschenrechts",
)


def _read() -> dict[str, BodyNoun]:
    """The nouns, alone and as the last member of a compound."""
    nouns: dict[str, BodyNoun] = {}
    for line in _NOUNS.split("\n"):
        if line:
            word, gender, *kinds = line.split()
            nouns[word] = BodyNoun(word, gender, frozenset(kinds))
    compounds = {prefix + word: noun for prefix in _PREFIXES for word, noun in nouns.items()}
    return compounds | nouns


_BY_WORD = _read()


@remembered(20_000)
def body_noun(word: str) -> BodyNoun | None:
    """The noun a word is a form of; compounds count as the noun they end with."""
    lower = word.lower()
    for case in _CASES:
        if case and not lower.endswith(case):
            continue
        found = _BY_WORD.get(lower[: len(lower) - len(case)])
        if found is not None and (not case or found.gender != "f"):
            return found
    return None
