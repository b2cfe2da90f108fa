"""How Russian bends names: which nominatives an inflected form may come from."""

from __future__ import annotations

import re
from collections.abc import Iterator

_cyrillic = re.compile(r"[А-Яа-яЁё]")
# ending -> endings the nominative may have instead; longer endings come first
_NOUN_ENDINGS = (
    ("ией", ("ия",)),
    ("ого", ("ый", "ий", "ой")),
    ("ому", ("ый", "ий", "ой")),
    ("ами", ("ы", "а")),
    ("ии", ("ия",)),
    ("ию", ("ия",)),
    ("ия", ("ий",)),
    ("ем", ("й", "ь", "")),
    ("ей", ("я", "ь")),
    ("ом", ("", "о", "ый", "ой")),
    ("ым", ("", "ый", "ой")),
    ("им", ("ий", "")),
    ("ой", ("а",)),
    ("ою", ("а",)),
    ("ов", ("ы",)),
    ("ам", ("ы",)),
    ("ах", ("ы",)),
    ("а", ("", "о")),
    ("у", ("", "а", "о")),
    ("е", ("", "а", "й", "ь", "о", "я")),
    ("ы", ("а",)),
    ("и", ("ь", "я", "а", "й")),
    ("я", ("й", "ь")),
    ("ю", ("й", "ь", "я")),
)
_ADJECTIVE_ENDINGS = re.compile(
    r"(?:ий|ый|ой|ая|яя|ое|ее|ие|ые|ого|его|ому|ему|им|ым|ом|ем|ей|ую|юю|их|ых|ими|ыми)$"
)

_CASE_ENDINGS = re.compile(
    r"(?:ого|ому|ему|ую|юю|ая|яя|ое|ее|ые|ие|ий|ый|ым|им|ом|ем|ой|ей|ых|их|ия|ии|ию|ием|ией|[аеёиоуыэюяйь])$"
)


def is_cyrillic(word: str) -> bool:
    """Whether a word is written in Cyrillic letters."""
    return _cyrillic.search(word) is not None


def without_ending(word: str) -> str:
    """What the cases of a noun or a surname have in common, alike for all of them."""
    return _CASE_ENDINGS.sub("", word) if len(word) > 4 and not word.isupper() else word


def nominatives(word: str) -> Iterator[str]:
    """The word itself, then every form its nominative may have."""
    yield word
    for ending, replacements in _NOUN_ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            for replacement in replacements:
                yield word[: -len(ending)] + replacement


def adjective_stem(word: str) -> str | None:
    """What is left of an adjective without its ending: казахстанский -> казахстанск."""
    match = _ADJECTIVE_ENDINGS.search(word.lower())
    return word[: match.start()].lower() if match and match.start() > 2 else None
