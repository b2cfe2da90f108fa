"""Folding: the form in which words are compared when case and spelling habits do not matter."""

from __future__ import annotations

import re
import unicodedata

_LATIN = (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))
_SPECIAL = {
    "ß": "ss",
    "ẞ": "ss",
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ı": "i",
    "ə": "a",
    "’": "'",
    "ё": "е",
}


def _strip_marks(character: str) -> str:
    return "".join(
        c for c in unicodedata.normalize("NFKD", character) if not unicodedata.combining(c)
    )


_TABLE = {code: _strip_marks(chr(code)) for code in _LATIN}
_TABLE.update(dict.fromkeys(range(0x300, 0x370), ""))
_TABLE.update({ord(char): folded for char, folded in _SPECIAL.items()})

# ae, oe, ue stand for ä, ö, ü unless a vowel or q comes before (neue, Quelle); the rule of
# Snowball's german2 stemmer
# (the pattern begins with its letter, so that the engine searches for that)
_digraph_e = re.compile(r"e(?<=[aou]e)(?<![aeiouq][aou]e)")


def fold(text: str) -> str:
    """Lower case without diacritics; ä, ae and a are one, ß and ss are one, ё and е are one.

    Works on one word or on a whole text, but may change the length: fold words, not offsets.
    """
    return _digraph_e.sub("", strip_diacritics(text))


def strip_diacritics(text: str) -> str:
    """Lower case without diacritics, ae left as it is."""
    return text.lower().translate(_TABLE)
