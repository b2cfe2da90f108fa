"""The orders of all actors are those a look at each of them gives."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kz_tui.library import Library
from kz_tui.model.actor_order import ActorOrder
from kz_tui.model.article import PublicationDate
from kz_tui.model.entity import Annotation, Entity, EntityType, Mention
from kz_tui.model.span import Span
from tests.corpus.articles import article

_days = st.sampled_from([None, "2021", "2022-01", "2022-01-07", "2022-01-07T10:00", "2023-05-01"])
_actors = [f"per:{number}" for number in range(5)]


@st.composite
def libraries(draw: st.DrawFn) -> Library:
    articles, annotations = [], []
    for _ in range(draw(st.integers(1, 6))):
        one = article("Ein Text.")
        head = one.head._replace(date=PublicationDate(draw(_days)))
        articles.append(one._replace(head=head))
        named = draw(st.lists(st.sampled_from(_actors), max_size=6))
        annotations.append(
            Annotation(tuple(Mention(Span(0, 3), EntityType.PER, entity=one) for one in named))
        )
    entities = {one: Entity(one, f"Name {one[-1]}", EntityType.PER) for one in _actors}
    return Library(tuple(articles), annotations=tuple(annotations), entities=entities)


@given(libraries())
def test_they_are_what_a_look_at_each_gives(library: Library) -> None:
    profiles = [library.profile(entity.id) for entity, _ in library.actors]
    for order, key in {
        ActorOrder.MENTIONS: lambda p: -p.mentions,
        ActorOrder.ARTICLES: lambda p: -p.articles,
        ActorOrder.NAME: lambda p: p.entity.name,
    }.items():
        places = library.sorted_actors(order)
        assert places == sorted(range(len(profiles)), key=lambda n, key=key: key(profiles[n]))  # type: ignore[misc]
    dated = [place for place in library.sorted_actors(ActorOrder.FIRST) if profiles[place].first]
    firsts = [str(profiles[place].first) for place in dated]
    assert firsts == sorted(firsts)
    lasts = [profiles[place].last for place in library.sorted_actors(ActorOrder.LAST)]
    assert lasts == sorted(lasts, key=lambda day: day or "", reverse=True)


@pytest.mark.parametrize("order", ActorOrder)
def test_nobody_in_any_order(order: ActorOrder) -> None:
    empty = Library((article("Ein Text."),), annotations=(Annotation(),))
    assert empty.sorted_actors(order) == []
    named = replace(empty, entities={"per:0": Entity("per:0", "Name", EntityType.PER)})
    assert named.sorted_actors(order) == []
