"""English sentences: capitals within a sentence are names; tables and neighbours tell of what.

The German model takes English for the title of a work, so it is not asked. A first form.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kz_tui.entities.gazetteer import Gazetteer, Known
from kz_tui.entities.known_names import mark_known
from kz_tui.entities.passage import Label, Mark, Passage
from kz_tui.entities.words import WordTable

_organisation = re.compile(
    r"(?:.*(?:ministry|organi[sz]ation|party|council|committee|bank|agency|university|court|force|"
    r"forces|army|group|association|union|commission|department|parliament|congress|senate|times|"
    r"post|news|journal|institute|foundation|office|bureau|police|corporation|company|club|league|"
    r"federation|alliance|movement|guard|service|authority|airlines|airways|college|school|hospital|"
    r"church|press|television|radio|watch|international|center|centre|conference|electronics|motors|"
    r"holdings?|capital|partners|energy|games|studios|pictures|records|technologies|systems|tribune|"
    r"herald|registry|fund|trust|society|foundation|ministry|team|united|city))|"
    r"inc\.?|corp\.?|co\.|ltd\.?|plc|llc",
    re.IGNORECASE,
)
_inner = frozenset({"of", "for", "the", "and", "&", "de", "von", "van", "der", "al", "bin", "on"})
_particles = frozenset({"von", "van", "der", "den", "de", "di", "da", "al", "bin"})
_locative = frozenset({"in", "at", "from", "near", "to", "outside", "inside", "across", "towards"})
_roles = frozenset(
    "president minister spokesman spokeswoman secretary chancellor premier leader chief director "
    "general colonel senator governor mayor ambassador analyst activist journalist prime chairman "
    "mr mr. mrs mrs. ms ms. dr dr. sir king queen prince judge professor spokesperson ceo cfo coo "
    "vice deputy senior former acting foreign interior defence defense finance economy justice "
    "health education energy sen. rep. gov. gen. lt. lieutenant sergeant captain admiral pope "
    "archbishop bishop cardinal sheikh emir sultan attorney press congressman congresswoman "
    "representative commissioner co-founder founder executive officer".split()
)
_never = frozenset(
    "i monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december the a an".split()
)
_ARTICLES = frozenset("the a an its his her their so-called another".split())
_GENERAL = frozenset(
    "police government parliament officials protesters analysts critics experts reports troops "
    "forces soldiers prosecutors investigators lawmakers opposition authorities residents news "
    "president minister media shares security army ministry council court party bank".split()
)
"""Words that begin sentences with a capital and name nobody."""
_OFFICES = frozenset({"State", "Defense", "Defence", "Health", "Commerce", "Labor"})
_NAMES = Known.GIVEN | Known.SURNAME | Known.CITY | Known.STATE
_PLACE = Known.STATE | Known.REGION | Known.CITY
_SECRETARY_OF = ["Secretary", "of"]
_COMMON = 1.0


class EnglishReader:
    """Marks the names in sentences written in English."""

    def __init__(self, words: WordTable, gazetteer: Gazetteer) -> None:
        self._words = words
        self._gazetteer = gazetteer

    def read(self, passage: Passage) -> None:
        """Tables first; then every run of capitals that is left."""
        mark_known(passage, self._gazetteer)
        for position, word in enumerate(passage.words):
            owner = passage.at(position)
            if owner is None and self._is_demonym(word):
                passage.put(Mark(position, position + 1, Label.PLACE_WORD))
            elif owner is not None and owner.label is Label.LOC and self._is_demonym(word):
                passage.put(Mark(owner.first, owner.last, Label.PLACE_WORD))
        position = 0
        while position < len(passage):
            last = self._run(passage, position)
            if last > position:
                self._mark_run(passage, position, last)
            else:
                self._extend(passage, position)
            position = max(last, position + 1)

    def _extend(self, passage: Passage, position: int) -> None:
        """Samsung + Electronics: a known name goes on with a word that ends names of firms."""
        owner = passage.at(position)
        after = position + 1
        if owner is None or owner.last != after or after == len(passage):
            return
        kind = owner.label in (Label.ORG, Label.LOC, Label.PLACE_WORD)
        if kind and self._is_capital(passage, after) and _is_organisation([passage.words[after]]):
            passage.put(Mark(owner.first, after + 1, Label.ORG))

    def _run(self, passage: Passage, first: int) -> int:
        """Where the run of capitals ends that begins here; `first` itself if none does."""
        if not self._is_capital(passage, first):
            return first
        last = first + 1
        while last < len(passage) and not passage.words[last - 1].endswith(("'s", "’s")):
            if self._is_capital(passage, last):
                last += 1
            elif (
                passage.words[last] in _inner
                and last + 1 < len(passage)
                and self._is_capital(passage, last + 1)
                and _is_organisation(passage.words[first:last])
            ):
                last += 2
            elif name := self._over_particles(passage, first, last):
                last = name
            else:
                break
        return last

    def _over_particles(self, passage: Passage, first: int, last: int) -> int:
        """Where Ursula von der Leyen ends, seen from her given name; 0 if no particle follows."""
        end = last
        while end < len(passage) and passage.words[end] in _particles:
            end += 1
        if end == last or end == len(passage) or not self._is_capital(passage, end):
            return 0
        return end + 1 if self._gazetteer.known(passage.words[first]) & Known.GIVEN else 0

    def _is_capital(self, passage: Passage, position: int) -> bool:
        word = passage.words[position]
        if passage.at(position) is not None or not word[:1].isupper():
            return False
        if word in _OFFICES and passage.words[max(0, position - 2) : position] == _SECRETARY_OF:
            return False
        return word.lower() not in _never and word.lower() not in _roles

    def _is_demonym(self, word: str) -> bool:
        known = self._gazetteer.exact(word)[0]
        derived = bool(known & (Known.DERIVED_STATE | Known.DERIVED)) and not known & _NAMES
        return derived and word[:1].isupper() and word.isalpha() and not word.isupper()

    def _mark_run(self, passage: Passage, first: int, last: int) -> None:
        words = passage.words[first:last]
        if first == 0 and not self._is_name_at_start(words):
            if last - first == 1:
                return
            first += 1
            words = words[1:]
        label = self._label(passage, first, words)
        if label is not None:
            passage.put(Mark(first, last, label))

    def _is_name_at_start(self, words: Sequence[str]) -> bool:
        """Whether the first word of a sentence is a name, and not just its first word."""
        if words[0].lower() in _GENERAL:
            return False
        if self._gazetteer.known(words[0]):
            return True
        small = self._words.log_probability(words[0].lower())
        return small + _COMMON < self._words.log_probability(words[0]) or small < -17

    def _label(self, passage: Passage, first: int, words: Sequence[str]) -> Label | None:
        before = passage.words[first - 1].lower() if first else ""
        known = self._gazetteer.known(words[0])
        if len(words) == 1:
            return self._single(words[0], before, known)
        if _is_organisation(words):
            return Label.ORG
        if before in _ARTICLES:
            return None
        if before in _locative - {"to", "from"} and not known & Known.GIVEN:
            return Label.LOC
        return Label.PER if len(words) <= 4 else Label.ORG

    def _single(self, word: str, before: str, known: int) -> Label | None:
        if known & Known.CERTAIN:
            return Label.ORG
        if word.isupper() and self._gazetteer.known(word.title()) & _PLACE and len(word) > 3:
            return Label.LOC  # ALMATY, Kazakhstan
        if known & _PLACE and not known & Known.SURNAME:
            return Label.LOC
        if before in _ARTICLES:
            return Label.ORG if word.isupper() and len(word) > 1 else None
        if known & Known.ORGANISATION:
            return Label.ORG
        if before in _roles or known & (Known.GIVEN | Known.SURNAME):
            return Label.PER
        if before in _locative:
            return Label.LOC
        return Label.ORG if word.isupper() and len(word) > 1 else None


def _is_organisation(words: Sequence[str]) -> bool:
    return any(_organisation.fullmatch(word) for word in (words[0], words[-1]))
