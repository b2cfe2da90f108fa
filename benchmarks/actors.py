"""What actors, links and paths cost in a large dossier, against a small one.

Usage: python -m benchmarks.actors [ARTICLES] [ROUNDS]

Makes a dossier of ARTICLES (100,000) articles with half as many actors, and one of 1,000, from
nothing but names and a few sentences; annotations are made with them, so that nothing has to be
recognised. One actor is named in every article. Prints CPU milliseconds of what a key asks for,
with nothing remembered from before, and how many times as long it takes in the large dossier.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate

from benchmarks.tally import resident
from kz_tui.actors.graph import Graph
from kz_tui.actors.neighbourhood import neighbourhood
from kz_tui.actors.occurrences import Occurrences
from kz_tui.actors.path import find_paths
from kz_tui.actors.profile import profile, rank_actors
from kz_tui.actors.roster import Roster
from kz_tui.model.article import Article, Block, BlockKind, Fact, Head, Origin, PublicationDate
from kz_tui.model.entity import Annotation, Entity, EntityType, Mention
from kz_tui.model.span import Span

_SMALL = 1_000
_PAGE = 50
_LINKS = 20
_SENTENCES = 8
_PARAGRAPH = 2
_SYLLABLES = (
    "ba be bo da de do fa ga go ka ke ko la le li lo ma me mi mo na ne no pa pe po ra re ri ro sa "
    "se so ta te ti to wa we wi zo".split()
)
_FORMS = (
    "{} telefonierte am Montag mit {}.",
    "{} kritisierte die Kosten, {} schwieg.",
    "Am Freitag traf {} in der Stadt {}.",
    "Nach dem Treffen von {} ging der Streit um {} weiter.",
)


@dataclass(frozen=True, slots=True)
class Dossier:
    """Articles, what is named in them, and by whom."""

    articles: tuple[Article, ...]
    annotations: tuple[Annotation, ...]
    entities: dict[str, Entity]


def make_dossier(count: int, seed: int = 1) -> Dossier:
    """A dossier of `count` articles and half as many actors; the same seed makes the same one.

    The first actor is named in every article once, every other one at least twice, and the more
    often the lower its number (Zipf's law).
    """
    chance = random.Random(seed)
    actors = [_actor(number, chance) for number in range(max(2, count // 2))]
    weights = list(accumulate(1 / number for number in range(1, len(actors))))
    others = actors[1:]
    articles, annotations = [], []
    for number in range(count):
        drawn = chance.choices(others, cum_weights=weights, k=_SENTENCES)
        named = [actors[0], actors[number % len(actors) or 1], *drawn]
        article, annotation = _article(number, named, chance)
        articles.append(article)
        annotations.append(annotation)
    return Dossier(tuple(articles), tuple(annotations), {one.id: one for one in actors})


def _actor(number: int, chance: random.Random) -> Entity:
    type_ = (EntityType.PER, EntityType.PER, EntityType.ORG, EntityType.LOC)[number % 4]
    words = ("".join(chance.choices(_SYLLABLES, k=3)).capitalize() for _ in range(2))
    country = "XX" if type_ is EntityType.LOC else None
    return Entity(f"{type_.value.lower()}:{number}", " ".join(words), type_, country=country)


def _article(
    number: int, named: Sequence[Entity], chance: random.Random
) -> tuple[Article, Annotation]:
    text = ""
    mentions: list[Mention] = []
    sentences: list[Span] = []
    blocks: list[Block] = []
    begin = 0
    pairs = list(zip(named[::2], named[1::2], strict=True))
    for place, pair in enumerate(pairs):
        start = len(text)
        before, between, after = chance.choice(_FORMS).split("{}")
        for words, actor in zip((before, between), pair, strict=True):
            text += words
            mentions.append(
                Mention(Span(len(text), len(text) + len(actor.name)), actor.type, entity=actor.id)
            )
            text += actor.name
        text += after
        sentences.append(Span(start, len(text)))
        text += " "
        if place % _PARAGRAPH == _PARAGRAPH - 1 or place == len(pairs) - 1:
            blocks.append(Block(BlockKind.PARAGRAPH, Span(begin, len(text))))
            begin = len(text)
    day = f"20{number % 20 + 4:02}-{number % 12 + 1:02}-{number % 28 + 1:02}"
    head = Head(f"made-{number:06}", Fact(), PublicationDate(day), Fact())
    return (
        Article(head, text, tuple(blocks), Origin("made")),
        Annotation(tuple(mentions), tuple(sentences)),
    )


def measure(dossier: Dossier, rounds: int) -> dict[str, list[float]]:
    """CPU milliseconds of everything a reader may ask for, some rounds of each."""
    before, began = resident(), time.process_time()
    occurrences = Occurrences(dossier.articles, dossier.annotations, dossier.entities)
    actors = rank_actors(occurrences)
    roster = Roster(entity for entity, _ in actors)
    print(
        f"{len(dossier.articles):,} articles, {len(actors):,} actors, most mentioned "
        f"{actors[0][1]:,} times: arrays made in {time.process_time() - began:.1f} s of CPU, "
        f"{resident() - before:.0f} MB"
    )
    chance = random.Random(2)
    most = actors[0][0]
    others = [entity for entity, _ in chance.sample(actors[1:], 2 * rounds)]
    frequent = [entity for entity, _ in actors[1 : rounds + 1]]
    found: dict[str, list[float]] = {}

    def timed(what: str, work: Callable[[Graph], object]) -> None:
        graph = Graph(occurrences)  # remembers nothing
        start = time.process_time()
        work(graph)
        found.setdefault(what, []).append((time.process_time() - start) * 1000)

    for number in range(rounds):
        one, other = others[2 * number : 2 * number + 2]
        timed("panel of the most frequent", partial(_panel, actor=most))
        timed("panel of a frequent one", partial(_panel, actor=frequent[number]))
        timed("panel of any", partial(_panel, actor=one))
        timed("its last page of mentions", partial(_last_page, actor=most))
        timed("path between any two", partial(_paths, start=one, goal=other, limit=1))
        timed("path from the most frequent", partial(_paths, start=most, goal=other, limit=1))
        timed("path and 3 alternatives", partial(_paths, start=one, goal=other, limit=4))
        timed("neighbourhood of any", partial(neighbourhood, actor=one.id, limit=_LINKS))
        for length in (1, 3, 6):
            timed("filter by a name", partial(_filter, roster=roster, text=one.name[:length]))
    return found


def _panel(graph: Graph, actor: Entity) -> None:
    """What the panel of an actor shows at first."""
    profile(graph.occurrences, actor)
    graph.links(actor.id, _LINKS)
    graph.link_count(actor.id)
    list(graph.occurrences.mentions_of(actor.id, None, 0, _PAGE))


def _last_page(graph: Graph, actor: Entity) -> None:
    late = max(0, graph.occurrences.mention_count(actor.id) - _PAGE)
    list(graph.occurrences.mentions_of(actor.id, None, late, _PAGE))


def _paths(graph: Graph, start: Entity, goal: Entity, limit: int) -> None:
    list(find_paths(graph, start.id, goal.id, limit))


def _filter(_: Graph, roster: Roster, text: str) -> None:
    roster.matching(text)


def main(count: int, rounds: int) -> None:
    """Measure a large and a small dossier and print both."""
    small = measure(make_dossier(_SMALL), rounds)
    large = measure(make_dossier(count), rounds)
    print(f"{'CPU ms: median (worst)':32}{_SMALL:>18,}{count:>20,}{'ratio':>10}")
    for what, figures in large.items():
        few, many = statistics.median(small[what]), statistics.median(figures)
        print(
            f"{what:32}{few:>10.2f} ({max(small[what]):5.2f}){many:>12.2f} ({max(figures):5.2f})"
            f"{many / max(few, 0.001):>10.1f}"
        )


if __name__ == "__main__":
    main(*(int(one) for one in (*sys.argv[1:], *("100000", "20")[len(sys.argv) - 1 :])))
