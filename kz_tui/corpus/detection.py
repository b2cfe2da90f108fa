"""Guessing the encoding of German, English or Russian text that is not UTF-8.

Each candidate is scored by how its characters beyond ASCII stand in the text. Of the first 60
characters of 452 German Wikinews reports in Windows-1252, a general detector (charset-normalizer)
took two fifths for text of a Macintosh or of DOS, this one takes one for something else.
"""

from __future__ import annotations

import re

CANDIDATES = ("cp1252", "cp1251", "koi8_r", "cp1250", "mac_roman", "cp850", "iso8859_5", "cp866")
"""In order of preference: German newsrooms wrote Windows-1252 before UTF-8."""

_SAMPLE = 1 << 16
_foreign = re.compile(r"(?<=(?P<before>.))?(?P<sign>[^\x00-\x7f])(?=(?P<after>.))?", re.DOTALL)
_COMMON_WESTERN = frozenset("äöüÄÖÜßéèáàâêçñ")
_COMMON_RUSSIAN = frozenset("оеаинтсрвлкмдпуыья")
_QUOTES = frozenset("„“”‚‘’«»‹›–—…")
_SIGNS = frozenset("\xa0€§°©®·•²³½¼™¿¡№")


def detect(data: bytes) -> str:
    """The most plausible encoding of a text; one of `CANDIDATES`."""
    sample = data[:_SAMPLE]
    return max(CANDIDATES, key=lambda encoding: _plausibility(sample.decode(encoding, "replace")))


def _plausibility(text: str) -> float:
    """How much the characters beyond ASCII look like those of prose."""
    return sum(
        _fit(match["sign"], match["before"] or " ", match["after"] or " ")
        for match in _foreign.finditer(text)
    )


def _fit(sign: str, before: str, after: str) -> float:
    """How well one character fits between its neighbours."""
    inside = before.isalpha() and after.isalpha()
    if sign in _QUOTES:
        return -2 if inside and sign != "’" else 1
    if sign in _SIGNS:
        return -2 if inside else 0.5
    if not sign.isalpha():
        return -3
    if sign.isupper() and before.isalpha():
        return -1
    neighbours = [one for one in (before, after) if one.isalpha()]
    if "\u0400" <= sign <= "\u04ff":
        if any(one < "\u0400" for one in neighbours):
            return -1
        return 1.5 if sign in _COMMON_RUSSIAN else 0.5
    if any(one > "\x7f" and "ß" not in (one, sign) for one in neighbours):
        return -1  # letters with marks stand apart in Western words, but for größer
    if sign.islower() and after.isupper():
        return -1
    common = sign in _COMMON_WESTERN and (inside or sign.isupper())
    return 2 if common else 0.5
