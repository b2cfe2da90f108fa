"""A dossier in three languages, written for this test: the same people under many spellings.

In the texts a name stands as {who:Name}. Twelve people, six organisations, nine places; two pairs
share a surname, and a city bears the name of a person.
"""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest

from kz_tui.entities.linker import Linked, link
from kz_tui.entities.name_tables import NameTables
from kz_tui.entities.recogniser import Recogniser
from kz_tui.model.article import Article
from kz_tui.model.entity import MentionKind
from kz_tui.model.span import Span
from tests.entities.texts import article

FOLDER = Path(__file__).parent / "dossier"
_marked = re.compile(r"\{(?P<who>[\w-]+):(?P<name>[^}]+)\}")
PEOPLE = (
    "tokajew nasarbajew dariga lukaschenko-a lukaschenko-w putin leyen macron schukow-j schukow-a "
    "xi selenskyj"
).split()
ORGANISATIONS = "ovks eu un osze nato gazprom".split()
PLACES = "kz ru minsk bruessel moskau astana almaty kiew peking".split()


def read(path: Path) -> tuple[Article, list[tuple[Span, str]]]:
    """An article of the folder, and who stands where in it."""
    text, gold = "", []
    position = 0
    marked = path.read_text(encoding="utf-8")
    for match in _marked.finditer(marked):
        text += marked[position : match.start()]
        gold.append((Span(len(text), len(text) + len(match["name"])), match["who"]))
        text += match["name"]
        position = match.end()
    made = article(text + marked[position:], path.stem)
    return made, gold


@pytest.fixture(scope="module")
def dossier() -> list[tuple[Article, list[tuple[Span, str]]]]:
    return [read(path) for path in sorted(FOLDER.glob("*.txt"))]


@pytest.fixture(scope="module")
def linked(
    dossier: list[tuple[Article, list[tuple[Span, str]]]],
    recogniser: Recogniser,
    tables: NameTables,
) -> Linked:
    articles = [made for made, _ in dossier]
    return link(articles, [recogniser.annotate(one) for one in articles], tables)


def entities_of(
    dossier: list[tuple[Article, list[tuple[Span, str]]]], linked: Linked
) -> dict[str, dict[str | None, set[str]]]:
    """Who -> entity found -> the names under which it was found."""
    found: dict[str, dict[str | None, set[str]]] = defaultdict(lambda: defaultdict(set))
    for (made, gold), annotation in zip(dossier, linked.annotations, strict=True):
        names = {
            mention.span: mention.entity
            for mention in annotation.mentions
            if mention.kind is MentionKind.NAME
        }
        for span, who in gold:
            found[who][names.get(span)].add(f"{span.of(made.text)} ({made.id})")
    return found


def test_every_name_is_found_and_means_one_entity(
    dossier: list[tuple[Article, list[tuple[Span, str]]]], linked: Linked
) -> None:
    found = entities_of(dossier, linked)
    assert set(found) == {*PEOPLE, *ORGANISATIONS, *PLACES}
    wrong = {who: dict(entities) for who, entities in found.items() if len(entities) != 1}
    assert wrong == {}
    assert not any(None in entities for entities in found.values())


def test_no_two_are_taken_for_one(
    dossier: list[tuple[Article, list[tuple[Span, str]]]], linked: Linked
) -> None:
    owners = defaultdict(set)
    for who, entities in entities_of(dossier, linked).items():
        for entity in entities:
            owners[entity].add(who)
    assert {entity: who for entity, who in owners.items() if len(who) > 1} == {}


def test_nobody_else_is_named(
    dossier: list[tuple[Article, list[tuple[Span, str]]]], linked: Linked
) -> None:
    for (made, gold), annotation in zip(dossier, linked.annotations, strict=True):
        marked = [span for span, _ in gold]
        others = {
            mention.span.of(made.text)
            for mention in annotation.mentions
            if mention.kind is MentionKind.NAME and not any(map(mention.span.overlaps, marked))
        }
        assert others <= {"Frankreichs", "Украины", "Франции", "Еврокомиссии"}


def test_each_has_three_spellings(
    dossier: list[tuple[Article, list[tuple[Span, str]]]],
) -> None:
    spellings = defaultdict(set)
    for made, gold in dossier:
        for span, who in gold:
            spellings[who].add(span.of(made.text))
    assert {who for who, names in spellings.items() if len(names) < 3} == set()


def test_display_names_are_german(linked: Linked) -> None:
    assert {
        "Kassym-Schomart Tokajew",
        "Nursultan Nasarbajew",
        "Dariga Nasarbajewa",
        "Alexander Lukaschenko",
        "Wiktor Lukaschenko",
        "Wladimir Putin",
        "Ursula von der Leyen",
        "Emmanuel Macron",
        "Jewgeni Schukow",
        "Andrej Schukow",
        "Wolodymyr Selenskyj",
        "Xi Jinping",
    } <= {entity.name for entity in linked.entities.values()}
