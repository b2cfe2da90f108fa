"""Decisions over a dossier made by hand."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kz_tui.actors.network import Network
from kz_tui.actors.parts import written_as
from kz_tui.library import Library
from kz_tui.model.decision import Act, Decision, Who
from kz_tui.model.entity import Annotation, Entity, EntityType, Mention, MentionKind
from kz_tui.model.span import Span
from kz_tui.pipeline.assembling import with_actors, with_decisions
from kz_tui.pipeline.indexing import IndexSearcher, index_library, index_names
from kz_tui.pipeline.steps import ActorsRecognised
from kz_tui.search.names import Names
from tests.actors.test_splicing import assert_same
from tests.corpus.articles import article
from tests.ui.dossier import ENTITIES, whole

DOSSIER = whole()
VELDE, SOLBERG, QUANDT = "per:joran-velde", "per:mira-solberg", "per:petra-quandt"


def merge(actor: str | Who, *others: str | Who, reason: str = "") -> Decision:
    return Decision(Act.MERGE, _who(actor), tuple(map(_who, others)), reason=reason)


def split(actor: str, *names: str, to: str) -> Decision:
    return Decision(Act.SPLIT, Who(actor), names=names, to=to)


def rename(actor: str, to: str) -> Decision:
    return Decision(Act.RENAME, Who(actor), to=to)


def retype(actor: str, to: str) -> Decision:
    return Decision(Act.RETYPE, Who(actor), to=to)


def hide(actor: str | Who) -> Decision:
    return Decision(Act.HIDE, _who(actor))


def _who(one: str | Who) -> Who:
    return one if isinstance(one, Who) else Who(one)


def decided(*decisions: Decision, library: Library = DOSSIER) -> Library:
    return with_decisions(library, decisions)


def problems(library: Library) -> list[str]:
    return [ruling.problem for ruling in library.rulings if ruling.problem]


def counts(library: Library) -> Counter[str | None]:
    numbers = range(len(library.articles))
    return Counter(m.entity for n in numbers for m in library.annotation(n).mentions)


def test_merged_actors_have_all_names_mentions_and_the_reason() -> None:
    library = decided(merge("Joran Velde", "Mira Solberg", reason="a pen name"))
    before = counts(DOSSIER)
    assert counts(library)[VELDE] == before[VELDE] + before[SOLBERG]
    assert SOLBERG not in library.entities
    entity = library.entities[VELDE]
    assert entity.aliases == ("Velde", "Mira Solberg", "Solberg")
    assert entity.reasons == ("you decided that Mira Solberg is Joran Velde: a pen name",)
    assert library.rulings[0].actors == (VELDE,)
    assert [one.id for one in library.find_actors("Solberg")] == [VELDE]


def test_a_split_takes_the_mentions_under_its_names() -> None:
    library = decided(split("Joran Velde", "Velde", to="Der andere Velde"))
    own = library.rulings[0].actors[1]
    written = [
        (mention.entity, mention.span.of(library.articles[number].text))
        for number in range(3)
        for mention in library.annotation(number).mentions
        if mention.entity in (VELDE, own)
    ]
    assert written
    assert all((entity == own) == (text == "Velde") for entity, text in written)
    assert library.entities[own].name == "Der andere Velde"


def test_a_split_is_undone_by_merging_again() -> None:
    library = decided(split("Joran Velde", "Velde", to="V."), merge("Joran Velde", "V."))
    assert problems(library) == []
    assert counts(library) == counts(DOSSIER)


def test_names_can_be_split_from_what_was_merged() -> None:
    library = decided(
        merge("Joran Velde", "Mira Solberg"), split("Joran Velde", "Solberg", to="Solberg")
    )
    own = library.rulings[1].actors[1]
    assert counts(library)[own] == 1
    assert library.entities[own].aliases == ()


def test_a_renamed_actor_keeps_its_old_name() -> None:
    library = decided(rename("Velde", "Kommissar Velde"), hide("Mira Solberg"))
    assert library.entities[VELDE].name == "Kommissar Velde"
    assert library.entities[VELDE].aliases == ("Joran Velde", "Velde")
    assert problems(library) == []


def test_a_new_type_reaches_the_mentions() -> None:
    library = decided(retype("Reederei Nordlicht", "PER"))
    types = {m.type for m in library.annotation(0).mentions if m.entity == "org:reederei-nordlicht"}
    assert types == {EntityType.PER}
    assert not decided(retype("Estland", "ORG")).entities["loc:EE"].country
    assert not decided(retype("Joran Velde", "LOC")).entities[VELDE].acts


def test_a_hidden_actor_is_nowhere() -> None:
    library = decided(hide("Joran Velde"))
    assert VELDE not in library.entities
    assert counts(library)[VELDE] == 0
    assert all(link.b != VELDE for link in library.links(SOLBERG))


def test_an_actor_with_nobody_left_after_hiding_has_no_links() -> None:
    others = [entity.name for entity in ENTITIES.values() if entity.id != VELDE]
    library = decided(*map(hide, others))
    assert library.links(VELDE) == ()
    assert [entity.id for entity, _ in library.actors] == [VELDE]
    assert decided(*(hide(e.name) for e in ENTITIES.values())).actors == ()


def test_a_merge_cycle_is_named_and_harmless() -> None:
    library = decided(
        merge("Joran Velde", "Mira Solberg"),
        merge("Mira Solberg", "Joran Velde"),
        merge("Petra Quandt", "Petra Quandt"),
    )
    assert problems(library) == [
        "'Joran Velde' and 'Mira Solberg' are one already",
        "'Petra Quandt' and 'Petra Quandt' are one already",
    ]
    assert library.rulings[0].problem == ""


@pytest.mark.parametrize(
    ("decision", "problem"),
    [
        (hide("Joram Velde"), "(did you mean 'Joran Velde'?)"),
        (hide(Who("Joran Velde", type="ORG")), "no actor of type ORG called 'Joran Velde'"),
        (split("Joran Velde", "Velde", "Joran Velde", to="X"), "would have no name left"),
        (split("Joran Velde", "Joram", to="X"), "Joran Velde is not called Joram"),
    ],
)
def test_what_cannot_be_decided_is_said_and_the_rest_holds(
    decision: Decision, problem: str
) -> None:
    library = decided(decision, hide("Mira Solberg"))
    assert problem in library.rulings[0].problem
    assert SOLBERG not in library.entities
    assert VELDE in library.entities


def test_who_is_hidden_is_said_with_the_line() -> None:
    library = decided(hide("Joran Velde")._replace(line=7), rename("Velde", "V."))
    assert problems(library) == ["'Velde' is hidden (line 7)"]


# two actors of one name


def _namesakes() -> Library:
    texts = {"north": "Otto Blau sprach.", "south": "Otto Blau schwieg."}
    articles = tuple(
        article(text)._replace(head=article(text).head._replace(id=name))
        for name, text in texts.items()
    )
    entities = {one: Entity(one, "Otto Blau", EntityType.PER) for one in ("per:blau", "per:blau-2")}
    annotations = tuple(
        Annotation((Mention(Span(0, 9), EntityType.PER, entity=one),)) for one in entities
    )
    return with_actors(Library(articles), ActorsRecognised(annotations, entities))


def test_two_of_one_name_are_told_apart_by_where_they_are_seen() -> None:
    library = decided(hide(Who("Otto Blau", seen="south")), library=_namesakes())
    assert list(library.entities) == ["per:blau"]
    unclear = decided(hide("Otto Blau"), library=_namesakes())
    assert "can mean Otto Blau (PER), Otto Blau (PER)" in problems(unclear)[0]


def test_two_of_one_name_are_merged_by_it() -> None:
    library = decided(merge("Otto Blau", "Otto Blau"), library=_namesakes())
    assert problems(library) == []
    assert len(library.entities) == 1
    exact = merge(Who("Otto Blau", seen="north"), Who("Otto Blau", seen="south"))
    assert list(decided(exact, library=_namesakes()).entities) == ["per:blau"]


# a dossier that grows


def test_decisions_hold_when_the_dossier_grows_and_wait_for_whom_it_does_not_name_yet() -> None:
    few = replace(DOSSIER, articles=DOSSIER.articles[:1], annotations=DOSSIER.annotations[:1])
    named = {m.entity for m in few.annotations[0].mentions}
    few = replace(few, entities={k: v for k, v in DOSSIER.entities.items() if k in named})
    early = decided(merge("Velde", "Mira Solberg"), hide("Petra Quandt"), library=few)
    assert problems(early) == ["no actor called 'Mira Solberg' in these articles"]
    assert QUANDT not in early.entities
    grown = replace(early, articles=DOSSIER.articles)
    other_ids = {f"new:{k}": v._replace(id=f"new:{k}") for k, v in ENTITIES.items()}
    annotations = tuple(
        one._replace(mentions=tuple(m._replace(entity=f"new:{m.entity}") for m in one.mentions))
        for one in DOSSIER.annotations
    )
    late = with_actors(grown, ActorsRecognised(annotations, other_ids))
    assert problems(late) == []
    assert f"new:{SOLBERG}" not in late.entities
    assert f"new:{QUANDT}" not in late.entities


def test_without_decisions_the_library_is_as_recognised() -> None:
    library = with_decisions(decided(hide("Joran Velde")), ())
    assert library.annotations is DOSSIER.annotations
    assert library.entities is DOSSIER.entities
    assert library.found is None


# descriptions and pronouns

TEXT = "Otto Blau kam. Er sprach. Präsident Blau ging. Er schwieg."


def test_descriptions_go_with_the_name_they_stand_for() -> None:
    kinds = {"Er": MentionKind.PRONOUN, "Präsident": MentionKind.NOMINAL}
    mentions = tuple(
        Mention(
            Span(*match.span()),
            EntityType.PER,
            kinds.get(match.group(), MentionKind.NAME),
            "per:blau",
            apposition=match.group() == "Präsident",
        )
        for match in re.finditer("Otto Blau|Er|Präsident|Blau", TEXT)
    )
    entities = {"per:blau": Entity("per:blau", "Otto Blau", EntityType.PER, ("Blau",))}
    step = ActorsRecognised((Annotation(mentions),), entities)
    library = with_actors(Library((article(TEXT),)), step)
    library = decided(split("Otto Blau", "Blau", to="Blau"), library=library)
    own = library.rulings[0].actors[1]
    whose = [(m.span.of(TEXT), m.entity == own) for m in library.annotation(0).mentions]
    assert whose == [
        ("Otto Blau", False),
        ("Er", False),
        ("Präsident", True),
        ("Blau", True),
        ("Er", True),
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tokajews", "Tokajew"),
        ("TOKAYEV", "Tokayev"),
        ("Россию", "Россия"),
        ("Kassym-Schomart\nTokajew", "Kassym-Schomart Tokajew"),
        ("Nasarbajew", None),
    ],
)
def test_the_name_a_mention_is_a_form_of(text: str, name: str | None) -> None:
    names = ("Tokajew", "Tokayev", "Kassym-Schomart Tokajew", "Россия")
    assert written_as(text, names) == name


# any decisions at all

_names = st.sampled_from(
    [*(e.name for e in ENTITIES.values()), "Velde", "Solberg", "V.", "W.", "nobody"]
)
_whos = st.builds(Who, _names, st.sampled_from(["", "PER", "ORG"]), st.sampled_from(["", "port"]))
_decisions = st.lists(
    st.one_of(
        st.builds(lambda a, b: Decision(Act.MERGE, a, (b,)), _whos, _whos),
        st.builds(
            lambda a, n, to: Decision(Act.SPLIT, a, names=(n,), to=to), _whos, _names, _names
        ),
        st.builds(lambda a, to: Decision(Act.RENAME, a, to=to), _whos, _names),
        st.builds(lambda a, to: Decision(Act.RETYPE, a, to=to), _whos, st.sampled_from(EntityType)),
        st.builds(lambda a: Decision(Act.HIDE, a), _whos),
    ),
    max_size=8,
)


@given(_decisions)
def test_whatever_is_decided_every_mention_has_an_actor_that_is_there(
    decisions: list[Decision],
) -> None:
    library = decided(*decisions)
    assert [ruling.decision for ruling in library.rulings] == decisions
    for number in range(len(library.articles)):
        before, after = DOSSIER.annotation(number), library.annotation(number)
        assert after.sentences == before.sentences
        spans = [mention.span for mention in after.mentions]
        assert spans == [m.span for m in before.mentions if m.span in set(spans)]
        for mention in after.mentions:
            assert mention.entity is not None
            assert mention.type is library.entities[mention.entity].type
    assert list(library.annotations) == [library.annotation(n) for n in range(3)]
    for entity in library.entities.values():
        assert entity.name not in entity.aliases


@given(_decisions)
def test_whatever_is_decided_the_network_is_as_if_all_were_read_again(
    decisions: list[Decision],
) -> None:
    base = DOSSIER.connected()
    library = decided(*decisions, library=base)
    again = Network(library.articles, library.annotations, library.entities)
    assert isinstance(library.network, Network)
    assert library.network.serves(library.annotations, library.entities)
    assert_same(library.network._occurrences, again._occurrences)
    for text in ("vel", "solberg", "v", "w.", "nobody"):
        assert library.matching(text) == again.matching(text)
    assert with_decisions(library, ()).network is base.network


_SEARCHED = index_names(index_library(DOSSIER.connected()))


@given(_decisions)
def test_whatever_is_decided_names_are_found_as_if_all_were_indexed_again(
    decisions: list[Decision],
) -> None:
    library = index_names(decided(*decisions, library=_SEARCHED))
    assert isinstance(library.searcher, IndexSearcher)
    names, again = library.searcher.names, Names.build(library.entities, library.annotations)
    assert names is not None
    for entity in library.entities.values():
        for name in (entity.name, *entity.aliases):
            assert set(names.named(name)) == set(again.named(name))
            ours, theirs = (one.actors(name.split(), begun=True) for one in (names, again))
            assert (set(ours.entities), ours.hows) == (set(theirs.entities), theirs.hows)
        found, wanted = (one.mentions.naming([entity.id], 3) for one in (names, again))
        assert found.tolist() == wanted.tolist()
    restored = index_names(with_decisions(library, ())).searcher
    assert isinstance(restored, IndexSearcher)
    assert isinstance(_SEARCHED.searcher, IndexSearcher)
    assert restored.names is _SEARCHED.searcher.names


@given(_decisions)
def test_taking_all_back_restores_everything(decisions: list[Decision]) -> None:
    assert counts(with_decisions(decided(*decisions), ())) == counts(DOSSIER)


@given(st.sampled_from(["per:blau", "per:blau-2"]))
def test_an_actor_is_named_so_that_it_is_found_again(entity: str) -> None:
    library = _namesakes()
    who = library.who(entity)
    assert who.type == "PER"
    assert entity not in decided(hide(who), library=library).entities


def test_a_name_of_its_own_is_enough() -> None:
    assert DOSSIER.who(VELDE) == Who("Joran Velde")
    library = decided(rename("Joran Velde", "Estland"))
    assert library.who(VELDE) == Who("Estland", "PER")
