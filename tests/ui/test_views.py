from __future__ import annotations

import pytest

from tests.ui.driver import MIDDLE, NARROW, make, running


async def test_furniture_is_folded_and_can_be_unfolded() -> None:
    async with running() as user:
        assert "▸ caption and credit" in user.shown("#reader")
        assert "Ein Kran" not in user.shown("#reader")
        await user.press("c")
        assert "Ein Kran im Hafen von Lisanne" in user.shown("#reader")
        await user.press("c")
        assert "Ein Kran" not in user.shown("#reader")


async def test_a_hit_in_furniture_unfolds_it() -> None:
    async with running() as user:
        await user.search("kran")
        assert "Ein Kran im Hafen" in user.shown("#reader")


async def test_raw_and_clean() -> None:
    async with running() as user:
        await user.press("R")
        assert "Ein Kran im Hafen von Lisanne am Montag. | dpa/Reuters" in user.shown("#reader")
        assert "source missing" not in user.shown("#reader")
        await user.press("R")
        assert "source missing" in user.shown("#reader")


async def test_levels_of_highlights() -> None:
    async with running() as user:
        await user.press("tab")
        shown = [len(user.reading.reader.mentions)]
        words = []
        for _ in range(4):
            await user.press("v")
            shown.append(len(user.reading.reader.mentions))
            words.append(user.place)
        assert shown[0] == shown[1] + 1  # the role beside the name
        assert shown[2:] == [0, 0, shown[0]]
        assert words[0] == "highlighted: names"


async def test_zen_leaves_only_the_text() -> None:
    async with running() as user:
        await user.press("z")
        assert not user.reading.articles.display
        assert not user.reading.status.display
        await user.press("escape")
        assert user.reading.articles.display


async def test_the_column_gets_narrower_and_wider() -> None:
    async with running(size=(200, 40)) as user:
        await user.press("tab")
        assert user.reading.reader.text_width == 76
        await user.press("minus")
        assert user.reading.reader.text_width == 72
        await user.press("plus", "plus")
        assert user.reading.reader.text_width == 80


async def test_sorting_keeps_the_selected_article() -> None:
    async with running() as user:
        await user.press("j")
        selected = user.reading.articles.selected
        await user.press("S")
        assert user.place == "sorted: newest first"
        assert user.reading.articles.article_at(0) == 2
        assert user.reading.articles.selected == selected
        await user.press("S")
        assert user.reading.articles.article_at(0) == 0


async def test_three_panes_two_panes_one_pane() -> None:
    async with running() as user:
        assert [user.reading.articles.display, user.reading.panel.display] == [True, True]
    async with running(size=MIDDLE) as user:
        assert [user.reading.articles.display, user.reading.panel.display] == [True, False]
    async with running(size=NARROW) as user:
        assert user.reading.articles.display
        assert not user.reading.query_one("#middle").display
        await user.press("enter")
        assert user.reading.query_one("#middle").display
        assert not user.reading.articles.display


async def test_a_hidden_panel_is_shown_before_a_digit_jumps() -> None:
    async with running(size=MIDDLE) as user:
        user.reading.show_actor("per:joran-velde")
        await user.press("escape")
        place = user.desk.place
        assert not user.reading.panel_visible
        await user.press("1")
        assert user.reading.panel_visible
        assert user.desk.place == place
        await user.press("1")
        assert user.desk.place != place


async def test_where_panes_take_turns_q_leads_back_to_the_list_and_out() -> None:
    async with running(size=NARROW) as user:
        await user.press("enter", "full_stop", "enter")
        assert user.reading.pane == "panel"
        await user.press("q")
        assert user.reading.pane == "reader"
        await user.press("q")
        assert user.reading.pane == "list"
        await user.press("q")
        assert not user.app.is_running


async def test_too_small_says_so_and_comes_back() -> None:
    async with running(size=(20, 5)) as user:
        assert user.reading.query_one("#too-small").display
        assert not user.reading.articles.display
        await user.pilot.resize_terminal(100, 30)
        await user.pilot.pause()
        assert user.reading.articles.display
        assert not user.reading.query("#too-small")


async def test_resizing_keeps_the_text_at_the_top() -> None:
    async with running(size=(100, 12)) as user:
        await user.press("tab", "j", "j", "j", "j", "j", "j")
        top = user.reading.reader.top_offset
        await user.pilot.resize_terminal(56, 12)
        await user.pilot.pause()
        rows = user.reading.reader.layout_rows
        assert rows.row_of(top) == user.reading.reader.scroll_offset.y


async def test_tab_goes_through_the_panes() -> None:
    async with running() as user:
        seen = []
        for _ in range(3):
            await user.press("tab")
            seen.append(user.reading.pane)
        assert seen == ["reader", "panel", "list"]
        await user.press("shift+tab")
        assert user.reading.pane == "panel"


async def test_escape_never_quits() -> None:
    async with running() as user:
        await user.press("tab", "tab", *["escape"] * 6)
        assert user.app.is_running


async def test_ctrl_c_says_how_to_quit() -> None:
    async with running() as user:
        await user.press("tab", "ctrl+c")
        assert user.app.is_running
        messages = [notice.message for notice in user.app._notifications]
        assert any("Q quits" in message for message in messages)


async def test_capital_q_quits_from_everywhere() -> None:
    async with running() as user:
        await user.press("tab", "Q")
        assert not user.app.is_running


async def test_every_theme_draws() -> None:
    async with running() as user:
        for name in sorted(user.app.available_themes):
            user.app.theme = name
            await user.pilot.pause()
            assert "Hafen von Lisanne" in user.shown("#reader"), name


async def test_an_empty_dossier_says_what_to_do() -> None:
    from kz_tui.library import Library

    async with running(make(Library(), iter(()))) as user:
        assert "No article" in user.shown("#reader")


@pytest.mark.parametrize("key", ["tab", "shift+tab"])
async def test_where_no_pane_is_seen_none_is_next(key: str) -> None:
    async with running(size=(20, 5)) as user:
        await user.press("z", key)
        assert user.app.is_running
        assert user.reading.pane == "reader"
