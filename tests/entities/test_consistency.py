"""What one sentence says of a name holds in the others."""

from __future__ import annotations

import pytest

from kz_tui.entities.consistency import base, settle, surname_key
from kz_tui.entities.name_share import NameShare
from kz_tui.entities.name_tables import DATA, NameTables
from kz_tui.entities.passage import Label
from tests.entities.texts import marked, passage


@pytest.fixture(scope="module")
def share(tables: NameTables) -> NameShare:
    return NameShare(DATA / "shares.bin", tables.words)


def test_a_surname_is_found_after_the_full_name(share: NameShare) -> None:
    full = passage("Dmitri Peskow sprach.", ("Dmitri Peskow", Label.PER))
    short = passage("Das sagte Peskow am Abend.")
    settle([full, short], share)
    assert marked(short) == [("Peskow", "PER")]


def test_the_genitive_is_the_same_name(share: NameShare) -> None:
    full = passage("Kassym-Schomart Tokajew", ("Kassym-Schomart Tokajew", Label.PER))
    short = passage("Er lobte Tokajews Rede.")
    settle([full, short], share)
    assert marked(short) == [("Tokajews", "PER")]


def test_particles_belong_to_the_surname(share: NameShare) -> None:
    full = passage("Ursula von der Leyen sprach.", ("Ursula von der Leyen", Label.PER))
    short = passage("Von der Leyen: Wir helfen")
    settle([full, short], share)
    assert marked(short) == [("Von der Leyen", "PER")]


def test_a_full_name_decides_the_type_of_its_surname(share: NameShare) -> None:
    full = passage("Nursultan Nasarbajew trat ab.", ("Nursultan Nasarbajew", Label.PER))
    misread = passage("Er sah Nasarbajew.", ("Nasarbajew", Label.LOC))
    settle([full, misread], share)
    assert marked(misread) == [("Nasarbajew", "PER")]


def test_the_majority_decides_the_type(share: NameShare) -> None:
    right = [passage("Bei Belta hieß es.", ("Belta", Label.ORG)) for _ in range(2)]
    wrong = passage("Laut Belta nicht.", ("Belta", Label.LOC))
    settle([*right, wrong], share)
    assert marked(wrong) == [("Belta", "ORG")]


def test_a_tie_changes_nothing(share: NameShare) -> None:
    one = passage("Bei Belta hieß es.", ("Belta", Label.ORG))
    other = passage("Laut Belta nicht.", ("Belta", Label.LOC))
    settle([one, other], share)
    assert marked(other) == [("Belta", "LOC")]


def test_a_common_noun_read_as_a_name_once_does_not_spread(share: NameShare) -> None:
    wrong = passage("Die Lage ist ernst.", ("Lage", Label.LOC))
    other = passage("In dieser Lage hilft nichts.")
    settle([wrong, other], share)
    assert marked(other) == []


def test_a_surname_that_is_a_noun_needs_to_stand_without_article(share: NameShare) -> None:
    full = passage("Gerhard Richter malt.", ("Gerhard Richter", Label.PER))
    noun = passage("Das entschied der Richter gestern.")
    person = passage("Danach malte Richter weiter.")
    settle([full, noun, person], share)
    assert (marked(noun), marked(person)) == ([], [("Richter", "PER")])


def test_a_part_of_a_longer_name_stays_in_it(share: NameShare) -> None:
    place = passage("In Leipzig regnet es.", ("Leipzig", Label.LOC))
    school = passage("Die Universität Leipzig teilte mit.", ("Universität Leipzig", Label.ORG))
    settle([place, school], share)
    assert marked(school) == [("Universität Leipzig", "ORG")]


@pytest.mark.parametrize(
    ("word", "left"),
    [("Russlands", "Russland"), ("Verbandes", "Verband"), ("Grass", "Grass"), ("EU", "EU")],
)
def test_base_forms(word: str, left: str) -> None:
    assert base(word) == left


def test_surname_with_particles() -> None:
    assert surname_key(["Ursula", "von", "der", "Leyen"]) == ("von", "der", "Leyen")


def test_a_surname_with_particles_is_nobody_elses(share: NameShare) -> None:
    full = passage("Alexander Van der Bellen", ("Alexander Van der Bellen", Label.PER))
    wrong = [passage("Für Van der Bellen.", ("Van der Bellen", Label.ORG)) for _ in range(4)]
    settle([full, *wrong], share)
    assert {name for one in wrong for name in marked(one)} == {("Van der Bellen", "PER")}


def test_what_stands_behind_in_is_a_place_though_somebody_is_called_so(share: NameShare) -> None:
    full = passage("Der Autor Timur Iwanow", ("Timur Iwanow", Label.PER))
    place = passage("Es geschah in Iwanow gestern.", ("Iwanow", Label.LOC))
    settle([full, place], share)
    assert marked(place) == [("Iwanow", "LOC")]
