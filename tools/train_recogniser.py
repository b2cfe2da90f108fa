"""Train the model that ships.

    python -m tools.train_recogniser --data DIR

`DIR` holds `entities/germeval2014-dev.tsv` and `-test.tsv` (GermEval 2014, CC-BY 4.0) and
`news/wikinews.jsonl` (Wikinews, CC BY 2.5), of which some reports were marked by hand. Writes
`german.model` and `shares.bin` into `kz_tui/entities/data`. The same data gives the same files.
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
from kz_tui.entities.name_tables import DATA, MODEL
from kz_tui.entities.passage import NAMES, Label
from kz_tui.entities.tagger import write_tags
from kz_tui.entities.weights import write_weights
from kz_tui.entities.words import WordTable
from tools.datasets import GERMEVAL_TEST, GERMEVAL_TRAIN, Sentence, germeval
from tools.wikinews import WIKINEWS, hand_sentences

_NAMES = {*NAMES, Label.OTHER}
_PRIOR = 2.0
"""How many words the overall share weighs against the words of a cluster."""
BY_HAND = 2
"""How often sentences marked by hand are learned: they are news, and follow our guidelines."""

PARAMETERS: dict[str, object] = {
    "c1": 0.05,
    "c2": 0.5,
    "feature.minfreq": 2,
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
    by_hand = list(hand_sentences(data / WIKINEWS))
    began = time.perf_counter()
    write_name_shares(annotated, DATA / "shares.bin")
    train([*annotated, *by_hand * BY_HAND], DATA / MODEL, make_features())
    size = (DATA / MODEL).stat().st_size / 1e6
    print(
        f"{len(annotated):,} sentences of GermEval, {len(by_hand):,} of Wikinews; "
        f"{time.perf_counter() - began:.0f} s, {size:.2f} MB"
    )


def train(sentences: Sequence[Sentence], model: Path, features: FeatureMaker) -> None:
    """Fit a CRF to annotated sentences and write it to `model`."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    for sentence in sentences:
        tags = write_tags(sentence.marks(), len(sentence.words))
        trainer.append(features.sentence(sentence.words), tags)
    trainer.set_params(PARAMETERS)
    with TemporaryDirectory() as folder:
        trained = Path(folder) / "trained.crf"
        trainer.train(str(trained))
        convert(trained, model)


def convert(trained: Path, model: Path) -> None:
    """Write what CRFsuite has learned into a file that `Weights` reads."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(trained))
    learned = tagger.info()
    write_weights(model, learned.transitions, learned.state_features)


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
