"""Which mentions are shown in colour, and at which of them the cursor stops."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from string import ascii_lowercase

from kz_tui.model.entity import Annotation, Mention, MentionKind
from kz_tui.ui.drawing.line import ENTITY_ROLE


class Level(Enum):
    """How much of what was recognised is shown; the value is the word for it."""

    ALL = "names, roles and adjectives"
    NAMES = "names"
    ACTOR = "this actor only"
    OFF = "nothing"

    @property
    def following(self) -> Level:
        """The level the key changes to."""
        levels = list(Level)
        return levels[(levels.index(self) + 1) % len(levels)]


def shown_mentions(annotation: Annotation, level: Level, actor: str | None) -> tuple[Mention, ...]:
    """The mentions a level shows, in order of their spans."""
    if level is Level.OFF:
        return ()
    mentions: Sequence[Mention] = annotation.mentions
    if level is Level.NAMES:
        mentions = [mention for mention in mentions if mention.kind is MentionKind.NAME]
    elif level is Level.ACTOR:
        mentions = [m for m in mentions if m.entity is not None and m.entity == actor]
    return tuple(sorted(mentions, key=lambda mention: mention.span))


def role_of(mention: Mention) -> str:
    """Names carry colour and shape; roles, adjectives and pronouns the colour only."""
    role = ENTITY_ROLE[mention.type]
    return role if mention.kind is MentionKind.NAME else f"{role}-soft"


def is_stop(mention: Mention) -> bool:
    """Whether the cursor stops at a mention: not at a role right beside the name it belongs to."""
    return not mention.apposition and (
        mention.entity is not None or mention.kind is MentionKind.NAME
    )


def hint_labels(count: int) -> list[str]:
    """As many labels of one length, made of letters that need no modifier on any keyboard."""
    letters = [letter for letter in ascii_lowercase if letter not in "yz"]  # Y and Z change places
    if count <= len(letters):
        return letters[:count]
    pairs = [first + second for first in letters for second in letters]
    return pairs[:count]
