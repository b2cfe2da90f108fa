"""The relations a person reads in the two bundled articles, and the labels given there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tools.link_labels import given_labels, known_verdicts, recognised, seed_articles, seed_recall

VERDICTS = Path(__file__).parents[2] / "tools" / "sources" / "label_verdicts.jsonl"


def test_relations_are_sentence_links() -> None:
    found = seed_recall()
    assert (found.total, found.by_name) == (28, 22)
    assert found.linked / found.total >= 0.85
    assert found.there == found.by_name


def test_the_verb_of_a_label_stands_in_its_sentence() -> None:
    seeds, linked = recognised(seed_articles())
    given = list(given_labels(seeds, linked))
    assert len(given) >= 4
    for one in given:
        text = one.article.text
        assert all(one.sentence.covers(span) for span in (*one.label.spans, *one.label.ends))
        words = {span.of(text).lower() for span in one.label.spans}
        assert words == set(one.label.words.lower().replace("… ", "").split())


def test_verdicts_hold_offsets_and_no_text() -> None:
    assert len(known_verdicts()) >= 50
    for line in VERDICTS.read_text(encoding="utf-8").splitlines():
        assert set(json.loads(line)) == {
            "id", "crc", "offsets", "unseen", "right", "negated", "hearsay",
        }  # fmt: skip


@pytest.mark.parametrize("unseen", [True, False])
def test_at_least_nine_of_ten_judged_labels_were_right(unseen: bool) -> None:
    judged = [one["right"] for one in known_verdicts().values() if one["unseen"] is unseen]
    assert sum(judged) / len(judged) >= 0.9
