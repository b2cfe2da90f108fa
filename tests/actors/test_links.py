"""What holds for every link and every path, whatever the dossier."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kz_tui.actors.association import log_likelihood_ratio, log_likelihood_ratio_of_pair
from kz_tui.actors.network import Network
from kz_tui.actors.tables import LINKING_KINDS
from kz_tui.model.article import BlockKind
from kz_tui.model.entity import MentionKind
from kz_tui.model.link import Evidence, Link, Strength
from tests.actors.dossiers import ACTORS, Named, make_network, networks

A, B, C, D = "per:anna", "per:bert", "org:club", "org:dock"
TEXT = BlockKind.PARAGRAPH


def all_links(network: Network) -> Iterator[Link]:
    for actor in ACTORS:
        yield from network.links(actor)


def names(network: Network, evidence: Evidence, entity: str) -> bool:
    """Whether some passage of the evidence names the entity, where a name may warrant a link."""
    return any(
        passage.covers(mention.span)
        for passage in evidence.passages
        for _, mention in network.mentions_of(entity, evidence.article)
        if mention.kind in LINKING_KINDS and mention.furniture not in ("credit", "note")
    )


@given(networks)
def test_a_link_says_the_same_from_both_sides(network: Network) -> None:
    for a, b in combinations(ACTORS, 2):
        one, other = network.link(a, b), network.link(b, a)
        if one is None or other is None:
            assert one is other is None
            continue
        assert other._replace(a=a, b=b, evidence=()) == one._replace(evidence=())
        mirrored = [
            e._replace(passages=e.passages[::-1]) if e.strength is Strength.ARTICLE else e
            for e in other.evidence
        ]
        assert [e.article for e in mirrored] == [e.article for e in one.evidence]


@given(networks)
def test_all_evidence_names_both(network: Network) -> None:
    for link in all_links(network):
        assert link.evidence
        for evidence in link.evidence:
            assert names(network, evidence, link.a)
            assert names(network, evidence, link.b)


@given(networks)
def test_the_links_of_an_actor_are_those_it_is_found_to_have(network: Network) -> None:
    for actor in ACTORS:
        links = network.links(actor)
        assert len(links) == network.link_count(actor)
        assert {link.b for link in links} == {
            other for other in ACTORS if network.link(actor, other)
        }
        near = network.links(actor, 2)
        assert near == links[:2]
        keys = [(-link.strength, -link.association, -link.weight) for link in links]
        assert keys == sorted(keys)


@given(networks)
def test_evidence_comes_strongest_first_then_newest(network: Network) -> None:
    for link in all_links(network):
        assert link.total == len(link.evidence)
        assert link.strength == link.evidence[0].strength
        known = network._occurrences
        keys = [(-e.strength, -int(known.days[e.article])) for e in link.evidence]
        assert keys == sorted(keys)
        pages = [
            one
            for start in range(0, link.total, 2)
            for one in network.evidence(link.a, link.b, start, 2)
        ]
        assert tuple(pages) == link.evidence


@given(networks)
def test_the_steps_of_a_path_are_links(network: Network) -> None:
    for a, b in combinations(ACTORS, 2):
        used: set[str] = set()
        for path in network.paths(a, b, 3):
            assert (path.actors[0], path.actors[-1]) == (a, b)
            assert len(set(path.actors)) == len(path.actors)
            assert path.steps == tuple(network.link(x, y) for x, y in pairwise(path.actors))
            assert used.isdisjoint(path.actors[1:-1])
            used.update(path.actors[1:-1])


@given(networks)
def test_a_path_is_as_short_as_any(network: Network) -> None:
    """Over links of paragraphs and sentences, or over all where these do not connect."""
    for a, b in combinations(ACTORS, 2):
        wanted = distance(network, a, b, Strength.PARAGRAPH)
        wanted = wanted or distance(network, a, b, Strength.ARTICLE)
        paths = network.paths(a, b, 1)
        assert (len(paths[0].steps) if paths else None) == wanted


def distance(network: Network, start: str, goal: str, least: Strength) -> int | None:
    reached, frontier, steps = {start}, {start}, 0
    while frontier:
        steps += 1
        frontier = {
            link.b for one in frontier for link in network.links(one) if link.strength >= least
        } - reached
        if goal in frontier:
            return steps
        reached |= frontier
    return None


@given(networks)
def test_a_neighbourhood_holds_the_links_among_its_actors(network: Network) -> None:
    for actor in ACTORS:
        near = network.neighbourhood(actor, 3)
        ids = {entity.id for entity in near.actors}
        assert near.actors[0].id == actor
        assert near.links[: len(near.actors) - 1] == network.links(actor, 3)
        assert {frozenset((link.a, link.b)) for link in near.links} == {
            frozenset(pair) for pair in combinations(ids, 2) if network.link(*pair)
        }


@given(networks)
def test_mentions_come_in_pages(network: Network) -> None:
    for actor in ACTORS:
        mentions = list(network.mentions_of(actor))
        assert network.profile(actor).mentions == len(mentions)
        assert mentions == [
            one
            for start in range(0, len(mentions), 3)
            for one in network.mentions_of(actor, None, start, 3)
        ]
        assert network.articles_of(actor) == sorted({number for number, _ in mentions})


class TestBridges:
    def test_persons_come_before_organisations(self) -> None:
        network = make_network([[(TEXT, [[Named(A), Named(D)], [Named(D), Named(C)]])],
                                [(TEXT, [[Named(A), Named(B)]]), (TEXT, [[Named(B), Named(C)]])]],
                               [])  # fmt: skip
        # the organisation's way is the shorter one within a paragraph: A and C meet there
        assert network.paths(A, C, 1)[0].actors == (A, C)
        apart = make_network([[(TEXT, [[Named(A), Named(D)]]), (TEXT, [[Named(D), Named(C)]])],
                              [(TEXT, [[Named(A), Named(B)]]), (TEXT, [[Named(B), Named(C)]])]],
                             [])  # fmt: skip
        ways = [path.actors for path in apart.paths(A, C, 5)]
        assert ways == [(A, B, C), (A, D, C), (A, C)]  # they share an article

    def test_alternatives_to_a_direct_link_go_over_others(self) -> None:
        network = make_network([[(TEXT, [[Named(A), Named(C)]])],
                                [(TEXT, [[Named(A), Named(B)]]), (TEXT, [[Named(B), Named(C)]])]],
                               [])  # fmt: skip
        assert [path.actors for path in network.paths(A, C, 3)] == [(A, C), (A, B, C)]


@pytest.mark.parametrize("kind", [BlockKind.CREDIT, BlockKind.NOTE, BlockKind.STAMP])
def test_what_stands_outside_the_report_links_nobody(kind: BlockKind) -> None:
    """Even if the mention does not say where it stands."""
    network = make_network([[(kind, [[Named(A), Named(B)]]), (TEXT, [[Named(A)]])]], [])
    assert network.links(A) == network.links(B) == ()


def test_a_name_in_a_credit_links_nobody_even_inside_a_paragraph() -> None:
    network = make_network([[(TEXT, [[Named(A), Named(B, furniture="credit")]])]], [])
    assert network.link(A, B) is None


def test_a_description_links_nobody() -> None:
    network = make_network([[(TEXT, [[Named(A), Named(B, MentionKind.NOMINAL)]])]], [])
    assert network.link(A, B) is None


def test_two_actors_of_one_name_are_two() -> None:
    network = make_network([[(TEXT, [[Named(B), Named("per:bert-2")]])]], [])
    assert [link.b for link in network.links(B)] == ["per:bert-2"]
    assert [entity.id for entity, _ in network.actors] == [B, "per:bert-2"]


def test_an_actor_without_mentions_has_an_empty_profile() -> None:
    network = make_network([[(TEXT, [[Named(A)]])]], [])
    numbers = network.profile(B)
    assert (numbers.mentions, numbers.articles, numbers.first) == (0, 0, None)
    assert network.links(B) == ()
    assert network.paths(A, B, 2) == ()
    assert network.neighbourhood(B, 5).total == 0


class TestAssociation:
    def test_dunnings_own_example(self) -> None:
        """`the swiss` of his table 1: 110 together, 2442 and 111 apart, 29114 neither."""
        value = log_likelihood_ratio(110, 110 + 2442, 110 + 111, 110 + 2442 + 111 + 29114)
        assert float(value) == pytest.approx(270.72, abs=0.01)

    def test_chance_is_nothing_and_avoidance_is_below(self) -> None:
        assert float(log_likelihood_ratio(10, 100, 100, 1000)) == pytest.approx(0)
        assert float(log_likelihood_ratio(1, 100, 100, 1000)) < 0

    def test_many_at_once(self) -> None:
        together = np.array([1, 5])
        values = log_likelihood_ratio(together, 10, np.array([20, 9]), 100)
        assert float(values[1]) == float(log_likelihood_ratio(5, 10, 9, 100))

    @given(*[st.integers(0, 60)] * 4)
    def test_the_two_are_alike_to_the_last_bit(
        self, together: int, one: int, other: int, neither: int
    ) -> None:
        one, other = one + together, other + together
        total = one + other - together + neither
        for measured in (log_likelihood_ratio, log_likelihood_ratio_of_pair):
            assert measured(together, one, other, total) == measured(together, other, one, total)

    def test_who_is_named_everywhere_does_not_come_first(self) -> None:
        """Anna meets the club, named in every sentence, three times, Bert only twice."""
        everywhere = [[(TEXT, [[Named(C)]])] for _ in range(20)]
        network = make_network(
            [[(TEXT, [[Named(A), Named(C)]])],
             *([(TEXT, [[Named(A), Named(B), Named(C)]])],) * 2, *everywhere], []
        )  # fmt: skip
        assert network.link(A, C).weight > network.link(A, B).weight  # type: ignore[union-attr]
        assert [link.b for link in network.links(A)] == [B, C]


class TestMatching:
    def test_by_any_name_in_any_spelling(self) -> None:
        network = make_network([[(TEXT, [[Named(A), Named(C), Named("loc:EE")]])]], [])
        found = [network.actors[place][0].name for place in network.matching("estl")]
        assert found == ["Estland"]
        assert [network.actors[p][0].name for p in network.matching("анна")] == ["Anna"]
        assert len(network.matching(" ")) == 3
        assert list(network.matching("zzz")) == []
