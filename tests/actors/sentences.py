"""Sentences with their names marked: `[Anna Velde] lobte [:Nordbank]`.

`[Name]` is a person, `[:Name]` an organisation, `[*Name]` a country, `[/adjective]` describes
somebody. `[Name=Other]` is a form of the name `Other`.
"""

from __future__ import annotations

import re

from kz_tui.actors.clauses.labels import read_labels
from kz_tui.model.entity import Entity, EntityType, Mention, MentionKind
from kz_tui.model.link import Label
from kz_tui.model.span import Span

_mark = re.compile(r"\[([:*/]?)([^\]=]+)(?:=([^\]]+))?\]")
_TYPES = {"": EntityType.PER, ":": EntityType.ORG, "*": EntityType.LOC, "/": EntityType.LOC}


def read(marked: str) -> tuple[str, tuple[Mention, ...], dict[str, Entity]]:
    """The plain text, its mentions, and their entities by id, which is the name."""
    text = ""
    done = 0
    mentions: list[Mention] = []
    entities: dict[str, Entity] = {}
    for match in _mark.finditer(marked):
        sign, form, name = match.groups()
        text += marked[done : match.start()]
        done = match.end()
        name = name or form
        type_ = _TYPES[sign]
        kind = MentionKind.DERIVED if sign == "/" else MentionKind.NAME
        span = Span(len(text), len(text) + len(form))
        mentions.append(Mention(span, type_, kind, name))
        country = "XX" if type_ is EntityType.LOC else None
        entities[name] = Entity(name, name, type_, country=country)
        text += form
    return text + marked[done:], tuple(mentions), entities


def labels(marked: str) -> list[Label]:
    """What one sentence says."""
    text, mentions, entities = read(marked)
    return list(read_labels(text, Span(0, len(text)), mentions, entities))


def told(marked: str) -> list[str]:
    """What one sentence says, as `source > words > target`, with marks for what is special."""
    return [
        f"{one.source} {'>' if one.directed else '='} {one.words} > {one.target}"
        + " passive" * one.passive
        + " negated" * one.negated
        + " hearsay" * one.hearsay
        for one in labels(marked)
    ]
