"""Where the words of a text stand.

Looks at all characters at once: ten snippets have to be cut within one keystroke, and matching
word by word takes ten times as long.
"""

from __future__ import annotations

from functools import cache

import numpy as np

from kz_tui.search.arrays import Bools, Int64s, Uint32s

_TABLED = 0x3000
"""Code points below this (the alphabets and their punctuation) are looked up in a table."""


def word_offsets(text: str) -> tuple[Int64s, Int64s]:
    """First and one-past-last character offsets of the words `find_words` finds, in order."""
    return offsets_in(code_points(text))


def code_points(text: str) -> Uint32s:
    """The characters of a text as numbers."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def offsets_in(codes: Uint32s) -> tuple[Int64s, Int64s]:
    """The offsets of words in a text given as code points."""
    inside = np.zeros(len(codes) + 2, np.bool_)
    inside[1:-1] = _in_words(codes)
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    return edges[0::2], edges[1::2]


def _in_words(codes: Uint32s) -> Bools:
    """Which characters are letters or digits."""
    table = _table()
    inside: Bools = table[np.minimum(codes, _TABLED)]
    high = codes >= _TABLED
    if high.any():
        seen, places = np.unique(codes[high], return_inverse=True)
        inside[high] = np.array([chr(code).isalnum() for code in seen.tolist()])[places]
    return inside


@cache
def _table() -> Bools:
    return np.array([chr(code).isalnum() for code in range(_TABLED)] + [False])
