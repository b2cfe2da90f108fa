"""The best path: against all paths tried out, and against CRFsuite."""

from __future__ import annotations

from itertools import pairwise, product
from pathlib import Path
from tempfile import TemporaryDirectory

import pycrfsuite
from hypothesis import given, settings
from hypothesis import strategies as st

from kz_tui.entities.decoder import Decoder
from kz_tui.entities.evidence import Evidence
from kz_tui.entities.features import FeatureMaker
from kz_tui.entities.name_tables import DATA, MODEL, NameTables
from kz_tui.entities.passage import Label, Mark
from kz_tui.entities.tagger import write_tags
from kz_tui.entities.tokens import tokenise
from kz_tui.entities.weights import OUTSIDE, SCALE, Weights, pack, write_weights

LABELS = (OUTSIDE, *(f"{place}-{kind}" for kind in ("LOC", "PER") for place in "BEIS"))
SENTENCES = (
    "Gestern sprach Angela Merkel in Berlin mit Wladimir Putin .",
    "Wie die Deutsche Bank mitteilt, wird Ursula von der Leyen nach Kasachstan reisen",
    "Die Zahl der Toten stieg in Almaty auf 164 , darunter zwei Kinder",
    "ZDF",
    "Der Vorsitzende der Gewerkschaft Erziehung und Wissenschaft , Ulrich Thöne , war in Bonn",
)


def model(transitions: dict[tuple[str, str], float], labels: tuple[str, ...] = LABELS) -> Weights:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "some.model"
        write_weights(path, transitions, {("w=a", label): 0.0 for label in labels})
        return Weights(path)


def is_path(path: tuple[str, ...]) -> bool:
    """Whether names begin and end where they should."""
    kind = ""
    for label in path:
        if kind != (label[2:] if label[0] in "IE" else ""):
            return False
        kind = label[2:] if label[0] in "BI" else ""
    return not kind


def score(
    path: tuple[str, ...], said: list[dict[str, float]], between: dict[tuple[str, str], float]
) -> float:
    return sum(one[label] for one, label in zip(said, path, strict=True)) + sum(
        between.get(step, 0) for step in pairwise(path)
    )


weights = st.integers(-6 * SCALE, 6 * SCALE).map(lambda number: number / SCALE)
tokens = st.fixed_dictionaries(dict.fromkeys(LABELS, weights))
pairs = st.tuples(st.sampled_from(LABELS), st.sampled_from(LABELS))


@settings(deadline=None)
@given(st.lists(tokens, min_size=1, max_size=4), st.dictionaries(pairs, weights))
def test_no_path_is_better(
    said: list[dict[str, float]], between: dict[tuple[str, str], float]
) -> None:
    weights = model(between)
    totals = [
        pack([round((one[label] - one[OUTSIDE]) * SCALE) for label in weights.labels[1:]])
        for one in said
    ]
    found = Decoder(weights, margin=1000).names(totals)
    paths = [path for path in product(LABELS, repeat=len(said)) if is_path(path)]
    best = max(score(path, said, between) for path in paths)
    assert score(tuple(write_tags(found, len(said))), said, between) == best


@st.composite
def marks(draw: st.DrawFn) -> tuple[list[Mark], int]:
    found: list[Mark] = []
    end = 0
    for _ in range(draw(st.integers(0, 6))):
        first = end + draw(st.integers(0, 3))
        end = first + draw(st.integers(1, 4))
        found.append(Mark(first, end, draw(st.sampled_from(Label))))
    return found, end + draw(st.integers(0 if found else 1, 3))


@given(marks())
def test_tags_that_are_certain_are_read_as_they_were_written(
    case: tuple[list[Mark], int],
) -> None:
    found, length = case
    every = tuple(f"{place}-{label}" for label in Label for place in "BEIS")
    weights = model({}, (OUTSIDE, *every))
    totals = []
    for tag in write_tags(found, length):
        said = [20 * SCALE * (label == tag) for label in weights.labels]
        totals.append(pack([one - said[0] for one in said[1:]]))
    assert Decoder(weights).names(totals) == found


def test_what_is_left_out_of_account_was_no_part_of_the_best_path(tables: NameTables) -> None:
    weights = Weights(DATA / MODEL)
    evidence = Evidence(FeatureMaker(tables.words, tables.gazetteer), weights)
    totals = [evidence.of(tokenise(sentence).words) for sentence in SENTENCES]
    assert any(map(Decoder(weights).names, totals))
    for total in totals:
        assert Decoder(weights).names(total) == Decoder(weights, margin=1000).names(total)


def test_it_reads_as_crfsuite_does(tables: NameTables, tmp_path: Path) -> None:
    features = FeatureMaker(tables.words, tables.gazetteer)
    decoder = Decoder(Weights(DATA / MODEL))
    evidence = Evidence(features, Weights(DATA / MODEL))
    sentences = [tokenise(sentence).words for sentence in SENTENCES]
    tags = [write_tags(decoder.names(evidence.of(words)), len(words)) for words in sentences]
    trainer = pycrfsuite.Trainer(verbose=False)
    for words, one in zip(sentences, tags, strict=True):
        trainer.append(features.sentence(words), one)
    trainer.train(str(tmp_path / "small.crf"))
    tagger = pycrfsuite.Tagger()
    tagger.open(str(tmp_path / "small.crf"))
    learned = tagger.info()
    write_weights(tmp_path / "small.model", learned.transitions, learned.state_features)
    small = Weights(tmp_path / "small.model")
    evidence, decoder = Evidence(features, small), Decoder(small)
    for words in sentences:
        read = decoder.names(evidence.of(words))
        assert write_tags(read, len(words)) == tagger.tag(features.sentence(words))
