"""The seeds, scored by the gold: the floor below which recognition and linking must not fall."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kz_tui.corpus.loader import read_corpus
from kz_tui.entities.linker import Linked, link
from kz_tui.entities.recogniser import Recogniser
from kz_tui.model.article import Article
from tests.gold import score

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def seeds(recogniser: Recogniser) -> tuple[list[Article], Linked]:
    articles = [one for one in read_corpus([str(ROOT / "seeds")]) if isinstance(one, Article)]
    return articles, link(articles, [recogniser.annotate(article) for article in articles])


@pytest.fixture(scope="module")
def figures(seeds: tuple[list[Article], Linked]) -> dict[str, Any]:
    articles, linked = seeds
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
    gold = score.read(str(ROOT / "tests" / "gold" / "seeds.jsonl"))
    figures: dict[str, Any] = score.score(gold, predictions)
    return figures


def test_names(figures: dict[str, Any]) -> None:
    assert figures["mentions_name"]["F1"] >= 0.90


def test_names_and_derived(figures: dict[str, Any]) -> None:
    assert figures["mentions_name_and_derived"]["F1"] >= 0.90


def test_nominals(figures: dict[str, Any]) -> None:
    assert figures["mentions_nominal"]["F1"] >= 0.65


def test_linking_given_the_span(figures: dict[str, Any]) -> None:
    assert figures["linking"]["accuracy_given_span"]["value"] >= 0.97


def test_city_and_person_of_one_name_stay_two(seeds: tuple[list[Article], Linked]) -> None:
    entities = seeds[1].entities.values()
    city = [entity for entity in entities if entity.name == "Nur-Sultan"]
    person = [entity for entity in entities if entity.name == "Nursultan Nasarbajew"]
    assert [entity.type.value for entity in city + person] == ["LOC", "PER"]
