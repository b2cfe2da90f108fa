"""Whom descriptions and pronouns mean; who is not sure stays out."""

from __future__ import annotations

import pytest

from kz_tui.entities.linker import link
from kz_tui.entities.name_tables import NameTables
from kz_tui.entities.recogniser import Recogniser
from kz_tui.entities.role_words import RoleWord
from kz_tui.model.entity import MentionKind
from tests.entities.texts import article

FOUND = (MentionKind.NOMINAL, MentionKind.PRONOUN)


def meant(recogniser: Recogniser, tables: NameTables, *texts: str) -> list[tuple[str, str | None]]:
    """The descriptions and pronouns of the last text, and whom each means."""
    articles = [article(text, f"a{number}") for number, text in enumerate(texts)]
    linked = link(articles, [recogniser.annotate(one) for one in articles], tables)
    return [
        (mention.span.of(articles[-1].text), mention.entity)
        for mention in linked.annotations[-1].mentions
        if mention.kind in FOUND and not mention.apposition
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Der polnische Präsident Andrzej Wolski kam. Später lobte der Staatschef das Treffen.",
            [("Staatschef", "per:andrzej-wolski")],
        ),
        (
            (
                "Der polnische Präsident Andrzej Wolski traf den russischen Präsidenten Iwan Petrow"
                ". Danach dankte der polnische Präsident."
            ),
            [("polnische Präsident", "per:andrzej-wolski")],
        ),
        (
            (
                "Ex-Kanzler Peter Hollmann sprach. Kanzler Jens Ebert hörte zu.\n\n"
                "Der Ex-Kanzler ging früh."
            ),
            [("Ex-Kanzler", "per:peter-hollmann")],
        ),
        (
            (
                "Der polnische Präsident Andrzej Wolski traf seinen türkischen Kollegen Cem Öz. "
                "Danach sprach der türkische Präsident."
            ),
            [("türkische Präsident", "per:cem-oez")],
        ),
        (
            "Jens Ebert (SPD) kam mit Udo Hold (CDU). Der CDU-Politiker schwieg.",
            [("CDU-Politiker", "per:udo-hold")],
        ),
        (
            "Jens Ebert (SPD) kam mit Udo Hold (SPD). Der SPD-Politiker schwieg.",
            [],
        ),
        (
            "Das Werk stammt von Mitautor Tilman Ebert. Der Autor schwieg.",
            [],
        ),
        (
            "Verteidiger Otto Hold kam. Der Anwalt beantragte einen Freispruch.",
            [("Anwalt", "per:otto-hold")],
        ),
        (
            "Die Ministerin Anna Kessler kam spät. „Es schneit“, sagte sie.",
            [("sie", "per:anna-kessler")],
        ),
        (
            "Peter Hollmann kam spät. Er sagte, es schneie.",
            [("Er", "per:peter-hollmann")],
        ),
        (
            "Peter Hollmann gewann gestern. Der 34-Jährige war schneller.",
            [("34-Jährige", "per:peter-hollmann")],
        ),
        (
            "Peter Hollmann, der Vorsitzende, kam.",
            [("Vorsitzende", "per:peter-hollmann")],
        ),
        (
            "Der türkische Verkehrsminister, Binali Demir, schwieg.",
            [("türkische Verkehrsminister", "per:binali-demir")],
        ),
        (
            "Siemens wächst. Der Konzern stellt Leute ein.",
            [("Konzern", "org:siemens")],
        ),
        (
            "In Warschau kam die polnische Regierung zusammen.",
            [("polnische Regierung", "org:regierung-pl")],
        ),
    ],
)
def test_one_is_meant(
    text: str, found: list[tuple[str, str]], recogniser: Recogniser, tables: NameTables
) -> None:
    assert meant(recogniser, tables, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Der Präsident kam.",
        (
            "Der polnische Präsident Andrzej Wolski und der russische Präsident Iwan Petrow kamen."
            "\n\nDer Präsident sprach."
        ),
        "Der frühere Präsident Andrzej Wolski kam. Der Präsident sprach.",
        "Peter Hollmann wurde zum Präsidenten gewählt.",
        "Der Präsident Andrzej Wolski kam. Anna Kessler ist die Präsidentin.",
        "Die Minister kamen mit Minister Peter Hollmann.",
        "Anna Kessler kam. Er sagte nichts.",
        "Peter Hollmann kam. „Es schneit“, sagte sie.",
        "Siemens und Bosch wachsen.\n\nDer Konzern stellt Leute ein.",
        "Der Verband der Hersteller klagt über Siemens.",
        "Präsident Andrzej Wolski kam. Der Präsident des Verbandes sprach.",
    ],
)
def test_nobody_is_meant_for_sure(text: str, recogniser: Recogniser, tables: NameTables) -> None:
    assert meant(recogniser, tables, text) == []


def test_another_article_tells_who_holds_an_office(
    recogniser: Recogniser, tables: NameTables
) -> None:
    named = "Der polnische Präsident Andrzej Wolski kam."
    assert meant(recogniser, tables, named, "Gestern kam der polnische Präsident nach Rom.") == [
        ("polnische Präsident", "per:andrzej-wolski")
    ]


def test_the_reason_for_a_government_is_kept(recogniser: Recogniser, tables: NameTables) -> None:
    one = article("Gestern tagte die polnische Regierung.")
    entity = link([one], [recogniser.annotate(one)], tables).entities["org:regierung-pl"]
    assert entity.name == "Regierung (Polen)"
    assert entity.reasons == ("polnische Regierung means the government of Polen",)


def read(tables: NameTables, noun: str) -> RoleWord:
    role = tables.roles.read(noun)
    assert role is not None
    return role


@pytest.mark.parametrize(
    ("noun", "other", "may"),
    [
        ("Staatschef", "Präsidenten", True),
        ("Minister", "Außenminister", True),
        ("Außenminister", "Minister", False),
        ("Präsident", "Ex-Präsident", False),
        ("Kanzlerin", "Bundeskanzlerin", True),
        ("Bundeskanzlerin", "Ministerpräsidentin", False),
        ("Präsident", "Ratspräsident", False),
    ],
)
def test_which_roles_may_mean_one(noun: str, other: str, may: bool, tables: NameTables) -> None:
    assert read(tables, noun).may_mean(read(tables, other)) is may
