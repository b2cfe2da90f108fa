"""Whom descriptions and pronouns mean: der kasachische Präsident, der 81-Jährige, sagte sie.

Only what the article says itself counts: a role that stood beside a name, a name just before. Where
two could be meant, nobody is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from kz_tui.entities.gender import is_woman
from kz_tui.entities.name_tables import NameTables
from kz_tui.entities.offices_held import Fact, OfficesHeld
from kz_tui.entities.organisations_described import OrganisationsDescribed
from kz_tui.entities.partisans import Partisans
from kz_tui.entities.persons import Names
from kz_tui.entities.role_words import RoleWord
from kz_tui.entities.states_beside import StatesBeside
from kz_tui.model.article import Article
from kz_tui.model.entity import Annotation, EntityType, Mention, MentionKind

_apposed = re.compile(r",\s+(?:der|die)\s+(?:heute\s+)?")
_aged = re.compile(r"\d{1,3}-[Jj]ährige")
_genitive = re.compile(r"\s+(?:der|des|von|vom|für)\s+(?!Land|Republik|Staat)(?:\w+\s+)?[A-ZÄÖÜ]")
_SENTENCES_BACK = 3
_MOST_NAMED = 100
"""Names before a description that are looked at; a text without sentence ends has any number."""
_SHORT_GAP = 5
_PERSON, _ORGANISATION = "PER ", "ORG "
"""What the keys of these types begin with."""


class _Named(NamedTuple):
    """A person or an organisation named or meant, and in which sentence and block."""

    key: str
    sentence: int
    block: int

    @property
    def is_person(self) -> bool:
        """Whether it is no organisation."""
        return self.key.startswith(_PERSON)


class Resolver:
    """Resolves the candidates of one article, in order, from the keys its names were given."""

    def __init__(
        self,
        article: Article,
        annotation: Annotation,
        surfaces: Sequence[str],
        keys: list[str | None],
        states: StatesBeside,
        names: Names,
        tables: NameTables,
    ) -> None:
        self._article = article
        self._text = article.text
        self._year = _year(article)
        self._mentions = annotation.mentions
        self._starts = [sentence.start for sentence in annotation.sentences]
        self._surfaces = surfaces
        self._keys = keys
        self._names = names
        self._roles = tables.roles
        self._gazetteer = tables.gazetteer
        self._states = states
        self._recent: list[_Named] = []
        self._aged: dict[str, str] = {}
        self._women: dict[str, bool | None] = {}
        self.offices = OfficesHeld()
        self._partisans = Partisans(self._text, self._mentions, surfaces, keys)
        self._read_appositions()
        self._read_genders()

    def _read_appositions(self) -> None:
        before: tuple[int, RoleWord] | None = None
        for number, mention in enumerate(self._mentions):
            key = self._keys[number]
            if mention.apposition and key is not None:
                role = self._role(number)
                if role is None or mention.type is not EntityType.PER:
                    continue
                if role.is_colleague:  # Macron mit seinem türkischen Kollegen Erdogan
                    role = before[1] if before and before[0] == self._sentence(mention) else role
                else:
                    before = self._sentence(mention), role
                self.offices.add(Fact(key, role, self._states.of_office(number), self._year))

    def _read_genders(self) -> None:
        for number, mention in enumerate(self._mentions):
            key = self._keys[number]
            if key is None or not key.startswith(_PERSON) or mention.kind is not MentionKind.NAME:
                continue
            if self._women.get(key) is None:
                told = self.offices.is_woman(key)
                if told is None:
                    told = is_woman(self._names.parse(self._surfaces[number]), self._gazetteer)
                self._women[key] = told

    def _role(self, number: int) -> RoleWord | None:
        words = self._surfaces[number].split()
        return self._roles.read(words[-1], words[:-1])

    def resolve(self, dossier: OfficesHeld, bodies: OrganisationsDescribed) -> None:
        """Give each candidate the key of whom it means, where that is certain."""
        for number, mention in enumerate(self._mentions):
            key = self._keys[number]
            if key is None and not mention.apposition and not mention.part:
                key = self._keys[number] = self._resolved(number, mention, dossier, bodies)
            if key is None or mention.apposition:
                continue
            if key.startswith((_PERSON, _ORGANISATION)):
                self._recent.append(_Named(key, self._sentence(mention), self._block(mention)))
            if key.startswith(_ORGANISATION):
                bodies.note(key, self._block(mention))

    def _resolved(
        self, number: int, mention: Mention, dossier: OfficesHeld, bodies: OrganisationsDescribed
    ) -> str | None:
        if mention.kind is MentionKind.PRONOUN:
            return self._speaker(mention)
        if mention.kind is not MentionKind.NOMINAL:
            return None
        if mention.type is EntityType.ORG:
            state = self._states.of_office(number)
            return bodies.meant(self._surfaces[number], state, self._block(mention))
        if _aged.search(self._surfaces[number]):
            return self._of_age(mention)
        return self._office_holder(number, mention, dossier)

    def _sentence(self, mention: Mention) -> int:
        return bisect_right(self._starts, mention.span.start) - 1

    def _block(self, mention: Mention) -> int:
        block = self._article.block_at(mention.span.start)
        return block.span.start if block is not None else -1

    # der kasachische Präsident

    def _office_holder(self, number: int, mention: Mention, dossier: OfficesHeld) -> str | None:
        role = self._role(number)
        if role is None:
            return None
        party = self._partisans.meant(self._surfaces[number], mention.span.start)
        party = {person for person in party if self._fits(person, woman=role.female)}
        if len(party) == 1:
            return party.pop()
        state = role.state or self._states.of_office(number)
        apposed = self._apposed(number, mention)
        if apposed is not None:
            self.offices.add(Fact(apposed, role, state, self._year))
            return apposed
        if state is None and _genitive.match(self._text, mention.span.end):
            return None  # the president of something else
        here = self.offices.holders(role, state)
        here = {person for person in here if self._fits(person, woman=role.female)}
        if len(here) == 1:
            return here.pop()
        if here:
            last = next((one for one in reversed(self._recent) if one.is_person), None)
            near = last is not None and last.block == self._block(mention)
            return last.key if last is not None and near and last.key in here else None
        if state is not None and role.is_highest:
            elsewhere = dossier.holders(role, state, self._year)
            if len(elsewhere) == 1:
                return elsewhere.pop()
        return None

    def _apposed(self, number: int, mention: Mention) -> str | None:
        """Beside whom it stands: Angela Merkel, die Kanzlerin; die Kanzlerin, Angela Merkel."""
        after = self._named_behind(number, mention)
        if after is not None or not number:
            return after
        before = self._mentions[number - 1]
        if before.type is not EntityType.PER or before.kind is not MentionKind.NAME:
            return None
        if not _apposed.fullmatch(self._text, before.span.end, mention.span.start):
            return None
        after = self._text[mention.span.end : mention.span.end + 1]
        return self._keys[number - 1] if after in ",." else None

    def _named_behind(self, number: int, mention: Mention) -> str | None:
        end = mention.span.end
        for later in range(number + 1, len(self._mentions)):
            other = self._mentions[later]
            if other.span.start < end:
                continue
            gap = self._text[end : other.span.start]
            if other.type is EntityType.LOC and len(gap) <= _SHORT_GAP and "," not in gap:
                end = other.span.end  # der Präsident Kasachstans, Tokajew,
                continue
            closed = self._text[other.span.end : other.span.end + 1] in (",", "")
            named = other.type is EntityType.PER and other.kind is MentionKind.NAME
            return self._keys[later] if named and closed and gap == ", " else None
        return None

    def _fits(self, person: str, *, woman: bool) -> bool:
        told = self._women.get(person)
        return told is None or told == woman

    # der 81-Jährige, sagte sie

    def _of_age(self, mention: Mention) -> str | None:
        words = self._text[mention.span.start : mention.span.end]
        number = words.partition("-")[0]
        if number in self._aged:
            return self._aged[number]
        article = self._text[max(0, mention.span.start - 4) : mention.span.start].strip().lower()
        woman = article == "die" if words.endswith("e") else None
        found = self._nearest(mention, woman=woman)
        if found is not None:
            self._aged[number] = found
        return found

    def _speaker(self, mention: Mention) -> str | None:
        woman = self._text[mention.span.start : mention.span.end].lower() == "sie"
        return self._nearest(mention, woman=woman)

    def _nearest(self, mention: Mention, *, woman: bool | None) -> str | None:
        """Somebody of fitting gender from the nearest sentence before that names any.

        Of two in one sentence it is the first, unless the gender is open. A woman is looked for
        only as far back as an organisation is named, for that may be meant as well.
        """
        for keys in self._sentences_before(self._sentence(mention), self._block(mention)):
            people = [one for one in keys if one.startswith(_PERSON)]
            fitting = [one for one in people if self._women.get(one) in (woman, None)]
            sure = [one for one in fitting if self._women.get(one) is not None]
            if woman and mention.kind is MentionKind.PRONOUN:
                return sure[0] if sure else None
            if fitting:
                certain = len(set(fitting)) == 1 or (woman is not None and sure[:1] == fitting[:1])
                return fitting[0] if certain else None
        return None

    def _sentences_before(self, sentence: int, block: int) -> Iterator[list[str]]:
        """Who is named in each sentence of the block, or the last one before it; nearest first."""
        keys: list[str] = []
        current = -1
        for named in islice(reversed(self._recent), _MOST_NAMED):
            if sentence - named.sentence > (_SENTENCES_BACK if named.block == block else 1):
                break
            if named.sentence != current:
                if keys:
                    yield keys[::-1]
                keys, current = [], named.sentence
            keys.append(named.key)
        if keys:
            yield keys[::-1]


def _year(article: Article) -> int | None:
    value = article.head.date.value
    return int(value[:4]) if value is not None and value[:4].isdigit() else None
