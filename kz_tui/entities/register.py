"""The register of a dossier's entities: what each was called, how often, and its final name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from kz_tui.entities.consistency import PARTICLES
from kz_tui.entities.language import GERMAN, RUSSIAN
from kz_tui.entities.organisations import is_acronym
from kz_tui.entities.russian import is_cyrillic
from kz_tui.entities.tables import slug
from kz_tui.model.entity import Entity, EntityType

_ALIASES_KEPT = 40
_REASONS_KEPT = 12


@dataclass(slots=True)
class Record:
    """One entity while the dossier is being linked.

    `table_id`, `table_name` and `kind` are given for what the tables know. `called` counts the
    base forms of its names by language.
    """

    type: EntityType
    table_id: str | None = None
    table_name: str | None = None
    country: str | None = None
    kind: str | None = None
    suffix: str = ""
    called: Counter[tuple[str, str]] = field(default_factory=Counter)
    reasons: set[str] = field(default_factory=set)


class Register:
    """Records by key, in the end turned into entities with readable identifiers."""

    def __init__(self) -> None:
        self._records: dict[str, Record] = {}

    def record(self, key: str, type_: EntityType) -> Record:
        """The record behind a key, made if there is none."""
        found = self._records.get(key)
        if found is None:
            found = self._records[key] = Record(type_)
        return found

    def kind(self, key: str) -> str | None:
        """The kind of organisation the tables say a key is."""
        return self._records[key].kind

    def called(self, key: str) -> str:
        """One name of a record, the same whatever the order of articles."""
        record = self._records[key]
        return record.table_name or max(record.called, key=lambda one: (len(one[1]), one))[1]

    def entities(self, main_language: str) -> dict[str, Entity]:
        """Each key with its entity; what comes out does not depend on the order of articles."""
        wanted: dict[str, list[str]] = defaultdict(list)
        names = {}
        for key in sorted(self._records):
            record = self._records[key]
            names[key] = _display_name(record, main_language)
            wanted[_identifier(record, names[key])].append(key)
        found = {}
        for identifier, keys in wanted.items():
            for number, key in enumerate(keys, 1):
                own = identifier if number == 1 else f"{identifier}-{number}"
                found[key] = _entity(own, names[key], self._records[key])
        return found


def _identifier(record: Record, name: str) -> str:
    prefix = record.type.value.lower()
    return f"{prefix}:{record.table_id or slug(name)}{record.suffix}"


def _entity(identifier: str, name: str, record: Record) -> Entity:
    counts: Counter[str] = Counter()
    for (_, called), count in record.called.items():
        counts[called] += count
    ranking = sorted(counts, key=lambda one: (-counts[one], one))
    aliases = tuple(called for called in ranking if called != name)
    return Entity(
        identifier,
        name,
        record.type,
        aliases[:_ALIASES_KEPT],
        record.country,
        tuple(sorted(record.reasons)[:_REASONS_KEPT]),
    )


def _display_name(record: Record, main_language: str) -> str:
    """The fullest form in the most frequent spelling of the dossier's main language."""
    forms = _main_forms(record, main_language)
    if not forms:
        return record.table_name or "?"
    if record.type is not EntityType.PER:
        forms = _without_endings(forms)
    if record.type is EntityType.PER:
        forms = _only(forms, _is_full_name)
    elif record.type is EntityType.ORG:
        forms = _only(forms, lambda name: not is_acronym(name))
        forms = _only(forms, lambda name: " " in name or "-" in name)
    return max(forms, key=lambda name: (forms[name], len(name), name))


def _is_full_name(name: str) -> bool:
    """Whether something stands before the surname: "von der Leyen" is a surname of three words."""
    first, _, rest = name.partition(" ")
    return bool(rest) and first.lower() not in PARTICLES


def _main_forms(record: Record, main_language: str) -> Counter[str]:
    """The names used in articles of the main language, else in its script, else all."""
    spoken: Counter[str] = Counter()
    written: Counter[str] = Counter()
    everything: Counter[str] = Counter()
    for (language, called), count in record.called.items():
        everything[called] += count
        if is_cyrillic(called) == (main_language == RUSSIAN):
            written[called] += count
        if language == main_language:
            spoken[called] += count
    if not spoken and record.table_name and main_language == GERMAN:
        return Counter({record.table_name: 1})
    return spoken or written or everything


def _without_endings(forms: Counter[str]) -> Counter[str]:
    """The forms, those that are another one with an ending counted with it."""
    found: Counter[str] = Counter()
    for name in sorted(forms, key=len):
        shorter = (name[:-cut] for cut in (1, 2) if len(name) > cut + 3)
        base = next((one for one in shorter if one in found), name)
        found[base if not is_acronym(name) else name] += forms[name]
    return found


def _only(forms: Counter[str], wanted: Callable[[str], bool]) -> Counter[str]:
    """The forms of a kind, or all of them where there is none of that kind."""
    return Counter({name: count for name, count in forms.items() if wanted(name)}) or forms
