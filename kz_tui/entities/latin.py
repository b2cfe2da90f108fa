"""Sentences in Latin letters: the model reads them, then rules complete what it saw."""

from __future__ import annotations

from pathlib import Path

from kz_tui.entities.capitals import is_all_capitals, restore_case, restore_runs
from kz_tui.entities.compounds import mark_compounds
from kz_tui.entities.consistency import base
from kz_tui.entities.credits import mark_credits
from kz_tui.entities.derivations import Derivations
from kz_tui.entities.doubts import Doubts
from kz_tui.entities.features import FeatureMaker
from kz_tui.entities.known_names import KnownNames
from kz_tui.entities.name_share import NameShare
from kz_tui.entities.name_tables import NameTables
from kz_tui.entities.organisation_names import mark_organisations
from kz_tui.entities.passage import Label, Mark, Passage
from kz_tui.entities.person_names import join_neighbours, mark_persons
from kz_tui.entities.place_names import PlaceNames
from kz_tui.entities.proper_adjectives import mark_proper_adjectives
from kz_tui.entities.tagger import Tagger, apart, without_signs


class LatinReader:
    """Marks the names in German sentences; in English ones too, as far as it goes."""

    def __init__(self, data: Path, model: Path, tables: NameTables, share: NameShare) -> None:
        self._words = tables.words
        self._gazetteer = tables.gazetteer
        self._roles = tables.roles
        self._share = share
        self._well_known = tables.well_known
        self._known = KnownNames(tables.gazetteer)
        self._derived = Derivations(tables.gazetteer)
        self._places = PlaceNames(tables.gazetteer, share)
        self._doubts = Doubts(data / "acronyms.txt", tables.gazetteer, share, tables.words)
        features = FeatureMaker(tables.words, tables.gazetteer)
        self._tagger = Tagger(model, features)

    def read(self, passage: Passage) -> None:
        """Mark the names of one sentence by what the sentence itself says."""
        words = passage.words
        if is_all_capitals(words):
            words = restore_case(words, self._words, self._gazetteer)
        else:
            words = restore_runs(words, self._words, self._gazetteer)
        for mark in (one for read in self._tagger.marks(words) for one in apart(read, words)):
            if (trimmed := without_signs(mark, words)) is not None:
                passage.put(trimmed)
        self._doubts.drop(passage)
        if passage.furniture == "credit":
            mark_credits(passage, self._gazetteer)
        self._known.mark(passage)
        mark_proper_adjectives(passage, self._gazetteer)
        mark_organisations(passage, self._gazetteer, self._share)
        mark_compounds(passage, self._gazetteer)
        self._places.mark(passage)
        mark_persons(passage, self._gazetteer, self._share, self._roles)
        self._roles.trim_titles(passage)
        self._mark_well_known(passage)

    def _mark_well_known(self, passage: Passage) -> None:
        """An Putin: a surname that needs no other, where the model saw nothing."""
        for position, word in enumerate(passage.words):
            if (
                word[0].isupper()
                and base(word) in self._well_known
                and passage.at(position) is None
            ):
                passage.put(Mark(position, position + 1, Label.PER))

    def finish(self, passage: Passage) -> None:
        """Complete the marks after the whole document has voted."""
        join_neighbours(passage, self._gazetteer, self._share)
        self._derived.mark(passage)
