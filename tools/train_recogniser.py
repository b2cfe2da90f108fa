"""Train the model that ships.

    python -m tools.train_recogniser --data DIR

`DIR` holds `entities/germeval2014-dev.tsv` and `-test.tsv` (GermEval 2014, CC-BY 4.0) and
`news/wikinews.jsonl` (Wikinews, CC BY 2.5). A first model learns from GermEval and from the reports
marked by hand; with all rules and the document pass it marks the other reports; the model that
ships learns from all of it. Writes `german.crf` and `shares.bin` into `kz_tui/entities/data`. The
same data gives the same files.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pycrfsuite

from kz_tui.entities.features import FeatureMaker
from kz_tui.entities.gazetteer import Gazetteer
from kz_tui.entities.name_tables import DATA
from kz_tui.entities.passage import NAMES, Label
from kz_tui.entities.recogniser import Recogniser
from kz_tui.entities.tagger import write_tags
from kz_tui.entities.words import WordTable
from tools.datasets import GERMEVAL_TEST, GERMEVAL_TRAIN, Sentence, germeval
from tools.wikinews import WIKINEWS, hand_sentences, machine_sentences

_NAMES = {*NAMES, Label.OTHER}
_PRIOR = 2.0
"""How many words the overall share weighs against the words of a cluster."""
_BY_HAND = 2
"""How often sentences marked by hand are learned: they follow our own guidelines."""

PARAMETERS: dict[str, object] = {
    "c1": 0.1,
    "c2": 0.5,
    "feature.minfreq": 3,
    "max_iterations": 80,
    "feature.possible_transitions": True,
}
"""Set by cross-validation on GermEval: more of c2 than usual, for the features are many."""


def main() -> None:
    """Train on everything that may be trained on."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    data: Path = parser.parse_args().data
    annotated = [*germeval(data / GERMEVAL_TRAIN), *germeval(data / GERMEVAL_TEST)]
    began = time.perf_counter()
    write_name_shares(annotated, DATA / "shares.bin")
    train_twice(annotated, data, DATA / "german.crf")
    size = (DATA / "german.crf").stat().st_size / 1e6
    print(f"{time.perf_counter() - began:.0f} s, {size:.2f} MB")


def train_twice(annotated: Sequence[Sentence], data: Path, model: Path) -> None:
    """Train on annotated sentences, let that model mark the unmarked news, train on all."""
    features = make_features()
    by_hand = list(hand_sentences(data / WIKINEWS)) * _BY_HAND
    with TemporaryDirectory() as folder:
        first = Path(folder) / "first.crf"
        train([*annotated, *by_hand], first, features)
        by_machine = list(machine_sentences(data / WIKINEWS, Recogniser(model=first)))
    print(
        f"{len(annotated):,} annotated sentences, {len(by_hand) // _BY_HAND:,} marked by hand, "
        f"{len(by_machine):,} marked by the first model"
    )
    train([*annotated, *by_hand, *by_machine], model, features)


def train(sentences: Sequence[Sentence], model: Path, features: FeatureMaker) -> None:
    """Fit a CRF to annotated sentences and write it to `model`."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    for sentence in sentences:
        tags = write_tags(sentence.marks(), len(sentence.words))
        trainer.append(features.sentence(sentence.words), tags)
    trainer.set_params(PARAMETERS)
    model.unlink(missing_ok=True)  # a reader may have the old one mapped
    trainer.train(str(model))


def write_name_shares(sentences: Sequence[Sentence], path: Path) -> None:
    """Count, for each cluster, how many of its capitalised words are names."""
    table = WordTable(DATA / "words.trie", DATA / "words.bin")
    seen: Counter[int] = Counter()
    named: Counter[int] = Counter()
    for sentence in sentences:
        names = {p for mark in sentence.marks() if mark.label in _NAMES for p in mark.positions}
        for position, word in enumerate(sentence.words):
            cluster = table.cluster(word)
            if position and word[:1].isupper() and cluster is not None:
                seen[cluster] += 1
                named[cluster] += position in names
    overall = sum(named.values()) / sum(seen.values())
    shares = [(named[c] + _PRIOR * overall) / (seen[c] + _PRIOR) for c in table.clusters]
    path.write_bytes(bytes(round(255 * share) for share in shares))


def make_features() -> FeatureMaker:
    """The features of the data that ships."""
    table = WordTable(DATA / "words.trie", DATA / "words.bin")
    return FeatureMaker(table, Gazetteer(DATA / "gazetteer.trie"))


if __name__ == "__main__":
    main()
