"""Who belongs to which party, by what an article says: Heiko Maas (SPD), SPD-Chefin Esken."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from kz_tui.model.entity import EntityType, Mention, MentionKind

_politician = re.compile(r"(?P<party>[\w/]+)-(?:Politiker|Abgeordnete|Parlamentarier|Mann|Frau)\w*")
_bracket = re.compile(r"\s\(")


class Partisans:
    """The parties of the persons of one article; what is named later does not count earlier."""

    def __init__(
        self,
        text: str,
        mentions: Sequence[Mention],
        surfaces: Sequence[str],
        keys: list[str | None],
    ) -> None:
        self._members: dict[str, dict[str, int]] = defaultdict(dict)
        for number, mention in enumerate(mentions):
            key = keys[number]
            if key is None or mention.type is not EntityType.PER:
                continue
            if mention.kind is MentionKind.NAME:
                party = _in_brackets(text, mentions, surfaces, number)
            else:
                party = surfaces[number].split()[-1].partition("-")[0] if mention.apposition else ""
            if party:
                self._members[party].setdefault(key, mention.span.start)

    def meant(self, description: str, start: int) -> set[str]:
        """The persons that "SPD-Politiker" at an offset may mean; empty if it is no such word."""
        found = _politician.fullmatch(description.split()[-1])
        if found is None:
            return set()
        return {key for key, named in self._members[found["party"]].items() if named < start}


def _in_brackets(
    text: str, mentions: Sequence[Mention], surfaces: Sequence[str], number: int
) -> str:
    """The organisation in brackets right behind a name."""
    if number + 1 == len(mentions):
        return ""
    after = mentions[number + 1]
    if after.type is not EntityType.ORG or after.kind is not MentionKind.NAME:
        return ""
    end = mentions[number].span.end
    alone = _bracket.fullmatch(text, end, after.span.start) and text[after.span.end :][:1] in ")/,"
    return surfaces[number + 1] if alone else ""
