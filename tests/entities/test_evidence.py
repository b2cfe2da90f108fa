from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kz_tui.entities.evidence import Evidence
from kz_tui.entities.features import FeatureMaker
from kz_tui.entities.name_tables import DATA, MODEL, NameTables
from kz_tui.entities.weights import PLACES, Weights

TABLES = NameTables()
FEATURES = FeatureMaker(TABLES.words, TABLES.gazetteer)
WEIGHTS = Weights(DATA / MODEL)
EVIDENCE = Evidence(FEATURES, WEIGHTS)
words = st.one_of(
    st.sampled_from(
        "Angela Merkel der Deutsche Bank in New York EU-Kommission 7. , | < > SPD Xyzzybach "
        "Токаев Vereinten Nationen".split()
    ),
    st.text(st.characters(exclude_categories=["Z", "C"]), min_size=1, max_size=12),
)


def weight(marked: str) -> int:
    feature = marked.lstrip("<>")
    row = WEIGHTS.of(feature)
    return row[PLACES.index(marked[: len(marked) - len(feature)])] if row is not None else 0


@settings(deadline=None)
@given(st.lists(words, min_size=1, max_size=12))
def test_evidence_is_the_sum_of_the_features_listed(sentence: list[str]) -> None:
    expected = [sum(map(weight, listed)) for listed in FEATURES.sentence(sentence)]
    assert EVIDENCE.of(sentence) == expected
