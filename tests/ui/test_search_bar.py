from __future__ import annotations

from tests.ui.driver import make, running


async def test_the_selected_result_is_shown_while_typing() -> None:
    async with running() as user:
        await user.search("sturm")
        assert user.title == "Sturm über der Küste"
        assert user.reading.focused is user.reading.query_input


async def test_arrows_move_in_the_results_while_typing() -> None:
    async with running() as user:
        await user.search("velde")
        first = user.reading.articles.selected
        await user.press("down")
        second = user.reading.articles.selected
        assert {first, second} == {0, 1}
        await user.press("ctrl+k")
        assert user.reading.articles.selected == first
        await user.press("ctrl+j")
        assert user.reading.articles.selected == second


async def test_escape_keeps_the_results_and_once_more_clears_them() -> None:
    async with running() as user:
        await user.search("sturm")
        await user.press("escape")
        assert user.desk.results is not None
        assert user.reading.focused is user.reading.articles
        await user.press("escape")
        assert user.desk.results is None
        assert user.reading.query_input.value == ""
        assert user.title == "Hafen von Lisanne gesperrt"


async def test_ctrl_u_empties_the_bar() -> None:
    async with running() as user:
        await user.search("sturm")
        await user.press("ctrl+u")
        assert user.reading.query_input.value == ""
        assert user.reading.articles.count == 3


async def test_a_query_that_cannot_be_read_keeps_the_last_results() -> None:
    async with running() as user:
        await user.search("sturm")
        user.reading.query_input.value = "sturm foo:bar"
        await user.pilot.pause()
        assert "foo" in user.reading.bar.error
        assert user.reading.articles.count == 1
        user.reading.query_input.value = "sturm"
        await user.pilot.pause()
        assert user.reading.bar.error == ""


async def test_letters_typed_into_the_bar_are_no_commands() -> None:
    async with running() as user:
        await user.search("qQ?")
        assert user.reading.query_input.value == "qQ?"
        assert user.app.is_running


async def test_reading_a_title_hit_marks_it_in_the_list() -> None:
    async with running() as user:
        await user.search("streik")
        assert "of 3 articles" in user.reading.bar.outcome
        assert user.title == "Streik der Lotsen"
        listed = user.reading.articles
        ground = listed.style_of("hit").bgcolor
        strips = [listed.render_line(y) for y in range(listed.lines_visible)]
        title = next(strip for strip in strips if "der Lotsen" in strip.text)
        assert [part.text for part in title if part.style and part.style.bgcolor == ground] == [
            "Streik"
        ]


async def test_nothing_found_leaves_an_empty_list_and_the_text() -> None:
    async with running() as user:
        await user.search("Hafen")
        assert user.reading.status.place
        await user.search("xqzvwk")
        assert user.reading.status.place == ""
        assert user.reading.articles.count == 0
        assert user.reading.bar.outcome.startswith("0 of 3")
        assert user.title == "Hafen von Lisanne gesperrt"


async def test_the_place_in_the_article_comes_back_after_a_search() -> None:
    async with running(size=(80, 14)) as user:
        await user.press("tab", "space")
        before = user.reading.reader.standing
        assert before.offset > 0
        await user.search("sturm")
        await user.press("escape", "escape")
        assert user.reading.reader.standing == before


async def test_start_with_a_query() -> None:
    async with running(make(query="sturm")) as user:
        assert user.reading.articles.count == 1


async def test_start_with_an_actor() -> None:
    async with running(make(actor="Velde")) as user:
        assert user.desk.place.actor == "per:joran-velde"


async def test_n_goes_through_the_hits_and_on_into_the_next_article() -> None:
    async with running() as user:
        await user.search("velde")
        await user.press("enter")
        seen = []
        for _ in range(4):
            seen.append((user.title, user.place))
            await user.press("n")
        assert len({title for title, _ in seen}) == 2
        assert "hit 1/2" in {place for _, place in seen}
        assert user.place == "no further hit in the results"
        await user.press("N")
        assert user.place.startswith("hit")


async def test_find_in_the_article() -> None:
    async with running() as user:
        await user.press("tab", "ctrl+f")
        await user.type("QUANDT")
        assert user.place == "hit 1/2"
        await user.press("enter", "n")
        assert user.place == "hit 2/2"
        await user.press("escape")
        assert user.desk.find == ""
        assert user.desk.reading.matches == ()


async def test_find_says_when_nothing_is_there() -> None:
    async with running() as user:
        await user.press("ctrl+f")
        await user.type("nirgends")
        assert user.place == "not in this article"


async def test_up_in_an_empty_bar_brings_the_last_searches_back() -> None:
    async with running() as user:
        for query in ("velde", "sturm", "velde"):
            await user.press("slash", "ctrl+u")
            await user.type(query)
            await user.press("enter")
        await user.settle()
        await user.press("slash", "ctrl+u", "up")
        assert user.reading.query_input.value == "velde"
        await user.press("up")
        assert user.reading.query_input.value == "sturm"
        await user.press("up")
        assert user.reading.query_input.value == "sturm"
        assert "1 of 3 articles" in user.reading.bar.outcome


async def test_a_search_brought_back_is_one_like_any_other() -> None:
    async with running() as user:
        await user.search("velde")
        await user.press("escape", "slash", "ctrl+u", "up")
        selected = user.reading.articles.selected
        await user.press("down")
        assert user.reading.articles.selected != selected
        await user.press("up")
        assert user.reading.articles.selected == selected
        assert user.reading.query_input.value == "velde"
