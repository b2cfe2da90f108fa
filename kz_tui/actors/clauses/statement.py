"""What a clause says of two actors, before anybody asks who they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kz_tui.actors.clauses.words import Word
from kz_tui.model.span import Span


class Statement(NamedTuple):
    """One actor and another, and the words that say what is between them.

    `parts` are the words of the verb group in order; the flags are those of `model.link.Label`.
    """

    source: Word
    target: Word
    parts: tuple[Span, ...]
    words: str
    directed: bool = True
    passive: bool = False
    negated: bool = False
    hearsay: bool = False


def word_group(words: Iterable[Word], closing: Sequence[Word] = ()) -> tuple[str, tuple[Span, ...]]:
    """The words of a verb group as a main clause has them, and where they stand.

    `closing` are those that end a main clause; `…` stands for what comes before them, unless they
    follow directly.
    """
    group = list(words)
    pieces = [group[0].lower, *(word.text for word in group[1:])]
    if closing:
        if closing[0].span.start > group[-1].span.end + 1 or closing[0] < group[-1]:
            pieces.append("…")
        pieces += [word.text for word in closing]
    spans = sorted(word.span for word in (*group, *closing))
    return " ".join(pieces), tuple(spans)
