"""The view of all actors, by keys and by mouse."""

from __future__ import annotations

from dataclasses import replace

from textual.widgets import Input

from kz_tui.library import Library
from kz_tui.model.entity import Annotation, Entity, EntityType, Mention
from kz_tui.model.span import Span
from kz_tui.ui.drawing.actor_row import ActorEntry
from kz_tui.ui.screens.actors import ActorsScreen
from kz_tui.ui.widgets.actor_rows import ActorDetails, ActorHeading, ActorRows
from tests.ui.dossier import whole
from tests.ui.driver import WIDE, Driver, make, running


def rows(user: Driver) -> ActorRows:
    return user.app.screen.query_one(ActorRows)


async def test_every_actor_with_its_type_its_time_and_its_counts() -> None:
    async with running() as user:
        await user.press("A")
        line = next(one for one in user.shown(rows(user)).split("\n") if "Joran Velde" in one)
        words = line.split()
        assert words[:3] == ["▌●", "person", "Joran"] or words[:3] == ["●", "person", "Joran"]
        assert "██·" in words
        assert "3–4 May 2021" in line
        assert words[-2:] == ["2", "3"]
        assert "◆ country" in user.shown(rows(user))
        assert "■ organisation" in user.shown(rows(user))


async def test_sorting_goes_round_and_is_shown() -> None:
    async with running() as user:
        await user.press("A")
        heading = user.app.screen.query_one(ActorHeading)
        assert "mentions ▾" in user.shown(heading)
        await user.press("S")
        assert "articles ▾" in user.shown(heading)
        await user.press("S")
        assert "name ▾" in user.shown(heading)
        names = [entity.name for entity in map(rows(user).entity, range(6)) if entity]
        assert names == sorted(names, key=str.casefold)
        await user.press("S")
        assert "first date ▾" in user.shown(heading)
        await user.press("S")
        assert "last date ▾" in user.shown(heading)
        first = rows(user).current_entry
        assert first is not None
        assert first.last == "2021-05-04"
        await user.press("S")
        assert "mentions ▾" in user.shown(heading)


async def test_a_click_on_a_heading_sorts_and_one_on_a_row_chooses() -> None:
    async with running() as user:
        await user.press("A")
        heading = user.app.screen.query_one(ActorHeading)
        place = user.shown(heading).index("name")
        await user.pilot.click(heading, offset=(place, 0))
        await user.pilot.pause()
        assert "name ▾" in user.shown(heading)
        await user.pilot.click(rows(user), offset=(30, 0))
        await user.pilot.pause()
        assert user.app.screen is user.reading
        assert user.desk.place.actor == "loc:EE"


async def test_more_on_the_actor_under_the_cursor() -> None:
    async with running() as user:
        await user.press("A", "slash")
        await user.type("velde")
        details = user.app.screen.query_one(ActorDetails)
        assert user.shown(details).strip() == "person · 3–4 May 2021 · also Velde"


async def test_the_filter_goes_before_the_list() -> None:
    async with running() as user:
        await user.press("A", "slash")
        await user.type("sol")
        assert "1 of 6" in str(user.app.screen.query_one("#title").render())
        await user.press("escape", "escape")
        assert "Actors  6" in str(user.app.screen.query_one("#title").render())
        await user.press("escape")
        assert user.app.screen is user.reading


async def test_no_key_is_offered_while_its_letter_is_text() -> None:
    async with running() as user:
        await user.press("A")
        hints = user.app.screen.query_one("#hints")
        assert "D hide" in str(hints.render())
        await user.press("slash", "D")
        assert not str(hints.render())
        assert user.app.screen.query_one("#filter", Input).value == "D"
        await user.press("tab")
        assert "D hide" in str(hints.render())


async def test_what_is_recognised_meanwhile_is_shown_and_the_cursor_stays() -> None:
    async with running() as user:
        await user.press("A", "S", "S", "down", "down")
        current = rows(user).entity(rows(user).cursor)
        more = replace(
            user.desk.library,
            entities={**user.desk.library.entities, "per:a": Entity("per:a", "Aa", EntityType.PER)},
            annotations=(
                *user.desk.library.annotations[:2],
                Annotation((Mention(Span(0, 3), EntityType.PER, entity="per:a"),)),
            ),
        )
        user.reading.desk = user.desk.with_library(more)
        await user.pilot.pause()
        assert "Aa" in user.shown(rows(user))
        assert rows(user).entity(rows(user).cursor) == current
        assert isinstance(user.app.screen, ActorsScreen)


def many(count: int) -> Library:
    """The dossier with many more actors, all named in one article."""
    library = whole()
    entities = {f"per:{n}": Entity(f"per:{n}", f"Person {n}", EntityType.PER) for n in range(count)}
    mentions = tuple(Mention(Span(0, 3), EntityType.PER, entity=one) for one in entities)
    storm = library.annotation(2)._replace(mentions=mentions)
    return replace(
        library,
        entities={**library.entities, **entities},
        annotations=(*library.annotations[:2], storm),
    )


async def test_thousands_of_actors_are_drawn_as_they_come_into_view() -> None:
    async with running(make(many(5000), iter(())), size=WIDE) as user:
        await user.press("A")
        entries: list[int] = []
        roll = rows(user)._roll
        entry = roll.entry

        def watched(place: int) -> ActorEntry:
            entries.append(place)
            return entry(place)

        roll.entry = watched  # type: ignore[method-assign]
        await user.press("pagedown", "pagedown", "end")
        assert 0 < len(entries) < 200
        assert "Person 999" in user.shown(rows(user))
        await user.press("slash")
        await user.type("person 4321")
        assert "Person 4321" in user.shown(rows(user))


async def test_a_library_without_actors_says_so() -> None:
    async with running(make(Library(whole().articles), iter(()))) as user:
        await user.press("A")
        assert "No actor is recognised yet" in str(user.app.screen.query_one("#none").render())
        await user.press("enter", "S", "D", "u")
        assert isinstance(user.app.screen, ActorsScreen)
