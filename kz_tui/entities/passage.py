"""A sentence being read: its tokens, and what has been marked in it so far."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from kz_tui.entities.russian import is_cyrillic
from kz_tui.entities.tokens import Tokens
from kz_tui.model.entity import EntityType


class Label(StrEnum):
    """What a mark says of its tokens.

    The first four are names (`OTHER`: works, events, products, which are not reported but keep
    others from claiming their words). `PLACE_WORD` is a word derived from a place (kasachische),
    the parts are compounds with a name as first member (US-Präsident).
    """

    PER = "PER"
    LOC = "LOC"
    ORG = "ORG"
    OTHER = "OTH"
    PLACE_WORD = "LOCderiv"
    LOC_PART = "LOCpart"
    ORG_PART = "ORGpart"
    PER_PART = "PERpart"


NAMES = frozenset({Label.PER, Label.LOC, Label.ORG})
PARTS = {
    Label.LOC_PART: EntityType.LOC,
    Label.ORG_PART: EntityType.ORG,
    Label.PER_PART: EntityType.PER,
}


class Mark(NamedTuple):
    """Tokens `first` up to, not including, `last` of a passage, and what they are.

    `certain` marks stand against the majority of the document.
    """

    first: int
    last: int
    label: Label
    certain: bool = False

    def __len__(self) -> int:
        return self.last - self.first

    @property
    def positions(self) -> range:
        """The numbers of its tokens."""
        return range(self.first, self.last)


def _is_cyrillic(words: list[str]) -> bool:
    line = " ".join(words)
    if line.isascii() or not is_cyrillic(line):
        return False
    letters = [word for word in words if word[0].isalpha()]
    return 2 * sum(map(is_cyrillic, letters)) > len(letters)


class Passage:
    """A sentence, or a piece of an overlong one, with marks that never overlap."""

    __slots__ = ("_marks", "_owners", "furniture", "is_cyrillic", "tokens")

    def __init__(self, tokens: Tokens, furniture: str | None = None) -> None:
        self.tokens = tokens
        self.furniture = furniture
        self.is_cyrillic = _is_cyrillic(tokens.words)
        self._owners: list[Mark | None] = [None] * len(tokens)
        self._marks: list[Mark] | None = []

    def __len__(self) -> int:
        return len(self.tokens)

    @property
    def words(self) -> list[str]:
        """The words and signs of the passage."""
        return self.tokens.words

    def marks(self) -> list[Mark]:
        """All marks, in order; the list is not to be changed."""
        if self._marks is None:
            self._marks = []
            position = 0
            while position < len(self._owners):
                mark = self._owners[position]
                if mark is None:
                    position += 1
                else:
                    self._marks.append(mark)
                    position = mark.last
        return self._marks

    def at(self, position: int) -> Mark | None:
        """The mark a token belongs to."""
        return self._owners[position]

    def is_free(self, first: int, last: int) -> bool:
        """Whether no mark covers any of these tokens."""
        return not any(self._owners[first:last])

    def put(self, mark: Mark) -> None:
        """Set a mark; those it overlaps are taken away."""
        position = mark.first
        while position < mark.last:
            owner = self._owners[position]
            if owner is not None:
                self.remove(owner)
            position = position + 1 if owner is None else owner.last
        self._marks = None
        self._owners[mark.first : mark.last] = [mark] * len(mark)

    def remove(self, mark: Mark) -> None:
        """Take a mark away."""
        self._marks = None
        self._owners[mark.first : mark.last] = [None] * len(mark)

    def text(self, mark: Mark) -> str:
        """The words of a mark, joined by blanks."""
        return " ".join(self.words[mark.first : mark.last])
