"""The words of a sentence, names in one piece."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from kz_tui.model.entity import EntityType, Mention, MentionKind
from kz_tui.model.span import Span

_token = re.compile(
    r"\d+(?:[.,:]\d+)*\.?(?!\w)"
    r"|(?:[^\W\d_]\.){2,}"
    r"|\b(?:Dr|Prof|St|Mr|Mrs|Ms|bzw|ca|z)\."
    r"|[^\W_]\w*(?:[-'’+&/.](?=\w)\w+)*"
    r"|[^\w\s]"
)


_TITLES = frozenset(("Dr.", "Prof."))
"""Part of a name, and sometimes taken for one."""


class Word(NamedTuple):
    """A word or sign, or a whole name.

    `text` is as it stands, `lower` in small letters. `entity` and `type` are those of a name; for
    an adjective or a description of somebody `describes` is True.
    """

    text: str
    lower: str
    span: Span
    entity: str | None = None
    type: EntityType | None = None
    describes: bool = False

    @property
    def is_name(self) -> bool:
        """Whether it is a name of somebody who may act."""
        return self.entity is not None

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter and is no name."""
        return self.entity is None and self.text[0].isupper()

    @property
    def is_small(self) -> bool:
        """Whether it is a word in small letters."""
        return self.text[0].islower()

    @property
    def is_sign(self) -> bool:
        """Whether it is no word at all."""
        return not self.text[0].isalnum()


def words_of(text: str, sentence: Span, mentions: Sequence[Mention]) -> list[Word]:
    """The words of a sentence with the mentions in it, in order.

    A name that is part of a longer word (EU-Kommission as one of the EU) is left in its word.
    """
    names = [
        mention
        for mention in mentions
        if mention.kind is MentionKind.NAME and mention.entity is not None and not mention.part
        if mention.span.of(text) not in _TITLES
    ]
    describing = [mention.span for mention in mentions if mention.kind is not MentionKind.NAME]
    found: list[Word] = []
    place = sentence.start
    for mention in names:
        if mention.span.start < place:
            continue
        found += _plain(text, place, mention.span.start, describing)
        form = mention.span.of(text)
        found.append(Word(form, form.lower(), mention.span, mention.entity, mention.type))
        place = mention.span.end
    return found + _plain(text, place, sentence.end, describing)


def _plain(text: str, start: int, end: int, describing: Sequence[Span]) -> list[Word]:
    return [
        Word(
            match.group(),
            match.group().lower(),
            span := Span(*match.span()),
            describes=any(span.overlaps(other) for other in describing),
        )
        for match in _token.finditer(text, start, end)
    ]
