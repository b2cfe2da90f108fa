"""What all articles of a dossier together say of its names, gathered before any is linked."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kz_tui.entities.consistency import base
from kz_tui.entities.gazetteer import Known
from kz_tui.entities.grouping import group
from kz_tui.entities.heard import Heard
from kz_tui.entities.language import language_of
from kz_tui.entities.name_tables import NameTables
from kz_tui.entities.organisations import is_acronym, organisation_key, stands_for
from kz_tui.entities.persons import Names, Person, PersonName, keys_of
from kz_tui.model.article import Article
from kz_tui.model.entity import Annotation, EntityType, Mention, MentionKind

_MAJORITY = 4
"""How many times more often a name must be read as one type to be that type everywhere."""
_DOMINANT_SHARE = 0.95
_DOMINANT_ARTICLES = 10
_WELL_KNOWN = 3
_COMPANY, _ARTICLES_ASKED = 2, 50
_white = re.compile(r"\s+")
_opens = re.compile(r"\s*\(\s*[\"„“]?\s*")


def surface(text: str, mention: Mention) -> str:
    """The words of a mention, line breaks and double blanks made one blank."""
    words = text[mention.span.start : mention.span.end]
    return _white.sub(" ", words) if " " in words or "\n" in words else words


@dataclass(slots=True)
class Dossier:
    """Votes and groups over all articles; built by `gather`."""

    names: Names
    surfaces: list[list[str]]
    """The words of each mention, article by article."""
    languages: list[str]
    types: dict[str, EntityType]
    """What a name (without genitive) is throughout, where a clear majority says so."""
    persons: dict[PersonName, Person]
    by_surname: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Surname key -> keys of the persons who bear it."""
    articles_of: Counter[str] = field(default_factory=Counter)
    """Person key -> number of articles that name the person in full."""
    people_of: list[set[str]] = field(default_factory=list)
    """By article: the keys of the persons it names in full."""
    articles_with: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    """Person key -> the numbers of the articles that name the person in full."""
    by_key: dict[str, Person] = field(default_factory=dict)
    by_full_key: dict[str, Person] = field(default_factory=dict)
    place_names: set[str] = field(default_factory=set)
    """What places are called in any article, as it stands."""
    places: Heard = field(default_factory=lambda: Heard(()))
    bodies: Heard = field(default_factory=lambda: Heard(()))
    acronyms: dict[str, str] = field(default_factory=dict)
    """Key of an acronym -> the name it is explained with in some article."""

    @property
    def main_language(self) -> str:
        """The language most articles are written in."""
        counts = Counter(self.languages)
        return min(counts, key=lambda one: (-counts[one], one), default="de")

    def type_of(self, name: str, type_: EntityType) -> EntityType:
        """The type of a name by the majority of the dossier."""
        return self.types.get(base(name), type_)

    def bearer(self, keys: set[str], *, common: bool, article: int) -> tuple[Person | None, bool]:
        """The one person of the dossier with this surname, and whether there is any.

        `common`: many people bear the name, so one article is not enough to go by, unless it is
        about the same people as the article that asks, whose number is given.
        """
        found = sorted({person for key in keys for person in self.by_surname.get(key, ())})
        if not found:
            return None, False
        counts = [(self.articles_of[key], key) for key in found]
        most, key = max(counts)
        if len(found) == 1:
            sure = not common or most >= _WELL_KNOWN or self._is_in_company(key, article)
            return (self.by_key[key] if sure else None), True
        total = sum(count for count, _ in counts)
        if most >= _DOMINANT_ARTICLES and most >= _DOMINANT_SHARE * total:
            return self.by_key[key], True
        return None, True

    def _is_in_company(self, person: str, article: int) -> bool:
        """Whether an article that names somebody in full names others whom this one names too."""
        here = self.people_of[article]
        return any(
            len(here & self.people_of[other]) >= _COMPANY
            for other in self.articles_with[person][:_ARTICLES_ASKED]
        )

    def namesake(self, name: PersonName) -> Person | None:
        """The person of the dossier whose full name this is a spelling of."""
        if not name.is_full:
            return None
        for key in keys_of(name.text):
            if key in self.by_full_key:
                return self.by_full_key[key]
        return None

    def is_common_surname(self, name: PersonName, tables: NameTables) -> bool:
        """Whether so many people bear a surname that two articles may mean two of them."""
        return bool(tables.gazetteer.exact(name.surname[-1])[0] & Known.SURNAME)


def gather(
    articles: Sequence[Article], annotations: Sequence[Annotation], tables: NameTables
) -> Dossier:
    """Read all mentions once: types vote, full names are grouped, acronyms explained."""
    votes: dict[str, Counter[EntityType]] = defaultdict(Counter)
    surfaces: Counter[str] = Counter()
    others: dict[EntityType, set[str]] = {EntityType.LOC: set(), EntityType.ORG: set()}
    per_article: list[set[str]] = []
    explained: dict[str, Counter[str]] = defaultdict(Counter)
    pool: dict[str, str] = {}
    languages: list[str] = []
    all_surfaces: list[list[str]] = []
    for article, annotation in zip(articles, annotations, strict=True):
        found: set[str] = set()
        own = [surface(article.text, mention) for mention in annotation.mentions]
        all_surfaces.append([pool.setdefault(name, name) for name in own])
        for mention, name in zip(annotation.mentions, own, strict=True):
            if mention.kind is not MentionKind.NAME:
                continue
            votes[base(name)][mention.type] += 1
            if mention.type is EntityType.PER:
                surfaces[name] += 1
                found.add(name)
            else:
                others[mention.type].add(name)
        per_article.append(found)
        languages.append(language_of(article.text))
        for acronym, name in _explanations(article.text, annotation):
            explained[acronym][name] += 1
    names = Names(surfaces, tables.gazetteer, tables.words)
    full: Counter[PersonName] = Counter()
    for one, count in surfaces.items():
        if names.parse(one).is_full:
            full[names.parse(one)] += count
    dossier = Dossier(names, all_surfaces, languages, _majorities(votes), group(full, names.sounds))
    dossier.place_names = others[EntityType.LOC]
    dossier.places = Heard(sorted(others[EntityType.LOC]))
    dossier.bodies = Heard(sorted(others[EntityType.ORG]))
    _index_persons(dossier, per_article)
    dossier.acronyms = {
        acronym: min(counts, key=lambda name: (-counts[name], name))
        for acronym, counts in explained.items()
    }
    return dossier


def _names(annotation: Annotation) -> Iterator[Mention]:
    for mention in annotation.mentions:
        if mention.kind is MentionKind.NAME:
            yield mention


def _majorities(votes: dict[str, Counter[EntityType]]) -> dict[str, EntityType]:
    found = {}
    for name, counts in votes.items():
        if len(counts) > 1:
            (first, most), (_, next_most) = counts.most_common(2)
            if most >= _MAJORITY * next_most:
                found[name] = first
    return found


def _index_persons(dossier: Dossier, per_article: Sequence[set[str]]) -> None:
    for person in dossier.persons.values():
        dossier.by_key[person.key] = person
        for key in person.surname_keys:
            dossier.by_surname[key].add(person.key)
    for name in sorted(dossier.persons, key=lambda one: one.text):
        for key in keys_of(name.text):
            dossier.by_full_key.setdefault(key, dossier.persons[name])
    for names in per_article:
        parsed = {dossier.names.parse(name) for name in names}
        people = {dossier.persons[name].key for name in parsed if name in dossier.persons}
        dossier.articles_of.update(people)
        for key in people:
            dossier.articles_with[key].append(len(dossier.people_of))
        dossier.people_of.append(people)


def _explanations(text: str, annotation: Annotation) -> Iterator[tuple[str, str]]:
    """Pairs of acronym and name where one stands in brackets right behind the other."""
    before: Mention | None = None
    for mention in _names(annotation):
        if mention.type is EntityType.ORG and before is not None:
            start, end = before.span.end, mention.span.start
            if end - start <= 4 and _opens.fullmatch(text, start, end):
                pair = _as_explanation(surface(text, before), surface(text, mention))
                if pair is not None:
                    yield pair
        before = mention if mention.type is EntityType.ORG else None


def _as_explanation(first: str, second: str) -> tuple[str, str] | None:
    for short, long in ((second, first), (first, second)):
        if is_acronym(short) and not is_acronym(long) and stands_for(short, long):
            return organisation_key(short), long
    return None


def bare_key(name: PersonName) -> str:
    """The key of a surname that nobody bears in full."""
    return keys_of(" ".join(name.surname))[0]
