"""Marks the words themselves speak against."""

from __future__ import annotations

from pathlib import Path

from kz_tui.entities.gazetteer import Gazetteer, Known
from kz_tui.entities.name_share import NameShare
from kz_tui.entities.organisations import LEGAL_FORMS
from kz_tui.entities.passage import Label, Mark, Passage

_NEVER_NAME = 0.06
_SURNAME = Known.SURNAME | Known.SURNAME_GERMAN
_ONE = frozenset("ein eine eines einem einen einer kein keine jeder".split())
_ADDRESSES = frozenset({"Frau", "Herr", "Herrn", "Familie"})


class Doubts:
    """Takes back what the model made of common nouns, and of acronyms that name nobody."""

    def __init__(self, path: Path, gazetteer: Gazetteer, share: NameShare) -> None:
        lines = path.read_text(encoding="utf-8").splitlines()
        words = " ".join(line for line in lines if not line.startswith("#")).split()
        self._acronyms = frozenset(words)
        self._gazetteer = gazetteer
        self._share = share

    def drop(self, passage: Passage) -> None:
        """Remove single-word marks that are hardly ever names."""
        for mark in list(passage.marks()):
            if len(mark) > 1 or mark.certain or mark.label is Label.PLACE_WORD:
                continue
            word = passage.words[mark.first]
            if (
                word in LEGAL_FORMS
                or word in self._acronyms
                or self._is_counted(passage, mark)
                or (
                    mark.label in (Label.PER, Label.LOC, Label.ORG) and self._is_noun(passage, mark)
                )
            ):
                passage.remove(mark)

    def _is_counted(self, passage: Passage, mark: Mark) -> bool:
        """Ein Hacker, eines Fischers: nobody's name."""
        before = passage.words[mark.first - 1] if mark.first else ""
        return mark.label is Label.PER and before.lower() in _ONE

    def _is_noun(self, passage: Passage, mark: Mark) -> bool:
        word = passage.words[mark.first]
        known = self._gazetteer.known(word) & ~_SURNAME
        if word.isupper() or "-" in word or known or self._share.of(word) >= _NEVER_NAME:
            return False
        return not mark.first or passage.words[mark.first - 1] not in _ADDRESSES
