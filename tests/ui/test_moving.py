from __future__ import annotations

import pytest
from textual import events
from textual.message import Message

from kz_tui.ui.drawing.panel_targets import PAGE, Section, Subject
from tests.ui.driver import NARROW, Driver, running


async def test_mentions_one_after_the_other_and_back() -> None:
    async with running() as user:
        await user.press("full_stop")
        assert user.reading.reader.current is not None
        assert user.place.startswith("mention 1 of")
        await user.press("e", "full_stop")
        assert user.place.startswith("mention 3 of")
        await user.press("comma", "E")
        assert user.place.startswith("mention 1 of")
        await user.press("comma")
        assert user.place == "no mention in that direction"


async def test_mentions_in_furniture_are_reached_and_unfolded() -> None:
    async with running() as user:
        await user.press("tab", "G")
        for _ in range(20):
            await user.press("full_stop")
        assert user.desk.article is not None
        current = user.reading.reader.current
        assert current is not None
        assert current.span.of(user.desk.article.text) == "Radio Nordost"
        assert "Über dieses Thema berichtete" in user.shown("#reader")


async def test_a_letter_on_every_mention_in_view() -> None:
    async with running() as user:
        await user.press("f")
        assert user.reading.reader.hinting
        await user.press("b")
        assert not user.reading.reader.hinting
        assert user.desk.place.actor is not None


async def test_a_key_that_is_no_letter_takes_the_letters_away() -> None:
    async with running() as user:
        text = user.shown("#reader")
        await user.press("f")
        assert user.shown("#reader") != text
        await user.press("escape")
        assert user.shown("#reader") == text
        assert user.reading.pane == "reader"


async def test_next_and_previous_article_while_reading() -> None:
    async with running() as user:
        await user.press("enter", "J")
        assert user.title == "Streik der Lotsen"
        assert user.reading.pane == "reader"
        await user.press("J", "J")
        assert user.title == "Sturm über der Küste"
        assert user.place == "the last article"
        await user.press("K")
        assert user.title == "Streik der Lotsen"


async def test_next_article_with_this_actor() -> None:
    async with running() as user:
        user.reading.show_actor("per:joran-velde")
        await user.press("asterisk")
        assert user.title == "Streik der Lotsen"
        assert user.reading.reader.current is not None
        await user.press("asterisk")
        assert user.place == "no further article with this actor"
        await user.press("number_sign")
        assert user.title == "Hafen von Lisanne gesperrt"


@pytest.mark.parametrize("key", ["backspace", "h", "alt+left", "ctrl+o", "H"])
async def test_back_and_forward_restore_article_place_and_panel(key: str) -> None:
    async with running(size=(140, 14)) as user:
        await user.press("enter", "space", "full_stop", "enter")
        before = user.desk.place
        standing = user.reading.reader.standing
        await user.press("J")
        assert user.title == "Streik der Lotsen"
        await user.press(key)
        assert user.title == "Hafen von Lisanne gesperrt"
        assert user.desk.place.actor == before.actor
        assert user.reading.reader.standing == standing
        await user.press("L")
        assert user.title == "Streik der Lotsen"


async def test_going_on_from_an_article_glanced_at_makes_it_a_place() -> None:
    async with running() as user:
        await user.press("j", "full_stop", "enter")
        assert user.title == "Streik der Lotsen"
        await user.press("backspace")
        assert user.title == "Streik der Lotsen"
        assert user.desk.place.actor is None


async def test_back_from_a_glance_returns_to_the_open_article() -> None:
    async with running() as user:
        await user.press("j")
        assert user.title == "Streik der Lotsen"
        await user.press("backspace")
        assert user.title == "Hafen von Lisanne gesperrt"


async def test_actors_of_the_article_stand_in_the_panel_until_one_is_chosen() -> None:
    async with running() as user:
        assert "IN THIS ARTICLE" in user.shown("#panel")
        await user.press("1")
        assert user.desk.place.actor is not None
        assert "LINKED" in user.shown("#panel")


async def test_mentions_of_this_article_or_of_all() -> None:
    async with running() as user:
        user.reading.show_actor("per:joran-velde")
        await user.pilot.pause()
        assert "this article, 2" in user.shown("#panel")
        await user.press("x")
        assert "everywhere, 3" in user.shown("#panel")


async def test_a_mention_in_context_leads_to_its_place() -> None:
    async with running() as user:
        user.reading.show_actor("per:joran-velde")
        await user.press("x", "tab", "tab", "G", "enter")
        assert user.title == "Streik der Lotsen"
        assert user.desk.place.actor == "per:joran-velde"


async def test_a_place_has_a_panel_but_no_links() -> None:
    async with running() as user:
        user.reading.show_actor("loc:lisanne")
        await user.pilot.pause()
        assert "only countries are linked" in user.shown("#panel")


async def test_a_note_makes_no_links() -> None:
    async with running() as user:
        user.reading.show_actor("org:radio-nordost")
        await user.pilot.pause()
        assert "nobody in these articles" in user.shown("#panel")


async def test_choosing_among_all_actors() -> None:
    async with running() as user:
        await user.press("A", "slash")
        await user.type("mira")
        await user.press("escape", "enter")
        await user.until(lambda: user.desk.place.actor == "per:mira-solberg")
        assert user.title == "Streik der Lotsen"


async def test_all_actors_can_be_left_without_choosing() -> None:
    async with running() as user:
        await user.press("A", "escape")
        assert user.desk.place.actor is None
        assert len(user.app.screen_stack) == 1


async def test_a_path_between_two_chosen_actors() -> None:
    async with running() as user:
        await user.press("P")
        await user.type("quandt")
        await user.press("enter")
        await user.type("solberg")
        await user.press("enter")
        assert "bridge Joran Velde" in user.shown("#panel")
        await user.press("2")
        assert user.desk.place.actor == "per:mira-solberg"
        await user.press("backspace")
        assert "bridge" in user.shown("#panel")


async def test_no_path_is_said() -> None:
    async with running() as user:
        user.reading.show_actor("per:petra-quandt")
        user.reading._show_path("per:petra-quandt", "org:radio-nordost")
        await user.pilot.pause()
        assert "Nothing in these articles connects" in user.shown("#panel")


async def _click_on(user: Driver, name: str) -> None:
    reader = user.reading.reader
    assert user.desk.article is not None
    mention = next(
        m for m in reader.mentions
        if m.span.of(user.desk.article.text) == name and m.furniture is None
    )  # fmt: skip
    row = reader.layout_rows.row_of(mention.span.start)
    column = reader.margin + mention.span.start - reader.layout_rows.starts[row]
    offset = (column + 1, row - reader.scroll_offset.y)
    await user.pilot.hover("#reader", offset=offset)
    await user.pilot.pause()
    assert reader.overlay.hover == reader.mentions.index(mention)
    await user.pilot.click("#reader", offset=offset)
    await user.pilot.pause()


async def test_hover_and_click_on_a_mention() -> None:
    async with running() as user:
        await _click_on(user, "Petra Quandt")
        assert user.desk.place.actor == "per:petra-quandt"


async def test_a_click_on_a_fold_opens_it() -> None:
    async with running() as user:
        row = next(y for y, line in enumerate(user.shown("#reader").split("\n")) if "▸" in line)
        await user.pilot.click("#reader", offset=(6, row))
        await user.pilot.pause()
        assert "Ein Kran im Hafen" in user.shown("#reader")


async def test_a_click_in_the_list_opens() -> None:
    async with running() as user:
        await user.pilot.click("#list", offset=(5, 6))
        await user.pilot.pause()
        assert user.title == "Streik der Lotsen"
        assert user.desk.history.past


async def test_selected_text_is_copied_without_the_breaks_of_the_rows() -> None:
    async with running(size=NARROW) as user:
        await user.press("enter")
        first = next(
            y for y, line in enumerate(user.shown("#reader").split("\n")) if "Reederei" in line
        )
        await user.pilot.mouse_down("#reader", offset=(3, first))
        await user.pilot.hover("#reader", offset=(12, first + 1))
        await user.pilot.mouse_up("#reader", offset=(12, first + 1))
        await user.pilot.pause()
        text = user.reading.get_selected_text() or ""
        assert text.startswith("Die Reederei Nordlicht hat den Hafen von Lisanne")
        assert "\n" not in text


async def test_where_panes_take_turns_an_article_opens_at_the_passage() -> None:
    async with running(size=(60, 9)) as user:
        await user.search("verfrüht")
        await user.press("enter")
        await user.until(lambda: "verfrüht" in user.shown("#reader"))
        await user.press("full_stop", "enter", "escape", "backspace")
        await user.until(lambda: "verfrüht" in user.shown("#reader"))


async def test_a_passage_asked_for_before_the_pane_is_told_of_its_room(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with running(size=(60, 9)) as user:
        reader = user.reading.reader
        held: list[Message] = []
        post = reader.post_message

        def hold(message: Message) -> bool:
            if isinstance(message, events.Resize):
                held.append(message)
                return True
            return post(message)

        monkeypatch.setattr(reader, "post_message", hold)
        await user.search("Reederei")
        await user.press("enter")
        await user.until(lambda: bool(held))
        await user.press("n")
        assert user.place == "hit 2/2"
        assert "mit der Reederei" in user.shown("#reader")
        for message in held:
            post(message)
        await user.pilot.pause()
        assert "mit der Reederei" in user.shown("#reader")


@pytest.mark.parametrize("keys", [["1"], ["J"], ["A", "end", "enter"]], ids="".join)
async def test_what_was_said_of_the_place_left_is_not_said_of_the_next(keys: list[str]) -> None:
    async with running() as user:
        await user.press("full_stop", "full_stop")
        assert user.place.startswith("mention 2")
        await user.press(*keys)
        assert user.place == ""


async def test_back_puts_the_cursor_of_the_panel_where_it_was() -> None:
    async with running() as user:
        user.reading.show_actor("per:joran-velde")
        user.reading.go_to_pane("panel")
        await user.press("down", "down")
        cursor = user.reading.panel.cursor
        await user.press("enter")
        assert user.desk.place.actor != "per:joran-velde"
        await user.press("backspace")
        assert user.desk.place.actor == "per:joran-velde"
        assert user.reading.pane == "panel"
        assert user.reading.panel.cursor == cursor


async def test_a_click_on_the_way_leads_back_to_whom_one_came_by() -> None:
    async with running() as user:
        user.reading.show_actor("per:joran-velde")
        await user.press("1", "1")
        shown = user.shown("#way")
        names = [part.strip() for part in shown.split("›")]
        assert names[0] == "Joran Velde"
        assert len(names) == 3
        await user.pilot.click("#way", offset=(shown.index(names[1]), 0))
        await user.pilot.pause()
        assert user.shown("#way").strip() == f"Joran Velde › {names[1]}"
        await user.press("L")
        assert user.shown("#way") == shown


async def test_more_of_a_section_comes_on_request(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(PAGE, Section.LINKS, 1)
    async with running() as user:
        user.reading.show_actor("per:joran-velde")
        user.reading.go_to_pane("panel")
        text = user.shown("#panel")
        assert "▾ 3 more" in text
        assert "2 Mira" not in text
        await user.press("down", "enter")
        assert "▾ 2 more" in user.shown("#panel")
        await user.press("down", "enter", "down", "enter")
        assert "more" not in user.shown("#panel")
        user.reading.show_actor("per:mira-solberg")
        assert "▾" in user.shown("#panel")


async def test_names_roles_and_articles_lead_to_where_they_stand() -> None:
    async with running() as user:
        user.reading.show_actor("per:petra-quandt")
        user.reading.go_to_pane("panel")
        text = user.shown("#panel")
        assert "NAMES AND ROLES" in text
        assert "Hafenmeisterin" in text
        row = next(
            y for y, line in enumerate(text.split("\n")) if line.startswith((" Hafenm", "▌Hafenm"))
        )
        await user.pilot.click("#panel", offset=(4, row + 1))
        await user.pilot.pause()
        current = user.reading.reader.current
        assert current is not None
        assert user.desk.article is not None
        assert current.span.of(user.desk.article.text) == "Hafenmeisterin"
        user.reading.show_actor("per:joran-velde")
        user.reading.go_to_pane("panel")
        await user.press("end", "enter")
        assert user.title == "Streik der Lotsen"
        assert user.desk.place.actor == "per:joran-velde"


async def test_other_ways_between_two_on_request() -> None:
    async with running(size=(140, 60)) as user:
        user.reading._show_path("per:petra-quandt", "loc:EE")
        assert "▸ other ways" in user.shown("#panel")
        await user.press("x")
        assert "▾ other ways" in user.shown("#panel")
        assert "OVER" in user.shown("#panel")
        await user.press("x")
        assert "OVER" not in user.shown("#panel")


async def test_what_was_chosen_is_gone_to_though_the_panel_shows_less_by_then() -> None:
    async with running() as user:
        panel = user.reading.panel
        user.reading.set_focus(panel)
        await user.pilot.pause()
        panel.action_edge(1)
        assert panel.cursor > 0
        panel.action_choose()
        panel.subject = Subject()  # before the choice is heard
        await user.settle()
        assert user.desk.place.actor is not None
