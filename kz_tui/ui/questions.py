"""What is asked before an actor is merged, split, renamed, retyped or hidden."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import NamedTuple

from kz_tui.library import Library
from kz_tui.model.decision import Act, Decision, Who
from kz_tui.model.entity import EntityType, MentionKind
from kz_tui.ui.drawing.actor_row import type_word
from kz_tui.ui.drawing.line import ENTITY_ROLE, TYPE_WORD

_COUNTED = 5000
"""Mentions looked at to count how often each name is used."""


class Choice(NamedTuple):
    """One thing to choose, in a role of the theme, with a remark at the right."""

    text: str
    role: str = ""
    remark: str = ""


class Question(NamedTuple):
    """What is asked.

    Of the `choices` one is chosen, or `several`. `name` is what stands in the line for a name
    before one types; None where no name is asked for. With `named_by_choice` it follows the first
    choice.
    """

    title: str
    explanation: str
    choices: tuple[Choice, ...] = ()
    several: bool = False
    name: str | None = None
    named_by_choice: bool = False
    chosen: int = 0


class Answer(NamedTuple):
    """What was answered: the numbers of the choices, the name, the reason."""

    chosen: tuple[int, ...]
    name: str
    reason: str


class Concerned(NamedTuple):
    """Whom a question is about, as a decision names them: no library is held while it is open.

    `names` are all the names of the actor, the one it is called by first.
    """

    actor: Who
    names: tuple[str, ...]
    other: Who | None = None


def question_for(act: Act, library: Library, actor: str, other: str | None) -> Question:
    """What is asked; `other` is the actor a merge joins."""
    entity = library.entities[actor]
    role = ENTITY_ROLE[entity.type]
    if act is Act.MERGE and other is not None:
        return _merge_question(library, actor, other)
    if act is Act.SPLIT:
        counts = _counts(library, actor)
        names = (entity.name, *entity.aliases)
        choices = tuple(Choice(name, role, f"{counts[name]:,}×") for name in names)
        words = "Choose the names that mean somebody else."
        return Question(f"Split {entity.name}", words, choices, True, "", named_by_choice=True)
    if act is Act.RENAME:
        words = "The old name is kept as another one."
        return Question(f"Rename {entity.name}", words, name=entity.name)
    if act is Act.RETYPE:
        choices = tuple(Choice(TYPE_WORD[kind], ENTITY_ROLE[kind]) for kind in EntityType)
        now = list(EntityType).index(entity.type)
        words = f"Taken for a {type_word(entity)} so far."
        return Question(f"What is {entity.name}?", words, choices, chosen=now)
    words = "Its names are no longer highlighted, it is not listed and linked to nobody."
    return Question(f"Hide {entity.name}", words)


def _merge_question(library: Library, actor: str, other: str) -> Question:
    both = [library.entities[one] for one in (actor, other)]
    choices = tuple(
        Choice(
            one.name,
            ENTITY_ROLE[one.type],
            f"{type_word(one)}, {_mentions(library.profile(one.id).mentions)}",
        )
        for one in both
    )
    words = "They become one actor with all names and mentions. Which name and type stay?"
    return Question(f"Merge {both[0].name} and {both[1].name}", words, choices)


def _mentions(count: int) -> str:
    return "1 mention" if count == 1 else f"{count:,} mentions"


def _counts(library: Library, actor: str) -> Counter[str]:
    """How often each name of an actor is used, forms of it counted with it."""
    entity = library.entities[actor]
    names = (entity.name, *entity.aliases)
    counts: Counter[str] = Counter()
    written: dict[str, str | None] = {}
    for number, mention in islice(library.mentions_of(actor), _COUNTED):
        if mention.kind is MentionKind.NAME:
            text = mention.span.of(library.articles[number].text)
            if text not in written:
                written[text] = library.written_as(text, names)
            if (name := written[text]) is not None:
                counts[name] += 1
    return counts


def concerned(library: Library, actor: str, other: str | None = None) -> Concerned:
    """Whom a question is about. Raises `KeyError` for an unknown id."""
    entity = library.entities[actor]
    names = (entity.name, *entity.aliases)
    return Concerned(library.who(actor), names, None if other is None else library.who(other))


def decision_from(act: Act, whom: Concerned, answer: Answer) -> Decision:
    """The decision that an answer makes."""
    who, other = whom.actor, whom.other
    if act is Act.MERGE and other is not None:
        stays, joins = (who, other) if answer.chosen == (0,) else (other, who)
        return Decision(act, stays, (joins,), reason=answer.reason)
    if act is Act.SPLIT:
        names = tuple(whom.names[number] for number in answer.chosen)
        return Decision(act, who, names=names, to=answer.name, reason=answer.reason)
    if act is Act.RETYPE:
        kind = list(EntityType)[answer.chosen[0]]
        return Decision(act, who, to=kind.value, reason=answer.reason)
    return Decision(act, who, to=answer.name, reason=answer.reason)
