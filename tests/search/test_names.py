"""Finding by the actors that are named."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kz_tui.model.entity import Annotation, Entity, EntityType, Mention, MentionKind
from kz_tui.model.span import Span
from kz_tui.search.index import Index
from kz_tui.search.mentions import GONE, MentionTables
from kz_tui.search.names import Names
from kz_tui.search.query import parse_query
from tests.search.dossier import article, best_hit, found, surfaces, terms

ENTITIES = (
    Entity("tokajew", "Kassym-Schomart Tokajew", EntityType.PER, ("Tokajew", "Токаев")),
    Entity("putin", "Wladimir Putin", EntityType.PER, ("Putin",)),
    Entity("ovks", "Organisation des Vertrags", EntityType.ORG, ("OVKS", "CSTO")),
    Entity("eu", "Europäische Union", EntityType.ORG, ("EU",)),
    Entity("post", "Washington Post", EntityType.ORG, ()),
    Entity("washington", "Washington", EntityType.LOC, ()),
    Entity("russland", "Russland", EntityType.LOC, (), "RU"),
)
TEXTS = (
    "Präsident Tokajew sprach. Der Staatschef drohte.",
    "Токаев молчит.",
    "Die Organisation des Vertrags tagt.",
    "Die EU hilft. Putin lobte den Präsidenten.",
    "Das schrieb die Washington Post in Moskau.",
    "In Washington lobte niemand russische Truppen.",
)
MENTIONS = (
    [("tokajew", "Tokajew"), ("tokajew", "Der Staatschef")],
    [("tokajew", "Токаев")],
    [("ovks", "Organisation des Vertrags")],
    [("eu", "EU"), ("putin", "Putin")],
    [("post", "Washington Post")],
    [("washington", "Washington"), ("russland", "russische")],
)
KINDS = {"Der Staatschef": MentionKind.NOMINAL, "russische": MentionKind.DERIVED}


def annotate(text: str, mentions: list[tuple[str, str]]) -> Annotation:
    """Mentions of entities by what stands there."""
    types = {entity.id: entity.type for entity in ENTITIES}
    return Annotation(
        tuple(
            Mention(
                Span(text.index(surface), text.index(surface) + len(surface)),
                types[entity],
                KINDS.get(surface, MentionKind.NAME),
                entity,
            )
            for entity, surface in mentions
        )
    )


@pytest.fixture(scope="module")
def index() -> Index:
    """The six articles."""
    return Index.build([article(text) for text in TEXTS])


@pytest.fixture(scope="module")
def names() -> Names:
    """The names in them."""
    annotations = [annotate(text, some) for text, some in zip(TEXTS, MENTIONS, strict=True)]
    return Names.build({entity.id: entity for entity in ENTITIES}, annotations)


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("actor:Tokajew", [0, 1]),
        ("actor:Tokayev", [0, 1]),
        ("actor:Токаев", [0, 1]),
        ('actor:"Kassym-Schomart Tokajew"', [0, 1]),
        ('actor:"Tokajew Schomart"', [0, 1]),
        ("actor:Tokajwe", [0, 1]),
        ("actor:Toka", [0, 1]),
        ("actor:csto", [2]),
        ("actor:Russland", [5]),
        ("actor:Washington", [4, 5]),
        ("actor:Präsident", []),
        ("actor:Staatschef", []),
        ('actor:"Wladimir Tokajew"', []),
        ("actor:Merkel", []),
        ("-actor:Tokajew", [2, 3, 4, 5]),
        ("actor:Putin actor:EU", [3]),
        ("actor:Tokajew drohte", [0]),
    ],
)
def test_actors_are_found_by_any_of_their_names(
    index: Index, names: Names, query: str, numbers: list[int]
) -> None:
    assert sorted(found(index, query, names)) == numbers


def test_an_actor_is_marked_wherever_it_is_named(index: Index, names: Names) -> None:
    matches = index.find_in(0, parse_query("actor:Токаев"), names)
    assert surfaces(TEXTS[0], matches) == ["Tokajew"]


def test_an_actor_found_by_another_name_says_so(index: Index, names: Names) -> None:
    assert terms(index, "actor:CSTO", names) == [("CSTO", "Organisation des Vertrags", "name")]


def test_an_actor_found_by_the_name_asked_for_needs_no_explanation(
    index: Index, names: Names
) -> None:
    assert terms(index, "actor:EU", names) == []


def test_a_word_finds_the_other_names_of_an_actor(index: Index, names: Names) -> None:
    assert found(index, "OVKS", names) == [2]
    assert terms(index, "OVKS", names) == [("OVKS", "Organisation des Vertrags", "name")]
    assert found(index, "OVKS") == []


def test_several_words_find_the_other_names_of_an_actor(index: Index, names: Names) -> None:
    assert found(index, "Europäische Union hilft", names) == [3]
    assert ("Europäische Union", "EU", "name") in terms(index, "Europäische Union hilft", names)
    assert found(index, "Union hilft", names) == []


def test_a_name_itself_comes_before_another_name(index: Index, names: Names) -> None:
    assert found(index, "Tokajew", names)[0] == 0
    assert found(index, "Токаев", names)[0] == 1


def test_a_literal_finds_no_other_name(index: Index, names: Names) -> None:
    assert found(index, "=OVKS", names) == []
    assert found(index, '"OVKS"', names) == []
    assert found(index, "title:OVKS", names) == []


def test_another_name_is_marked_in_the_snippet(index: Index, names: Names) -> None:
    hit = best_hit(index, "CSTO", names)
    assert surfaces(TEXTS[2], hit.matches) == ["Organisation des Vertrags"]


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("type:ORG", [2, 3, 4]),
        ("type:PER", [0, 1, 3]),
        ("type:LOC,ORG", [2, 3, 4, 5]),
        ("type:LOC Washington", [5]),
        ("type:ORG Washington", [4]),
        ("type:PER Washington", []),
        ("-type:ORG Washington", [5]),
        ("-type:PER", [2, 4, 5]),
        ('type:ORG "Washington Post"', [4]),
        ("type:PER lobte Putin", [3]),
        ("type:ORG lobte", []),
        ("type:ORG OVKS", [2]),
        ("type:PER actor:Putin", [3]),
        ("type:ORG actor:Putin", []),
        ("type:LOC type:ORG Washington", []),
    ],
)
def test_a_type_asks_for_a_hit_inside_a_mention(
    index: Index, names: Names, query: str, numbers: list[int]
) -> None:
    assert sorted(found(index, query, names)) == numbers


def test_what_is_asked_twice_is_answered_alike(index: Index, names: Names) -> None:
    first = found(index, "type:ORG Washington", names)
    assert found(index, "type:ORG Washington", names) == first


def test_articles_not_recognised_yet_name_nobody(index: Index) -> None:
    some = Names.build({"tokajew": ENTITIES[0]}, [annotate(TEXTS[0], MENTIONS[0])])
    assert found(index, "actor:Tokajew", some) == [0]
    assert found(index, "type:PER", some) == [0]
    assert found(index, "type:PER Токаев", some) == [0]
    assert index.find_in(5, parse_query("actor:Tokajew"), some) == ()


def test_there_may_be_nobody_at_all(index: Index) -> None:
    nobody = Names.build({}, [Annotation()] * len(TEXTS))
    assert found(index, "actor:Tokajew", nobody) == []
    assert found(index, "type:PER", nobody) == []
    assert sorted(found(index, "Tokajew", nobody)) == [0, 1]
    assert len(found(index, "-actor:Tokajew", nobody)) == len(TEXTS)


MENTIONED = st.lists(
    st.builds(
        Mention,
        st.just(Span(0, 1)),
        st.sampled_from(EntityType),
        st.sampled_from(MentionKind),
        st.none() | st.sampled_from([entity.id for entity in ENTITIES]),
    ),
    max_size=3,
).map(lambda mentions: Annotation(tuple(mentions)))


@given(st.lists(MENTIONED, max_size=6), st.lists(MENTIONED, max_size=4), st.data())
def test_mentions_are_spliced_where_articles_changed(
    before: list[Annotation], fresh: list[Annotation], data: st.DataObject
) -> None:
    ids = [entity.id for entity in ENTITIES]
    few = sorted({m.entity for one in before for m in one.mentions if m.entity}, key=ids.index)
    ids.sort(key=lambda one: one not in few)
    stays = data.draw(st.permutations(range(len(before))))[: data.draw(st.integers(0, 6))]
    numbers = data.draw(st.permutations([*stays, *([GONE] * len(fresh))]))
    rest = iter(fresh)
    now = [next(rest) if number == GONE else before[number] for number in numbers]
    tables = MentionTables.build(ids[: len(few)], before)
    spliced = tables.spliced(ids, now, np.array(numbers, np.int32))
    whole = MentionTables.build(ids, now)
    for ours, theirs in ((spliced.entities, whole.entities), (spliced.types, whole.types)):
        assert ours.starts.tolist() == theirs.starts.tolist()
        for first, last in pairwise(ours.starts.tolist()):
            assert sorted(ours.articles[first:last]) == sorted(theirs.articles[first:last])


WORDS = st.sampled_from(
    ["Tokajew", "Tokaew", "Tokajews", "Putin", "Union", "union", "Post", "der", "Washington", "·"]
)
CALLED = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)
CAST = st.dictionaries(
    st.sampled_from("abcdef"), st.tuples(CALLED, st.lists(CALLED, max_size=2)), max_size=5
)


def cast_of(drawn: dict[str, tuple[str, list[str]]]) -> dict[str, Entity]:
    return {
        one: Entity(one, name, EntityType.PER, tuple(aliases))
        for one, (name, aliases) in drawn.items()
    }


@given(CAST, CAST, st.data())
def test_recast_names_answer_as_if_built_anew(
    old: dict[str, tuple[str, list[str]]],
    now: dict[str, tuple[str, list[str]]],
    data: st.DataObject,
) -> None:
    before, others = cast_of(old), cast_of(now)
    gone = data.draw(st.sets(st.sampled_from(sorted(before)))) if before else set()
    entities = {
        **{one: others.get(one, entity) for one, entity in before.items() if one not in gone},
        **{one: entity for one, entity in others.items() if one not in before},
    }
    changed = [*sorted(gone), *others, "never there"]

    def annotations(known: dict[str, Entity]) -> list[Annotation]:
        spoken = st.sampled_from([*known, None])
        mention = st.builds(
            Mention, st.just(Span(0, 1)), st.just(EntityType.PER), st.just(MentionKind.NAME), spoken
        )
        return [Annotation(tuple(data.draw(st.lists(mention, max_size=2)))) for _ in range(3)]

    first = annotations(before)
    touched = [n for n, one in enumerate(first) if {m.entity for m in one.mentions} & gone]
    later = [
        a if n in touched else b
        for n, (a, b) in enumerate(zip(annotations(entities), first, strict=True))
    ]
    recast = Names.build(before, first).recast(before, entities, later, changed, touched)
    again = Names.build(entities, later)
    assert recast.serves(later)
    for words in (["tokajew"], ["union"], ["post"], ["tokajew", "putin"], ["der"], ["wa"]):
        name = " ".join(words)
        assert set(recast.named(name)) == set(again.named(name))
        for begun in (False, True):
            assert recast.actors(words, begun=begun) == again.actors(words, begun=begun)
    for one in {*before, *entities}:
        found = recast.mentions.naming([one], 3), again.mentions.naming([one], 3)
        assert found[0].tolist() == found[1].tolist()
