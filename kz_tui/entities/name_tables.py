"""Everything known of names before a text is read, loaded once."""

from __future__ import annotations

from pathlib import Path

import marisa_trie

from kz_tui.entities.gazetteer import Gazetteer
from kz_tui.entities.organisations import Organisations
from kz_tui.entities.places import Places
from kz_tui.entities.roles import Roles
from kz_tui.entities.tables import read_words
from kz_tui.entities.words import WordTable

DATA = Path(__file__).parent / "data"
MODEL = "german.model"


class NameTables:
    """The word table, the gazetteer, and the tables of places, organisations and roles."""

    def __init__(self, data: Path = DATA) -> None:
        self.words = WordTable(data / "words.trie", data / "words.bin")
        self.gazetteer = Gazetteer(data / "gazetteer.trie")
        self.places = Places(data, self.gazetteer)
        self.organisations = Organisations(data)
        self.well_known = read_words(data / "well_known.txt")
        """Surnames of people whom the news call by them alone."""
        self.english = marisa_trie.Trie()
        """The common words of English: written small at least as often as large."""
        self.english.mmap(str(data / "english.trie"))
        self.russian = marisa_trie.Trie()
        """The lemmas of Russian."""
        self.russian.mmap(str(data / "russian.trie"))
        self.roles = Roles(data / "roles.txt", self.gazetteer)
