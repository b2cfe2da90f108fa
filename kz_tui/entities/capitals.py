"""Headlines in capitals, brought back to the case the words have elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from kz_tui.entities.gazetteer import Gazetteer, Known
from kz_tui.entities.words import UNSEEN, WordTable

_SHARE = 0.7
_FEWEST = 3
_NAMES = Known.GIVEN | Known.SURNAME | Known.CITY | Known.STATE | Known.REGION | Known.ORGANISATION


def is_all_capitals(words: Sequence[str]) -> bool:
    """Whether a sentence is written in capitals, so that capitals say nothing about its words."""
    letters = [word for word in words if len(word) > 1 and word[0].isalpha()]
    capitals = sum(1 for word in letters if word.isupper())
    return len(letters) >= _FEWEST and capitals >= _SHARE * len(letters)


def restore_runs(words: Sequence[str], table: WordTable, gazetteer: Gazetteer) -> list[str]:
    """Two and more words in capitals among others (DER MANN:) brought back like a headline."""
    found = list(words)
    begin = 0
    for position in range(len(words) + 1):
        if position < len(words) and _shouts(words[position]):
            continue
        if position - begin > 1 and any(_is_plain(word, table) for word in words[begin:position]):
            found[begin:position] = restore_case(words[begin:position], table, gazetteer)
        begin = position + 1
    return found


def _shouts(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _is_plain(word: str, table: WordTable) -> bool:
    """Whether a word in capitals is one that has no capitals of its own."""
    return table.log_probability(word.lower()) > table.log_probability(word) + 2


def restore_case(words: Sequence[str], table: WordTable, gazetteer: Gazetteer) -> list[str]:
    """The words as they would most probably be written in running text."""
    return [_restore(word, table, gazetteer) if word.isupper() else word for word in words]


def _restore(word: str, table: WordTable, gazetteer: Gazetteer) -> str:
    capitalised = "-".join(part.capitalize() for part in word.split("-"))
    if gazetteer.known(word) & Known.ORGANISATION:
        return word
    forms = (capitalised, word.lower(), word)
    best = max(forms, key=table.log_probability)
    if table.log_probability(best) == UNSEEN:
        return capitalised
    # a name that is a common word too is left to the word if that is far more frequent
    near = table.log_probability(best) < table.log_probability(capitalised) + 2
    return capitalised if near and gazetteer.known(capitalised) & _NAMES else best
