"""What counts as a word: a run of letters and digits in any script."""

from __future__ import annotations

import re
from itertools import pairwise

from kz_tui.text.fold import fold

_word = re.compile(r"[^\W_]+")
_glue = re.compile(r"[.:'’@_]|://")


def find_words(text: str) -> list[str]:
    """The words of a text in order, as they stand there.

    Everything else separates words, the underscore (Markdown emphasis), the hyphen and the
    apostrophe included: Nur-Sultan is two words.
    """
    return _word.findall(text)


def folded_name(name: str) -> str:
    """The words of a name in their folded form, one blank between them."""
    return " ".join(_word.findall(fold(name)))


def glued_words(text: str) -> list[tuple[str, ...]]:
    """The words of a text without blanks, in groups that mean something only together.

    A time (15:08), a number (2,2), an address (vlast.kz) and a name with an apostrophe
    (O'Neill) stay whole. Hyphens and slashes join words that may be looked for one by one.
    """
    found = list(_word.finditer(text))
    if not found:
        return []
    if "://" in text:
        return [tuple(match.group() for match in found)]
    groups = [[found[0].group()]]
    for before, after in pairwise(found):
        between = text[before.end() : after.start()]
        in_number = before.group()[-1].isdigit() and after.group()[0].isdigit()
        if _glue.fullmatch(between) or (in_number and len(between) == 1):
            groups[-1].append(after.group())
        else:
            groups.append([after.group()])
    return [tuple(group) for group in groups]
