"""Which of an actor's names a mention is written as."""

from __future__ import annotations

from collections.abc import Iterable

_ENDING = 3
"""Characters that inflection may add to a name."""
_STEM = 3
"""Characters a name and its inflected form have in common at least."""
_LOST = 2
"""Characters of a name that inflection may replace: Россия, России."""


def written_as(text: str, names: Iterable[str]) -> str | None:
    """The one of some names that a mention's text is a form of; None if it is of none.

    The name itself, else the one with which the text shares most, up to an ending. Case does not
    matter.
    """
    wanted = " ".join(text.split()).casefold()
    best, longest = None, 0
    for name in names:
        form = name.casefold()
        if form == wanted:
            return name
        shared = _shared(form, wanted)
        least = max(_STEM, len(form) - _LOST)
        if shared >= least and len(wanted) - shared <= _ENDING and shared > longest:
            best, longest = name, shared
    return best


def _shared(a: str, b: str) -> int:
    """How many characters two words begin alike with."""
    for place, (one, other) in enumerate(zip(a, b, strict=False)):
        if one != other:
            return place
    return min(len(a), len(b))
