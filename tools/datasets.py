"""The annotated texts a model learns from and is measured on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kz_tui.entities.passage import Label, Mark

GERMEVAL_TRAIN = "entities/germeval2014-dev.tsv"
_abbreviated = re.compile(r"[A-ZÄÖÜ]|[IVX]+|St|Dr|Prof|Co|Inc|Corp|Ltd|Jr|Sr")
GERMEVAL_TEST = "entities/germeval2014-test.tsv"
MOBIE_TEST = "entities/mobie-test.conll"
_MOBIE = {
    "person": "PER",
    "organization": "ORG",
    "organization-company": "ORG",
    "location": "LOC",
    "location-city": "LOC",
    "location-street": "LOCpart",
    "location-stop": "LOCpart",
    "location-route": "LOCpart",
}
"""Classes of MobIE that are names of ours; streets, stops and lines, no places here, are aside."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a data set: its words, and the marks as the data set has them.

    `labels` are those of the data set (PER, LOCderiv, OTHpart, ...), as `(first, last, label)`.
    """

    words: tuple[str, ...]
    labels: tuple[tuple[int, int, str], ...]

    def marks(self) -> list[Mark]:
        """What the model learns: classes that no rule of ours uses are left out."""
        known = {label.value for label in Label}
        return [Mark(a, b, Label(label)) for a, b, label in self.labels if label in known]


def germeval(path: Path) -> Iterator[Sentence]:
    """The sentences of a GermEval 2014 file, outer level."""
    words: list[str] = []
    tags: list[str] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        cells = line.split("\t")
        if len(cells) < 3 or line.startswith("#\t"):
            if words:
                yield Sentence(tuple(words), tuple(_spans(tags)))
            words, tags = [], []
        elif cells[1] == "." and cells[2].startswith("I-") and _abbreviated.fullmatch(words[-1]):
            words[-1] += "."  # St. Moritz, George W. Bush: one token here, as in running text
        else:
            words.append(cells[1])
            tags.append(cells[2])


def mobie(path: Path) -> Iterator[Sentence]:
    """The sentences of a MobIE file, its classes as ours; what is no name of ours has no label."""
    words: list[str] = []
    tags: list[str] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        cells = line.split("\t")
        if len(cells) < 4:
            if words:
                spans = [(a, b, _MOBIE[one]) for a, b, one in _spans(tags) if one in _MOBIE]
                yield Sentence(tuple(words), tuple(spans))
            words, tags = [], []
        else:
            words.append(cells[0])
            tags.append(cells[3])


def _spans(tags: list[str]) -> Iterator[tuple[int, int, str]]:
    begin, label = 0, ""
    for position, tag in enumerate([*tags, "O"]):
        if label and not (tag.startswith("I-") and tag[2:] == label):
            yield begin, position, label
            label = ""
        if tag != "O" and not label:
            begin, label = position, tag[2:]
