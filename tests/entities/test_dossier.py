"""Two dossiers in three languages, written for this test: the same people under many spellings.

In the texts a name stands as {who:Name}. In each twelve people and more, six organisations, eight
places and more; two pairs share a surname, and a person bears the name of a city of the dossier.
"""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

import pytest

from kz_tui.entities.linker import Linked, link
from kz_tui.entities.name_tables import NameTables
from kz_tui.entities.recogniser import Recogniser
from kz_tui.model.article import Article
from kz_tui.model.entity import MentionKind
from kz_tui.model.span import Span
from tests.entities.texts import article

HERE = Path(__file__).parent
_marked = re.compile(r"\{(?P<who>[\w-]+):(?P<name>[^}]+)\}")


class Case(NamedTuple):
    """A folder, who is named in it, what else may be, and some names as they are to be shown."""

    folder: str
    people: str
    organisations: str
    places: str
    others: frozenset[str]
    shown: frozenset[str]

    @property
    def everybody(self) -> set[str]:
        return {*self.people.split(), *self.organisations.split(), *self.places.split()}


SUMMIT = Case(
    "dossier",
    "tokajew nasarbajew dariga lukaschenko-a lukaschenko-w putin leyen macron schukow-j schukow-a "
    "xi selenskyj",
    "ovks eu un osze nato gazprom",
    "kz ru minsk bruessel moskau astana almaty kiew peking",
    frozenset({"Frankreichs", "Украины", "Франции", "Еврокомиссии"}),
    frozenset(
        {
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
        }
    ),
)
HEALTH = Case(
    "dossier_health",
    "tedros scholz meloni milei jbiden jillbiden liv ingemar mokhtari wagner hallerbach kim olha",
    "who ezb wh rotkreuz amnesty openai",
    "genf berlin ba katar florenz stockholm washington kiew",
    frozenset(),
    frozenset(
        {
            "Tedros Adhanom Ghebreyesus",
            "Javier Milei",
            "Giorgia Meloni",
            "Joe Biden",
            "Jill Biden",
            "Liv Halvorsen",
            "Ingemar Halvorsen",
            "Florence Wagner",
            "Jost Hallerbach",
            "Kim Jong Un",
            "Weltgesundheitsorganisation",
            "Europäische Zentralbank",
            "Florenz",
        }
    ),
)
Marked = tuple[Article, list[tuple[Span, str]]]


def read(path: Path) -> Marked:
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


@pytest.fixture(scope="module", params=[SUMMIT, HEALTH], ids=["summit", "health"])
def case(request: pytest.FixtureRequest) -> Case:
    made: Case = request.param
    return made


@pytest.fixture(scope="module")
def dossier(case: Case) -> list[Marked]:
    return [read(path) for path in sorted((HERE / case.folder).glob("*.txt"))]


@pytest.fixture(scope="module")
def linked(dossier: list[Marked], recogniser: Recogniser, tables: NameTables) -> Linked:
    articles = [made for made, _ in dossier]
    return link(articles, [recogniser.annotate(one) for one in articles], tables)


def entities_of(dossier: list[Marked], linked: Linked) -> dict[str, dict[str | None, set[str]]]:
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
    case: Case, dossier: list[Marked], linked: Linked
) -> None:
    found = entities_of(dossier, linked)
    assert set(found) == case.everybody
    wrong = {who: dict(entities) for who, entities in found.items() if len(entities) != 1}
    assert wrong == {}
    assert not any(None in entities for entities in found.values())


def test_no_two_are_taken_for_one(dossier: list[Marked], linked: Linked) -> None:
    owners = defaultdict(set)
    for who, entities in entities_of(dossier, linked).items():
        for entity in entities:
            owners[entity].add(who)
    assert {entity: who for entity, who in owners.items() if len(who) > 1} == {}


def test_nobody_else_is_named(case: Case, dossier: list[Marked], linked: Linked) -> None:
    for (made, gold), annotation in zip(dossier, linked.annotations, strict=True):
        marked = [span for span, _ in gold]
        others = {
            mention.span.of(made.text)
            for mention in annotation.mentions
            if mention.kind is MentionKind.NAME and not any(map(mention.span.overlaps, marked))
        }
        assert others <= case.others


def test_each_is_named_in_three_languages(case: Case, dossier: list[Marked]) -> None:
    languages = defaultdict(set)
    for made, gold in dossier:
        for _, who in gold:
            languages[who].add(made.id[:2])
    assert {who for who in case.everybody if languages[who] != {"de", "en", "ru"}} == set()


def test_the_first_dossier_has_three_spellings_of_each() -> None:
    spellings = defaultdict(set)
    for path in (HERE / SUMMIT.folder).glob("*.txt"):
        made, gold = read(path)
        for span, who in gold:
            spellings[who].add(span.of(made.text))
    assert {who for who, names in spellings.items() if len(names) < 3} == set()


def test_display_names_are_german(case: Case, linked: Linked) -> None:
    assert case.shown <= {entity.name for entity in linked.entities.values()}
