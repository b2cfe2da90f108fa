"""Which words are known as names, and of what: one memory-mapped trie."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import marisa_trie

from kz_tui.entities.memory import remembered, remembering

RECORD = "<HI"
"""Per name: what it can be, and the number of the city it names (0 for none)."""
PHRASE_MARK = "\x01"
"""Stands before names of several words, which are kept as stems."""
LONGEST_PHRASE = 8
_NO_PHRASE = (0, 0, 0)


class Known:
    """What a word or phrase is known to name; a word may be many things.

    Bits of plain integers: an `IntFlag` takes ten times as long for every `&`.
    """

    GIVEN = 1
    GIVEN_GERMAN = 2
    SURNAME = 4
    SURNAME_GERMAN = 8
    CITY = 16
    BIG_CITY = 32
    TOWN = 64
    STATE = 128
    REGION = 256
    ORGANISATION = 512
    OFFICE = 1024
    DERIVED = 2048
    DERIVED_STATE = 4096
    ALTERNATE = 8192
    CERTAIN = 16384


FEMALE = 32768
"""With `Known.GIVEN`: women bear this name and men do not; the model does not look at it."""
NAMED_BITS = {name: bit for name, bit in vars(Known).items() if name.isupper()}


@remembered(50_000)
def stem(word: str) -> str:
    """What is left of a word when German endings are gone: enough to compare known phrases.

    It takes more than the ending (Amtes -> amt, Vereinten -> vereint, Haus -> hau), but from all
    forms of a word alike.
    """
    lower = word.lower()
    rest = lower.rstrip("enrsm'’")
    return rest if len(rest) >= 3 else lower[:3]


class Gazetteer:
    """Look-up of names; nothing is read before it is asked for."""

    def __init__(self, path: Path) -> None:
        self._trie: marisa_trie.RecordTrie[tuple[int, int]] = marisa_trie.RecordTrie(RECORD)
        self._trie.mmap(str(path))
        self.known = remembering(50_000, self._known)
        self.seconds = remembering(50_000, self._seconds)
        self._behind = remembering(10_000, self._stems_behind)

    def exact(self, name: str) -> tuple[int, int]:
        """What exactly this spelling names, and the number of the city of that name."""
        found = self._trie.get(name)
        return found[0] if found else (0, 0)

    def _known(self, word: str) -> int:
        """What a word names, as it stands or without the ending of the genitive."""
        found = self.exact(word)[0]
        bent = len(word) > 4 or word.endswith(("'s", "’s"))
        if not found and bent and word[-1] in "s'’":
            found = self.exact(word[:-1].rstrip("'’"))[0]
        return found

    def _seconds(self, word: str) -> frozenset[str]:
        """The stems that follow some form of this word in known names of several words."""
        return self._behind(stem(word))

    def _stems_behind(self, first: str) -> frozenset[str]:
        prefix = f"{PHRASE_MARK}{first} "
        names = self._trie.iterkeys(prefix)
        return frozenset(name[len(prefix) :].partition(" ")[0] for name in names)

    def phrase(self, words: Sequence[str], start: int) -> tuple[int, int, int]:
        """The longest known name of several words at `start`.

        Its number of words (0 for none), what it names, the number of its city.
        """
        after = start + 1
        if after == len(words) or stem(words[after]) not in self.seconds(words[start]):
            return _NO_PHRASE
        best = _NO_PHRASE
        key = PHRASE_MARK + stem(words[start])
        for length in range(2, min(LONGEST_PHRASE, len(words) - start) + 1):
            key += " " + stem(words[start + length - 1])
            found = self._trie.get(key)
            if found:
                best = (length, *found[0])
            elif not self._has_prefix(key):
                break
        return best

    def _has_prefix(self, prefix: str) -> bool:
        return next(self._trie.iterkeys(prefix), None) is not None
