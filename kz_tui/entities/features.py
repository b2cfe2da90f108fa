"""What the model looks at: each token becomes a list of features.

Features are bytes, which the CRF takes without conversion. What depends on a word alone is worked
out once and cached; a token then joins its own features with those of its neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from kz_tui.entities.cues import cues
from kz_tui.entities.gazetteer import NAMED_BITS, Gazetteer, Known, stem
from kz_tui.entities.words import WordTable

_CACHED_WORDS = 60_000
_upper = re.compile(r"[A-ZÀ-ÖØ-Þ]")
_lower = re.compile(r"[a-zß-öø-ÿ]")
_digit = re.compile(r"[0-9]")
_repeated = re.compile(r"(.)\1+")
_FLAGS = tuple((bit, f"g={name}") for name, bit in NAMED_BITS.items())
_BREAK, _BREAK_BYTES = "\n", b"\n"
"""Parts features while they are made; no word holds a line break."""
_SHAPES = {
    code: letter
    for code in range(256)
    for pattern, letter in ((_upper, "X"), (_lower, "x"), (_digit, "d"))
    if pattern.fullmatch(chr(code))
}
_BITS = (4, 6, 8, 10, 12)


class WordFeatures(NamedTuple):
    """What one word gives to its own token and to the tokens around it."""

    own: tuple[bytes, ...]
    to_next: tuple[bytes, ...]
    to_previous: tuple[bytes, ...]
    to_second_next: tuple[bytes, ...]
    to_second_previous: tuple[bytes, ...]
    shape: bytes
    cluster: bytes
    stem: str
    starts_phrase: bool


class FeatureMaker:
    """Turns the words of a sentence into features for the model."""

    def __init__(self, table: WordTable, gazetteer: Gazetteer) -> None:
        self._table = table
        self._gazetteer = gazetteer
        self.word = lru_cache(maxsize=_CACHED_WORDS)(self._word)

    def sentence(self, words: Sequence[str]) -> list[list[bytes]]:
        """The features of each token of a sentence."""
        rows = list(map(self.word, words))
        last = len(rows) - 1
        items: list[list[bytes]] = []
        for number, row in enumerate(rows):
            item = list(row.own)
            if number:
                before = rows[number - 1]
                item += before.to_next
                item.append(b"s<" + before.shape + b"|" + row.shape)
                item.append(b"c<" + before.cluster + b"|" + row.cluster)
            else:
                item += (b"BOS", b"BOS" + row.shape)
            if number < last:
                after = rows[number + 1]
                item += after.to_previous
                item.append(b"s>" + row.shape + b"|" + after.shape)
                item.append(b"c>" + row.cluster + b"|" + after.cluster)
            else:
                item.append(b"EOS")
            if number > 1:
                item += rows[number - 2].to_second_next
            else:
                item.append(b"BOS2")
            if number < last - 1:
                item += rows[number + 2].to_second_previous
            else:
                item.append(b"EOS2")
            items.append(item)
        self._add_phrases(rows, items)
        return items

    def _add_phrases(self, rows: Sequence[WordFeatures], items: list[list[bytes]]) -> None:
        stems: list[str] | None = None
        free = 0
        for number, row in enumerate(rows):
            if not row.starts_phrase or number < free:
                continue
            stems = stems or [row.stem for row in rows]
            length, known, _ = self._gazetteer.phrase(stems, number)
            if not length:
                continue
            kind = b"O" if known & Known.ORGANISATION else b"L"
            items[number].append(b"ph=B" + kind)
            for inner in range(number + 1, number + length):
                items[inner].append(b"ph=I" + kind)
            free = number + length

    def _word(self, word: str) -> WordFeatures:
        lower = word.lower()
        shape = word.translate(_SHAPES)
        short = _repeated.sub(r"\1", shape)
        own = [f"w={word}", f"s={short}", f"l={lower}" if lower != word else "lc"]
        around = [f"w={lower}", f"s={short}"]
        if len(shape) <= 8:
            own.append(f"S={shape}")
        own += _affixes(word, lower)
        if len(lower) > 4:
            around.append(f"x3={lower[-3:]}")
        cluster, more_own, more_around = self._clusters(word)
        own += more_own
        around += more_around
        own += self._frequencies(word, lower)
        told = cues(lower)
        own += told
        around += told[:1]
        flags = self._flags(word)
        around += flags
        own += flags
        own += self._part_flags(word)
        context = _BREAK.join(["", *around]).encode()
        return WordFeatures(
            tuple(_BREAK.join(own).encode().split(_BREAK_BYTES)),
            _marked(context, b"<"),
            _marked(context, b">"),
            _marked(context, b"<<"),
            _marked(context, b">>"),
            short.encode(),
            cluster.encode(),
            stem(word),
            self._gazetteer.starts_phrase(word),
        )

    def _clusters(self, word: str) -> tuple[str, list[str], list[str]]:
        found = self._table.cluster(word)
        if found is None:
            guess = self._table.compound_cluster(word)
            return "?", ["c=?"] + ([f"ch={guess}"] if guess is not None else []), ["c=?"]
        own = [f"c={found}"] + [f"c{bits}={found & ((1 << bits) - 1)}" for bits in _BITS]
        return str(found), own, [f"c={found}", f"c6={found & 63}", f"c4={found & 15}"]

    def _frequencies(self, word: str, lower: str) -> list[str]:
        if not word[:1].isupper():
            return []
        capital, small = self._table.get(word), self._table.get(lower)
        features = [f"pr={int(-capital.log_probability) if capital else '?'}"]
        if capital and small:
            odds = round(small.log_probability - capital.log_probability)
            features.append(f"lr={max(-6, min(6, odds))}")
        elif capital or small:
            features.append("lr=c" if capital else "lr=l")
        return features

    def _flags(self, word: str) -> list[str]:
        known = self._gazetteer.known(word)
        return [name for flag, name in _FLAGS if known & flag] if known else []

    def _part_flags(self, word: str) -> list[str]:
        if "-" not in word.strip("-"):
            return []
        parts = (word.split("-", 1)[0], word.rsplit("-", 1)[1])
        return ["h" + flag for part in parts if part for flag in self._flags(part)]


def _marked(context: bytes, mark: bytes) -> tuple[bytes, ...]:
    """The features of a neighbour, each with the mark that says where it stands."""
    return tuple(context.replace(_BREAK_BYTES, _BREAK_BYTES + mark).split(_BREAK_BYTES)[1:])


def _affixes(word: str, lower: str) -> list[str]:
    features: list[str] = []
    length = len(lower)
    for size in (1, 2, 3, 4):
        if length > size:
            features += (f"p{size}={word[:size]}", f"x{size}={lower[-size:]}")
    if length > 7:
        features.append(f"x6={lower[-6:]}")
    if "-" in word and length > 2:
        first, last = word.split("-", 1)[0], word.rsplit("-", 1)[1].lower()
        features += (f"ha={first}", f"hb={last}", "hy", f"hx={last[-4:]}")
    if length > 1 and word.isupper():
        features.append("UP")
    if word[:1].isupper():
        features.append("Cap")
    return features
