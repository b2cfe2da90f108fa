"""In which of three languages a text is written."""

from __future__ import annotations

import re

GERMAN, ENGLISH, RUSSIAN = "de", "en", "ru"
_SAMPLE = 1_500
_cyrillic = re.compile(r"[А-Яа-яЁё]")
_latin = re.compile(r"[A-Za-zÄÖÜäöüß]")
_german = frozenset(
    "der die das und den dem des ein eine ist nicht mit für auf von im sich auch dass wird".split()
)
_english = frozenset(
    "the and of to is was that for with by has have are were from which its his their this".split()
)


def language_of(text: str) -> str:
    """The language of a text, told by its letters and commonest words; German where both fail."""
    sample = text[:_SAMPLE]
    if _cyrillic.search(sample) and len(_cyrillic.findall(sample)) > len(_latin.findall(sample)):
        return RUSSIAN
    words = sample.lower().split()
    german = sum(map(_german.__contains__, words))
    english = sum(map(_english.__contains__, words))
    return ENGLISH if english > german else GERMAN
