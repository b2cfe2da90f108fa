"""Measure recogniser and linker.

    python -m tools.evaluate --seeds
    python -m tools.evaluate --data DIR [--folds N] [--errors N]
    python -m tools.evaluate --mobie DIR [--errors N]

`--seeds` scores the two bundled articles against the gold under `tests/gold`. `--data` measures
the model on the GermEval 2014 test sentences by 5-fold cross-validation: five times it learns
from the development sentences, four fifths of the test sentences and the news marked by hand, and
reads the last fifth; the score is over all 5,100 sentences. It measures the model alone, without
the rules, which follow other guidelines. That trains five models, two minutes each on an idle
core; `--folds 1` reads the first fifth only. `--mobie` measures the shipped model on the MobIE test
messages, a kind of text it never saw: streets, stops and lines are left aside. `--errors` lists
sentences with a name that was missed, made up or drawn in another way.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from kz_tui.corpus.loader import read_corpus
from kz_tui.entities.linker import link
from kz_tui.entities.name_tables import DATA, MODEL
from kz_tui.entities.recogniser import Recogniser
from kz_tui.entities.tagger import Tagger
from kz_tui.model.article import Article
from tests.gold import score as gold_score
from tools.datasets import GERMEVAL_TEST, GERMEVAL_TRAIN, MOBIE_TEST, Sentence, germeval, mobie
from tools.scoring import Figures, Labelled, score
from tools.train_recogniser import BY_HAND, make_features, train
from tools.wikinews import WIKINEWS, hand_sentences

_ROOT = Path(__file__).parent.parent
_FOLDS = 5
_TYPES = ("PER", "LOC", "ORG")
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
    parser.add_argument("--mobie", type=Path, help="folder with entities/")
    parser.add_argument("--errors", type=int, default=0, help="how many sentences to list")
    parser.add_argument("--seeds", action="store_true", help="score the bundled articles")
    arguments = parser.parse_args()
    if not arguments.seeds and arguments.data is None and arguments.mobie is None:
        parser.error("nothing to measure: give --seeds, --data or --mobie")
    if arguments.seeds:
        print_seeds()
    if arguments.data is not None:
        print_germeval(arguments.data, arguments.folds, arguments.errors)
    if arguments.mobie is not None:
        print_mobie(arguments.mobie, arguments.errors)


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


def print_mobie(data: Path, errors: int) -> None:
    """MobIE test: what the shipped model makes of traffic and company messages."""
    tagger = Tagger(DATA / MODEL, make_features())
    read = [(one, _read(tagger, one)) for one in mobie(data / MOBIE_TEST)]
    for type_, figures in score([(a.labels, b) for a, b in read], _TYPES).items():
        print(f"MobIE {type_:4s} {_percent(figures)}")
    print_errors(read, errors)


def print_errors(read: Sequence[tuple[Sentence, Sequence[Labelled]]], most: int) -> None:
    """The first sentences that were not read as the gold has them."""
    for sentence, guess in read:
        truth = {one for one in sentence.labels if one[2] in _TYPES}
        aside = {one[:2] for one in sentence.labels if one[2] not in _TYPES}
        found = {one for one in guess if one[2] in _TYPES and one[:2] not in aside}
        if truth == found or most <= 0:
            continue
        most -= 1
        print(" ".join(sentence.words))
        for sign, spans in (("missed", truth - found), ("not there", found - truth)):
            for first, last, label in sorted(spans):
                print(f"    {sign:9s} {label} {' '.join(sentence.words[first:last])}")


def _read(tagger: Tagger, sentence: Sentence) -> list[Labelled]:
    return [(m.first, m.last, m.label.value) for m in tagger.marks(sentence.words)]


def print_germeval(data: Path, folds: int, errors: int) -> None:
    """GermEval 2014 test: precision, recall and F1 of each type, and the peers' figures."""
    train = list(germeval(data / GERMEVAL_TRAIN))
    test = list(germeval(data / GERMEVAL_TEST))
    read: list[tuple[Sentence, list[Labelled]]] = []
    for fold in range(folds):
        seen = [one for number, one in enumerate(test) if number % _FOLDS != fold]
        held_out = [one for number, one in enumerate(test) if number % _FOLDS == fold]
        read += cross_validate([*train, *seen], held_out, data)
        pairs = [(one.labels, guess) for one, guess in read]
        print(f"fold {fold + 1}: {_percent(score(pairs, _TYPES)['all'])} so far")
    pairs = [(one.labels, guess) for one, guess in read]
    for type_, figures in score(pairs, _TYPES).items():
        print(f"{type_:4s} {_percent(figures)}")
    print(f"all four classes {_percent(score(pairs, (*_TYPES, 'OTH'))['all'])}")
    print(_PEERS)
    print_errors(read, errors)


def cross_validate(
    seen: Sequence[Sentence], held_out: Iterable[Sentence], data: Path
) -> list[tuple[Sentence, list[Labelled]]]:
    """Train on what was seen; pair each held-out sentence with what the model says of it."""
    with TemporaryDirectory() as folder:
        model = Path(folder) / "fold.model"
        features = make_features()
        train([*seen, *list(hand_sentences(data / WIKINEWS)) * BY_HAND], model, features)
        tagger = Tagger(model, features)
        return [(one, _read(tagger, one)) for one in held_out]


def _line(figures: dict[str, float]) -> str:
    return "  ".join(f"{name} {figures[name]:.3f}" for name in ("P", "R", "F1"))


def _percent(figures: Figures) -> str:
    return (
        f"P {100 * figures.precision:5.1f}  R {100 * figures.recall:5.1f}  "
        f"F1 {100 * figures.f1:5.1f}  ({figures.gold} in the gold)"
    )


if __name__ == "__main__":
    main()
