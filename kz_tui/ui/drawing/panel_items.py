"""What the actor panel shows: one item for each thing one can go to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kz_tui.ui.drawing.line import ENTITY_ROLE, Piece, justified, line_of
from kz_tui.ui.drawing.panel_actor import actor_items
from kz_tui.ui.drawing.panel_path import path_items
from kz_tui.ui.drawing.panel_targets import (
    Item,
    ShowActor,
    ShowEvidence,
    Subject,
    Target,
    number_piece,
)


def panel_items(subject: Subject, width: int) -> tuple[list[Item], list[Target]]:
    """The items of the panel, and the targets of the keys 1 to 9."""
    library = subject.library
    if subject.actor in library.entities and subject.towards in library.entities:
        items = list(path_items(subject, width))
    elif subject.actor in library.entities:
        items = list(actor_items(subject, library.entities[subject.actor or ""], width))
    else:
        items = list(_article_items(subject, width))
    numbered: list[Target] = [
        item.target for item in items if isinstance(item.target, ShowActor | ShowEvidence)
    ]
    return items, numbered[:9]


def _article_items(subject: Subject, width: int) -> Iterator[Item]:
    """The actors of an article."""
    library = subject.library
    number = subject.article
    if number is None or not library.entities:
        return
    counts: Counter[str] = Counter(
        mention.entity
        for mention in library.annotation(number).mentions
        if mention.entity is not None and library.entities[mention.entity].acts
    )
    if not counts:
        return
    yield Item((line_of(Piece("IN THIS ARTICLE", "heading")), line_of()))
    ranked = sorted(counts, key=lambda entity: (-counts[entity], library.entities[entity].name))
    for place, entity in enumerate(ranked, 1):
        name = Piece(library.entities[entity].name, ENTITY_ROLE[library.entities[entity].type])
        count = Piece(str(counts[entity]), "dim")
        yield Item((justified([number_piece(place), name], [count], width),), ShowActor(entity))
