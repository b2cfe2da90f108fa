from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kz_tui.entities.weights import LANE, OUTSIDE, PLACES, SCALE, ModelError, Weights, write_weights

LABELS = (OUTSIDE, "B-PER", "E-PER", "S-LOC", "S-PER")
numbers = st.integers(-20 * SCALE, 20 * SCALE).map(lambda number: number / SCALE)
features = st.builds(
    "{}{}={}".format, st.sampled_from(PLACES), st.sampled_from("ws"), st.text("ab<|")
)
learned = st.dictionaries(st.tuples(features, st.sampled_from(LABELS)), numbers, min_size=1)
between = st.dictionaries(st.tuples(st.sampled_from(LABELS), st.sampled_from(LABELS)), numbers)


def saved(
    transitions: dict[tuple[str, str], float], weights: dict[tuple[str, str], float]
) -> Weights:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "some.model"
        write_weights(path, transitions, weights)
        return Weights(path)


def lanes(packed: int, count: int) -> list[float]:
    """The numbers in the lanes, the lowest first."""
    found = []
    for _ in range(count):
        low = packed % (1 << LANE)
        number = low - (1 << LANE) if low >> LANE - 1 else low
        found.append(number / SCALE)
        packed = (packed - number) >> LANE
    return found


@given(between, learned)
def test_what_was_written_is_read(
    transitions: dict[tuple[str, str], float], weights: dict[tuple[str, str], float]
) -> None:
    model = saved(transitions, weights)
    assert model.labels[0] == OUTSIDE
    for a, row in zip(model.labels, model.transitions, strict=True):
        assert row == tuple(SCALE * transitions.get((a, b), 0) for b in model.labels)
    for marked, _ in weights:
        feature = marked.lstrip("<>")
        found = model.of(feature)
        assert found is not None
        for mark, packed in zip(PLACES, found, strict=True):
            here = [weights.get((mark + feature, label), 0.0) for label in model.labels]
            expected = [weight - here[0] for weight in here[1:]]
            assert lanes(packed, len(expected)) == expected


@given(learned)
def test_sums_are_those_of_the_features(weights: dict[tuple[str, str], float]) -> None:
    model = saved({}, weights)
    names = ["not a feature", *{marked.lstrip("<>") for marked, _ in weights}]
    rows = [row for row in map(model.of, names) if row is not None]
    assert model.own(names) == sum(row[0] for row in rows)
    assert model.lent(names) == tuple(sum(row[n] for row in rows) for n in range(1, len(PLACES)))


def test_a_feature_nobody_learned_says_nothing() -> None:
    model = saved({}, {("w=a", "S-PER"): 1.0})
    assert model.of("w=b") is None
    assert model.own(["w=b"]) == 0
    assert model.lent(["w=b"]) == (0, 0, 0, 0)


@pytest.mark.parametrize("content", [b"", b"lCRF and more"])
def test_another_file_is_refused_by_name(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "other.model"
    path.write_bytes(content)
    with pytest.raises(ModelError, match=r"other\.model"):
        Weights(path)
