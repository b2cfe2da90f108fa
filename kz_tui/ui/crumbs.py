"""By whom one came to where one is."""

from __future__ import annotations

from collections.abc import Mapping

from kz_tui.model.entity import Entity
from kz_tui.ui.drawing.way import Crumb
from kz_tui.ui.place import History


def crumbs_of(history: History, entities: Mapping[str, Entity]) -> tuple[Crumb, ...]:
    """Whom the panel showed on the way here, the last of them now.

    The same actor in several places is one crumb, which leads to the last of them.
    """
    crumbs: list[Crumb] = []
    places = (*history.past, history.here)
    for number, place in enumerate(places):
        if place.actor not in entities:
            continue
        words = entities[place.actor or ""].name
        if place.towards in entities:
            words += f" – {entities[place.towards or ''].name}"
        crumb = Crumb(words, len(places) - 1 - number)
        if crumbs and crumbs[-1].words == words:
            crumbs[-1] = crumb
        else:
            crumbs.append(crumb)
    return tuple(crumbs)
