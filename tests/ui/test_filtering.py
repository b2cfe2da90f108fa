"""Only articles with some actors: list, search, status line, and one layer less."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kz_tui.ui.only import Only
from tests.ui.dossier import whole
from tests.ui.driver import Driver, running

VELDE, SOLBERG, QUANDT = "per:joran-velde", "per:mira-solberg", "per:petra-quandt"
ESTLAND = "loc:EE"


def listed(user: Driver) -> list[str]:
    shelf = user.desk.shelf
    return [shelf.library.articles[number].id for number in shelf.numbers()]


def filters(user: Driver) -> str:
    return user.reading.status.filters


async def ask_for(user: Driver, name: str) -> None:
    await user.press("F")
    await user.type(name)
    await user.press("enter")


async def test_with_one_with_two_and_near_each_other() -> None:
    async with running() as user:
        await ask_for(user, "estland")
        assert listed(user) == ["port", "strike"]
        assert filters(user) == "only with Estland: 2 articles"
        assert "only with Estland" in user.shown("#status")
        await ask_for(user, "velde")
        assert filters(user) == "only with Estland and Joran Velde: 2 articles"
        await user.press("ampersand")
        assert listed(user) == ["port"]
        assert filters(user) == "only Estland near Joran Velde: 1 article"
        await user.press("ampersand")
        assert listed(user) == ["port", "strike"]


async def test_escape_removes_one_layer_after_the_other() -> None:
    async with running() as user:
        await user.search("velde")
        await user.press("escape")
        await ask_for(user, "velde")
        await ask_for(user, "solberg")
        await user.press("ampersand", "escape")
        assert filters(user).startswith("only with Joran Velde and Mira Solberg")
        await user.press("escape")
        assert filters(user) == "only with Joran Velde: 2 articles"
        await user.press("escape")
        assert filters(user) == ""
        assert user.reading.query_input.value == "velde"
        await user.press("escape")
        assert user.reading.query_input.value == ""
        assert len(listed(user)) == 3


async def test_a_search_stays_within_the_filter_and_says_so() -> None:
    async with running() as user:
        await ask_for(user, "solberg")
        await user.search("velde")
        assert listed(user) == ["strike"]
        assert user.reading.bar.outcome.startswith("1 of 3 articles")
        await user.press("ctrl+u")
        await user.type("quandt")
        assert listed(user) == []
        assert user.reading.bar.outcome.startswith("0 of 3 articles")


async def test_a_key_in_the_panel_goes_round() -> None:
    async with running() as user:
        user.reading.show_actor(VELDE)
        user.reading.go_to_pane("panel")
        await user.press("home", "w")
        assert user.desk.only.actors[0] == VELDE
        assert len(user.desk.only.actors) == 2
        assert not user.desk.only.near
        await user.press("w")
        assert user.desk.only.near
        await user.press("w")
        assert user.desk.only == Only()
        await user.press("end", "w")
        assert user.desk.only == Only((VELDE,))
        assert filters(user) == "only with Joran Velde: 2 articles"


async def test_from_the_list_of_all_actors() -> None:
    async with running() as user:
        await user.press("A", "slash")
        await user.type("solberg")
        await user.press("tab", "F")
        assert user.app.screen is user.reading
        assert listed(user) == ["strike"]


async def test_near_takes_two() -> None:
    async with running() as user:
        await ask_for(user, "velde")
        await user.press("ampersand")
        assert user.place == "near takes two actors: F chooses them"


def test_the_filter_follows_an_actor_that_is_called_otherwise() -> None:
    only = Only((VELDE, SOLBERG), near=True)
    assert only.in_words(whole()) == "only Joran Velde near Mira Solberg"


_actors = st.sampled_from([VELDE, SOLBERG, QUANDT, ESTLAND])


@given(st.lists(_actors, max_size=4), st.booleans())
def test_each_layer_lets_through_no_more_than_the_one_before(actors: list[str], near: bool) -> None:
    library = whole()
    only = Only()
    for actor in actors:
        only = only.with_actor(actor)
    only = only._replace(near=near and len(only.actors) > 1)
    while only.actors:
        looser = only.without_last()
        assert looser != only
        through, before = only.articles(library), looser.articles(library)
        assert through is not None
        assert before is None or set(through) <= set(before)
        only = looser
    assert only.articles(library) is None
