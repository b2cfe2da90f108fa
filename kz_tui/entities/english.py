"""English sentences: capitals within a sentence are names; tables and neighbours tell of what.

The German model takes English for the title of a work, so it is not asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kz_tui.entities.capitals import is_all_capitals
from kz_tui.entities.english_labels import EnglishLabels, is_body, is_shout
from kz_tui.entities.english_words import (
    ARTICLES,
    GENERAL,
    INNER,
    LEGAL,
    NEVER,
    OFFICES,
    PARTICLES,
    ROLES,
)
from kz_tui.entities.gazetteer import Known
from kz_tui.entities.known_names import KnownNames
from kz_tui.entities.name_tables import NameTables
from kz_tui.entities.passage import Label, Mark, Passage

_STATE_OFFICES = frozenset({"State", "Defense", "Defence", "Health", "Commerce", "Labor"})
_SECRETARY_OF = ["Secretary", "of"]
_OPENS = frozenset('"“‘(«„')
_ENDS = frozenset(".?!")
_SEATED = frozenset({"College", "School", "University", "Hospital", "Museum", "Zoo"})
_ARABIC = re.compile(r"(?:al|el|as|ash|ad|ar|an|at)-[A-Z]\w+")
_NOT_ENGLISH = frozenset({"Island", "Kuba", "Moldau", "Polen", "Dominica"})
"""What German calls a state and English does not."""
_FEWEST = 4
_MOST_SMALL = 0.34
_LONGEST_DATELINE = 4


class EnglishReader:
    """Marks the names in sentences written in English."""

    def __init__(self, tables: NameTables) -> None:
        self._common = tables.english
        self._gazetteer = tables.gazetteer
        self._well_known = tables.well_known
        self._known = KnownNames(tables.gazetteer)
        self._labels = EnglishLabels(tables)

    def read(self, passage: Passage) -> None:
        """Tables first; then every run of capitals that is left."""
        self._known.mark(passage)
        for mark in list(passage.marks()):
            if len(mark) == 1 and passage.words[mark.first] in _NOT_ENGLISH:
                passage.remove(mark)
        self._mark_demonyms(passage)
        self._mark_dateline(passage)
        headline = is_all_capitals(passage.words) or _is_title_case(passage.words)
        position = 0
        while position < len(passage):
            last = self._run(passage, position, headline=headline)
            if last > position:
                self._mark_run(passage, position, last, headline=headline)
            else:
                self._extend(passage, position)
            position = max(last, position + 1)

    def _mark_demonyms(self, passage: Passage) -> None:
        for position, word in enumerate(passage.words):
            owner = passage.at(position)
            if not self._labels.is_demonym(word):
                continue
            if owner is None:
                passage.put(Mark(position, position + 1, Label.PLACE_WORD))
            elif owner.label is Label.LOC and not owner.certain:
                passage.put(Mark(owner.first, owner.last, Label.PLACE_WORD))
        for mark in list(passage.marks()):
            people = passage.words[mark.last - 1].endswith(("an", "ans"))  # North Korean
            if people and mark.label is Label.LOC and len(mark) > 1:
                passage.put(Mark(mark.first, mark.last, Label.PLACE_WORD))

    def _mark_dateline(self, passage: Passage) -> None:
        """BUENOS AIRES (Reuters) -; LIMA, Peru -; London -."""
        words = passage.words
        last = 0
        while last < min(len(words), _LONGEST_DATELINE) and words[last].isupper():
            last += 1
        end = max(1, last)
        after = words[end] if end < len(words) else ""
        if not words[0][0].isupper() or passage.at(0) is not None:
            return
        if after in ("(", "-", "–", "—") or (last and after == ","):
            name = " ".join(words[:end]).title() if last else words[0]
            follows = passage.at(end + 1) if end + 1 < len(words) else None
            inside = last and after == "," and follows is not None and follows.label is Label.LOC
            if self._labels.is_place(name) or inside:
                passage.put(Mark(0, end, Label.LOC))

    def _extend(self, passage: Passage, position: int) -> None:
        """Samsung + Electronics, German + Football Association: a name goes on with a noun."""
        owner = passage.at(position)
        after = position + 1
        if owner is None or owner.last != after or owner.label is Label.PER:
            return
        if passage.words[position] in _SEATED and owner.label is Label.ORG:
            if after < len(passage) and self._labels.is_place(passage.words[after]):
                passage.put(Mark(owner.first, after + 1, Label.ORG))  # Imperial College London
            return
        last = after
        while last < len(passage) and self._is_capital(passage, last):
            last += 1
        while last > after and not is_body(passage.words[last - 1]):
            last -= 1
        if last == after:
            return
        derived = owner.label is Label.PLACE_WORD
        if derived and not OFFICES.isdisjoint(map(str.lower, passage.words[after:last])):
            return
        first = owner.first
        if owner.label is Label.LOC and passage.words[after].lower() in OFFICES:
            return
        passage.put(Mark(first, self._over_of(passage, first, last), Label.ORG))

    def _run(self, passage: Passage, first: int, *, headline: bool) -> int:
        """Where the run of capitals ends that begins here; `first` itself if none does."""
        words = passage.words
        if not self._is_capital(passage, first, headline=headline):
            return first
        last = first + 1
        while last < len(passage) and words[last - 1].lower() not in LEGAL:
            if (
                self._is_capital(passage, last, headline=headline)
                or (last == first + 1 and self._is_surname(passage, first, last))
                or (words[last] == "." and words[last - 1] in ("Jr", "Sr"))
            ):
                last += 1
            else:
                further = self._over_of(passage, first, last) or last
                further = max(further, self._over_particles(passage, first, last))
                if further == last:
                    break
                last = further
        return last

    def _is_surname(self, passage: Passage, given: int, position: int) -> bool:
        """Steven Bayer: what is known as a firm or a town is a surname behind a given name."""
        owner = passage.at(position)
        if owner is None or len(owner) > 1 or owner.certain:
            return False
        word = passage.words[position]
        known = self._gazetteer.exact(passage.words[given])[0]
        first = known & Known.GIVEN and not known & (Known.STATE | Known.REGION)
        return bool(first) and not is_shout(word) and owner.label in (Label.ORG, Label.LOC)

    def _over_of(self, passage: Passage, first: int, last: int) -> int:
        """Where a body's name ends that goes on with of, for and the: Bank of England."""
        words = passage.words
        while any(map(is_body, words[first:last])):
            end = last
            while end < len(words) and end - last < 2 and words[end] in INNER:
                end += 1
            if end == last or end == len(words) or not words[end][0].isupper():
                break
            if words[last] == "and" and not self._goes_on(words, first, end):
                break
            owner = passage.at(end)
            if owner is not None and (owner.first < end or owner.label is Label.PER):
                break
            if owner is not None and owner.label is Label.PLACE_WORD:
                end += 1
            last = owner.last if owner is not None and owner.last > end else end + 1
            while last < len(words) and words[last][0].isupper() and passage.at(last) is None:
                last += 1
        return last

    def _goes_on(self, words: Sequence[str], first: int, position: int) -> bool:
        """Department for Work + and Pensions: a common word behind for or of."""
        linked = {"of", "for"} & set(words[first:position])
        return bool(linked) and words[position].lower() in self._common

    def _over_particles(self, passage: Passage, first: int, last: int) -> int:
        """Where Ursula von der Leyen ends, seen from her given name; 0 if no particle follows."""
        words = passage.words
        end = last
        while end < len(passage) and words[end] in PARTICLES:
            end += 1
        if end == last or end == len(passage) or not self._is_capital(passage, end):
            return 0
        given = self._gazetteer.exact(words[first])[0] & Known.GIVEN
        unknown = words[first].lower() not in self._common and not self._labels.is_place(
            words[first]
        )
        return end + 1 if given or (unknown and words[last] not in ("la", "y")) else 0

    def _is_capital(self, passage: Passage, position: int, *, headline: bool = False) -> bool:
        word = passage.words[position]
        if passage.at(position) is not None:
            return False
        if not word[:1].isupper():
            before = passage.words[position - 1] if position else ""
            return _ARABIC.fullmatch(word) is not None and before[:1].isupper()
        lower = word.lower()
        if not ROLES.isdisjoint(lower.split("-")) and "-" in lower:
            return False  # Secretary-General
        if word in _STATE_OFFICES and passage.words[max(0, position - 2) : position] == (
            _SECRETARY_OF
        ):
            return False
        if lower in NEVER or lower in ROLES:
            return self._names_something(passage, position)
        return not headline or lower not in self._common or self._begins_name(passage, position)

    def _begins_name(self, passage: Passage, position: int) -> bool:
        """Whether a given name that is a common word too has a surname behind it: Will Sorensen."""
        after = passage.words[position + 1] if position + 1 < len(passage) else ""
        given = self._labels.is_given(passage.words[position])
        return given and after[:1].isupper() and after.lower() not in self._common

    def _names_something(self, passage: Passage, position: int) -> bool:
        """Whether such a word is part of a name: Executive Committee, Christian Olearius."""
        words = passage.words
        after = words[position + 1] if position + 1 < len(words) else ""
        if _ARABIC.fullmatch(after):
            return self._labels.is_given(words[position])  # Sultan al-Jaber
        if not after[:1].isupper():
            return False
        second = words[position + 2] if position + 2 < len(words) else ""
        if is_body(after) or (second[:1].isupper() and is_body(second)):
            return True
        lower = words[position].lower()
        given = self._labels.is_given(words[position]) and lower not in ROLES
        return given and after.lower() not in self._common and passage.at(position + 1) is None

    def _mark_run(self, passage: Passage, first: int, last: int, *, headline: bool) -> None:
        words = passage.words
        start = first == 0 or words[first - 1] in _OPENS or words[first - 1] in (":", "-", "–", "—")
        if start:
            while first < last and self._is_plain(words[first:last]):
                first += 1
        if first == last:
            return
        label = self._labels.of(passage, first, last, headline=headline)
        if label is not None:
            passage.put(Mark(first, last, label))

    def _is_plain(self, words: Sequence[str]) -> bool:
        """Whether the first word of a sentence is just that, and no name."""
        lower = words[0].lower()
        if words[0] in self._well_known:
            return False
        if lower in GENERAL or lower in ARTICLES:
            return True
        named = len(words) > 2 and self._labels.is_given(words[1]) and not is_body(words[-1])
        if named and not self._labels.is_given(words[0]):
            return True  # Shipowner Henrik Jebsen
        if is_shout(words[0]) or lower not in self._common:
            return False
        if len(words) > 1 and (self._labels.is_given(words[0]) or is_body(words[0])):
            return False
        return len(words) == 1 or not is_body(words[-1]) or lower in ("the", "but", "when")


def _is_title_case(words: Sequence[str]) -> bool:
    """Whether all longer words of a headline begin with a capital."""
    if words[-1] in _ENDS:
        return False
    longer = [word for word in words if len(word) > 3 and word.isalpha()]
    small = sum(word[0].islower() for word in longer)
    return len(longer) >= _FEWEST and small <= _MOST_SMALL / 2 * len(longer)
