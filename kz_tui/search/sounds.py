"""Names by their consonants: what is left in common where vowels are heard in different ways.

Schröder and Шрёдер, Milošević, Milosewitsch and Милошевич have no key in common: one alphabet
writes a sound the other has no letter for, or writes it as it is spelt and not as it is said.
Their consonants agree once sibilants are one sound and voices do not count (as in Soundex, but
with the whole word, and the sounds of three languages). That is rough, so names with the same
consonants are compared once more with their vowels.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from kz_tui.search.arrays import NO_NUMBERS, Int32s, Int64s, Uint64s, each_once
from kz_tui.search.hashing import Hasher
from kz_tui.search.packable import Packable
from kz_tui.text.fold import strip_diacritics
from kz_tui.text.name_key import name_keys

SHORTEST = 3
"""Consonants; with fewer of them, names have them in common by chance."""
_SHORT = 5
"""In keys up to this length one vowel may differ, in longer ones two, in the longest three."""
_LONG = 8
_MOST = 3

# c as č, ć or ç (their marks may be missing), j inside a word as in English or French
_soft_c = re.compile(r"c(?![hkq])")
_soft_j = re.compile(r"(?<=[^\W\d_])j(?=[aeiou])")
_soft = re.compile(r"[ćčçđąę]|c(?![hkq])|(?<=.)j(?=[aeiouäöü])")
_MARKED = str.maketrans({"đ": "dj", "ą": "on", "ę": "en"})
_silent_h = re.compile(rb"(?<=[aeiou])h(?![aeiou])")  # Böhm, Бём
_last_ng = re.compile(rb"nk(?![a-z])")  # Jinping, Цзиньпин
_SOUNDS = bytes.maketrans(b"SCgf", b"sskv")


class Sounds(Packable):
    """Numbers of words by the hashes of their consonants; `hashes` ascend."""

    hashes: Uint64s
    members: Int32s

    @classmethod
    def build(cls, keys: Sequence[str], words: Int32s) -> Sounds:
        """Sort words by consonants: `keys[i]` is a name key of the word number `words[i]`."""
        if not keys:
            return cls(np.empty(0, np.uint64), words)
        hashes, sizes = _consonants(keys)
        hashes, members = hashes[sizes >= SHORTEST], words[sizes >= SHORTEST]
        order = np.lexsort((members, hashes))
        hashes, members = hashes[order], members[order]
        new = np.ones(len(hashes), np.bool_)
        new[1:] = (hashes[1:] != hashes[:-1]) | (members[1:] != members[:-1])
        return cls(hashes[new], members[new])

    def of(self, keys: Sequence[str]) -> Int32s:
        """The words with the same consonants as one of some name keys."""
        hashes, sizes = _consonants(keys)
        wanted = each_once(hashes[sizes >= SHORTEST].view(np.int64)).view(np.uint64)
        lows = self.hashes.searchsorted(wanted).tolist()
        highs = self.hashes.searchsorted(wanted, side="right").tolist()
        found = [self.members[low:high] for low, high in zip(lows, highs, strict=True)]
        return np.concatenate([NO_NUMBERS, *found])


def may_be_soft(word: str) -> bool:
    """Whether a word in lower case may have a soft reading."""
    return bool(_soft.search(word))


def soft_reading(word: str) -> str:
    """Words in lower case as they are read where c and j are sibilants: Balkan, Turkish, French.

    Of a word that has neither it is the word without its diacritics.
    """
    plain = strip_diacritics(word.translate(_MARKED))
    return _soft_j.sub("sch", _soft_c.sub("ts", plain))


def vowels_apart(keys: Sequence[str], words: Sequence[str]) -> Int32s:
    """How many vowels tell each of some words from the nearest of some name keys.

    The words have the consonants of a key. 4 stands for anything above 3.
    """
    ours = list(dict.fromkeys(_sounds("\n".join(keys))))
    apart: Int32s = np.min(
        [
            cdist(ours, _sounds(reading), scorer=OSA.distance, score_cutoff=_MOST)
            for reading in readings("\n".join(words))
        ],
        axis=(0, 1),
    )
    return apart


def may_differ(key: str) -> int:
    """How many vowels may differ between two spellings of one name, going by a key of it."""
    return 1 if len(key) <= _SHORT else 2 if len(key) <= _LONG else _MOST


def readings(word: str) -> Iterator[str]:
    """All name keys of a word in lower case (or of many, with line breaks between them).

    With those of its soft reading.
    """
    yield from name_keys(word)
    if may_be_soft(word):
        yield from name_keys(soft_reading(word))


def _sounds(keys: str) -> list[str]:
    """The sounds of each line."""
    return _sounds_of(keys).decode("utf-8", "surrogatepass").split("\n")


def _sounds_of(keys: str) -> bytes:
    """Keys with one letter for each sound that is told apart.

    In bytes, of which letters are replaced and left out ten times as fast as of strings.
    """
    sounds = keys.encode("utf-8", "surrogatepass").translate(_SOUNDS)
    sounds = sounds.replace(b"ds", b"s").replace(b"ts", b"s")
    row = np.frombuffer(_last_ng.sub(b"n", _silent_h.sub(b"", sounds)), np.uint8)
    kept = np.ones(len(row), np.bool_)
    kept[1:] = (row[1:] != row[:-1]) | (row[1:] < ord("a")) | (row[1:] > ord("z"))
    return row[kept].tobytes()


def _consonants(keys: Sequence[str]) -> tuple[Uint64s, Int64s]:
    """The hash of the consonants of each key, and how many there are."""
    row = np.frombuffer(_sounds_of("\n".join(keys)).translate(None, b"aeiou"), np.uint8)
    borders = np.append(np.flatnonzero(row == ord("\n")), len(row))
    starts = np.append(0, borders[:-1] + 1)
    return Hasher().hashes(row, starts, borders), borders - starts
