"""Who is who: what may be taken for one, and what may not."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kz_tui.entities.linker import Linked, link
from kz_tui.entities.name_tables import NameTables
from kz_tui.model.article import Article
from kz_tui.model.entity import Annotation, EntityType, MentionKind
from tests.entities.texts import annotated

PER, ORG, LOC = EntityType.PER, EntityType.ORG, EntityType.LOC
Pair = tuple[Article, Annotation]


def linked(pairs: Sequence[Pair], tables: NameTables) -> Linked:
    return link([one for one, _ in pairs], [one for _, one in pairs], tables)


def ids(pairs: Sequence[Pair], tables: NameTables) -> list[list[str | None]]:
    """The entity of each mention, article by article."""
    found = linked(pairs, tables).annotations
    return [[mention.entity for mention in annotation.mentions] for annotation in found]


def test_a_surname_belongs_to_the_full_name_of_its_article(tables: NameTables) -> None:
    pair = annotated(
        "Dmitri Peskow kam. Peskows Wort gilt.", ("Dmitri Peskow", PER), ("Peskows", PER)
    )
    assert ids([pair], tables) == [["per:dmitri-peskow"] * 2]


def test_a_particle_is_part_of_the_surname(tables: NameTables) -> None:
    pair = annotated(
        "Ursula von der Leyen kam. Von der Leyen sprach.",
        ("Ursula von der Leyen", PER),
        ("Von der Leyen", PER),
    )
    assert ids([pair], tables) == [["per:ursula-von-der-leyen"] * 2]


def test_the_family_name_may_stand_first(tables: NameTables) -> None:
    pair = annotated("Xi Jinping lobte ihn. Xi schrieb.", ("Xi Jinping", PER), ("Xi", PER))
    assert ids([pair], tables) == [["per:xi-jinping"] * 2]


def test_two_people_of_one_surname_stay_two(tables: NameTables) -> None:
    pairs = [
        annotated("Klaus Müller kam. Müller sprach.", ("Klaus Müller", PER), ("Müller", PER)),
        annotated(
            "Anna Müller kam. Müller sprach.", ("Anna Müller", PER), ("Müller", PER), name="b"
        ),
    ]
    assert ids(pairs, tables) == [["per:klaus-mueller"] * 2, ["per:anna-mueller"] * 2]


def test_a_surname_two_people_of_the_article_share_stays_open(tables: NameTables) -> None:
    pair = annotated(
        "Klaus Müller und Anna Müller kamen. Müller sprach.",
        ("Klaus Müller", PER),
        ("Anna Müller", PER),
        ("Müller", PER),
    )
    assert ids([pair], tables)[0][2] is None


def test_a_rare_surname_is_found_over_the_dossier(tables: NameTables) -> None:
    pairs = [
        annotated("Es sprach Dmitri Peskow.", ("Dmitri Peskow", PER)),
        annotated("Dann sprach Peskow.", ("Peskow", PER), name="b"),
    ]
    assert ids(pairs, tables)[1] == ["per:dmitri-peskow"]


def test_a_common_surname_is_not(tables: NameTables) -> None:
    pairs = [
        annotated("Es sprach Klaus Müller.", ("Klaus Müller", PER)),
        annotated("Dann sprach Müller.", ("Müller", PER), name="b"),
    ]
    assert ids(pairs, tables)[1] == ["per:mueller@b"]


@pytest.mark.parametrize(
    "spelling",
    [
        "Kassym-Jomart Tokayev",
        "Kassym-Schomart Toqajew",
        "Qassym-Schomart Tokajew",
        "Касым-Жомарт Токаев",
        "Касым-Жомарта Токаева",
    ],
)
def test_transcriptions_and_scripts_meet(spelling: str, tables: NameTables) -> None:
    pairs = [
        annotated("Es sprach Kassym-Schomart Tokajew.", ("Kassym-Schomart Tokajew", PER)),
        annotated(f"Und auch {spelling} war da.", (spelling, PER), name="b"),
    ]
    (first,), (second,) = ids(pairs, tables)
    assert first == second


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Alexander Lukaschenko", "Aljaksandr Lukaschenka"),
        ("Wladimir Selenskyj", "Volodymyr Zelensky"),
        ("George Bush", "George W. Bush"),
        ("Dariga Nasarbajewa", "Дарига Назарбаева"),
        ("Alexander Lukaschenko", "Александра Лукашенко"),
        ("Wladimir Putin", "Владимиром Путиным"),
    ],
)
def test_names_that_differ_in_vowels_or_a_middle_name(
    one: str, other: str, tables: NameTables
) -> None:
    pairs = [
        annotated(f"{one} kam.", (one, PER)),
        annotated(f"{other} kam.", (other, PER), name="b"),
    ]
    (first,), (second,) = ids(pairs, tables)
    assert first == second


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Martin Huber", "Martina Huber"),
        ("Andreas Huber", "Andrea Huber"),
        ("Peter Huber", "Paul Huber"),
        ("Dariga Nasarbajewa", "Nursultan Nasarbajew"),
        ("Дарига Назарбаева", "Nursultan Nasarbajew"),
    ],
)
def test_names_of_different_people(one: str, other: str, tables: NameTables) -> None:
    pairs = [
        annotated(f"{one} kam.", (one, PER)),
        annotated(f"{other} kam.", (other, PER), name="b"),
    ]
    (first,), (second,) = ids(pairs, tables)
    assert first != second


def test_a_place_is_not_a_person(tables: NameTables) -> None:
    pair = annotated(
        "Nursultan Nasarbajew verließ Nur-Sultan.",
        ("Nursultan Nasarbajew", PER),
        ("Nur-Sultan", LOC),
    )
    assert ids([pair], tables) == [["per:nursultan-nasarbajew", "loc:astana"]]


def test_former_and_present_name_of_a_city(tables: NameTables) -> None:
    pair = annotated("Astana hieß Nur-Sultan.", ("Astana", LOC), ("Nur-Sultan", LOC))
    assert ids([pair], tables) == [["loc:astana"] * 2]


@pytest.mark.parametrize("name", ["Russlands", "Russia", "России", "Russische Föderation"])
def test_a_state_by_any_name(name: str, tables: NameTables) -> None:
    pair = annotated(f"Das ist {name} Sache.", (name, LOC))
    entity = linked([pair], tables).entities["loc:RU"]
    assert (entity.country, entity.acts) == ("RU", True)


@pytest.mark.parametrize(
    ("word", "place"),
    [
        ("kasachische", "loc:KZ"),
        ("Russen", "loc:RU"),
        ("Berliner", "loc:berlin"),
        ("zentralasiatischen", "loc:zentralasien"),
        ("российский", "loc:RU"),
        ("Belarusian", "loc:BY"),
    ],
)
def test_derived_words_mean_their_place(word: str, place: str, tables: NameTables) -> None:
    pair = annotated(f"Der {word} kam.", (word, LOC, MentionKind.DERIVED))
    assert ids([pair], tables) == [[place]]


@pytest.mark.parametrize("name", ["OVKS", "ODKB", "CSTO", "ОДКБ"])
def test_an_alliance_by_any_acronym(name: str, tables: NameTables) -> None:
    pair = annotated(f"Die {name} tagt.", (name, ORG))
    assert ids([pair], tables) == [["org:organisation-des-vertrags-ueber-kollektive-sicherheit"]]


@pytest.mark.parametrize(
    ("name", "entity"),
    [
        ("Deutschen Presse-Agentur", "org:deutsche-presse-agentur"),
        ("dpa", "org:deutsche-presse-agentur"),
        ("Auswärtigen Amtes", "org:auswaertiges-amt"),
        ("Bundestages", "org:bundestag"),
        ("Volkswagen AG", "org:volkswagen"),
    ],
)
def test_organisations_of_the_table_in_any_case(name: str, entity: str, tables: NameTables) -> None:
    assert ids([annotated(f"Laut {name} ja.", (name, ORG))], tables) == [[entity]]


def test_cases_of_an_unknown_organisation(tables: NameTables) -> None:
    pair = annotated(
        "Die Zyxer Molkerei klagt. Der Zyxer Molkereien Recht.",
        ("Zyxer Molkerei", ORG),
        ("Zyxer Molkereien", ORG),
    )
    first, second = ids([pair], tables)[0]
    assert first == second == "org:zyxer-molkerei"


def test_an_acronym_explained_in_one_article_holds_in_all(tables: NameTables) -> None:
    pairs = [
        annotated("Der Zyxbund Oberland (ZBO) tagt.", ("Zyxbund Oberland", ORG), ("ZBO", ORG)),
        annotated("Laut ZBO nicht.", ("ZBO", ORG), name="b"),
    ]
    assert ids(pairs, tables) == [["org:zyxbund-oberland"] * 2, ["org:zyxbund-oberland"]]


def test_an_office_is_that_of_the_state_beside_it(tables: NameTables) -> None:
    pair = annotated(
        "Das kasachische Innenministerium und das Innenministerium Russlands.",
        ("kasachische", LOC, MentionKind.DERIVED),
        ("Innenministerium", ORG),
        ("Innenministerium", ORG),
        ("Russlands", LOC),
    )
    found = ids([pair], tables)[0]
    assert found[1:3] == ["org:innenministerium-kz", "org:innenministerium-ru"]


def test_a_lone_office_is_the_one_the_article_named(tables: NameTables) -> None:
    pair = annotated(
        "Das kasachische Innenministerium schwieg. Das Innenministerium bat um Geduld.",
        ("kasachische", LOC, MentionKind.DERIVED),
        ("Innenministerium", ORG),
        ("Innenministerium", ORG),
    )
    assert ids([pair], tables)[0][1:] == ["org:innenministerium-kz"] * 2


def test_an_office_with_a_name_of_its_own(tables: NameTables) -> None:
    pair = annotated(
        "Das deutsche Außenministerium.",
        ("deutsche", LOC, MentionKind.DERIVED),
        ("Außenministerium", ORG),
    )
    assert ids([pair], tables)[0][1] == "org:auswaertiges-amt"


def test_a_role_beside_a_name_means_the_person(tables: NameTables) -> None:
    pair = annotated(
        "Der kasachische Präsident Li Wei sprach.",
        ("kasachische Präsident", PER, MentionKind.NOMINAL),
        ("kasachische", LOC, MentionKind.DERIVED),
        ("Li Wei", PER),
    )
    assert ids([pair], tables) == [["per:li-wei", "loc:KZ", "per:li-wei"]]


def test_display_name_is_the_fullest_in_the_main_language(tables: NameTables) -> None:
    pairs = [
        annotated("Die EU und der Präsident der EU.", ("EU", ORG), ("EU", ORG)),
        annotated("In der Europäischen Union ist es so.", ("Europäischen Union", ORG), name="b"),
        annotated("The European Union of the nations.", ("European Union", ORG), name="c"),
    ]
    entity = linked(pairs, tables).entities["org:europaeische-union"]
    assert (entity.name, set(entity.aliases)) == ("Europäische Union", {"EU", "European Union"})


def test_a_surname_with_particles_is_no_full_name(tables: NameTables) -> None:
    pair = annotated(
        "Ursula von der Leyen kam. Von der Leyen sprach, von der Leyen ging.",
        ("Ursula von der Leyen", PER),
        ("Von der Leyen", PER),
        ("von der Leyen", PER),
    )
    (entity,) = linked([pair], tables).entities.values()
    assert entity.name == "Ursula von der Leyen"


def test_merges_say_why(tables: NameTables) -> None:
    pair = annotated("Dmitri Peskow kam. Peskow sprach.", ("Dmitri Peskow", PER), ("Peskow", PER))
    (entity,) = linked([pair], tables).entities.values()
    assert entity.reasons == ("Peskow is short for the full name in the same article",)


def test_a_clear_majority_of_the_dossier_decides_the_type(tables: NameTables) -> None:
    pairs = [annotated("Bei Belta hieß es.", ("Belta", ORG), name=f"a{n}") for n in range(5)]
    pairs.append(annotated("In Belta.", ("Belta", LOC), name="b"))
    assert ids(pairs, tables)[5] == ["org:belta"]


def dossier() -> list[Pair]:
    return [
        annotated("Es sprach Dmitri Peskow. Peskow ging.", ("Dmitri Peskow", PER), ("Peskow", PER)),
        annotated(
            "Dmitry Peskov of the Kremlin.", ("Dmitry Peskov", PER), ("Kremlin", ORG), name="b"
        ),
        annotated("Песков был.", ("Песков", PER), name="c"),
        annotated("Müller und der Kreml.", ("Müller", PER), ("Kreml", ORG), name="d"),
    ]


def test_the_order_of_articles_does_not_matter(tables: NameTables) -> None:
    expected = linked(dossier(), tables)
    by_article = dict(zip("abcd", expected.annotations, strict=True))
    for order in permutations(dossier()):
        found = linked(order, tables)
        assert found.entities == expected.entities
        for (article, _), annotation in zip(order, found.annotations, strict=True):
            assert annotation == by_article[article.id]


SURNAMES = ["Peskow", "Peskov", "Huber", "Müller", "Tokajew", "Tokayev"]
GIVEN = ["Dmitri", "Dmitry", "Anna", "Kassym", "Qassym"]
people = st.one_of(
    st.sampled_from(SURNAMES),
    st.tuples(st.sampled_from(GIVEN), st.sampled_from(SURNAMES)).map(" ".join),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(people, min_size=1, max_size=4), min_size=1, max_size=5), st.randoms())
def test_linking_depends_on_no_order(texts: list[list[str]], random: object) -> None:
    pairs = [
        annotated(" kam. ".join(names) + " kam.", *((name, PER) for name in names), name=f"n{i}")
        for i, names in enumerate(texts)
    ]
    tables = TABLES
    expected = {
        article.id: annotation
        for (article, _), annotation in zip(pairs, linked(pairs, tables).annotations, strict=True)
    }
    turned = pairs[::-1]
    for (article, _), annotation in zip(turned, linked(turned, tables).annotations, strict=True):
        assert annotation == expected[article.id]


TABLES = NameTables()


def test_a_common_surname_is_that_of_somebody_in_the_same_company(tables: NameTables) -> None:
    company = [("Jens Ostrowar", PER), ("Udo Hallerbach", PER)]
    text = "Klaus Müller traf Jens Ostrowar und Udo Hallerbach."
    pairs = [
        annotated(text, ("Klaus Müller", PER), *company),
        annotated(
            "Müller sah Jens Ostrowar und Udo Hallerbach.", ("Müller", PER), *company, name="b"
        ),
        annotated("Müller sah Jens Ostrowar.", ("Müller", PER), company[0], name="c"),
    ]
    found = ids(pairs, tables)
    assert [one[0] for one in found] == ["per:klaus-mueller", "per:klaus-mueller", "per:mueller@c"]


@pytest.mark.parametrize("order", [0, 1])
def test_the_initials_of_a_name_are_its_acronym_in_the_same_article(
    order: int, tables: NameTables
) -> None:
    names = [("Zürcher Oberland Medien", ORG), ("ZOM", ORG)]
    text = "Das sagten Zürcher Oberland Medien gestern, und ZOM blieb dabei."
    if order:
        names, text = names[::-1], "Das sagte ZOM. Zürcher Oberland Medien blieb dabei."
    (found,) = ids([annotated(text, *names)], tables)
    assert found[0] == found[1] == "org:zuercher-oberland-medien"


def test_an_unknown_name_is_that_of_a_person_the_dossier_names_in_full(tables: NameTables) -> None:
    pairs = [
        annotated("Giorgia Wintaro kam.", ("Giorgia Wintaro", PER)),
        annotated("Wintaro left for home.", ("Wintaro", ORG), name="b"),
    ]
    assert ids(pairs, tables) == [["per:giorgia-wintaro"], ["per:giorgia-wintaro"]]


def test_a_place_whose_name_ends_with_s_keeps_it(tables: NameTables) -> None:
    pairs = [annotated("In Illinois und Kirdovs.", ("Illinois", LOC), ("Kirdovs", LOC))]
    assert {one.name for one in linked(pairs, tables).entities.values()} == {"Illinois", "Kirdovs"}
