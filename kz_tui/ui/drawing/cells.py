"""How many cells a character takes where it stands."""

from __future__ import annotations

from rich.cells import get_character_cell_size

EMOJI_SIGN = "\ufe0f"
"""Makes a picture of the sign before it, which then takes two cells."""


def cells_at(text: str, place: int) -> int:
    """The cells of the character at a place; added up they are never too few for the text.

    Signs joined to one picture count apart: not every terminal joins them.
    """
    size = get_character_cell_size(text[place])
    if text[place] == EMOJI_SIGN and place and get_character_cell_size(text[place - 1]) == 1:
        return 1
    return size
