"""Names made of an adjective and a noun: Kommunistische Partei, Magdeburger Volksstimme.

Within a sentence German writes an adjective with a capital only where it is part of a name.
"""

from __future__ import annotations

import re

from kz_tui.entities.gazetteer import Gazetteer, Known
from kz_tui.entities.memory import remembered
from kz_tui.entities.organisations import LEGAL_FORMS
from kz_tui.entities.passage import Label, Mark, Passage

_adjective = re.compile(
    r"[A-ZÄÖÜ][\w-]*(?:isch|lich|ig|iv|al|ell|ist|ar|är|frei|rot|weiß|grün|vereint|deutsch|sozial|"
    r"oberst|neu)(?:e|en|er|es|em)"
)
_organisation = re.compile(
    r"[\w-]*?(?:partei|union|gericht|gerichtshof|amt|kriminalamt|kammer|kommission|rat|bund|"
    r"verband|verein|gesellschaft|gewerkschaft|bewegung|allianz|institut|museum|theater|oper|akademie|"
    r"bank|zentrum|rundfunk|zeitung|presse|agentur|front|kirche|front|behörde|anstalt|universität|"
    r"hochschule|orchester|bahn|post|komitee|liga|armee|versammlung|organisation|ministerium|"
    r"dienst|wehr|hilfe|kreuz|halbmond|bibliothek|galerie|stiftung|verlag|klub|club|konferenz|"
    r"synode|garde|garden|brigade|brigaden)(?:s|es|en|n|e)?",
    re.IGNORECASE,
)
_medium = re.compile(
    r"(?:\w*(?:zeitung|nachrichten|stimme|rundschau|anzeiger|tagblatt|tageblatt|kurier|morgenpost|"
    r"abendblatt|merkur|post|presse|bote|neueste|allgemeine|rundfunk)|philharmoniker|symphoniker|"
    r"universitätsklinik|uniklinik|universität|staatsoper|volksoper|festspiele|linien|"
    r"verkehrsbetriebe|stadtwerke|börse|ensemble|zoo|"
    r"festwochen|volksbühne|volkstheater|sängerknaben)n?",
    re.IGNORECASE,
)
_QUOTES = tuple("\"„“«»‚'")
_SENTENCE_STARTS = frozenset("\"„“«»‚':.!?–—-(|/")


def mark_proper_adjectives(passage: Passage, gazetteer: Gazetteer) -> None:
    """Join capital adjectives with their noun, city adjectives with a medium, forms of firms."""
    words = passage.words
    for position in range(1, len(words)):
        word = words[position]
        if word in LEGAL_FORMS:
            _join_legal_form(passage, position)
        elif word[0].isupper() and words[position - 1][0].isupper():
            before = words[position - 1]
            inside = position > 1 and words[position - 2] not in _SENTENCE_STARTS
            proper = inside and _is_body(word) and _is_adjective(before)
            after = words[position + 1] if position + 1 < len(words) else ""
            named = after[:1] in _QUOTES  # die Athener Zeitung „Kathimerini“
            city = _is_medium(word) and not named and _is_city_adjective(before, gazetteer)
            if (proper or city) and _may_join(passage, position - 1, position):
                _join(passage, position - 1, position)


@remembered(50_000)
def _is_body(word: str) -> bool:
    return _organisation.fullmatch(word) is not None


@remembered(50_000)
def _is_medium(word: str) -> bool:
    return _medium.fullmatch(word) is not None


@remembered(50_000)
def _is_adjective(word: str) -> bool:
    return _adjective.fullmatch(word) is not None


def _may_join(passage: Passage, first: int, second: int) -> bool:
    """Whether adjective and noun are free, or at most marked each for itself."""
    before, after = passage.at(first), passage.at(second)
    if before is not None and (len(before) > 1 or before.certain or before.label is Label.PER):
        return False
    if after is not None and after is before:
        return False
    return after is None or after.first == second


def _join(passage: Passage, adjective: int, noun: int) -> None:
    owner = passage.at(noun)
    if owner is not None and owner.label in (Label.LOC, Label.PER):
        return
    last = owner.last if owner is not None else noun + 1
    passage.put(Mark(adjective, last, Label.ORG, certain=True))


def _is_city_adjective(word: str, gazetteer: Gazetteer) -> bool:
    return word.endswith("er") and bool(gazetteer.exact(word)[0] & Known.DERIVED)


def _is_compound(word: str) -> bool:
    return word[0].isupper() and ("-" in word or any(map(str.isupper, word[1:])))


def _join_legal_form(passage: Passage, position: int) -> None:
    """Dotalliance + Inc. is a firm, whatever the model took it for."""
    before = passage.at(position - 1)
    owner = passage.at(position)
    if before is None and owner is None and _is_compound(passage.words[position - 1]):
        passage.put(Mark(position - 1, position + 1, Label.ORG, certain=True))
    if before is None or (owner is not None and owner is before and owner.label is Label.ORG):
        return
    if before.label in (Label.PER, Label.LOC, Label.ORG, Label.OTHER):
        last = owner.last if owner is not None and owner is before else position + 1
        passage.put(Mark(before.first, last, Label.ORG, certain=True))
