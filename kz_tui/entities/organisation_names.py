"""Organisations the model missed or misread: behind a noun that says so, or in brackets."""

from __future__ import annotations

import re

from kz_tui.entities.gazetteer import Gazetteer, Known
from kz_tui.entities.memory import remembered
from kz_tui.entities.name_share import NameShare
from kz_tui.entities.organisations import is_acronym, stands_for
from kz_tui.entities.passage import NAMES, Label, Mark, Passage

_noun = re.compile(
    r"(?:[\w-]*(?:konzern|hersteller|agentur|zeitung|magazin|sender|portal|gesellschaft|verlag|firma|"
    r"unternehmen|fluglinie|airline|gewerkschaft|hilfsorganisation|organisation|stiftung|partei|"
    r"miliz|gruppierung|plattform|netzwerk|kette|betreiber|anbieter|tochter|mutter|blatt|reederei|"
    r"wochenblatt|klub|club|verein|orchester|band|institut|denkfabrik|suchmaschine|behörde|bank)|"
    r"start-up|startup|ngo|label|[\w-]*ligist)(?:s|es|en)?",
    re.IGNORECASE,
)
_hollow = re.compile(r"(?:partner|mit)gesellschaft|band|mutter|tochter|kette", re.IGNORECASE)
_KNOWN_PLACE = Known.STATE | Known.REGION | Known.CITY
_PERSON = Known.GIVEN
_NAMELIKE = 0.3
_LONGEST = 4
_LONGEST_EXPANSION = 10
_INNER = frozenset(
    "für und der des die von zur zum in über gegen im of the for and de du la".split()
)
_MIXED = re.compile(r"[a-z][A-Z]\w+")
_head = re.compile(
    r"(?:Organisation|Vereinigung|Verband|Bundesverband|Gesellschaft|Institut|Amt|Zentrum|Bund|Fonds|"
    r"Stiftung|Agentur|Behörde|Kommission|Komitee|Rat|Verein|Bündnis|Allianz|Konferenz)(?:e?s)?"
)
_OF_PURPOSE = frozenset("für gegen zur zum von der des".split())
_FINITE = frozenset("ist war hat hatte wird wurde sind haben sagte laut".split())
_QUOTES = frozenset("\"„“”«»‚‘'")
_OPEN = frozenset({"(", "["})
_ENGLISH = frozenset(
    "University College Hospital Institute Association Foundation Corporation Company Airlines "
    "Airways Commission Committee Council Authority Agency Department Federation Society Group "
    "Bank Church Party League Army Studios Pictures Records Entertainment Systems Industries "
    "Technologies Motors Energy Capital Partners Press Times Post News Journal Herald Tribune "
    "Labs Games Studio Recordings Software Networks Holdings Ventures Airports Trust Fund "
    "Orchestra Ballet Observatory Laboratory Laboratories Museum Library Gallery Theatre Brewery "
    "Office Bureau Police Court Union Congress Coalition Alliance Movement Center Centre".split()
)
"""Words that end names of organisations in English."""


def mark_organisations(passage: Passage, gazetteer: Gazetteer, share: NameShare) -> None:
    """Take names behind words like Konzern or Zeitung, and names explained, for organisations."""
    words = passage.words
    for mark in list(passage.marks()):
        if mark.label is Label.ORG and words[mark.last - 1].endswith("-"):
            _join_second_member(passage, mark)
    for position, word in enumerate(words):
        if word in _OPEN:
            _mark_explained(passage, position)
        elif word in _ENGLISH and position and words[position - 1][0].isupper():
            _mark_english(passage, position, gazetteer, share)
        elif word[0].isupper() and _is_noun(word) and passage.at(position) is None:
            _mark_behind_noun(passage, position, gazetteer, share)


def _join_second_member(passage: Passage, mark: Mark) -> None:
    """Vereinigung für das Gas- + und Wasserfach."""
    words = passage.words
    end = mark.last + 1
    if end < len(words) and words[mark.last] in ("und", "oder") and words[end][0].isupper():
        owner = passage.at(end)
        if owner is None or (owner.first == end and not owner.certain):
            last = owner.last if owner is not None and owner.label is Label.ORG else end + 1
            passage.put(Mark(mark.first, last, Label.ORG))


def _mark_english(passage: Passage, last: int, gazetteer: Gazetteer, share: NameShare) -> None:
    """Memorial Hospital, Morristown Memorial Hospital: all capitals before it that may be names."""
    words = passage.words
    owner = passage.at(last)
    if owner is not None and (owner.certain or owner.last > last + 1 or owner.label is Label.ORG):
        return
    if owner is not None and owner.label is Label.OTHER:
        return
    first = last
    while first and last - first < _LONGEST and words[first - 1][0].isupper():
        before = passage.at(first - 1)
        if before is not None and (before.certain or before.label is Label.PLACE_WORD):
            break
        if before is None and not _is_name(words[first - 1], gazetteer, share):
            break
        first -= 1
    while first < last and (cut := passage.at(first)) is not None and cut.first < first:
        first += 1
    if first < last:
        passage.put(Mark(first, last + 1, Label.ORG))


@remembered(50_000)
def _is_noun(word: str) -> bool:
    return _noun.fullmatch(word) is not None


def _mark_behind_noun(passage: Passage, noun: int, gazetteer: Gazetteer, share: NameShare) -> None:
    words = passage.words
    first = noun + 1
    if first < len(words) and words[first] in _QUOTES:
        first += 1
        if _mark_quoted(passage, first):
            return
    if first >= len(words):
        return
    owner = passage.at(first)
    if owner is not None:
        known = gazetteer.known(words[first])
        wrong = owner.label in (Label.PER, Label.LOC, Label.OTHER) and owner.first == first
        place = known & _KNOWN_PLACE and (len(owner) == 1 or owner.label is Label.LOC)
        if wrong and not owner.certain and not place and not known & _PERSON:
            passage.put(Mark(first, owner.last, Label.ORG))
        return
    last = first
    while last < min(len(words), first + _LONGEST) and passage.at(last) is None:
        if not _is_name(words[last], gazetteer, share):
            break
        last += 1
    if last > first and not _hollow.fullmatch(words[noun]):
        passage.put(Mark(first, last, Label.ORG))


def _mark_quoted(passage: Passage, first: int) -> bool:
    """Die Partei „Die Freiheit“: all of a short quotation that begins with a capital."""
    words = passage.words
    for last in range(first + 2, min(len(words), first + _LONGEST + 1)):
        if words[last] in _QUOTES:
            owner = passage.at(first)
            if words[first][0].isupper() and (owner is None or not owner.certain):
                passage.put(Mark(first, last, Label.ORG))
                return True
    return False


def _is_name(word: str, gazetteer: Gazetteer, share: NameShare) -> bool:
    if not word[:1].isupper():
        return _MIXED.fullmatch(word) is not None
    if gazetteer.known(word) & (_KNOWN_PLACE | Known.DERIVED_STATE):
        return False
    return word.isupper() or share.of(word) > _NAMELIKE


def _mark_explained(passage: Passage, bracket: int) -> None:
    """Deutsches Zentrum für Luft- und Raumfahrt (DLR): the acronym tells where the name begins."""
    words = passage.words
    if bracket + 2 >= len(words) or words[bracket + 2] not in ")]":
        return
    acronym = words[bracket + 1]
    owner = passage.at(bracket + 1)
    if not is_acronym(acronym) or (owner is not None and owner.label in (Label.LOC, Label.PER)):
        return
    first = _expansion(passage, bracket, acronym)
    if first is None:
        first = _headed(passage, bracket)
    if first is None:
        return
    passage.put(Mark(first, bracket, Label.ORG, certain=True))
    passage.put(Mark(bracket + 1, bracket + 2, Label.ORG, certain=True))


def _expansion(passage: Passage, end: int, acronym: str) -> int | None:
    """Where the name begins that ends before `end` and is made of the letters of the acronym."""
    words = passage.words
    for first in range(end - 1, max(-1, end - _LONGEST_EXPANSION - 1), -1):
        word = words[first]
        if not word[0].isalpha() or (word[0].islower() and word not in _INNER):
            return None
        owner = passage.at(first)
        if owner is not None and owner.label is Label.PER:
            return None
        if not word[0].isupper() or word[0].casefold() != acronym[0].casefold():
            continue
        name = " ".join(words[first:end])
        if (
            stands_for(acronym, name)
            and (first < end - 1 or _is_noun(name))
            and (first == end - 1 or _initials_fit(words[first:end], acronym))
        ):
            return owner.first if owner is not None and owner.label in NAMES else first
    return None


def _headed(passage: Passage, end: int) -> int | None:
    """Where a body's name begins whose acronym is of another language: Organisation für das ..."""
    words = passage.words
    for first in range(end - 2, max(-1, end - _LONGEST_EXPANSION - 1), -1):
        if _head.fullmatch(words[first]) and words[first + 1] in _OF_PURPOSE:
            return first
        if not words[first][0].isalpha() or words[first] in _FINITE:
            return None
    return None


def _initials_fit(words: list[str], acronym: str) -> bool:
    """Whether most capital letters of the acronym begin a word, or a part of a compound."""
    initials = [part[0].casefold() for word in words for part in word.split("-") if part]
    capitals = [letter.casefold() for letter in acronym if letter.isupper()]
    return sum(letter in initials for letter in capitals) * 2 > len(capitals)
