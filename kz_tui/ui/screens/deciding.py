"""Deciding who is who: asking, keeping what was answered, undoing it."""

from __future__ import annotations

import asyncio
import weakref
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial

from textual import on, work
from textual.screen import Screen
from textual.widget import AwaitMount

from kz_tui.library import Library
from kz_tui.model.decision import Act, Decision, DecisionError, Decisions, Kept
from kz_tui.pipeline.assembling import with_decisions
from kz_tui.rooms import open_room
from kz_tui.text.clean import clean_line
from kz_tui.ui.deeds import CannotUndoError, Deed, Step
from kz_tui.ui.messages import DecisionsRead, DecisionsWritten
from kz_tui.ui.screens.reviewing import ReviewingScreen

_NOWHERE = "there is no place to keep decisions on standard input: name one with --actors FILE"


class DecidingScreen(ReviewingScreen):
    """Lays the user's decisions over the library, and keeps them; `u` undoes them with the rest."""

    decisions: Decisions | None = None
    """Where decisions are kept; None where there is no such place."""
    _kept = Kept()
    _told: frozenset[str] = frozenset()
    _stamp: object = ...
    _looked: Future[None] | None = None

    def on_mount(self) -> None:
        """One decision is kept after the other."""
        self._one_at_a_time = asyncio.Lock()

    # asking

    async def action_decide(self, act: str) -> None:
        """Decide something on the actor of the panel."""
        actor = self.desk.place.actor
        if actor not in self.desk.library.entities:
            self.show_place("no actor chosen: press Enter on a name")
        elif (opened := self.wish(act, actor)) is not None:
            await opened

    def wish(self, wish: str, actor: str | None) -> AwaitMount | None:
        """Answer what the keys ask for, here and in the list of all actors."""
        if self.decisions is None:
            self._say(_NOWHERE)
        elif wish == "undo":
            self._undo_last()
        elif wish == "decisions":
            return self._show_decisions(self.decisions)
        elif actor is not None and wish == Act.MERGE:
            return self._ask_with_whom(actor)
        elif actor is not None:
            return self._ask(Act(wish), actor)
        return None

    def _ask_with_whom(self, actor: str) -> AwaitMount | None:
        if not self.still_there(actor):
            return None
        name = self.desk.library.entities[actor].name

        def chosen(other: str | None) -> None:
            if other is not None:
                self._ask(Act.MERGE, actor, other)

        return self.ask_for_actor(f"Who is {name} too?", chosen, without=actor)

    def _ask(self, act: Act, actor: str, other: str | None = None) -> AwaitMount | None:
        library = self.desk.library
        if not self.still_there(*filter(None, (actor, other))):
            return None
        entity = library.entities[actor]
        if act is Act.SPLIT and not entity.aliases:
            self._say(f"{entity.name} has only one name: there is nothing to split")
            return None
        questions = open_room("questions")
        question = questions.question_for(act, library, actor, other)
        whom = questions.concerned(library, actor, other)

        def answered(answer: object) -> None:
            if answer is not None:
                self.decide(questions.decision_from(act, whom, answer))

        form: Screen[object] = open_room("decision-form").DecisionForm(question)
        return self.app.push_screen(form, answered)

    def action_decisions(self) -> None:
        """What was decided, and what became of it."""
        self.wish("decisions", None)

    def _show_decisions(self, decisions: Decisions) -> AwaitMount:
        screen: Screen[object] = open_room("decisions-screen").DecisionsScreen(
            self.desk.library, decisions.where, self.take_back
        )
        self.follow_library(screen)
        return self.app.push_screen(screen)

    # keeping

    def decide(self, decision: Decision) -> None:
        """Keep a decision; it can be taken back like every other change."""
        if self.decisions is not None:
            keep, drop = self._both_ways(self.decisions, decision)
            deed = Deed(clean_line(decision.in_words), drop, keep)
            self._change(keep, deed, f"{deed.words} · u undoes it")

    def take_back(self, decision: Decision) -> None:
        """Keep a decision no longer."""
        if self.decisions is not None:
            keep, drop = self._both_ways(self.decisions, decision)
            deed = Deed(f"{clean_line(decision.in_words)}: taken back", keep, drop)
            self._change(drop, deed, f"undone: {clean_line(decision.in_words)}")

    def _both_ways(self, decisions: Decisions, decision: Decision) -> tuple[Step, Step]:
        """How a decision is kept, and how it is dropped."""

        async def keep() -> None:
            await self._write_decision(partial(decisions.add, decision))

        async def drop() -> None:
            await self._write_decision(partial(decisions.take_back, decision))

        return keep, drop

    async def _write_decision(self, change: Callable[[], Kept]) -> None:
        """Make a change in the file of decisions and show what comes of it."""
        async with self._one_at_a_time:
            try:
                kept = await asyncio.to_thread(change)
            except DecisionError as error:
                raise CannotUndoError(str(error)) from None
            await self._lay_over(kept)

    def look_around(self) -> None:
        """Look for decisions of other windows too, and for what was written by hand."""
        super().look_around()
        if self.decisions is not None and (self._looked is None or self._looked.done()):
            self._looked = self.keeper.do(partial(self._look_at, self.decisions))

    def _look_at(self, decisions: Decisions) -> None:
        """Tell the screen that somebody has written since the last look; in the keeper's thread."""
        known, self._stamp = self._stamp, decisions.stamp()
        if known not in (..., self._stamp):
            self.post_message(DecisionsWritten())

    @on(DecisionsWritten)
    @work(group="deciding")
    async def _read_written(self) -> None:
        """Show what others decided; what this window wrote is shown already."""
        assert self.decisions is not None
        async with self._one_at_a_time:
            try:
                kept = await asyncio.to_thread(self.decisions.read)
            except DecisionError:
                self._stamp = None  # it is looked at again
                return
            if kept != self._kept:
                self._tell_problems(kept)
                await self._lay_over(kept)
                self._say("Decisions were changed in another window, or by hand")

    def _undo_last(self) -> None:
        """Take back the last thing done in this window, or else the last decision there is."""
        if self.deeds.done:
            self.action_undo()
        elif self._kept.decisions:
            self.take_back(self._kept.decisions[-1])
        else:
            self._say("nothing is decided yet")

    @work(group="deciding")
    async def _change(self, change: Step, deed: Deed, said: str) -> None:
        try:
            await change()
        except CannotUndoError as error:
            self._say(clean_line(str(error)), severity="error")
        else:
            self.did(deed)
            self._say(said)

    @on(DecisionsRead)
    def _decisions_read(self, message: DecisionsRead) -> None:
        self._tell_problems(message.kept)
        self._kept = message.kept

    def _tell_problems(self, kept: Kept) -> None:
        where = self.decisions.where if self.decisions else ""
        for problem in kept.problems:
            place = f"{where}:{problem.line}: " if problem.line else ""
            self._say(clean_line(place + problem.reason), severity="warning")

    def keep_up(self) -> None:
        """Lay what was decided meanwhile over a library that came without it."""
        if tuple(self.desk.library.decisions) != self._kept.decisions:
            self._lay_over_again()
        elif self.desk.library.recognised:
            self._say_what_changes_nothing()

    @work(group="deciding")
    async def _lay_over_again(self) -> None:
        async with self._one_at_a_time:
            await self._lay_over(self._kept)

    async def _lay_over(self, kept: Kept) -> None:
        """Show the library as decided."""
        self._kept = kept
        library = base = None
        while base is not self.desk.library:  # it may come further meanwhile
            base = self.desk.library
            library = await asyncio.to_thread(_decided, weakref.ref(base), kept)
        assert library is not None
        self.desk = self.desk.with_library(library)
        self.search_again()
        del base  # nobody holds the library there was
        self.give_back()

    def _say_what_changes_nothing(self) -> None:
        """Say once that a decision names whom these articles do not."""
        problems = frozenset(r.problem for r in self.desk.library.rulings if r.problem)
        if problems - self._told:
            count = len(problems)
            words = "1 decision changes" if count == 1 else f"{count} decisions change"
            self._say(f"{words} nothing in these articles; i lists them", severity="warning")
        self._told |= problems

    def _say(self, words: str, *, severity: str = "information") -> None:
        self.app.notify(words, markup=False, severity=severity)  # type: ignore[arg-type]  # one of Textual's words


def _decided(base: weakref.ref[Library], kept: Kept) -> Library:
    """The library as decided, with all that panes ask for worked out: seconds for a large one.

    A thread keeps what its job was given until after the job is done, so that is held weakly; the
    one who waits for the job holds it.
    """
    library = base()
    assert library is not None
    decided = with_decisions(library, kept.decisions).connected()
    indexed: Library = open_room("indexing").index_names(decided)
    indexed.matching("")  # names are folded before one is typed
    return indexed
