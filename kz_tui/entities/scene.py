"""One article on the way to its entities: what its own names say of one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kz_tui.entities.dossier import Dossier, bare_key
from kz_tui.entities.gazetteer import Known
from kz_tui.entities.inflection import organisation_base, without_genitive
from kz_tui.entities.name_tables import NameTables
from kz_tui.entities.organisations import (
    Organisation,
    initials,
    is_acronym,
    organisation_key,
)
from kz_tui.entities.persons import Person, PersonName
from kz_tui.entities.places import Place, place_key
from kz_tui.entities.presence import Presence
from kz_tui.entities.register import Record, Register
from kz_tui.entities.states_beside import StatesBeside
from kz_tui.entities.tables import slug
from kz_tui.model.article import Article
from kz_tui.model.entity import Annotation, EntityType, Mention, MentionKind
from kz_tui.model.span import Span

_SHORT_GAP = 12
_SHORTEST_ACRONYM = 3


class Scene:
    """Finds the key of each mention of one article, and notes in the register what it was called.

    A key stands for one entity within a run; the register turns keys into identifiers.
    """

    def __init__(
        self,
        article: Article,
        annotation: Annotation,
        number: int,
        dossier: Dossier,
        tables: NameTables,
        register: Register,
    ) -> None:
        self._article = article
        self._number = number
        self._mentions = annotation.mentions
        self._surfaces = dossier.surfaces[number]
        self._language = dossier.languages[number]
        self._dossier = dossier
        self._tables = tables
        self._register = register
        self._presence = Presence()
        self._longer: dict[str, set[str]] = defaultdict(set)
        self._acronyms: set[str] = set()
        self._states: dict[str, set[str]] = defaultdict(set)
        self._beside: dict[Span, str] = {}
        self.states = StatesBeside(article.text, self._mentions, self._surfaces, tables)

    def keys(self) -> list[str | None]:
        """The keys of all mentions, in their order; None where a mention stays open."""
        self._meet_persons()
        self._meet_organisations()
        found: list[str | None] = []
        for mention, name in zip(self._mentions, self._surfaces, strict=True):
            if mention.kind is MentionKind.NAME or mention.part:
                found.append(self._name(mention, name))
            elif mention.kind is MentionKind.DERIVED:
                found.append(self._derived(name))
            else:
                found.append(None)
        self._join_appositions(found)
        return found

    # who is present

    def _meet_persons(self) -> None:
        for mention, name in zip(self._mentions, self._surfaces, strict=True):
            if mention.kind is not MentionKind.NAME or mention.type is not EntityType.PER:
                continue
            person = self._dossier.persons.get(self._dossier.names.parse(name))
            if person is None:
                continue
            self._presence.meet(person, mention.span.start)

    def _meet_organisations(self) -> None:
        """Which longer names a short one may stand for, and whose an office is."""
        for number, mention in enumerate(self._mentions):
            if mention.kind is not MentionKind.NAME or mention.type is not EntityType.ORG:
                continue
            name = self._surfaces[number]
            for word in _telling_words(name):
                self._longer[organisation_key(word)].add(name)
            if is_acronym(name):
                self._acronyms.add(name)
            elif len(short := initials(name)) >= _SHORTEST_ACRONYM:
                self._longer[organisation_key(short)].add(name)
            known = self._tables.organisations.find(name)
            if known is not None and known.organisation.shared:
                state = self.states.of_office(number)
                if state is not None:
                    self._states[known.organisation.key].add(state)
                    self._beside[mention.span] = state

    # what a mention means

    def _name(self, mention: Mention, name: str) -> str | None:
        type_ = self._dossier.type_of(name, mention.type) if not mention.part else mention.type
        if type_ is EntityType.LOC:
            return self._place(name, mention.span.start)
        if type_ is EntityType.ORG:
            return self._organisation(name, self._beside.get(mention.span))
        return self._person(self._dossier.names.parse(name), mention.span.start)

    def _place(self, name: str, start: int) -> str | None:
        known = self._tables.places.find(name)
        if known is None:
            if self._is_misread_person(self._dossier.names.parse(name), start):
                return self._person(self._dossier.names.parse(name), start)
            heard = self._dossier.places.whole(name)
            key = self._place(heard, start) if heard else f"LOC {place_key(name)}"
            if key is not None:
                record = self._record(key, EntityType.LOC, self._place_base(name))
                if heard:
                    record.reasons.add(f"{name} sounds like {heard}")
            return key
        return self._known_place(known.place, known.called)

    def _place_base(self, name: str) -> str:
        """An unknown place without its genitive; Illinois and Alzey-Worms have none."""
        known = Known.CITY | Known.REGION | Known.TOWN
        if self._tables.gazetteer.exact(name)[0] & known:
            return name
        shorter = without_genitive(name)
        return shorter if shorter is not None and shorter in self._dossier.place_names else name

    def _is_misread_person(self, name: PersonName, start: int) -> bool:
        """Whether what was read as an unknown place is somebody the dossier names in full."""
        if self._dossier.namesake(name) or self._presence.meant(name, start):
            return True
        common = self._dossier.is_common_surname(name, self._tables)
        bearer, _ = self._dossier.bearer(name.surname_keys(), common=common, article=self._number)
        return bearer is not None

    def _known_place(self, place: Place, called: str | None) -> str:
        key = f"LOC {place.key}"
        record = self._record(key, EntityType.LOC, called)
        record.table_id = place.country or slug(place.name)
        record.table_name = place.name
        record.country = place.country
        return key

    def _derived(self, word: str) -> str | None:
        place = self._tables.places.find_derived(word)
        return self._known_place(place, None) if place is not None else None

    def _organisation(self, name: str, state: str | None = None) -> str | None:
        known = self._tables.organisations.find(name)
        if known is not None:
            return self._known_organisation(known.organisation, known.called, state)
        own = organisation_key(name)
        explained = self._dossier.acronyms.get(own)
        if explained is not None:
            return self._joined(name, explained, f"{name} stands in brackets behind {explained}")
        longer = {other for other in self._longer.get(own, ()) if organisation_key(other) != own}
        if len({organisation_key(other) for other in longer}) == 1:
            full = min(longer)
            return self._joined(name, full, f"{name} is short for {full} in the same article")
        if " " not in name and not name.isupper():
            person = self._dossier.names.parse(name)
            if self._is_misread_person(person, 0):  # Meloni, at the start of an English sentence
                return self._person(person, 0)
        bodies = self._dossier.bodies
        if (short := initials(name)) in self._acronyms and len(short) >= _SHORTEST_ACRONYM:
            known = self._tables.organisations.find(short)
            if known is not None:
                return self._joined(name, short, f"{short} are the initials of {name}")
        if (heard := bodies.whole(name) or bodies.part(name)) is not None:
            return self._joined(name, heard, f"{name} sounds like {heard}")
        key = f"ORG {own}"
        self._record(key, EntityType.ORG, organisation_base(name))
        return key

    def _joined(self, name: str, full: str, reason: str) -> str | None:
        key = self._organisation(full) if full != name else None
        if key is None:
            return None
        record = self._record(key, EntityType.ORG, organisation_base(name))
        record.reasons.add(reason)
        return key

    def _known_organisation(
        self, organisation: Organisation, called: str, state: str | None
    ) -> str:
        if state is None and organisation.shared:
            state = self._office_state(organisation)
        own = self._tables.organisations.of_state(organisation, state) if state else None
        if own is not None:
            organisation, state = own, None
        suffix = f"-{state.lower()}" if state else ""
        key = f"ORG {organisation.key}{suffix}"
        record = self._record(key, EntityType.ORG, called)
        record.table_id, record.table_name = organisation.key, organisation.name
        record.suffix, record.kind = suffix, organisation.kind
        if called != organisation.name:
            record.reasons.add(f"{called} is another name of {organisation.name}")
        return key

    def _office_state(self, organisation: Organisation) -> str | None:
        states = self._states.get(organisation.key)
        return min(states) if states and len(states) == 1 else None

    def _person(self, name: PersonName, start: int) -> str | None:
        person = self._dossier.persons.get(name) or self._dossier.namesake(name)
        if person is not None:
            return self._known_person(person, name, None)
        present = self._presence.meant(name, start)
        if present is not None:
            reason = f"{name.text} is short for the full name in the same article"
            return self._known_person(present, name, reason)
        if self._presence.is_borne(name):
            return None
        common = self._dossier.is_common_surname(name, self._tables)
        bearer, some = self._dossier.bearer(
            name.surname_keys(), common=common, article=self._number
        )
        if bearer is not None:
            return self._known_person(
                bearer, name, f"nobody else in the dossier is called {name.text}"
            )
        if some and not common:
            return None
        scope = f" in {self._article.id}" if common else ""
        key = f"PER ?{bare_key(name)}{scope}"
        record = self._record(key, EntityType.PER, name.text)
        record.suffix = f"@{slug(self._article.id)}" if common else ""
        return key

    def _known_person(self, person: Person, name: PersonName, reason: str | None) -> str:
        key = f"PER {person.key}"
        record = self._record(key, EntityType.PER, name.text)
        if not record.reasons:
            record.reasons |= person.reasons
        if reason is not None:
            record.reasons.add(reason)
        return key

    def _record(self, key: str, type_: EntityType, called: str | None) -> Record:
        record = self._register.record(key, type_)
        if called is not None:
            record.called[self._language, called] += 1
        return record

    def _join_appositions(self, found: list[str | None]) -> None:
        """A role that stands beside a name means whom the name means."""
        for number, mention in enumerate(self._mentions):
            if not mention.apposition:
                continue
            for later in range(number + 1, len(self._mentions)):
                other = self._mentions[later]
                if other.span.start >= mention.span.end + _SHORT_GAP:
                    break
                if other.kind is MentionKind.NAME and other.span.start >= mention.span.end:
                    found[number] = found[later]
                    break


def _telling_words(name: str) -> Iterator[str]:
    """The words of a longer name that may stand for it: not the general ones."""
    words = name.split()
    if len(words) < 2:
        return
    for word in (words[0], words[-1]):
        if word[:1].isupper() and len(word) > 2:
            yield word
