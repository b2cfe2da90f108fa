"""Names that are known beforehand: states, official bodies, agencies, domains of outlets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache, partial

from kz_tui.entities.gazetteer import Gazetteer, Known
from kz_tui.entities.memory import remembered
from kz_tui.entities.passage import Label, Mark, Passage

_domain = re.compile(r"[^\W\d_][\w-]*(?:\.[\w-]+)*\.[a-zрф]{2,6}")
_web = ("www.", "http")
_WHERE = frozenset({"in", "nach", "aus", "bei", "In", "Nach", "Aus", "Bei"})
_POSTED = frozenset({"auf", "Auf", "bei", "Bei", "on", "On", "via"})
_THE = frozenset({"Der", "Die", "Das", "Dem", "Den", "Des"})
_ARTICLES = ("al-", "el-", "as-")
_body = re.compile(
    r"[A-ZÄÖÜ][\w-]*ministeriums?|[A-ZÄÖÜ][\w-]+staatsanwaltschaft|Generalbundesanwalts?|"
    r"Bundes[a-zäöü]*(?:amt|gericht|gerichtshof|agentur|polizei|anstalt|zentrale|rechnungshof|"
    r"archiv|institut)(?:e?s)?|Landeskriminalamt(?:e?s)?|[A-ZÄÖÜ]\w+versicherungsanstalt|"
    r"(?:Wirtschafts|Arbeiter|Ärzte|Landwirtschafts|Rechtsanwalts)kammer"
)
_group = re.compile(
    r"\w*(?:gruppe|miliz|organisation|konzern|partei|agentur|bewegung|zeitung|verein)"
)
_office = Known.ORGANISATION | Known.CERTAIN
_CITY = Known.CITY | Known.BIG_CITY | Known.ALTERNATE
_OTHER_NAMES = Known.GIVEN_GERMAN | Known.SURNAME_GERMAN


class KnownNames:
    """Marks what is certain from the word alone."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._label_of = remembered(50_000)(partial(_word_label, gazetteer=gazetteer))

    def mark(self, passage: Passage) -> None:
        """Mark the known names of a sentence where the model saw nothing, or less of them."""
        _mark_phrases(passage, self._gazetteer)
        words = passage.words
        for position, word in enumerate(words):
            label = self._label_of(word)
            if label is None:
                domain = "." in word and is_domain(words, position)
                if not domain and not (word == "X" and _is_network(words, position)):
                    continue
                label = Label.ORG
            owner = passage.at(position)
            if owner is not None and (len(owner) > 1 or owner.certain):
                continue
            if (
                owner is None
                or owner.label in (Label.OTHER, Label.LOC_PART, Label.ORG_PART)
                or (owner.label is Label.PER and label is Label.LOC)
                or (owner.label is not label and _is_body(word, self._gazetteer))
            ):
                first = _coordinated(passage, position) if _body.fullmatch(word) else position
                passage.put(Mark(first, position + 1, label))


def _coordinated(passage: Passage, body: int) -> int:
    """Where Wirtschafts- und Korruptionsstaatsanwaltschaft begins."""
    words = passage.words
    two_before = body > 1 and words[body - 1] == "und" and words[body - 2].endswith("-")
    return body - 2 if two_before and passage.is_free(body - 2, body) else body


def _is_network(words: Sequence[str], position: int) -> bool:
    """Auf X, on X: the network, not an unknown."""
    if not position or words[position - 1] not in _POSTED:
        return False
    after = words[position + 1] if position + 1 < len(words) else "."
    return not after[0].isupper() and not after[0].isdigit()


def _word_label(word: str, gazetteer: Gazetteer) -> Label | None:
    if _body.fullmatch(word):
        return Label.ORG
    known = gazetteer.known(word if word[:3] not in _ARTICLES else word[0].upper() + word[1:])
    if not known and len(word) > 5 and word.endswith("es"):  # des Bundestages
        known = gazetteer.known(word[:-2]) & Known.OFFICE and gazetteer.known(word[:-2])
    if known & _office == _office:
        return Label.ORG
    if word[:1].isupper() and (_is_state(word, gazetteer) or _is_hyphen_city(word, known)):
        return Label.LOC
    return None


def _is_hyphen_city(word: str, known: int) -> bool:
    """Nur-Sultan, Alma-Ata, Tel-Aviv: two capitals that only a city has."""
    first, _, last = word.partition("-")
    capital = bool(last) and last[0].isupper() and first[0].isupper()
    return capital and bool(known & _CITY) and not known & ~_CITY


def _is_state(word: str, gazetteer: Gazetteer) -> bool:
    """Whether a word is a state and nothing else, or the genitive of one (Chinas)."""
    known = gazetteer.exact(word)[0]
    if known & Known.STATE:
        return not known & _OTHER_NAMES
    bent = len(word) > 4 and word.endswith(("s", "en"))  # Chinas, in den Niederlanden
    shorter = gazetteer.exact(word[:-1])[0] if bent else known
    return bool(shorter & Known.STATE) and not shorter & _OTHER_NAMES


def _is_body(word: str, gazetteer: Gazetteer) -> bool:
    return bool(_body.fullmatch(word) or gazetteer.known(word) & Known.OFFICE)


def is_domain(words: Sequence[str], position: int) -> bool:
    """Whether a word is the domain an outlet goes by (Vlast.kz), not a piece of an address."""
    word = words[position]
    if (
        "." not in word[1:-1]
        or not word[0].isupper()
        or not _domain.fullmatch(word)
        or word.lower().startswith(_web)
    ):
        return False
    before = words[position - 1] if position else ""
    after = words[position + 1] if position + 1 < len(words) else ""
    return before not in ("/", "@", "//") and after != "/"


def _mark_phrases(passage: Passage, gazetteer: Gazetteer) -> None:
    words = passage.words
    free = 0
    for position, seconds in enumerate(map(gazetteer.seconds, words)):
        if not seconds or position < free or not words[position][0].isalpha():
            continue
        length, known, _ = gazetteer.phrase(words, position)
        if length and _is_phrase(words[position : position + length], known):
            _put_phrase(passage, position, position + length, known)
        free = position + length


def _is_phrase(words: Sequence[str], known: int) -> bool:
    """Whether the words are written as a name, and known enough to be marked unseen."""
    if known & _office == _office:
        return not words[-1][0].islower() or words[0] == "picture"
    return bool(known & (Known.STATE | Known.REGION)) and all(
        word[:1].isupper() for word in (words[0], words[-1])
    )


def _put_phrase(passage: Passage, first: int, last: int, known: int) -> None:
    label = Label.ORG if known & Known.ORGANISATION else Label.LOC
    for owner in {passage.at(position) for position in range(first, last)}:
        if owner is None:
            continue
        sticks_out = owner.first < first or owner.last > last
        if sticks_out and (owner.label is not Label.PER or owner.certain):
            front = passage.words[owner.first : first]
            told = len(front) == 1 and (front[0] in _THE or _is_group_noun(front[0]))
            if owner.last > last or not told:
                return  # part of a longer name
        located = first > 0 and passage.words[first - 1] in _WHERE
        same = len(owner) == last - first and owner.label is Label.ORG
        if same and label is Label.LOC and not located and not known & Known.STATE:
            return
    if label is Label.LOC and _is_attribute(passage.words, first, last):
        label = Label.PLACE_WORD
    passage.put(Mark(first, last, label, certain=True))


@lru_cache(maxsize=20_000)
def _is_group_noun(word: str) -> bool:
    """Whether a noun says what kind of body a name is of: Jihadistengruppe Islamischer Staat."""
    return _group.fullmatch(word) is not None


def _is_attribute(words: Sequence[str], first: int, last: int) -> bool:
    """New Yorker Restaurant: the name of a city, bent to say where something is."""
    after = words[last] if last < len(words) else ""
    return words[last - 1].endswith(("er", "ern", "ers")) and (
        words[first] == "New" or after[:1].isupper()
    )
