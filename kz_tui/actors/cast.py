"""Who plays whom: the actors of a dossier while one decision after the other is applied."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from kz_tui.actors.directory import Directory, UndecidableError
from kz_tui.model.decision import Act, Decision, Who
from kz_tui.model.entity import Annotation, Entity, EntityType

REST = ""


class Part(NamedTuple):
    """A part of a recognised entity that moves as one.

    What it is called by `name`, or (`REST`) everything that was not taken out of it.
    """

    recognised: str
    name: str = REST


class Cast:
    """The actors as decided so far.

    `plays` says whom a part stands for where that is not simply the entity it was recognised as;
    None for nobody. `annotation_of` gives what was recognised in an article by its id.
    """

    def __init__(
        self,
        recognised: Mapping[str, Entity],
        annotation_of: Callable[[str], Annotation | None],
    ) -> None:
        self.recognised = recognised
        self.directory = Directory(recognised.values())
        self.plays: dict[Part, str | None] = {}
        self._annotation_of = annotation_of

    @property
    def entities(self) -> Mapping[str, Entity]:
        """The actors of now by id."""
        return self.directory.entities

    def apply(self, decision: Decision) -> tuple[str, ...]:
        """Apply one decision; the ids of the actors it made or changed.

        Raises `UndecidableError`, and then nothing is changed.
        """
        if decision.act is Act.MERGE:
            return self._merge(decision)
        actor = self._meant(decision.actor)
        if decision.act is Act.SPLIT:
            return self._split(actor, decision)
        if decision.act is Act.RENAME:
            return self._rename(actor, decision)
        if decision.act is Act.RETYPE:
            return self._retype(actor, decision)
        return self._hide(actor, decision)

    # who is meant

    def _meant(self, who: Who) -> Entity:
        found = self._candidates(who)
        if len(found) > 1:
            raise self.directory.ambiguous(who, found)
        return found[0]

    def _candidates(self, who: Who) -> list[Entity]:
        """Everybody that can be meant. Raises `UndecidableError` where that is nobody."""
        found = self.directory.called(who)
        if not found:
            raise self.directory.unknown(who)
        if who.seen and len(found) > 1:
            here = set(self._seen_in(who.seen))
            found = [one for one in found if one.id in here] or found
        return found

    def _seen_in(self, article: str) -> Iterator[str | None]:
        annotation = self._annotation_of(article)
        for recognised in {mention.entity for mention in annotation.mentions} if annotation else ():
            if recognised is not None:
                yield self.plays.get(Part(recognised), recognised)
                yield from (
                    who for part, who in self.plays.items() if part.recognised == recognised
                )

    def _parts(self, actor: str) -> list[Part]:
        """Everything that makes up an actor."""
        parts = [part for part, whom in self.plays.items() if whom == actor]
        if actor in self.recognised and Part(actor) not in self.plays:
            parts.append(Part(actor))
        return parts

    # what is decided

    def _merge(self, decision: Decision) -> tuple[str, ...]:
        actor, joining = self._to_merge(decision)
        names = [actor.name, *actor.aliases]
        reasons = list(actor.reasons)
        for other in joining:
            names += [other.name, *other.aliases]
            reasons += [*other.reasons, _because(f"{other.name} is {actor.name}", decision)]
            for part in self._parts(other.id):
                self.plays[part] = actor.id
            self.directory.strike(other)
        aliases = (name for name in dict.fromkeys(names) if name != actor.name)
        self.directory.enter(actor._replace(aliases=tuple(aliases), reasons=tuple(reasons)))
        return (actor.id,)

    def _to_merge(self, decision: Decision) -> tuple[Entity, list[Entity]]:
        """Who stays, and who joins. Where the names are one, all that go by it are meant."""
        found = self._candidates(decision.actor)
        name = decision.actor.name.casefold()
        alike = any(who.name.casefold() == name for who in decision.others)
        if len(found) > 1 and not alike:
            raise self.directory.ambiguous(decision.actor, found)
        actor = found[0]
        joining: dict[str, Entity] = {}
        for who in decision.others:
            others = [one for one in self._candidates(who) if one.id != actor.id]
            if not others:
                raise UndecidableError(f"{who.name!r} and {decision.actor.name!r} are one already")
            if len(others) > 1 and who.name.casefold() != name:
                raise self.directory.ambiguous(who, others)
            joining.update((one.id, one) for one in others)
        return actor, list(joining.values())

    def _split(self, actor: Entity, decision: Decision) -> tuple[str, ...]:
        called = {name.casefold(): name for name in (actor.name, *actor.aliases)}
        taken = [name.casefold() for name in decision.names]
        strange = [name for name in decision.names if name.casefold() not in called]
        left = [name for folded, name in called.items() if folded not in taken]
        if strange:
            raise UndecidableError(f"{actor.name} is not called {', '.join(strange)}")
        if not left:
            raise UndecidableError(f"{actor.name} would have no name left")
        own = self._new_id(actor, decision.to)
        for part in self._parts(actor.id):
            if part.name in taken:
                self.plays[part] = own
            if part.name == REST:
                for name in taken:
                    self.plays.setdefault(Part(part.recognised, name), own)
        names = [called[name] for name in taken]
        reason = _because(f"{', '.join(names)} is not {left[0]}", decision)
        aliases = tuple(name for name in names if name != decision.to)
        made = actor._replace(id=own, name=decision.to, aliases=aliases, reasons=(reason,))
        reasons = (*actor.reasons, reason)
        self.directory.enter(made)
        self.directory.enter(actor._replace(name=left[0], aliases=tuple(left[1:]), reasons=reasons))
        return actor.id, own

    def _new_id(self, actor: Entity, name: str) -> str:
        base = f"{actor.type.value.lower()}:{'-'.join(name.casefold().split())}"
        own, number = base, 1
        while own in self.entities or own in self.recognised:
            number += 1
            own = f"{base}-{number}"
        return own

    def _rename(self, actor: Entity, decision: Decision) -> tuple[str, ...]:
        others = dict.fromkeys((actor.name, *actor.aliases))
        others.pop(decision.to, None)
        reasons = (*actor.reasons, _because(f"{actor.name} is called {decision.to}", decision))
        self.directory.enter(
            actor._replace(name=decision.to, aliases=tuple(others), reasons=reasons)
        )
        return (actor.id,)

    def _retype(self, actor: Entity, decision: Decision) -> tuple[str, ...]:
        kind = EntityType(decision.to)
        country = actor.country if kind is EntityType.LOC else None
        reasons = (*actor.reasons, _because(f"{actor.name} is of type {kind.value}", decision))
        self.directory.enter(actor._replace(type=kind, country=country, reasons=reasons))
        for part in self._parts(actor.id):
            self.plays[part] = actor.id  # what mentions it takes the type
        return (actor.id,)

    def _hide(self, actor: Entity, decision: Decision) -> tuple[str, ...]:
        for part in self._parts(actor.id):
            self.plays[part] = None
        self.directory.strike(actor, line=decision.line)
        return ()


def _because(what: str, decision: Decision) -> str:
    reason = f": {decision.reason}" if decision.reason else ""
    return f"you decided that {what}{reason}"
