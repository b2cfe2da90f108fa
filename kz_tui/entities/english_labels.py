"""What a run of capitals in an English sentence is: a person, a place, an organisation, a thing."""

from __future__ import annotations

from collections.abc import Sequence

from kz_tui.entities.english_words import (
    ARTICLES,
    BODIES,
    INTRODUCING,
    LEGAL,
    LOCATIVE,
    OF_CLUBS,
    PARTICLES,
    PLACE_KINDS,
    PLACE_NOUNS,
    ROLES,
    SAYING,
    THINGS,
)
from kz_tui.entities.gazetteer import Known
from kz_tui.entities.name_tables import NameTables
from kz_tui.entities.passage import Label, Passage

_NAMES = Known.CITY | Known.STATE
_PLACE = Known.STATE | Known.REGION | Known.CITY
_PEOPLE = Known.GIVEN | Known.SURNAME
_QUOTES = frozenset("\"“”‘’«»'")
_LONGEST_PERSON = 4
_SHORTEST = 3
_FOREIGN_ARTICLES = frozenset(
    {"La", "Le", "Les", "El", "Los", "Las", "Il", "O", "Die", "Der", "Das"}
)
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


def is_body(word: str) -> bool:
    """Whether a word ends, or begins, the name of an organisation: Party, Institute, Ltd."""
    lower = word.lower()
    return lower in BODIES or lower in LEGAL


def is_shout(word: str) -> bool:
    """Whether a word is all capitals, so that its first one says nothing."""
    return len(word) > 1 and word.isupper()


class EnglishLabels:
    """Decides by the words themselves and by their neighbours."""

    def __init__(self, tables: NameTables) -> None:
        self._common = tables.english
        self._gazetteer = tables.gazetteer
        self._well_known = tables.well_known

    def is_demonym(self, word: str) -> bool:
        """German, French, Kazakhs: an adjective or the name of a people."""
        known = self._gazetteer.exact(word)[0]
        surname = known & Known.SURNAME and not known & Known.DERIVED_STATE  # Kirchner
        derived = known & (Known.DERIVED_STATE | Known.DERIVED) and not known & _NAMES
        if not derived and word.endswith("ns"):  # Russians, Europeans
            return len(word) > _SHORTEST + 1 and self.is_demonym(word[:-1])
        city = not known & Known.DERIVED_STATE and word.endswith("er")  # Holdener
        return bool(derived) and not surname and not city and word[1:].islower()

    def _is_plural(self, word: str) -> bool:
        return word.endswith("s") and word.lower() in self._common

    def is_given(self, word: str) -> bool:
        """Whether somebody can be called so."""
        return bool(self._gazetteer.exact(word)[0] & Known.GIVEN)

    def is_place(self, name: str) -> bool:
        """Whether the tables know a place of this name."""
        words = name.split()
        if len(words) == 1:
            return bool(self._gazetteer.exact(name)[0] & _PLACE)
        length, known, _ = self._gazetteer.phrase(words, 0)
        return length == len(words) and bool(known & _PLACE)

    def of(self, passage: Passage, first: int, last: int, *, headline: bool) -> Label | None:
        """The label of the tokens; None where they are no name of ours."""
        words = passage.words[first:last]
        before = passage.words[first - 1].lower() if first else ""
        after = passage.words[last].lower() if last < len(passage) else ""
        if len(words) == 1:
            second = passage.words[last + 1 : last + 2]
            return self._single(words[0], before, after, second, headline=headline)
        noun = words[-1].lower()
        if noun in PLACE_NOUNS or (noun in THINGS and not self.is_given(words[0])):
            return Label.LOC if words[-1].lower() in PLACE_NOUNS else Label.OTHER
        if self.is_place(" ".join(words)):
            return Label.LOC
        given = self.is_given(words[0]) and not words[0].endswith("s")
        if not given and self.is_place(words[0]) and self._is_plural(words[-1]):
            return Label.ORG  # Phoenix Suns
        if is_body(words[-1]) or is_body(words[0]) or (not given and any(map(is_body, words))):
            return Label.ORG
        if words[0] in _FOREIGN_ARTICLES and not self._gazetteer.exact(words[1])[0] & Known.SURNAME:
            return Label.ORG  # La Libertad Avanza
        return self._several(words, before, after, headline=headline)

    def _several(
        self, words: Sequence[str], before: str, after: str, *, headline: bool
    ) -> Label | None:
        given = self.is_given(words[0])
        named = given and before not in ARTICLES
        plain = [
            word.lower() in self._common and not (named and self.is_given(word)) for word in words
        ]
        quoted = before in _QUOTES and after in _QUOTES
        if quoted and (any(plain) or not given):
            return Label.OTHER
        if all(plain):
            if headline or quoted:
                return None
            return Label.ORG if before in ARTICLES or before in INTRODUCING else Label.OTHER
        if before in INTRODUCING or (before in ARTICLES and before in ("the", "a") and not given):
            return Label.ORG
        if before in LOCATIVE - {"to", "from", "at"} and not given and before not in ROLES:
            return Label.LOC
        bare = [word for word in words if word not in PARTICLES]
        return Label.PER if len(bare) <= _LONGEST_PERSON else Label.ORG

    def _single(
        self, word: str, before: str, after: str, second: Sequence[str], *, headline: bool
    ) -> Label | None:
        known = self._gazetteer.exact(word)[0]
        if is_shout(word):
            found = self._shout(word, before, known)
            guess = found is Label.ORG and not known & Known.ORGANISATION
            return None if headline and guess else found
        if word in self._well_known:
            return Label.PER
        if after in OF_CLUBS and known & (Known.CITY | Known.ORGANISATION):
            return Label.ORG  # the Dortmund manager
        if known & Known.CERTAIN:
            return Label.ORG
        if before in ROLES and not known & Known.STATE:
            return Label.PER
        if after in PLACE_KINDS or self._is_place_here(word, before, known):
            return Label.LOC
        if known & Known.ORGANISATION or before in INTRODUCING:
            return Label.ORG
        if self._gazetteer.exact(word)[0] & _PEOPLE or after in SAYING:
            return Label.PER
        return self._unknown(word, before, after, second)

    def _is_place_here(self, word: str, before: str, known: int) -> bool:
        """Whether a word is known as a place, or stands where only places stand."""
        if before in LOCATIVE and not known & (Known.GIVEN | Known.ORGANISATION):
            return True
        if known & (Known.STATE | Known.REGION | Known.BIG_CITY):
            return before not in INTRODUCING
        return bool(known & Known.CITY) and not self._gazetteer.exact(word)[0] & _PEOPLE

    def _unknown(self, word: str, before: str, after: str, second: Sequence[str]) -> Label | None:
        """What a word is that no table knows: most often a firm or a brand."""
        if word.lower() in self._common:
            return None
        if len(word) < _SHORTEST:
            return Label.PER  # Xi, Li
        if before in ARTICLES:
            return Label.ORG if before == "the" and not word[1:].islower() else None
        owned = after in _POSSESSIVE and second and second[0].lower() in ROLES
        return Label.ORG if owned or before not in LOCATIVE else Label.LOC

    def _shout(self, word: str, before: str, known: int) -> Label | None:
        title = word.title()
        if known & Known.ORGANISATION:
            return Label.ORG
        if len(word) > _SHORTEST and self.is_place(title):
            return Label.LOC  # ALMATY, Kazakhstan
        if len(word) > _SHORTEST and title.lower() in self._common:
            return None
        known_person = title in self._well_known or self._gazetteer.exact(title)[0] & Known.SURNAME
        if before in ROLES or known_person:
            return Label.PER
        return Label.ORG
