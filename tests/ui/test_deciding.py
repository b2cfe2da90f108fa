"""Deciding who is who, by keys: every act, its undoing, and what may go wrong."""

from __future__ import annotations

import asyncio
import time
import weakref
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from kz_tui.model.decision import Act, Decision, Who
from kz_tui.search.query import parse_query
from kz_tui.store.actors_file import ActorsFile
from kz_tui.ui import heap
from kz_tui.ui.picked import Picked
from kz_tui.ui.screens.actors import ActorsScreen
from kz_tui.ui.screens.decision_form import ChoiceRows, DecisionForm
from kz_tui.ui.screens.decisions import DecisionsScreen, RulingRows
from kz_tui.ui.widgets.actor_rows import ActorRows
from tests.ui.driver import Driver, make, running

VELDE, SOLBERG, NORDLICHT = "per:joran-velde", "per:mira-solberg", "org:reederei-nordlicht"


@pytest.fixture
def file(tmp_path: Path) -> ActorsFile:
    return ActorsFile(tmp_path / "actors.toml")


def notices(user: Driver) -> list[str]:
    return [str(notice.message) for notice in user.app._notifications]


def names(user: Driver) -> list[str]:
    return [entity.name for entity, _ in user.desk.library.actors]


async def test_merging_from_the_panel_and_undoing(file: ActorsFile) -> None:
    async with running(make(decisions=file)) as user:
        user.reading.show_actor(VELDE)
        await user.press("M")
        await user.type("solberg")
        await user.press("enter")
        assert isinstance(user.app.screen, DecisionForm)
        await user.press("enter")
        await user.type("a pen name")
        await user.press("enter")
        await user.settle()
        assert file.read().decisions[0].reason == "a pen name"
        assert "Mira Solberg" not in names(user)
        assert "merged into Joran Velde" in notices(user)[-1]
        text = " ".join(user.shown("#panel").split())
        assert "Mira Solberg" in text
        assert "a pen name" in text
        found = user.desk.library.search(parse_query("actor:Solberg"))
        assert found.total == 2
        await user.press("tab")
        while user.reading.pane != "panel":
            await user.press("tab")
        await user.press("u")
        await user.settle()
        assert "Mira Solberg" in names(user)
        assert file.read().decisions == ()
        assert "a pen name" not in user.shown("#panel")


async def test_the_other_name_can_stay(file: ActorsFile) -> None:
    async with running(make(decisions=file)) as user:
        user.reading.show_actor(VELDE)
        await user.press("M")
        await user.type("solberg")
        await user.press("enter", "down", "enter", "enter")
        await user.settle()
        assert file.read().decisions[0].actor == Who("Mira Solberg")
        assert user.desk.place.actor == SOLBERG
        assert "Joran Velde" not in names(user)


async def test_splitting_takes_chosen_names(file: ActorsFile) -> None:
    async with running(make(decisions=file)) as user:
        user.reading.show_actor(VELDE)
        await user.press("X")
        assert "1×" in user.shown(user.app.screen.query_one(ChoiceRows))
        await user.press("enter", "ctrl+s")
        assert isinstance(user.app.screen, DecisionForm)  # nothing is chosen
        await user.press("shift+tab", "down", "space")
        assert user.app.screen.query_one("#name").value == "Velde"  # type: ignore[attr-defined]
        await user.press("enter")
        await user.type(" der Andere")
        await user.press("enter", "enter")
        await user.settle()
        assert "Velde der Andere" in names(user)
        assert file.read().decisions[0].names == ("Velde",)


async def test_an_actor_with_one_name_cannot_be_split(file: ActorsFile) -> None:
    async with running(make(decisions=file)) as user:
        user.reading.show_actor(NORDLICHT)
        await user.press("X")
        assert notices(user) == ["Reederei Nordlicht has only one name: there is nothing to split"]


async def test_renaming_retyping_and_hiding(file: ActorsFile) -> None:
    async with running(make(decisions=file)) as user:
        user.reading.show_actor(NORDLICHT)
        await user.press("C", "ctrl+u")
        await user.press("enter", "ctrl+s")
        assert isinstance(user.app.screen, DecisionForm)  # a name is missing
        await user.press("shift+tab")
        await user.type("Nordlicht AG")
        await user.press("ctrl+s")
        await user.settle()
        assert "Nordlicht AG" in names(user)
        assert "Nordlicht AG" in user.shown("#panel")
        await user.press("T", "up", "enter", "enter")
        await user.settle()
        assert user.desk.library.entities[NORDLICHT].type == "PER"
        await user.press("D", "escape")
        assert "Nordlicht AG" in names(user)
        await user.press("D", "enter")
        await user.settle()
        assert "Nordlicht AG" not in names(user)
        assert user.desk.place.actor is None
        acts = [decision.act for decision in file.read().decisions]
        assert acts == [Act.RENAME, Act.RETYPE, Act.HIDE]
        assert file.read().decisions[2].actor.name == "Nordlicht AG"


async def test_in_the_list_of_all_actors(file: ActorsFile) -> None:
    async with running(make(decisions=file)) as user:
        await user.press("A")
        screen = user.app.screen
        assert isinstance(screen, ActorsScreen)
        rows = screen.query_one(ActorRows)
        await user.press("slash")
        await user.type("solberg")
        await user.press("tab", "D", "enter")
        await user.settle()
        assert user.app.screen is screen
        assert "Nobody is called that" in str(screen.query_one("#none").render())
        await user.press("q")
        assert "Mira Solberg" not in user.shown(rows)
        await user.press("end", "M")
        await user.type("velde")
        await user.press("enter", "ctrl+s")
        await user.settle()
        assert user.app.screen is screen
        assert len(file.read().decisions) == 2
        await user.press("u")
        await user.settle()
        await user.press("u")
        await user.settle()
        assert "Mira Solberg" in user.shown(rows)
        await user.press("u")
        assert notices(user)[-1] == "nothing is decided yet"


class LingeringPool(ThreadPoolExecutor):
    """Threads that hold what their job was given for a moment after the job is done."""

    def submit(self, job: Callable[..., Any], /, *given: Any, **named: Any) -> Future[Any]:
        done: Future[Any] = Future()

        def linger() -> None:
            done.set_result(job(*given, **named))
            time.sleep(0.2)

        super().submit(linger)
        return done


async def test_the_library_there_was_is_gone_when_memory_is_given_back(
    file: ActorsFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    asyncio.get_running_loop().set_default_executor(LingeringPool())
    left: list[object] = []
    async with running(make(decisions=file)) as user:
        await user.settle()
        await user.reading.keeper.settled()  # memory is given back after the first reading too
        before = weakref.ref(user.desk.library)
        monkeypatch.setattr(heap, "give_back", lambda: left.append(before()))
        user.reading.show_actor(VELDE)
        await user.press("D", "enter")
        await user.until(lambda: bool(left))
    assert left == [None]


async def test_all_can_be_hidden_and_come_back(file: ActorsFile) -> None:
    for name in ("Joran Velde", "Mira Solberg", "Petra Quandt", "Estland", "Reederei Nordlicht",
                 "Radio Nordost"):  # fmt: skip
        file.add(Decision(Act.HIDE, Who(name)))
    async with running(make(decisions=file)) as user:
        await user.reading._lay_over(file.read())
        await user.press("A")
        none = user.app.screen.query_one("#none")
        assert "Nobody is left after your decisions" in str(none.render())
        await user.press("u")
        await user.settle()
        assert "Radio Nordost" in user.shown(user.app.screen.query_one(ActorRows))


async def test_decisions_are_listed_with_what_became_of_them_and_taken_back(
    file: ActorsFile,
) -> None:
    file.add(Decision(Act.HIDE, Who("Joran Velde"), reason="no need"))
    file.add(Decision(Act.HIDE, Who("Nobody")))
    async with running(make(decisions=file)) as user:
        await user.reading._lay_over(file.read())
        await user.press("i")
        screen = user.app.screen
        assert isinstance(screen, DecisionsScreen)
        text = user.shown(screen.query_one(RulingRows))
        assert "changes nothing: no actor called 'Nobody' in these articles" in text
        assert "no need" in text
        await user.press("down", "x")
        await user.settle()
        assert "Joran Velde" in names(user)
        assert "no need" not in user.shown(screen.query_one(RulingRows))
        await user.press("q")
        assert not isinstance(user.app.screen, DecisionsScreen)


async def test_another_window_decides_meanwhile(file: ActorsFile) -> None:
    async with running(make(decisions=file)) as user:
        file.add(Decision(Act.HIDE, Who("Mira Solberg")))
        user.reading.decide(Decision(Act.HIDE, Who("Estland")))
        await user.settle()
        assert "Mira Solberg" not in names(user)
        assert "Estland" not in names(user)
        await user.press("A", "u")
        await user.settle()
        assert "Estland" in names(user)
        assert "Mira Solberg" not in names(user)


async def looked(user: Driver) -> None:
    """Let a window look for what others have written, as it does every second."""
    user.reading.look_around()
    await user.reading.keeper.settled()
    await user.pilot.pause()
    await user.settle()


async def test_what_another_window_decides_is_shown(file: ActorsFile) -> None:
    async with running(make(decisions=file)) as user:
        await looked(user)
        file.add(Decision(Act.HIDE, Who("Mira Solberg")))
        assert "Mira Solberg" in names(user)
        await looked(user)
        assert "Mira Solberg" not in names(user)
        assert "another window" in notices(user)[-1]
        await user.press("A", "u")
        await user.settle()
        assert "Mira Solberg" in names(user)


async def test_what_this_window_decided_is_not_told_as_another_s(file: ActorsFile) -> None:
    async with running(make(decisions=file)) as user:
        await looked(user)
        user.reading.decide(Decision(Act.HIDE, Who("Estland")))
        await looked(user)
        await looked(user)
        assert "Estland" not in names(user)
        assert not any("another window" in notice for notice in notices(user))


async def test_a_file_of_decisions_that_cannot_be_read_for_a_while_leaves_them(
    file: ActorsFile,
) -> None:
    async with running(make(decisions=file)) as user:
        user.reading.decide(Decision(Act.HIDE, Who("Estland")))
        await user.settle()
        await looked(user)
        path = Path(file.where)
        text = path.read_text()
        path.unlink()
        path.mkdir()
        await looked(user)
        assert "Estland" not in names(user)
        path.rmdir()
        path.write_text(text.replace("Estland", "Mira Solberg"))
        await looked(user)
        assert "Estland" in names(user)
        assert "Mira Solberg" not in names(user)


async def test_a_decision_that_cannot_be_kept_changes_nothing_and_says_so(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    async with running(make(decisions=ActorsFile(blocked / "actors.toml"))) as user:
        user.reading.decide(Decision(Act.HIDE, Who("Estland")))
        await user.settle()
        assert "Estland" in names(user)
        assert any("cannot be" in notice for notice in notices(user))


async def test_where_there_is_no_place_to_keep_it_that_is_said() -> None:
    async with running() as user:
        user.reading.show_actor(VELDE)
        await user.press("D")
        assert "--actors FILE" in notices(user)[-1]
        await user.press("i")
        assert "--actors FILE" in notices(user)[-1]


async def test_without_an_actor_that_is_said(file: ActorsFile) -> None:
    async with running(make(decisions=file)) as user:
        await user.press("M")
        assert user.place == "no actor chosen: press Enter on a name"


async def test_back_leads_to_the_actor_an_actor_has_become(file: ActorsFile) -> None:
    async with running(make(decisions=file)) as user:
        user.reading.show_actor(SOLBERG)
        user.reading.show_actor(VELDE)
        merge = Decision(Act.MERGE, Who("Joran Velde"), (Who("Mira Solberg"),))
        user.reading.decide(merge)
        await user.settle()
        await user.press("backspace")
        assert user.desk.place.actor == VELDE


async def test_closing_one_screen_after_the_other_leads_to_the_text(file: ActorsFile) -> None:
    async with running(make(decisions=file)) as user:
        await user.press("A", "M", "escape", "escape", "escape", "i", "escape")
        assert user.app.screen is user.reading


@pytest.mark.parametrize("key", ["M", "P", "F"])
async def test_who_is_hidden_meanwhile_cannot_be_chosen(file: ActorsFile, key: str) -> None:
    async with running(make(decisions=file)) as user:
        user.reading.show_actor(VELDE)
        await user.press(key)
        await user.settle()
        asking = user.app.screen
        assert isinstance(asking, ActorsScreen)
        user.reading.decide(Decision(Act.HIDE, Who("Mira Solberg")))
        await user.settle()
        rows = asking.query_one(ActorRows)
        assert "Mira Solberg" not in user.shown(rows)
        assert "Nordlicht" in user.shown(rows)
        asking.dismiss(Picked(SOLBERG))  # chosen just before
        await user.settle()
        assert user.app.screen is user.reading
        assert user.place == "this actor is there no longer"
        assert user.desk.only.actors == ()
        assert user.desk.place.towards is None


async def test_who_is_hidden_meanwhile_is_not_decided_on(file: ActorsFile) -> None:
    async with running(make(decisions=file)) as user:
        user.reading.decide(Decision(Act.HIDE, Who("Mira Solberg")))
        await user.settle()
        for act in Act:
            assert user.reading.wish(act.value, SOLBERG) is None
            assert user.place == "this actor is there no longer"


@pytest.mark.parametrize("key", ["A", "i", "M"])
async def test_a_decision_while_a_list_is_being_left_is_no_trouble(
    file: ActorsFile, key: str
) -> None:
    async with running(make(decisions=file)) as user:
        user.reading.show_actor(VELDE)
        await user.press(key)
        await user.settle()
        assert user.app.screen is not user.reading
        await user.app.screen.query_one("#box").remove()  # as far as leaving it has come
        user.reading.decide(Decision(Act.HIDE, Who("Mira Solberg")))
        await user.settle()
        assert "Mira Solberg" not in names(user)
