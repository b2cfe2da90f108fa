"""Measure recogniser and linker.

    python -m tools.evaluate --seeds
    python -m tools.evaluate --data DIR [--folds N]

`--seeds` scores the two bundled articles against the gold under `tests/gold`. `--data` measures
the model on the GermEval 2014 test sentences by 5-fold cross-validation: five times it learns
from the development sentences, four fifths of the test sentences and the news marked by hand, and
reads the last fifth; the score is over all 5,100 sentences. It measures the model alone, without
the rules, which follow other guidelines. That trains five models, two minutes each on an idle
core; `--folds 1` reads the first fifth only.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from kz_tui.corpus.loader import read_corpus
from kz_tui.entities.linker import link
from kz_tui.entities.recogniser import Recogniser
from kz_tui.entities.tagger import Tagger
from kz_tui.model.article import Article
from tests.gold import score as gold_score
from tools.datasets import GERMEVAL_TEST, GERMEVAL_TRAIN, Sentence, germeval
from tools.scoring import Figures, Labelled, score
from tools.train_recogniser import BY_HAND, make_features, train
from tools.wikinews import WIKINEWS, hand_sentences

_ROOT = Path(__file__).parent.parent
_FOLDS = 5
_PEERS = """\
for comparison, on the same sentences, trained on the 24,000 GermEval training sentences:
  GermaNER      PER 85.1  LOC 81.5  ORG 69.7  all three 80.0
  Stanford      PER 75.5  LOC 76.3  ORG 63.3  all three 72.7
  LSTM          PER 76.3  LOC 74.3  ORG 64.1  all three 72.7
  spaCy (old)   PER 79.0  LOC 72.9  ORG 49.8  all three 69.5"""


def main() -> None:
    """Print the figures that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, help="folder with entities/ and news/")
    parser.add_argument("--folds", type=int, default=_FOLDS, choices=range(1, _FOLDS + 1))
    parser.add_argument("--seeds", action="store_true", help="score the bundled articles")
    arguments = parser.parse_args()
    if not arguments.seeds and arguments.data is None:
        parser.error("nothing to measure: give --seeds, --data, or both")
    if arguments.seeds:
        print_seeds()
    if arguments.data is not None:
        print_germeval(arguments.data, arguments.folds)


def print_seeds() -> None:
    """The seeds: mentions by kind and type, and linking."""
    figures = seed_figures(_ROOT / "seeds", _ROOT / "tests" / "gold" / "seeds.jsonl")
    for name in ("mentions_name", "mentions_name_and_derived", "mentions_nominal"):
        print(f"{name:42s} {_line(figures[name])}")
    for type_, one in figures["mentions_name_by_type"].items():
        print(f"{'mentions_name ' + type_:42s} {_line(one)}")
    linking = figures["linking"]
    print(f"{'linking accuracy given the span':42s} {linking['accuracy_given_span']['value']:.3f}")
    for name in ("bcubed_on_found_spans", "bcubed_with_missed_and_spurious"):
        print(f"{name:42s} {_line(linking[name])}")


def seed_figures(seeds: Path, gold: Path) -> dict[str, Any]:
    """Recognise and link the seeds, and score that against the gold."""
    recogniser = Recogniser()
    articles = [one for one in read_corpus([str(seeds)]) if isinstance(one, Article)]
    linked = link(articles, [recogniser.annotate(article) for article in articles])
    predictions = {
        article.id: {
            "mentions": [
                {
                    "start": mention.span.start,
                    "end": mention.span.end,
                    "type": mention.type.value,
                    "kind": mention.kind.value,
                    "entity": mention.entity,
                }
                for mention in annotation.mentions
            ]
        }
        for article, annotation in zip(articles, linked.annotations, strict=True)
    }
    figures: dict[str, Any] = gold_score.score(gold_score.read(str(gold)), predictions)
    return figures


def print_germeval(data: Path, folds: int) -> None:
    """GermEval 2014 test: precision, recall and F1 of each type, and the peers' figures."""
    train = list(germeval(data / GERMEVAL_TRAIN))
    test = list(germeval(data / GERMEVAL_TEST))
    pairs: list[tuple[Sequence[Labelled], Sequence[Labelled]]] = []
    for fold in range(folds):
        seen = [one for number, one in enumerate(test) if number % _FOLDS != fold]
        held_out = [one for number, one in enumerate(test) if number % _FOLDS == fold]
        pairs += cross_validate([*train, *seen], held_out, data)
        print(f"fold {fold + 1}: {_percent(score(pairs, ('PER', 'LOC', 'ORG'))['all'])} so far")
    for type_, figures in score(pairs, ("PER", "LOC", "ORG")).items():
        print(f"{type_:4s} {_percent(figures)}")
    print(f"all four classes {_percent(score(pairs, ('PER', 'LOC', 'ORG', 'OTH'))['all'])}")
    print(_PEERS)


def cross_validate(
    seen: Sequence[Sentence], held_out: Iterable[Sentence], data: Path
) -> list[tuple[Sequence[Labelled], Sequence[Labelled]]]:
    """Train on what was seen; pair the gold of each held-out sentence with what the model says."""
    with TemporaryDirectory() as folder:
        model = Path(folder) / "fold.model"
        features = make_features()
        train([*seen, *list(hand_sentences(data / WIKINEWS)) * BY_HAND], model, features)
        tagger = Tagger(model, features)
        return [
            (one.labels, [(m.first, m.last, m.label.value) for m in tagger.marks(one.words)])
            for one in held_out
        ]


def _line(figures: dict[str, float]) -> str:
    return "  ".join(f"{name} {figures[name]:.3f}" for name in ("P", "R", "F1"))


def _percent(figures: Figures) -> str:
    return (
        f"P {100 * figures.precision:5.1f}  R {100 * figures.recall:5.1f}  "
        f"F1 {100 * figures.f1:5.1f}  ({figures.gold} in the gold)"
    )


if __name__ == "__main__":
    main()
