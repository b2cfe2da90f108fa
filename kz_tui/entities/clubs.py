"""Cities that stand for their club: Dortmund, in an article that names Borussia Dortmund."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kz_tui.entities.consistency import base
from kz_tui.entities.organisations import Organisations, is_club_name
from kz_tui.entities.passage import Label, Mark, Passage

_WHERE = frozenset(
    "in nach aus bei um at from near to в из под на near outside über unweit".split()
)
_AGAINST = frozenset("gegen against beat beats defeated over versus vs".split())
sport_noun = re.compile(
    r"\w*(?:ligist|aufsteiger|absteiger|tabellenführer|rekordmeister|schlusslicht|tabellenletzter)"
    r"(?:en|s|n)?"
)
"""What only a club is: der Zweitligist St. Pölten."""
_MATCH_REPORT = 3
"""So many clubs are named only in reports of sport, where one plays against clubs, not cities."""
_SHORTEST = 4
_LOCAL = frozenset({Label.LOC, Label.PLACE_WORD})


def mark_clubs(passages: Sequence[Passage], organisations: Organisations) -> None:
    """Take the city of a club that the article names for the club, but for where one is."""
    named = {passage.text(mark) for passage in passages for mark in _clubs(passage, organisations)}
    clubs = {base(word) for name in named for word in name.split() if _may_stand_for(word)}
    sport = len(named) >= _MATCH_REPORT
    for passage in passages:
        for mark in list(passage.marks()):
            if mark.label in _LOCAL and len(mark) == 1:
                before = passage.words[mark.first - 1].lower() if mark.first else ""
                told = sport_noun.fullmatch(before) is not None
                known = told or (base(passage.words[mark.first]) in clubs and before not in _WHERE)
                if known or (sport and before in _AGAINST):
                    passage.put(Mark(mark.first, mark.last, Label.ORG))


def _may_stand_for(word: str) -> bool:
    return len(word) >= _SHORTEST and word[0].isupper()


def _clubs(passage: Passage, organisations: Organisations) -> Iterator[Mark]:
    for mark in passage.marks():
        if mark.label is not Label.ORG:
            continue
        name = passage.text(mark)
        known = organisations.find(name)
        kind = known.organisation.kind if known is not None else ""
        if kind == "club" or (not kind and is_club_name(name)):
            yield mark
