"""Members of compounds."""

from __future__ import annotations

import pytest

from kz_tui.search.parts import Parts
from kz_tui.search.stems import main_stems
from kz_tui.text.fold import fold
from tests.search.dossier import lexicon_of


def compounds_of(part: str, *words: str) -> list[str]:
    """Which of the words, as they stand in articles, have the part in them."""
    lexicon = lexicon_of(*words)
    folded = fold(part.lower())
    found = Parts(lexicon).holding(folded, main_stems([folded])[0])
    return sorted(map(lexicon.word, found))


@pytest.mark.parametrize(
    ("part", "compound"),
    [
        ("Befehl", "Schießbefehl"),
        ("Rüstung", "Rüstungsgüter"),
        ("Güter", "Rüstungsgütern"),
        ("Regierung", "Bundesregierung"),
        ("Präsident", "Vizepräsidentin"),
        ("Gericht", "Verfassungsgerichtshof"),
        ("Haus", "Krankenhäusern"),
        ("Klima", "Weltklimarat"),
    ],
)
def test_a_member_is_found_wherever_it_stands(part: str, compound: str) -> None:
    assert compound.lower() in compounds_of(part, compound, "Kranken", "Welt", "Rat")


def test_a_short_member_needs_the_rest_to_be_a_word() -> None:
    assert compounds_of("Preis", "Ölpreis") == []
    assert compounds_of("Preis", "Ölpreis", "Öl") == ["ölpreis"]


def test_chance_makes_no_compound() -> None:
    assert compounds_of("Test", "Protest", "pro", "Attest") == []
    assert compounds_of("Hand", "Handel", "Handy", "handeln") == []
    assert compounds_of("Lungen", "Empfehlung") == []
    assert compounds_of("Euro", "Europa", "PA") == []


def test_a_prefix_makes_another_word() -> None:
    assert compounds_of("Fassung", "Verfassung", "Verfassungen") == []
    assert compounds_of("Schicht", "Geschichte") == []


def test_a_word_is_no_compound_of_itself() -> None:
    assert compounds_of("Befehl", "Befehl", "Befehle") == []


def test_letters_in_another_order_are_no_member() -> None:
    assert compounds_of("Lehrer", "Hellerer", "Lerhesaal") == []


def test_three_letters_are_no_member() -> None:
    assert compounds_of("Rat", "Sicherheitsrat", "Sicherheit") == []


def test_a_word_without_end_is_looked_at_like_any_other() -> None:
    endless = "Hand" + "aber" * 30
    assert compounds_of("Hand", endless, f"{'aber' * 30}hand", "Griff", "Handgriff") == [
        "handgriff"
    ]
