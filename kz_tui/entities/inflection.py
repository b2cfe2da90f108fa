"""How German bends names: endings of adjectives, demonyms and genitives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_ADJECTIVE_ENDINGS = ("", "e", "en", "er", "es", "em")
_ADJECTIVAL_NOUN = ("Deutscher", "Ostdeutscher", "Westdeutscher", "Norddeutscher")


def state_adjective_forms(adjectives: Iterable[str], demonyms: Iterable[str]) -> Iterator[str]:
    """All forms of kasachisch and Kasache, as they stand within and at the start of sentences."""
    for adjective in adjectives:
        for ending in _ADJECTIVE_ENDINGS:
            yield adjective + ending
            yield adjective[:1].upper() + adjective[1:] + ending
    for demonym in demonyms:
        yield from demonym_forms(demonym)


def demonym_forms(demonym: str) -> Iterator[str]:
    """All cases of the name of a people: Kasache, Kasachen, Kasachin, Kasachinnen."""
    yield demonym
    if demonym.endswith("deutscher"):
        yield from (demonym[:-1] + ending for ending in ("", "n", "m", "s"))
    elif demonym in _ADJECTIVAL_NOUN:
        yield from (demonym[:-2] + ending for ending in ("e", "en", "er", "em", "es"))
    elif demonym.endswith("e"):
        stem = demonym[:-1]
        yield from (stem + ending for ending in ("en", "in", "innen"))
    elif demonym.endswith("er"):
        yield from (demonym + ending for ending in ("n", "s", "in", "innen"))
    elif demonym.endswith("in"):
        yield demonym + "nen"
    else:
        yield from (demonym + ending for ending in ("s", "n", "en", "in", "innen"))


def city_adjectives(name: str) -> Iterator[str]:
    """What people and things of a German-named city are called: Berliner, Münchner, Bremer."""
    if " " in name or len(name) < 3 or not name.isalpha() or name.endswith("er"):
        return
    stems = [name]
    if name.endswith("en"):  # Bremer, Münchner, Aachener
        stems = [name[:-2], name[:-2] + "n", name]
    elif name.endswith("e"):
        stems = [name[:-1]]
    elif name.endswith("el"):  # Brüsseler, Basler
        stems = [name, name[:-2] + "l"]
    for stem in dict.fromkeys(stems):
        if not stem.endswith("er"):
            yield stem + "er"


def without_genitive(name: str) -> str | None:
    """The name without the ending of its genitive; None if it cannot be one."""
    if len(name) > 3 and name[-1] in "'’":
        return name[:-1]
    if len(name) > 3 and name.endswith(("'s", "’s")):
        return name[:-2]
    if len(name) > 3 and name.endswith("s") and not name.endswith("ss"):
        return name[:-1]
    return None


def organisation_base(name: str) -> str:
    """An organisation's name in the nominative without article: Deutsche Presse-Agentur.

    Tells the gender by the end of the last word; a name whose gender it cannot tell stays.
    """
    words = name.split()
    if len(words) < 2 or not words[0].endswith(("en", "em", "er", "es")):
        return name
    last = words[-1].rpartition("-")[2].lower()
    for ending, gender in (("e", _FEMININE), ("er", _MASCULINE), ("es", _NEUTER)):
        match = gender.search(last)
        if match:
            if match["case"]:
                words[-1] = words[-1][: -len(match["case"])]
            if words[0][:-2].lower().endswith(_ADJECTIVE_STEMS):
                words[0] = words[0][:-2] + ending
            return " ".join(words)
    return name


_ADJECTIVE_STEMS = (
    "isch",
    "lich",
    "sch",
    "ig",
    "al",
    "iv",
    "weiß",
    "rot",
    "vereint",
    "frei",
    "grün",
    "neu",
)
_FEMININE = re.compile(
    r"(?:ung|schaft|heit|keit|ion|tät|ie|hilfe|agentur|partei|bank|kammer|kirche|post|bahn|allianz|"
    r"behörde|liga|gruppe|welle|presse|union|akademie|stelle|oper|börse|wehr|polizei|armee|miliz)(?P<case>)$"
)
_MASCULINE = re.compile(
    r"(?:bund|rat|verband|verein|rundfunk|gerichtshof|hof|club|klub|landtag|tag|dienst|kongress|fonds|"
    r"konzern|verlag|ausschuss|senat|stab|ring)(?P<case>e?s|)$"
)
_NEUTER = re.compile(
    r"(?:amt|parlament|ministerium|institut|komitee|gericht|zentrum|museum|theater|orchester|kreuz|"
    r"haus|werk|archiv|fernsehen|radio|heer|team)(?P<case>e?s|)$"
)
