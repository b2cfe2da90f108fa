"""Train the model that ships.

    python -m tools.train_recogniser --data DIR

`DIR` holds `entities/germeval2014-dev.tsv` and `-test.tsv` (GermEval 2014, CC-BY 4.0). Writes
`kz_tui/entities/data/german.crf`. The same data gives the same model.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pycrfsuite

from kz_tui.entities.features import FeatureMaker
from kz_tui.entities.gazetteer import Gazetteer
from kz_tui.entities.name_tables import DATA
from kz_tui.entities.passage import NAMES, Label
from kz_tui.entities.tagger import write_tags
from kz_tui.entities.words import WordTable
from tools.datasets import GERMEVAL_TEST, GERMEVAL_TRAIN, Sentence, germeval

_NAMES = {*NAMES, Label.OTHER}
_PRIOR = 2.0
"""How many words the overall share weighs against the words of a cluster."""

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
    parser.add_argument("--model", type=Path, default=DATA / "german.crf")
    arguments = parser.parse_args()
    sentences = [
        *germeval(arguments.data / GERMEVAL_TRAIN),
        *germeval(arguments.data / GERMEVAL_TEST),
    ]
    write_name_shares(
        sentences, DATA / "shares.bin", WordTable(DATA / "words.trie", DATA / "words.bin")
    )
    began = time.perf_counter()
    train(sentences, arguments.model, make_features())
    size = arguments.model.stat().st_size / 1e6
    seconds = time.perf_counter() - began
    print(f"{len(sentences):,} sentences, {seconds:.0f} s, {size:.2f} MB: {arguments.model}")


def write_name_shares(sentences: Iterable[Sentence], path: Path, table: WordTable) -> None:
    """Count, for each cluster, how many of its capitalised words are names."""
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


def train(sentences: Iterable[Sentence], model: Path, features: FeatureMaker) -> None:
    """Fit a CRF to annotated sentences and write it to `model`."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    for sentence in sentences:
        tags = write_tags(sentence.marks(), len(sentence.words))
        trainer.append(features.sentence(sentence.words), tags)
    trainer.set_params(PARAMETERS)
    model.unlink(missing_ok=True)  # a reader may have the old one mapped
    trainer.train(str(model))


if __name__ == "__main__":
    main()
