"""What the model looks at: each token becomes a list of features.

A word has features of its own and some that it lends to the tokens around it, there with a mark
that says where it stands. The model learns from `FeatureMaker.sentence`; a reader adds up the same
word by word (`evidence.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from kz_tui.entities.cues import cues
from kz_tui.entities.gazetteer import NAMED_BITS, Gazetteer, Known
from kz_tui.entities.memory import remembered
from kz_tui.entities.weights import BEFORE, BEHIND, SECOND_BEFORE, SECOND_BEHIND
from kz_tui.entities.words import WordTable

_upper = re.compile(r"[A-ZÀ-ÖØ-Þ]")
_lower = re.compile(r"[a-zß-öø-ÿ]")
_digit = re.compile(r"[0-9]")
_repeated = re.compile(r"(.)\1+")
_FLAGS = tuple((bit, f"g={name}") for name, bit in NAMED_BITS.items())
_SHAPES = {
    code: letter
    for code in range(256)
    for pattern, letter in ((_upper, "X"), (_lower, "x"), (_digit, "d"))
    if pattern.fullmatch(chr(code))
}
_BITS = (4, 6, 8, 10, 12)


class WordFeatures(NamedTuple):
    """What one word gives to its own token, and what it lends to those around it."""

    own: list[str]
    around: list[str]
    shape: str
    cluster: str


EDGE = WordFeatures([], ["edge"], "edge", "edge")
"""What stands before the first and behind the last word of a sentence."""


class FeatureMaker:
    """Turns the words of a sentence into features for the model."""

    def __init__(self, table: WordTable, gazetteer: Gazetteer) -> None:
        self._table = table
        self._gazetteer = gazetteer

    def sentence(self, words: Sequence[str]) -> list[list[str]]:
        """The features of each token of a sentence, those from around it with their mark."""
        rows = [EDGE, EDGE, *map(self.word, words), EDGE, EDGE]
        items = []
        for number in range(2, len(rows) - 2):
            second_before, before, row, behind, second_behind = rows[number - 2 : number + 3]
            items.append(
                [
                    *row.own,
                    *_marked(BEFORE, before.around),
                    *_marked(BEFORE, _pair(before, row)),
                    *_marked(BEHIND, behind.around),
                    *_marked(BEHIND, _pair(row, behind)),
                    *_marked(SECOND_BEFORE, second_before.around),
                    *_marked(SECOND_BEHIND, second_behind.around),
                ]
            )
        for number, feature in self.phrases(words):
            items[number].append(feature)
        return items

    def phrases(self, words: Sequence[str]) -> Iterator[tuple[int, str]]:
        """A feature for each token of known names of several words, with the token's number."""
        free = 0
        for number, seconds in enumerate(map(self._gazetteer.seconds, words)):
            if not seconds or number < free:
                continue
            length, known, _ = self._gazetteer.phrase(words, number)
            if not length:
                continue
            kind = "O" if known & Known.ORGANISATION else "L"
            yield number, f"ph=B{kind}"
            for inner in range(number + 1, number + length):
                yield inner, f"ph=I{kind}"
            free = number + length

    def word(self, word: str) -> WordFeatures:
        """The features of a word wherever it stands."""
        lower = word.lower()
        shape = word.translate(_SHAPES)
        short = _without_repeats(shape)
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
        return WordFeatures(own, around, short, cluster)

    def _clusters(self, word: str) -> tuple[str, list[str], list[str]]:
        found = self._table.cluster(word)
        if found is None:
            guess = self._table.compound_cluster(word)
            return "?", ["c=?"] + ([f"ch={guess}"] if guess is not None else []), ["c=?"]
        return _cluster_features(found)

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


@remembered(10_000)
def _without_repeats(shape: str) -> str:
    return _repeated.sub(r"\1", shape)


@remembered(10_000)
def _cluster_features(cluster: int) -> tuple[str, list[str], list[str]]:
    own = [f"c={cluster}"] + [f"c{bits}={cluster & ((1 << bits) - 1)}" for bits in _BITS]
    return str(cluster), own, [f"c={cluster}", f"c6={cluster & 63}", f"c4={cluster & 15}"]


@lru_cache(maxsize=10_000)
def halves(shape: str, cluster: str) -> tuple[str, str]:
    """How the features of a pair begin of which this is the left word; the right one ends them."""
    return f"s:{shape}|", f"c:{cluster}|"


def _pair(left: WordFeatures, right: WordFeatures) -> list[str]:
    """What two neighbours are together; of the first word of a sentence only its shape counts."""
    if right is EDGE:
        return []
    shape, cluster = halves(left.shape, left.cluster)
    return [shape + right.shape] + ([cluster + right.cluster] if left is not EDGE else [])


def _marked(mark: str, features: Iterable[str]) -> list[str]:
    return [mark + feature for feature in features]


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
