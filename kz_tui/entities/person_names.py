"""Persons the model half saw: names with particles, and names behind a role."""

from __future__ import annotations

import re

from kz_tui.entities.consistency import FAMILY_FIRST, PARTICLES
from kz_tui.entities.gazetteer import Gazetteer, Known
from kz_tui.entities.name_share import NameShare
from kz_tui.entities.organisations import LEGAL_FORMS
from kz_tui.entities.passage import Label, Mark, Passage
from kz_tui.entities.roles import Roles

_PLACE = Known.STATE | Known.REGION | Known.CITY | Known.DERIVED | Known.DERIVED_STATE
_KNOWN_OTHERWISE = _PLACE | Known.ORGANISATION | Known.OFFICE
_PERSON = Known.GIVEN | Known.SURNAME
_NOBILIARY = PARTICLES - {"und", "vom", "zum", "zur", "auf", "la", "le"}
_BINDING = _NOBILIARY - {"der", "den", "ten", "ter", "da", "do", "des"}
"""Particles that begin a surname by themselves; the others are articles too."""
_CAPITAL_PARTICLES = frozenset("Le La De Di Da El Al Van Von Ben Bin Abu Ould Mac Della".split())
_LONGEST = 4
_initial = re.compile(r"[A-ZÄÖÜ]\.")
_NAMELIKE = 0.35
_FOREIGN = re.compile(
    r"(?:i[cć]|ow|ew|ov|ev|ow[ai]|ova|skij|ski|sky|skyj|enko|idse|idze|wili|jan|yan|oğlu|oglu|escu|"
    r"dóttir|sson|ez|inho|elli|etti|ucci|oulos|akis|kainen|ev[ai])$"
)
"""Ends of surnames that no German noun has."""
_LOCATIVE = frozenset("in aus nach bei von um für über zwischen bis ab".split())
_LONGEST_SYLLABLE = 4
_THING = 0.2
_LIKELY = 0.6
_SURELY_NAME = 0.9
_PATERNAL = frozenset({"bin", "ibn", "ben"})
_ARABIC = ("al-", "el-", "asch-", "as-", "ad-", "ar-")


def mark_persons(passage: Passage, gazetteer: Gazetteer, share: NameShare, roles: Roles) -> None:
    """Complete names over their particles, and take what stands behind a role for a person."""
    for mark in list(passage.marks()):
        if mark.label in (Label.PER, Label.ORG) and not mark.certain:
            _trim_front(passage, mark, gazetteer, share)
            _cut_state(passage, mark, gazetteer)
    join_neighbours(passage, gazetteer, share)
    _join_initials(passage)
    _mark_arabic(passage, gazetteer)
    _extend_given(passage, gazetteer, share)
    _join_eastern(passage)
    _join_place_names(passage, gazetteer)
    _join_particles(passage, gazetteer, share)
    _join_capital_particles(passage, gazetteer)
    for position, word in enumerate(passage.words[:-1]):
        if roles.is_role(word) and passage.at(position) is None:
            _mark_behind_role(passage, position + 1, gazetteer, share)


def _join_particles(passage: Passage, gazetteer: Gazetteer, share: NameShare) -> None:
    """Ursula + von der Leyen; but not the mayor Müller + von Essen."""
    words = passage.words
    for mark in list(passage.marks()):
        if mark.label is not Label.PER or passage.at(mark.first) != mark:
            continue
        end = mark.last
        while end < len(words) and words[end] in _NOBILIARY:
            end += 1
        if end == mark.last or end == len(words) or not words[end][:1].isupper():
            continue
        if _BINDING.isdisjoint(words[mark.last : end]) or share.of(words[end]) < _THING:
            continue  # Marlene Dietrich den Text; Andrew Jackson von der Vorderseite
        if not all(gazetteer.known(word) & Known.GIVEN for word in words[mark.first : mark.last]):
            continue
        owner = passage.at(end)
        if owner is not None and (owner.certain or len(owner) > 1 or owner.label is Label.ORG):
            continue  # Onkel Wanja von Anton Tschechow
        last = owner.last if owner is not None and owner.first == end else end + 1
        passage.put(Mark(mark.first, last, Label.PER))


def _mark_arabic(passage: Passage, gazetteer: Gazetteer) -> None:
    """Sultan + al-Dschaber; Mohammed al-Rashid + bin + Salim."""
    words = passage.words
    for position in range(1, len(words)):
        if not words[position].lower().startswith(_ARABIC) or not words[position][-1].isalpha():
            continue
        before, owner = passage.at(position - 1), passage.at(position)
        if owner is not None or gazetteer.known(words[position]):
            continue
        given = gazetteer.known(words[position - 1]) & Known.GIVEN
        named = before is not None and before.label is Label.PER
        if named or (given and before is None and words[position - 1][0].isupper()):
            first = before.first if before is not None else position - 1
            passage.put(Mark(first, position + 1, Label.PER))
    for mark in list(passage.marks()):
        if mark.label is not Label.PER or mark.last + 1 >= len(words):
            continue
        after = passage.at(mark.last + 1)
        if words[mark.last] in _PATERNAL and after is not None and after.label is Label.PER:
            passage.put(Mark(mark.first, after.last, Label.PER))


def _extend_given(passage: Passage, gazetteer: Gazetteer, share: NameShare) -> None:
    """Novak + Djokovic: behind a given name, a capital that is no common word is its surname."""
    words = passage.words
    for mark in list(passage.marks()):
        last = mark.last
        if mark.label is not Label.PER or len(mark) > 1 or last == len(words):
            continue
        word = words[last]
        if passage.at(last) is not None or not gazetteer.known(words[mark.first]) & _PERSON:
            continue
        known = gazetteer.known(word)
        surname = known & Known.SURNAME or not share.is_known(word) or share.of(word) > _LIKELY
        surname = surname and not known & _KNOWN_OTHERWISE
        if not word[0].isupper() or not word[1:].islower():
            continue
        if (surname and share.of(word) > _NAMELIKE) or _FOREIGN.search(word):
            passage.put(Mark(mark.first, last + 1, Label.PER))


def _join_place_names(passage: Passage, gazetteer: Gazetteer) -> None:
    """Basel + Adra: a city right before an unknown person, and not behind "in", is a given name."""
    words = passage.words
    for mark in list(passage.marks()):
        before = passage.at(mark.first - 1) if mark.first else None
        if mark.label is not Label.PER or len(mark) > 1 or before is None or before.certain:
            continue
        where = words[before.first - 1] if before.first else ""
        known = gazetteer.known(words[mark.first])
        place = before.label is Label.LOC and len(before) == 1 and where.lower() not in _LOCATIVE
        if place and where and where[0].islower() and not known & _PERSON:
            passage.put(Mark(before.first, mark.last, Label.PER))


def _join_eastern(passage: Passage) -> None:
    """Kim Jong + Un: what is left of a name whose family name stands first."""
    words = passage.words
    for mark in list(passage.marks()):
        last = mark.last
        if mark.label is not Label.PER or len(mark) != 2 or last == len(words):
            continue
        short = words[last][0].isupper() and 1 < len(words[last]) <= _LONGEST_SYLLABLE
        owner = passage.at(last)
        free = owner is None or owner.label is Label.OTHER
        if words[mark.first] in FAMILY_FIRST and short and free:
            passage.put(Mark(mark.first, last + 1, Label.PER))


def _join_capital_particles(passage: Passage, gazetteer: Gazetteer) -> None:
    """Marine + Le Pen, Amine + El Khalifi; Alexander Van + der Bellen."""
    words = passage.words
    for mark in list(passage.marks()):
        end = mark.last
        if mark.label is not Label.PER or words[end - 1] not in _CAPITAL_PARTICLES or len(mark) < 2:
            continue
        while end < len(words) and words[end] in PARTICLES:
            end += 1
        if end < len(words) and words[end][0].isupper():
            owner = passage.at(end)
            last = owner.last if owner is not None and owner.first == end else end + 1
            passage.put(Mark(mark.first, last, Label.PER))
    for position in range(1, len(words) - 1):
        if words[position] not in _CAPITAL_PARTICLES or not words[position + 1][0].isupper():
            continue
        before, name = passage.at(position - 1), passage.at(position + 1)
        if not gazetteer.known(words[position - 1]) & Known.GIVEN:
            continue
        if before is not None and (before.label is not Label.PER or before.last > position):
            continue
        if name is not None and (name.certain or name.first not in (position, position + 1)):
            continue
        first = before.first if before is not None else position - 1
        passage.put(Mark(first, name.last if name is not None else position + 2, Label.PER))


def _trim_front(passage: Passage, mark: Mark, gazetteer: Gazetteer, share: NameShare) -> None:
    """Pop-Diva Whitney Houston: a compound that names no one is no part of the name."""
    words = passage.words
    first = mark.first
    while first < mark.last - 1:
        person_follows = gazetteer.known(words[first + 1]) & Known.GIVEN and mark.last - first > 2
        if words[first + 1] in LEGAL_FORMS or words[first + 1].islower():
            break
        if not _is_thing(words[first], 1.0 if person_follows else _THING, gazetteer, share):
            break
        first += 1
    if first == mark.first:
        return
    passage.remove(mark)
    is_person = gazetteer.known(words[first]) & Known.GIVEN
    label = Label.PER if is_person or mark.label is Label.PER else Label.ORG
    passage.put(Mark(first, mark.last, label))


def _cut_state(passage: Passage, mark: Mark, gazetteer: Gazetteer) -> None:
    """Kerry vertrat die USA, Xie Zhenhua + China."""
    last = mark.last - 1
    if mark.label is Label.PER and len(mark) > 2 and passage.at(last) == mark:
        known = gazetteer.exact(passage.words[last])[0]
        if known & Known.STATE:
            passage.remove(mark)
            passage.put(Mark(mark.first, last, Label.PER))
            passage.put(Mark(last, last + 1, Label.LOC))


def _is_thing(word: str, limit: float, gazetteer: Gazetteer, share: NameShare) -> bool:
    """Whether a word is a compound with a common noun at its end, or a jumble with digits."""
    head, dash, tail = word.rpartition("-")
    if not dash or not head or not tail:
        return any(map(str.isdigit, word)) and any(map(str.islower, word))
    return not gazetteer.known(word) and not gazetteer.known(tail) and share.of(tail) < limit


def join_neighbours(passage: Passage, gazetteer: Gazetteer, share: NameShare) -> None:
    """Ägidius + Zsifkovics: a given name right before a person belongs to it."""
    before: Mark | None = None
    for mark in list(passage.marks()):
        if (
            before is not None
            and before.label is mark.label is Label.PER
            and before.last == mark.first
            and (len(before) == 1 or passage.words[mark.first].startswith(_ARABIC))
            and (
                passage.words[mark.first].startswith(_ARABIC)
                or _could_be_given(passage.words[before.first], gazetteer, share)
            )
        ):
            mark = Mark(before.first, mark.last, Label.PER)
            passage.put(mark)
        before = mark


def _could_be_given(word: str, gazetteer: Gazetteer, share: NameShare) -> bool:
    known = gazetteer.known(word)
    return bool(known & Known.GIVEN) or (not known and share.of(word) > _SURELY_NAME)


def _join_initials(passage: Passage) -> None:
    """Andrew + S. + W. Thomas, Elisabeth + S."""
    words = passage.words
    for mark in list(passage.marks()):
        if mark.label is not Label.PER or passage.at(mark.first) != mark:
            continue
        last = mark.last
        while last < len(words) and _initial.fullmatch(words[last]) and passage.at(last) is None:
            last += 1
        if last == mark.last:
            continue
        following = passage.at(last) if last < len(words) else None
        if following is not None and following.label is Label.PER:
            last = following.last
        passage.put(Mark(mark.first, last, Label.PER))


def _mark_behind_role(passage: Passage, first: int, gazetteer: Gazetteer, share: NameShare) -> None:
    owner = passage.at(first)
    if owner is not None:
        if owner.label in (Label.LOC, Label.OTHER, Label.PLACE_WORD) and owner.first == first:
            words = passage.words[first : owner.last]
            if not owner.certain and not _is_known_otherwise(words, gazetteer):
                passage.put(Mark(first, owner.last, Label.PER))
        return
    last = first
    while last < min(len(passage), first + _LONGEST) and passage.at(last) is None:
        if not _could_be_person(passage.words[last], gazetteer, share):
            break
        last += 1
    if last > first:
        following = passage.at(last) if last < len(passage) else None
        if following is not None and following.label is Label.PER:
            last = following.last
        passage.put(Mark(first, last, Label.PER))


def _is_known_otherwise(words: list[str], gazetteer: Gazetteer) -> bool:
    return any(gazetteer.known(word) & _KNOWN_OTHERWISE for word in words)


def _could_be_person(word: str, gazetteer: Gazetteer, share: NameShare) -> bool:
    """A capitalised word that is a person's name, or no known word at all."""
    if not word[:1].isupper() or not word.replace("-", "").isalpha() or word.isupper():
        return False
    known = gazetteer.known(word)
    if known & _KNOWN_OTHERWISE:
        return False
    return bool(known & _PERSON) or share.of(word) > _NAMELIKE
