"""Russian names as German and English newspapers write them."""

from __future__ import annotations

import re
from collections.abc import Iterator

_LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_GERMAN = (
    "a b w g d e jo sch s i i k l m n o p r s t u f ch z tsch sch schtsch _ y _ e ju ja".split()
)
_ENGLISH = "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya".split()
_beginning = re.compile(r"(?:(?<=[аеёиоуыэюяъь])|\b)е")
_vowels = "аеёиоуыэюя"
_between = re.compile(rf"(?<=[{_vowels}])с(?=[{_vowels}])")


def transcriptions(name: str) -> Iterator[str]:
    """The German transcription (Duden) and the English one (BGN/PCGN) of a Russian name."""
    lower = name.lower()
    german = re.sub(r"ий$", "и", lower)
    german = _between.sub("сс", _beginning.sub("je", german))
    german = re.sub(r"й$", "j", german) if german.endswith("ей") else german
    yield _write(german, _GERMAN).capitalize()
    english = _beginning.sub("ye", re.sub(r"[иы]й$", "y", lower))
    yield _write(english, _ENGLISH).capitalize()


def ukrainian_transcription(name: str) -> str:
    """The English transcription of a Ukrainian name: Володимир is Volodymyr."""
    lower = re.sub(r"ій$", "іy", name.lower())
    own = {"и": "y", "і": "i", "ї": "i", "є": "ie", "г": "h", "ґ": "g", "й": "i", "х": "kh"}
    return _write("".join(own.get(letter, letter) for letter in lower), _ENGLISH).capitalize()


def _write(name: str, letters: list[str]) -> str:
    table = {old: "" if new == "_" else new for old, new in zip(_LETTERS, letters, strict=True)}
    return "".join(table.get(letter, letter) for letter in name).replace("ks", "x")
