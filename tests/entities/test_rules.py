"""The general rules, one sentence each."""

from __future__ import annotations

import pytest

from kz_tui.entities.capitals import is_all_capitals, restore_case, restore_runs
from kz_tui.entities.clubs import mark_clubs
from kz_tui.entities.compounds import mark_compounds, part_of_compound
from kz_tui.entities.credits import mark_credits
from kz_tui.entities.derivations import Derivations
from kz_tui.entities.doubts import Doubts
from kz_tui.entities.known_names import KnownNames
from kz_tui.entities.name_share import NameShare
from kz_tui.entities.name_tables import DATA, NameTables
from kz_tui.entities.organisation_names import mark_organisations
from kz_tui.entities.passage import Label, Mark
from kz_tui.entities.person_names import mark_persons
from kz_tui.entities.place_names import PlaceNames
from kz_tui.entities.proper_adjectives import mark_proper_adjectives
from kz_tui.entities.roles import Roles
from kz_tui.model.entity import EntityType
from kz_tui.model.span import Span
from tests.entities.texts import marked, passage

PER, LOC, ORG = Label.PER, Label.LOC, Label.ORG


@pytest.fixture(scope="module")
def share(tables: NameTables) -> NameShare:
    return NameShare(DATA / "shares.bin", tables.words)


@pytest.fixture(scope="module")
def roles(tables: NameTables) -> Roles:
    return Roles(DATA / "roles.txt", tables.gazetteer)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("dem Portal Vlast.kz zufolge", [("Vlast.kz", "ORG")]),
        ("siehe www.beispiel.de", []),
        ("Die Bundesregierung prüft", [("Bundesregierung", "ORG")]),
        ("im Landesverkehrsministerium", [("Landesverkehrsministerium", "ORG")]),
        ("der Vereinten Nationen", [("Vereinten Nationen", "ORG")]),
        ("das Auswärtige Amt", [("Auswärtige Amt", "ORG")]),
        ("Chinas Wirtschaft", [("Chinas", "LOC")]),
        ("in den Vereinigten Arabischen Emiraten", [("Vereinigten Arabischen Emiraten", "LOC")]),
        ("laut dpa und AFP", [("dpa", "ORG"), ("AFP", "ORG")]),
        ("der al-Kaida", [("al-Kaida", "ORG")]),
    ],
)
def test_known_names(text: str, found: list[tuple[str, str]], tables: NameTables) -> None:
    read = passage(text)
    KnownNames(tables.gazetteer).mark(read)
    assert marked(read) == found


def test_compounds_that_name_a_body(tables: NameTables) -> None:
    read = passage("Die EU-Kommission und der US-Präsident")
    mark_compounds(read, tables.gazetteer)
    assert marked(read) == [("EU-Kommission", "ORG")]


@pytest.mark.parametrize(
    ("word", "part"),
    [
        ("EU-Ratspräsidentschaft", (Span(0, 2), EntityType.ORG)),
        ("US-Präsident", (Span(0, 2), EntityType.LOC)),
        ("Merkel-Nachfolger", (Span(0, 6), EntityType.PER)),
        ("Ex-Präsident", None),
        ("US-Dollar", None),
        ("Millionen-Deal", None),
    ],
)
def test_names_in_front_of_a_compound(
    word: str, part: tuple[Span, EntityType] | None, tables: NameTables, share: NameShare
) -> None:
    names = {"Merkel": EntityType.PER}
    assert part_of_compound(word, None, names, tables.gazetteer, share) == part


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("die kasachische Armee", ["kasachische"]),
        ("das deutsch-französische Verhältnis", ["deutsch-französische"]),
        ("die US-amerikanische Armee", ["US-amerikanische"]),
        ("im nordirakischen Gebirge", ["nordirakischen"]),
        ("viele Russen und Polen", ["Russen"]),
        ("auf Deutsch und auf englisch", []),
    ],
)
def test_words_derived_from_places(text: str, found: list[str], tables: NameTables) -> None:
    read = passage(text)
    Derivations(tables.gazetteer).mark(read)
    assert [name for name, _ in marked(read)] == found


@pytest.mark.parametrize(
    ("text", "name", "span"),
    [
        ("Der kasachische Präsident Tokajew sprach", "Tokajew", "kasachische Präsident"),
        ("sagte Präsident Xi", "Xi", "Präsident"),
        ("der autoritäre Ex-Langzeit-Machthaber Li", "Li", "autoritäre Ex-Langzeit-Machthaber"),
        ("die Kremlsprecherin Anna Ott", "Anna Ott", "Kremlsprecherin"),
        ("seit Jahren regierende Präsident Li", "Li", "Präsident"),
    ],
)
def test_roles_beside_a_name(text: str, name: str, span: str, roles: Roles) -> None:
    read = passage(text, (name, PER))
    (found,) = roles.appositions(read)
    assert " ".join(read.words[found[0] : found[1]]) == span


@pytest.mark.parametrize("text", ["Herr Li kam", "gestern kam Li", "die Stadt Li"])
def test_no_role_no_apposition(text: str, roles: Roles) -> None:
    assert list(roles.appositions(passage(text, ("Li", PER)))) == []


def test_titles_are_no_part_of_a_name(roles: Roles) -> None:
    read = passage("mit Papst Franziskus", ("Papst Franziskus", PER))
    roles.trim_titles(read)
    assert marked(read) == [("Franziskus", "PER")]


@pytest.mark.parametrize("word", ["Kremlsprecher", "EU-Kommissarin", "Ministerpräsidenten"])
def test_compounds_end_with_a_role(word: str, roles: Roles) -> None:
    assert roles.is_role(word)


@pytest.mark.parametrize("word", ["Nursultan", "Stadt", "präsident"])
def test_what_is_no_role(word: str, roles: Roles) -> None:
    assert not roles.is_role(word)


def test_credit_lines(tables: NameTables) -> None:
    read = passage("Foto: Anna Schmidt/picture alliance/dpa/AP")
    mark_credits(read, tables.gazetteer)
    assert marked(read) == [
        ("Anna Schmidt", "PER"),
        ("picture alliance", "ORG"),
        ("dpa", "ORG"),
        ("AP", "ORG"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("die Erdölgesellschaft Petrobaltic", "Petrobaltic"),
        ("die Zeitung „Zyxpress“ schrieb", "Zyxpress"),
    ],
)
def test_organisations_behind_their_noun(
    text: str, found: str, tables: NameTables, share: NameShare
) -> None:
    read = passage(text)
    mark_organisations(read, tables.gazetteer, share)
    assert marked(read) == [(found, "ORG")]


def test_an_acronym_tells_where_its_name_begins(tables: NameTables, share: NameShare) -> None:
    read = passage("das Deutsche Zentrum für Luft- und Raumfahrt (DLR) half")
    mark_organisations(read, tables.gazetteer, share)
    assert marked(read) == [
        ("Deutsche Zentrum für Luft- und Raumfahrt", "ORG"),
        ("DLR", "ORG"),
    ]


def test_a_party_behind_a_person_is_no_explanation(tables: NameTables, share: NameShare) -> None:
    read = passage("Paul Dorn (SPD) sprach", ("Paul Dorn", PER))
    mark_organisations(read, tables.gazetteer, share)
    assert marked(read) == [("Paul Dorn", "PER")]


@pytest.mark.parametrize(
    ("text", "marks", "found"),
    [
        ("Ursula von der Leyen kam", [("Ursula", PER)], [("Ursula von der Leyen", "PER")]),
        (
            "Andrew S. Thomas flog",
            [("Andrew", PER), ("Thomas", PER)],
            [("Andrew S. Thomas", "PER")],
        ),
        ("Machthaber Zyx Qwertjew kam", [("Zyx Qwertjew", LOC)], [("Zyx Qwertjew", "PER")]),
        ("Präsident Nasarbajew kam", [], [("Nasarbajew", "PER")]),
        ("Bürgermeister Berlin kam", [("Berlin", LOC)], [("Berlin", "LOC")]),
        ("Pop-Diva Maria Ott kam", [("Pop-Diva Maria Ott", ORG)], [("Maria Ott", "PER")]),
    ],
)
def test_persons_half_seen(
    text: str,
    marks: list[tuple[str, Label]],
    found: list[tuple[str, str]],
    tables: NameTables,
    share: NameShare,
    roles: Roles,
) -> None:
    read = passage(text, *marks)
    mark_persons(read, tables.gazetteer, share, roles)
    assert marked(read) == found


@pytest.mark.parametrize(
    ("text", "marks", "found"),
    [
        ("auf der Halbinsel Samana", [("Samana", ORG)], [("Samana", "LOC")]),
        ("in der Provinz Asyut", [], [("Asyut", "LOC")]),
        ("die Stadt Bescheid wusste", [], []),
        ("das Landgericht Hamburg", [("Hamburg", LOC)], [("Landgericht Hamburg", "ORG")]),
        ("die Staatsanwaltschaft Hof", [], [("Staatsanwaltschaft Hof", "ORG")]),
    ],
)
def test_places_and_seats(
    text: str,
    marks: list[tuple[str, Label]],
    found: list[tuple[str, str]],
    tables: NameTables,
    share: NameShare,
) -> None:
    read = passage(text, *marks)
    PlaceNames(tables.gazetteer, share).mark(read)
    assert marked(read) == found


@pytest.mark.parametrize(
    ("text", "marks", "found"),
    [
        ("von der Kommunistischen Partei", [], [("Kommunistischen Partei", "ORG")]),
        ("laut Magdeburger Volksstimme", [], [("Magdeburger Volksstimme", "ORG")]),
        ("Deutsche Partei", [], []),
        ("die Dotalliance Inc. kauft", [("Dotalliance", PER)], [("Dotalliance Inc.", "ORG")]),
    ],
)
def test_adjectives_written_as_names(
    text: str,
    marks: list[tuple[str, Label]],
    found: list[tuple[str, str]],
    tables: NameTables,
) -> None:
    read = passage(text, *marks)
    mark_proper_adjectives(read, tables.gazetteer)
    assert marked(read) == found


def test_common_nouns_and_empty_acronyms_are_taken_back(
    tables: NameTables, share: NameShare
) -> None:
    read = passage("Festnahme SMS Almaty", ("Festnahme", LOC), ("SMS", ORG), ("Almaty", LOC))
    Doubts(DATA / "acronyms.txt", tables.gazetteer, share, tables.words).drop(read)
    assert marked(read) == [("Almaty", "LOC")]


def test_headlines_in_capitals_get_their_case_back(tables: NameTables) -> None:
    words = "PUTIN TRIFFT MERKEL IN MOSKAU".split()
    assert is_all_capitals(words)
    assert restore_case(words, tables.words, tables.gazetteer) == [
        "Putin",
        "trifft",
        "Merkel",
        "in",
        "Moskau",
    ]


def test_shouted_words_get_their_case_back_and_acronyms_stay(tables: NameTables) -> None:
    words = "DER MANN von der EU spricht".split()
    assert restore_runs(words, tables.words, tables.gazetteer)[:5] == [
        "der",
        "Mann",
        "von",
        "der",
        "EU",
    ]


@pytest.mark.parametrize(
    ("text", "marks", "found"),
    [
        ("der Machthaber Kim Jong Un kam", [("Kim Jong", PER)], [("Kim Jong Un", "PER")]),
        ("weil Novak Djokovic fehlte", [("Novak", PER)], [("Novak Djokovic", "PER")]),
        (
            "wie Omar al-Gandur bin Salim sagt",
            [("Omar", PER), ("Salim", PER)],
            [("Omar al-Gandur bin Salim", "PER")],
        ),
        (
            "der Alexander Van der Bellen kam",
            [("Alexander Van", PER), ("Bellen", ORG)],
            [("Alexander Van der Bellen", "PER")],
        ),
        (
            "die USA, Xie Zhenhua China",
            [("Xie Zhenhua China", PER)],
            [("Xie Zhenhua", "PER"), ("China", "LOC")],
        ),
        (
            "weil Marlene Dietrich den Text sang",
            [("Marlene Dietrich", PER)],
            [("Marlene Dietrich", "PER")],
        ),
    ],
)
def test_what_belongs_to_a_person(
    text: str,
    marks: list[tuple[str, Label]],
    found: list[tuple[str, str]],
    tables: NameTables,
    share: NameShare,
    roles: Roles,
) -> None:
    read = passage(text, *marks)
    mark_persons(read, tables.gazetteer, share, roles)
    assert marked(read) == found


@pytest.mark.parametrize(
    ("text", "marks", "found"),
    [
        ("beim Uefa Supercup", [("Uefa Supercup", ORG)], [("Uefa Supercup", "OTH")]),
        ("ein Nein zu Rot-Grün", [("Rot-Grün", ORG)], []),
        ("Er will nach Paris reisen", [("Er will nach Paris reisen", Label.OTHER)], []),
        ("Lange Zeit war Ruhe", [("Lange", PER)], []),
        ("darf pro Verlag nur", [("pro Verlag", ORG)], []),
        ("die Bewegung DiEM25 will", [("DiEM25", PER)], [("DiEM25", "ORG")]),
        ("die Aktivistin Rosa Parks", [("Rosa Parks", LOC)], [("Rosa Parks", "PER")]),
        (
            "Bund Deutscher Milcher forderte Augenmaß",
            [("Bund Deutscher Milcher forderte Augenmaß", ORG)],
            [("Bund Deutscher Milcher", "ORG")],
        ),
    ],
)
def test_doubts(
    text: str,
    marks: list[tuple[str, Label]],
    found: list[tuple[str, str]],
    tables: NameTables,
    share: NameShare,
) -> None:
    read = passage(text, *marks)
    Doubts(DATA / "acronyms.txt", tables.gazetteer, share, tables.words).drop(read)
    assert marked(read) == found


@pytest.mark.parametrize(
    ("text", "marks", "found"),
    [
        ("in der Arktis taut es", [], [("Arktis", "LOC")]),
        ("Kämpfe im Nordirak und", [], [("Nordirak", "LOC")]),
        ("war früher Bombay", [("Bombay", PER)], [("Bombay", "LOC")]),
    ],
)
def test_regions_are_places_by_themselves(
    text: str,
    marks: list[tuple[str, Label]],
    found: list[tuple[str, str]],
    tables: NameTables,
    share: NameShare,
) -> None:
    read = passage(text, *marks)
    PlaceNames(tables.gazetteer, share).mark(read)
    assert marked(read) == found


def test_a_body_goes_on_behind_a_hyphen(tables: NameTables, share: NameShare) -> None:
    read = passage("die Vereinigung für das Gas- und Wasserfach")
    read.put(Mark(1, 5, ORG))
    mark_organisations(read, tables.gazetteer, share)
    assert marked(read) == [("Vereinigung für das Gas- und Wasserfach", "ORG")]


def test_the_network_is_no_unknown(tables: NameTables) -> None:
    read = passage("schrieb Musk auf X, aber nicht X")
    KnownNames(tables.gazetteer).mark(read)
    assert marked(read) == [("X", "ORG")]


def test_a_body_by_the_noun_before_an_acronym_of_another_language(
    tables: NameTables, share: NameShare
) -> None:
    read = passage("laut der Organisation für das Verbot von Giften (OPXW) war")
    mark_organisations(read, tables.gazetteer, share)
    assert marked(read) == [("Organisation für das Verbot von Giften", "ORG"), ("OPXW", "ORG")]


@pytest.mark.parametrize(
    ("text", "mark", "found"),
    [
        ("kam vom Zweitligisten Ludorf", "Ludorf", [("Ludorf", "ORG")]),
        ("kam mit dem Zug aus Ludorf", "Ludorf", [("Ludorf", "LOC")]),
    ],
)
def test_what_only_clubs_are(
    text: str, mark: str, found: list[tuple[str, str]], tables: NameTables
) -> None:
    read = passage(text, (mark, LOC))
    mark_clubs([read], tables.organisations)
    assert marked(read) == found
