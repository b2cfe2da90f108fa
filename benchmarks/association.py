"""Which links come first by which measure, on a file of real articles.

Usage: python -m benchmarks.association FILE [ACTORS]

Recognises the articles of FILE and ranks the sentence links of every actor that stands in ten
sentences or more: by weight (how much evidence), by normalised pointwise mutual information
(Bouma 2009), and by the log-likelihood ratio G² (Dunning 1993). Prints how many of the first three
places go to the twenty most frequent actors, how many to links of a single sentence, and the first
links of some ACTORS (0), to be looked at.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

import numpy as np

from kz_tui.actors.arrays import Floats, Ints
from kz_tui.actors.graph import Graph, Near
from kz_tui.actors.occurrences import Occurrences
from kz_tui.corpus.loader import read_corpus
from kz_tui.entities.linker import link
from kz_tui.entities.recogniser import Recogniser
from kz_tui.model.article import Article
from kz_tui.model.link import Strength

_ENOUGH = 10
_PLACES = 3
_MOST = 20

_Measure = Callable[[Occurrences, int, Near], Floats]


def npmi(known: Occurrences, actor: int, near: Near) -> Floats:
    """Normalised pointwise mutual information over sentences; -1 where two never share one."""
    sentences = known.tables.sentences
    together = sentences.met(actor)[near.actors] / sentences.total
    chance = sentences.size(near.actors.astype(np.int64)) * (
        sentences.size(actor) / sentences.total**2
    )
    value = np.full(len(together), -1.0)
    meet = together > 0
    value[meet] = np.log(together[meet] / chance[meet]) / -np.log(together[meet])
    return value


def weight(_: Occurrences, __: int, near: Near) -> Floats:
    """How much evidence there is."""
    return near.weights


def association(_: Occurrences, __: int, near: Near) -> Floats:
    """G², as links are ranked."""
    return near.associations


MEASURES: dict[str, _Measure] = {"weight": weight, "normalised PMI": npmi, "G²": association}


def main(path: str, shown: int) -> None:
    """Rank and count."""
    articles = [one for one in read_corpus([path]) if isinstance(one, Article)]
    recogniser = Recogniser()
    linked = link(articles, [recogniser.annotate(article) for article in articles])
    known = Occurrences(articles, linked.annotations, linked.entities)
    graph = Graph(known)
    sizes = known.tables.sentences.size(np.arange(len(known.tables.sentences.actor_starts) - 1))
    order = np.argsort(-sizes, kind="stable")
    frequent = set(map(int, order[:_MOST]))
    asked = [int(actor) for actor in order if sizes[actor] >= _ENOUGH]
    print(f"{len(articles)} articles, {len(asked)} actors in {_ENOUGH} sentences or more")
    for name, measure in MEASURES.items():
        places = to_frequent = single = 0
        for actor in asked:
            near = graph.near(actor)
            first = _first(near, measure(known, actor, near))
            together = known.tables.sentences.met(actor)
            places += len(first)
            to_frequent += sum(int(other) in frequent for other in first)
            single += sum(int(together[other]) == 1 for other in first)
        print(
            f"{name:16} of the first {_PLACES} places {100 * to_frequent / places:.0f} % to the "
            f"{_MOST} most frequent actors, {100 * single / places:.0f} % to one sentence"
        )
    for actor in asked[:shown]:
        near = graph.near(actor)
        print(linked.entities[known.ids[actor]].name)
        for name, measure in MEASURES.items():
            first = _first(near, measure(known, actor, near))
            names = (linked.entities[known.ids[int(other)]].name for other in first)
            print(f"    {name:16} {', '.join(names)}")


def _first(near: Near, values: Floats) -> Ints:
    """The actors of the first places among the links of sentence strength."""
    here = near.strengths == Strength.SENTENCE
    order = np.argsort(-values[here], kind="stable")[:_PLACES]
    first: Ints = near.actors[here][order]
    return first


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 0)
