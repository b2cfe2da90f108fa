"""What the user decided on the actors of a dossier, against or beyond what was recognised."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple, Protocol

from kz_tui.model.report import Problem


class Act(StrEnum):
    """What is done with an actor; the value is the word for it in a file.

    `MERGE`: other actors are this one. `SPLIT`: some of its names belong to an actor of their own.
    `RENAME`, `RETYPE`: it is shown under another name, or is of another type. `HIDE`: it is none.
    """

    MERGE = "merge"
    SPLIT = "split"
    RENAME = "rename"
    RETYPE = "retype"
    HIDE = "hide"


class Who(NamedTuple):
    """An actor as a decision names it: by a name, since ids change as a dossier grows.

    `type` ("PER", "ORG", "LOC") and `seen`, the id of an article that mentions it, tell apart
    actors of one name; both may be empty.
    """

    name: str
    type: str = ""
    seen: str = ""


class Decision(NamedTuple):
    """One thing the user decided.

    `others` are the actors a `MERGE` joins to `actor`, `names` those a `SPLIT` takes out of it.
    `to` is the name of the actor they make, the new name of a `RENAME`, or the new type of a
    `RETYPE`. `reason` is in the user's own words. `line` is where it stands in its file, counted
    from 1, or 0.
    """

    act: Act
    actor: Who
    others: tuple[Who, ...] = ()
    names: tuple[str, ...] = ()
    to: str = ""
    reason: str = ""
    line: int = 0

    @property
    def in_words(self) -> str:
        """The decision as a sentence without its reason."""
        name = self.actor.name
        match self.act:
            case Act.MERGE:
                return f"{_listed([who.name for who in self.others])} merged into {name}"
            case Act.SPLIT:
                return f"{_listed(self.names)} split from {name} as {self.to}"
            case Act.RENAME:
                return f"{name} renamed {self.to}"
            case Act.RETYPE:
                return f"{name} is of type {self.to}"
            case Act.HIDE:
                return f"{name} hidden"


def _listed(names: list[str] | tuple[str, ...]) -> str:
    return ", ".join(names)


class Ruling(NamedTuple):
    """What became of a decision in a dossier.

    `actors` are the ids of the actors it made or changed. `problem` says why it changes nothing;
    it is kept all the same, as a dossier may grow.
    """

    decision: Decision
    actors: tuple[str, ...] = ()
    problem: str = ""


class Kept(NamedTuple):
    """The decisions that are kept, in the order they were made, and what could not be read."""

    decisions: tuple[Decision, ...] = ()
    problems: tuple[Problem, ...] = ()


class DecisionError(Exception):
    """Decisions cannot be read or kept; the message names the file and the reason."""


class Decisions(Protocol):
    """Where the decisions on one dossier are kept; others may write there at the same time.

    Everything raises `DecisionError`.
    """

    @property
    def where(self) -> str:
        """The place for people."""

    def stamp(self) -> object:
        """Another one once somebody has written there; takes a moment, and never fails."""

    def read(self) -> Kept:
        """What is kept now; nothing where nobody decided anything."""

    def add(self, decision: Decision) -> Kept:
        """Keep one more decision, behind all that are there by now."""

    def take_back(self, decision: Decision) -> Kept:
        """Keep a decision no longer; of several that are alike the last goes."""
